# The public names of huiyin.lib.planning, a block for each family; loaded on first use by __init__.py.

# assignment: who takes which case
from .assignment import Candidate as Candidate
from .assignment import Choice as Choice
from .assignment import ChoiceReason as ChoiceReason
from .assignment import least_loaded as least_loaded
from .forecasting import STANDARD_WEIGHTS as STANDARD_WEIGHTS

# forecasting: how many contacts will come
from .forecasting import Accuracy as Accuracy
from .forecasting import Arima as Arima
from .forecasting import Band as Band
from .forecasting import CalendarEffects as CalendarEffects
from .forecasting import CalendarRegression as CalendarRegression
from .forecasting import CallsForecast as CallsForecast
from .forecasting import CallsForecaster as CallsForecaster
from .forecasting import CallsTable as CallsTable
from .forecasting import Champion as Champion
from .forecasting import Combination as Combination
from .forecasting import Correction as Correction
from .forecasting import DayForecast as DayForecast
from .forecasting import Dispersion as Dispersion
from .forecasting import ErrorSums as ErrorSums
from .forecasting import ExponentialSmoothing as ExponentialSmoothing
from .forecasting import Fitted as Fitted
from .forecasting import FittedArima as FittedArima
from .forecasting import FittedCalls as FittedCalls
from .forecasting import FittedRegression as FittedRegression
from .forecasting import Forecast as Forecast
from .forecasting import Forecaster as Forecaster
from .forecasting import HoltWinters as HoltWinters
from .forecasting import IntradayUpdate as IntradayUpdate
from .forecasting import MemberScore as MemberScore
from .forecasting import NaiveScale as NaiveScale
from .forecasting import NormalisedMonth as NormalisedMonth
from .forecasting import OutlierDays as OutlierDays
from .forecasting import Profile as Profile
from .forecasting import RollingEvaluation as RollingEvaluation
from .forecasting import SameSeasonMean as SameSeasonMean
from .forecasting import SeasonalDecomposition as SeasonalDecomposition
from .forecasting import Series as Series
from .forecasting import WapeDifference as WapeDifference
from .forecasting import WeightedRule as WeightedRule
from .forecasting import WeightsFit as WeightsFit
from .forecasting import accuracy_from_sums as accuracy_from_sums
from .forecasting import band_coverage as band_coverage
from .forecasting import calendar_effects as calendar_effects
from .forecasting import calls_table as calls_table
from .forecasting import calls_table_from_rows as calls_table_from_rows
from .forecasting import choose_champion as choose_champion
from .forecasting import conformal_band as conformal_band
from .forecasting import correct_ahead as correct_ahead
from .forecasting import error_sums as error_sums
from .forecasting import forecast_accuracy as forecast_accuracy
from .forecasting import forecast_dispersion as forecast_dispersion
from .forecasting import intraday_profile as intraday_profile
from .forecasting import lunar_new_year as lunar_new_year
from .forecasting import lunar_offset as lunar_offset
from .forecasting import month_to_intervals as month_to_intervals
from .forecasting import naive_scale as naive_scale
from .forecasting import normalise_month as normalise_month
from .forecasting import outlier_days as outlier_days
from .forecasting import pinball_loss as pinball_loss
from .forecasting import profiles_by_class as profiles_by_class
from .forecasting import refit_weights as refit_weights
from .forecasting import rolling_origin as rolling_origin
from .forecasting import scale_to_total as scale_to_total
from .forecasting import seasonal_naive as seasonal_naive
from .forecasting import spread_day as spread_day
from .forecasting import spread_day_whole as spread_day_whole
from .forecasting import time_series as time_series
from .forecasting import update_day as update_day
from .forecasting import volume_quantiles as volume_quantiles
from .forecasting import wape_difference as wape_difference
from .forecasting import weighted_rule as weighted_rule
from .forecasting import working_days as working_days

# staffing: how many people they need

# rostering: who works when, and how good the plan was

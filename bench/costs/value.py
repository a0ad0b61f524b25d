"""Costs of the value family: purchase histories and BG/NBD at a million rows, survival, churn, investments."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pyarrow as pa

from bench.costs import Cost
from huiyin.lib.stats import (
    BuyingParameters,
    calibration,
    cox_model,
    fit_buying,
    fit_churn,
    fit_spend,
    forecast_purchases,
    investment,
    purchase_history,
    rfm,
    survival_curve,
)


def histories(n: int) -> dict[str, np.ndarray]:
    generator = np.random.default_rng(1)
    age = generator.integers(27 * 7, 39 * 7, n) / 7
    x = generator.negative_binomial(0.5, 0.3, n)
    last = np.where(x > 0, np.floor(age * 7 * generator.random(n) ** 0.5) / 7, 0.0)
    return {"purchases": x.astype(float), "last_purchase": last, "age": age}


def summary(n: int) -> Callable[[], object]:
    generator = np.random.default_rng(1)
    customers = pa.array(generator.integers(0, max(1, n // 5), n).astype(str))
    days = pa.array(np.datetime64("2024-01-01") + generator.integers(0, 365, n), pa.date32())
    amounts = pa.array(generator.gamma(2, 20, n))
    return lambda: purchase_history(customers=customers, dates=days, amounts=amounts, end=date(2024, 12, 31))


def quintiles(n: int) -> Callable[[], object]:
    generator = np.random.default_rng(1)
    columns = {name: generator.integers(0, 1000, n).astype(float) for name in ("recency", "frequency", "monetary")}
    return lambda: rfm(customers=range(n), **columns)


def buying(n: int) -> Callable[[], object]:
    columns = histories(n)
    return lambda: fit_buying(**columns)


def forecast(n: int) -> Callable[[], object]:
    columns = histories(n)
    return lambda: forecast_purchases(BuyingParameters(0.243, 4.414, 0.793, 2.426), **columns, horizon=52)


def spend(n: int) -> Callable[[], object]:
    generator = np.random.default_rng(1)
    x = 1.0 + generator.poisson(2, n)
    m = generator.gamma(6 * x) / (x * generator.gamma(3.7, 1 / 15, n))
    return lambda: fit_spend(purchases=x, mean_value=m)


def survival(n: int) -> Callable[[], object]:
    generator = np.random.default_rng(1)
    times = np.ceil(generator.exponential(200, n))
    return lambda: survival_curve(durations=np.minimum(times, 365), ended=times <= 365, at=[30, 90, 180])


def cox(n: int) -> Callable[[], object]:
    generator = np.random.default_rng(1)
    features = {f"f{i}": generator.normal(size=n) for i in range(5)}
    times = np.ceil(generator.exponential(200 * np.exp(-0.3 * features["f0"])))
    return lambda: cox_model(durations=np.minimum(times, 365), ended=times <= 365, features=features)


def churn(n: int) -> Callable[[], object]:
    generator = np.random.default_rng(1)
    features = {f"f{i}": generator.normal(size=n) for i in range(10)}
    left = (generator.random(n) < 1 / (1 + np.exp(1 - features["f0"]))).astype(float)
    return lambda: fit_churn(features=features, churned=left)


def calibrated(n: int) -> Callable[[], object]:
    generator = np.random.default_rng(1)
    risk = generator.beta(1, 4, n)
    left = (generator.random(n) < risk).astype(float)
    return lambda: calibration(predicted=risk, happened=left)


def months(n: int) -> Callable[[], object]:
    flows = [-1000.0, *np.random.default_rng(1).uniform(0, 2500 / n, n).tolist()]
    return lambda: investment(cashflows=flows, rate=0.005)


COSTS = [
    Cost("purchase histories from Arrow", (10_000, 100_000, 1_000_000), summary, growth_in_words="n log n"),
    Cost("RFM scores and segments", (10_000, 100_000, 1_000_000), quintiles, growth_in_words="n log n"),
    Cost("BG/NBD fit, compressed", (10_000, 100_000, 1_000_000), buying, growth_in_words="n log n", repeats=1),
    Cost("BG/NBD forecast", (10_000, 100_000, 1_000_000), forecast, repeats=1),
    Cost("Gamma–Gamma fit", (10_000, 100_000, 1_000_000), spend, repeats=1),
    Cost("Kaplan–Meier", (10_000, 100_000, 1_000_000), survival, growth_in_words="n log n"),
    Cost("Cox, 5 features", (1_000, 10_000, 100_000), cox, growth_in_words="n log n", repeats=1),
    Cost("churn fit, 10 features", (1_000, 10_000, 100_000), churn),
    Cost("calibration and AUC", (10_000, 100_000, 500_000), calibrated, growth_in_words="n log n", repeats=1),
    Cost("NPV, IRR, payback", (60, 600, 6_000), months),
]

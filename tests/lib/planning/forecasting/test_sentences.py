"""Each result of the family says one true sentence in each language."""

import pytest

from huiyin.lib.planning import (
    Combination,
    HoltWinters,
    WeightedRule,
    choose_champion,
    correct_ahead,
    forecast_accuracy,
    forecast_dispersion,
    intraday_profile,
    normalise_month,
    outlier_days,
    refit_weights,
    rolling_origin,
    seasonal_naive,
    time_series,
    update_day,
    wape_difference,
    weighted_rule,
)

MONTHS = time_series([100 + t + 20 * (t % 12 < 6) + t * 7 % 5 for t in range(60)], period=12)
BOTH = {"rule": WeightedRule(), "naive": seasonal_naive()}

SAID = {
    "interval": (HoltWinters(alpha=0.5).fit(MONTHS).forecast(2), "指数平滑", "指數平滑", "exponential smoothing"),
    "single": (weighted_rule(last_year=1, n3=1, n2=1, n1=1), "无法给出区间", "無法給出區間", "no interval"),
    "degraded": (weighted_rule(last_year=None, n3=1, n2=1, n1=1), "可靠性降低", "可靠性降低", "trust it less"),
    "refused": (
        Combination(members=(WeightedRule(),)).fit(time_series([])).forecast(1),
        "没有数据",
        "沒有資料",
        "no data",
    ),
    "accuracy": (forecast_accuracy(actual=[10], forecast=[9]), "偏差 −10%", "偏差 −10%", "a bias of −10%"),
    "rolling": (rolling_origin(MONTHS, forecasters=BOTH), "12 个起点", "12 個起點", "12 origins"),
    "champion": (choose_champion(MONTHS, candidates=BOTH, baseline="rule"), "naive", "naive", "naive"),
    "alike": (
        wape_difference(actual=[1] * 9, forecast=[2] * 9, baseline=[2] * 9),
        "无法区分",
        "無法區分",
        "not distinguishable",
    ),
    "worse": (wape_difference(actual=[5] * 9, forecast=[9] * 9, baseline=[6] * 9), "高于基准", "高於基準", "more than"),
    "month": (normalise_month([5, 5, 5, 5, 5, 5, 90]), "异常日 1 天", "異常日 1 天", "1 outlier day replaced"),
    "outliers": (outlier_days([5, 5, 5, 5, 5, 5, 90]), "1 天异常", "1 天異常", "Outliers: 1 of 7 days"),
    "weights": (refit_weights(MONTHS.values), "48 个月", "48 個月", "48 months"),
    "correction": (correct_ahead(actual=[11], forecast=[10], ahead=[]), "110%", "110%", "110%"),
    "profile": (intraday_profile([[1, 3]]), "第 2 个时段", "第 2 個時段", "number 2"),
    "update": (update_day(forecast=[10, 10], actual=[10]), "全天预计 20", "全天預計 20", "expected at 20"),
    "dispersion": (forecast_dispersion(actual=[50, 150] * 9, forecast=[100] * 18), "49%", "49%", "49%"),
}


@pytest.mark.parametrize("name", SAID)
def test_the_sentence_says_it(name):
    result, *expected = SAID[name]
    for language, words in zip(("zh-Hans", "zh-Hant", "en"), expected, strict=True):
        assert words in result.describe(language), result.describe(language)

"""What forecasts, their errors and their corrections say in three languages."""

from huiyin.lib.stats.speech import LANGUAGES, Said, Sentences

FORECAST: Sentences = {
    "zh-Hans": {
        "interval": "下一期预计为 {first}"
        "（{confidence}% 预测区间 {low} 至 {high}；{method}，依据 {n} 期数据，共预测 {steps} 期）。",
        "single": "下一期预计为 {first}（{method}，依据 {n} 期数据，共预测 {steps} 期，无法给出区间）。",
        "degraded": "下一期预计为 {first}，但部分输入缺失，可靠性降低"
        "（{method}，依据 {n} 期数据，共预测 {steps} 期）。",
    },
    "zh-Hant": {
        "interval": "下一期預計為 {first}"
        "（{confidence}% 預測區間 {low} 至 {high}；{method}，依據 {n} 期資料，共預測 {steps} 期）。",
        "single": "下一期預計為 {first}（{method}，依據 {n} 期資料，共預測 {steps} 期，無法給出區間）。",
        "degraded": "下一期預計為 {first}，但部分輸入缺漏，可靠性降低"
        "（{method}，依據 {n} 期資料，共預測 {steps} 期）。",
    },
    "en": {
        "interval": "The next value is expected at {first} ({confidence}% prediction interval {low} to {high}; "
        "{method} from {n} values, {steps} ahead).",
        "single": "The next value is expected at {first} ({method} from {n} values, {steps} ahead; no interval).",
        "degraded": "The next value is expected at {first}, but a part of the inputs was missing, so trust it less "
        "({method} from {n} values, {steps} ahead).",
    },
}

ACCURACY: Sentences = {
    "zh-Hans": {"plain": "预测误差 WAPE 为 {wape}，偏差 {bias}（{n} 个预测值）。"},
    "zh-Hant": {"plain": "預測誤差 WAPE 為 {wape}，偏差 {bias}（{n} 個預測值）。"},
    "en": {"plain": "The forecasts erred by a WAPE of {wape} with a bias of {bias} ({n} forecasts)."},
}

ROLLING: Sentences = {
    "zh-Hans": {
        "best": "在 {origins} 个起点上，{best} 的误差最小（WAPE {wape}，{n} 个预测值）。",
        "none": "在 {origins} 个起点上，{best} 等方法都没有可评价的预测（{n} 个预测值）。",
    },
    "zh-Hant": {
        "best": "在 {origins} 個起點上，{best} 的誤差最小（WAPE {wape}，{n} 個預測值）。",
        "none": "在 {origins} 個起點上，{best} 等方法都沒有可評估的預測（{n} 個預測值）。",
    },
    "en": {
        "best": "Over {origins} origins {best} erred least (WAPE {wape}, {n} forecasts).",
        "none": "Over {origins} origins neither {best} nor any other made forecasts to judge ({n} forecasts).",
    },
}

DIFFERENCE: Sentences = {
    "zh-Hans": {
        "better": "误差低于基准：WAPE {wape}，基准 {baseline}"
        "（差值的 {confidence}% 区间 {low} 至 {high} 个百分点，{n} 个预测值）。",
        "worse": "误差高于基准：WAPE {wape}，基准 {baseline}"
        "（差值的 {confidence}% 区间 {low} 至 {high} 个百分点，{n} 个预测值）。",
        "alike": "与基准无法区分：WAPE {wape}，基准 {baseline}"
        "（差值的 {confidence}% 区间 {low} 至 {high} 个百分点，{n} 个预测值）。",
        "single": "WAPE {wape}，基准 {baseline}（{n} 个预测值，太少，无法给出区间）。",
    },
    "zh-Hant": {
        "better": "誤差低於基準：WAPE {wape}，基準 {baseline}"
        "（差值的 {confidence}% 區間 {low} 至 {high} 個百分點，{n} 個預測值）。",
        "worse": "誤差高於基準：WAPE {wape}，基準 {baseline}"
        "（差值的 {confidence}% 區間 {low} 至 {high} 個百分點，{n} 個預測值）。",
        "alike": "與基準無法區分：WAPE {wape}，基準 {baseline}"
        "（差值的 {confidence}% 區間 {low} 至 {high} 個百分點，{n} 個預測值）。",
        "single": "WAPE {wape}，基準 {baseline}（{n} 個預測值，太少，無法給出區間）。",
    },
    "en": {
        "better": "It errs less than the baseline: WAPE {wape} against {baseline} "
        "({confidence}% interval of the difference {low} to {high} points, {n} forecasts).",
        "worse": "It errs more than the baseline: WAPE {wape} against {baseline} "
        "({confidence}% interval of the difference {low} to {high} points, {n} forecasts).",
        "alike": "It is not distinguishable from the baseline: WAPE {wape} against {baseline} "
        "({confidence}% interval of the difference {low} to {high} points, {n} forecasts).",
        "single": "WAPE is {wape} against {baseline} of the baseline ({n} forecasts are too few for an interval).",
    },
}

CHAMPION: Sentences = {
    "zh-Hans": {
        "beaten": "改用 {best}：在未参与挑选的起点上 WAPE 为 {wape}，基准 {baseline} 为 {old}（{n} 个预测值）。",
        "baseline": "继续使用 {baseline}：最好的候选 {best} 与它无法区分或更差（{n} 个预测值）。",
    },
    "zh-Hant": {
        "beaten": "改用 {best}：在未參與挑選的起點上 WAPE 為 {wape}，基準 {baseline} 為 {old}（{n} 個預測值）。",
        "baseline": "繼續使用 {baseline}：最好的候選 {best} 與它無法區分或更差（{n} 個預測值）。",
    },
    "en": {
        "beaten": "Use {best}: on origins it was not chosen on its WAPE is {wape} against {old} of {baseline} "
        "({n} forecasts).",
        "baseline": "Stay with {baseline}: the best candidate, {best}, is not distinguishable from it or worse "
        "({n} forecasts).",
    },
}

MONTH: Sentences = {
    "zh-Hans": {"plain": "归一化后的月量为 {figure}（{n} 天，替换异常日 {outliers} 天）。"},
    "zh-Hant": {"plain": "標準化後的月量為 {figure}（{n} 天，替換異常日 {outliers} 天）。"},
    "en": {"plain": "The normalised month has {figure} contacts ({n} days, {outliers} outlier days replaced)."},
}

OUTLIERS: Sentences = {
    "zh-Hans": {"some": "{n} 天中有 {outliers} 天异常。", "none": "{n} 天中异常日为 {outliers} 天。"},
    "zh-Hant": {"some": "{n} 天中有 {outliers} 天異常。", "none": "{n} 天中異常日為 {outliers} 天。"},
    "en": {"some": "Outliers: {outliers} of {n} days.", "none": "None of {n} days is an outlier ({outliers})."},
}

WEIGHTS: Sentences = {
    "zh-Hans": {"plain": "按 {n} 个月校准的权重为 {weights}，样本内均方误差比原权重低 {less}。"},
    "zh-Hant": {"plain": "依 {n} 個月校準的權重為 {weights}，樣本內均方誤差比原權重低 {less}。"},
    "en": {
        "plain": "Refit on {n} months the weights are {weights}; in sample their mean squared error is "
        "{less} below that of the old ones."
    },
}

CORRECTION: Sentences = {
    "zh-Hans": {"plain": "近 {n} 期实际量为预测的 {ratio}，后续预测修正 {change}。"},
    "zh-Hant": {"plain": "近 {n} 期實際量為預測的 {ratio}，後續預測修正 {change}。"},
    "en": {
        "plain": "Over the last {n} steps the actual was {ratio} of the forecast; what is ahead changes by {change}."
    },
}

PROFILE: Sentences = {
    "zh-Hans": {"plain": "最忙的是第 {busiest} 个时段，占全天 {share}（依据 {n} 天）。"},
    "zh-Hant": {"plain": "最忙的是第 {busiest} 個時段，占全天 {share}（依據 {n} 天）。"},
    "en": {"plain": "The busiest interval is number {busiest} with {share} of the day (from {n} days)."},
}

UPDATE: Sentences = {
    "zh-Hans": {"plain": "依据已过去的 {n} 个时段，其余时段的预测调整 {change}，全天预计 {total}。"},
    "zh-Hant": {"plain": "依據已過去的 {n} 個時段，其餘時段的預測調整 {change}，全天預計 {total}。"},
    "en": {
        "plain": "After {n} intervals the rest of the day changes by {change}; the whole day is expected at {total}."
    },
}

DISPERSION: Sentences = {
    "zh-Hans": {
        "poisson": "预测误差不超过随机到达本身的波动（{n} 个预测值）。",
        "more": "除随机到达的波动外，话务水平本身还有约 {sd} 的不确定性（{n} 个预测值）。",
    },
    "zh-Hant": {
        "poisson": "預測誤差不超過隨機到達本身的波動（{n} 個預測值）。",
        "more": "除隨機到達的波動外，話務水準本身還有約 {sd} 的不確定性（{n} 個預測值）。",
    },
    "en": {
        "poisson": "The forecasts err no more than chance arrivals alone would ({n} forecasts).",
        "more": "Beyond chance arrivals the level itself is uncertain by about {sd} ({n} forecasts).",
    },
}

CALLS: Sentences = {
    "zh-Hans": {
        "interval": "首日预计来电 {total} 通（{confidence}% 预测区间 {low} 至 {high}，依据 {n} 天）。",
        "single": "首日预计来电 {total} 通（依据 {n} 天，太少，无法给出区间）。",
    },
    "zh-Hant": {
        "interval": "首日預計來電 {total} 通（{confidence}% 預測區間 {low} 至 {high}，依據 {n} 天）。",
        "single": "首日預計來電 {total} 通（依據 {n} 天，太少，無法給出區間）。",
    },
    "en": {
        "interval": "{total} calls are expected on the first day ({confidence}% prediction interval {low} to {high}, "
        "from {n} days).",
        "single": "{total} calls are expected on the first day (from {n} days, too few for an interval).",
    },
}

_METHODS: dict[str, Said] = {
    "seasonal_naive": {"zh-Hans": "季节朴素法", "zh-Hant": "季節單純法", "en": "seasonal naive"},
    "last": {"zh-Hans": "同期均值", "zh-Hant": "同期平均", "en": "mean of the same season"},
    "weighted_rule": {"zh-Hans": "加权规则", "zh-Hant": "加權規則", "en": "weighted rule"},
    "holt_winters": {"zh-Hans": "Holt–Winters 法", "zh-Hant": "Holt–Winters 法", "en": "Holt–Winters"},
    "exponential_smoothing": {"zh-Hans": "指数平滑", "zh-Hant": "指數平滑", "en": "exponential smoothing"},
    "ets": {"zh-Hans": "状态空间指数平滑", "zh-Hant": "狀態空間指數平滑", "en": "state-space smoothing"},
    "arima": {"zh-Hans": "ARIMA 模型", "zh-Hant": "ARIMA 模型", "en": "ARIMA"},
    "mstl": {"zh-Hans": "多重季节分解", "zh-Hant": "多重季節分解", "en": "seasonal decomposition"},
    "calendar_regression": {"zh-Hans": "日历回归", "zh-Hant": "日曆迴歸", "en": "calendar regression"},
    "median_of": {"zh-Hans": "中位数组合", "zh-Hant": "中位數組合", "en": "median of several methods"},
}


def spoken_method(method: str) -> Said:
    """The words for a method's code; the code itself where there are none."""
    bare = method.removeprefix("log_")
    found = [said for code, said in _METHODS.items() if bare.startswith(code)]
    return found[0] if found else dict.fromkeys(LANGUAGES, method)

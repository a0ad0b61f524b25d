"""What differences of means and shares and of many units say in three languages."""

from typing import Final

from huiyin.lib.stats.speech import Said, Sentences

THE_DIFFERENCE: Final[Said] = {"zh-Hans": "差异", "zh-Hant": "差異", "en": "the difference"}
THE_COMPARISON: Final[Said] = {"zh-Hans": "单位比较", "zh-Hant": "單位比較", "en": "the comparison of units"}

LIST_COMMA: Final[Said] = {"zh-Hans": "、", "zh-Hant": "、", "en": ", "}
AND_MORE: Final[Said] = {"zh-Hans": "等（另有 {more} 个）", "zh-Hant": "等（另有 {more} 個）", "en": " and {more} more"}

ADJUSTMENTS: Final[dict[str, Said]] = {
    "holm": {"zh-Hans": "Holm 校正", "zh-Hant": "Holm 校正", "en": "Holm-adjusted"},
    "bh": {"zh-Hans": "BH 校正", "zh-Hant": "BH 校正", "en": "BH-adjusted"},
    "by": {"zh-Hans": "BY 校正", "zh-Hant": "BY 校正", "en": "BY-adjusted"},
}

DIFFERENCE: Sentences = {
    "zh-Hans": {
        "higher": "差异 {difference} ± {margin}（{confidence}% 置信水平，n = {n}）：显著更高。",
        "lower": "差异 {difference} ± {margin}（{confidence}% 置信水平，n = {n}）：显著更低。",
        "same": "差异 {difference} ± {margin}（{confidence}% 置信水平，n = {n}）：无法区分。",
        "untested": "差异 {difference}（n = {n}），无法检验：{why}。",
    },
    "zh-Hant": {
        "higher": "差異 {difference} ± {margin}（{confidence}% 信賴水準，n = {n}）：顯著較高。",
        "lower": "差異 {difference} ± {margin}（{confidence}% 信賴水準，n = {n}）：顯著較低。",
        "same": "差異 {difference} ± {margin}（{confidence}% 信賴水準，n = {n}）：無法區分。",
        "untested": "差異 {difference}（n = {n}），無法檢定：{why}。",
    },
    "en": {
        "higher": "Difference {difference} ± {margin} ({confidence}% confidence, n = {n}): distinguishably higher.",
        "lower": "Difference {difference} ± {margin} ({confidence}% confidence, n = {n}): distinguishably lower.",
        "same": "Difference {difference} ± {margin} ({confidence}% confidence, n = {n}): not distinguishable.",
        "untested": "Difference {difference} (n = {n}), which cannot be tested: {why}.",
    },
}

SHARE_DIFFERENCE: Sentences = {
    "zh-Hans": {
        "higher": "差异 {difference} 个百分点（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：显著更高。",
        "lower": "差异 {difference} 个百分点（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：显著更低。",
        "same": "差异 {difference} 个百分点（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：无法区分。",
        "untested": "差异 {difference} 个百分点（n = {n}），无法检验。",
    },
    "zh-Hant": {
        "higher": "差異 {difference} 個百分點（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：顯著較高。",
        "lower": "差異 {difference} 個百分點（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：顯著較低。",
        "same": "差異 {difference} 個百分點（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：無法區分。",
        "untested": "差異 {difference} 個百分點（n = {n}），無法檢定。",
    },
    "en": {
        "higher": "Difference {difference} points ({confidence}% interval {low} to {high}, n = {n}): "
        "distinguishably higher.",
        "lower": "Difference {difference} points ({confidence}% interval {low} to {high}, n = {n}): "
        "distinguishably lower.",
        "same": "Difference {difference} points ({confidence}% interval {low} to {high}, n = {n}): "
        "not distinguishable.",
        "untested": "Difference {difference} points (n = {n}), which cannot be tested.",
    },
}

UNITS: Sentences = {
    "zh-Hans": {
        "both": "{units} 个单位中，显著高于其余的有：{higher}；显著低于其余的有：{lower}（{adjustment}，n = {n}）。",
        "higher": "{units} 个单位中，显著高于其余的有：{higher}；没有显著更低的（{adjustment}，n = {n}）。",
        "lower": "{units} 个单位中，显著低于其余的有：{lower}；没有显著更高的（{adjustment}，n = {n}）。",
        "none": "{units} 个单位与其余单位均无法区分（{adjustment}，n = {n}）。",
    },
    "zh-Hant": {
        "both": "{units} 個單位中，顯著高於其餘的有：{higher}；顯著低於其餘的有：{lower}（{adjustment}，n = {n}）。",
        "higher": "{units} 個單位中，顯著高於其餘的有：{higher}；沒有顯著較低的（{adjustment}，n = {n}）。",
        "lower": "{units} 個單位中，顯著低於其餘的有：{lower}；沒有顯著較高的（{adjustment}，n = {n}）。",
        "none": "{units} 個單位與其餘單位均無法區分（{adjustment}，n = {n}）。",
    },
    "en": {
        "both": "Of {units} units, distinguishably above the rest: {higher}; below: {lower} ({adjustment}, n = {n}).",
        "higher": "Of {units} units, distinguishably above the rest: {higher}; none below ({adjustment}, n = {n}).",
        "lower": "Of {units} units, distinguishably below the rest: {lower}; none above ({adjustment}, n = {n}).",
        "none": "None of {units} units is distinguishable from the rest ({adjustment}, n = {n}).",
    },
}

FIGURE_DIFFERENCE: Sentences = {
    "zh-Hans": {
        "higher": "差异 {difference}（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：显著更高。",
        "lower": "差异 {difference}（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：显著更低。",
        "same": "差异 {difference}（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：无法区分。",
        "untested": "差异 {difference}（n = {n}），无法给出区间。",
    },
    "zh-Hant": {
        "higher": "差異 {difference}（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：顯著較高。",
        "lower": "差異 {difference}（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：顯著較低。",
        "same": "差異 {difference}（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：無法區分。",
        "untested": "差異 {difference}（n = {n}），無法給出區間。",
    },
    "en": {
        "higher": "Difference {difference} ({confidence}% interval {low} to {high}, n = {n}): distinguishably higher.",
        "lower": "Difference {difference} ({confidence}% interval {low} to {high}, n = {n}): distinguishably lower.",
        "same": "Difference {difference} ({confidence}% interval {low} to {high}, n = {n}): not distinguishable.",
        "untested": "Difference {difference} (n = {n}), without an interval.",
    },
}

TARGET: Sentences = {
    "zh-Hans": {
        "higher": "与目标 {target} 相差 {difference}（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：高于目标。",
        "lower": "与目标 {target} 相差 {difference}（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：低于目标。",
        "same": "与目标 {target} 相差 {difference}（{confidence}% 置信区间 {low} 至 {high}，n = {n}）：无法区分。",
        "untested": "与目标 {target} 相差 {difference}（n = {n}），无法给出区间。",
    },
    "zh-Hant": {
        "higher": "與目標 {target} 相差 {difference}（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：高於目標。",
        "lower": "與目標 {target} 相差 {difference}（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：低於目標。",
        "same": "與目標 {target} 相差 {difference}（{confidence}% 信賴區間 {low} 至 {high}，n = {n}）：無法區分。",
        "untested": "與目標 {target} 相差 {difference}（n = {n}），無法給出區間。",
    },
    "en": {
        "higher": "From the target {target}: {difference} ({confidence}% interval {low} to {high}, n = {n}): above it.",
        "lower": "From the target {target}: {difference} ({confidence}% interval {low} to {high}, n = {n}): below it.",
        "same": "From the target {target}: {difference} ({confidence}% interval {low} to {high}, n = {n}): "
        "not distinguishable from it.",
        "untested": "From the target {target}: {difference} (n = {n}), without an interval.",
    },
}

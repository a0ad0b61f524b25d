"""What control charts, run rules, budgets and change points say in three languages."""

from typing import Final

from huiyin.lib.stats.speech import Said, Sentences

THE_CHART: Final[Said] = {"zh-Hans": "控制图", "zh-Hant": "管制圖", "en": "the control chart"}
THE_RULES: Final[Said] = {"zh-Hans": "判异准则", "zh-Hant": "判異準則", "en": "the run rules"}
THE_RUN_LENGTH: Final[Said] = {"zh-Hans": "平均运行长度", "zh-Hant": "平均連串長度", "en": "the run length"}
THE_BUDGET: Final[Said] = {"zh-Hans": "告警预算", "zh-Hant": "警報預算", "en": "the alarm budget"}
THE_CHANGES: Final[Said] = {"zh-Hans": "变点", "zh-Hant": "變點", "en": "the change points"}

LIST_COMMA: Final[Said] = {"zh-Hans": "、", "zh-Hant": "、", "en": ", "}
AND_MORE: Final[Said] = {"zh-Hans": "……", "zh-Hant": "……", "en": " …"}
NOTHING: Final[Said] = {"zh-Hans": "", "zh-Hant": "", "en": ""}

FAMILIES: Final[dict[str, Said]] = {
    "nelson": {"zh-Hans": "Nelson", "zh-Hant": "Nelson", "en": "Nelson"},
    "western_electric": {"zh-Hans": "Western Electric", "zh-Hant": "Western Electric", "en": "Western Electric"},
}

CHART: Sentences = {
    "zh-Hans": {
        "inside": "{n} 个点都在控制限内，看不出特殊原因。",
        "outside": "{n} 个点中有 {out} 个超出控制限（第 {which} 点），值得查找特殊原因。",
        "inside_provisional": "{n} 个点都在控制限内；但控制限只依据 {basis} 个点，仅供参考。",
        "outside_provisional": "{n} 个点中有 {out} 个超出控制限（第 {which} 点）；"
        "但控制限只依据 {basis} 个点，仅供参考。",
    },
    "zh-Hant": {
        "inside": "{n} 個點都在管制界限內，看不出特殊原因。",
        "outside": "{n} 個點中有 {out} 個超出管制界限（第 {which} 點），值得查找特殊原因。",
        "inside_provisional": "{n} 個點都在管制界限內；但界限只依據 {basis} 個點，僅供參考。",
        "outside_provisional": "{n} 個點中有 {out} 個超出管制界限（第 {which} 點）；"
        "但界限只依據 {basis} 個點，僅供參考。",
    },
    "en": {
        "inside": "All {n} points lie within the limits: no sign of a special cause.",
        "outside": "Outside the limits: {out} of {n} points (point {which}); worth looking for a special cause.",
        "inside_provisional": "All {n} points lie within the limits, which rest on only {basis} points: provisional.",
        "outside_provisional": "Outside the limits: {out} of {n} points (point {which}); "
        "the limits rest on only {basis} points: provisional.",
    },
}

RULES: Sentences = {
    "zh-Hans": {
        "some": "{n} 个点中有 {points} 个触发 {family} 准则 {rules}（第 {which} 点）。",
        "none": "{n} 个点没有触发所选的 {family} 准则。",
    },
    "zh-Hant": {
        "some": "{n} 個點中有 {points} 個觸發 {family} 準則 {rules}（第 {which} 點）。",
        "none": "{n} 個點沒有觸發所選的 {family} 準則。",
    },
    "en": {
        "some": "Points that complete a pattern of {family} rule {rules}: {points} of {n} (point {which}).",
        "none": "None of {n} points completes a pattern of the {family} rules asked for.",
    },
}

RUN_LENGTH: Sentences = {
    "zh-Hans": {
        "in_control": "过程稳定时，平均每 {length} 个点误报一次。",
        "shifted": "均值偏移 {shift} 个标准差后，平均 {length} 个点发出信号。",
    },
    "zh-Hant": {
        "in_control": "過程穩定時，平均每 {length} 個點誤報一次。",
        "shifted": "平均值偏移 {shift} 個標準差後，平均 {length} 個點發出訊號。",
    },
    "en": {
        "in_control": "While nothing changes there is one false alarm in {length} points on average.",
        "shifted": "After a shift of {shift} standard deviations the signal takes {length} points on average.",
    },
}

BUDGET: Sentences = {
    "zh-Hans": {
        "some": "每天 {n} 个点、至多 {allowed} 次误报：建议用准则 {rules}，预计每天误报 {alarms} 次。",
        "none": "每天 {n} 个点时，没有一组准则的误报不超过每天 {allowed} 次（最少 {least} 次）。",
    },
    "zh-Hant": {
        "some": "每天 {n} 個點、至多 {allowed} 次誤報：建議採用準則 {rules}，預計每天誤報 {alarms} 次。",
        "none": "每天 {n} 個點時，沒有一組準則的誤報不超過每天 {allowed} 次（最少 {least} 次）。",
    },
    "en": {
        "some": "False alarms a day with {n} points a day: {alarms} expected under rules {rules}, "
        "the quickest set within the {allowed} allowed.",
        "none": "With {n} points a day no rule set stays within {allowed} false alarms a day (the least is {least}).",
    },
}

MEMORY: Sentences = {
    "zh-Hans": {
        "some": "{n} 个点中有 {points} 个超限，最早是第 {first} 点：水平可能已经偏移。",
        "none": "{n} 个点都未超限，看不出水平偏移。",
    },
    "zh-Hant": {
        "some": "{n} 個點中有 {points} 個超限，最早是第 {first} 點：水準可能已經偏移。",
        "none": "{n} 個點都未超限，看不出水準偏移。",
    },
    "en": {
        "some": "Beyond the limit: {points} of {n} points, first point {first}; the level may have shifted.",
        "none": "None of {n} points passes the limit: no sign of a shift in level.",
    },
}

CHANGES: Sentences = {
    "zh-Hans": {
        "one": "水平在第 {after} 点之后改变：由 {left} 变为 {right}（差异 {difference}{margin}，n = {n}）。",
        "several": "水平改变了 {changes} 次（第 {which} 点之后，n = {n}）；最近一次由 {left} 变为 {right}。",
        "none": "{n} 个点中看不出水平改变。",
    },
    "zh-Hant": {
        "one": "水準在第 {after} 點之後改變：由 {left} 變為 {right}（差異 {difference}{margin}，n = {n}）。",
        "several": "水準改變了 {changes} 次（第 {which} 點之後，n = {n}）；最近一次由 {left} 變為 {right}。",
        "none": "{n} 個點中看不出水準改變。",
    },
    "en": {
        "one": "The level changed after point {after}, from {left} to {right} "
        "(difference {difference}{margin}, n = {n}).",
        "several": "The level changed {changes} times (after points {which}; n = {n}), last from {left} to {right}.",
        "none": "No change of level can be made out in {n} points.",
    },
}

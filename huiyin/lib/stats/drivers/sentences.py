"""What importance and performance say in three languages."""

from huiyin.lib.stats.speech import Sentences

MATRIX: Sentences = {
    "zh-Hans": {
        "none": "没有重要性高而表现低的项目（{n} 份回答）。",
        "plain": "重要性高而表现低：{names}（未检验所在象限是否稳定）。",
        "stable": "重要性高而表现低，且重复抽样中至少 {clear} 落在该象限：{names}（{n} 份回答）。",
        "unstable": "{names} 看似重要性高而表现低，但所在象限不稳定（重复抽样中不足 {clear}，{n} 份回答），无法确定。",
    },
    "zh-Hant": {
        "none": "沒有重要性高而表現低的項目（{n} 份回答）。",
        "plain": "重要性高而表現低：{names}（未檢驗所在象限是否穩定）。",
        "stable": "重要性高而表現低，且重複抽樣中至少 {clear} 落在該象限：{names}（{n} 份回答）。",
        "unstable": "{names} 看似重要性高而表現低，但所在象限不穩定（重複抽樣中不足 {clear}，{n} 份回答），無法確定。",
    },
    "en": {
        "none": "Nothing is of high importance and low performance ({n} answers).",
        "plain": "Of high importance and low performance: {names} (how stable the quadrant is was not tested).",
        "stable": "Of high importance and low performance in at least {clear} of resamples: {names} ({n} answers).",
        "unstable": "{names}: seemingly of high importance and low performance, but the quadrant is not stable"
        " (under {clear} of resamples, {n} answers).",
    },
}

STATED: Sentences = {
    "zh-Hans": {
        "plain": "自述最重要的是 {name}（均值 {mean}，{n} 个评分，其中 {top} 为最高分）。",
        "compressed": "自述最重要的是 {name}（均值 {mean}），但 {n} 个评分中 {top} 为最高分，项目之间难以区分。",
    },
    "zh-Hant": {
        "plain": "自述最重要的是 {name}（平均值 {mean}，{n} 個評分，其中 {top} 為最高分）。",
        "compressed": "自述最重要的是 {name}（平均值 {mean}），但 {n} 個評分中 {top} 為最高分，項目之間難以區分。",
    },
    "en": {
        "plain": "Stated as most important: {name} (mean {mean}; {n} ratings, {top} of them at the top).",
        "compressed": "Stated as most important: {name} (mean {mean}), but {top} of {n} ratings are at the top,"
        " so that items hardly differ.",
    },
}

DRIVERS: Sentences = {
    "zh-Hans": {
        "none": "各项目合计与结果的关联无法与零区分（R² {r2}，{n} 份回答）。",
        "plain": "与结果关联最强的是 {name}，占重要性合计的 {share}（R² {r2}，{n} 份回答）；关联不等于因果。",
        "clear": "与结果关联最强的是 {name}，占重要性合计的 {share}，重复抽样中 {first} 居首"
        "（R² {r2}，{n} 份回答）；关联不等于因果。",
        "unclear": "{name} 的关联看似最强，占重要性合计的 {share}，但重复抽样中仅 {first} 居首，"
        "与其他项目无法区分（R² {r2}，{n} 份回答）。",
    },
    "zh-Hant": {
        "none": "各項目合計與結果的關聯無法與零區分（R² {r2}，{n} 份回答）。",
        "plain": "與結果關聯最強的是 {name}，占重要性合計的 {share}（R² {r2}，{n} 份回答）；關聯不等於因果。",
        "clear": "與結果關聯最強的是 {name}，占重要性合計的 {share}，重複抽樣中 {first} 居首"
        "（R² {r2}，{n} 份回答）；關聯不等於因果。",
        "unclear": "{name} 的關聯看似最強，占重要性合計的 {share}，但重複抽樣中僅 {first} 居首，"
        "與其他項目無法區分（R² {r2}，{n} 份回答）。",
    },
    "en": {
        "none": "The drivers together are not distinguishable from no association (R² {r2}, {n} answers).",
        "plain": "Most strongly associated: {name}, with {share} of the importance (R² {r2}, {n} answers);"
        " association is not cause.",
        "clear": "Most strongly associated: {name}, with {share} of the importance, first in {first} of resamples"
        " (R² {r2}, {n} answers); association is not cause.",
        "unclear": "{name} seems most strongly associated ({share} of the importance), but is first in only {first}"
        " of resamples: not distinguishable from others (R² {r2}, {n} answers).",
    },
}

PENALTY: Sentences = {
    "zh-Hans": {
        "none": "没有项目的高分或低分与结果有可区分的关联（{n} 份回答）。",
        "basic": "{name} 表现差时结果低（{penalty}），表现好时无法区分（{reward}）：符合必备需求（{n} 份回答）。",
        "exciting": "{name} 表现好时结果高（{reward}），表现差时无法区分（{penalty}）：符合魅力需求（{n} 份回答）。",
        "performance": "{name} 表现差与表现好都与结果相关（{penalty}，{reward}）：符合期望需求（{n} 份回答）。",
    },
    "zh-Hant": {
        "none": "沒有項目的高分或低分與結果有可區分的關聯（{n} 份回答）。",
        "basic": "{name} 表現差時結果低（{penalty}），表現好時無法區分（{reward}）：符合必備需求（{n} 份回答）。",
        "exciting": "{name} 表現好時結果高（{reward}），表現差時無法區分（{penalty}）：符合魅力需求（{n} 份回答）。",
        "performance": "{name} 表現差與表現好都與結果相關（{penalty}，{reward}）：符合期望需求（{n} 份回答）。",
    },
    "en": {
        "none": "No attribute's high or low ratings are distinguishably associated with the outcome ({n} answers).",
        "basic": "{name}: low ratings go with a lower outcome ({penalty}), high ones are not distinguishable"
        " ({reward}): like a basic need ({n} answers).",
        "exciting": "{name}: high ratings go with a higher outcome ({reward}), low ones are not distinguishable"
        " ({penalty}): like an exciting need ({n} answers).",
        "performance": "{name}: both low and high ratings are associated with the outcome ({penalty}, {reward}):"
        " like a performance need ({n} answers).",
    },
}

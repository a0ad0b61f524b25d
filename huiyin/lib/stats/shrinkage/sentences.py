"""What shrunken means, rates, rankings and funnels say in three languages."""

from huiyin.lib.stats.speech import Sentences

SHRINKAGE: Sentences = {
    "zh-Hans": {
        "plain": "{units} 个单位收缩到共同均值 {mean}；最高的是 {name}（原始 {raw}，收缩后 {shrunk}；共 {n} 份数据）。",
        "differ": "{units} 个单位之间有差异（{p}）；"
        "收缩后最高的是 {name}（原始 {raw}，收缩后 {shrunk}；共 {n} 份数据）。",
        "alike": "{units} 个单位之间无法区分（{p}）；"
        "收缩后最高的是 {name}（原始 {raw}，收缩后 {shrunk}；共 {n} 份数据）。",
    },
    "zh-Hant": {
        "plain": "{units} 個單位收縮到共同平均值 {mean}；"
        "最高的是 {name}（原始 {raw}，收縮後 {shrunk}；共 {n} 筆資料）。",
        "differ": "{units} 個單位之間有差異（{p}）；"
        "收縮後最高的是 {name}（原始 {raw}，收縮後 {shrunk}；共 {n} 筆資料）。",
        "alike": "{units} 個單位之間無法區分（{p}）；"
        "收縮後最高的是 {name}（原始 {raw}，收縮後 {shrunk}；共 {n} 筆資料）。",
    },
    "en": {
        "plain": "{units} units are pulled to the common mean {mean}; highest is {name}"
        " (plain {raw}, shrunken {shrunk}; {n} values).",
        "differ": "The {units} units differ ({p}); highest after shrinkage is {name} (plain {raw}, shrunken {shrunk};"
        " {n} values).",
        "alike": "The {units} units are not distinguishable ({p}); highest after shrinkage is {name} (plain {raw},"
        " shrunken {shrunk}; {n} values).",
    },
}

RATES: Sentences = {
    "zh-Hans": {
        "plain": "{units} 个单位收缩到 {mean}；最高的是 {name}（原始 {raw}，收缩后 {shrunk}，区间 {low} 至 {high}）。",
        "prior": "没有单位有数据，均取 {mean}。",
    },
    "zh-Hant": {
        "plain": "{units} 個單位收縮到 {mean}；最高的是 {name}（原始 {raw}，收縮後 {shrunk}，區間 {low} 至 {high}）。",
        "prior": "沒有單位有資料，均取 {mean}。",
    },
    "en": {
        "plain": "{units} units are pulled to {mean}; highest is {name} (plain {raw}, shrunken {shrunk}, interval"
        " {low} to {high}).",
        "prior": "No unit has data; all take {mean}.",
    },
}

RANKING: Sentences = {
    "zh-Hans": {
        "clear": "{n} 个单位中 {name} 居首的概率为 {best}。",
        "unclear": "{n} 个单位中 {name} 排在最前，但名次无法确定：居首的概率 {best}，位于前列的概率 {top}，"
        "名次区间 {low} 至 {high}。",
    },
    "zh-Hant": {
        "clear": "{n} 個單位中 {name} 居首的機率為 {best}。",
        "unclear": "{n} 個單位中 {name} 排在最前，但名次無法確定：居首的機率 {best}，位於前列的機率 {top}，"
        "名次區間 {low} 至 {high}。",
    },
    "en": {
        "clear": "Of {n} units {name} is the best with probability {best}.",
        "unclear": "Of {n} units {name} comes first, but its rank is not certain: best with probability {best}, among"
        " the top with {top}, rank {low} to {high}.",
    },
}

RELIABILITY: Sentences = {
    "zh-Hans": {"plain": "每个单位至少需要 {n} 份评分，可靠度才能达到 {wanted}。"},
    "zh-Hant": {"plain": "每個單位至少需要 {n} 份評分，信度才能達到 {wanted}。"},
    "en": {"plain": "Each unit needs at least {n} scores for a reliability of {wanted}."},
}

FUNNEL: Sentences = {
    "zh-Hans": {
        "none": "{units} 个单位与总体 {share} 均无法区分（{n} 个案例）。",
        "some": "{units} 个单位中明显偏离总体 {share} 的是 {names}（{n} 个案例）。",
    },
    "zh-Hant": {
        "none": "{units} 個單位與總體 {share} 均無法區分（{n} 個案例）。",
        "some": "{units} 個單位中明顯偏離總體 {share} 的是 {names}（{n} 個案例）。",
    },
    "en": {
        "none": "None of {units} units is distinguishable from the overall {share} ({n} cases).",
        "some": "Of {units} units these stand out from the overall {share}: {names} ({n} cases).",
    },
}

STANDARDISED: Sentences = {
    "zh-Hans": {
        "none": "按案例构成调整后，{units} 个单位的观察数与期望数均无法区分（{n} 个案例）。",
        "some": "按案例构成调整后，{units} 个单位中偏离期望最多的是 {name}：观察数与期望数之比 {ratio}"
        "（{confidence}% 置信区间 {low} 至 {high}，未作多重比较校正，{n} 个案例）。",
    },
    "zh-Hant": {
        "none": "按案例構成調整後，{units} 個單位的觀察數與期望數均無法區分（{n} 個案例）。",
        "some": "按案例構成調整後，{units} 個單位中偏離期望最多的是 {name}：觀察數與期望數之比 {ratio}"
        "（{confidence}% 信賴區間 {low} 至 {high}，未作多重比較校正，{n} 個案例）。",
    },
    "en": {
        "none": "With the case mix taken into account, none of {units} units is distinguishable from what is expected"
        " ({n} cases).",
        "some": "With the case mix taken into account, of {units} units {name} is furthest from what is expected: ratio"
        " {ratio} ({confidence}% interval {low} to {high}, not adjusted for many units, {n} cases).",
    },
}

"""What the experiments family says in three languages."""

from huiyin.lib.stats.speech import Said, Sentences


def errors(clusters: int | None, *, few: bool) -> Said:
    """How the standard errors were found, with a warning when the clusters are few."""
    if clusters is None:
        return {"zh-Hans": "普通标准误", "zh-Hant": "一般標準誤", "en": "classical errors"}
    caution = (
        {"zh-Hans": "，单元少，区间偏窄", "zh-Hant": "，單位少，區間偏窄", "en": ", few: interval too narrow"}
        if few
        else {"zh-Hans": "", "zh-Hant": "", "en": ""}
    )
    return {
        "zh-Hans": f"按 {clusters} 个单元聚类{caution['zh-Hans']}",
        "zh-Hant": f"依 {clusters} 個單位聚類{caution['zh-Hant']}",
        "en": f"errors clustered by {clusters} units{caution['en']}",
    }


DID: Sentences = {
    "zh-Hans": {
        "rise": "与对照组相比，变化相差 {figure} ± {half}（n = {n}，{confidence}% 置信水平，{errors}）：有上升。",
        "fall": "与对照组相比，变化相差 {figure} ± {half}（n = {n}，{confidence}% 置信水平，{errors}）：有下降。",
        "unclear": "与对照组相比，变化相差 {figure} ± {half}（n = {n}，{confidence}% 置信水平，{errors}）：无法区分。",
        "single": "与对照组相比，变化相差 {figure}（n = {n}，{errors}，无法给出区间）。",
    },
    "zh-Hant": {
        "rise": "與對照組相比，變化相差 {figure} ± {half}（n = {n}，{confidence}% 信賴水準，{errors}）：有上升。",
        "fall": "與對照組相比，變化相差 {figure} ± {half}（n = {n}，{confidence}% 信賴水準，{errors}）：有下降。",
        "unclear": "與對照組相比，變化相差 {figure} ± {half}（n = {n}，{confidence}% 信賴水準，{errors}）：無法區分。",
        "single": "與對照組相比，變化相差 {figure}（n = {n}，{errors}，無法給出區間）。",
    },
    "en": {
        "rise": "Against the control group the change is {figure} ± {half} "
        "(n = {n}, {confidence}% level, {errors}): a rise.",
        "fall": "Against the control group the change is {figure} ± {half} "
        "(n = {n}, {confidence}% level, {errors}): a fall.",
        "unclear": "Against the control group the change is {figure} ± {half} "
        "(n = {n}, {confidence}% level, {errors}): not distinguishable.",
        "single": "Against the control group the change is {figure} (n = {n}, {errors}, no interval).",
    },
}

_PLACEBO_DIFFERS: Said = {
    "zh-Hans": "改变之前两组的走势已相差 {figure} ± {half}（n = {n}，{confidence}% 置信水平，{errors}）："
    "双重差分不可信。",
    "zh-Hant": "改變之前兩組的走勢已相差 {figure} ± {half}（n = {n}，{confidence}% 信賴水準，{errors}）："
    "雙重差分不可信。",
    "en": "Even before the change the groups moved apart by {figure} ± {half} (n = {n}, {confidence}% level, "
    "{errors}): "
    "do not trust the difference in differences.",
}

PLACEBO: Sentences = {
    "zh-Hans": {
        "rise": _PLACEBO_DIFFERS["zh-Hans"],
        "fall": _PLACEBO_DIFFERS["zh-Hans"],
        "unclear": "改变之前两组走势相差 {figure} ± {half}（n = {n}，{confidence}% 置信水平，{errors}）："
        "未见差异，但不足以证明走势相同。",
        "single": "改变之前两组走势相差 {figure}（n = {n}，{errors}，无法给出区间）。",
    },
    "zh-Hant": {
        "rise": _PLACEBO_DIFFERS["zh-Hant"],
        "fall": _PLACEBO_DIFFERS["zh-Hant"],
        "unclear": "改變之前兩組走勢相差 {figure} ± {half}（n = {n}，{confidence}% 信賴水準，{errors}）："
        "未見差異，但不足以證明走勢相同。",
        "single": "改變之前兩組走勢相差 {figure}（n = {n}，{errors}，無法給出區間）。",
    },
    "en": {
        "rise": _PLACEBO_DIFFERS["en"],
        "fall": _PLACEBO_DIFFERS["en"],
        "unclear": "Before the change the groups moved apart by {figure} ± {half} (n = {n}, {confidence}% level, "
        "{errors}): not distinguishable, which does not prove equal trends.",
        "single": "Before the change the groups moved apart by {figure} (n = {n}, {errors}, no interval).",
    },
}

STAGGERED: Sentences = {
    "zh-Hans": {
        "rise": "分批上线的平均效果为 {figure} ± {half}（{n} 个单元，{confidence}% 置信水平）：有上升。",
        "fall": "分批上线的平均效果为 {figure} ± {half}（{n} 个单元，{confidence}% 置信水平）：有下降。",
        "unclear": "分批上线的平均效果为 {figure} ± {half}（{n} 个单元，{confidence}% 置信水平）：无法区分。",
        "single": "分批上线的平均效果为 {figure}（{n} 个单元，无法给出区间）。",
    },
    "zh-Hant": {
        "rise": "分批上線的平均效果為 {figure} ± {half}（{n} 個單位，{confidence}% 信賴水準）：有上升。",
        "fall": "分批上線的平均效果為 {figure} ± {half}（{n} 個單位，{confidence}% 信賴水準）：有下降。",
        "unclear": "分批上線的平均效果為 {figure} ± {half}（{n} 個單位，{confidence}% 信賴水準）：無法區分。",
        "single": "分批上線的平均效果為 {figure}（{n} 個單位，無法給出區間）。",
    },
    "en": {
        "rise": "The mean effect of the staggered start is {figure} ± {half} ({n} units, {confidence}% level): a rise.",
        "fall": "The mean effect of the staggered start is {figure} ± {half} ({n} units, {confidence}% level): a fall.",
        "unclear": "The mean effect of the staggered start is {figure} ± {half} ({n} units, {confidence}% level): "
        "not distinguishable.",
        "single": "The mean effect of the staggered start is {figure} ({n} units, no interval).",
    },
}

CUPED: Sentences = {
    "zh-Hans": {
        "rise": "扣除事前差异后，试点组减对照组为 {figure} ± {half}（n = {n}，{confidence}% 置信水平，方差减少 "
        "{saved}）：更高。",
        "fall": "扣除事前差异后，试点组减对照组为 {figure} ± {half}（n = {n}，{confidence}% 置信水平，方差减少 "
        "{saved}）：更低。",
        "unclear": "扣除事前差异后，试点组减对照组为 {figure} ± {half}"
        "（n = {n}，{confidence}% 置信水平，方差减少 {saved}）：无法区分。",
        "single": "扣除事前差异后，试点组减对照组为 {figure}（n = {n}，方差减少 {saved}，无法给出区间）。",
    },
    "zh-Hant": {
        "rise": "扣除事前差異後，試辦組減對照組為 {figure} ± {half}（n = {n}，{confidence}% 信賴水準，變異數減少 "
        "{saved}）：較高。",
        "fall": "扣除事前差異後，試辦組減對照組為 {figure} ± {half}（n = {n}，{confidence}% 信賴水準，變異數減少 "
        "{saved}）：較低。",
        "unclear": "扣除事前差異後，試辦組減對照組為 {figure} ± {half}"
        "（n = {n}，{confidence}% 信賴水準，變異數減少 {saved}）：無法區分。",
        "single": "扣除事前差異後，試辦組減對照組為 {figure}（n = {n}，變異數減少 {saved}，無法給出區間）。",
    },
    "en": {
        "rise": "Beyond what was known before, treated − control is {figure} ± {half} (n = {n}, {confidence}% "
        "level, {saved} less variance): higher.",
        "fall": "Beyond what was known before, treated − control is {figure} ± {half} (n = {n}, {confidence}% "
        "level, {saved} less variance): lower.",
        "unclear": "Beyond what was known before, treated − control is {figure} ± {half} (n = {n}, {confidence}% "
        "level, {saved} less variance): not distinguishable.",
        "single": "Beyond what was known before, treated − control is {figure} (n = {n}, {saved} less variance, "
        "no interval).",
    },
}

SEQUENTIAL: Sentences = {
    "zh-Hans": {
        "stop": "估计 {figure}（n = {n}，{confidence}% 置信序列 {low} 至 {high}，任意时刻有效 {p}）："
        "可以停止并下结论。",
        "go_on": "估计 {figure}（n = {n}，{confidence}% 置信序列 {low} 至 {high}，任意时刻有效 {p}）："
        "尚无法区分，可继续。",
        "early": "估计 {figure}（n = {n}）：数据太少，尚不能判断。",
    },
    "zh-Hant": {
        "stop": "估計 {figure}（n = {n}，{confidence}% 信賴序列 {low} 至 {high}，任意時刻有效 {p}）："
        "可以停止並下結論。",
        "go_on": "估計 {figure}（n = {n}，{confidence}% 信賴序列 {low} 至 {high}，任意時刻有效 {p}）："
        "尚無法區分，可繼續。",
        "early": "估計 {figure}（n = {n}）：資料太少，尚不能判斷。",
    },
    "en": {
        "stop": "The estimate is {figure} (n = {n}, {confidence}% confidence sequence {low} to {high}, "
        "always-valid {p}): "
        "one may stop and conclude.",
        "go_on": "The estimate is {figure} (n = {n}, {confidence}% confidence sequence {low} to {high}, "
        "always-valid {p}): "
        "not yet distinguishable; go on.",
        "early": "The estimate is {figure} (n = {n}): too early to judge.",
    },
}

PATH: Sentences = {
    "zh-Hans": {
        "crossed": "{n} 次观察中，在第 {at} 次即可停止并下结论（任意时刻有效 {p}）。",
        "going_on": "{n} 次观察后尚无法区分（任意时刻有效 {p}），可继续。",
    },
    "zh-Hant": {
        "crossed": "{n} 次觀察中，在第 {at} 次即可停止並下結論（任意時刻有效 {p}）。",
        "going_on": "{n} 次觀察後尚無法區分（任意時刻有效 {p}），可繼續。",
    },
    "en": {
        "crossed": "Of {n} observations the first {at} suffice to stop and conclude (always-valid {p}).",
        "going_on": "After {n} observations not yet distinguishable (always-valid {p}); go on.",
    },
}

SAMPLE_SIZE: Sentences = {
    "zh-Hans": {"size": "对照组需 {control}、试点组需 {treated}，共 {n}（显著性水平 {alpha}，功效 {power}）。"},
    "zh-Hant": {"size": "對照組需 {control}、試辦組需 {treated}，共 {n}（顯著水準 {alpha}，檢定力 {power}）。"},
    "en": {"size": "Control {control} and treated {treated}, {n} in all (level {alpha}, power {power})."},
}

POWER: Sentences = {
    "zh-Hans": {"power": "共 {n} 个样本时，若差异存在，有 {figure} 的机会发现它（显著性水平 {alpha}）。"},
    "zh-Hant": {"power": "共 {n} 個樣本時，若差異存在，有 {figure} 的機會發現它（顯著水準 {alpha}）。"},
    "en": {"power": "With {n} in all the chance to find the difference, if it exists, is {figure} (level {alpha})."},
}

DETECTABLE: Sentences = {
    "zh-Hans": {"smallest": "共 {n} 个样本时，可以 {power} 的功效发现 {figure} 以上的差异（显著性水平 {alpha}）。"},
    "zh-Hant": {"smallest": "共 {n} 個樣本時，可以 {power} 的檢定力發現 {figure} 以上的差異（顯著水準 {alpha}）。"},
    "en": {"smallest": "With {n} in all a difference of {figure} or more is found with power {power} (level {alpha})."},
}

VERDICT: Sentences = {
    "zh-Hans": {
        "better": "采用：差异在 {low} 至 {high} 之间（n = {n}），确有改善。",
        "not_worse": "采用：差异在 {low} 至 {high} 之间（n = {n}），不劣于现状。",
        "worse": "停止：差异在 {low} 至 {high} 之间（n = {n}），确有变差。",
        "not_worth": "停止：差异在 {low} 至 {high} 之间（n = {n}），即使最好也达不到值得做的程度。",
        "too_small": "调整：差异在 {low} 至 {high} 之间（n = {n}），确有改善，但太小。",
        "unclear": "调整：差异在 {low} 至 {high} 之间（n = {n}），尚无法区分，应改进或继续收集数据。",
    },
    "zh-Hant": {
        "better": "採用：差異在 {low} 至 {high} 之間（n = {n}），確有改善。",
        "not_worse": "採用：差異在 {low} 至 {high} 之間（n = {n}），不劣於現狀。",
        "worse": "停止：差異在 {low} 至 {high} 之間（n = {n}），確有變差。",
        "not_worth": "停止：差異在 {low} 至 {high} 之間（n = {n}），即使最好也達不到值得做的程度。",
        "too_small": "調整：差異在 {low} 至 {high} 之間（n = {n}），確有改善，但太小。",
        "unclear": "調整：差異在 {low} 至 {high} 之間（n = {n}），尚無法區分，應改進或繼續蒐集資料。",
    },
    "en": {
        "better": "Adopt: the difference lies between {low} and {high} (n = {n}), an improvement.",
        "not_worse": "Adopt: the difference lies between {low} and {high} (n = {n}), no worse than before.",
        "worse": "Stop: the difference lies between {low} and {high} (n = {n}), a change for the worse.",
        "not_worth": "Stop: the difference lies between {low} and {high} (n = {n}), at best not worth it.",
        "too_small": "Adjust: the difference lies between {low} and {high} (n = {n}), an improvement, but too small.",
        "unclear": "Adjust: the difference lies between {low} and {high} (n = {n}), not yet distinguishable; "
        "improve it or gather more.",
    },
}

INTERRUPTED: Sentences = {
    "zh-Hans": {
        "rise": "改变后水平上升（变化 {figure} ± {half}；{n} 期，{confidence}% 置信水平），每期趋势变化 {slope}；"
        "没有对照组，原因须另证。",
        "fall": "改变后水平下降（变化 {figure} ± {half}；{n} 期，{confidence}% 置信水平），每期趋势变化 {slope}；"
        "没有对照组，原因须另证。",
        "unclear": "改变前后水平相差 {figure} ± {half}（{n} 期，{confidence}% 置信水平），每期趋势变化 "
        "{slope}：水平无法区分。",
        "single": "改变前后水平相差 {figure}（{n} 期，每期趋势变化 {slope}，无法给出区间）。",
    },
    "zh-Hant": {
        "rise": "改變後水準上升（變化 {figure} ± {half}；{n} 期，{confidence}% 信賴水準），每期趨勢變化 {slope}；"
        "沒有對照組，原因須另證。",
        "fall": "改變後水準下降（變化 {figure} ± {half}；{n} 期，{confidence}% 信賴水準），每期趨勢變化 {slope}；"
        "沒有對照組，原因須另證。",
        "unclear": "改變前後水準相差 {figure} ± {half}（{n} 期，{confidence}% 信賴水準），每期趨勢變化 "
        "{slope}：水準無法區分。",
        "single": "改變前後水準相差 {figure}（{n} 期，每期趨勢變化 {slope}，無法給出區間）。",
    },
    "en": {
        "rise": "At the change the level rose ({figure} ± {half}; {n} periods, {confidence}% level), the trend per "
        "period changed by {slope}; without a control group the cause is open.",
        "fall": "At the change the level fell ({figure} ± {half}; {n} periods, {confidence}% level), the "
        "trend per "
        "period changed by {slope}; without a control group the cause is open.",
        "unclear": "At the change the level moved by {figure} ± {half} ({n} periods, {confidence}% level), the "
        "trend per "
        "period changed by {slope}: the jump is not distinguishable.",
        "single": "At the change the level moved by {figure} ({n} periods, trend per period {slope}, no interval).",
    },
}

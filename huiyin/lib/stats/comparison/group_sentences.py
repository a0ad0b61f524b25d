"""What tests of several groups and rank tests say in three languages."""

from typing import Final

from huiyin.lib.stats.speech import Said, Sentences

THE_ANOVA: Final[Said] = {"zh-Hans": "方差分析", "zh-Hant": "變異數分析", "en": "the analysis of variance"}
THE_RANK_TEST: Final[Said] = {"zh-Hans": "秩检验", "zh-Hant": "等級檢定", "en": "the rank test"}
THE_VARIANCE_CHECK: Final[Said] = {"zh-Hans": "方差齐性检验", "zh-Hant": "變異數同質性檢定", "en": "the variance check"}

ANOVA: Sentences = {
    "zh-Hans": {
        "pairs": "{groups} 组均值不全相同（{p}，n = {n}）；可以区分的是：{pairs}。",
        "different": "{groups} 组均值不全相同（{p}，n = {n}），但没有指明可以区分的组对。",
        "same": "{groups} 组均值无法区分（{p}，n = {n}）。",
    },
    "zh-Hant": {
        "pairs": "{groups} 組平均值不全相同（{p}，n = {n}）；可以區分的是：{pairs}。",
        "different": "{groups} 組平均值不全相同（{p}，n = {n}），但沒有指出可以區分的組對。",
        "same": "{groups} 組平均值無法區分（{p}，n = {n}）。",
    },
    "en": {
        "pairs": "The means of {groups} groups are not all alike ({p}, n = {n}); distinguishable: {pairs}.",
        "different": "The means of {groups} groups are not all alike ({p}, n = {n}), but no pair is singled out.",
        "same": "The means of {groups} groups are not distinguishable ({p}, n = {n}).",
    },
}

KRUSKAL: Sentences = {
    "zh-Hans": {
        "pairs": "{groups} 组的高低分布不全相同（{p}，n = {n}）；可以区分的是：{pairs}。",
        "different": "{groups} 组的高低分布不全相同（{p}，n = {n}），但没有指明可以区分的组对。",
        "same": "{groups} 组的高低分布无法区分（{p}，n = {n}）。",
    },
    "zh-Hant": {
        "pairs": "{groups} 組的高低分布不全相同（{p}，n = {n}）；可以區分的是：{pairs}。",
        "different": "{groups} 組的高低分布不全相同（{p}，n = {n}），但沒有指出可以區分的組對。",
        "same": "{groups} 組的高低分布無法區分（{p}，n = {n}）。",
    },
    "en": {
        "pairs": "{groups} groups do not all rank alike ({p}, n = {n}); distinguishable: {pairs}.",
        "different": "{groups} groups do not all rank alike ({p}, n = {n}), but no pair is singled out.",
        "same": "{groups} groups are not distinguishable by rank ({p}, n = {n}).",
    },
}

VARIANCES: Sentences = {
    "zh-Hans": {
        "classic": "未发现各组方差不等（{p}，n = {n}），可用经典方差分析。",
        "welch": "各组方差不等（{p}，n = {n}），应用 Welch 方差分析。",
    },
    "zh-Hant": {
        "classic": "未發現各組變異數不等（{p}，n = {n}），可用傳統變異數分析。",
        "welch": "各組變異數不等（{p}，n = {n}），應採用 Welch 變異數分析。",
    },
    "en": {
        "classic": "No sign of unequal variances ({p}, n = {n}): the classic analysis will do.",
        "welch": "The variances are unequal ({p}, n = {n}): use Welch's analysis.",
    },
}

MANN_WHITNEY: Sentences = {
    "zh-Hans": {
        "higher": "第一组倾向更高：Cliff δ = {delta}（{confidence}% 置信区间 {low} 至 {high}，{p}，n = {n}）。",
        "lower": "第一组倾向更低：Cliff δ = {delta}（{confidence}% 置信区间 {low} 至 {high}，{p}，n = {n}）。",
        "same": "两组无法区分：Cliff δ = {delta}（{confidence}% 置信区间 {low} 至 {high}，{p}，n = {n}）。",
        "untested": "Cliff δ = {delta}（n = {n}），数据不足以检验。",
    },
    "zh-Hant": {
        "higher": "第一組傾向較高：Cliff δ = {delta}（{confidence}% 信賴區間 {low} 至 {high}，{p}，n = {n}）。",
        "lower": "第一組傾向較低：Cliff δ = {delta}（{confidence}% 信賴區間 {low} 至 {high}，{p}，n = {n}）。",
        "same": "兩組無法區分：Cliff δ = {delta}（{confidence}% 信賴區間 {low} 至 {high}，{p}，n = {n}）。",
        "untested": "Cliff δ = {delta}（n = {n}），資料不足以檢定。",
    },
    "en": {
        "higher": "The first group tends to be higher: Cliff's delta {delta} "
        "({confidence}% interval {low} to {high}, {p}, n = {n}).",
        "lower": "The first group tends to be lower: Cliff's delta {delta} "
        "({confidence}% interval {low} to {high}, {p}, n = {n}).",
        "same": "The groups are not distinguishable: Cliff's delta {delta} "
        "({confidence}% interval {low} to {high}, {p}, n = {n}).",
        "untested": "Cliff's delta is {delta} (n = {n}); the data do not suffice for a test.",
    },
}

"""What sample plans, weights and response rates say in three languages."""

from huiyin.lib.stats.speech import Sentences

SIZE: Sentences = {
    "zh-Hans": {
        "answers": "误差不超过 ±{margin} 需要 {n} 份回答。",
        "invitations": "误差不超过 ±{margin} 需要 {n} 份回答，按预计回收率应发出 {invitations} 份邀请。",
    },
    "zh-Hant": {
        "answers": "誤差不超過 ±{margin} 需要 {n} 份回答。",
        "invitations": "誤差不超過 ±{margin} 需要 {n} 份回答，依預計回收率應發出 {invitations} 份邀請。",
    },
    "en": {
        "answers": "A margin of ±{margin} needs {n} answers.",
        "invitations": "A margin of ±{margin} needs {n} answers: {invitations} invitations at the expected response.",
    },
}

ALLOCATION: Sentences = {
    "zh-Hans": {
        "sampled": "{n} 份样本分配到 {strata} 层。",
        "some_whole": "{n} 份样本分配到 {strata} 层，其中 {whole} 层全部调查。",
    },
    "zh-Hant": {
        "sampled": "{n} 份樣本配置到 {strata} 層。",
        "some_whole": "{n} 份樣本配置到 {strata} 層，其中 {whole} 層全數調查。",
    },
    "en": {
        "sampled": "{n} answers are spread over {strata} strata.",
        "some_whole": "{n} answers are spread over {strata} strata, {whole} of them taken whole.",
    },
}

RAKED: Sentences = {
    "zh-Hans": {
        "weighted": "加权后各边际与总体一致；{n} 份回答相当于 {effective} 份（设计效应 {deff}），"
        "权重为中位数的 {smallest} 至 {largest} 倍。",
    },
    "zh-Hant": {
        "weighted": "加權後各邊際與母體一致；{n} 份回答相當於 {effective} 份（設計效應 {deff}），"
        "權重為中位數的 {smallest} 至 {largest} 倍。",
    },
    "en": {
        "weighted": "The weighted margins are those of the population; {n} answers are worth {effective} "
        "(design effect {deff}), weights run from {smallest} to {largest} times their median.",
    },
}

WEIGHTED: Sentences = {
    "zh-Hans": {
        "interval": "加权估计为 {figure}（{n} 份回答，有效样本 {effective}，{confidence}% 置信区间 {low} 至 {high}）。",
        "single": "加权估计为 {figure}（{n} 份回答，有效样本 {effective}，无法给出区间）。",
    },
    "zh-Hant": {
        "interval": "加權估計為 {figure}（{n} 份回答，有效樣本 {effective}，{confidence}% 信賴區間 {low} 至 {high}）。",
        "single": "加權估計為 {figure}（{n} 份回答，有效樣本 {effective}，無法給出區間）。",
    },
    "en": {
        "interval": "The weighted estimate is {figure} "
        "({n} answers, worth {effective}; {confidence}% interval {low} to {high}).",
        "single": "The weighted estimate is {figure} ({n} answers, worth {effective}; no interval).",
    },
}

RESPONSE: Sentences = {
    "zh-Hans": {
        "on_plan": "{n} 份邀请的回收率为 {rate}（区间 {low} 至 {high}），没有明显低于计划的层。",
        "behind": "{n} 份邀请的回收率为 {rate}（区间 {low} 至 {high}）；明显低于计划、需要再次触达：{behind}。",
    },
    "zh-Hant": {
        "on_plan": "{n} 份邀請的回收率為 {rate}（區間 {low} 至 {high}），沒有明顯低於計畫的層。",
        "behind": "{n} 份邀請的回收率為 {rate}（區間 {low} 至 {high}）；明顯低於計畫、需要再次觸及：{behind}。",
    },
    "en": {
        "on_plan": "{rate} of {n} invitations were answered (interval {low} to {high}); "
        "no stratum is clearly behind plan.",
        "behind": "{rate} of {n} invitations were answered (interval {low} to {high}); "
        "clearly behind plan and due a second touch: {behind}.",
    },
}

EFFORT: Sentences = {
    "zh-Hans": {
        "clear": "晚答者比早答者相差 {difference}（区间 {low} 至 {high}，{p}）：未答者可能也不同。",
        "unclear": "晚答者与早答者相差 {difference}（区间 {low} 至 {high}，{p}）：两者无法区分。",
        "single": "晚答者与早答者相差 {difference}，无法给出区间。",
    },
    "zh-Hant": {
        "clear": "晚答者比早答者相差 {difference}（區間 {low} 至 {high}，{p}）：未答者可能也不同。",
        "unclear": "晚答者與早答者相差 {difference}（區間 {low} 至 {high}，{p}）：兩者無法區分。",
        "single": "晚答者與早答者相差 {difference}，無法給出區間。",
    },
    "en": {
        "clear": "Late responders differ from early ones by {difference} (interval {low} to {high}, {p}): "
        "those who stay silent may differ too.",
        "unclear": "Late responders differ from early ones by {difference} (interval {low} to {high}, {p}): "
        "the two are not distinguishable.",
        "single": "Late responders differ from early ones by {difference}; no interval can be given.",
    },
}

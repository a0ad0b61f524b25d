"""What NPS, CSAT and means say in three languages."""

from huiyin.lib.stats.speech import Sentences

NPS: Sentences = {
    "zh-Hans": {
        "interval": "NPS 为 {figure}（{n} 份回答，{confidence}% 置信区间 {low} 至 {high}）。",
        "single": "NPS 为 {figure}（仅 {n} 份回答，无法给出区间）。",
    },
    "zh-Hant": {
        "interval": "NPS 為 {figure}（{n} 份回答，{confidence}% 信賴區間 {low} 至 {high}）。",
        "single": "NPS 為 {figure}（僅 {n} 份回答，無法給出區間）。",
    },
    "en": {
        "interval": "NPS is {figure} ({n} answers, {confidence}% interval {low} to {high}).",
        "single": "NPS is {figure} (only {n} answers: no interval).",
    },
}

CSAT: Sentences = {
    "zh-Hans": {
        "interval": "满意率为 {figure}%（{n} 份回答，{confidence}% 置信区间 {low}% 至 {high}%）。",
        "single": "满意率为 {figure}%（仅 {n} 份回答，无法给出区间）。",
    },
    "zh-Hant": {
        "interval": "滿意率為 {figure}%（{n} 份回答，{confidence}% 信賴區間 {low}% 至 {high}%）。",
        "single": "滿意率為 {figure}%（僅 {n} 份回答，無法給出區間）。",
    },
    "en": {
        "interval": "{figure}% are satisfied ({n} answers, {confidence}% interval {low}% to {high}%).",
        "single": "{figure}% are satisfied (only {n} answers: no interval).",
    },
}

MEAN: Sentences = {
    "zh-Hans": {
        "interval": "均值为 {figure}（{n} 份回答，{confidence}% 置信区间 {low} 至 {high}）。",
        "single": "均值为 {figure}（仅 {n} 份回答，无法给出区间）。",
    },
    "zh-Hant": {
        "interval": "平均值為 {figure}（{n} 份回答，{confidence}% 信賴區間 {low} 至 {high}）。",
        "single": "平均值為 {figure}（僅 {n} 份回答，無法給出區間）。",
    },
    "en": {
        "interval": "The mean is {figure} ({n} answers, {confidence}% interval {low} to {high}).",
        "single": "The mean is {figure} (only {n} answers: no interval).",
    },
}

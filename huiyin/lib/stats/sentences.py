"""The sentences of `describe()`: kind of figure × with or without interval × language."""

SENTENCES: dict[str, dict[str, dict[str, str]]] = {
    "zh-Hans": {
        "nps": {
            "interval": "NPS 为 {figure}（{n} 份回答，{confidence}% 置信区间 {low} 至 {high}）。",
            "single": "NPS 为 {figure}（仅 {n} 份回答，无法给出区间）。",
        },
        "csat": {
            "interval": "满意率为 {figure}%（{n} 份回答，{confidence}% 置信区间 {low}% 至 {high}%）。",
            "single": "满意率为 {figure}%（仅 {n} 份回答，无法给出区间）。",
        },
        "mean": {
            "interval": "均值为 {figure}（{n} 份回答，{confidence}% 置信区间 {low} 至 {high}）。",
            "single": "均值为 {figure}（仅 {n} 份回答，无法给出区间）。",
        },
    },
    "zh-Hant": {
        "nps": {
            "interval": "NPS 為 {figure}（{n} 份回答，{confidence}% 信賴區間 {low} 至 {high}）。",
            "single": "NPS 為 {figure}（僅 {n} 份回答，無法給出區間）。",
        },
        "csat": {
            "interval": "滿意率為 {figure}%（{n} 份回答，{confidence}% 信賴區間 {low}% 至 {high}%）。",
            "single": "滿意率為 {figure}%（僅 {n} 份回答，無法給出區間）。",
        },
        "mean": {
            "interval": "平均值為 {figure}（{n} 份回答，{confidence}% 信賴區間 {low} 至 {high}）。",
            "single": "平均值為 {figure}（僅 {n} 份回答，無法給出區間）。",
        },
    },
    "en": {
        "nps": {
            "interval": "NPS is {figure} ({n} answers, {confidence}% interval {low} to {high}).",
            "single": "NPS is {figure} (only {n} answers: no interval).",
        },
        "csat": {
            "interval": "{figure}% are satisfied ({n} answers, {confidence}% interval {low}% to {high}%).",
            "single": "{figure}% are satisfied (only {n} answers: no interval).",
        },
        "mean": {
            "interval": "The mean is {figure} ({n} answers, {confidence}% interval {low} to {high}).",
            "single": "The mean is {figure} (only {n} answers: no interval).",
        },
    },
}

UNDEFINED: dict[str, dict[str, str]] = {
    "zh-Hans": {
        "nps": "还没有可计算 NPS 的回答（缺失 {missing} 份）。",
        "csat": "还没有可计算满意率的回答（缺失 {missing} 份）。",
        "mean": "还没有可计算均值的回答（缺失 {missing} 份）。",
    },
    "zh-Hant": {
        "nps": "還沒有可計算 NPS 的回答（缺失 {missing} 份）。",
        "csat": "還沒有可計算滿意率的回答（缺失 {missing} 份）。",
        "mean": "還沒有可計算平均值的回答（缺失 {missing} 份）。",
    },
    "en": {
        "nps": "No answers to compute an NPS from yet ({missing} missing).",
        "csat": "No answers to compute a satisfaction rate from yet ({missing} missing).",
        "mean": "No answers to compute a mean from yet ({missing} missing).",
    },
}


def spoken_number(value: float) -> str:
    """At most one decimal, a real minus sign, no trailing zero and no "−0"."""
    rounded = round(value, 1)
    text = f"{abs(rounded):.1f}".removesuffix(".0")
    return f"−{text}" if rounded < 0 else text

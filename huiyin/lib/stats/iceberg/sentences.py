"""What the complaint iceberg says in three languages."""

from huiyin.lib.stats.speech import Said, Sentences

ASSUMPTIONS: dict[str, Said] = {
    "dissatisfied": {"zh-Hans": "不满意比例", "zh-Hant": "不滿意比例", "en": "the share dissatisfied"},
    "complain": {"zh-Hans": "投诉率", "zh-Hant": "投訴率", "en": "the complaint rate"},
    "kept_quick": {
        "zh-Hans": "快速解决后的留存率",
        "zh-Hant": "快速解決後的留存率",
        "en": "retention when solved fast",
    },
    "kept_slow": {"zh-Hans": "较慢解决后的留存率", "zh-Hant": "較慢解決後的留存率", "en": "retention when solved late"},
    "kept_unresolved": {"zh-Hans": "未解决时的留存率", "zh-Hant": "未解決時的留存率", "en": "retention when unsolved"},
    "kept_silent": {"zh-Hans": "沉默客户的留存率", "zh-Hant": "沉默客戶的留存率", "en": "retention of the silent"},
}

ICEBERG: Sentences = {
    "zh-Hans": {
        "interval": "估计有 {silent} 位不满客户没有投诉（投诉 {complainants} 位；"
        "按投诉率的 {confidence}% 置信区间为 {low} 至 {high}）。",
        "single": "估计有 {silent} 位不满客户没有投诉（投诉 {complainants} 位；假定的比例没有区间）。",
    },
    "zh-Hant": {
        "interval": "估計有 {silent} 位不滿客戶沒有投訴（投訴 {complainants} 位；"
        "依投訴率的 {confidence}% 信賴區間為 {low} 至 {high}）。",
        "single": "估計有 {silent} 位不滿客戶沒有投訴（投訴 {complainants} 位；假定的比例沒有區間）。",
    },
    "en": {
        "interval": "About {silent} dissatisfied customers did not complain, {complainants} did "
        "({low} to {high} by the complaint rate's {confidence}% interval).",
        "single": "About {silent} dissatisfied customers did not complain, {complainants} did "
        "(the rates assumed come without an interval).",
    },
}

RATE: Sentences = {
    "zh-Hans": {
        "interval": "约 {rate} 的不满客户会投诉（{n} 位受访者，{confidence}% 置信区间 {low} 至 {high}），"
        "据此估计共有 {dissatisfied} 位不满客户。",
    },
    "zh-Hant": {
        "interval": "約 {rate} 的不滿客戶會投訴（{n} 位受訪者，{confidence}% 信賴區間 {low} 至 {high}），"
        "據此估計共有 {dissatisfied} 位不滿客戶。",
    },
    "en": {
        "interval": "About {rate} of dissatisfied customers complain ({n} surveyed, {confidence}% interval "
        "{low} to {high}), which puts the dissatisfied at {dissatisfied}.",
    },
}

RECOVERY: Sentences = {
    "zh-Hans": {
        "kept": "按未经核实的经验值，{n} 位不满客户中可留住 {kept} 位（情景范围 {lowest} 至 {highest}），"
        "约 {well} 人会听到好评，{badly} 人会听到抱怨。",
    },
    "zh-Hant": {
        "kept": "依未經查證的經驗值，{n} 位不滿客戶中可留住 {kept} 位（情境範圍 {lowest} 至 {highest}），"
        "約 {well} 人會聽到好評，{badly} 人會聽到抱怨。",
    },
    "en": {
        "kept": "By assumptions, not measurements, {kept} of {n} dissatisfied customers stay "
        "(scenarios {lowest} to {highest}); {well} people hear good of it and {badly} hear bad.",
    },
}

MONEY: Sentences = {
    "zh-Hans": {
        "money": "按所用假设，约 {lost} 位客户、金额 {money} 面临流失；影响最大的假设是{widest}，"
        "仅它一项就可使结果在 {low} 至 {high} 之间变化。",
    },
    "zh-Hant": {
        "money": "依所用假設，約 {lost} 位客戶、金額 {money} 面臨流失；影響最大的假設是{widest}，"
        "僅它一項就可使結果在 {low} 至 {high} 之間變化。",
    },
    "en": {
        "money": "By the assumptions made, {money} leaves with {lost} customers; what matters most is {widest}, "
        "which alone moves it between {low} and {high}.",
    },
}

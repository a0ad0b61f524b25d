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
        "alike": "均值为 {figure}（{n} 份回答全部相同，无法给出区间）。",
    },
    "zh-Hant": {
        "interval": "平均值為 {figure}（{n} 份回答，{confidence}% 信賴區間 {low} 至 {high}）。",
        "single": "平均值為 {figure}（僅 {n} 份回答，無法給出區間）。",
        "alike": "平均值為 {figure}（{n} 份回答全部相同，無法給出區間）。",
    },
    "en": {
        "interval": "The mean is {figure} ({n} answers, {confidence}% interval {low} to {high}).",
        "single": "The mean is {figure} (only {n} answers: no interval).",
        "alike": "The mean is {figure} (all {n} answers are alike: no interval).",
    },
}

ENPS: Sentences = {
    "zh-Hans": {
        "interval": "员工 NPS 为 {figure}（{n} 份回答，{confidence}% 置信区间 {low} 至 {high}）。",
        "single": "员工 NPS 为 {figure}（仅 {n} 份回答，无法给出区间）。",
    },
    "zh-Hant": {
        "interval": "員工 NPS 為 {figure}（{n} 份回答，{confidence}% 信賴區間 {low} 至 {high}）。",
        "single": "員工 NPS 為 {figure}（僅 {n} 份回答，無法給出區間）。",
    },
    "en": {
        "interval": "Employee NPS is {figure} ({n} answers, {confidence}% interval {low} to {high}).",
        "single": "Employee NPS is {figure} (only {n} answers: no interval).",
    },
}

CES: Sentences = {
    "zh-Hans": {
        "high_is_easy": "{n} 份回答中 {easy} 认为轻松（{bottom}–{top} 分均值 {figure}，越高越轻松），"
        "净轻松度 {net}（区间 {low} 至 {high}）。",
        "low_is_easy": "{n} 份回答中 {easy} 认为轻松（{bottom}–{top} 分均值 {figure}，越低越轻松），"
        "净轻松度 {net}（区间 {low} 至 {high}）。",
    },
    "zh-Hant": {
        "high_is_easy": "{n} 份回答中 {easy} 認為輕鬆（{bottom}–{top} 分平均 {figure}，越高越輕鬆），"
        "淨輕鬆度 {net}（區間 {low} 至 {high}）。",
        "low_is_easy": "{n} 份回答中 {easy} 認為輕鬆（{bottom}–{top} 分平均 {figure}，越低越輕鬆），"
        "淨輕鬆度 {net}（區間 {low} 至 {high}）。",
    },
    "en": {
        "high_is_easy": "{easy} of {n} answers found it easy (mean {figure} on {bottom}–{top}, higher is easier); "
        "net easy is {net} (interval {low} to {high}).",
        "low_is_easy": "{easy} of {n} answers found it easy (mean {figure} on {bottom}–{top}, lower is easier); "
        "net easy is {net} (interval {low} to {high}).",
    },
}

NPS_CHANGE: Sentences = {
    "zh-Hans": {
        "clear": "NPS 由 {before} 变为 {after}，变化 {change}（{confidence}% 置信区间 {low} 至 {high}）：变化明确。",
        "unclear": "NPS 由 {before} 变为 {after}，变化 {change}（{confidence}% 置信区间 {low} 至 {high}）："
        "与没有变化无法区分。",
        "single": "NPS 由 {before} 变为 {after}，变化 {change}，无法给出区间。",
    },
    "zh-Hant": {
        "clear": "NPS 由 {before} 變為 {after}，變化 {change}（{confidence}% 信賴區間 {low} 至 {high}）：變化明確。",
        "unclear": "NPS 由 {before} 變為 {after}，變化 {change}（{confidence}% 信賴區間 {low} 至 {high}）："
        "與沒有變化無法區分。",
        "single": "NPS 由 {before} 變為 {after}，變化 {change}，無法給出區間。",
    },
    "en": {
        "clear": "NPS went from {before} to {after}, a change of {change} "
        "({confidence}% interval {low} to {high}): a clear change.",
        "unclear": "NPS went from {before} to {after}, a change of {change} "
        "({confidence}% interval {low} to {high}): not distinguishable from no change.",
        "single": "NPS went from {before} to {after}, a change of {change}; no interval can be given.",
    },
}

CSAT_CHANGE: Sentences = {
    "zh-Hans": {
        "clear": "满意率由 {before}% 变为 {after}%，变化 {change} 个百分点"
        "（{confidence}% 置信区间 {low} 至 {high}）：变化明确。",
        "unclear": "满意率由 {before}% 变为 {after}%，变化 {change} 个百分点"
        "（{confidence}% 置信区间 {low} 至 {high}）：与没有变化无法区分。",
        "single": "满意率由 {before}% 变为 {after}%，变化 {change} 个百分点，无法给出区间。",
    },
    "zh-Hant": {
        "clear": "滿意率由 {before}% 變為 {after}%，變化 {change} 個百分點"
        "（{confidence}% 信賴區間 {low} 至 {high}）：變化明確。",
        "unclear": "滿意率由 {before}% 變為 {after}%，變化 {change} 個百分點"
        "（{confidence}% 信賴區間 {low} 至 {high}）：與沒有變化無法區分。",
        "single": "滿意率由 {before}% 變為 {after}%，變化 {change} 個百分點，無法給出區間。",
    },
    "en": {
        "clear": "Satisfaction went from {before}% to {after}%, a change of {change} points "
        "({confidence}% interval {low} to {high}): a clear change.",
        "unclear": "Satisfaction went from {before}% to {after}%, a change of {change} points "
        "({confidence}% interval {low} to {high}): not distinguishable from no change.",
        "single": "Satisfaction went from {before}% to {after}%, a change of {change} points; "
        "no interval can be given.",
    },
}

NPS_GAP: Sentences = {
    "zh-Hans": {
        "clear": "客户 NPS {after}，员工 NPS {before}，差距 {change}"
        "（{confidence}% 置信区间 {low} 至 {high}）：差距明确。",
        "unclear": "客户 NPS {after}，员工 NPS {before}，差距 {change}"
        "（{confidence}% 置信区间 {low} 至 {high}）：两者无法区分。",
        "single": "客户 NPS {after}，员工 NPS {before}，差距 {change}，无法给出区间。",
    },
    "zh-Hant": {
        "clear": "客戶 NPS {after}，員工 NPS {before}，差距 {change}"
        "（{confidence}% 信賴區間 {low} 至 {high}）：差距明確。",
        "unclear": "客戶 NPS {after}，員工 NPS {before}，差距 {change}"
        "（{confidence}% 信賴區間 {low} 至 {high}）：兩者無法區分。",
        "single": "客戶 NPS {after}，員工 NPS {before}，差距 {change}，無法給出區間。",
    },
    "en": {
        "clear": "Customer NPS is {after} and employee NPS {before}, a gap of {change} "
        "({confidence}% interval {low} to {high}): a clear gap.",
        "unclear": "Customer NPS is {after} and employee NPS {before}, a gap of {change} "
        "({confidence}% interval {low} to {high}): the two are not distinguishable.",
        "single": "Customer NPS is {after} and employee NPS {before}, a gap of {change}; no interval can be given.",
    },
}

INDEX: Sentences = {
    "zh-Hans": {
        "interval": "综合指数为 {figure}（{confidence}% 置信区间 {low} 至 {high}；"
        "{all} 个维度中有 {n} 个，覆盖权重 {covered}）。",
        "single": "综合指数为 {figure}（{all} 个维度中有 {n} 个，覆盖权重 {covered}；未给出各维度的误差，没有区间）。",
    },
    "zh-Hant": {
        "interval": "綜合指數為 {figure}（{confidence}% 信賴區間 {low} 至 {high}；"
        "{all} 個構面中有 {n} 個，涵蓋權重 {covered}）。",
        "single": "綜合指數為 {figure}（{all} 個構面中有 {n} 個，涵蓋權重 {covered}；未提供各構面的誤差，沒有區間）。",
    },
    "en": {
        "interval": "The index is {figure} ({confidence}% interval {low} to {high}; "
        "{n} of {all} dimensions, {covered} of the weight).",
        "single": "The index is {figure} ({n} of {all} dimensions, {covered} of the weight; "
        "no interval without the dimensions' own errors).",
    },
}

CHAINED: Sentences = {
    "zh-Hans": {
        "moved": "剔除权重调整后，指数从 {first} 的 {start} 变为 {last} 的 {end}，变化 {change}（共 {n} 期）。",
    },
    "zh-Hant": {
        "moved": "排除權重調整後，指數從 {first} 的 {start} 變為 {last} 的 {end}，變化 {change}（共 {n} 期）。",
    },
    "en": {
        "moved": "Free of changes of weights, the index went from {start} in {first} to {end} in {last}, "
        "a change of {change} ({n} periods).",
    },
}

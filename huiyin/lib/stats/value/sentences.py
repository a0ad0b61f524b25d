"""What RFM, buying and spending models and lifetime values say in three languages."""

from huiyin.lib.stats.speech import Sentences

RFM: Sentences = {
    "zh-Hans": {
        "plain": "{n} 位客户按最近、频次、金额各分五档，其中 {best} 位（{share}）三项均为最高档。",
        "few_distinct": "{n} 位客户按最近、频次、金额分档，{best} 位（{share}）三项均为最高档；部分维度的取值太少，同"
        "值客户只按顺序分档。",
    },
    "zh-Hant": {
        "plain": "{n} 位客戶按最近、頻率、金額各分五級，其中 {best} 位（{share}）三項均為最高級。",
        "few_distinct": "{n} 位客戶按最近、頻率、金額分級，{best} 位（{share}）三項均為最高級；部分面向的取值太少，同"
        "值客戶只按順序分級。",
    },
    "en": {
        "plain": "{n} customers are graded by recency, frequency and money; {best} ({share}) are in the top class of "
        "all.",
        "few_distinct": "{n} customers are graded by recency, frequency and money; {best} ({share}) are in the top "
        "class of all, but some dimension has so few values that equal customers differ by their order alone.",
    },
}

HISTORY: Sentences = {
    "zh-Hans": {"plain": "{n} 位客户中有 {again} 位（{share}）再次购买，共复购 {repeats} 次。"},
    "zh-Hant": {"plain": "{n} 位客戶中有 {again} 位（{share}）再次購買，共回購 {repeats} 次。"},
    "en": {"plain": "Of {n} customers {again} ({share}) bought again; repeat purchases in all: {repeats}."},
}

BUYING: Sentences = {
    "zh-Hans": {
        "bg": "按 {n} 位客户估计，活跃客户平均每单位时间购买 {rate} 次，每次复购后离开的平均概率为 {leave}。",
        "mbg": "按 {n} 位客户估计，活跃客户平均每单位时间购买 {rate} 次，每次购买（含首次）后离开的平均概率为 {leave}"
        "。",
    },
    "zh-Hant": {
        "bg": "按 {n} 位客戶估計，活躍客戶平均每單位時間購買 {rate} 次，每次回購後離開的平均機率為 {leave}。",
        "mbg": "按 {n} 位客戶估計，活躍客戶平均每單位時間購買 {rate} 次，每次購買（含首次）後離開的平均機率為 {leave}"
        "。",
    },
    "en": {
        "bg": "Estimated from {n} customers, an active one buys {rate} times a unit of time on average and leaves "
        "after a repeat purchase with a mean probability of {leave}.",
        "mbg": "Estimated from {n} customers, an active one buys {rate} times a unit of time on average and leaves "
        "after a purchase, the first included, with a mean probability of {leave}.",
    },
}

PURCHASES: Sentences = {
    "zh-Hans": {
        "interval": "{n} 位客户在今后 {horizon} 个单位时间内预计购买 {figure} 次（由参数不确定性得到的 {confidence}% "
        "置信区间 {low} 至 {high}），平均活跃概率 {active}。",
        "single": "{n} 位客户在今后 {horizon} 个单位时间内预计购买 {figure} 次，平均活跃概率 {active}。",
    },
    "zh-Hant": {
        "interval": "{n} 位客戶在今後 {horizon} 個單位時間內預計購買 {figure} 次（由參數不確定性得到的 {confidence}% "
        "信賴區間 {low} 至 {high}），平均活躍機率 {active}。",
        "single": "{n} 位客戶在今後 {horizon} 個單位時間內預計購買 {figure} 次，平均活躍機率 {active}。",
    },
    "en": {
        "interval": "{n} customers are expected to buy {figure} times within {horizon} units of time ({confidence}% "
        "interval from the parameters' uncertainty: {low} to {high}); the mean probability of being active is "
        "{active}.",
        "single": "{n} customers are expected to buy {figure} times within {horizon} units of time; the mean "
        "probability of being active is {active}.",
    },
}

SPEND_MODEL: Sentences = {
    "zh-Hans": {
        "plain": "按 {n} 位复购客户估计，单次消费的总体均值为 {mean}（频次与金额的相关系数 {correlation}）。",
        "correlated": "按 {n} 位复购客户估计，单次消费的总体均值为 {mean}；但频次与金额的相关系数为 {correlation}，模"
        "型的独立假设不可信。",
    },
    "zh-Hant": {
        "plain": "按 {n} 位回購客戶估計，單次消費的母體平均為 {mean}（頻率與金額的相關係數 {correlation}）。",
        "correlated": "按 {n} 位回購客戶估計，單次消費的母體平均為 {mean}；但頻率與金額的相關係數為 {correlation}，模"
        "型的獨立假設不可信。",
    },
    "en": {
        "plain": "Estimated from {n} repeat buyers, the mean spend at a purchase is {mean} (frequency and spend "
        "correlate by {correlation}).",
        "correlated": "Estimated from {n} repeat buyers, the mean spend at a purchase is {mean}, but frequency and "
        "spend correlate by {correlation}: the model's independence is not believable.",
    },
}

SPEND: Sentences = {
    "zh-Hans": {"plain": "{n} 位客户单次消费的预计均值为 {figure}。"},
    "zh-Hant": {"plain": "{n} 位客戶單次消費的預計平均為 {figure}。"},
    "en": {"plain": "The {n} customers are expected to spend {figure} at a purchase on average."},
}

LIFETIME: Sentences = {
    "zh-Hans": {
        "plain": "{n} 位客户今后 {months} 个月的毛利折现合计 {figure}（平均每位 {mean}），是模型预期而非承诺。"
    },
    "zh-Hant": {
        "plain": "{n} 位客戶今後 {months} 個月的毛利折現合計 {figure}（平均每位 {mean}），是模型預期而非承諾。"
    },
    "en": {
        "plain": "The margins expected over the next {months} months are worth {figure} today (n = {n}, {mean} each "
        "on average): what the model expects, not a promise."
    },
}

EQUITY_CHANGE: Sentences = {
    "zh-Hans": {
        "clear": "{n} 位客户的资产变化 {figure}（{confidence}% 置信区间 {low} 至 {high}）。",
        "unclear": "{n} 位客户的资产变化 {figure}（{confidence}% 置信区间 {low} 至 {high}），与没有变化无法区分。",
        "single": "客户资产变化 {figure}（n = {n}，无法给出区间）。",
    },
    "zh-Hant": {
        "clear": "{n} 位客戶的資產變化 {figure}（{confidence}% 信賴區間 {low} 至 {high}）。",
        "unclear": "{n} 位客戶的資產變化 {figure}（{confidence}% 信賴區間 {low} 至 {high}），與沒有變化無法區分。",
        "single": "客戶資產變化 {figure}（n = {n}，無法給出區間）。",
    },
    "en": {
        "clear": "The equity of {n} customers changed by {figure} ({confidence}% interval {low} to {high}).",
        "unclear": "The equity of {n} customers changed by {figure} ({confidence}% interval {low} to {high}): not "
        "distinguishable from no change.",
        "single": "The customer equity changed by {figure} (n = {n}: no interval).",
    },
}

CONTRACT: Sentences = {
    "zh-Hans": {
        "interval": "在每期留存率 {retention} 下，一位合约客户的折现价值为 {figure}（由留存率得到的 {confidence}% 置"
        "信区间 {low} 至 {high}）。",
        "single": "在每期留存率 {retention} 下，一位合约客户的折现价值为 {figure}。",
    },
    "zh-Hant": {
        "interval": "在每期留存率 {retention} 下，一位合約客戶的折現價值為 {figure}（由留存率得到的 {confidence}% 信"
        "賴區間 {low} 至 {high}）。",
        "single": "在每期留存率 {retention} 下，一位合約客戶的折現價值為 {figure}。",
    },
    "en": {
        "interval": "At {retention} retention a period, a contract customer is worth {figure} today ({confidence}% "
        "interval from the retention: {low} to {high}).",
        "single": "At {retention} retention a period, a contract customer is worth {figure} today.",
    },
}

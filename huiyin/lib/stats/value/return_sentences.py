"""What investments, priorities and returns say in three languages."""

from huiyin.lib.stats.speech import Sentences

INVESTMENT: Sentences = {
    "zh-Hans": {
        "plain": "按每期 {rate} 折现，{n} 期现金流的净现值为 {figure}，折现后 {payback} 期收回投资。",
        "never": "按每期 {rate} 折现，{n} 期现金流的净现值为 {figure}，期内收不回投资。",
        "lost": "按每期 {rate} 折现，{n} 期现金流的净现值为 {figure}：折现后 {payback} 期曾收回投资，此后又转为亏损。",
    },
    "zh-Hant": {
        "plain": "按每期 {rate} 折現，{n} 期現金流的淨現值為 {figure}，折現後 {payback} 期回收投資。",
        "never": "按每期 {rate} 折現，{n} 期現金流的淨現值為 {figure}，期內無法回收投資。",
        "lost": "按每期 {rate} 折現，{n} 期現金流的淨現值為 {figure}：折現後 {payback} 期曾回收投資，之後又轉為虧損。",
    },
    "en": {
        "plain": "At {rate} a period the cash flows (n = {n}) are worth {figure} today and pay back, discounted, after "
        "{payback} periods.",
        "never": "At {rate} a period the cash flows (n = {n}) are worth {figure} today and do not pay back "
        "within them.",
        "lost": "At {rate} a period the cash flows (n = {n}) are worth {figure} today: after {payback} periods, "
        "discounted, they had paid back, and then lost it again.",
    },
}

NPV: Sentences = {
    "zh-Hans": {
        "interval": "净现值平均 {figure}（{confidence}% 的情形在 {low} 至 {high} 之间），亏损概率 {loss}。",
        "mean": "{n} 个案例的净现值平均为 {figure}（{confidence}% 置信区间 {low} 至 {high}），"
        "重复抽样中均值为负的占 {loss}。",
        "single": "净现值平均为 {figure}（n = {n}，案例之间没有差异可供估计，无法给出区间）。",
    },
    "zh-Hant": {
        "interval": "淨現值平均 {figure}（{confidence}% 的情形在 {low} 至 {high} 之間），虧損機率 {loss}。",
        "mean": "{n} 個案例的淨現值平均為 {figure}（{confidence}% 信賴區間 {low} 至 {high}），"
        "重複抽樣中平均值為負的占 {loss}。",
        "single": "淨現值平均為 {figure}（n = {n}，案例之間沒有差異可供估計，無法給出區間）。",
    },
    "en": {
        "interval": "The net present value is {figure} on average (in {confidence}% of the draws {low} to {high}); a "
        "loss has probability {loss}.",
        "mean": "The net present value is {figure} on average (n = {n}, {confidence}% interval {low} to "
        "{high}); {loss} of the resampled means are losses.",
        "single": "The net present value is {figure} on average (n = {n}: no differences between cases to take an "
        "interval from).",
    },
}

MATRIX: Sentences = {
    "zh-Hans": {"plain": "{n} 项中立即处理 {do_now} 项、列入计划 {plan} 项、交办 {delegate} 项、以后再说 {later} 项。"},
    "zh-Hant": {"plain": "{n} 項中立即處理 {do_now} 項、列入計畫 {plan} 項、交辦 {delegate} 項、日後再議 {later} 項。"},
    "en": {
        "plain": "To be done now: {do_now} of {n}; to plan: {plan}; to delegate: {delegate}; left for later: {later}."
    },
}

SUGGESTION: Sentences = {
    "zh-Hans": {
        "plain": "建议得分 {figure}（满分 100）。",
        "partial": "建议得分 {figure}（满分 100），仅依据 {covered} 的权重。",
    },
    "zh-Hant": {
        "plain": "建議得分 {figure}（滿分 100）。",
        "partial": "建議得分 {figure}（滿分 100），僅依據 {covered} 的權重。",
    },
    "en": {
        "plain": "The suggestion scores {figure} of 100.",
        "partial": "The suggestion scores {figure} of 100, from parts with {covered} of the weight only.",
    },
}

COMMITTEE: Sentences = {
    "zh-Hans": {
        "interval": "{n} 位评审的可行性均分为 {figure}（0 至 1；{confidence}% 置信区间 {low} 至 {high}）。",
        "single": "可行性均分为 {figure}（0 至 1；n = {n}，无法给出区间）。",
    },
    "zh-Hant": {
        "interval": "{n} 位評審的可行性平均為 {figure}（0 至 1；{confidence}% 信賴區間 {low} 至 {high}）。",
        "single": "可行性平均為 {figure}（0 至 1；n = {n}，無法給出區間）。",
    },
    "en": {
        "interval": "{n} members judge the feasibility {figure} on 0 to 1 ({confidence}% interval {low} to {high}).",
        "single": "The feasibility is judged {figure} on 0 to 1 (n = {n}: no interval).",
    },
}

RECOVERY: Sentences = {
    "zh-Hans": {
        "clear": "对 {n} 位客户的补救预计多留住 {saved} 位，回报率 {figure}（{confidence}% 置信区间 {low}% 至 {high}%"
        "）。",
        "unclear": "对 {n} 位客户的补救预计多留住 {saved} 位，回报率 {figure}（{confidence}% 置信区间 {low}% 至 "
        "{high}%），盈亏无法区分。",
        "single": "对 {n} 位客户的补救若多留住 {saved} 位，回报率为 {figure}（留存变化没有区间）。",
    },
    "zh-Hant": {
        "clear": "對 {n} 位客戶的補救預計多留住 {saved} 位，報酬率 {figure}（{confidence}% 信賴區間 {low}% 至 {high}%"
        "）。",
        "unclear": "對 {n} 位客戶的補救預計多留住 {saved} 位，報酬率 {figure}（{confidence}% 信賴區間 {low}% 至 "
        "{high}%），盈虧無法區分。",
        "single": "對 {n} 位客戶的補救若多留住 {saved} 位，報酬率為 {figure}（留存變化沒有區間）。",
    },
    "en": {
        "clear": "Recovery of {n} customers keeps {saved} more and returns {figure} ({confidence}% interval {low}% "
        "to {high}%).",
        "unclear": "Recovery of {n} customers keeps {saved} more and returns {figure} ({confidence}% interval {low}% "
        "to {high}%): gain and loss are not distinguishable.",
        "single": "If recovery of {n} customers keeps {saved} more, it returns {figure} (no interval of the change "
        "was given).",
    },
}

CAMPAIGN: Sentences = {
    "zh-Hans": {
        "clear": "活动净增客户 {won} 位，按客户终身毛利计的回报率为 {figure}（"
        "{confidence}% 置信区间 {low}% 至 {high}%）。",
        "unclear": "活动净增客户 {won} 位，按客户终身毛利计的回报率为 {figure}（"
        "{confidence}% 置信区间 {low}% 至 {high}%），盈亏无法区分。",
        "single": "活动净增客户 {won} 位，按客户终身毛利计的回报率为 {figure}（未给区间）。",
    },
    "zh-Hant": {
        "clear": "活動淨增客戶 {won} 位，按客戶終身毛利計的報酬率為 {figure}（"
        "{confidence}% 信賴區間 {low}% 至 {high}%）。",
        "unclear": "活動淨增客戶 {won} 位，按客戶終身毛利計的報酬率為 {figure}（"
        "{confidence}% 信賴區間 {low}% 至 {high}%），盈虧無法區分。",
        "single": "活動淨增客戶 {won} 位，按客戶終身毛利計的報酬率為 {figure}（未給區間）。",
    },
    "en": {
        "clear": "The campaign changed the number of customers by {won} and returns {figure} on their lifetime "
        "margin ({confidence}% interval {low}% to {high}%).",
        "unclear": "The campaign changed the number of customers by {won} and returns {figure} on their lifetime "
        "margin ({confidence}% interval {low}% to {high}%): gain and loss are not distinguishable.",
        "single": "The campaign changed the number of customers by {won} and returns {figure} on their lifetime "
        "margin (no interval was given).",
    },
}

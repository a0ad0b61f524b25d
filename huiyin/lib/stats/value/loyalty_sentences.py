"""What survival curves, churn risks and their calibration say in three languages."""

from huiyin.lib.stats.speech import Said, Sentences

SURVIVAL: Sentences = {
    "zh-Hans": {
        "interval": "{n} 位客户中有 {events} 位离开，留存时间中位数为 {figure}（{confidence}% 置信区间 {low} 至 "
        "{high}）。",
        "open": "{n} 位客户中有 {events} 位离开，留存时间中位数为 {figure}，数据不足以给出其区间上限。",
    },
    "zh-Hant": {
        "interval": "{n} 位客戶中有 {events} 位離開，留存時間中位數為 {figure}（{confidence}% 信賴區間 {low} 至 "
        "{high}）。",
        "open": "{n} 位客戶中有 {events} 位離開，留存時間中位數為 {figure}，資料不足以給出其區間上限。",
    },
    "en": {
        "interval": "Of {n} customers {events} left; half stay at least {figure} ({confidence}% interval {low} to "
        "{high}).",
        "open": "Of {n} customers {events} left; half stay at least {figure}, but the data do not reach far enough "
        "for an upper limit.",
    },
}

SURVIVAL_TEST: Sentences = {
    "zh-Hans": {
        "differs": "{n} 位客户的 {groups} 组留存曲线有差异（对数秩检验 {p}）。",
        "alike": "{n} 位客户的 {groups} 组留存曲线无法区分（对数秩检验 {p}）。",
    },
    "zh-Hant": {
        "differs": "{n} 位客戶的 {groups} 組留存曲線有差異（對數等級檢定 {p}）。",
        "alike": "{n} 位客戶的 {groups} 組留存曲線無法區分（對數等級檢定 {p}）。",
    },
    "en": {
        "differs": "The {groups} groups of {n} customers differ in how long they stay (log-rank {p}).",
        "alike": "The {groups} groups of {n} customers are not distinguishable in how long they stay (log-rank {p}).",
    },
}

COX: Sentences = {
    "zh-Hans": {
        "clear": "{n} 位客户（{events} 位离开）的 {tested} 个特征中有 {clear} 个与离开速度相关，最明显的是 {feature}"
        "：每增加一单位风险比 {ratio}（{confidence}% 置信区间 {low} 至 {high}）。",
        "changing": "{n} 位客户（{events} 位离开）的 {tested} 个特征中有 {clear} 个与离开速度相关，最明显的是 "
        "{feature}：每增加一单位风险比平均 {ratio}（{confidence}% 置信区间 {low} 至 {high}），但该比值随时间变化"
        "。",
        "none": "{n} 位客户（{events} 位离开）的 {tested} 个特征均未显示与离开速度相关。",
    },
    "zh-Hant": {
        "clear": "{n} 位客戶（{events} 位離開）的 {tested} 個特徵中有 {clear} 個與離開速度相關，最明顯的是 {feature}"
        "：每增加一單位風險比 {ratio}（{confidence}% 信賴區間 {low} 至 {high}）。",
        "changing": "{n} 位客戶（{events} 位離開）的 {tested} 個特徵中有 {clear} 個與離開速度相關，最明顯的是 "
        "{feature}：每增加一單位風險比平均 {ratio}（{confidence}% 信賴區間 {low} 至 {high}），但該比值隨時間變化"
        "。",
        "none": "{n} 位客戶（{events} 位離開）的 {tested} 個特徵均未顯示與離開速度相關。",
    },
    "en": {
        "clear": "Of {tested} features of {n} customers ({events} left) {clear} are associated with how fast they "
        "leave, most clearly {feature}: hazard ratio {ratio} a unit ({confidence}% interval {low} to {high}).",
        "changing": "Of {tested} features of {n} customers ({events} left) {clear} are associated with how fast they "
        "leave, most clearly {feature}: hazard ratio {ratio} a unit on average ({confidence}% interval {low} to "
        "{high}), but the ratio changes over time.",
        "none": "None of {tested} features of {n} customers ({events} left) is shown to be associated with how fast "
        "they leave.",
    },
}

CHURN_MODEL: Sentences = {
    "zh-Hans": {
        "clear": "{n} 位客户（{churned} 位流失）的 {tested} 个特征中有 {clear} 个与流失相关，最明显的是 {feature}：每"
        "增加一单位优势比 {ratio}（{confidence}% 置信区间 {low} 至 {high}）。",
        "none": "{n} 位客户（{churned} 位流失）的 {tested} 个特征均未显示与流失相关。",
    },
    "zh-Hant": {
        "clear": "{n} 位客戶（{churned} 位流失）的 {tested} 個特徵中有 {clear} 個與流失相關，最明顯的是 {feature}：每"
        "增加一單位勝算比 {ratio}（{confidence}% 信賴區間 {low} 至 {high}）。",
        "none": "{n} 位客戶（{churned} 位流失）的 {tested} 個特徵均未顯示與流失相關。",
    },
    "en": {
        "clear": "Of {tested} features of {n} customers ({churned} left) {clear} are associated with leaving, most "
        "clearly {feature}: odds ratio {ratio} a unit ({confidence}% interval {low} to {high}).",
        "none": "None of {tested} features of {n} customers ({churned} left) is shown to be associated with leaving.",
    },
}

CHURN_RISKS: Sentences = {
    "zh-Hans": {"plain": "{n} 位客户的平均流失风险为 {figure}，最高者 {worst}。"},
    "zh-Hant": {"plain": "{n} 位客戶的平均流失風險為 {figure}，最高者 {worst}。"},
    "en": {"plain": "The mean churn risk of {n} customers is {figure}, the highest {worst}."},
}

RISK: Said = {
    "zh-Hans": "流失风险 {risk}（{confidence}% 置信区间 {low} 至 {high}）；与平均客户相比：{reasons}。",
    "zh-Hant": "流失風險 {risk}（{confidence}% 信賴區間 {low} 至 {high}）；與平均客戶相比：{reasons}。",
    "en": "Churn risk {risk} ({confidence}% interval {low} to {high}); against the average customer: {reasons}.",
}
REASON: Said = {
    "zh-Hans": "{feature} 为 {value}（平均 {usual}），对数优势 {contribution}",
    "zh-Hant": "{feature} 為 {value}（平均 {usual}），對數勝算 {contribution}",
    "en": "{feature} is {value} (mean {usual}), log odds {contribution}",
}
BETWEEN: Said = {"zh-Hans": "；", "zh-Hant": "；", "en": "; "}

CALIBRATION: Sentences = {
    "zh-Hans": {
        "interval": "{n} 位客户的 Brier 分数为 {figure}，预计流失 {expected}、实际 {happened}，AUC {auc}（"
        "{confidence}% 置信区间 {low} 至 {high}）。",
        "single": "{n} 位客户的 Brier 分数为 {figure}，预计流失 {expected}、实际 {happened}，无法判断排序能力。",
    },
    "zh-Hant": {
        "interval": "{n} 位客戶的 Brier 分數為 {figure}，預計流失 {expected}、實際 {happened}，AUC {auc}（"
        "{confidence}% 信賴區間 {low} 至 {high}）。",
        "single": "{n} 位客戶的 Brier 分數為 {figure}，預計流失 {expected}、實際 {happened}，無法判斷排序能力。",
    },
    "en": {
        "interval": "The Brier score of {n} customers is {figure}; {expected} were expected to leave and {happened} "
        "did; AUC {auc} ({confidence}% interval {low} to {high}).",
        "single": "The Brier score of {n} customers is {figure}; {expected} were expected to leave and {happened} "
        "did; how well they are ordered cannot be told.",
    },
}

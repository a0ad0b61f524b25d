"""What the resolution family says in three languages."""

from huiyin.lib.stats.speech import Said, Sentences

FIRST_CONTACT: Said = {"zh-Hans": "首次解决率", "zh-Hant": "首次解決率", "en": "first-contact resolution"}
REOPENED: Said = {"zh-Hans": "窗口期内重开率", "zh-Hant": "窗口期內重開率", "en": "the reopen rate within the window"}
REPEATED: Said = {"zh-Hans": "重复来访率", "zh-Hant": "重複來訪率", "en": "the repeat-contact rate"}
PROMISES: Said = {"zh-Hans": "承诺兑现率", "zh-Hant": "承諾兌現率", "en": "the share of promises kept"}
FOLLOW_UPS: Said = {"zh-Hans": "回访完成率", "zh-Hant": "回訪完成率", "en": "the follow-up completion"}
SLA: Said = {"zh-Hans": "时限达成率", "zh-Hant": "時限達成率", "en": "the SLA attainment"}


def opening(what: Said) -> Said:
    """The name at the head of a sentence."""
    return {language: name[:1].upper() + name[1:] for language, name in what.items()}


SHARE: Sentences = {
    "zh-Hans": {
        "all": "{what}为 {figure}（n = {n}，{confidence}% 置信区间 {low}% 至 {high}%）。",
        "censored": "{what}为 {figure}（n = {n}，{confidence}% 置信区间 {low}% 至 {high}%；另有 {censored} "
        "件尚未到期，未计入）。",
    },
    "zh-Hant": {
        "all": "{what}為 {figure}（n = {n}，{confidence}% 信賴區間 {low}% 至 {high}%）。",
        "censored": "{what}為 {figure}（n = {n}，{confidence}% 信賴區間 {low}% 至 {high}%；另有 {censored} "
        "件尚未到期，未計入）。",
    },
    "en": {
        "all": "{what} is {figure} (n = {n}, {confidence}% interval {low}% to {high}%).",
        "censored": "{what} is {figure} (n = {n}, {confidence}% interval {low}% to {high}%; {censored} more cannot be "
        "judged yet).",
    },
}

SLA_SENTENCES: Sentences = {
    "zh-Hans": {
        "both": "到期时限中 {figure} 按时达成（n = {n}，{confidence}% 置信区间 {low}% 至 {high}%）："
        "超时 {targets} 项，涉及 {cases} 件；{censored} 项尚未到期。"
    },
    "zh-Hant": {
        "both": "到期時限中 {figure} 準時達成（n = {n}，{confidence}% 信賴區間 {low}% 至 {high}%）："
        "逾時 {targets} 項，涉及 {cases} 件；{censored} 項尚未到期。"
    },
    "en": {
        "both": "Of the targets due {figure} were met (n = {n}, {confidence}% interval {low}% to {high}%): targets "
        "breached: {targets}, cases affected: {cases}, targets not due yet: {censored}."
    },
}

BY_CONTACTS: Sentences = {
    "zh-Hans": {
        "falls": "联系次数每多一档，满意率低 {figure} 个百分点（n = {n}，{p}）：两者相关，不等于因果。",
        "rises": "联系次数每多一档，满意率高 {figure} 个百分点（n = {n}，{p}）：两者相关，不等于因果。",
        "unclear": "满意率随联系次数的变化（每档 {figure} 个百分点）无法区分（n = {n}，{p}）。",
        "single": "满意率不随联系次数变化，或次数都相同，无法判断趋势（n = {n}）。",
    },
    "zh-Hant": {
        "falls": "聯絡次數每多一級，滿意率低 {figure} 個百分點（n = {n}，{p}）：兩者相關，不等於因果。",
        "rises": "聯絡次數每多一級，滿意率高 {figure} 個百分點（n = {n}，{p}）：兩者相關，不等於因果。",
        "unclear": "滿意率隨聯絡次數的變化（每級 {figure} 個百分點）無法區分（n = {n}，{p}）。",
        "single": "滿意率不隨聯絡次數變化，或次數都相同，無法判斷趨勢（n = {n}）。",
    },
    "en": {
        "falls": "With each further contact satisfaction is {figure} points lower (n = {n}, {p}): associated, "
        "not proven to "
        "cause.",
        "rises": "With each further contact satisfaction is {figure} points higher (n = {n}, {p}): associated, "
        "not proven to "
        "cause.",
        "unclear": "Satisfaction and the number of contacts ({figure} points a contact) are not "
        "distinguishably associated "
        "(n = {n}, {p}).",
        "single": "All cases are alike in contacts or in satisfaction, so there is no trend to judge (n = {n}).",
    },
}

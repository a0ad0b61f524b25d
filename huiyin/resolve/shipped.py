"""The time policy, triage rules and calendar as huiyin ships them: data an administrator may change.

The numbers are those of requirements R2 with "Default level policy" and "Where practice disagrees".
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from huiyin.resolve.terms import ClockMode, ClockUnit, Level

HOUR: Final = 60
DAY: Final = 24 * HOUR
_DAYS: Final = ClockUnit.WORKING_DAYS.value


def _name(zh_hans: str, zh_hant: str, en: str) -> dict[str, str]:
    return {"zh-Hans": zh_hans, "zh-Hant": zh_hant, "en": en}


LEVEL_POLICIES: Final[Sequence[Mapping[str, Any]]] = (
    {
        "code": "urgent",
        "name": _name("紧急", "緊急", "Urgent"),
        "level": Level.URGENT.value,
        "mode": ClockMode.ELAPSED.value,
        "acknowledge": 15,
        "first_response": HOUR,
        "next_update": 30,
        "solution": DAY,
    },
    {
        "code": "high",
        "name": _name("高", "高", "High"),
        "level": Level.HIGH.value,
        "mode": ClockMode.ELAPSED.value,
        "acknowledge": HOUR,
        "first_response": 4 * HOUR,
        "next_update": HOUR,
        "solution": 2 * DAY,
    },
    {
        "code": "normal",
        "name": _name("常规", "一般", "Normal"),
        "level": Level.NORMAL.value,
        "mode": ClockMode.BUSINESS.value,
        "first_response": 1,
        "first_response_unit": _DAYS,
        "next_update": 2,
        "next_update_unit": _DAYS,
        "solution": 3,
        "solution_unit": _DAYS,
    },
    {
        "code": "suggestion",
        "name": _name("建议", "建議", "Suggestion"),
        "level": Level.SUGGESTION.value,
        "mode": ClockMode.BUSINESS.value,
        "first_response": 5,
        "first_response_unit": _DAYS,
        "solution": 5,
        "solution_unit": _DAYS,
    },
    {
        "code": "inquiry",
        "name": _name("咨询", "諮詢", "Inquiry"),
        "nature": "inquiry",
        "mode": ClockMode.BUSINESS.value,
        "first_response": 2 * HOUR,
    },
    {
        "code": "equipment_stopped",
        "name": _name("设备停机", "設備停機", "Equipment stopped"),
        "category": "equipment_stopped",
        "mode": ClockMode.ELAPSED.value,
        "first_response": 30,
        "solution": 2 * HOUR,
    },
    {
        "code": "live_chat",
        "name": _name("在线会话", "線上對話", "Live chat"),
        "channel": "chat",
        "mode": ClockMode.ELAPSED.value,
        "first_response": 5,
    },
    {
        "code": "public_mention",
        "name": _name("公开社交媒体", "公開社群媒體", "Public social mention"),
        "channel": "social",
        "mode": ClockMode.ELAPSED.value,
        "first_response": HOUR,
    },
    {
        "code": "public_mention_weibo",
        "name": _name("公开社交媒体（微博）", "公開社群媒體（微博）", "Public social mention (Weibo)"),
        "channel": "weibo",
        "mode": ClockMode.ELAPSED.value,
        "first_response": HOUR,
    },
)

# Where people speak to each other rather than to us: there only a complaint or a bad score calls us.
TALKED_ABOUT: Final = ["review", "social", "weibo", "survey", "import", "employee"]
VALUED_TIERS: Final = [
    "vip",
    "svip",
    "platinum",
    "diamond",
    "gold",
    "金卡",
    "白金",
    "白金卡",
    "钻石",
    "鑽石",
    "钻石卡",
]
# On -1..1: "a little too salty, but good" is a remark and not yet a complaint.
CLEARLY_NEGATIVE: Final = -0.5
# 1 to 5: a score of 2 or less, on 0..100.
LOW_SCORE: Final = 50

TRIAGE_RULES: Final[Sequence[Mapping[str, Any]]] = (
    {
        "code": "urgent_cue",
        "conditions": {"urgency": ["urgent"]},
        "opens": True,
        "level": Level.URGENT.value,
        "reason": _name(
            "出现紧急线索（安全、法律、重大损失或系统故障）",
            "出現緊急線索（安全、法律、重大損失或系統故障）",
            "The words point to danger, legal risk, large loss or a system down",
        ),
    },
    {
        "code": "asked_for_answer",
        "conditions": {"wants_answer": [True]},
        "opens": True,
        "reason": _name("客户要求答复", "客戶要求答覆", "The customer asked for an answer"),
    },
    {
        "code": "complaint",
        "conditions": {"nature": ["complaint"], "channel_not": TALKED_ABOUT},
        "opens": True,
        "reason": _name("客户投诉", "客戶投訴", "The customer complains"),
    },
    {
        "code": "public_complaint",
        "conditions": {
            "nature": ["complaint"],
            "channel": TALKED_ABOUT,
            "sentiment_below": CLEARLY_NEGATIVE,
            "min_length": 4,
        },
        "opens": True,
        "reason": _name("评价中明确表达不满", "評價中明確表達不滿", "A review or post that is clearly a complaint"),
    },
    {
        "code": "low_rating",
        "conditions": {"score_below": LOW_SCORE, "min_length": 2},
        "opens": True,
        "reason": _name(
            "评分低于 3 分并写了原因",
            "評分低於 3 分並寫了原因",
            "A rating below 3 of 5, with words that say why",
        ),
    },
    {
        "code": "no_answer_wanted",
        "conditions": {"wants_answer": [False]},
        "opens": False,
        "reason": _name("客户不需要答复", "客戶不需要答覆", "The customer wants no answer"),
    },
    {
        "code": "inquiry",
        "conditions": {"nature": ["inquiry"], "channel_not": TALKED_ABOUT},
        "opens": True,
        "reason": _name("客户提出疑问，等待答复", "客戶提出疑問，等待答覆", "The customer asked a question"),
    },
    {
        "code": "suggestion",
        "conditions": {"nature": ["suggestion"], "channel_not": TALKED_ABOUT},
        "opens": True,
        "reason": _name("客户提出建议，等待答复", "客戶提出建議，等待答覆", "The customer made a suggestion"),
    },
    {
        "code": "nothing_to_answer",
        "conditions": {},
        "opens": False,
        "reason": _name(
            "表扬或平常的评价，没有要求答复",
            "表揚或一般的評價，沒有要求答覆",
            "Praise or an everyday remark, no answer asked",
        ),
    },
    {
        "code": "suggestion_level",
        "conditions": {"nature": ["suggestion"], "urgency": ["normal", "low", ""]},
        "level": Level.SUGGESTION.value,
        "reason": _name("建议类按建议时限办理", "建議類按建議時限辦理", "Suggestions have clocks of their own"),
    },
    {
        "code": "high_urgency",
        "conditions": {"urgency": ["high"]},
        "level": Level.HIGH.value,
        "reason": _name("出现较急的线索", "出現較急的線索", "The words are pressing"),
    },
    {
        "code": "valued_customer",
        "conditions": {"tier": VALUED_TIERS},
        "raises": 1,
        "reason": _name("重要客户，提高一级", "重要客戶，提高一級", "A valued customer: one level up"),
    },
)

CALENDAR: Final[Mapping[str, Any]] = {
    "code": "default",
    "name": _name("工作日 9:00–18:00", "工作日 9:00–18:00", "Working days 9:00–18:00"),
    "hours": {str(day): [["09:00", "18:00"]] for day in range(1, 6)},
    "holidays": "CN",
}

"""The rules a roster keeps, and how a breach of one is said."""

from dataclasses import dataclass
from enum import StrEnum

from huiyin.lib.stats.speech import Said, language_spoken


class Rule(StrEnum):
    """What a roster must keep."""

    UNKNOWN = "unknown"
    ONE_SHIFT = "one_shift"
    SKILL = "skill"
    PERSONAL_SHIFTS = "personal_shifts"
    ABSENCE = "absence"
    REST = "rest"
    DAYS_IN_SEVEN = "days_in_seven"
    NIGHTS_IN_A_ROW = "nights_in_a_row"
    WEEKENDS_OFF = "weekends_off"
    DAY_OVERTIME = "day_overtime"
    MONTH_OVERTIME = "month_overtime"
    PROTECTED_NIGHT = "protected_night"
    PROTECTED_OVERTIME = "protected_overtime"
    FIXED = "fixed"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A rule that a roster breaks, or one of the rules that contradict each other; `day` is where it shows.

    `detail` says which shift, month or time; `figures` what was found against the limit, `excess` how far beyond.
    """

    rule: Rule
    person: str | None = None
    day: int | None = None
    detail: str = ""
    figures: str = ""
    excess: int = 1

    def describe(self, language: str = "zh-Hans") -> str:
        """The rule in words with whom and when it concerns."""
        spoken = language_spoken(language)
        marks = [self.person] if self.person is not None else []
        marks += [_DAY[spoken].format(day=self.day + 1)] if self.day is not None else []
        marks += [mark for mark in (self.detail, self.figures) if mark]
        return _SEPARATOR[spoken].join([*marks, RULES[self.rule][spoken]])


_DAY: Said = {"zh-Hans": "第 {day} 天", "zh-Hant": "第 {day} 天", "en": "day {day}"}
_SEPARATOR: Said = {"zh-Hans": "，", "zh-Hant": "，", "en": ", "}

RULES: dict[Rule, Said] = {
    Rule.UNKNOWN: {
        "zh-Hans": "人员、班次或日期不在计划内",
        "zh-Hant": "人員、班別或日期不在計畫內",
        "en": "a person, shift or day that the plan does not have",
    },
    Rule.ONE_SHIFT: {"zh-Hans": "每天至多一个班", "zh-Hant": "每天至多一個班", "en": "at most one shift a day"},
    Rule.SKILL: {
        "zh-Hans": "只能上具备相应技能的班",
        "zh-Hant": "只能上具備相應技能的班",
        "en": "only shifts whose skill the person has",
    },
    Rule.PERSONAL_SHIFTS: {
        "zh-Hans": "只上约定的班次",
        "zh-Hant": "只上約定的班別",
        "en": "only the shifts agreed with the person",
    },
    Rule.ABSENCE: {
        "zh-Hans": "休假或不可用的时间不排班",
        "zh-Hant": "休假或無法出勤的時間不排班",
        "en": "no work while absent",
    },
    Rule.REST: {
        "zh-Hans": "两班之间要有规定的休息时间",
        "zh-Hant": "兩班之間要有規定的休息時間",
        "en": "the rest between two shifts",
    },
    Rule.DAYS_IN_SEVEN: {
        "zh-Hans": "连续七天内的工作日上限",
        "zh-Hant": "連續七天內的工作日上限",
        "en": "the working days in any seven days",
    },
    Rule.NIGHTS_IN_A_ROW: {"zh-Hans": "连续夜班上限", "zh-Hant": "連續夜班上限", "en": "the nights in a row"},
    Rule.WEEKENDS_OFF: {
        "zh-Hans": "计划期内最少的完整休息周末",
        "zh-Hant": "計畫期內最少的完整休息週末",
        "en": "the free weekends in the plan",
    },
    Rule.DAY_OVERTIME: {"zh-Hans": "每日加班上限", "zh-Hant": "每日加班上限", "en": "the overtime of a day"},
    Rule.MONTH_OVERTIME: {"zh-Hans": "每月加班上限", "zh-Hant": "每月加班上限", "en": "the overtime of a month"},
    Rule.PROTECTED_NIGHT: {
        "zh-Hans": "孕期满七个月或哺乳期不安排夜班",
        "zh-Hant": "懷孕滿七個月或哺乳期不安排夜班",
        "en": "no night work from the seventh month of pregnancy or while nursing",
    },
    Rule.PROTECTED_OVERTIME: {
        "zh-Hans": "孕期满七个月或哺乳期不安排加班",
        "zh-Hant": "懷孕滿七個月或哺乳期不安排加班",
        "en": "no overtime from the seventh month of pregnancy or while nursing",
    },
    Rule.FIXED: {"zh-Hans": "已固定的排班不得改动", "zh-Hant": "已固定的排班不得更動", "en": "a fixed entry stays"},
    Rule.REQUIRED: {
        "zh-Hans": "必须保证的最低人数",
        "zh-Hant": "必須保證的最低人數",
        "en": "the floor of people that must be there",
    },
}

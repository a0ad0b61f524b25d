"""The six roles as huiyin ships them: data an administrator may change, written once at set-up."""

from typing import Final

from huiyin.staff.terms import Permission, RoleCode

OWN, UNIT, ALL = "own", "unit", "all"

ROOT_UNIT_CODE: Final = "HQ"
ROOT_UNIT_NAME: Final = {"zh-Hans": "总部", "zh-Hant": "總部", "en": "Headquarters"}

ROLE_NAMES: Final[dict[RoleCode, dict[str, str]]] = {
    RoleCode.AGENT: {"zh-Hans": "坐席", "zh-Hant": "客服專員", "en": "Agent"},
    RoleCode.SUPERVISOR: {"zh-Hans": "班组长", "zh-Hant": "組長", "en": "Supervisor"},
    RoleCode.ANALYST: {"zh-Hans": "体验分析师", "zh-Hant": "體驗分析師", "en": "Analyst"},
    RoleCode.OWNER: {"zh-Hans": "部门负责人", "zh-Hant": "部門負責人", "en": "Department owner"},
    RoleCode.EXECUTIVE: {"zh-Hans": "高管", "zh-Hant": "高階主管", "en": "Executive"},
    RoleCode.ADMINISTRATOR: {"zh-Hans": "管理员", "zh-Hant": "管理員", "en": "Administrator"},
}

# Least privilege: who never speaks to customers never sees their addresses, and nobody but a
# supervisor lifts the mask. An agent works the cases of his branch and hands on only his own.
ROLE_PERMISSIONS: Final[dict[RoleCode, dict[Permission, str]]] = {
    RoleCode.AGENT: {
        Permission.FEEDBACK_READ: UNIT,
        Permission.FEEDBACK_WRITE: UNIT,
        Permission.CASES_READ: UNIT,
        Permission.CASES_WRITE: UNIT,
        Permission.CASES_ASSIGN: OWN,
        Permission.STAFF_READ: UNIT,
        Permission.CUSTOMERS_READ: UNIT,
    },
    RoleCode.SUPERVISOR: {
        Permission.FEEDBACK_READ: UNIT,
        Permission.FEEDBACK_WRITE: UNIT,
        Permission.CASES_READ: UNIT,
        Permission.CASES_WRITE: UNIT,
        Permission.CASES_ASSIGN: UNIT,
        Permission.METRICS_READ: UNIT,
        Permission.STAFF_READ: UNIT,
        Permission.CUSTOMERS_READ: UNIT,
        Permission.CUSTOMERS_REVEAL: UNIT,
    },
    RoleCode.ANALYST: {
        Permission.FEEDBACK_READ: ALL,
        Permission.CASES_READ: ALL,
        Permission.METRICS_READ: ALL,
        Permission.STAFF_READ: ALL,
    },
    RoleCode.OWNER: {
        Permission.FEEDBACK_READ: UNIT,
        Permission.CASES_READ: UNIT,
        Permission.CASES_WRITE: UNIT,
        Permission.METRICS_READ: UNIT,
        Permission.STAFF_READ: UNIT,
        Permission.CUSTOMERS_READ: UNIT,
    },
    RoleCode.EXECUTIVE: {
        Permission.FEEDBACK_READ: ALL,
        Permission.CASES_READ: ALL,
        Permission.METRICS_READ: ALL,
        Permission.STAFF_READ: ALL,
    },
    RoleCode.ADMINISTRATOR: {
        permission: ALL for permission in Permission if permission is not Permission.CUSTOMERS_REVEAL
    },
}

"""The fictional company 和岚集团: its units and the people who work there."""

from dataclasses import dataclass
from typing import Final

from huiyin.staff.shipped import ROOT_UNIT_CODE

# The head office of the group is the root of the tree, under the code every house has for it.
GROUP: Final = ROOT_UNIT_CODE
MAIL_DOMAIN: Final = "helan.example"


@dataclass(frozen=True, kw_only=True)
class DemoUnit:
    """One business of the group."""

    code: str
    names: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """One member of staff; the first of a role is the one shown on the sign-in page."""

    address: str
    name: str
    role: str
    unit: str
    language: str = "zh-Hans"
    skills: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        """The name to sign in with."""
        return f"{self.address}@{MAIL_DOMAIN}"


NOODLES, BANK, SHOP, CARS, TELECOM = "XIAOMAN", "CHENGHU", "SHIGUANG", "JUNTU", "TINGLAN"

UNITS: Final = (
    DemoUnit(code=NOODLES, names={"zh-Hans": "小满面馆", "zh-Hant": "小滿麵館", "en": "Xiaoman Noodles"}),
    DemoUnit(code=BANK, names={"zh-Hans": "澄湖银行", "zh-Hant": "澄湖銀行", "en": "Chenghu Bank"}),
    DemoUnit(code=SHOP, names={"zh-Hans": "拾光优选", "zh-Hant": "拾光優選", "en": "Shiguang Select"}),
    DemoUnit(code=CARS, names={"zh-Hans": "骏途4S", "zh-Hant": "駿途4S", "en": "Juntu Motors"}),
    DemoUnit(code=TELECOM, names={"zh-Hans": "汀澜通信", "zh-Hant": "汀瀾通信", "en": "Tinglan Telecom"}),
)

PEOPLE: Final = (
    DemoPerson(
        address="zhou.min",
        name="周敏",
        role="agent",
        unit=GROUP,
        skills=(
            "logistics/missing",
            "logistics/delay",
            "product_quality/taste",
            "product_quality/defect",
            "food_safety",
            "service_process/refund",
        ),
    ),
    DemoPerson(address="zhang.wei", name="张伟", role="supervisor", unit=GROUP),
    DemoPerson(address="shen.zhiwei", name="沈知微", role="analyst", unit=GROUP),
    DemoPerson(address="he.jiashu", name="何嘉树", role="owner", unit=NOODLES),
    DemoPerson(address="qin.wangshu", name="秦望舒", role="executive", unit=GROUP),
    DemoPerson(address="lu.mingyuan", name="陆明远", role="administrator", unit=GROUP),
    DemoPerson(
        address="li.xiaonan",
        name="李晓楠",
        role="agent",
        unit=GROUP,
        skills=(
            "price/billing",
            "system_fault",
            "system_fault/account",
            "system_fault/network",
            "service_process/waiting",
            "staff_attitude",
        ),
    ),
    DemoPerson(
        address="wong.tszching",
        name="黃子晴",
        role="agent",
        unit=GROUP,
        language="zh-Hant",
        skills=("system_fault/network", "price/billing", "staff_attitude"),
    ),
    DemoPerson(
        address="emma.chen",
        name="Emma Chen",
        role="agent",
        unit=GROUP,
        language="en",
        skills=("logistics/delay", "service_process/refund", "product_quality/defect"),
    ),
    DemoPerson(
        address="zhao.qiming",
        name="赵启明",
        role="agent",
        unit=CARS,
        skills=("service_process/repair", "product_quality/defect", "safety", "price/billing"),
    ),
    DemoPerson(address="fang.ruolin", name="方若琳", role="supervisor", unit=CARS),
)

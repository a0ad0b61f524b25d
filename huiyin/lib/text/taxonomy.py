"""The shipped category tree: stable paths, names in three languages, and the section each leans to."""

from dataclasses import dataclass

from huiyin.lib.text.terms import Section


@dataclass(frozen=True, slots=True)
class Category:
    """One node of the tree; `path` is "parent" or "parent/child"."""

    path: str
    names: dict[str, str]
    section: Section


def _category(path: str, section: Section, hans: str, hant: str, en: str) -> Category:
    return Category(path=path, names={"zh-Hans": hans, "zh-Hant": hant, "en": en}, section=section)


_S = Section

CATEGORIES: dict[str, Category] = {
    category.path: category
    for category in (
        _category("product_quality", _S.AFTER_SALE, "产品质量", "產品品質", "Product quality"),
        _category("product_quality/taste", _S.SALE, "口味", "口味", "Taste"),
        _category("product_quality/portion", _S.SALE, "分量", "份量", "Portion"),
        _category("product_quality/defect", _S.AFTER_SALE, "故障与损坏", "故障與損壞", "Defect or damage"),
        _category("food_safety", _S.AFTER_SALE, "食品安全", "食品安全", "Food safety"),
        _category("service_process", _S.SALE, "服务流程", "服務流程", "Service process"),
        _category("service_process/waiting", _S.SALE, "等候与效率", "等候與效率", "Waiting and speed"),
        _category("service_process/refund", _S.AFTER_SALE, "退款与退换", "退款與退換", "Refund and return"),
        _category("service_process/repair", _S.AFTER_SALE, "维修与保养", "維修與保養", "Repair and upkeep"),
        _category("staff_attitude", _S.SALE, "人员态度", "人員態度", "Staff attitude"),
        _category("price", _S.SALE, "价格", "價格", "Price"),
        _category("price/billing", _S.AFTER_SALE, "账单与扣费", "帳單與扣費", "Billing and charges"),
        _category("price/promotion", _S.PRE_SALE, "优惠活动", "優惠活動", "Offers"),
        _category("logistics", _S.SALE, "物流配送", "物流配送", "Delivery"),
        _category("logistics/delay", _S.SALE, "送达迟缓", "送達遲緩", "Late delivery"),
        _category("logistics/missing", _S.AFTER_SALE, "漏送错送", "漏送錯送", "Missing or wrong item"),
        _category("logistics/packaging", _S.SALE, "包装", "包裝", "Packaging"),
        _category("environment", _S.SALE, "环境卫生", "環境衛生", "Environment and hygiene"),
        _category("system_fault", _S.TECHNICAL_SUPPORT, "系统故障", "系統故障", "System fault"),
        _category("system_fault/network", _S.TECHNICAL_SUPPORT, "网络信号", "網絡訊號", "Network"),
        _category("system_fault/account", _S.TECHNICAL_SUPPORT, "账户与登录", "帳戶與登入", "Account and sign-in"),
        _category("safety", _S.AFTER_SALE, "人身与财产安全", "人身與財產安全", "Safety"),
        _category("privacy", _S.AFTER_SALE, "隐私与信息安全", "私隱與資訊安全", "Privacy"),
        _category("honesty", _S.SALE, "虚假宣传与欺骗", "虛假宣傳與欺騙", "False promises"),
        _category("other", _S.GENERAL, "其他", "其他", "Other"),
    )
}

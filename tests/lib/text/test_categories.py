"""What a text speaks about, also in trades that no training text came from."""

import pytest

from huiyin.lib.text import Analyzer
from huiyin.lib.text.taxonomy import CATEGORIES

ANALYZER = Analyzer.load()


def _paths(text: str) -> list[str]:
    [analysis] = ANALYZER.analyze([text])
    return [path for path, _ in analysis.categories]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("前台小姑娘爱答不理的", "staff_attitude"),
        ("押金一直不退给我", "service_process/refund"),
        ("门诊排队排了三个小时", "service_process/waiting"),
        ("月租莫名多扣了二十块", "price/billing"),
        ("箱子压扁了，瓶子全碎了", "logistics"),
        ("验证码一直收不到，登不进去", "system_fault/account"),
        ("泳池水又脏又有味", "environment"),
        ("你們把我的手機號洩露給別人", "privacy"),
        ("湯太鹹，肉也不新鮮", "product_quality/taste"),
        ("The nurse was rude to my father.", "staff_attitude"),
        ("I was charged twice for the same ticket.", "price/billing"),
        ("The app keeps crashing after the update.", "system_fault"),
        ("My parcel is a week late.", "logistics/delay"),
    ],
)
def test_the_topic_is_among_the_categories(text: str, topic: str) -> None:
    assert any(path == topic or path.startswith(f"{topic}/") for path in _paths(text))


@pytest.mark.parametrize("text", ["", "嗯", "ok", "随便写写"])
def test_a_text_about_nothing_still_has_a_category(text: str) -> None:
    paths = _paths(text)

    assert 1 <= len(paths) <= 3
    assert set(paths) <= set(CATEGORIES)

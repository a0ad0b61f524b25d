"""Masks and addresses, as tables; who is meant, by the cases that matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.base.ids import new_id
from huiyin.customers.rules import (
    Key,
    is_email,
    is_phone,
    masked_email,
    masked_name,
    masked_phone,
    meant_customer,
)
from huiyin.customers.terms import IdentityKind

EXTERNAL = Key(IdentityKind.EXTERNAL, "x")
EMAIL = Key(IdentityKind.EMAIL, "e")
PHONE = Key(IdentityKind.PHONE, "p")


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+8619900000031", "199****0031"),
        ("+14155552671", "141****2671"),
        ("10086", "***86"),
        ("110", "*10"),
    ],
)
def test_a_phone_is_masked(phone: str, shown: str) -> None:
    assert masked_phone(phone) == shown


@pytest.mark.parametrize(("address", "shown"), [("zhou.min@example.com", "z***@example.com"), ("a@b.cn", "a***@b.cn")])
def test_an_address_is_masked(address: str, shown: str) -> None:
    assert masked_email(address) == shown


def test_a_name_is_masked() -> None:
    assert masked_name("张晓") == "张**"
    assert masked_name("") == ""


@pytest.mark.parametrize("value", ["a@b.cn", "Zhou.Min+x@例子.公司", "  a@b.cn "])
def test_these_are_addresses(value: str) -> None:
    assert is_email(value)


@pytest.mark.parametrize("value", ["", "a", "@b", "a@", "a b@c.cn", "a@b@c", "<a@b.cn>", "a@b.cn,c@d.cn"])
def test_these_are_no_addresses(value: str) -> None:
    assert not is_email(value)


@pytest.mark.parametrize("value", ["199 0000 0031", "+86 (755) 1234-5678", "10086"])
def test_these_are_phones(value: str) -> None:
    assert is_phone(value)


@pytest.mark.parametrize("value", ["", "12", "abc", "1" * 21, "+", "1234 ext 5"])
def test_these_are_no_phones(value: str) -> None:
    assert not is_phone(value)


@given(st.text(max_size=60))
def test_no_text_breaks_the_checks_or_masks(value: str) -> None:
    is_email(value)
    is_phone(value)
    assert "@" in masked_email(value)
    masked_phone(value)


def test_the_strongest_identity_decides() -> None:
    by_external, by_phone = new_id(), new_id()
    known = {EXTERNAL: by_external, PHONE: by_phone}
    external_of = {by_external: "x"}
    assert meant_customer([EXTERNAL, EMAIL, PHONE], known=known, external_of=external_of) == by_external


def test_an_address_of_another_account_is_a_doubt() -> None:
    other = new_id()
    assert meant_customer([EXTERNAL, EMAIL], known={EMAIL: other}, external_of={other: "another"}) is None


def test_an_address_of_somebody_without_account_is_no_doubt() -> None:
    somebody = new_id()
    assert meant_customer([EXTERNAL, EMAIL], known={EMAIL: somebody}, external_of={}) == somebody

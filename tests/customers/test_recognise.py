"""Recognising customers: found again, filled up, never merged on doubt."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from huiyin.customers.models import Customer, Identity
from huiyin.customers.queries import addresses, profile
from huiyin.customers.services import recognise
from huiyin.customers.terms import CustomerIn, IdentityKind

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def one(**parts: str):
    (found,) = recognise([CustomerIn(**parts)], now=NOW)
    return found


@pytest.mark.django_db
class TestRecognise:
    def test_nobody_is_nobody(self) -> None:
        assert (
            recognise([None, CustomerIn(), CustomerIn(tier="vip"), CustomerIn(email="nonsense")], now=NOW) == [None] * 4
        )
        assert Customer.objects.count() == 0

    @pytest.mark.parametrize(
        ("first", "again"),
        [
            ({"email": "Zhou@Example.com"}, {"email": " zhou@EXAMPLE.com"}),
            ({"phone": "199 0000 0031"}, {"phone": "+8619900000031"}),
            ({"external_id": "C-1"}, {"external_id": "C-1 "}),
            ({"email": "a@例子.cn"}, {"email": "a@xn--fsqu00a.cn"}),
        ],
    )
    def test_the_same_person_is_found_again(self, first: dict[str, str], again: dict[str, str]) -> None:
        assert one(**first) == one(**again)
        assert Customer.objects.count() == 1

    def test_what_was_unknown_is_filled_and_the_tier_follows(self) -> None:
        known = one(email="a@b.cn", tier="gold")
        assert one(email="a@b.cn", name="张偉", tier="vip", phone="19900000031") == known
        customer = Customer.objects.get()
        assert (customer.name, customer.name_folded, customer.name_key) == ("张偉", "张伟", "zhangwei")
        assert customer.tier == "vip"
        assert {address.value for address in addresses(customer.id)} == {"a@b.cn", "+8619900000031"}

    def test_a_known_name_is_not_overwritten(self) -> None:
        one(email="a@b.cn", name="张伟")
        one(email="a@b.cn", name="Somebody Else")
        assert Customer.objects.get().name == "张伟"

    def test_two_accounts_with_one_address_stay_two(self) -> None:
        husband = one(external_id="C-1", email="family@b.cn")
        wife = one(external_id="C-2", email="family@b.cn")
        assert husband != wife
        assert one(external_id="C-2") == wife
        assert one(email="family@b.cn") == husband
        # She can still be answered: the address is kept, but recognises only him.
        assert [address.value for address in addresses(wife)] == ["family@b.cn"]

    def test_identities_of_two_customers_merge_nobody(self) -> None:
        by_mail, by_phone = one(email="a@b.cn"), one(phone="19900000031")
        assert one(email="a@b.cn", phone="19900000031") == by_mail
        assert one(phone="19900000031") == by_phone
        assert Customer.objects.count() == 2

    def test_the_same_again_stores_nothing_new(self) -> None:
        person = {"external_id": "C-2", "email": "family@b.cn", "phone": "19900000031"}
        one(external_id="C-1", email="family@b.cn")
        one(**person)
        before = Identity.objects.count()
        one(**person)
        assert Identity.objects.count() == before

    def test_a_batch_knows_itself(self) -> None:
        people = [CustomerIn(email="a@b.cn"), None, CustomerIn(email="A@b.cn", name="Amy"), CustomerIn(name="Amy")]
        first, nobody, second, unnamed = recognise(people, now=NOW)
        assert first == second
        assert nobody is None
        assert unnamed not in (first, None)
        assert Customer.objects.get(id=first).name == "Amy"

    def test_a_batch_costs_a_constant_number_of_statements(self, django_assert_max_num_queries) -> None:
        people = [CustomerIn(email=f"p{at}@b.cn", phone=f"1990000{at:04}") for at in range(300)]
        with django_assert_max_num_queries(14), transaction.atomic():  # SQLite splits long inserts
            recognise(people, now=NOW)
        with django_assert_max_num_queries(3), transaction.atomic():
            recognise(people, now=NOW)

    def test_addresses_are_not_readable_in_the_database(self) -> None:
        one(email="secret@b.cn", phone="19900000031")
        with connection.cursor() as cursor:
            cursor.execute("SELECT value, blind FROM customers_identity")
            stored = str(cursor.fetchall())
        assert "secret" not in stored
        assert "0031" not in stored.replace("00310", "")
        assert "b.cn" not in stored


def test_a_profile_shows_masks(cast) -> None:
    customer_id = one(name="张晓", email="zhou@example.com", phone="19900000031", tier="vip")
    shown = profile(customer_id, cast.asker("agent"))
    assert shown["emails"] == ["z***@example.com"]
    assert shown["phones"] == ["199****0031"]
    assert (shown["name"], shown["tier"]) == ("张晓", "vip")


def test_a_name_is_masked_for_who_may_not_read_customers(cast) -> None:
    from dataclasses import replace

    customer_id = one(name="张晓")
    asker = replace(cast.asker("agent"), permissions={})
    assert profile(customer_id, asker)["name"] == "张**"


class TestAnyText(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(
        st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=80),
        st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=80),
    )
    def test_any_text_is_taken_and_found_again(self, name: str, external_id: str) -> None:
        found = one(name=name, external_id=external_id)
        assert (found is None) == (not name.strip() and not external_id.strip())
        if external_id.strip():
            assert one(external_id=external_id) == found


def test_kinds_are_ordered_by_strength() -> None:
    assert list(IdentityKind) == [IdentityKind.EXTERNAL, IdentityKind.EMAIL, IdentityKind.PHONE]

"""Encrypted fields, blind indexes, links (T02, T05)."""

from uuid import UUID

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from hypothesis import given
from hypothesis import strategies as st

from huiyin.base import crypto, links
from huiyin.base.crypto import UnreadableSecret, blind_index, decrypt, encrypt, make_key
from huiyin.base.ids import new_id
from huiyin.base.models import IdempotencyKey
from tests.base.edge_urls import NOW


@given(st.text())
def test_what_is_sealed_opens_again(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    assert decrypt(encrypt(text, context="t:c"), context="t:c") == text


def test_a_value_moved_to_another_column_does_not_open():
    sealed = encrypt("13812345678", context="customers_identity:value")
    assert "138" not in sealed
    for context in ("customers_identity:other", "staff_user:value"):
        with pytest.raises(UnreadableSecret):
            decrypt(sealed, context=context)


@pytest.mark.parametrize("stored", ["", "1.k1", "1.k9.AAAA", "2.k1.AAAA", "1.k1.####", "plain text"])
def test_what_was_never_sealed_is_told_as_such(stored):
    with pytest.raises(UnreadableSecret):
        decrypt(stored, context="t:c")


def test_a_new_key_writes_and_the_old_one_still_reads(settings):
    old = settings.HUIYIN
    sealed = encrypt("here", context="t:c")
    settings.HUIYIN = old.model_copy(update={"field_key": f"k2:{make_key()},k1:{old.field_key}"})
    assert decrypt(sealed, context="t:c") == "here"
    assert encrypt("x", context="t:c").startswith("1.k2.")
    settings.HUIYIN = old.model_copy(update={"field_key": f"k2:{make_key()}"})
    with pytest.raises(UnreadableSecret):
        decrypt(sealed, context="t:c")


@pytest.mark.parametrize(
    ("kind", "one", "same"),
    [
        ("email", "Lin@Example.COM ", "lin@example.com"),
        ("email", "a@bücher.example", "a@xn--bcher-kva.example"),
        ("phone", "138 1234 5678", "+86 13812345678"),
        ("phone", "+1 (212) 555-0100", "+12125550100"),
        ("phone_tail", "+86 138 1234 5678", "5678"),
        ("external", " C-1 ", "C-1"),
    ],
)
def test_two_spellings_have_one_index(kind, one, same):
    assert blind_index(kind, one) == blind_index(kind, same)
    assert len(blind_index(kind, one)) == 64


def test_kinds_and_keys_keep_indexes_apart(settings):
    mine = blind_index("email", "a@b.example")
    assert mine != blind_index("external", "a@b.example")
    settings.HUIYIN = settings.HUIYIN.model_copy(update={"blind_key": make_key()})
    assert mine != blind_index("email", "a@b.example")


@given(st.text(max_size=40), st.sampled_from(["email", "phone", "phone_tail", "external"]))
def test_any_text_has_an_index(value, kind):
    try:
        value.encode()
    except UnicodeEncodeError:
        return
    assert len(blind_index(kind, value)) == 64


@pytest.mark.django_db
def test_the_field_seals_on_every_way_to_the_database():
    row = IdempotencyKey.objects.create(digest="a", request_digest="r", body="one", created_at=NOW)
    other = IdempotencyKey(digest="b", request_digest="r", body="two", created_at=NOW)
    IdempotencyKey.objects.bulk_create([other])
    other.body = "three"
    IdempotencyKey.objects.bulk_update([other], ["body"])
    IdempotencyKey.objects.filter(digest="a").update(body="four")
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM base_idempotencykey")
        stored = [sealed for (sealed,) in cursor.fetchall()]
    assert all(sealed.startswith("1.") for sealed in stored)
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.body, other.body) == ("four", "three")


@pytest.mark.django_db
@pytest.mark.parametrize("lookup", ["body", "body__contains", "body__in", "body__startswith", "body__gt"])
def test_nobody_can_filter_on_a_sealed_field(lookup):
    with pytest.raises(FieldError, match="encrypted"):
        list(IdempotencyKey.objects.filter(**{lookup: "x"}))
    assert not IdempotencyKey.objects.filter(body__isnull=True).exists()
    assert issubclass(type(IdempotencyKey._meta.get_field("body")), models.TextField)


NAMES = st.text("abcdefghijklmnopqrstuvwxyz_-", min_size=1, max_size=12)


@given(kind=NAMES, purpose=NAMES, id=st.uuids(), nonce=st.binary(min_size=16, max_size=16))
def test_a_link_opens_its_object_for_its_purpose(kind, purpose, id, nonce):
    token = links.make_token(kind, id, purpose, nonce)
    parsed = links.parse_token(token)
    assert parsed is not None
    assert (parsed.kind, parsed.id, parsed.purpose) == (kind, id, purpose)
    assert links.token_matches(parsed, nonce)
    assert links.read_token(token, nonce) == parsed
    assert links.read_token(token, bytes(16) if nonce != bytes(16) else b"1" * 16) is None


TOKEN_ID = UUID("01940000-0000-7000-8000-0000000000aa")


@given(st.integers(0, 200), st.sampled_from("ABCXYZabcxyz019-_=. "))
def test_no_changed_letter_survives(place, letter):
    nonce = b"n" * 16
    token = links.make_token("case", TOKEN_ID, "progress", nonce)
    place %= len(token)
    changed = token[:place] + letter + token[place + 1 :]
    assert (links.read_token(changed, nonce) is None) == (changed != token)


@given(st.text(max_size=300))
def test_any_text_as_token_is_only_refused(text):
    assert links.read_token(text, b"n" * 16) is None


def test_cut_longer_old_and_foreign_tokens_are_refused(settings):
    nonce = links.new_nonce()
    token = links.make_token("case", TOKEN_ID, "progress", nonce)
    mine = links.parse_token(token)
    assert links.read_token(token[:-1], nonce) is None
    assert links.read_token(token + "A", nonce) is None
    foreign = links.make_token("case", new_id(), "progress", nonce)
    parsed = links.parse_token(foreign)
    assert parsed is not None
    assert mine is not None
    assert not links.token_matches(links.ParsedToken(mine.kind, parsed.id, mine.purpose, mine.mac), nonce)
    assert not links.token_matches(links.ParsedToken(mine.kind, mine.id, "rate", mine.mac), nonce)
    settings.HUIYIN = settings.HUIYIN.model_copy(update={"link_key": make_key()})
    assert links.read_token(token, nonce) is None


def test_the_mac_has_at_least_128_bits():
    assert links.MAC_BYTES * 8 >= 128
    assert len(crypto.link_key()) == 32

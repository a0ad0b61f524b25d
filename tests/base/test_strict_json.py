"""JSON at the door (P05, Z10)."""

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.base.strict_json import BrokenJson, JsonRefused, parse_json

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXT, inner, max_size=5),
    max_leaves=30,
)


@given(VALUES)
def test_every_honest_value_comes_back_as_it_was(value):
    assert parse_json(json.dumps(value).encode()) == value
    assert parse_json(json.dumps(value, ensure_ascii=False).encode()) == value


def refusal(body: bytes) -> tuple[str, str]:
    with pytest.raises(JsonRefused) as caught:
        parse_json(body)
    error = caught.value.errors[0]
    return error["code"], error["path"]


def test_nul_and_lone_surrogates_are_refused_with_their_path():
    assert refusal(b'{"a": [{"b": "x\\u0000y"}]}') == ("unstorable_character", "a.0.b")
    assert refusal(b'{"a": "\\ud83d alone"}') == ("unstorable_character", "a")
    assert refusal(b'{"a\\udc00": 1}') == ("unstorable_character", "a\ufffd")


def test_a_pair_of_surrogates_is_one_letter():
    assert parse_json(b'{"a": "\\ud83d\\ude00"}') == {"a": "\U0001f600"}
    assert parse_json('{"a": "\\\\u0000 written out 👍"}'.encode()) == {"a": "\\u0000 written out 👍"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"a": 1, "b": 2, "a": 3}', "duplicate_key"),
        (b'{"a": NaN}', "number_not_finite"),
        (b'{"a": -Infinity}', "number_not_finite"),
        (b'{"a": 1e999}', "number_too_large"),
        (b'{"a": ' + b"9" * 400 + b"}", "number_too_large"),
        (b'{"a": ' + b"9" * 5000 + b"}", "number_too_large"),
        (b'{"a": 9223372036854775808}', "number_too_large"),
        (b'{"a": -' + b"9" * 25 + b"}", "number_too_large"),
        (b"[" * 201 + b"]" * 201, "too_deep"),
        (b'{"a":' * 201 + b"1" + b"}" * 201, "too_deep"),
        (b"[" * 100_000 + b"]" * 100_000, "too_deep"),
    ],
)
def test_what_a_database_would_stumble_over_is_refused(body, code):
    assert refusal(body)[0] == code


def test_two_hundred_levels_and_many_shallow_brackets_are_fine():
    deep = b"[" * 200 + b"]" * 200
    assert parse_json(deep)
    assert len(parse_json(b"[" + b"[]," * 999 + b"[]]")) == 1000


@pytest.mark.parametrize(
    "body", [b"{", b"\xff{}", b"\xef\xbb\xbf{}", b"{'a': 1}", b"[1,]", b'"a\x00"', b"\xb0\xa1", b"nope"]
)
def test_what_is_no_json_is_broken(body):
    with pytest.raises(BrokenJson):
        parse_json(body)


@given(st.binary(max_size=60))
def test_any_bytes_end_in_a_value_or_an_error_of_ours(body):
    with suppress(BrokenJson, JsonRefused):
        parse_json(body)


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": "' + b"\\u4e2d" * 170_000 + b'"}',
        b"{" + b",".join(b'"k%d":1' % i for i in range(90_000)) + b"}",
        b"[" * 500_000,
    ],
)
def test_a_megabyte_of_malice_costs_little(body):
    started = time.process_time()
    with suppress(BrokenJson, JsonRefused):
        parse_json(body)
    assert time.process_time() - started < 1.0  # Z10 promises 200 ms on a quiet machine

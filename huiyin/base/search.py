"""Search in every language: simplified-folded character bigrams and latin words.

One function answers on both databases. A Chinese text is cut into overlapping pairs of
characters, so a two-letter word is found without a dictionary; latin words and numbers are
found by their beginning. Queries are built from folded letters and digits only, so no operator
of either database can be injected.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from opencc import OpenCC

from huiyin.base.models.plumbing import SearchText

MAX_QUERY_LETTERS: Final = 200
MAX_QUERY_GRAMS: Final = 40
MAX_WORD: Final = 60

_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
# Letters written either way for one word, which conversion to simplified leaves apart: 到帳 and 到账, 甚麼 and 什么.
_SAME_LETTER: Final = str.maketrans({"帐": "账", "著": "着", "甚": "什", "妳": "你"})
_PIECES: Final = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")


def fold(text: str) -> str:
    """Return the text as search sees it: NFKC, lower case, traditional turned simplified."""
    storable = text.encode("utf-8", "replace").decode()  # half a surrogate pair cannot be searched for
    simplified: str = _to_simplified().convert(unicodedata.normalize("NFKC", storable).lower())
    return simplified.translate(_SAME_LETTER)


def grams(text: str) -> list[str]:
    """Return the distinct search terms of a text, in order of appearance."""
    found: dict[str, None] = {}
    for piece in _PIECES.findall(fold(text)):
        found.update(dict.fromkeys(_terms(piece)))
    return list(found)


def index_texts(*, kind: str, items: Iterable[tuple[UUID, str]]) -> None:
    """Make the texts findable under their kind, replacing older ones; in the caller's transaction."""
    terms = {ref: " ".join(grams(text)) for ref, text in items}
    if terms:
        _index_on_postgres(kind, terms) if connection.vendor == "postgresql" else _index_on_sqlite(kind, terms)


def forget_texts(*, kind: str, refs: Sequence[UUID]) -> None:
    """Remove the texts from the index, for erasure."""
    rows = SearchText.objects.filter(kind=kind, ref__in=refs)
    if connection.vendor != "postgresql":
        _forget_on_sqlite(list(rows.values_list("id", flat=True)))
    rows.delete()


def matching_ids(kind: str, query: str) -> QuerySet[SearchText, UUID]:
    """Return the ids of the texts that hold every term of the query, for `.filter(id__in=…)`.

    A query without a letter or digit matches nothing.
    """
    rows = SearchText.objects.filter(kind=kind)
    conditions = _query_terms(query)
    if not conditions:
        return rows.none().values_list("ref", flat=True)
    return rows.filter(id__in=_match(conditions)).values_list("ref", flat=True)


def _terms(piece: str) -> list[str]:
    """Return the bigrams of a run of characters (and its last letter), or the one latin word."""
    if not _is_cjk(piece):
        return [piece[:MAX_WORD]]
    # The last letter stands alone too, so that a prefix search for one letter finds every place of it.
    return [*(piece[at : at + 2] for at in range(len(piece) - 1)), piece[-1]]


def _query_terms(query: str) -> list[tuple[str, bool]]:
    """Return the terms to look for, each with whether the beginning of a term is enough."""
    wanted: dict[tuple[str, bool], None] = {}
    for piece in _PIECES.findall(fold(query[:MAX_QUERY_LETTERS])):
        if _is_cjk(piece) and len(piece) > 1:
            wanted.update(dict.fromkeys((piece[at : at + 2], False) for at in range(len(piece) - 1)))
        else:
            wanted[piece[:MAX_WORD], True] = None
    return list(wanted)[:MAX_QUERY_GRAMS]


def _match(terms: list[tuple[str, bool]]) -> RawSQL:
    if connection.vendor == "postgresql":
        asked = " & ".join(f"'{term}'{':*' if prefix else ''}" for term, prefix in terms)
        return RawSQL("SELECT id FROM base_searchtext WHERE grams @@ %s::tsquery", [asked])
    asked = " AND ".join(f'"{term}"{"*" if prefix else ""}' for term, prefix in terms)
    return RawSQL("SELECT rowid FROM base_search_fts WHERE base_search_fts MATCH %s", [asked])


def _index_on_postgres(kind: str, terms: dict[UUID, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO base_searchtext (kind, ref, grams) "
            "SELECT %s, t.ref, array_to_tsvector(string_to_array(t.terms, ' ')) "
            "FROM unnest(%s::uuid[], %s::text[]) AS t(ref, terms) "
            "ON CONFLICT (kind, ref) DO UPDATE SET grams = excluded.grams",
            [kind, list(terms), list(terms.values())],
        )


def _index_on_sqlite(kind: str, terms: dict[UUID, str]) -> None:
    known = dict(SearchText.objects.filter(kind=kind, ref__in=list(terms)).values_list("ref", "id"))
    _forget_on_sqlite(list(known.values()))
    new = [SearchText(kind=kind, ref=ref) for ref in terms if ref not in known]
    known.update((row.ref, row.id) for row in SearchText.objects.bulk_create(new))
    rows: list[Sequence[Any]] = [(known[ref], text) for ref, text in terms.items()]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO base_search_fts (rowid, grams) VALUES (%s, %s)", rows)


def _forget_on_sqlite(row_ids: list[int]) -> None:
    if row_ids:
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM base_search_fts WHERE rowid = %s", [(row_id,) for row_id in row_ids])


def _is_cjk(piece: str) -> bool:
    return _CJK_LETTER.match(piece) is not None


_CJK_LETTER: Final = re.compile(rf"[{_CJK}]")


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")

"""Search by bigrams, on either database."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.base.ids import new_id
from huiyin.base.models import SearchText
from huiyin.base.search import fold, forget_texts, grams, index_texts, matching_ids

pytestmark = pytest.mark.django_db
TEXTS = {
    "late": "外卖送得太慢，等了两个小时。",
    "hant": "客服態度很好，退款很快！",
    "english": "Delivery was LATE again, order HY-1042",
    "mixed": "App闪退，iPhone 15 打不开",
    "emoji": "👍👍 好评",
    "rare": "𠮷野家的牛丼好吃",
}


@pytest.fixture
def refs():
    ids = {name: new_id() for name in TEXTS}
    index_texts(kind="feedback", items=[(ids[name], text) for name, text in TEXTS.items()])
    return ids


def found(query, refs, kind="feedback"):
    ids = set(matching_ids(kind, query))
    return {name for name, ref in refs.items() if ref in ids}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("外卖", {"late"}),
        ("外賣", {"late"}),
        ("态度", {"hant"}),
        ("態度", {"hant"}),
        ("退款很快", {"hant"}),
        ("慢", {"late"}),
        ("评", {"emoji"}),
        ("late", {"english"}),
        ("DELIV", {"english"}),
        ("hy-1042", {"english"}),
        ("ＨＹ－１０４２", {"english"}),
        ("闪退 iphone", {"mixed"}),
        ("闪退 外卖", set()),
        ("𠮷野", {"rare"}),
        ("小时 外卖", {"late"}),
        ("卖外", set()),
    ],
)
def test_what_a_person_types_is_found(query, names, refs):
    assert found(query, refs) == names


@pytest.mark.parametrize(
    "query", ["", "%%%", '"*', "'", "👍", "_", "\\", "((", "*", "-", '" OR 1=1 --', "\x00", "\ud800"]
)
def test_signs_alone_match_nothing_and_break_nothing(query, refs):
    assert found(query, refs) == (set() if "1" not in query else found("or 1", refs))


@pytest.mark.parametrize(
    "query", ["外卖 OR 客服", "外卖 NOT 慢", "NEAR(外卖 客服)", "grams:外卖", "外卖*", "外卖:*", "外卖 & 客服 | 慢"]
)
def test_operators_are_words(query, refs):
    assert found(query, refs) <= {"late"}


def test_ten_kilobytes_are_cut_not_refused(refs):
    assert found("外卖" * 5000, refs) == set()
    assert found("外卖 " * 2000, refs) == {"late"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(query=st.text(max_size=60))
def test_any_text_is_a_query(query):
    list(matching_ids("feedback", query))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=80), cut=st.data())
def test_whatever_is_indexed_is_found_by_its_own_pieces(text, cut):
    ref = new_id()
    index_texts(kind="x", items=[(ref, text)])
    terms = grams(text)
    for term in terms[:5]:
        assert ref in set(matching_ids("x", term)), (text, term)


def test_indexing_again_replaces_and_kinds_are_apart(refs):
    index_texts(kind="feedback", items=[(refs["late"], "送货很快")])
    index_texts(kind="case", items=[(refs["late"], "外卖")])
    assert found("外卖", refs) == set()
    assert found("送货", refs) == {"late"}
    assert found("外卖", refs, kind="case") == {"late"}
    assert SearchText.objects.filter(ref=refs["late"]).count() == 2


def test_forgotten_texts_are_gone_from_the_index_too(refs):
    forget_texts(kind="feedback", refs=[refs["late"]])
    assert found("外卖", refs) == set()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM base_search_fts")
            assert cursor.fetchone()[0] == len(TEXTS) - 1


def test_matching_ids_is_one_subquery(refs, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = SearchText.objects.filter(ref__in=matching_ids("feedback", "外卖"))
        assert [row.ref for row in rows] == [refs["late"]]


def test_a_batch_costs_a_handful_of_statements(django_assert_max_num_queries):
    items = [(new_id(), f"第{at}条 外卖 送达") for at in range(200)]
    with django_assert_max_num_queries(6):
        index_texts(kind="feedback", items=items)
    assert len(matching_ids("feedback", "外卖")) == 200


def test_folding():
    assert fold("ＡＢＣ 臺灣ﬁ") == "abc 台湾fi"
    assert fold("退款沒到帳，甚麼時候到") == fold("退款没到账，什么时候到")

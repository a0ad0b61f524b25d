"""Words used alike: learnt from texts whose use of words is known, the same in every order and process."""

import random
import subprocess
import sys

import pytest

from huiyin.lib.text.corpus.neighbours import LEAST_WORDS, Neighbours

FOOD, POST = ["包子", "饺子", "面条", "米饭", "粥", "馒头"], ["快递", "物流", "包裹", "派件", "配送", "驿站"]


def written(seed=1, count=500):
    """Texts about food or about the post, never both."""
    rng = random.Random(seed)
    about = [(FOOD, ["好吃", "味道", "咸淡", "口感", "新鲜"]), (POST, ["太慢", "丢失", "破损", "延误", "拒收"])]
    texts = []
    for _ in range(count):
        things, words = rng.choice(about)
        texts.append("，".join([*rng.sample(things, 2), *rng.sample(words, 3)]))
    return texts


@pytest.fixture(scope="module")
def learnt():
    return Neighbours.train(written())


def test_words_of_one_subject_are_neighbours(learnt):
    near = learnt.most_similar("快递", 5)
    assert len(near) == 5
    assert {word.word for word in near} <= {*POST, *["太慢", "丢失", "破损", "延误", "拒收"]}
    assert [word.similarity for word in near] == sorted((word.similarity for word in near), reverse=True)


def test_traditional_and_width_ask_for_the_same_word(learnt):
    assert learnt.most_similar("快遞") == learnt.most_similar("快递 ") == learnt.most_similar("快递")


def test_an_unknown_word_is_its_parts_or_nothing(learnt):
    assert "包裹破损" not in learnt.words
    assert {word.word for word in learnt.most_similar("包裹破损", 3)} <= {*POST, "太慢", "丢失", "延误", "拒收"}
    for nothing in ("", "火箭", "\x00", "zzz", "。"):
        assert learnt.most_similar(nothing) == []
    assert learnt.most_similar("快递", 0) == []


def test_order_changes_nothing(learnt):
    texts = written()
    random.Random(4).shuffle(texts)
    assert Neighbours.train(texts).most_similar("快递") == learnt.most_similar("快递")


def test_another_process_learns_the_same(learnt):
    code = (
        "from tests.lib.text.corpus.test_neighbours import written; "
        "from huiyin.lib.text.corpus.neighbours import Neighbours; "
        "print(Neighbours.train(written()).most_similar('快递', 3))"
    )
    environment = {"PYTHONHASHSEED": "1", "PYTHONPATH": ".", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == str(learnt.most_similar("快递", 3))


@pytest.mark.parametrize("texts", [[], [""], ["好吃"], ["快递太慢"] * 20])
def test_too_few_texts_say_so(texts):
    little = Neighbours.train(texts)
    assert (little.words, little.most_similar("快递")) == ((), [])
    assert str(LEAST_WORDS) in little.reason

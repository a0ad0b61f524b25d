"""The promotion rule, and the queue of texts to label."""

import math

import pytest

from huiyin.lib.text.heads.promotion import Correction, Refusal, may_promote, mcnemar
from huiyin.lib.text.heads.queueing import labelling_queue
from huiyin.lib.text.heads.training import train

CANARY = [True] * 400 + [False] * 100


def verdict(before, after, canary_after=CANARY, **more):
    return may_promote(before=before, after=after, canary_before=CANARY, canary_after=canary_after, **more)


def corrections(n, *, authors=5, contradicted=0, agreeing=True):
    return [
        Correction(
            text=f"{'同一句话' if not agreeing else chr(0x4E00 + at)}",
            label=("a" if agreeing or at % 2 else "b"),
            author=f"person {at % authors}",
            answer="b" if at < contradicted else "a" if agreeing or at % 2 else "b",
            probability=0.95,
        )
        for at in range(n)
    ]


BETTER = ([False] * 20 + [True] * 80, [True] * 95 + [False] * 5)


def test_a_clear_gain_at_no_cost_is_promoted():
    assert verdict(*BETTER, corrections=corrections(100)).allowed


@pytest.mark.parametrize(
    ("before", "after", "reasons"),
    [
        ([False] * 29, [True] * 29, (Refusal.TOO_FEW_HELD_OUT,)),
        ([True] * 40, [True] * 39 + [False], (Refusal.HELD_OUT_FELL,)),
        ([True] * 40, [True] * 40, (Refusal.GAIN_MAY_BE_CHANCE,)),
        # Three wins: p = 1/8; four: p = 1/16.
        ([False] * 3 + [True] * 97, [True] * 100, (Refusal.GAIN_MAY_BE_CHANCE,)),
        ([False] * 4 + [True] * 96, [True] * 100, ()),
    ],
)
def test_the_held_out_corrections_must_gain_beyond_chance(before, after, reasons):
    assert verdict(before, after).reasons == reasons


def test_the_canary_may_fall_by_half_a_point_and_no_more():
    assert verdict(*BETTER, canary_after=[False] * 2 + CANARY[2:]).allowed
    assert verdict(*BETTER, canary_after=[False] * 3 + CANARY[3:]).reasons == (Refusal.CANARY_FELL,)
    small = may_promote(before=BETTER[0], after=BETTER[1], canary_before=[True] * 199, canary_after=[True] * 199)
    assert small.reasons == (Refusal.CANARY_TOO_SMALL,)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (corrections(100, authors=1), Refusal.ONE_AUTHOR),
        (corrections(100, agreeing=False), Refusal.CORRECTIONS_DISAGREE),
        (corrections(100, contradicted=70), Refusal.CONTRADICTS_CONFIDENT_ANSWERS),
    ],
)
def test_floods_are_refused(given, reason):
    assert verdict(*BETTER, corrections=given).reasons == (reason,)


def test_a_trusted_author_may_give_them_all():
    alone = corrections(100, authors=1)
    assert verdict(*BETTER, corrections=alone, trusted_authors=frozenset({"person 0"})).allowed


@pytest.mark.parametrize(("wins", "losses"), [(0, 0), (5, 0), (7, 3), (3, 7)])
def test_mcnemar_is_the_exact_binomial_tail(wins, losses):
    n = wins + losses
    assert mcnemar(wins, losses) == pytest.approx(sum(math.comb(n, k) for k in range(wins, n + 1)) / 2**n)


def test_the_queue_takes_doubtful_texts_unlike_each_other():
    sure = [("很好吃", "good"), ("很难吃", "bad"), ("味道好", "good"), ("味道差", "bad")] * 5
    head = train("t", [text for text, _ in sure], [label for _, label in sure], encoder="")
    texts = ["很好吃", "很难吃", "发票没开", "发票没开!", "停车不方便", "很好吃啊"]
    queue = labelling_queue(head, texts, 2)
    assert len(queue) == 2
    assert {texts[at].strip("!") for at in queue} == {"发票没开", "停车不方便"}
    assert labelling_queue(head, [], 3) == []
    assert len(labelling_queue(head, texts, 50)) == 5

"""Reports of heads, against scikit-learn and by hand."""

import numpy as np
import pytest
from sklearn.metrics import f1_score

from huiyin.lib.text.features import BUCKETS
from huiyin.lib.text.heads.calibration import expected_calibration_error, negative_log_likelihood, temperature_for
from huiyin.lib.text.heads.evaluation import evaluate, report_of
from huiyin.lib.text.heads.head import Head, Kind
from huiyin.lib.text.heads.labels import LengthsDiffer, NoTexts, WrongLabel


def empty_head(kind, labels):
    outputs = 1 if kind is Kind.BINARY else len(labels)
    return Head(
        task="t",
        kind=kind,
        labels=labels,
        index=np.zeros(BUCKETS, np.uint32),
        weights=np.zeros((1, outputs), np.int8),
        scales=np.ones(outputs, np.float32),
        bias=np.zeros(outputs, np.float32),
        thresholds=np.full(outputs, 0.5, np.float32),
    )


def test_a_report_agrees_with_scikit_learn():
    rng = np.random.default_rng(5)
    labels = ("a", "b", "c")
    probabilities = rng.dirichlet([1, 1, 1], size=200).astype(np.float32)
    truth = [labels[at] for at in rng.integers(0, 3, 200)]
    report = report_of(empty_head(Kind.MULTICLASS, labels), probabilities, truth)
    given = [labels[at] for at in probabilities.argmax(axis=1)]
    assert report.macro_f1 == pytest.approx(f1_score(truth, given, average="macro"))
    assert report.accuracy == report.micro_f1 == pytest.approx(np.mean(np.array(truth) == np.array(given)))
    assert sum(map(sum, report.confusion)) == report.n == 200
    assert sum(one.support for one in report.per_class.values()) == 200


def test_many_labels_are_measured_by_exact_match_and_micro_f1():
    head = empty_head(Kind.MULTILABEL, ("a", "b"))
    probabilities = np.array([[0.9, 0.1], [0.9, 0.9], [0.1, 0.1]], np.float32)
    report = report_of(head, probabilities, [["a"], ["a"], []])
    assert report.accuracy == pytest.approx(2 / 3)
    assert report.micro_f1 == pytest.approx(4 / 5)
    assert report.per_class["a"].f1 == 1.0
    with pytest.raises(WrongLabel):
        report_of(head, probabilities, ["a", "a", "b"])


def test_a_label_the_head_does_not_know_is_its_error():
    report = evaluate(empty_head(Kind.MULTICLASS, ("a", "b", "c")), ["x", "y"], ["a", "new"])
    assert report.labels == ("a", "b", "c", "new")
    assert report.accuracy == 0.5
    assert report.per_class["new"].recall == 0.0
    assert report.confusion[3][0] == 1


def test_nothing_to_measure_is_said():
    head = empty_head(Kind.BINARY, ("a", "b"))
    with pytest.raises(NoTexts):
        evaluate(head, [], [])
    with pytest.raises(LengthsDiffer):
        evaluate(head, ["x"], [])


def test_calibration_error_of_a_hand_made_case():
    # Bin 12 of 15 holds four texts at .85 with two right; bin 14 one text at 1.0, right.
    confidences = np.array([0.85, 0.85, 0.85, 0.85, 1.0])
    right = np.array([True, True, False, False, True])
    assert expected_calibration_error(confidences, right) == pytest.approx(4 / 5 * 0.35)
    assert expected_calibration_error(np.zeros(0), np.zeros(0, bool)) == 0.0


@pytest.mark.parametrize("kind", [Kind.BINARY, Kind.MULTICLASS])
@pytest.mark.parametrize("temperature", [0.25, 1.0, 3.0])
def test_the_temperature_that_made_the_labels_is_found_again(kind, temperature):
    rng = np.random.default_rng(2)
    outputs = 1 if kind is Kind.BINARY else 4
    true_scores = rng.normal(size=(20_000, outputs)) * 2
    if kind is Kind.BINARY:
        targets = (rng.random(20_000) < 1 / (1 + np.exp(-true_scores[:, 0]))).astype(np.int64)
    else:
        targets = np.argmax(true_scores + rng.gumbel(size=true_scores.shape), axis=1)
    found = temperature_for(true_scores * temperature, targets, kind)
    assert found == pytest.approx(temperature, rel=0.06)
    best = negative_log_likelihood(true_scores * temperature / found, targets, kind)
    for other in (0.9, 1.1):
        assert best <= negative_log_likelihood(true_scores * temperature / found / other, targets, kind)

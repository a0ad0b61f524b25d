"""Coders' agreement: for each code, over all, and where they part."""

import pytest

from huiyin.lib.stats import cohen_kappa, fleiss_kappa, krippendorff_alpha
from huiyin.lib.text.corpus.codebook import Confusion, codebook_agreement

FIRST = [{"price"}, {"price"}, {"staff"}, {"staff", "price"}, set(), {"delay"}, {"delay"}, {"staff"}]
SECOND = [{"price"}, {"staff"}, {"staff"}, {"staff"}, set(), {"delay"}, {"delay"}, {"price"}]
THIRD = [{"price"}, {"price"}, {"staff"}, {"price"}, {"delay"}, {"delay"}, {"delay"}, {"staff"}]


def had(coder, code):
    return [float(code in codes) for codes in coder]


def of(result, code):
    return next(one for one in result.codes if one.code == code)


def test_each_code_has_the_coefficients_of_the_statistics_library():
    price = of(codebook_agreement([FIRST, SECOND]), "price")
    assert price.kappa == cohen_kappa(first=had(FIRST, "price"), second=had(SECOND, "price"))
    assert price.alpha == krippendorff_alpha(ratings=[had(FIRST, "price"), had(SECOND, "price")])
    assert (price.given, price.disputed, price.examples) == (4, 3, (1, 3, 7))


def test_three_coders_have_fleiss_and_the_nearest_to_a_tie_first():
    staff = of(codebook_agreement([FIRST, SECOND, THIRD]), "staff")
    counts = [
        [3 - int(sum(text)), int(sum(text))]
        for text in zip(*(had(one, "staff") for one in (FIRST, SECOND, THIRD)), strict=True)
    ]
    assert staff.kappa == fleiss_kappa(counts=counts)
    assert staff.examples == (1, 3, 7)


def test_the_least_agreed_code_comes_first_and_pairs_are_named():
    result = codebook_agreement([FIRST, SECOND])
    assert [one.code for one in result.codes] == ["price", "staff", "delay"]
    assert of(result, "delay").kappa.estimate == 1
    assert result.confusions == (Confusion("price", "staff", 2, (1, 7)),)
    assert (result.coded, result.coders) == (8, 2)
    assert 0 < result.overall.estimate < 1


def test_gaps_leave_kappa_of_three_undefined_and_alpha_standing():
    result = codebook_agreement([FIRST, SECOND, [None, *THIRD[1:]]])
    assert of(result, "price").kappa is None
    assert of(result, "price").alpha.n == 8


def test_a_codebook_may_hold_codes_that_nobody_gave():
    unused = of(codebook_agreement([FIRST, SECOND], codes=["price", "staff", "delay", "unused"]), "unused")
    assert (unused.given, unused.alpha.estimate) == (0, None)


@pytest.mark.parametrize("coders", [[], [FIRST], [FIRST, FIRST[:3]]])
def test_too_few_or_unequal_coders_are_refused(coders):
    with pytest.raises(ValueError, match="two coders"):
        codebook_agreement(coders)


def test_a_code_outside_the_book_is_refused_by_name():
    with pytest.raises(ValueError, match="delay"):
        codebook_agreement([FIRST, SECOND], codes=["price", "staff"])


def test_no_texts_are_no_agreement():
    result = codebook_agreement([[], []])
    assert (result.coded, result.codes, result.overall.estimate) == (0, (), None)

"""Do people code texts alike (U5)? Agreement for each code of a codebook and over all, and where they part."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from huiyin.lib.stats import Agreement

Codes = Collection[str]
"""The codes that one coder gave to one text; an empty set is a judgement too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeAgreement:
    """One code: given or not, by each coder to each text they coded.

    `kappa` is Cohen's for two coders and Fleiss' for more (None where coders coded different texts), `alpha`
    Krippendorff's, which stands gaps. `given` counts texts to which anybody gave it, `disputed` those where coders
    differ, `examples` are indices of such texts, those nearest to a tie first.
    """

    code: str
    kappa: "Agreement | None"
    alpha: "Agreement"
    given: int
    disputed: int
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two codes of which one coder gives the one where another gives the other; in how many texts, and which."""

    first: str
    second: str
    texts: int
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookAgreement:
    """Agreement over all codes, each code (the least agreed first), and the pairs that are taken for each other.

    `overall` is Krippendorff's alpha over every decision "this code on this text"; `coded` counts texts of two coders
    or more.
    """

    coded: int
    coders: int
    overall: "Agreement"
    codes: tuple[CodeAgreement, ...]
    confusions: tuple[Confusion, ...]


def codebook_agreement(
    coders: Sequence[Sequence[Codes | None]], *, codes: Sequence[str] | None = None, examples: int = 5, seed: int = 0
) -> CodebookAgreement:
    """How far coders agree: for each coder the codes of every text in the same order, None for a text not coded.

    `codes` is the codebook (default: all codes that were given). Kappas, alphas and their intervals are those of
    `huiyin.lib.stats`; `seed` draws their resamples. Raises ValueError for fewer than two coders, coders of different
    numbers of texts, or a code that is not in the book.
    """
    from huiyin.lib.stats import krippendorff_alpha

    _check(coders)
    used = {code for coder in coders for given in coder if given is not None for code in given}
    book = sorted(used) if codes is None else list(dict.fromkeys(codes))
    if not used <= set(book):
        message = f"Not in the codebook: {', '.join(sorted(used - set(book))[:5])}. Add it, or correct the coding."
        raise ValueError(message)
    judged = {code: [_given(coder, code) for coder in coders] for code in book}
    together: list[list[float | None]] = [
        [value for code in book for value in judged[code][place]] for place in range(len(coders))
    ]
    rows = [_of_code(code, judged[code], examples=examples, seed=seed) for code in book]
    return CodebookAgreement(
        coded=sum(sum(given is not None for given in text) > 1 for text in zip(*coders, strict=True)),
        coders=len(coders),
        overall=krippendorff_alpha(ratings=together, seed=seed),
        codes=tuple(sorted(rows, key=_least_agreed)),
        confusions=_confusions(coders, examples=examples),
    )


def _check(coders: Sequence[Sequence[Codes | None]]) -> None:
    if len(coders) < 2 or len({len(coder) for coder in coders}) > 1:
        message = f"Agreement needs two coders or more over the same texts, not {[len(coder) for coder in coders]}."
        raise ValueError(message)


def _given(coder: Sequence[Codes | None], code: str) -> list[float | None]:
    return [None if given is None else float(code in given) for given in coder]


def _of_code(code: str, judged: list[list[float | None]], *, examples: int, seed: int) -> CodeAgreement:
    from huiyin.lib.stats import krippendorff_alpha

    texts = [[value for value in text if value is not None] for text in zip(*judged, strict=True)]
    shares = {place: sum(text) / len(text) for place, text in enumerate(texts) if text}
    disputed = sorted(
        (place for place, share in shares.items() if 0 < share < 1),
        key=lambda place: (round(abs(shares[place] - 0.5), 9), place),
    )
    return CodeAgreement(
        code=code,
        kappa=_kappa(judged, texts, seed=seed),
        alpha=krippendorff_alpha(ratings=judged, seed=seed),
        given=sum(share > 0 for share in shares.values()),
        disputed=len(disputed),
        examples=tuple(disputed[:examples]),
    )


def _kappa(judged: list[list[float | None]], texts: list[list[float]], *, seed: int) -> "Agreement | None":
    from huiyin.lib.stats import cohen_kappa, fleiss_kappa

    if len(judged) == 2:
        return cohen_kappa(first=judged[0], second=judged[1])
    if any(len(text) != len(judged) for text in texts):
        return None
    return fleiss_kappa(counts=[[len(text) - int(sum(text)), int(sum(text))] for text in texts], seed=seed)


def _least_agreed(one: CodeAgreement) -> tuple[float, int, str]:
    return 2.0 if one.alpha.estimate is None else one.alpha.estimate, -one.disputed, one.code


def _confusions(coders: Sequence[Sequence[Codes | None]], *, examples: int) -> tuple[Confusion, ...]:
    """Pairs that stand against each other in a text: one coder gave only the first, another only the second."""
    counts: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], list[int]] = {}
    for place, text in enumerate(zip(*coders, strict=True)):
        given = [frozenset(codes) for codes in text if codes is not None]
        pairs = {
            (min(a, b), max(a, b))
            for at, one in enumerate(given)
            for other in given[at + 1 :]
            for a in one - other
            for b in other - one
        }
        counts.update(pairs)
        for pair in pairs:
            where.setdefault(pair, []).append(place)
    ordered = sorted(counts, key=lambda pair: (-counts[pair], pair))
    return tuple(Confusion(*pair, counts[pair], tuple(where[pair][:examples])) for pair in ordered)

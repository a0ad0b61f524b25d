"""Oracle families B-kano, B-servqual, B-alpha."""

from huiyin.lib.stats import (
    KANO_TABLE,
    cronbach_alpha,
    cronbach_alpha_from_covariance,
    kano,
    kano_class,
    kano_continuous,
    kano_from_counts,
    servqual,
    servqual_from_means,
)


def kano_family(row):
    if "counts" in row:
        return _figures(kano_from_counts(counts=row["counts"]))
    if "functional" in row and not isinstance(row["functional"], str | int):
        answers = {key: row[key] for key in ("functional", "dysfunctional")}
        scores = {"scores": row["scores"]} if "scores" in row else {}
        return _figures(kano(**answers)) | _continuous(kano_continuous(**answers, **scores))
    if "functional" in row:
        return {"category": str(kano_class(row["functional"], row["dysfunctional"]))}
    return {"table": {str(level): letters for level, letters in KANO_TABLE.items()}}


def _figures(result):
    return {
        "n": result.n,
        "missing": result.missing,
        "counts": {str(kind): count for kind, count in result.counts.items()},
        "category": result.category and str(result.category),
        "need": result.need and str(result.need),
        "better": result.better,
        "worse": result.worse,
        "fong_threshold": result.fong_threshold,
        "fong_significant": result.clear,
        "category_strength": result.category_strength,
        "total_strength": result.total_strength,
        "questionable": result.questionable,
        "q_share": result.questionable,
        "flag": result.wording_doubtful,
        "wording_broken": result.wording_doubtful,
        "reason": result.reason and str(result.reason),
    }


def _continuous(result):
    return {
        "functional_mean": result.functional,
        "dysfunctional_mean": result.dysfunctional,
        "functional": result.functional,
        "dysfunctional": result.dysfunctional,
        "x": result.dysfunctional,
        "y": result.functional,
        "continuous_category": result.category and str(result.category),
    }


def servqual_family(row):
    expected, perceived = (row.get(key, row.get(key[0].upper())) for key in ("expect", "perceive"))
    first = next(iter(perceived.values()))
    if isinstance(first, dict):
        result = servqual(expected=expected, perceived=perceived, weights=row.get("weights"))
    else:
        listed = [
            {name: value if isinstance(value, list) else [value] for name, value in side.items()}
            for side in (expected, perceived)
        ]
        result = servqual_from_means(
            expected=listed[0], perceived=listed[1], n=row.get("n", 1), weights=row.get("weights")
        )
    interval = result.interval
    return {
        "gap": {gap.name: gap.mean for gap in result.dimensions},
        "item_gap": {gap.name: gap.mean for gap in result.items},
        "n": {gap.name: gap.n for gap in result.dimensions},
        "item_n": {gap.name: gap.n for gap in result.items},
        "item_ci": {gap.name: gap.interval and [gap.interval.low, gap.interval.high] for gap in result.items},
        "dimension_ci": {gap.name: gap.interval and [gap.interval.low, gap.interval.high] for gap in result.dimensions},
        "ci": interval and [interval.low, interval.high],
        "unweighted": result.unweighted,
        "weighted": result.weighted,
        "weight_covered": result.weight_covered,
    }


def alpha_family(row):
    if "covariance" in row:
        names = row.get("names") or [str(place) for place in range(len(row["covariance"]))]
        result = cronbach_alpha_from_covariance(names=names, covariance=row["covariance"], n=row["n"])
    else:
        items = row.get("items") or {
            str(place): list(column) for place, column in enumerate(zip(*row["matrix"], strict=True))
        }
        result = cronbach_alpha(items=items)
    interval = result.interval
    return {
        "alpha": result.estimate,
        "standardised": result.standardised,
        "std_alpha": result.standardised,
        "ci": interval and [interval.low, interval.high],
        "alpha_drop": [item.alpha_without for item in result.items],
        "if_deleted": [item.alpha_without for item in result.items],
        "r_drop": [item.rest_correlation for item in result.items],
        "n": result.n,
        "missing": result.missing,
        "reason": result.reason and str(result.reason),
    }


ADAPTERS = {"B-kano": kano_family, "B-servqual": servqual_family, "B-alpha": alpha_family}

"""Oracle families I-score, I-kappa, I-fleiss, I-kripp, I-icc, I-sample, I-star, and our own beside them."""

from huiyin.lib.stats import (
    bayesian_average,
    cohen_kappa,
    cohen_kappa_from_table,
    fleiss_kappa,
    gwet_ac1,
    intraclass_correlation,
    krippendorff_alpha,
    rater_drift,
    review_mean,
    review_plan,
    reviews_to_detect,
    score_card,
    star_rating,
)

_WEIGHTS = {None: "none", "unweighted": "none", "none": "none", "linear": "linear", "equal": "linear"}


def score(row):
    items = row["items"]
    card = score_card(
        weights=[item.get("w", item.get("weight")) for item in items],
        scores=[item.get("s", item.get("score")) for item in items],
        fatal=bool(row.get("fatal", False)),
    )
    return {
        "score": card.estimate,
        "raw": card.raw,
        "fatal": card.fatal,
        "weight_covered": card.weight_covered,
        "n": card.n,
        "reason": card.reason and str(card.reason),
    }


def kappa(row):
    found = {weights: _kappa(row, weights) for weights in ("none", "linear", "quadratic")}
    asked = row.get("weights", row.get("weight", row.get("wt")))
    main = found[_WEIGHTS.get(asked, "quadratic")]
    plain = found["none"]
    return _agreement(main) | {
        "unweighted": plain.estimate,
        "weighted": found["quadratic"].estimate,
        "kappa_weighted": found["quadratic"].estimate,
        "linear": found["linear"].estimate,
        "quadratic": found["quadratic"].estimate,
        "quadratic_ci": _edges(found["quadratic"]),
        "linear_ci": _edges(found["linear"]),
        "po": plain.agreement,
        "ac1": plain.ac1,
        "paradox": plain.prevalence_paradox,
    }


def _kappa(row, weights):
    if "table" in row:
        return cohen_kappa_from_table(table=row["table"], weights=weights)
    first, second = (row[a] if a in row else row[b] for a, b in (("first", "a"), ("second", "b")))
    return cohen_kappa(first=first, second=second, weights=weights, categories=row.get("categories"))


def fleiss(row):
    counts = row["table"]
    both = fleiss_kappa(counts=counts), gwet_ac1(counts=counts)
    return _agreement(both[0]) | {"po": both[0].agreement, "ac1": both[1].estimate}


def ac1(row):
    found = gwet_ac1(counts=row["table"])
    return _agreement(found) | {"ac1": found.estimate, "po": found.agreement}


def krippendorff(row):
    levels = ("nominal", "ordinal", "interval", "ratio")
    found = {level: krippendorff_alpha(ratings=row["data"], level=level, replicates=200) for level in levels}
    asked = found[row.get("level", "nominal")]
    return {level: result.estimate for level, result in found.items()} | {
        "alpha": asked.estimate,
        "n": asked.n,
        "reason": asked.reason and str(asked.reason),
    }


def icc(row):
    raters = {str(place): list(column) for place, column in enumerate(zip(*row["matrix"], strict=True))}
    found = intraclass_correlation(raters=raters, confidence=row.get("confidence", 0.95))
    return {form.name: form.estimate for form in found.forms} | {
        "ci": {form.name: _edges(form) for form in found.forms},
        "n": found.n,
        "reason": found.reason and str(found.reason),
    }


def sample(row):
    figures = {}
    population = row.get("N", row.get("population"))
    fatal = next((row[key] for key in ("D", "K", "fatal", "defects") if key in row), None)
    detection = row.get("detect", 0.95 if "s" in row else row.get("conf", 0.95))
    if "s" in row:
        plan = review_plan(
            sd=row["s"],
            margin=row["e"],
            population=population,
            confidence=row.get("conf", 0.95),
            fatal_rate=row.get("fatal_rate", 0.03),
            detection=detection,
        )
        figures = {
            "n0": plan.before_correction,
            "n": plan.n,
            "n_detect": plan.to_detect,
            "n_detect_finite": plan.to_detect_finite,
        }
    elif "fatal_rate" in row:
        plan = review_plan(sd=0.0, margin=1.0, population=population, fatal_rate=row["fatal_rate"], detection=detection)
        figures = {"n_detect": plan.to_detect, "n_detect_finite": plan.to_detect_finite}
        figures["n"] = plan.to_detect if population is None else plan.to_detect_finite
    if fatal is not None:
        finite = reviews_to_detect(population=population, fatal=fatal, detection=detection)
        figures |= {"n_detect_finite": finite, "n_detect": finite}
        figures.setdefault("n", finite)
    return figures


def star(row):
    if "mean" in row or "m" in row:
        prior = {"prior_mean": row.get("mu", row.get("prior_mean")), "prior_n": row.get("C", row.get("prior_n"))}
        score = bayesian_average(mean=row.get("mean", row.get("m")), n=row["n"], **prior)
        return {"score": score, "bayes": score, "estimate": score}
    names = [str(place) for place in range(len(row["scores"]))]
    found = star_rating(
        scores=dict(zip(names, row["scores"], strict=True)),
        weights=dict(zip(names, row["weights"], strict=True)),
        n=row["n"],
        prior_mean=row.get("mu", row.get("prior_mean")),
        prior_n=row.get("C", row.get("prior_n", 0.0)),
        fewest=row.get("min_n", 5),
    )
    return {
        "score": found.estimate,
        "stars": found.stars,
        "hidden": found.estimate is None,
        "weight_covered": found.weight_covered,
        "reason": found.reason and str(found.reason),
    }


def weighted_review_mean(row):
    found = review_mean(scores=row["scores"], weights=row["weights"])
    return {"mean": found.estimate, "effective_n": found.effective_n, "ci": _edges(found)}


def drift(row):
    found = rater_drift(before=row["before"], lately=row["lately"])
    return {
        "change": {rater.name: rater.change for rater in found.raters},
        "p": {rater.name: rater.p_value for rater in found.raters},
        "ci": {rater.name: _edges(rater) for rater in found.raters},
        "drifted": [rater.name for rater in found.raters if rater.drifted],
    }


def _agreement(found):
    return {
        "kappa": found.estimate,
        "ci": _edges(found),
        "agreement": found.agreement,
        "n": found.n,
        "missing": found.missing,
        "reason": found.reason and str(found.reason),
    }


def _edges(found):
    return None if found.interval is None else [found.interval.low, found.interval.high]


ADAPTERS = {
    "I-score": score,
    "I-kappa": kappa,
    "I-fleiss": fleiss,
    "I-ac1": ac1,
    "I-kripp": krippendorff,
    "I-icc": icc,
    "I-sample": sample,
    "I-star": star,
    "I-reviewmean": weighted_review_mean,
    "I-drift": drift,
}

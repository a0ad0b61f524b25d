"""The risk that a customer leaves within a fixed time: unpenalised logistic regression, with reasons.

Features must be known before the time begins; what is measured after it leaks the outcome. Where customers
are censored before the time is over use `survival`, not this.
"""

import warnings
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats, complete_rows
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.value.loyalty import ChurnCoefficient, ChurnModel, ChurnReason, ChurnRisk, ChurnRisks

_SUSPICIOUS_RISK, _SUSPICIOUS_ERROR = 1e-6, 10.0
"""Risks this close to 0 or 1 with standard errors this large (log odds a standard deviation) need a test."""


def fit_churn(*, features: Mapping[str, Values], churned: Values, confidence: float = 0.95) -> ChurnModel:
    """Logistic regression of `churned` (1 left, 0 stayed) on the features, by maximum likelihood, no penalty.

    Incomplete rows are left out. Coefficients are log odds ratios a unit of the feature. Where the features
    separate the outcomes the estimates would be infinite (Albert and Anderson 1984): reason SEPARATION; where one
    feature follows from others there are no single estimates: NOT_CONVERGED.
    """
    from statsmodels.genmod.families import Binomial
    from statsmodels.genmod.generalized_linear_model import GLM

    normal_quantile(confidence)
    rows = complete_rows([churned, *features.values()])
    shared: dict[str, Any] = {"n": rows.n, "missing": rows.missing, "rejected": rows.rejected, "method": "logit_ml"}
    if rows.n and not np.isin(rows.values[:, 0], (0, 1)).all():
        message = "churned must be 1 (left) or 0 (stayed)"
        raise ValueError(message)
    design = np.column_stack([np.ones(rows.n), rows.values[:, 1:]]) if rows.n else np.empty((0, 1))
    left = rows.values[:, 0] if rows.n else np.empty(0)
    reason = _why_no_fit(design, left)
    if reason:
        return ChurnModel(**shared, reason=reason)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = GLM(left, design, family=Binomial()).fit(maxiter=100, tol_criterion="params", tol=1e-10, rtol=1e-10)
        risks = fitted.fittedvalues
    with np.errstate(over="ignore", invalid="ignore"):
        error = float(np.max(fitted.bse[1:] * design[:, 1:].std(axis=0), initial=0.0))
    extreme = min(risks.min(), 1 - risks.max()) < _SUSPICIOUS_RISK
    if extreme and not error < _SUSPICIOUS_ERROR and _separated(design, left):
        return ChurnModel(**shared, reason=Undefined.SEPARATION)
    if not fitted.converged or not np.isfinite(fitted.bse).all():
        return ChurnModel(**shared, reason=Undefined.NOT_CONVERGED)
    terms = zip(fitted.params, fitted.bse, fitted.pvalues, strict=True)
    found = [_coefficient(name, *term, confidence) for name, term in zip(["", *features], terms, strict=True)]
    return ChurnModel(
        **shared,
        intercept=found[0].coefficient,
        intercept_se=found[0].se,
        coefficients=tuple(found[1:]),
        means=tuple(design[:, 1:].mean(axis=0).tolist()),
        covariance=tuple(map(tuple, np.asarray(fitted.cov_params()).tolist())),
        deviance=float(fitted.deviance),
        null_deviance=float(fitted.null_deviance),
        churned=int(left.sum()),
    )


def churn_risks(
    model: ChurnModel,
    *,
    customers: Sequence[Hashable],
    features: Mapping[str, Values],
    top: int = 3,
    confidence: float = 0.95,
) -> ChurnRisks:
    """Each customer's risk in [0, 1] with interval and its `top` reasons; the estimate is the mean risk.

    A reason is coefficient × (value − mean), in log odds: how far this feature moves the customer from the
    average one, up (+) or down (−); the largest come first. It tells what goes with leaving in the data, not
    what causes it. Customers with a missing feature are left out. Raises ValueError if a feature is lacking.
    """
    names = [one.feature for one in model.coefficients]
    if model.intercept is None or model.covariance is None or any(name not in features for name in names):
        message = f"This needs a fitted model and the features {', '.join(names)}."
        raise ValueError(message)
    table = np.column_stack([as_floats(features[name]) for name in names])
    if len(table) != len(customers):
        message = f"There are {len(customers)} customers but {len(table)} values."
        raise ValueError(message)
    known = np.asarray(np.isfinite(table).all(axis=1))
    rows, who = table[known], [name for name, ok in zip(customers, known.tolist(), strict=True) if ok]
    if not who:
        return ChurnRisks(n=0, missing=len(table), method=model.method, estimate=None, reason=Undefined.NO_ANSWERS)
    low, risk, high = _risks(model, rows, confidence)
    contributions = np.array([one.coefficient for one in model.coefficients]) * (rows - np.array(model.means))
    order = np.argsort(-np.abs(contributions), axis=1, kind="stable")[:, :top]
    return ChurnRisks(
        n=len(who),
        missing=len(table) - len(who),
        method=model.method,
        estimate=float(risk.mean()),
        risks=tuple(
            ChurnRisk(
                customer=who[i],
                risk=float(risk[i]),
                interval=Interval(low=float(low[i]), high=float(high[i]), confidence=confidence),
                reasons=tuple(
                    ChurnReason(
                        feature=names[j],
                        value=float(rows[i, j]),
                        usual=model.means[j],
                        contribution=float(contributions[i, j]),
                    )
                    for j in order[i]
                ),
            )
            for i in range(len(who))
        ),
    )


def _risks(model: ChurnModel, rows: Array, confidence: float) -> tuple[Array, Array, Array]:
    from scipy.special import expit

    design = np.column_stack([np.ones(len(rows)), rows])
    logits = design @ np.array([model.intercept, *(one.coefficient for one in model.coefficients)])
    half = normal_quantile(confidence) * np.sqrt(np.einsum("ij,jk,ik->i", design, np.array(model.covariance), design))
    return expit(logits - half), expit(logits), expit(logits + half)


def _why_no_fit(design: Array, left: Array) -> Undefined | None:
    if len(left) == 0:
        return Undefined.NO_ANSWERS
    if np.ptp(left) == 0:
        return Undefined.NO_VARIATION
    if len(left) <= design.shape[1]:
        return Undefined.TOO_FEW
    scaled = design / np.maximum(np.abs(design).max(axis=0), 1e-300)
    if (np.ptp(design[:, 1:], axis=0) == 0).any():
        return Undefined.NO_VARIATION
    return Undefined.NOT_CONVERGED if np.linalg.matrix_rank(scaled) < design.shape[1] else None


def _separated(design: Array, left: Array) -> bool:
    """Whether a linear rule sorts the outcomes without error, ties allowed (Konis 2007: a linear programme)."""
    from scipy.optimize import linprog

    signed = np.where(left > 0, 1.0, -1.0)[:, None] * (design / np.maximum(np.abs(design).max(axis=0), 1e-300))
    found = linprog(-signed.sum(axis=0), A_ub=-signed, b_ub=np.zeros(len(signed)), bounds=(-1, 1), method="highs")
    return bool(found.status == 0 and -found.fun > 1e-7)


def _coefficient(name: str, value: float, se: float, p: float, confidence: float) -> ChurnCoefficient:
    half = normal_quantile(confidence) * se
    with np.errstate(over="ignore"):
        odds, low, high = (float(np.exp(min(end, 700.0))) for end in (value, value - half, value + half))
    return ChurnCoefficient(
        feature=name,
        coefficient=float(value),
        se=float(se),
        odds_ratio=odds,
        interval=Interval(low=low, high=high, confidence=confidence),
        p=float(p),
    )

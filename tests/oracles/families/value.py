"""Adapters of the value family: RFM, lifetime models, survival, churn, investments, returns."""

from huiyin.lib.stats import (
    BuyingParameters,
    Interval,
    SpendParameters,
    calibration,
    churn_risks,
    compare_survival,
    contract_value,
    cox_model,
    equity_change,
    fit_buying,
    fit_churn,
    fit_spend,
    forecast_purchases,
    forecast_spend,
    investment,
    lifetime_value,
    npv_bootstrap,
    npv_simulation,
    purchase_history,
    recovery_return,
    recovery_return_from_counts,
    rfm,
    survival_curve,
    value_matrix,
)


def both_ends(interval):
    return interval and [interval.low, interval.high]


def one_or_many(given, values):
    return list(values) if isinstance(given, list | tuple) else values[0]


def as_column(value):
    return list(value) if isinstance(value, list | tuple) else [value]


def picked(inputs, *names, **renamed):
    found = {name: inputs[name] for name in names if name in inputs}
    return found | {name: inputs[key] for name, key in renamed.items() if key in inputs}


def history_columns(inputs):
    if "dataset" in inputs:
        from tests.oracles.cdnow import calibration_history

        found = calibration_history()
        return {"purchases": found.purchases, "last_purchase": found.last_purchase, "age": found.age}
    names = {"purchases": ("x", "frequency"), "last_purchase": ("t_x", "recency"), "age": ("T",)}
    return {name: as_column(next((inputs[key] for key in keys if key in inputs), 0)) for name, keys in names.items()}


def bgnbd_family(inputs):
    variant = inputs.get("variant", "bg")
    if "r" not in inputs:
        return fitted_buying(inputs, variant)
    parameters = BuyingParameters(*(inputs[name] for name in ("r", "alpha", "a", "b")))
    horizon = inputs.get("t", 0)
    if isinstance(horizon, list):
        found = [bgnbd_family(inputs | {"t": one}) for one in horizon]
        return {name: [one[name] for one in found] for name in found[0]}
    columns = history_columns(inputs)
    result = forecast_purchases(parameters, **columns, horizon=horizon, variant=variant)
    given = inputs.get("x", inputs.get("frequency", 0))
    return {
        "expected": one_or_many(given, result.expected),
        "p_alive": one_or_many(given, result.active),
        "total": result.estimate,
    }


def fitted_buying(inputs, variant):
    model = fit_buying(**history_columns(inputs), counts=inputs.get("counts"), variant=variant)
    found = {"loglik": model.log_likelihood, "n": model.n}
    if model.parameters:
        found |= model.parameters._asdict() | {"ci": [both_ends(one) for one in model.intervals or ()]}
        found |= {"params": list(model.parameters)}
    return found


def gamma_gamma_family(inputs):
    if "p" not in inputs:
        model = fit_spend(**spend_columns(inputs))
        found = {"loglik": model.log_likelihood, "correlation": model.correlation, "n": model.n}
        return found | (model.parameters._asdict() | {"mean": model.population_mean} if model.parameters else {})
    parameters = SpendParameters(*(inputs[name] for name in ("p", "q", "v")))
    given, mean = inputs.get("x", 0), inputs.get("m", 0)
    values = forecast_spend(parameters, purchases=as_column(given), mean_value=as_column(mean)).expected
    return {"mean": one_or_many(given, values), "expected": one_or_many(given, values)}


def spend_columns(inputs):
    if "dataset" in inputs:
        from tests.oracles.cdnow import calibration_history

        found = calibration_history()
        return {"purchases": found.purchases, "mean_value": found.mean_value}
    return {"purchases": inputs["x"], "mean_value": inputs["m"]}


def clv_family(inputs):
    if "retention" in inputs:
        return contract_family(inputs)
    parameters = BuyingParameters(*(inputs[name] for name in ("r", "alpha", "a", "b")))
    options = picked(inputs, "margin", "months", "monthly_discount", "units_per_month", "variant")
    result = lifetime_value(parameters, **history_columns(inputs), spend=as_column(inputs["spend"]), **options)
    return {"clv": one_or_many(inputs["x"], result.values), "equity": result.estimate}


def contract_family(inputs):
    options = picked(inputs, "margin", "retention", "discount_rate", "periods", "first_payment")
    names = {"margin": "m", "retention": "r", "discount_rate": "d"}
    return {"clv": contract_value(**options, **picked(inputs, **names)).estimate}


def equity_family(inputs):
    result = equity_change(before=inputs["before"], after=inputs["after"])
    return {
        "change": result.estimate,
        "ci": both_ends(result.interval),
        "relative": result.relative,
        "before": result.before,
        "after": result.after,
    }


def history_family(inputs):
    from datetime import date

    customers, dates, *amounts = zip(*inputs["transactions"], strict=True)
    days = [date.fromisoformat(day) for day in dates]
    result = purchase_history(
        customers=customers,
        dates=days,
        amounts=amounts[0] if amounts else None,
        end=date.fromisoformat(inputs["end"]),
        days_per_unit=inputs.get("days_per_unit", 7),
    )
    columns = zip(result.customers, result.purchases, result.last_purchase, result.age, result.mean_value, strict=True)
    return {who: {"x": x, "t_x": t_x, "T": age, "m": mean} for who, x, t_x, age, mean in columns}


def npv_family(inputs):
    if "low" in inputs:
        result = npv_simulation(**picked(inputs, "low", "likely", "high", "rate", "draws", "together"), seed=1)
        return {"npv": result.estimate, "ci": both_ends(result.interval), "p_loss": result.loss_probability}
    flows = inputs["cashflows"]
    if flows and isinstance(flows[0], list):
        result = npv_bootstrap(cashflows=flows, rate=inputs["rate"], seed=1)
        return {"npv": result.estimate, "ci": both_ends(result.interval), "p_loss": result.loss_probability}
    result = investment(cashflows=flows, rate=inputs.get("rate", 0.0), benchmark_roi=inputs.get("benchmark_roi"))
    return {
        "npv": result.estimate,
        "irr": result.irr,
        "irrs": list(result.irrs),
        "irr_reason": result.irr_reason and result.irr_reason.value,
        "irr_flag": result.irr_reason and result.irr_reason.value,
        "roi": result.roi,
        "roi_above": result.roi_above,
        "payback": result.payback,
        "discounted_payback": result.discounted_payback,
        "pi": result.profitability_index,
    }


def rfm_family(inputs):
    rows = inputs["customers"]
    names, recency, frequency, monetary = zip(*rows, strict=True) if rows else ((), (), (), ())
    result = rfm(customers=names, recency=recency, frequency=frequency, monetary=monetary)
    cells = dict(zip(result.customers, result.cells, strict=True))
    return cells | {
        "flag": bool(result.few_distinct),
        "few_distinct": list(result.few_distinct),
        "segments": dict(zip(result.customers, result.segments, strict=True)),
    }


def events(inputs):
    """1 where the end was seen; R's data also write it as 2, and 1 for censored."""
    given = inputs.get("event") or inputs.get("status") or [1] * len(inputs["time"])
    return [value - 1 for value in given] if 2 in given else given


def km_family(inputs):
    ended = events(inputs)
    options = {"interval": inputs.get("conf_type", "log_log").replace("-", "_")}
    options |= {"confidence": inputs.get("conf", 0.95)}
    times = [float(key) for key in inputs.get("at", inputs.get("times", ()))] or [180, 365]
    curve = survival_curve(durations=inputs["time"], ended=ended, at=times, **options)
    found = {
        "median": curve.estimate,
        "median_ci": curve.median_from and [curve.median_from, curve.interval and curve.interval.high],
        "n": curve.n,
        "events": curve.events,
        "survival": [point and point.survival for point in curve.at],
        "se": [point and point.se for point in curve.at],
        "lower": [point and point.low for point in curve.at],
        "upper": [point and point.high for point in curve.at],
    }
    found |= {f"s{time:g}": point and point.survival for time, point in zip(times, curve.at, strict=True)}
    if "group" in inputs:
        test = compare_survival(durations=inputs["time"], ended=ended, groups=inputs["group"])
        found |= {"chisq": test.statistic, "df": test.degrees, "p": test.p}
    return found


def cox_family(inputs):
    ended = events(inputs)
    names = inputs.get("features") or {
        name: column for name, column in inputs.items() if name not in {"time", "event", "status", "conf"}
    }
    model = cox_model(durations=inputs["time"], ended=ended, features=names, confidence=inputs.get("conf", 0.95))
    found = {"loglik": model.log_likelihood, "concordance": model.concordance}
    found |= {"reason": model.reason and model.reason.value}
    for one in model.hazards:
        found |= {
            one.feature: one.coefficient,
            f"se_{one.feature}": one.se,
            f"hr_{one.feature}": one.ratio,
            f"ci_{one.feature}": both_ends(one.interval),
            f"p_{one.feature}": one.p,
            f"ph_p_{one.feature}": one.proportional_p,
        }
    return found


def logit_family(inputs):
    columns = {name: column for name, column in inputs.items() if name not in {"predict", "conf", "outcome"}}
    outcome = inputs.get("outcome") or next(name for name, column in columns.items() if set(column) <= {0, 1})
    features = {name: column for name, column in columns.items() if name != outcome}
    model = fit_churn(features=features, churned=inputs[outcome], confidence=inputs.get("conf", 0.95))
    found = {
        "intercept": model.intercept,
        "se_intercept": model.intercept_se,
        "deviance": model.deviance,
        "null_deviance": model.null_deviance,
        "reason": model.reason and model.reason.value,
    }
    for one in model.coefficients:
        found |= {one.feature: one.coefficient, f"se_{one.feature}": one.se, f"p_{one.feature}": one.p}
        found |= {f"or_{one.feature}": one.odds_ratio, f"or_ci_{one.feature}": both_ends(one.interval)}
    if "predict" in inputs and model.coefficients:
        columns = inputs["predict"]
        n = len(next(iter(columns.values())))
        risks = churn_risks(model, customers=range(n), features=columns, top=len(columns)).risks
        found["risk"] = [one.risk for one in risks]
        found["risk_ci"] = [both_ends(one.interval) for one in risks]
        found["contributions"] = [{reason.feature: reason.contribution for reason in one.reasons} for one in risks]
    return found


def calibration_family(inputs):
    result = calibration(predicted=inputs["p"], happened=inputs["y"], classes=inputs.get("classes", 10))
    return {
        "brier": result.estimate,
        "auc": result.auc,
        "auc_ci": both_ends(result.interval),
        "slope": result.slope,
        "intercept": result.intercept,
        "skill": result.skill,
        "deciles": [[one.predicted, one.happened] for one in result.by_class],
    }


def roi_family(inputs):
    if "treated" in inputs:
        names = ("treated_kept", "treated", "holdout_kept", "holdout", "customers", "customer_margin", "cost")
        result = recovery_return_from_counts(**picked(inputs, *names))
    else:
        change = inputs.get("retention_change")
        change = inputs["retain_with"] - inputs["retain_without"] if change is None else change
        ends = inputs.get("change_ci")
        result = recovery_return(
            customers=inputs["complainants"],
            retention_change=change,
            customer_margin=inputs["clv_margin"],
            cost=inputs["programme_cost"],
            change_interval=Interval(low=ends[0], high=ends[1], confidence=0.95) if ends else None,
        )
    return {
        "saved_customers": result.saved_customers,
        "gain": result.gain,
        "roi": result.estimate,
        "roi_ci": both_ends(result.interval),
        "change": result.retention_change,
        "break_even": result.break_even,
    }


def matrix_family(inputs):
    items = inputs["items"]
    names, importance, urgency = zip(*items, strict=True) if items else ((), (), ())
    result = value_matrix(items=names, importance=importance, urgency=urgency, **picked(inputs, "cut", "urgency_cut"))
    return {one.item: one.quadrant for one in result.items}


ADAPTERS = {
    "G-bgnbd": bgnbd_family,
    "G-calibration": calibration_family,
    "G-clv": clv_family,
    "G-cox": cox_family,
    "G-equity": equity_family,
    "G-gg": gamma_gamma_family,
    "G-history": history_family,
    "G-km": km_family,
    "G-logit": logit_family,
    "G-matrix": matrix_family,
    "G-npv": npv_family,
    "G-rfm": rfm_family,
    "G-roi": roi_family,
}

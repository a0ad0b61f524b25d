"""From transactions to what the lifetime models need: repeat purchases, recency, age, mean spend."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, as_floats, codes
from huiyin.lib.stats.inputs import ArrowColumn, NumpyColumn, Values
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.value.results import PurchaseHistory

Labels = Iterable[Any] | ArrowColumn | NumpyColumn
"""A column of ids or dates; None, an Arrow null and NaT are missing."""

Days = NDArray[np.int64]


class _Rows(NamedTuple):
    customers: NDArray[np.intp]
    days: Days
    amounts: Array


def purchase_history(
    *, customers: Labels, dates: Labels, amounts: Values | None = None, end: date, days_per_unit: float = 7.0
) -> PurchaseHistory:
    """Each customer's repeat purchases x, recency t_x, age T and mean spend of a repeat purchase.

    One transaction a row: who, the (local) day, how much. Purchases of one day count as one; the first
    is not a repeat, and its amount is left out of the mean (Fader and Hardie 2013, note 025). Times are
    in units of `days_per_unit` days (7: weeks), t_x and T counted from the first purchase, T up to `end`;
    later rows are left out and counted in `later`. Rows without customer, day or amount are missing,
    negative amounts (refunds) rejected. Raises ValueError on columns of unequal length.
    """
    if not 0 < days_per_unit < np.inf:
        message = "days_per_unit must be positive"
        raise ValueError(message)
    names, who = _coded(customers)
    days, known_day = _as_days(dates)
    spent = np.zeros(len(who)) if amounts is None else as_floats(amounts)
    if not len(who) == len(days) == len(spent):
        message = f"The columns must be of one length, not {len(who)}, {len(days)} and {len(spent)}."
        raise ValueError(message)
    missing = (who < 0) | ~known_day | np.isnan(spent)
    rejected = ~missing & ~((spent >= 0) & np.isfinite(spent))
    last = int(np.datetime64(end, "D").astype(np.int64))
    usable = ~missing & ~rejected
    kept = usable & (days <= last)
    daily = _one_a_day(_Rows(who[kept], days[kept], spent[kept]))
    return PurchaseHistory(
        **_per_customer(daily, names, last=last, unit=days_per_unit, paid=amounts is not None),
        missing=int(missing.sum()),
        rejected=int(rejected.sum()),
        later=int((usable & ~kept).sum()),
        days_per_unit=days_per_unit,
        method="repeat_days",
    )


def _one_a_day(rows: _Rows) -> _Rows:
    """One row for each customer and day, in that order, with the day's sum."""
    if not len(rows.days):
        return rows
    first = rows.days.min()
    width = int(rows.days.max() - first) + 1
    keys, place = np.unique(rows.customers * width + (rows.days - first), return_inverse=True)
    return _Rows(
        (keys // width).astype(np.intp),
        keys % width + first,
        np.bincount(place, weights=rows.amounts).astype(np.float64),
    )


def _per_customer(daily: _Rows, names: list[Any], *, last: int, unit: float, paid: bool) -> dict[str, Any]:
    present, starts, counts = np.unique(daily.customers, return_index=True, return_counts=True)
    ends = starts + counts - 1
    repeats = counts - 1
    total = np.add.reduceat(daily.amounts, starts) if len(starts) else np.zeros(0)
    with np.errstate(invalid="ignore"):
        mean = (total - daily.amounts[starts]) / repeats
    return {
        "n": len(present),
        "reason": None if len(present) else Undefined.NO_ANSWERS,
        "customers": tuple(names[code] for code in present),
        "purchases": tuple(repeats.tolist()),
        "last_purchase": tuple(((daily.days[ends] - daily.days[starts]) / unit).tolist()),
        "age": tuple(((last - daily.days[starts]) / unit).tolist()),
        "mean_value": tuple(value if x and paid else None for value, x in zip(mean.tolist(), repeats, strict=True)),
    }


def _coded(labels: Labels) -> tuple[list[Any], NDArray[np.intp]]:
    """Distinct labels and each row's index among them; a missing label is −1."""
    if hasattr(labels, "dictionary_encode"):
        encoded = labels.dictionary_encode()
        if hasattr(encoded, "combine_chunks"):
            encoded = encoded.unify_dictionaries().combine_chunks()
        indices = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        return encoded.dictionary.to_pylist(), indices.astype(np.intp)
    listed: list[Any] = labels.tolist() if hasattr(labels, "tolist") else list(labels)  # type: ignore[arg-type]
    names, indices = codes(listed)
    absent = [place for place, name in enumerate(names) if name is None or name != name]  # noqa: PLR0124 - NaN only
    return names, np.where(np.isin(indices, absent), -1, indices)


def _as_days(dates: Labels) -> tuple[Days, NDArray[np.bool_]]:
    """Days since 1970 and whether they are known."""
    if hasattr(dates, "to_numpy"):
        given = dates.to_numpy(zero_copy_only=False) if hasattr(dates, "dictionary_encode") else dates.to_numpy()
    elif isinstance(dates, np.ndarray):
        given = dates
    else:
        given = np.array([_day(one) for one in dates], dtype="datetime64[D]")  # type: ignore[union-attr]
    if given.dtype.kind == "O":
        given = np.array([_day(one) for one in given], dtype="datetime64[D]")
    days = given.astype("datetime64[D]")
    return days.astype(np.int64), ~np.isnat(days)


def _day(moment: date | str | None) -> date | str | None:
    return moment.date() if isinstance(moment, datetime) else moment

"""The mathematics of assignment on arrays: optimal pairs with capacities and forbidden pairs, and one by one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Matched:
    """Row and column of each pair."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]

    def total(self, cost: Matrix) -> float:
        """The cost of the pairs."""
        return float(cost[self.rows, self.columns].sum())


def optimal_pairs(cost: Matrix, columns_of: NDArray[np.intp]) -> Matched:
    """As many allowed pairs as can be, of those the cheapest; forbidden is inf.

    `cost` has a column a place, `columns_of` says whose place it is. Forbidden pairs get a price above whatever
    all others can differ by; the solver takes one only where nothing else is left, and it is then dropped.
    """
    from scipy.optimize import linear_sum_assignment

    allowed = np.isfinite(cost)
    if not allowed.any():
        return Matched(np.empty(0, np.intp), np.empty(0, np.intp))
    low, high = float(cost[allowed].min()), float(cost[allowed].max())
    price = (high - low) * (min(cost.shape) + 1) + 1.0
    places, rows = linear_sum_assignment(_reduced(np.where(allowed, cost - low, price)).T)
    in_order = rows.argsort()
    rows, places = rows[in_order], places[in_order]
    kept = allowed[rows, places]
    return Matched(rows[kept], columns_of[places[kept]])


def _reduced(prices: Matrix) -> Matrix:
    """Less what each row, or column, costs at least: the same pairs are best wherever every one of them is matched.

    SciPy starts without this; on priced cases it is three times as fast with it.
    """
    if prices.shape[0] <= prices.shape[1]:
        prices = prices - prices.min(axis=1, keepdims=True)
    if prices.shape[1] <= prices.shape[0]:
        prices = prices - prices.min(axis=0, keepdims=True)
    return prices


def greedy_pairs(cost: Matrix, columns_of: NDArray[np.intp]) -> Matched:
    """Each row in turn takes its cheapest place still free."""
    free = np.ones(cost.shape[1], dtype=bool)
    rows, columns = [], []
    for row, prices in enumerate(cost):
        open_prices = np.where(free, prices, np.inf)
        place = int(open_prices.argmin()) if len(open_prices) else 0
        if len(open_prices) and np.isfinite(open_prices[place]):
            free[place] = False
            rows.append(row)
            columns.append(columns_of[place])
    return Matched(np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp))

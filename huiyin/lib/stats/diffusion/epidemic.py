"""SIR: how far a topic goes when everybody may meet everybody (Kermack and McKendrick 1927)."""

import math
from collections.abc import Sequence

import numpy as np

from huiyin.lib.stats.diffusion.results import Epidemic, EpidemicPoint


def epidemic(
    *,
    reproduction: float,
    susceptible: float = 1.0,
    recovery_rate: float | None = None,
    initial: float = 1e-3,
    times: Sequence[float] = (),
) -> Epidemic:
    """Final share reached z = s(1 − e^(−R z)) (the estimate) and the peak, for `reproduction` R.

    Shares of the population; `susceptible` is the share s that can be reached, the seed vanishingly small.
    With a `recovery_rate` (1 over the time a post stays interesting) `trajectory` follows the course at `times`
    from the share `initial` of spreaders, by an ODE solver. Everybody meeting everybody overstates the speed in
    a clustered network.

    >>> round(epidemic(reproduction=2).estimate, 4)
    0.7968
    """
    if not 0 <= reproduction < math.inf or not 0 < susceptible <= 1 or not 0 < initial < susceptible:
        message = "reproduction must not be negative, susceptible a share, and initial a smaller share"
        raise ValueError(message)
    effective = reproduction * susceptible
    return Epidemic(
        n=len(times),
        method="sir",
        estimate=susceptible * _final_size(effective),
        reproduction=reproduction,
        peak=susceptible * (1 - (1 + math.log(effective)) / effective) if effective > 1 else 0.0,
        trajectory=()
        if recovery_rate is None
        else _trajectory(
            reproduction, susceptible=susceptible, recovery_rate=recovery_rate, initial=initial, times=times
        ),
    )


def _final_size(reproduction: float) -> float:
    """The root of ln(1 − z) + R z in (0, 1), which is at least 1 − 1/R."""
    from scipy.optimize import brentq

    if reproduction <= 1:
        return 0.0
    if reproduction - 1 < 1e-9:
        return 2 * (reproduction - 1)
    if reproduction > 36:
        return 1.0
    return float(brentq(lambda z: math.log1p(-z) + reproduction * z, 1 - 1 / reproduction, 1 - 2**-53, xtol=1e-15))


def _trajectory(
    reproduction: float, *, susceptible: float, recovery_rate: float, initial: float, times: Sequence[float]
) -> tuple[EpidemicPoint, ...]:
    from scipy.integrate import solve_ivp

    if not len(times):
        return ()
    if not all(0 <= time < math.inf for time in times) or not 0 < recovery_rate < math.inf:
        message = "times must not be negative, and the recovery rate positive"
        raise ValueError(message)
    beta = reproduction * recovery_rate

    def change(_: float, state: Sequence[float]) -> list[float]:
        s, i = state
        return [-beta * s * i, beta * s * i - recovery_rate * i]

    order = np.unique(times)
    start = [susceptible - initial, initial]
    span = (0.0, max(float(order[-1]), 1e-9))
    found = solve_ivp(change, span, start, t_eval=order, rtol=1e-9, atol=1e-12, method="LSODA")
    points = {
        time: EpidemicPoint(time=time, susceptible=s, spreading=i, reached=susceptible - s)
        for time, s, i in zip(order.tolist(), *found.y.tolist(), strict=True)
    }
    return tuple(points[float(time)] for time in times)

"""Run rules, change points and CUSUM by plain loops: `python tests/oracles/r/control_brute.py` prints JSON.

Nothing of huiyin is imported: windows are sliced one by one, segments are tried by dynamic programming over
all ends, the CUSUM is the recursion of the textbook.
"""

import json
import math
import random
import statistics
from itertools import pairwise


def same_side(window, need, sigma):
    return sum(v > sigma for v in window) >= need or sum(v < -sigma for v in window) >= need


def rising(window):
    return all(b > a for a, b in pairwise(window))


def alternating(w):
    ups = [b - a for a, b in pairwise(w)]
    return all(a * b < 0 for a, b in pairwise(ups))


NELSON = {
    1: (1, lambda w: abs(w[0]) > 3),
    2: (9, lambda w: all(v > 0 for v in w) or all(v < 0 for v in w)),
    3: (6, lambda w: rising(w) or rising([-v for v in w])),
    4: (14, alternating),
    5: (3, lambda w: same_side(w, 2, 2)),
    6: (5, lambda w: same_side(w, 4, 1)),
    7: (15, lambda w: max(abs(v) for v in w) < 1),
    8: (8, lambda w: min(abs(v) for v in w) > 1),
}
WESTERN = {1: NELSON[1], 2: NELSON[5], 3: NELSON[6], 4: (8, NELSON[2][1])}


def hits(z, rules):
    return {
        str(rule): [i for i in range(size - 1, len(z)) if test(z[i - size + 1 : i + 1])]
        for rule, (size, test) in rules.items()
    }


def squared_error(part):
    middle = math.fsum(part) / len(part)
    return math.fsum((v - middle) ** 2 for v in part)


def best_breaks(x, size, penalty):
    """Optimal partitioning over every admissible last segment."""
    best = {0: (0.0, [])}
    for end in range(size, len(x) + 1):
        options = [
            (best[start][0] + squared_error(x[start:end]) + penalty, [*best[start][1], start])
            for start in best
            if end - start >= size
        ]
        if options:
            best[end] = min(options)
    return best[len(x)][1][1:]


def default_penalty(x):
    steps = [b - a for a, b in pairwise(x)]
    middle = statistics.median(steps)
    sigma = statistics.median([abs(step - middle) for step in steps]) / (0.6745 * math.sqrt(2))
    return 3 * math.log(len(x)) * sigma**2


def series(seed):
    """Rough, smooth and quantized stretches, so that every rule has something to find."""
    rng = random.Random(seed)
    rough = [rng.gauss(0, 1.4) for _ in range(60)]
    smooth = [0.3 * rng.gauss(0, 1) for _ in range(25)]
    zigzag = [(-1) ** i * (1 + rng.random()) for i in range(20)]
    stepped = [round(rng.gauss(0.6, 1)) / 1 for _ in range(40)]
    climb = [-1 + 0.25 * i for i in range(10)]
    return [round(v, 3) for v in [*rough, *smooth, *zigzag, *stepped, *climb]]


MONTGOMERY = [9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08]
MONTGOMERY += [9.37, 10.62, 10.31, 8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52]


def cusum(x, target, slack):
    up, down, ups, downs = 0.0, 0.0, [], []
    for value in x:
        up, down = max(0.0, up + value - target - slack), max(0.0, down + target - value - slack)
        ups.append(up)
        downs.append(down)
    return ups, downs


def rows():
    for seed in (1, 2, 3):
        z = series(seed)
        yield {"id": f"rules-{seed}", "z": z, "nelson": hits(z, NELSON), "we": hits(z, WESTERN)}
    for seed, size in ((4, 3), (5, 7)):
        rng = random.Random(seed)
        levels = [rng.choice((0, 4, 7, 12)) for _ in range(6)]
        x = [round(level + rng.gauss(0, 1.5), 2) for level in levels for _ in range(rng.randint(12, 30))]
        yield {"id": f"changes-{seed}", "x": x, "min_size": size, "breaks": best_breaks(x, size, default_penalty(x))}
    ups, downs = cusum(MONTGOMERY, 10, 0.5)
    out = [i for i, up in enumerate(ups) if up > 5]
    yield {"id": "cusum", "x": MONTGOMERY, "c_plus": ups, "c_minus": downs, "signals": out}


if __name__ == "__main__":
    print(json.dumps(list(rows())))

"""Single numbers of any type: a database's Decimal, NumPy's scalars."""

from dataclasses import fields
from decimal import Decimal

import numpy as np
import pytest

from huiyin.lib import planning as p
from huiyin.lib.planning.scalars import plain_number


@pytest.mark.parametrize("number", [Decimal, np.float32, np.int64, np.float64])
@pytest.mark.parametrize(
    "ask",
    [
        lambda x: p.erlang_a(calls=x(100), interval_s=x(1800), aht_s=x(180), patience_s=x(120), agents=x(11)),
        lambda x: p.erlang_c(calls=x(100), interval_s=1800, aht_s=180, agents=x(14)),
        lambda x: p.erlang_b(load=x(10), agents=x(14)),
        lambda x: p.required_agents(calls=x(100), interval_s=1800, aht_s=x(180), patience_s=x(120)),
        lambda x: p.required_day(calls=[x(100), None], interval_s=x(1800), aht_s=x(180)),
        lambda x: p.patience_from_counts(abandoned=x(40), total_wait_s=x(4800), calls=x(900)),
        lambda x: p.required_chat_agents(chats=x(60), interval_s=1800, aht_s=x(600), concurrency=x(3)),
        lambda x: p.staff_workload(arrivals=[x(10)], minutes_each=x(5), minutes_per_agent=420, backlog=x(3)),
        lambda x: p.pooling(calls=[x(50), x(50)], interval_s=x(1800), aht_s=180),
        lambda x: p.weighted_rule(last_year=x(480), n3=x(505), n2=x(520), n1=x(535)),
        lambda x: p.normalise_month([1, 2, 3, 100], standard_days=x(4)),
    ],
)
def test_every_number_type_gives_the_same_plain_result(number, ask):
    found, plain = ask(number), ask(lambda value: value)
    assert type(found) is type(plain)
    for field in fields(found):
        one, other = getattr(found, field.name), getattr(plain, field.name)
        assert one == other, field.name
        assert type(one).__module__ != "numpy", field.name


def test_endless_decimals_are_refused_in_words():
    assert plain_number(Decimal("Infinity")) == float("inf")
    with pytest.raises(ValueError, match="calls must be a number"):
        p.required_agents(calls=Decimal("NaN"), interval_s=1800, aht_s=180)


def test_values_beyond_all_floats_are_undefined_not_endless():
    with pytest.raises(ValueError, match="too large to square"):
        p.time_series([1e308, 9e307] * 15, period=4)
    growing = p.time_series([10.0**power for power in range(10, 150, 5)], period=4)
    for one in (p.Arima(), p.Combination(members=(p.WeightedRule(), p.HoltWinters(alpha=0.5)))):
        assert all(np.isfinite(one.fit(growing).forecast(100).point))
    assert p.forecast_accuracy(actual=[1e308, 1e308], forecast=[1, 2]).estimate is None


def test_columns_of_numpy_are_sequences_too():
    curve = p.staffing_curve(calls=100, interval_s=1800, aht_s=180, agents=np.arange(11, 15))
    assert [point.agents for point in curve.points] == [11, 12, 13, 14]
    assert p.pooling(calls=np.array([50, 50]), interval_s=1800, aht_s=180).pooled == 14

"""Voices and answers for the figures, through the rooms' own services; marts in a folder of the test."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from tests.cast import NOW
from tests.drain import drain


@pytest.fixture(autouse=True)
def own_marts(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Give the test a data folder of its own, so that no other test's marts are seen."""
    from django.conf import settings

    with override_settings(HUIYIN=settings.HUIYIN.model_copy(update={"data_dir": tmp_path})):
        yield tmp_path / "marts"


@pytest.fixture
def say(cast: Any) -> Callable[..., list[str]]:
    """Accept voices: `say(3, unit="SZ-NS", channel="web", csat=5, at=…)` returns their ids."""
    from huiyin.listen.services import accept
    from huiyin.listen.terms import Channel, RatingIn, RatingMetric, Voice

    def accepted(
        times: int = 1,
        *,
        unit: str = "SZ-NS",
        channel: str = "web",
        csat: float | None = None,
        scale: tuple[float, float] = (1, 5),
        text: str = "汤洒了",
        at: datetime = NOW,
    ) -> list[str]:
        ratings = () if csat is None else (RatingIn(metric=RatingMetric.CSAT, score=csat, scale=scale),)
        voices = [
            Voice(channel=Channel(channel), text=f"{text} {number}", unit=unit, ratings=ratings)
            for number in range(times)
        ]
        return [str(receipt.id) for receipt in accept(voices, now=at, by="test")]

    return accepted


@pytest.fixture
def refresh() -> Callable[..., None]:
    """Let the jobs run and the marts catch up."""
    from huiyin.measure import services

    def caught_up(*, now: datetime = NOW) -> None:
        drain(now=now)
        services.refresh(now=now)

    return caught_up

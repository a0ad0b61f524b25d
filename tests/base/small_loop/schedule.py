"""The timetable of the plumbing's tests."""

from datetime import timedelta

from huiyin.base.jobs import Tick

TIMETABLE = [Tick(job="small.tick", every=timedelta(minutes=5)), Tick(job="small.unknown", every=timedelta(1))]

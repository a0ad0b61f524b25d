"""The timetable: jobs that run by the clock and not by an event.

Each tick is unique in the queue: a late worker runs it once, not once per missed interval.
"""

from datetime import timedelta

from huiyin.base.jobs import Tick

TIMETABLE: list[Tick] = [
    Tick(job="measure.refresh", every=timedelta(seconds=2)),
    Tick(job="measure.compact", every=timedelta(hours=24)),
    Tick(job="resolve.recount_estimates", every=timedelta(hours=24)),
    Tick(job="base.sweep_leftovers", every=timedelta(hours=1)),
    Tick(job="staff.forget_expired", every=timedelta(hours=1)),
]

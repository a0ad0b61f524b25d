"""The questions measure answers: metrics from the marts, changes from the sealed log."""

from huiyin.measure.queries.changes import Changes, changes_after
from huiyin.measure.queries.metrics import READ, MetricAnswer, metric

__all__ = ["READ", "Changes", "MetricAnswer", "changes_after", "metric"]

"""The append-only event log and the chain that seals it."""

from django.db import models

from huiyin.base.ids import new_id


class Event(models.Model):
    """Something that happened: a name and ids, never personal data. Insert-only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    payload = models.TextField(help_text="canonical JSON of the event's fields")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.id}"


class Seal(models.Model):
    """The gapless position and the chained hash the sealer gave to a committed event. Insert-only."""

    position = models.BigIntegerField(primary_key=True)
    # No database constraint: the verifier must be able to see a removed event.
    event = models.OneToOneField(Event, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.position} {self.hash[:12]}"


class Unsealed(models.Model):
    """An event that waits for its seal; so the sealer never scans the log."""

    event = models.OneToOneField(
        Event, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, primary_key=True
    )

    def __str__(self) -> str:
        return str(self.event_id)


class SealHead(models.Model):
    """The end of the chain, one row: makes the position cheap and a cut tail visible."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    position = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"head {self.position}"

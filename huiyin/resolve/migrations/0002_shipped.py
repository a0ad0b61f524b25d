"""The number series of cases, and the policy, rules and calendar huiyin ships."""

from django.db import migrations

from huiyin.base.migrations_ops import NumberSeries
from huiyin.resolve.shipped import CALENDAR, LEVEL_POLICIES, TRIAGE_RULES


def ship(apps, schema_editor):
    """Write the shipped rows where they are missing; what an administrator changed is left alone."""
    policies, rules = apps.get_model("resolve", "LevelPolicy"), apps.get_model("resolve", "TriageRule")
    for position, row in enumerate(LEVEL_POLICIES, start=1):
        values = {**row, "position": position * 10}
        policies.objects.get_or_create(code=values.pop("code"), defaults=values)
    for position, row in enumerate(TRIAGE_RULES, start=1):
        values = {**row, "position": position * 10}
        rules.objects.get_or_create(code=values.pop("code"), defaults=values)
    calendar = dict(CALENDAR)
    apps.get_model("resolve", "Calendar").objects.get_or_create(code=calendar.pop("code"), defaults=calendar)


class Migration(migrations.Migration):
    dependencies = [("resolve", "0001_initial"), ("base", "0001_initial")]
    operations = [NumberSeries("case"), migrations.RunPython(ship, migrations.RunPython.noop)]

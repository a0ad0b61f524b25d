"""Write the six shipped roles and the root unit, once."""

from typing import Any

from django.db import migrations

from huiyin.base.ids import new_id
from huiyin.staff.shipped import ROLE_NAMES, ROLE_PERMISSIONS, ROOT_UNIT_CODE, ROOT_UNIT_NAME


def ship(apps: Any, schema_editor: Any) -> None:
    """Insert the rows of huiyin.staff.shipped."""
    role_model, unit_model = apps.get_model("staff", "Role"), apps.get_model("staff", "Unit")
    for code, name in ROLE_NAMES.items():
        granted = {permission.value: reach for permission, reach in ROLE_PERMISSIONS[code].items()}
        role_model.objects.create(code=code.value, name=name, permissions=granted)
    root_id = new_id()
    unit_model.objects.create(id=root_id, code=ROOT_UNIT_CODE, name=dict(ROOT_UNIT_NAME), path=f"/{root_id}/")


class Migration(migrations.Migration):
    """Data of set-up."""

    dependencies = [("staff", "0001_initial")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]

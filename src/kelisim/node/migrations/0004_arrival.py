"""The order of arrival of what came to be known.

Rows that are here already have no place in it until `kelisim rebuild` makes them anew from the acts.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def name_registers(apps: Any, schema_editor: Any) -> None:
    """A version stands in the register of its entry."""
    version, entry = apps.get_model("node", "Version"), apps.get_model("node", "Entry")
    of = entry.objects.filter(pk=models.OuterRef("entry_id")).values("register_id")
    version.objects.update(register_id=models.Subquery(of))


def _arrival(model: str) -> migrations.AddField:
    return migrations.AddField(model, "arrival", models.PositiveBigIntegerField(default=0))


def _index(model: str) -> migrations.AddIndex:
    fields = ["register", "arrival"]
    return migrations.AddIndex(model, models.Index(fields=fields, name=f"{model}s_by_arrival"))


def _register(**more: Any) -> Any:
    return models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="node.register", **more
    )


class Migration(migrations.Migration):
    dependencies = [
        ("node", "0003_desk"),
    ]

    operations = [
        *(_arrival(model) for model in ("proposal", "version", "statement", "report", "word", "voidact")),
        migrations.AddField("version", "register", _register(null=True)),
        migrations.RunPython(name_registers, migrations.RunPython.noop),
        migrations.AlterField("version", "register", _register()),
        *(_index(model) for model in ("proposal", "version", "statement", "report", "word")),
    ]

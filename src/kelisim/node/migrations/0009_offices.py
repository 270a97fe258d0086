"""Offices of people, one row each, by all that attests them."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Max, Min


def fill(apps: Any, _schema: Any) -> None:
    """Tell the offices of everybody who is attested."""
    attested, held = apps.get_model("node", "Attested"), apps.get_model("node", "Held")
    found = attested.objects.filter(public=True).order_by().values("register_id", "name", "office", "body", "side")
    days = found.annotate(start=Min("date"), end=Max("date"))
    rows = (held(**office, first=start, last=end) for office, start, end in map(_parts, days.iterator()))
    held.objects.bulk_create(rows, batch_size=500)


def _parts(row: dict[str, Any]) -> tuple[dict[str, Any], str, str]:
    return {key: value for key, value in row.items() if key not in {"start", "end"}}, row["start"], row["end"]


class Migration(migrations.Migration):
    dependencies = [
        ("node", "0008_newest_of_a_kind"),
    ]

    operations = [
        migrations.CreateModel(
            name="Held",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=500)),
                ("office", models.CharField(max_length=500)),
                ("body", models.CharField(max_length=500)),
                ("side", models.CharField(max_length=8)),
                ("first", models.CharField(max_length=10)),
                ("last", models.CharField(max_length=10)),
                (
                    "register",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="node.register",
                    ),
                ),
            ],
            options={
                "ordering": ("name", "office", "body", "side"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register", "name", "office", "body", "side"), name="one_row_per_office"
                    )
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

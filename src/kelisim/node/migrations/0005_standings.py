"""How measures stood from day to day, what comes next, and the order of entries by kind and date.

The courses of measures that are here already are told when they are first read. What comes next has no day, and no
reference of an earlier version is known, until `kelisim rebuild` makes the tables anew from the acts.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def touch_measures(apps: Any, schema_editor: Any) -> None:
    """The course of every measure has to be told."""
    entry, unsettled = apps.get_model("node", "Entry"), apps.get_model("node", "Unsettled")
    measures = entry.objects.filter(kind="measure").order_by("pk").values_list("pk", flat=True)
    unsettled.objects.bulk_create(unsettled(entry_id=key) for key in measures)


class Migration(migrations.Migration):
    dependencies = [
        ("node", "0004_arrival"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry", models.CharField(max_length=40)),
                ("role", models.CharField(max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.CharField(max_length=10)),
                ("until", models.CharField(max_length=10)),
                ("field", models.CharField(max_length=40)),
                ("group", models.CharField(max_length=8)),
                ("said", models.CharField(max_length=400)),
                ("due", models.CharField(max_length=10)),
                ("lapses", models.CharField(max_length=10)),
                ("moves", models.PositiveIntegerField()),
                ("slip", models.IntegerField()),
                ("stated", models.PositiveIntegerField()),
                ("differs", models.BooleanField()),
            ],
            options={
                "ordering": ("entry", "first"),
            },
        ),
        migrations.CreateModel(
            name="Unsettled",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="node.entry",
                    ),
                ),
            ],
        ),
        migrations.RemoveIndex(
            model_name="entry",
            name="node_entry_registe_542c9f_idx",
        ),
        migrations.AddField(
            model_name="entry",
            name="awaited",
            field=models.CharField(default="", max_length=10),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["register", "kind", "public", "-date", "id"], name="entries_by_kind"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["register", "public", "awaited"], name="entries_awaited"),
        ),
        migrations.AddField(
            model_name="formerlink",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="former_links", to="node.entry"
            ),
        ),
        migrations.AddField(
            model_name="standing",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="standings", to="node.entry"
            ),
        ),
        migrations.AddField(
            model_name="standing",
            name="register",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="node.register"
            ),
        ),
        migrations.AddIndex(
            model_name="formerlink",
            index=models.Index(fields=["entry"], name="former_links_to"),
        ),
        migrations.AddConstraint(
            model_name="formerlink",
            constraint=models.UniqueConstraint(fields=("source", "entry", "role"), name="one_former_link"),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=["register", "until", "first", "field", "group", "said", "lapses", "moves", "stated", "differs"],
                name="standings_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.UniqueConstraint(fields=("entry", "first"), name="one_standing_per_day"),
        ),
        migrations.RunPython(touch_measures, migrations.RunPython.noop),
    ]

"""Where public places are."""

from collections.abc import Iterator
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from kelisim.model.decode import convert
from kelisim.model.place import Place
from kelisim.node.locating import located_row


def fill(apps: Any, _schema: Any) -> None:
    """Locate the places that are there, as `kelisim rebuild` would."""
    Entry, Located = apps.get_model("node", "Entry"), apps.get_model("node", "Located")

    def rows() -> Iterator[Any]:
        places = Entry.objects.filter(kind="place", public=True).order_by("id")
        for row in places.only("register_id", "content", "agreed_at").iterator(2_000):
            found = located_row(row.register_id, row.pk, convert(row.content, Place), row.agreed_at)
            if found is not None:
                yield Located(**found.__dict__)

    Located.objects.bulk_create(rows(), batch_size=2_000)


class Migration(migrations.Migration):
    dependencies = [
        ("node", "0010_sources"),
    ]

    operations = [
        migrations.CreateModel(
            name="Located",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="located",
                        serialize=False,
                        to="node.entry",
                    ),
                ),
                ("home", models.BigIntegerField()),
                ("kind", models.CharField(max_length=16)),
                ("sides", models.CharField(max_length=600)),
                ("west", models.FloatField()),
                ("south", models.FloatField()),
                ("east", models.FloatField()),
                ("north", models.FloatField()),
                ("point", models.BooleanField()),
                ("agreed_at", models.CharField(max_length=20)),
                ("shape", models.BinaryField(null=True)),
            ],
            options={
                "ordering": ("entry",),
                "indexes": [
                    models.Index(
                        fields=["home", "entry", "south", "north", "west", "east", "kind", "sides", "agreed_at"],
                        name="located_in_boxes",
                    ),
                    models.Index(
                        condition=models.Q(("point", False)),
                        fields=["home", "south", "north", "west", "east"],
                        name="located_with_shapes",
                    ),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

"""The tables of the index, and those of its engine where that is SQLite's own."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models

from kelisim.web.search.fts5 import GONE, TABLES


def make(_apps: Any, editor: Any) -> None:
    """Make what FTS5 keeps; other databases have engines of their own."""
    if editor.connection.vendor == "sqlite":
        for statement in TABLES:
            editor.execute(statement)


def drop(_apps: Any, editor: Any) -> None:
    """Drop it again."""
    if editor.connection.vendor == "sqlite":
        for statement in GONE:
            editor.execute(statement)


def key() -> Any:
    """A primary key."""
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def of_document(name: str) -> Any:
    """A reference to a document."""
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name=name, to="search.document")


class Migration(migrations.Migration):
    """The first tables."""

    initial = True
    dependencies: ClassVar[list[Any]] = []
    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="Shelf",
            fields=[
                ("id", key()),
                ("register", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=16)),
                ("year", models.CharField(max_length=4)),
                ("sides", models.CharField(max_length=200)),
                ("fields", models.CharField(max_length=400)),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register", "kind", "year", "sides", "fields"), name="one_shelf_of_a_kind"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("serial", models.PositiveIntegerField(unique=True)),
                ("shelf", models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="search.shelf"
                )),
                ("thing", models.CharField(max_length=200, unique=True)),
                ("register", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=16)),
                ("date", models.CharField(max_length=10)),
                ("entry", models.CharField(max_length=40)),
                ("entry_kind", models.CharField(max_length=16)),
                ("anchor", models.CharField(max_length=20)),
                ("address", models.CharField(default="", max_length=300)),
                ("stamp", models.CharField(max_length=80)),
                ("title", models.JSONField()),
            ],
            options={
                "ordering": ("serial",),
                "indexes": [models.Index(fields=["register", "entry"], name="documents_of_entry")],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", key()),
                ("ordinal", models.IntegerField()),
                ("language", models.CharField(max_length=20)),
                ("text", models.TextField()),
                ("keys", models.TextField()),
                ("others", models.TextField()),
                ("document", of_document("passages")),
            ],
            options={
                "ordering": ("document", "ordinal"),
                "constraints": [models.UniqueConstraint(fields=("document", "ordinal"), name="one_passage_per_place")],
            },
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                ("id", key()),
                ("sha256", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=500)),
                ("document", of_document("files")),
            ],
            options={
                "ordering": ("id",),
                "indexes": [models.Index(fields=["sha256"], name="references_to_file")],
            },
        ),
        migrations.CreateModel(
            name="Extract",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("problem", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", key()),
                ("key", models.CharField(max_length=60, unique=True)),
                ("word", models.CharField(max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", key()),
                ("acts", models.PositiveBigIntegerField()),
                ("first", models.PositiveBigIntegerField()),
                ("released", models.PositiveBigIntegerField()),
                ("stories", models.CharField(default="", max_length=80)),
            ],
        ),
        migrations.RunPython(make, drop),
    ]

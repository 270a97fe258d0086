"""The table with the count of changes, and its one row."""

from typing import Any, ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The first tables."""

    initial = True
    dependencies: ClassVar[list[Any]] = []
    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="Changes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("count", models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.RunSQL("INSERT INTO page_cache_changes (id, count) VALUES (1, 0)", migrations.RunSQL.noop),
    ]

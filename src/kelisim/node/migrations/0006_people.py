"""People in offices. What is here already names them after `kelisim rebuild`."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("node", "0005_standings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attested",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(default="", max_length=64)),
                ("name", models.CharField(max_length=500)),
                ("office", models.CharField(max_length=500)),
                ("body", models.CharField(max_length=500)),
                ("side", models.CharField(max_length=8)),
                ("date", models.CharField(max_length=10)),
                ("at", models.CharField(max_length=20)),
                ("public", models.BooleanField()),
                (
                    "entry",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="attested", to="node.entry"
                    ),
                ),
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
                "ordering": ("name", "date", "id"),
                "indexes": [
                    models.Index(fields=["register", "public", "name", "side", "date"], name="attested_by_name")
                ],
            },
        ),
    ]

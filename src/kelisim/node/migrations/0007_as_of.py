"""Indexes that hold all that lists as of a day, people in offices and responsible bodies are found by."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("node", "0006_people"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="attested",
            name="attested_by_name",
        ),
        migrations.RemoveIndex(
            model_name="entry",
            name="entries_by_kind",
        ),
        migrations.RemoveIndex(
            model_name="entry",
            name="entries_awaited",
        ),
        migrations.RemoveIndex(
            model_name="standing",
            name="standings_on_a_day",
        ),
        migrations.AddIndex(
            model_name="attested",
            index=models.Index(
                fields=["register", "name", "office", "body", "side", "date", "public"], name="attested_people"
            ),
        ),
        migrations.AddIndex(
            model_name="attested",
            index=models.Index(fields=["register", "body", "-date", "public"], name="attested_in_bodies"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["register", "kind", "-date", "id", "public"], name="entries_listed"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["register", "awaited", "public"], name="entries_to_come"),
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["role", "source", "entry"], name="links_by_role"),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=[
                    "register",
                    "until",
                    "first",
                    "field",
                    "group",
                    "said",
                    "lapses",
                    "moves",
                    "stated",
                    "differs",
                    "due",
                    "slip",
                    "entry",
                ],
                name="standings_as_of",
            ),
        ),
    ]

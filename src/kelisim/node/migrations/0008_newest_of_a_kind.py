"""What finds the newest versions of a kind of entry, statements about documents, and documents that expire."""

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery, TextField
from django.db.models.functions import Cast


def fill(apps: Any, _schema: Any) -> None:
    """Give the rows that are there what is kept from now on."""
    entries, versions = apps.get_model("node", "Entry"), apps.get_model("node", "Version")
    statements = apps.get_model("node", "Statement")
    versions.objects.update(kind=Subquery(entries.objects.filter(pk=OuterRef("entry")).values("kind")))
    spoken = statements.about.through.objects.filter(entry__kind="instrument").values("statement")
    statements.objects.filter(pk__in=spoken).update(on_document=True)
    documents = entries.objects.filter(kind="instrument").annotate(raw=Cast("content", TextField()))
    ending = documents.filter(raw__contains='"expiry"').values_list("pk", "content")
    expiring = [key for key, content in ending if (content.get("clauses") or {}).get("expiry")]
    for start in range(0, len(expiring), 500):
        entries.objects.filter(pk__in=expiring[start : start + 500]).update(expires=True)


class Migration(migrations.Migration):
    dependencies = [
        ("node", "0007_as_of"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="expires",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="statement",
            name="on_document",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="version",
            name="kind",
            field=models.CharField(default="", max_length=12),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveIndex(
            model_name="link",
            name="node_link_entry_28e94e_idx",
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["entry", "role", "source"], name="links_to"),
        ),
        migrations.RemoveIndex(
            model_name="link",
            name="links_by_role",
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["role", "source", "entry", "target"], name="links_by_role"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("expires", True)), fields=["register", "id"], name="entries_expiring"
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                condition=models.Q(("on_document", True)),
                fields=["register", "arrival"],
                name="statements_on_documents",
            ),
        ),
        migrations.RemoveIndex(
            model_name="version",
            name="versions_by_arrival",
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(fields=["register", "arrival", "entry", "public"], name="versions_by_arrival"),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(fields=["register", "kind", "arrival"], name="versions_of_kind"),
        ),
    ]

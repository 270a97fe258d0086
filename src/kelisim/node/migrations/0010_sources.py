"""Entries that rest on one source are found by a mark of it among their links."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    """Give the entries that are there the marks that `kelisim rebuild` would."""
    Entry, Link = apps.get_model("node", "Entry"), apps.get_model("node", "Link")

    def links() -> Iterator[Any]:
        for row in Entry.objects.order_by("id").only("content").iterator(2_000):
            named = [source.get("url") or source.get("sha256") for source in row.content.get("sources", ())]
            for name in dict.fromkeys(filter(None, named)):
                mark = f"={hashlib.sha256(name.encode()).hexdigest()[:39]}"
                yield Link(source_id=row.pk, entry=mark, role="sources")

    Link.objects.bulk_create(links(), batch_size=2_000)


def empty(apps: Any, schema_editor: Any) -> None:
    """Take the marks away."""
    apps.get_model("node", "Link").objects.filter(role="sources").delete()


class Migration(migrations.Migration):

    dependencies = [("node", "0009_offices")]

    operations = [migrations.RunPython(fill, empty)]

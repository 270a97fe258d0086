"""Entries of some kinds as a list, what refers to them, and what is said of them."""

from collections.abc import Iterable, Sequence

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from kelisim.node.models import Entry, Link, Statement
from kelisim.web.queries.records import Record

PER_PAGE = 50
RELATED_LIMIT = 200


def public_entries(record: Record, *kinds: str) -> QuerySet[Entry]:
    """The public entries of some kinds."""
    return Entry.objects.filter(register=record.register, kind__in=kinds, public=True)


def paged(rows: QuerySet[Entry], number: str | None) -> Page[Entry]:
    """One page of a list; the nearest there is for a number that makes no sense."""
    return Paginator(rows, PER_PAGE).get_page(number)


def fields_of(record: Record) -> list[Entry]:
    """The fields of cooperation in order of their id."""
    return list(public_entries(record, "field").order_by("id"))


def referring(rows: Iterable[Entry], *kinds: str) -> list[Entry]:
    """The public entries that refer to any of these, each once, the newest first."""
    found = (
        Link.objects.filter(target__in=list(rows), source__public=True)
        .order_by("-source__date", "source_id")
        .select_related("source")
    )
    if kinds:
        found = found.filter(source__kind__in=kinds)
    seen: dict[int, Entry] = {}
    for link in found[:RELATED_LIMIT]:
        seen.setdefault(link.source_id, link.source)
    return list(seen.values())


def statements_about(entries: Sequence[Entry]) -> list[Statement]:
    """The public statements about any of these entries, in the order in which they were said."""
    about = Statement.about.through.objects.filter(entry__in=entries).values("statement_id")
    return list(Statement.objects.filter(pk__in=about, public=True))

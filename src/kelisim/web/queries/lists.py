"""Entries of some kinds as a list, what refers to them, and what is said of them."""

from collections.abc import Iterable, Sequence

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from kelisim.node.models import Entry, Link, Statement
from kelisim.node.past import FormerLink
from kelisim.node.rows import references
from kelisim.web.queries.records import Record
from kelisim.web.queries.then import entries_then

PER_PAGE = 50
RELATED_LIMIT = 200


def public_entries(record: Record, *kinds: str) -> QuerySet[Entry]:
    """The public entries of some kinds, as they were agreed by the day of the record."""
    return entries_then(record).filter(kind__in=kinds)


def paged(rows: QuerySet[Entry], number: str | None) -> Page[Entry]:
    """One page of a list; the nearest there is for a number that makes no sense."""
    return Paginator(rows, PER_PAGE).get_page(number)


def referring(record: Record, rows: Iterable[Entry], *kinds: str, whole: bool = True) -> list[Entry]:
    """The public entries that refer to any of these, each once, the newest first; without content unless `whole`.

    As of a past day the references of earlier versions are looked at too, and only those that held on the day are kept.
    """
    asked = list(rows)
    found = entries_then(record).order_by("-date", "id")
    if kinds:
        found = found.filter(kind__in=kinds)
    now = Link.objects.filter(target__in=asked).values("source")
    if record.day is None:
        # A field has hundreds, and most pages show their titles alone.
        found = found if whole else found.only("entry", "kind", "title", "date")
        return list(found.filter(pk__in=now)[:RELATED_LIMIT])
    names = {row.entry for row in asked}
    former = FormerLink.objects.filter(entry__in=names, source__register=record.register).values("source")
    candidates = found.filter(Q(pk__in=now) | Q(pk__in=former))[:RELATED_LIMIT]
    return [row for row in candidates if not names.isdisjoint(entry for _, entry in references(row.content))]


def statements_about(record: Record, entries: Sequence[Entry]) -> list[Statement]:
    """The public statements about any of these entries, in the order in which they were said."""
    about = Statement.about.through.objects.filter(entry__in=entries).values("statement_id")
    return list(record.known(Statement.objects.filter(pk__in=about, public=True)))

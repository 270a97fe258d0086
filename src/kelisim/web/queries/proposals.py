"""What is proposed, as of the day of the record."""

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, Min, When

from kelisim.node.models import Proposal
from kelisim.web.queries.records import Record
from kelisim.web.queries.sums import summed

STATUSES = ("open", "agreed", "disputed", "dead", "overtaken", "void")
"""What can have become of a proposal, in the order of pages."""
PER_PAGE = 20
_DECLINED = frozenset({"dead", "overtaken"})
Group = tuple[str, int, list[Proposal]]
"""What became of proposals, how many there are, and those of them that a page shows."""


def proposals_page(record: Record, number: str | None) -> tuple[Page[Proposal], list[Group]]:
    """One page of the public proposals, by what became of them and the newest first."""
    rows: Sequence[Proposal]
    if record.day is None:
        found = Proposal.objects.filter(register=record.register, public=True)
        counts = dict(found.order_by().values_list("status").annotate(n=Count("pk")))
        places = [When(status=status, then=place) for place, status in enumerate(STATUSES)]
        order = Case(*places, default=len(STATUSES), output_field=IntegerField())
        ordered = found.alias(place=order).order_by("place", "-at", "party", "-number").prefetch_related("answers")
        page: Page[Any] = Paginator(ordered, PER_PAGE).get_page(number)
    else:
        rows = sorted(public_proposals(record), key=lambda row: STATUSES.index(row.status))
        counts = Counter(row.status for row in rows)
        page = Paginator(rows, PER_PAGE).get_page(number)
    groups = itertools.groupby(page.object_list, key=lambda row: row.status)
    return page, [(status, counts[status], list(shown)) for status, shown in groups]


def public_proposals(record: Record) -> list[Proposal]:
    """Every proposal that is public in all its items, with its answers."""
    found = record.known(Proposal.objects.filter(register=record.register, public=True))
    if record.day is None:
        return list(found.prefetch_related("answers"))
    rows: list[Proposal] = []
    for row in found.annotate(agreed=Min("versions__agreed_at")).prefetch_related("answers"):
        _show_then(record, row, row.agreed or "")
        rows.append(row)
    return rows


def _show_then(record: Record, row: Proposal, agreed: str) -> None:
    """Let a proposal show how it stood: what was answered later is left out, and waited for."""
    answers = list(row.answers.all())
    later = {answer.party for answer in answers if answer.at > record.end}
    kept = [answer for answer in answers if answer.at <= record.end]
    setattr(row, "_prefetched_objects_cache", {"answers": kept})  # noqa: B010 Django keeps what it read ahead there
    if row.status == "agreed" and not agreed <= record.end:
        row.status = "open"
    declined = any(answer.verb == "decline" for answer in kept)
    if row.status in _DECLINED and not declined:
        row.status = "open"
    if row.status == "open":
        row.waiting = sorted({*row.waiting, *later})


def waiting_counts(record: Record) -> list[tuple[str, int]]:
    """The Parties whose answer open public proposals wait for, each with how many."""
    return summed(record, "waiting", lambda: _waiting_counts(record))


def _waiting_counts(record: Record) -> list[tuple[str, int]]:
    waiting: Counter[str] = Counter()
    if record.day is None:
        found = Proposal.objects.filter(register=record.register, public=True, status="open")
        for codes in found.order_by().values_list("waiting", flat=True):
            waiting.update(codes)
    else:
        for row in public_proposals(record):
            waiting.update(row.waiting if row.status == "open" else ())
    return sorted(waiting.items())

"""What is proposed, as of the day of the record."""

from collections import Counter

from django.db.models import Min

from kelisim.node.models import Proposal
from kelisim.web.queries.records import Record

_DECLINED = frozenset({"dead", "overtaken"})


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
    waiting: Counter[str] = Counter()
    if record.day is None:
        found = Proposal.objects.filter(register=record.register, public=True, status="open")
        for codes in found.order_by().values_list("waiting", flat=True):
            waiting.update(codes)
    else:
        for row in public_proposals(record):
            waiting.update(row.waiting if row.status == "open" else ())
    return sorted(waiting.items())

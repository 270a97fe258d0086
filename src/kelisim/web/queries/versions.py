"""The public versions of entries as the register's own values, from the rows that hold them.

What a version changed, moved or corrected is computed by `register`; here the rows become its arguments. A version that
is not public is as good as absent: what is shown is told against the public one before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kelisim.model.decode import convert
from kelisim.model.item import CONTENT_TYPES, ITEM_TYPES, Item
from kelisim.node.models import Answer, Entry, Version
from kelisim.register.changes import Change, revisions
from kelisim.register.consent import Given
from kelisim.register.history import VersionRecord
from kelisim.register.slips import Move, Slips, slips
from kelisim.register.targets import Correction, corrections


@dataclass(frozen=True)
class SignedVersion:
    """One agreed version, who agreed to it, and what it changed: dates, targets, and everything else.

    The offices are empty where the proposal carried items that are not public.
    """

    row: Version
    accepted: list[tuple[str, str]]
    moves: list[tuple[str, Move]]
    corrections: list[Correction]
    changes: list[Change]


@dataclass(frozen=True)
class Past:
    """The public versions of an entry from the first on, and what became of its dates and targets."""

    records: tuple[VersionRecord, ...]
    versions: list[SignedVersion]
    dates: tuple[Slips, ...]
    corrections: tuple[Correction, ...]

    @property
    def moved(self) -> list[Slips]:
        """The agreed dates that any version changed."""
        return [date for date in self.dates if date.moves]


def item_of(row: Entry | Version, kind: str, entry: str) -> Item:
    """The item that a row holds."""
    content: Any = convert(row.content, CONTENT_TYPES[kind])
    return ITEM_TYPES[kind](entry=entry, bound=tuple(row.bound), public=row.public, content=content)


def record_of(row: Version, kind: str, entry: str, answers: Iterable[Answer] = ()) -> VersionRecord:
    """A version as the register's history has it."""
    return VersionRecord(
        ordinal=row.ordinal,
        item=item_of(row, kind, entry),
        proposal=row.proposal_id,
        proposed_by=row.proposal.party,
        proposed_at=row.proposal.at,
        answers={
            answer.party: Given(
                verb="accept" if answer.verb == "accept" else "decline",
                act=answer.act,
                number=answer.number,
                at=answer.at,
                office=answer.office,
                implied=answer.implied,
            )
            for answer in answers
        },
        agreed_at=row.agreed_at,
    )


def past_of(entry: Entry, until: str = "") -> Past:
    """The public past of an entry; only what was agreed by the moment `until`, if one is given."""
    found = entry.history.filter(public=True).select_related("proposal").prefetch_related("proposal__answers")
    rows = list(found.filter(agreed_at__lte=until) if until else found)
    records = tuple(record_of(row, entry.kind, entry.entry, row.proposal.answers.all()) for row in rows)
    dates, corrected = slips(records), corrections(records)
    return Past(records, _signed(rows, records, dates, corrected), dates, corrected)


def _signed(
    rows: Sequence[Version], records: Sequence[VersionRecord], dates: Iterable[Slips], corrected: Iterable[Correction]
) -> list[SignedVersion]:
    moves = [(date.field, move) for date in dates for move in date.moves]
    changed = {revision.ordinal: revision.changes for revision in revisions(records)}
    signed = []
    for row, record in zip(rows, records, strict=True):
        moved = [(field, move) for field, move in moves if move.ordinal == row.ordinal]
        targets = [one for one in corrected if one.ordinal == row.ordinal]
        told = {field.split(".", 1)[0] for field, _ in moved} | ({"targets"} if targets else set())
        signed.append(
            SignedVersion(
                row=row,
                accepted=[
                    (party, given.office if row.proposal.public else "") for party, given in record.accepted.items()
                ],
                moves=moved,
                corrections=targets,
                changes=[change for change in changed.get(row.ordinal, ()) if change.field not in told],
            )
        )
    return signed


def certifiable(entry: Entry) -> bool:
    """Whether each version of an entry was agreed by a proposal that is public as a whole."""
    versions = list(entry.history.order_by().values_list("public", "proposal__public"))
    return bool(versions) and all(public and whole for public, whole in versions)

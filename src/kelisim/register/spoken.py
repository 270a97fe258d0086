"""What Parties reported and stated about an entry, in an order that does not depend on how the acts arrived.

1. Reports stand in the order of the last day that they are as of; those of one day in the order of their numbers, and
   of two that a Party signed with one number, in the order of their hashes.
2. Statements stand in the order of the middle of the day, month or year in which they were said; those of one in the
   order of the feeds that hold them.
"""

import datetime
from collections.abc import Iterable, Mapping

import msgspec

from kelisim.model.act import Reporting, Stating
from kelisim.model.dates import last_day, middle
from kelisim.model.word import Report


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """A report: the act that holds it, its number in the Party's feed, and the day that it is as of."""

    act: str
    party: str
    number: int
    day: datetime.date
    report: Report


def reports_on(reports: Mapping[str, Reporting], entry: str, on: datetime.date | None = None) -> tuple[Reported, ...]:
    """The reports on an entry (rule 1).

    Args:
        reports: the reporting acts by their hashes.
        entry: what they are about.
        on: leaves out what is as of a later day.
    """
    found = (
        Reported(
            act=act_hash,
            party=act.party,
            number=act.number,
            day=last_day(act.body.report.as_of),
            report=act.body.report,
        )
        for act_hash, act in reports.items()
        if act.body.report.about == entry
    )
    kept = (reported for reported in found if on is None or reported.day <= on)
    return in_order(kept)


def in_order(reports: Iterable[Reported]) -> tuple[Reported, ...]:
    """Reports as rule 1 has them."""
    return tuple(sorted(reports, key=lambda reported: (reported.day, reported.number, reported.party, reported.act)))


def statements_on(statements: Mapping[str, Stating], entry: str) -> tuple[Stating, ...]:
    """The statements about an entry (rule 2).

    Args:
        statements: the stating acts by their hashes.
        entry: what they are about.
    """
    found = [
        (act_hash, act)
        for act_hash, act in statements.items()
        if any(named.entry == entry for named in act.body.statement.about)
    ]
    found.sort(key=lambda pair: (middle(pair[1].body.statement.said), pair[1].party, pair[1].number, pair[0]))
    return tuple(act for _, act in found)

"""Everything that is tied to one place, for its page.

1. A commitment is tied to a place where it names it. Documents are tied that name it, and those that a commitment there
   rests on; each stands once.
2. Places are tied by what they are part of, what is part of them, and the corridors that pass them.
3. A restriction is a commitment that restricts something at its places (`figures.restrictions`).
"""

import datetime
from dataclasses import dataclass
from typing import Any, Final

from kelisim.figures.restrictions import Force, time_of
from kelisim.model.decode import convert
from kelisim.model.measure import Measure
from kelisim.node.models import Entry
from kelisim.node.past import Standing
from kelisim.web.places.drawing import MapDrawing, locator
from kelisim.web.places.spots import Kept, Spot, spot_of, spots_of, with_ways
from kelisim.web.queries.entries import Account
from kelisim.web.queries.records import Record

MOST: Final = 100
"""Commitments of one place that are told with how they stand."""

_ORDER: Final = ("indicator", "meeting", "decision", "milestone", "story", "body", "field")
"""The order of the other kinds on the page."""


@dataclass(frozen=True)
class Here:
    """A commitment at a place, and the group in which it is counted (`register.groups`)."""

    row: Entry
    group: str


@dataclass(frozen=True)
class Restricted:
    """A commitment that restricts what passes, in the record's words, and whether it does on the day of the page."""

    row: Entry
    restriction: dict[str, Any]
    term: dict[str, Any] | None
    force: Force | None


@dataclass(frozen=True)
class Tied:
    """What is tied to a place. `rest` are the other entries that refer to it, by kind."""

    measures: list[Here]
    restrictions: list[Restricted]
    documents: list[Entry]
    within: list[Spot]
    passing: list[Spot]
    rest: list[tuple[str, list[Entry]]]
    chart: MapDrawing | None


def tied_to(record: Record, account: Account, language: str) -> Tied:
    """Everything that is tied to the place of an account."""
    by_kind: dict[str, list[Entry]] = {}
    for row in account.related:
        by_kind.setdefault(row.kind, []).append(row)
    measures = by_kind.pop("measure", [])[:MOST]
    direct = by_kind.pop("instrument", [])
    places = by_kind.pop("place", [])
    kept = _kept_then(record, account, places, measures) if record.day else spots_of(record)
    spot = kept.by_entry.get(account.row.entry)
    return Tied(
        measures=[Here(row, kept.groups.get(row.pk, "")) for row in measures if not row.content.get("restriction")],
        restrictions=[_restricted(row, record.on) for row in measures if row.content.get("restriction")],
        documents=list({row.pk: row for row in [*direct, *_resting(account, measures)]}.values()),
        within=kept.parts.get(account.row.entry, []),
        passing=kept.passing.get(account.row.entry, []),
        rest=sorted(by_kind.items(), key=lambda one: _ORDER.index(one[0]) if one[0] in _ORDER else len(_ORDER)),
        chart=locator(spot, _around(kept, spot), kept.large, kept.ways, language) if spot else None,
    )


def _resting(account: Account, measures: list[Entry]) -> list[Entry]:
    """The documents that commitments rest on (rule 1), the newest first."""
    named = {one.get("entry") for row in measures for one in row.content.get("instruments", ())}
    found = [account.names[entry] for entry in named if entry in account.names]
    return sorted((row for row in found if row.kind == "instrument"), key=lambda row: (row.date, row.pk), reverse=True)


def _kept_then(record: Record, account: Account, places: list[Entry], measures: list[Entry]) -> Kept:
    """The places that the page needs, as of a past day: its own, those that refer to it, and those it refers to."""
    named = [row for row in account.names.values() if row.kind == "place"]
    rows = {row.pk: row for row in [account.row, *places, *named]}
    day = record.on.isoformat()
    standings = Standing.objects.filter(entry__in=measures, until__gt=day, first__lte=day) if measures else ()
    spots = [spot_of(row.pk, row.entry, row.content) for row in rows.values()]
    return with_ways(Kept(spots, {one.entry_id: one.group for one in standings}))


def _restricted(row: Entry, on: datetime.date) -> Restricted:
    content = dict(row.content)
    time = time_of(convert(content, Measure))
    return Restricted(row, content["restriction"], content.get("term"), time.on(on) if time else None)


def _around(kept: Kept, spot: Spot) -> list[Spot]:
    """The places that stand on the small map of one: itself, what is part of it, and what a corridor passes."""
    near = kept.parts.get(spot.entry, [])[:MOST]
    near = near + [kept.by_entry[entry] for entry in spot.along if entry in kept.by_entry]
    return [spot, *near]

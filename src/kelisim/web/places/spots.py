"""The public places of a register with what a map asks of each, read once for each state of the register.

1. A list or a map looks at every place, and reading ten thousand costs a fifth of a second. So they are kept as they
   were read, under the count of changes of the database (`page_cache.watching`); where there is no such count, under
   the heads of the feeds that the register follows from. What was kept under another state is never shown.
2. A place is of its own field and of those of the commitments at it; it stands as these do (`register.groups`).
3. What was computed of all of them, a count or a drawing, is kept with them (`Kept.once`).
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, TypeVar

from django.db import connection

from kelisim.node.models import Link
from kelisim.web.language import chosen
from kelisim.web.page_cache.models import Changes
from kelisim.web.places.frames import Extent, Position, joined, mercator
from kelisim.web.places.shapes import Shape, shape_of
from kelisim.web.queries.lists import public_entries
from kelisim.web.queries.records import Record
from kelisim.web.queries.standings import on_day

STATES: Final = 8
"""How many states of registers are kept; each day that is asked for is one."""
ANSWERS: Final = 64
"""How many answers are kept with each."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spot:
    """One place.

    `drawn` is its anchor with its latitude as it is drawn (`frames.mercator`). `km` is by how much its position may be
    off; `part_of` the id of the place that it is part of, and `along` those of the places that a corridor passes.
    """

    pk: int
    entry: str
    kind: str
    title: Mapping[str, str]
    by_side: Mapping[str, Mapping[str, str]]
    sides: tuple[str, ...]
    fields: tuple[str, ...]
    groups: tuple[str, ...]
    shape: Shape | None
    extent: Extent | None
    anchor: Position | None
    drawn: Position | None
    km: int
    part_of: str
    along: tuple[str, ...]

    def called(self, language: str) -> str:
        """Its name for a reader; with what each side calls it, by their codes, where that is not in it."""
        own = chosen(self.title, language)[1]
        names = [chosen(self.by_side[side], language)[1] for side in sorted(self.by_side)]
        return own if all(one in own for one in names) else " / ".join(dict.fromkeys(names))


@dataclass
class Kept:
    """All public places of a register, the groups of its commitments by their keys, and answers (rule 3)."""

    spots: list[Spot]
    groups: Mapping[int, str] = field(default_factory=dict)
    answers: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)

    @cached_property
    def extent(self) -> Extent | None:
        """The smallest extent that holds all of them."""
        return joined([one.extent for one in self.spots if one.extent])

    @cached_property
    def by_entry(self) -> dict[str, Spot]:
        """The places by their ids."""
        return {one.entry: one for one in self.spots}

    @cached_property
    def large(self) -> list[Spot]:
        """The places that are lines or areas, the largest first."""
        found = [one for one in self.spots if one.extent and one.shape and (one.shape.lines or one.shape.areas)]
        return sorted(found, key=lambda one: -one.extent.across if one.extent else 0)

    @cached_property
    def parts(self) -> dict[str, list[Spot]]:
        """The places that are part of another, by the id of that."""
        found: dict[str, list[Spot]] = {}
        for one in self.spots:
            found.setdefault(one.part_of, []).append(one)
        return found

    @cached_property
    def passing(self) -> dict[str, list[Spot]]:
        """The corridors that pass a place, by its id."""
        found: dict[str, list[Spot]] = {}
        for one in self.spots:
            for entry in dict.fromkeys(one.along):
                found.setdefault(entry, []).append(one)
        return found

    @cached_property
    def ways(self) -> dict[str, Shape]:
        """Corridors without a geometry of their own, from place to place in their order, by their ids."""
        found: dict[str, Shape] = {}
        for one in self.spots:
            passed = [self.by_entry[entry].anchor for entry in one.along if entry in self.by_entry]
            line = tuple(at for at in passed if at)
            if len(line) > 1 and not (one.shape and (one.shape.lines or one.shape.areas)):
                found[one.entry] = Shape(lines=(line,))
        return found

    @cached_property
    def having(self) -> dict[tuple[str, str], set[int]]:
        """The keys of the places that have a value, by what can be chosen (`asking.CHOICES`) and the value."""
        found: dict[tuple[str, str], set[int]] = {}
        for one in self.spots:
            found.setdefault(("kind", one.kind), set()).add(one.pk)
            for name, values in (("field", one.fields), ("side", one.sides), ("status", one.groups)):
                for value in values:
                    found.setdefault((name, value), set()).add(one.pk)
        return found

    def in_order(self, language: str) -> list[Spot]:
        """The places by their names in a language."""
        return self.once(
            ("order", language), lambda: sorted(self.spots, key=lambda one: (one.called(language).casefold(), one.pk))
        )

    def once(self, asked: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made when it is first asked for and kept while others are not asked for more lately."""
        try:
            found: T = self.answers[asked]
            self.answers.move_to_end(asked)
        except KeyError:
            # Two threads may make it at the same time, and both make the same.
            found = self.answers[asked] = make()
            while len(self.answers) > ANSWERS:
                self.answers.popitem(last=False)
        return found


_states: OrderedDict[Hashable, Kept] = OrderedDict()


def spots_of(record: Record) -> Kept:
    """The public places of a register as of its day (rule 1)."""
    standings = on_day(record)  # Settled before the state is read, because settling changes it.
    state = (record.register.pk, record.on, record.day is None, _state(record))
    kept = _states.get(state)
    if kept is None:
        stands = {entry: (of, group) for entry, of, group in standings.values_list("entry_id", "field", "group")}
        groups = {entry: group for entry, (_, group) in stands.items()}
        kept = _states[state] = with_ways(Kept(list(_read(record, stands)), groups))
        while len(_states) > STATES:
            _states.popitem(last=False)
    return kept


def with_ways(kept: Kept) -> Kept:
    """The same places; corridors without a geometry stand where the places that they pass do."""
    if not kept.ways:
        return kept
    found: list[Spot] = []
    for one in kept.spots:
        way = kept.ways.get(one.entry)
        if way is not None:
            middle = way.anchor
            drawn = (middle[0], mercator(middle[1]))
            one = replace(one, extent=way.extent, anchor=middle, drawn=drawn)  # noqa: PLW2901 the same place
        found.append(one)
    return Kept(found, kept.groups)


def _state(record: Record) -> Hashable:
    if connection.vendor == "sqlite":
        count = Changes.objects.values_list("count", flat=True).first()
        if count is not None:
            return count
    return tuple((party.code, party.acts, party.head) for party in record.parties)


def _read(record: Record, stands: Mapping[int, tuple[str, str]]) -> Iterable[Spot]:
    fields: dict[str, dict[str, None]] = {}
    groups: dict[str, dict[str, None]] = {}
    for measure, place in _measures_at(record):
        of, group = stands.get(measure, ("", ""))
        if of:
            fields.setdefault(place, {})[of] = None
        if group:
            groups.setdefault(place, {})[group] = None
    rows = public_entries(record, "place").order_by("id")
    # Only as of a past day a row shows something else than it holds; without rows of Django it costs half.
    held = (
        ((row.pk, row.entry, row.content) for row in rows) if record.day else rows.values_list("pk", "entry", "content")
    )
    for pk, entry, content in held:
        yield spot_of(pk, entry, content, fields.get(entry, {}), groups.get(entry, ()))


def spot_of(
    pk: int, entry: str, content: Mapping[str, Any], fields: Iterable[str] = (), groups: Iterable[str] = ()
) -> Spot:
    """The place of an entry, with the fields and the groups of the commitments at it (rule 2)."""
    shape = shape_of(content.get("geometry"))
    anchor = shape.anchor if shape else None
    own = (content.get("field") or {}).get("entry")
    return Spot(
        pk=pk,
        entry=entry,
        kind=content["kind"],
        title=content["names"],
        by_side=content.get("names_by_side") or {},
        sides=tuple(content.get("sides", ())),
        fields=tuple(dict.fromkeys([own, *fields] if own else fields)),
        groups=tuple(groups),
        shape=shape,
        extent=shape.extent if shape else None,
        anchor=anchor,
        drawn=(anchor[0], mercator(anchor[1])) if anchor else None,
        km=content.get("within_km") or 0,
        part_of=(content.get("part_of") or {}).get("entry") or "",
        along=tuple(one["entry"] for one in content.get("along", ()) if one.get("entry")),
    )


def _measures_at(record: Record) -> Iterable[tuple[int, str]]:
    """The public measures by their keys with the places that they are at."""
    if record.day is None:
        links = Link.objects.filter(role="places", source__register=record.register, source__kind="measure")
        yield from links.filter(source__public=True).order_by().values_list("source_id", "entry")
        return
    for row in public_entries(record, "measure").order_by():
        for named in row.content.get("places", ()):
            if named.get("entry"):
                yield row.pk, named["entry"]

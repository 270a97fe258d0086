"""Where public places are, kept in rows as acts come in (`node.located`)."""

from collections.abc import Iterable, Iterator

from kelisim.exports.geojson import box
from kelisim.exports.well_known_binary import well_known_binary
from kelisim.model.geometry import Point
from kelisim.model.place import Place
from kelisim.node.located import Located
from kelisim.node.rows import Ids, shown
from kelisim.node.statements import insert, made
from kelisim.register.entries import EntryState
from kelisim.register.history import agreed_at

PLACE = "place"


def locate(register: str, states: Iterable[EntryState], ids: Ids) -> None:
    """Write where places are that are not in the table."""
    insert(located_rows(register, states, ids))


def locate_anew(register: str, states: Iterable[EntryState], ids: Ids) -> None:
    """Write where places are, in place of what earlier versions of them said."""
    places = [state for state in states if state.kind == PLACE]
    if places:
        Located.objects.filter(entry__in=[ids[state.entry] for state in places]).delete()
        locate(register, places, ids)


def located_rows(register: str, states: Iterable[EntryState], ids: Ids) -> Iterator[Located]:
    """The rows of those entries that are public places with a position."""
    for state in states:
        version = shown(state)
        place = version.item.content
        if isinstance(place, Place) and version.item.public:
            row = located_row(register, ids[state.entry], place, agreed_at(version.proposal))
            if row is not None:
                yield row


def located_row(register: str, entry: int, place: Place, at: str) -> Located | None:
    """The row of a public place; None where its position is not known. `entry` is its primary key."""
    if place.geometry is None:
        return None
    point = isinstance(place.geometry, Point)
    return made(
        Located,
        home=home(register),
        entry_id=entry,
        kind=place.kind,
        sides=f" {' '.join(place.sides)} ",
        point=point,
        agreed_at=at,
        shape=None if point else well_known_binary(place.geometry),
        **box(place.geometry)._asdict(),
    )


def home(register: str) -> int:
    """A register's number: the first 60 bits of its id, which is a hash. The id itself would double the index."""
    return int(register[:15], 16)

"""Where public places are is kept act by act, and is what a rebuild makes."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from kelisim.model.charter import Quorum
from kelisim.model.decode import convert
from kelisim.model.item import PlaceItem
from kelisim.model.place import Place
from kelisim.node.ledger import Ledger
from kelisim.node.located import Located
from kelisim.node.locating import home
from kelisim.node.rebuilding import rebuild
from tests.world import AT, Writer, exchange, founded, opened

pytestmark = pytest.mark.django_db
BOTH = ("KAZ", "RUS")


def item(
    entry: str, base: str | None = None, *, public: bool = True, bound: tuple[str, ...] = BOTH, **said: Any
) -> PlaceItem:
    """A version of a place."""
    content: Place = convert({"names": {"en": "Post"}, "kind": "crossing", **said}, Place)
    return PlaceItem(entry=entry, bound=bound, base=base, public=public, content=content)


def at(longitude: str, latitude: str = "50") -> dict[str, Any]:
    """A point."""
    return {"geometry": {"type": "Point", "coordinates": [longitude, latitude]}}


class Story:
    """Two Parties that agree on places, and the node that takes their acts as they come."""

    def __init__(self, codes: tuple[str, ...] = BOTH, quorums: tuple[Quorum, ...] = ()) -> None:
        self.writers: dict[str, Writer] = founded(codes, quorums)
        self.ledger = Ledger(self.writers["KAZ"].charter)
        self.take()

    def take(self) -> None:
        """Let both, and the node, have every act."""
        exchange(self.writers)
        known = self.ledger.feeds
        self.ledger.take(opened(one) for one in self.writers["KAZ"].acts if not known.holds(one.hash))

    def agree(self, *items: PlaceItem) -> str:
        """Agree on versions; the hash of the proposal."""
        proposal = self.writers["KAZ"].propose(*items)
        exchange(self.writers)
        for writer in self.writers.values():
            writer.accept(proposal)
        self.take()
        return proposal.hash

    def next(self) -> str:
        """The id that a new entry of the next proposal has."""
        return f"KAZ.{self.writers['KAZ'].feeds.next_number('KAZ')}.1"

    def rows(self) -> list[tuple[Any, ...]]:
        """What the table holds, and that a rebuild makes the same."""
        kept = told()
        rebuild(self.ledger.id)
        assert told() == kept
        return kept


def told() -> list[tuple[Any, ...]]:
    """The rows of the table without keys that only count."""
    columns = ("entry__entry", "home", "kind", "sides", "west", "south", "east", "north", "point", "shape", "agreed_at")
    return [
        tuple(bytes(one) if isinstance(one, memoryview) else one for one in row)
        for row in Located.objects.order_by("entry__entry").values_list(*columns)
    ]


def test_a_place_is_located_when_it_is_agreed_and_moves_with_its_versions() -> None:
    """A proposal locates nothing; its agreement does; a later version moves it, or takes its position away."""
    story = Story()
    entry = story.next()
    offered = story.writers["KAZ"].propose(item(entry, **at("61.5"), sides=["KAZ", "RUS"]))
    story.take()
    assert story.rows() == []
    for writer in story.writers.values():
        writer.accept(offered)
    story.take()
    number = home(story.ledger.id)
    assert story.rows() == [(entry, number, "crossing", " KAZ RUS ", 61.5, 50.0, 61.5, 50.0, True, None, AT)]
    moved = story.agree(item(entry, offered.hash, **at("62")))
    assert story.rows() == [(entry, number, "crossing", "  ", 62.0, 50.0, 62.0, 50.0, True, None, AT)]
    story.agree(item(entry, moved))
    assert story.rows() == []


def test_a_place_that_is_no_longer_public_is_nowhere() -> None:
    """Neither a private place nor one whose newest version is private has a row; it has one again when it is public."""
    story = Story()
    entry = story.next()
    hidden = story.agree(item(entry, public=False, **at("61")))
    assert story.rows() == []
    shown = story.agree(item(entry, hidden, **at("61")))
    assert [row[0] for row in story.rows()] == [entry]
    story.agree(item(entry, shown, public=False, **at("61")))
    assert story.rows() == []


def test_shapes_are_kept_with_their_boxes() -> None:
    """A line keeps its shape beside its box; two islands on either side of the antimeridian have a box across it."""
    story = Story()
    line = story.next()
    islands = f"{line[:-1]}2"
    story.agree(
        item(line, geometry={"type": "LineString", "coordinates": [["60", "50"], ["61", "51"]]}),
        item(islands, geometry={"type": "MultiPoint", "coordinates": [["179", "1"], ["-179", "2"]]}),
    )
    (first, second) = story.rows()
    assert first[4:9] == (60.0, 50.0, 61.0, 51.0, False)
    assert second[4:9] == (179.0, 1.0, -179.0, 2.0, False)
    assert first[9]
    assert second[9]


def test_who_comes_from_before_the_table_finds_it_filled() -> None:
    """The migration that makes the table writes what acts would have written."""
    story = Story()
    line = story.next()
    story.agree(item(line, geometry={"type": "LineString", "coordinates": [["60", "50"], ["61", "51"]]}))
    story.agree(item(story.next(), public=False, **at("61")))
    kept = told()
    assert len(kept) == 1
    Located.objects.all().delete()
    import_module("kelisim.node.migrations.0012_located").fill(apps, None)
    assert told() == kept


def test_a_late_acceptance_with_an_earlier_clock_is_told_with_the_place() -> None:
    """Where two of three are enough, the third may have signed before the second: the place was agreed then."""
    three = ("KAZ", "RUS", "UZB")
    story = Story(three, (Quorum(kind="place", k=2),))
    entry = story.next()
    first = story.agree(item(entry, bound=three, **at("60")))
    proposal = story.writers["KAZ"].propose(item(entry, first, bound=three, **at("61")))
    story.take()
    for code, clock in (("KAZ", "2022-01-01T00:00:00Z"), ("RUS", "2022-03-01T00:00:00Z")):
        story.writers[code].at = clock
        story.writers[code].accept(proposal)
    story.take()
    assert [row[10] for row in story.rows()] == ["2022-03-01T00:00:00Z"]
    story.writers["UZB"].at = "2022-02-01T00:00:00Z"
    story.writers["UZB"].accept(proposal)
    story.take()
    assert [row[10] for row in story.rows()] == ["2022-02-01T00:00:00Z"]

"""Breached limits as events."""

from kelisim.web.event_words import told
from kelisim.web.queries.event_rows import Filters
from kelisim.web.queries.events import latest_events
from kelisim.web.queries.records import find_record
from tests.web import rows
from tests.web.conftest import World
from tests.web.figures.figured import release, river


def kinds(entry: str) -> list[str]:
    """The kinds of the events of a figure, the newest first."""
    return [event.kind for event in latest_events(find_record("test"), Filters(entry=entry))]


def test_a_new_breach_is_told(world: World) -> None:
    """The sentence names the newest period, the value, what was agreed, and how many more there are."""
    below = river(world.register)[1]
    event = latest_events(find_record("test"), Filters(entry=below.entry))[0]
    assert event.kind == "breached"
    said = told(event, "en").replace("\N{NO-BREAK SPACE}", " ")
    assert (
        said == "Limit breached: November 2024: 30 m3/s, agreed is at least 35 m3/s (lowest flow); and in 1 more period"
    )


def test_what_was_known_before_is_no_news(world: World) -> None:
    """The same figures once more, or a month that keeps the limit, make a release like any other."""
    below = river(world.register)[1]
    release(below, "RUS", {"2024-11": "30", "2024-12": "60"}, "2025-02-11")
    assert kinds(below.entry)[:2] == ["released", "breached"]
    release(below, "RUS", {"2025-01": "20"}, "2025-02-12")
    assert kinds(below.entry)[0] == "breached"


def test_a_figure_without_limits_breaches_none(world: World) -> None:
    """Its releases are releases."""
    free = rows.entry(world.register, "indicator", {"title": {"en": "Free"}, "unit": "kt"})
    release(free, "KAZ", {"2024": "0"}, "2025-01-01")
    assert kinds(free.entry)[0] == "released"


def test_readers_can_ask_for_breaches_alone(world: World) -> None:
    """A filter by kind finds them among all that came."""
    below = river(world.register)[1]
    found = latest_events(find_record("test"), Filters(kinds=frozenset({"breached"})))
    assert [event.entries[0].entry for event in found] == [below.entry]

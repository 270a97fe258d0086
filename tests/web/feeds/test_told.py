"""Events in one plain sentence."""

from typing import Any

import pytest
from django.utils.translation import override

from kelisim.web.event_words import headline, shortened, told
from kelisim.web.queries.event_rows import Filters
from kelisim.web.queries.events import Event, latest_events
from kelisim.web.queries.records import find_record
from tests.web import rows
from tests.web.conftest import World


def latest(world: World, kind: str) -> Event:
    """The newest event of an entry of a kind."""
    return latest_events(find_record("test"), Filters(entry=world.entries[kind].entry), limit=1)[0]


def agree(world: World, kind: str, **changed: Any) -> Event:
    """The event of a further version."""
    row = world.entries[kind]
    rows.version(row, 2, {**row.content, **changed})
    return latest(world, kind)


def test_a_report_says_state_and_forecast(world: World) -> None:
    """Who reported, what state, and when it is expected."""
    rows.report(world.entries["measure"], "KAZ", "in-progress", forecast={"start": "2025-12-31", "end": "2025-12-31"})
    assert told(latest(world, "measure"), "en") == "Kazakhstan reported: in progress, forecast 31 December 2025"


def test_a_headline_has_the_title_in_front(world: World) -> None:
    """The title of the entry, then the sentence."""
    rows.report(world.entries["measure"], "RUS", "done")
    assert headline(latest(world, "measure"), "en") == "Butadiene. Russia reported: done"


def test_a_statement_says_who_spoke_for_whom(world: World) -> None:
    """The side, the speaker, the day, and the words."""
    rows.statement(world.entries["measure"], "2023-02-01", side="KAZ", summary="It goes on.")
    assert told(latest(world, "measure"), "en") == "Kazakhstan (Press service), 1 February 2023: It goes on."


def test_claims_are_told_where_there_are_no_words_in_the_language(world: World) -> None:
    """A reader of another language gets what was claimed, in its own dates and numbers."""
    rows.statement(world.entries["measure"], "2023", rows.when("2026-03"), rows.figure("1234.5", roughly="over"))
    said = told(latest(world, "measure"), "ru")
    assert "март 2026" in said
    assert "1\N{NO-BREAK SPACE}234,5" in said


def test_a_moved_date_is_told_with_both_dates(world: World) -> None:
    """From what, to what, by how much."""
    event = agree(world, "measure", term={"start": "2027-01-30", "end": "2027-01-30"})
    assert told(event, "en") == "Date moved: term by 2025 \N{RIGHTWARDS ARROW} 30 January 2027 (+395 days)"


def test_a_date_that_was_taken_away_is_told(world: World) -> None:
    """No date is said to be none."""
    event = agree(world, "milestone", date=None)
    assert told(event, "en") == "Date moved: date by 2025 \N{RIGHTWARDS ARROW} no date"


def test_a_target_is_told_with_both_values(world: World) -> None:
    """A corrected target is shown as what it was and is."""
    event = agree(world, "indicator", targets=[{"value": "1800", "by": {"end": "2025"}}])
    assert told(event, "en") == "Target changed: by 2025: 200 \N{RIGHTWARDS ARROW} 1,800"


def test_leaving_control_is_told_with_the_reason(world: World) -> None:
    """Why, and since when."""
    left = {"reason": "lapsed", "decided_by": {"name": "A meeting"}, "since": "2024-05-01"}
    assert told(agree(world, "measure", left=left), "en") == "Left control: no longer needed, 1 May 2024"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("instrument", "Russia: notification that its internal procedures are complete, 1 June 2021"),
        ("indicator", "Russia published figures, the latest 2020-Q4: 24.5"),
        ("measure", "Russia remarked: Said."),
    ],
)
def test_other_words_are_told(world: World, kind: str, said: str) -> None:
    """A notice, a release and a comment."""
    word = {"instrument": "notice", "indicator": "release", "measure": "comment"}[kind]
    rows.word(world.entries[kind], word)
    assert told(latest(world, kind), "en") == said


def test_what_is_agreed_and_proposed_is_told(world: World) -> None:
    """The kind of what was agreed, and how many entries a Party proposed."""
    found = {told(event, "en") for event in latest_events(find_record("test"), limit=100)}
    assert {"Agreed: document", "Agreed: commitment", "Published: 30 April 2021"} <= found
    assert "Kazakhstan proposed: meeting" in found


def test_what_one_party_keeps_is_entered_and_not_agreed(db: None) -> None:
    """Nobody agrees with oneself."""
    kept = rows.register("kept", kind="observatory")
    rows.entry(kept, "field", {"title": {"en": "A field"}, "code": "a"})
    (event,) = latest_events(find_record("kept"))
    assert told(event, "en") == "Entered in the record: field of cooperation"


def test_what_is_disputed_is_said_to_be(world: World) -> None:
    """A word that stands in one of two stories is told as disputed."""
    rows.report(world.entries["measure"], "KAZ", "done")
    world.entries["measure"].reports.filter(status="done").update(disputed=True)
    assert told(latest(world, "measure"), "en").endswith("(disputed: it rests on one of two stories)")


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_event_is_told_as_text_in_every_language(world: World, language: str) -> None:
    """No sentence is empty, holds markup or a place left open, or depends on the language that is active."""
    for event in latest_events(find_record("test"), limit=100):
        said = told(event, language)
        assert said
        assert not set("<>{}") & set(said)
        with override("en" if language != "en" else "kk"):
            assert told(event, language) == said


def test_long_words_are_cut_between_words() -> None:
    """A long text ends at a word with the sign that it goes on; a short one stays."""
    assert shortened("One two three", 9) == "One two\N{HORIZONTAL ELLIPSIS}"
    assert shortened("One  two\nthree") == "One two three"

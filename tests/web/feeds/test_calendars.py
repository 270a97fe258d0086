"""Calendars of registers, lists and entries."""

import datetime
from typing import Any

import icalendar
import pytest
from django.test import Client

from kelisim.model.dates import last_day
from kelisim.node import models
from kelisim.web.clock import today
from kelisim.web.feeds import calendars
from kelisim.web.feeds.scope import find_scope
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import ref

SOON = (today() + datetime.timedelta(days=40)).isoformat()


@pytest.fixture
def dated(world: World) -> World:
    """The register with days that are still to come."""
    term = {"start": SOON, "end": SOON}
    for kind, field in (("measure", "term"), ("milestone", "date"), ("meeting", "dates")):
        change(world.entries[kind], **{field: term})
    change(world.entries["decision"], due=term)
    change(world.entries["instrument"], period={"end": SOON})
    return world


def change(row: models.Entry, **changed: Any) -> None:
    """Change what an entry holds, and when it is awaited."""
    content = {**row.content, **changed}
    ends = [term["end"] for name in ("term", "date", "due", "dates", "period") if (term := content.get(name))]
    awaited = last_day(max(ends)).isoformat() if ends else ""
    models.Entry.objects.filter(pk=row.pk).update(content=content, awaited=awaited)
    row.refresh_from_db()


def events(client: Client, address: str) -> dict[str, icalendar.cal.Component]:
    """The events of a calendar by their titles."""
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(one["summary"]): one for one in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")}


def test_a_register_has_all_its_days(dated: World, client: Client) -> None:
    """Meetings by their titles, terms, milestones, decisions and expiries by what they are."""
    found = events(client, "/en/test/calendar.ics")
    titles = {"Talks", "Due: Butadiene", "Milestone: Launch", "Due: Approve it", "Expires: Roadmap"}
    assert titles <= found.keys()
    for title in titles:
        assert found[title].decoded("dtstart").isoformat() == SOON
        assert found[title].decoded("dtstamp") == datetime.datetime.fromisoformat(rows.AT)
        assert str(found[title]["url"]).startswith("http")
    assert found.keys() == events(client, "/en/calendar.ics").keys()


@pytest.mark.parametrize(
    ("scope", "wanted"),
    [
        ("meetings/", {"Talks", "Due: Approve it"}),
        ("documents/", {"Expires: Roadmap"}),
        ("commitments/", {"Due: Butadiene", "Milestone: Launch"}),
    ],
)
def test_a_list_has_the_days_of_its_entries(dated: World, client: Client, scope: str, wanted: set[str]) -> None:
    """And none of the others."""
    assert events(client, f"/en/test/{scope}calendar.ics").keys() == wanted


def test_an_entry_has_its_own_day(dated: World, client: Client) -> None:
    """However long ago it was."""
    change(dated.entries["milestone"], date={"end": "2015"})
    found = events(client, f"/en/test/milestones/{dated.entries['milestone'].entry}/calendar.ics")
    assert [one.decoded("dtstart") for one in found.values()] == [datetime.date(2015, 12, 31)]
    assert "Milestone: Launch" not in events(client, "/en/test/calendar.ics")


def test_a_field_has_the_days_of_what_is_in_it(dated: World, client: Client) -> None:
    """Commitments and documents of the field, and the milestones of its commitments."""
    models.Link.objects.filter(role="mentions").delete()
    found = events(client, f"/en/test/fields/{dated.entries['field'].entry}/calendar.ics")
    assert found.keys() == {"Due: Butadiene", "Milestone: Launch", "Expires: Roadmap"}


def test_a_version_moves_the_event_that_a_program_has(dated: World, client: Client) -> None:
    """The id stays, the number grows."""
    before = events(client, "/en/test/calendar.ics")["Due: Butadiene"]
    change(dated.entries["measure"], term={"end": (today() + datetime.timedelta(days=400)).isoformat()})
    models.Entry.objects.filter(pk=dated.entries["measure"].pk).update(versions=2)
    after = events(client, "/en/test/calendar.ics")["Due: Butadiene"]
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert before.decoded("dtstart") < after.decoded("dtstart")


@pytest.mark.parametrize(
    ("reason", "status"), [("lapsed", "CANCELLED"), ("duplicate", "CANCELLED"), ("done", "CONFIRMED")]
)
def test_what_left_control_is_cancelled_unless_it_is_done(
    dated: World, client: Client, reason: str, status: str
) -> None:
    """It does not vanish from the programs that have it."""
    left = {"reason": reason, "decided_by": ref(dated.entries["meeting"]), "since": "2024-01-01"}
    change(dated.entries["measure"], left=left)
    assert events(client, "/en/test/calendar.ics")["Due: Butadiene"]["status"] == status


def test_a_month_lasts_all_the_month(dated: World, client: Client) -> None:
    """A meeting of which only the month is known is not put on a day of it."""
    month = SOON[:7]
    change(dated.entries["meeting"], dates={"start": month, "end": month})
    event = events(client, "/en/test/calendar.ics")["Talks"]
    assert event.decoded("dtstart").isoformat() == f"{month}-01"
    assert event.decoded("dtend") - datetime.timedelta(days=1) == last_day(month)


def test_a_document_expires_as_its_clauses_say(dated: World, client: Client) -> None:
    """Five years from its entry into force, which a notice of the last Party brought; not as its period says."""
    signed = [{"party": code, "date": "2021-04-28"} for code in ("KAZ", "RUS")]
    force = {"rule": "notifications"}
    clauses = {"entry_into_force": force, "expiry": {"lasts": "P20Y"}}
    change(dated.entries["instrument"], clauses=clauses, signatures=signed)
    rows.word(dated.entries["instrument"], "notice", "KAZ", date="2021-07-15")
    event = events(client, "/en/test/documents/calendar.ics")["Expires: Roadmap"]
    assert event.decoded("dtstart") == datetime.date(2041, 7, 14)


def test_a_place_is_named(dated: World, client: Client) -> None:
    """A meeting says where, by the name of the place in the reader's language."""
    change(dated.entries["meeting"], place=ref(dated.entries["place"]))
    assert str(events(client, "/ru/test/calendar.ics")["Talks"]["location"]) == "Карабатан"


def test_a_calendar_is_bounded(dated: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not more entries than the bound are read, those that come first."""
    monkeypatch.setattr(calendars, "MOST", 2)
    assert len(calendars.occasions(find_scope("test"), "en", today())) == 2


def test_nothing_private_is_in_a_calendar(secrets: World, client: Client) -> None:
    """Neither an entry that is not public nor the place of one."""
    models.Entry.objects.filter(public=False).update(awaited=SOON)
    hidden = models.Entry.objects.get(kind="place", public=False)
    change(secrets.entries["meeting"], dates={"start": SOON, "end": SOON}, place=ref(hidden))
    answer = client.get("/en/test/calendar.ics").content.decode()
    assert rows.CANARY not in answer
    assert "Talks" in answer

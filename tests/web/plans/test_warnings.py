"""What has to be looked at, found from kept facts as `planning.warnings` finds it."""

import datetime
import json
import threading
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kelisim.model.dates import Term, days_of
from kelisim.model.decode import convert
from kelisim.model.instrument import Instrument
from kelisim.model.notice import Notice
from kelisim.node import models
from kelisim.planning.warnings import USUAL, Commitment, Programme, of_commitments, of_instrument, of_programmes
from kelisim.web.clock import today
from kelisim.web.plans import telling
from kelisim.web.plans.models import Lookout, Progress
from kelisim.web.plans.warned import Asked, warned
from kelisim.web.queries.records import find_record
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import CANARY, ref

AGREED = datetime.date(2021, 4, 28)


def day(ahead: int) -> str:
    """A day so many days from today."""
    return (today() + datetime.timedelta(days=ahead)).isoformat()


def measure(world: World, end: str, **more: Any) -> models.Entry:
    """A commitment of both sides with an end."""
    content = {"title": {"en": f"Work to {end}"}, "sides": ["KAZ", "RUS"], "term": {"end": end}, **more}
    return rows.entry(world.register, "measure", content, date=end)


def found(world: World, on: datetime.date | None = None, **asked: str) -> set[tuple[str, str, str, str, int]]:
    """Everything that a page has: code, entry, side, since and days."""
    record = find_record(world.register.slug, on)
    seen = set()
    for code in ("", *warned(record, Asked(**asked)).counts):
        shown = warned(record, Asked(**{**asked, "code": code}))
        seen |= {
            (one.code, one.row.entry, one.side, one.since.isoformat(), one.days)
            for listed in shown.listed.values()
            for one in listed
        }
    return seen


@pytest.fixture
def bare(world: World) -> World:
    """The register without anything but its fields and bodies."""
    models.Entry.objects.exclude(kind__in=("field", "body")).delete()
    telling.tell_all()
    return world


def test_commitments_are_warned_of_as_the_rules_have_it(bare: World) -> None:
    """Overdue, due soon and silent are found exactly where `planning.warnings` finds them, on the edges as well."""
    commitments = []
    edges = (-400, -1, 0, 1, USUAL.soon, USUAL.soon + 1, 400)
    reports = (None, -USUAL.rhythm, -USUAL.rhythm - 1)
    for end in edges:
        for last in reports:
            made = measure(bare, day(end))
            if last is not None:
                rows.report(made, "KAZ", "in-progress", day(last))
            commitments.append(
                Commitment(
                    entry=made.entry,
                    due=datetime.date.fromisoformat(day(end)),
                    begins=AGREED,
                    leads=("KAZ", "RUS"),
                    reported={"KAZ": datetime.date.fromisoformat(day(last))} if last is not None else {},
                )
            )
    done = measure(bare, day(-50))
    for side in ("KAZ", "RUS"):
        rows.report(done, side, "done", day(-60))
    telling.tell_all()
    expected = {
        (one.code, one.entry, one.side or "", one.since.isoformat(), one.days)
        for one in of_commitments(commitments, today())
    }
    assert {one for one in found(bare) if one[0] in {"overdue", "due-soon", "no-report"}} == expected
    assert {one[0] for one in expected} == {"overdue", "due-soon", "no-report"}


def test_a_forecast_beyond_the_programme_is_found(bare: World) -> None:
    """The latest day that a side expects is compared with the last day of the programme; the last day itself is in."""
    paper = {"kind": "programme", "title": {"en": "Programme"}, "parties": ["KAZ", "RUS"], "period": {"end": day(50)}}
    programme = rows.entry(bare.register, "instrument", paper)
    within, beyond = (measure(bare, day(40), programme=ref(programme)) for _ in range(2))
    rows.report(within, "KAZ", "in-progress", day(-1), forecast={"end": day(50)})
    rows.report(beyond, "KAZ", "in-progress", day(-1), forecast={"end": day(51)})
    rows.report(beyond, "RUS", "in-progress", day(-1), forecast={"end": day(45)})
    telling.tell_all()
    case = Commitment(
        entry=beyond.entry,
        forecast=today() + datetime.timedelta(days=51),
        programme=programme.entry,
        programme_end=today() + datetime.timedelta(days=50),
    )
    expected = {(one.code, one.entry, "", one.since.isoformat(), one.days) for one in of_commitments([case], today())}
    assert {one for one in found(bare) if one[0] == "beyond-programme"} == expected


def test_a_programme_needs_something_that_follows_it(bare: World) -> None:
    """One that nothing follows is found, one with a successor is not, and days that nothing covers are counted."""

    def programme(title: str, start: str, end: str, **more: Any) -> models.Entry:
        content = {"kind": "programme", "title": {"en": title}, "parties": ["KAZ", "RUS"], **more}
        return rows.entry(bare.register, "instrument", content | {"period": {"start": start, "end": end}})

    rivers, roads = ({"fields": [{"name": name}]} for name in ("rivers", "roads"))
    alone = programme("Alone", "2020", "2024", **rivers)
    followed = programme("First", "2016", "2020", **roads)
    second = programme("Second", "2021-03", "2025-06-30", **roads)
    replacing = {"relations": [{"kind": "supersedes", "instrument": ref(second)}]}
    programme("Third", "2025-07", "2099", **replacing)
    telling.tell_all()
    asked = [
        Programme(entry=alone.entry, end=datetime.date(2024, 12, 31)),
        Programme(
            entry=followed.entry,
            end=datetime.date(2020, 12, 31),
            successors=((second.entry, datetime.date(2021, 3, 1)),),
        ),
    ]
    expected = {(one.code, one.entry, "", one.since.isoformat(), one.days) for one in of_programmes(asked, today())}
    assert {one for one in found(bare) if one[0] in {"no-successor", "gap"}} == expected
    assert len(expected) == 2


def test_documents_are_warned_of_as_their_clauses_have_it(bare: World) -> None:
    """What ends soon and what waits for a notification are found as `planning.warnings` finds them."""

    def paper(title: str, signed: str, clauses: dict[str, Any]) -> models.Entry:
        signatures = [{"party": side, "date": signed} for side in ("KAZ", "RUS")]
        content = {"kind": "agreement", "title": {"en": title}, "parties": ["KAZ", "RUS"], "signed": signed}
        return rows.entry(bare.register, "instrument", content | {"signatures": signatures, "clauses": clauses})

    waiting = paper("Waiting", day(-300), {"entry_into_force": {"rule": "notifications"}})
    recent = paper("Recent", day(-20), {"entry_into_force": {"rule": "notifications"}})
    ending = {"entry_into_force": {"rule": "signature"}, "expiry": {"through": day(USUAL.expiring - 1)}}
    soon, later = (
        paper("Soon", "2021-01-01", ending),
        paper("Later", "2021-01-01", ending | {"expiry": {"through": day(400)}}),
    )
    notice = rows.word(waiting, "notice", "KAZ", date=day(-100))
    telling.tell_all()
    expected = set()
    for row in (waiting, recent, soon, later):
        instrument: Instrument = convert(row.content, Instrument)
        notices = [("KAZ", notice.content)] if row is waiting else []
        told: list[tuple[str, Notice]] = [(party, convert(content, Notice)) for party, content in notices]
        expected |= {
            (one.code, one.entry, one.side or "", one.since.isoformat(), one.days)
            for one in of_instrument(row.entry, instrument, today(), notices=told)
        }
    assert found(bare) == expected
    assert {one[0] for one in expected} == {"expiring", "notification-outstanding"}


def test_a_past_day_is_told_from_what_was_known_then(bare: World) -> None:
    """What was overdue on a past day is shown as of that day, also where it is done by now."""
    made = measure(bare, "2021-06-30")
    for side in ("KAZ", "RUS"):
        rows.report(made, side, "done", "2021-08-01")
    models.Report.objects.update(at="2021-08-01T10:00:00Z")
    telling.tell_all()
    overdue = {one[1] for one in found(bare, datetime.date(2021, 7, 15)) if one[0] == "overdue"}
    assert overdue == {made.entry}
    assert not {one for one in found(bare) if one[0] == "overdue"}


def test_acts_that_come_are_told_one_by_one(bare: World) -> None:
    """After an act what it touched is told as if all were told anew, and a milestone follows its commitment."""
    made = measure(bare, day(-5))
    rows.entry(bare.register, "milestone", {"title": {"en": "Point"}, "of": ref(made), "date": {"end": day(-3)}})
    telling.catch_up()

    def newest(number: int) -> None:
        models.StoredAct.objects.create(
            id=number,
            hash=rows.digest(10**6 + number),
            register=bare.register.pk,
            party="KAZ",
            number=number,
            payload=b"",
            signature=b"",
        )

    def touched() -> set[tuple[Any, ...]]:
        columns = ("entry_id", "code", "side", "day", "first", "until", "sides", "amount", "moves")
        return set(Lookout.objects.values_list(*columns))

    before = touched()
    newest(10**7)
    arrival = 10**7 * models.PLACES + 1
    content = dict(made.content) | {"term": {"end": day(10)}, "responsible": [{"body": {"name": "X"}, "side": "KAZ"}]}
    later = rows.version(made, 2, content)
    models.Version.objects.filter(pk=later.pk).update(arrival=arrival)
    assert telling.catch_up() == 2
    now = touched()
    assert now != before
    telling.tell_all()
    assert touched() == now


def test_only_what_is_public_is_kept(secrets: World, client: Client) -> None:
    """Nothing is kept of what is not public, and the page has no word of it."""
    telling.tell_all()
    assert not Lookout.objects.filter(entry__public=False).exists()
    assert Lookout.objects.exists()
    for code in ("", "overdue", "no-report"):
        assert CANARY not in client.get(secrets.address("warnings"), {"code": code}).content.decode()


def test_the_page_is_chosen_by_field_body_and_side(bare: World, client: Client) -> None:
    """A choice narrows what is listed, and stays in the links to more of it."""
    field, body = bare.entries["field"], bare.entries["body"]
    made = measure(bare, day(-9), field=ref(field), responsible=[{"body": ref(body), "side": "RUS", "role": "lead"}])
    other = measure(bare, day(-9))
    telling.tell_all()
    assert {one[1] for one in found(bare, field=field.entry)} == {made.entry}
    assert {one[1] for one in found(bare, body=body.entry)} == {made.entry}
    assert {one[1] for one in found(bare, side="KAZ")} == {other.entry}
    page = client.get(bare.address("warnings"), {"field": field.entry}).content.decode()
    assert f'<option value="{field.entry}" selected>' in page
    assert "9 days overdue" in page


def test_the_page_keeps_its_budget(bare: World, client: Client) -> None:
    """The page takes at most eight statements, as many for few commitments as for many."""
    taken = []
    for _ in range(2):
        for number in range(9):
            measure(bare, day(-number))
        telling.tell_all()
        client.get(bare.address("warnings"))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(bare.address("warnings")).status_code == 200
        taken.append(len(caught))
    assert taken[0] == taken[1] <= 8


def test_months_are_whole(bare: World) -> None:
    """A paper is outstanding from the day on which as many whole months have passed since the signature."""
    assert days_of(Term(end="2021-02")).last == datetime.date(2021, 2, 28)
    signed = {"kind": "agreement", "title": {"en": "Waiting"}, "parties": ["KAZ", "RUS"], "signed": "2021-08-31"}
    signed |= {"signatures": [{"party": "KAZ", "date": "2021-08-31"}]}
    signed |= {"clauses": {"entry_into_force": {"rule": "notifications"}}}
    row = rows.entry(bare.register, "instrument", signed)
    models.Version.objects.update(agreed_at="2021-08-31T10:00:00Z")
    telling.tell_all()
    for on in (datetime.date(2022, 2, 27), datetime.date(2022, 2, 28), datetime.date(2022, 3, 1)):
        expected = {one.entry for one in of_instrument(row.entry, convert(row.content, Instrument), on)}
        assert {one[1] for one in found(bare, on) if one[0] == "notification-outstanding"} == expected


def test_the_feed_has_what_came_to_be_so_lately(bare: World, client: Client) -> None:
    """Atom and JSON Feed have the same items, the newest first; an item keeps its id until its day moves."""
    old, new = measure(bare, day(-400)), measure(bare, day(-2))
    telling.tell_all()
    address = bare.address("warnings")
    feed = json.loads(client.get(address + "warnings.json").content)
    overdue = [one for one in feed["items"] if "overdue" in one["tags"]]
    assert [one["url"].rsplit("/", 2)[1] for one in overdue] == [new.entry, old.entry]
    assert overdue[0]["date_published"] == f"{day(-1)}T00:00:00Z"
    tree = ElementTree.fromstring(client.get(address + "warnings.atom").content)
    space = "{http://www.w3.org/2005/Atom}"
    assert [one.findtext(f"{space}id") for one in tree.iter(f"{space}entry")] == [one["id"] for one in feed["items"]]
    assert client.get(address + "warnings.json").content == client.get(address + "warnings.json").content
    rows.version(new, 2, dict(new.content) | {"term": {"end": day(-1)}})
    telling.tell_all()
    again = json.loads(client.get(address + "warnings.json").content)
    ids = {one["id"] for one in again["items"] if "overdue" in one["tags"]}
    assert overdue[1]["id"] in ids
    assert overdue[0]["id"] not in ids


def test_a_reader_of_a_serving_process_does_not_wait_for_everything(
    bare: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a thread keeps it, a reader tells what few acts changed, and leaves to the thread to tell all anew."""
    measure(bare, day(-5))
    models.StoredAct.objects.create(
        id=5, hash=rows.digest(5), register=bare.register.pk, party="KAZ", number=1, payload=b"", signature=b""
    )
    Lookout.objects.all().delete()
    Progress.objects.all().delete()
    kept = threading.Event()
    kept.set()
    monkeypatch.setattr(telling, "_kept", kept)
    telling.look()
    assert not Lookout.objects.exists()
    telling.catch_up()
    assert Lookout.objects.exists()


def test_entries_made_anew_are_told_anew(bare: World) -> None:
    """Entries can be deleted and made again, as `kelisim rebuild` does without knowing these tables."""
    measure(bare, day(-5))
    telling.catch_up()
    kept, before = set(Lookout.objects.values_list("entry_id", flat=True)), found(bare)
    assert before
    with connection.cursor() as cursor:
        cursor.execute("UPDATE node_version SET entry_id = entry_id + 1000000")
        cursor.execute("UPDATE node_link SET source_id = source_id + 1000000, target_id = target_id + 1000000")
        cursor.execute("UPDATE node_unsettled SET entry_id = entry_id + 1000000")
        cursor.execute("UPDATE node_entry SET id = id + 1000000")
    assert found(bare) == before
    assert set(Lookout.objects.values_list("entry_id", flat=True)) == {key + 1_000_000 for key in kept}


def test_a_milestone_that_is_given_up_is_not_overdue(bare: World) -> None:
    """Once each side that leads has reported a milestone cancelled there is nothing to look at."""
    made = measure(bare, day(300))
    content = {"title": {"en": "Point"}, "of": ref(made), "date": {"end": day(-3)}}
    point = rows.entry(bare.register, "milestone", content)
    for side, left in (("KAZ", {point.entry}), ("RUS", set())):
        rows.report(point, side, "cancelled", day(-2))
        telling.tell_all()
        assert {one[1] for one in found(bare) if one[0] == "overdue"} == left

"""The stream of what came to be public knowledge."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kelisim.node import models
from kelisim.node.models import PLACES
from kelisim.web.queries.event_rows import SECTION_KINDS, SIGNED, Filters
from kelisim.web.queries.events import Event, events_after, latest_events, latest_of_all, newest_order
from kelisim.web.queries.records import Record, find_record
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import CANARY, ref


def record(world: World) -> Record:
    """The register as the pages find it."""
    return find_record(world.register.slug)


def everything(found: Record, at_a_time: int = 100) -> list[Event]:
    """The whole stream, read a few at a time."""
    read: list[Event] = []
    while page := events_after(found, read[-1].order if read else -1, at_a_time):
        read += page
    return read


def kinds(found: list[Event]) -> list[str]:
    """The kinds of events, in order."""
    return [event.kind for event in found]


def agree(entry: models.Entry, *, public: bool = True, **changed: Any) -> models.Version:
    """A later version of an entry."""
    made = rows.version(entry, entry.versions + 1, {**entry.content, **changed})
    entry.refresh_from_db()
    models.Version.objects.filter(pk=made.pk).update(public=public)
    return made


def test_every_kind_of_act_makes_its_event(world: World) -> None:
    """Versions, reports, statements, notices, releases, comments and proposals are all told, stories as news."""
    found = kinds(everything(record(world)))
    assert set(found) == {"agreed", "news", "reported", "stated", "notified", "released", "remarked", "proposed"}
    assert found.count("agreed") == len(world.entries) - 1
    assert found.count("news") == 1


@pytest.mark.parametrize("at_a_time", [1, 2, 7])
def test_a_reader_who_reads_on_from_where_it_was_misses_nothing(world: World, at_a_time: int) -> None:
    """However few events are read at a time, all are read once and in order."""
    whole = everything(record(world))
    read = everything(record(world), at_a_time)
    assert [event.id for event in read] == [event.id for event in whole]
    assert len({event.id for event in whole}) == len(whole)
    assert [event.order for event in whole] == sorted(event.order for event in whole)
    assert newest_order(record(world)) == whole[-1].order


def test_items_of_one_proposal_are_read_one_by_one(world: World) -> None:
    """Ten entries that one act agreed are ten events, and a cursor may stand between them."""
    before = newest_order(record(world))
    act = max(models.Version.objects.values_list("arrival", flat=True)) // PLACES + 100
    for place in range(1, 11):
        made = rows.entry(world.register, "body", {"names": {"en": f"Body {place}"}, "kind": "agency"})
        models.Proposal.objects.filter(hash=made.proposal).update(public=False)
        made.history.update(arrival=act * PLACES + place)
    read: list[Event] = []
    while page := events_after(record(world), read[-1].order if read else before, 3):
        read += page
    assert [event.title["en"] for event in read] == [f"Body {place}" for place in range(1, 11)]


def test_what_arrives_late_is_not_missed(world: World) -> None:
    """An act with an old clock that comes after a reader has read is what the reader reads next."""
    cursor = newest_order(record(world))
    rows.report(world.entries["measure"], "KAZ", "done", "2020-01-01")
    models.Report.objects.filter(status="done").update(at="2019-01-01T00:00:00Z")
    (event,) = events_after(record(world), cursor)
    assert (event.kind, event.at) == ("reported", "2019-01-01T00:00:00Z")


def test_the_newest_are_paged_backwards(world: World) -> None:
    """The latest events, page by page, are the stream read from its end."""
    whole = everything(record(world))
    read: list[Event] = []
    while page := latest_events(record(world), before=read[-1].order if read else None, limit=4):
        read += page
    assert read == whole[::-1]


def test_ids_do_not_depend_on_the_order_of_arrival(world: World) -> None:
    """Another node, to which everything came later, has the same ids."""
    here = {event.id for event in everything(record(world))}
    for table in (models.Proposal, models.Version, models.Statement, models.Report, models.Word):
        for row in table.objects.all():
            table.objects.filter(pk=row.pk).update(arrival=row.arrival + 5_000 * PLACES)
    assert {event.id for event in everything(record(world))} == here


def test_a_moved_date_is_told_with_its_slip(world: World) -> None:
    """A version that moves a term says from when to when, and by how many days."""
    agree(world.entries["measure"], term={"start": "2026-03-31", "end": "2026-03-31"})
    event = latest_events(record(world), Filters(entry=world.entries["measure"].entry))[0]
    assert event.kind == "moved"
    ((field, move),) = event.moves
    assert (field, move.slip) == ("term", 90)


def test_a_corrected_target_is_told(world: World) -> None:
    """A version that changes a target is a correction, with what the target was and is."""
    agree(world.entries["indicator"], targets=[{"value": "180", "by": {"end": "2025"}}])
    event = latest_events(record(world), Filters(entry=world.entries["indicator"].entry))[0]
    assert event.kind == "corrected"
    (correction,) = event.corrections
    assert [target.value for target in (correction.before, correction.after) if target] == ["200", "180"]


def test_a_commitment_that_leaves_control_is_told_so(world: World) -> None:
    """The first version in which a commitment has left control is told as that."""
    left = {"reason": "lapsed", "decided_by": ref(world.entries["meeting"]), "since": "2024-05-01"}
    agree(world.entries["measure"], left=left)
    agree(world.entries["measure"], left=left, number="8")
    found = latest_events(record(world), Filters(entry=world.entries["measure"].entry))
    assert kinds(found)[:2] == ["corrected", "left"]


def test_a_version_that_is_not_public_is_as_good_as_absent(world: World) -> None:
    """What moved in a private version and back again moved nothing that a reader saw."""
    measure = world.entries["measure"]
    term = dict(measure.content["term"])
    agree(measure, public=False, term={"end": "2030"})
    agree(measure, term=term)
    found = latest_events(record(world), Filters(entry=measure.entry))
    assert kinds(found)[0] == "corrected"
    assert not [event for event in found if event.ordinal == 2]


def test_the_first_public_version_is_what_was_agreed(world: World) -> None:
    """Where the baseline is not public, the next version is told as agreed, without what it moved."""
    measure = world.entries["measure"]
    measure.history.update(public=False)
    agree(measure, term={"end": "2030"})
    event = latest_events(record(world), Filters(entry=measure.entry))[0]
    assert (event.kind, event.moves) == ("agreed", ())


def test_nothing_private_is_told(secrets: World) -> None:
    """No event has a word of what is not public, and none is of what is not public."""
    found = everything(record(secrets))
    assert found
    assert CANARY not in repr(found)
    hidden = set(models.Entry.objects.filter(public=False).values_list("entry", flat=True))
    assert hidden.isdisjoint(one.entry for event in found for one in event.entries)


def test_the_signer_of_a_half_private_proposal_is_not_named(secrets: World) -> None:
    """A version that is public in a proposal that is not is told without its signer."""
    found = [event for event in everything(record(secrets)) if event.ordinal == 3]
    assert [event.office for event in found] == [""]


def test_a_statement_about_private_entries_alone_is_not_told(world: World) -> None:
    """A statement is told where it is about an entry that is public, and then with the public ones."""
    hidden = rows.entry(world.register, "measure", {"title": {"en": CANARY}}, public=False)
    cursor = newest_order(record(world))
    alone = rows.statement(hidden, "2024", rows.status("done"), side="KAZ")
    assert events_after(record(world), cursor) == []
    alone.about.add(world.entries["measure"])
    about = [ref(hidden), ref(world.entries["measure"])]
    models.Statement.objects.filter(pk=alone.pk).update(content={**alone.content, "about": about})
    (event,) = events_after(record(world), cursor)
    assert [one.entry for one in event.entries] == [world.entries["measure"].entry]


def test_each_list_has_the_events_of_its_entries(world: World) -> None:
    """The events of the lists of a register are those of their kinds of entries, and all of them."""
    for section, held in SECTION_KINDS.items():
        found = latest_events(record(world), Filters(section=section), limit=100)
        assert found, section
        assert all(held_by(event, held) for event in found), section


def held_by(event: Event, held: tuple[str, ...]) -> bool:
    """Whether an event is about an entry of these kinds."""
    return any(one.kind in held for one in event.entries)


def test_the_list_of_signatures_has_what_binds(world: World) -> None:
    """Signatures are agreed versions and proposals, and no one-sided word."""
    found = latest_events(record(world), Filters(section=SIGNED), limit=100)
    assert set(kinds(found)) == {"agreed", "news", "proposed"}


@pytest.mark.parametrize("by", ["field", "body"])
def test_a_field_and_a_body_have_what_refers_to_them(world: World, by: str) -> None:
    """The events of a field or a body are its own and those of the entries that refer to it."""
    other = rows.entry(world.register, "measure", {"title": {"en": "Elsewhere"}})
    rows.link(world.entries["measure"], "responsible", world.entries["body"].entry)
    ident = world.entries[by].entry
    wanted = Filters(field=ident) if by == "field" else Filters(body=ident)
    found = {one.entry for event in latest_events(record(world), wanted, limit=100) for one in event.entries}
    assert {world.entries["measure"].entry, ident} <= found
    assert other.entry not in found


def test_a_milestone_is_of_the_field_of_its_commitment(world: World) -> None:
    """Milestones have no field of their own: their commitment's is theirs."""
    found = latest_events(record(world), Filters(field=world.entries["field"].entry), limit=100)
    assert world.entries["milestone"].entry in {one.entry for event in found for one in event.entries}


def test_kinds_can_be_asked_for(world: World) -> None:
    """Only the kinds that are asked for are given."""
    agree(world.entries["measure"], term={"end": "2027"})
    found = latest_events(record(world), Filters(kinds=frozenset({"moved", "reported"})), limit=10)
    assert kinds(found) == ["moved", "reported"]


def test_an_act_without_effect_is_told_with_its_reason(world: World) -> None:
    """A void act is an event, at the time that its author's clock showed."""
    payload = b'{"at":"2022-02-02T02:02:02Z"}'
    stored = models.StoredAct.objects.create(
        hash="v" * 64, register=world.register.pk, party="RUS", number=9, payload=payload, signature=b""
    )
    models.VoidAct.objects.create(
        act=stored.hash, register=world.register, party="RUS", number=9, code="x", reason="It is late.", arrival=10**12
    )
    event = latest_events(record(world))[0]
    assert (event.kind, event.reason, event.at) == ("void", "It is late.", "2022-02-02T02:02:02Z")


def test_two_stories_are_told_once(world: World) -> None:
    """A Party that signed two acts with one number is told of, when the second of them came."""
    place = {"register": world.register.pk, "party": "RUS", "signature": b""}
    for number, act, second in ((4, "a", 1), (4, "b", 2), (5, "c", 3), (5, "d", 4)):
        payload = b'{"at":"2022-02-02T02:02:0%dZ"}' % second
        models.StoredAct.objects.create(hash=act * 64, number=number, payload=payload, **place)
    models.Party.objects.filter(register=world.register, code="RUS").update(forked=True)
    found = [event for event in everything(record(world)) if event.kind == "two-stories"]
    assert [(event.act, event.number, event.at) for event in found] == [("b" * 64, 4, "2022-02-02T02:02:02Z")]
    assert [event.kind for event in latest_events(record(world), limit=100)].count("two-stories") == 1


def test_where_one_party_keeps_the_record_nothing_is_proposed(db: None) -> None:
    """A proposal that nobody else can answer is no news."""
    kept = rows.register("kept", kind="observatory")
    rows.entry(kept, "field", {"title": {"en": "A field"}, "code": "a"})
    assert kinds(everything(find_record("kept"))) == ["agreed"]


def test_registers_stand_side_by_side(world: World) -> None:
    """The events of several registers are one stream, each with its own register."""
    other = rows.register("other")
    rows.entry(other, "field", {"title": {"en": "A field"}, "code": "a"})
    both = latest_of_all([record(world), find_record("other")], limit=100)
    assert {event.slug for event in both} == {world.register.slug, "other"}
    assert [event.order for event in both] == sorted((event.order for event in both), reverse=True)


def test_a_page_of_events_takes_three_statements(world: World) -> None:
    """As many for a few events as for many."""

    def count(read: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as caught:
            read()
        return len(caught)

    found = record(world)
    agree(world.entries["measure"], term={"end": "2027"})
    few = count(lambda: latest_events(found, limit=100))
    for _ in range(20):
        agree(world.entries["measure"], number=str(world.entries["measure"].versions))
        rows.statement(world.entries["measure"], "2024", rows.status("done"), side="KAZ")
    assert few == count(lambda: latest_events(found, limit=100)) == 3


def test_pages_are_read_in_the_order_of_an_index(world: World) -> None:
    """No table is sorted for a page but that of void acts, so a page costs the same however long the record is."""
    with CaptureQueriesContext(connection) as caught:
        latest_events(record(world))
    (union,) = (query["sql"] for query in caught.captured_queries if "UNION" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {union}")
        plan = [str(step[-1]) for step in cursor.fetchall()]
    for table in ("versions", "reports", "words", "statements", "proposals"):
        assert any(f"{table}_by_arrival" in step for step in plan), table
    assert sum("TEMP B-TREE" in step for step in plan) == 1

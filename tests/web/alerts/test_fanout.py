"""Who is told of what, and that each event is taken up once."""

import datetime
from typing import Any

import pytest

from kelisim.node import models
from kelisim.web.alerts import fanout, notices, searches, spreading
from kelisim.web.alerts.events import begun
from kelisim.web.alerts.lanes import Lane
from kelisim.web.alerts.models import (
    AT_ONCE,
    DAILY,
    TELEGRAM,
    WAITING,
    WEEKLY,
    Channel,
    Cursor,
    Delivery,
    Notice,
    Subscription,
    Telling,
)
from tests.web import rows
from tests.web.alerts.conftest import NOW, arrived, everything, follow, happens
from tests.web.alerts.servers import Mailbox
from tests.web.conftest import World
from tests.web.newsroom import telling as newsroom

TOPICS = (
    ("register", "", True),
    ("section", "commitments", True),
    ("section", "documents", False),
    ("entry", "measure", True),
    ("entry", "instrument", False),
    ("field", "field", True),
    ("body", "body", True),
    ("search", "BUTADIENE", True),
    ("search", "butadiene bridge", False),
    ("search", "bridge -butadiene", False),
)
"""What is followed (an entry by its kind), and whether a report on the measure belongs to it."""


def test_what_belongs_to_a_topic(world: World) -> None:
    """A report on a measure belongs to it, to its field, its bodies, its part of the register and its words."""
    rows.link(world.entries["measure"], "responsible", world.entries["body"].entry)
    for number, (kind, of, _) in enumerate(TOPICS):
        follow(world, kind, world.entries[of].entry if of in world.entries else of, address=f"{number}@example.org")
    happens(world)
    assert fanout.take_up(NOW) == 1
    told = {row.follower.address for row in Telling.objects.all()}
    assert told == {f"{number}@example.org" for number, (_, _, wanted) in enumerate(TOPICS) if wanted}


def test_a_follower_is_told_once_by_what_tells_soonest(world: World) -> None:
    """Three subscriptions that an event belongs to make one message, at once."""
    for rhythm, kind, of in (
        (WEEKLY, "register", ""),
        (DAILY, "section", "commitments"),
        (AT_ONCE, "search", "butadiene"),
    ):
        follow(world, kind, of, rhythm)
    happens(world)
    fanout.take_up(NOW)
    delivery = Delivery.objects.get()
    assert delivery.key.startswith("event:")
    assert Telling.objects.get().subscription.kind == "search"


def test_nobody_is_told_of_the_past(world: World) -> None:
    """What came before the confirmation is not told, nor on a node that sends for the first time."""
    happens(world)
    assert fanout.take_up(NOW) == 0
    follow(world, address="first@example.org")
    happens(world)
    follow(world, address="second@example.org")
    assert fanout.take_up(NOW) == 1
    assert Telling.objects.get().follower.address == "first@example.org"


def test_an_event_that_fails_takes_nothing_with_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut short in the middle, nothing is written and the cursor stays; the next time each is told once."""
    follow(world)
    for status in ("delayed", "suspended", "done"):
        happens(world, status=status)
    before = Cursor.objects.get().order
    written = notices.write_notice

    def breaks(event: Any, now: datetime.datetime, *, to_approve: bool) -> Notice:
        if event.content["status"] == "done":
            raise RuntimeError
        return written(event, now, to_approve=to_approve)

    with monkeypatch.context() as patch:
        patch.setattr(fanout, "write_notice", breaks)
        with pytest.raises(RuntimeError):
            fanout.take_up(NOW)
    assert (Delivery.objects.count(), Notice.objects.count(), Cursor.objects.get().order) == (0, 0, before)
    assert [fanout.take_up(NOW), fanout.take_up(NOW)] == [3, 0]
    assert Delivery.objects.count() == 3


def test_a_second_worker_takes_up_nothing_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who read the cursor before another moved it writes nothing."""
    follow(world)
    happens(world)
    stale = begun("test")
    fanout.take_up(NOW)
    with monkeypatch.context() as patch:
        patch.setattr(fanout, "begun", lambda slug: Cursor(name=stale.name, order=stale.order))
        assert fanout.take_up(NOW) == 0
    assert Delivery.objects.count() == 1


def test_more_events_than_are_read_at_a_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them are taken up, in order."""
    monkeypatch.setattr(fanout, "AT_A_TIME", 2)
    follow(world)
    for status in ("delayed", "suspended", "in-progress", "continuous", "done"):
        happens(world, status=status)
    assert fanout.take_up(NOW) == 5
    orders = list(Notice.objects.order_by("pk").values_list("order", flat=True))
    assert orders == sorted(orders)


def test_a_story_is_told_at_its_release_and_not_before(world: World) -> None:
    """It arrived earlier and was not public; from its moment on it is told, once, to who followed before that."""
    follow(world)
    moment = "2026-11-24T12:00:00Z"
    content = {"title": {"en": "A joint story"}, "release": moment}
    story = rows.entry(world.register, "story", content, public=False, date="2026-11-24")
    arrived()
    happens(world)
    assert fanout.take_up(NOW) == 1
    later = NOW + datetime.timedelta(hours=3)
    follow(world, address="late@example.org")
    Subscription.objects.filter(follower__address="late@example.org").update(confirmed=later)
    models.Entry.objects.filter(pk=story.pk).update(public=True)
    story.history.update(public=True)
    models.Proposal.objects.filter(pk=story.proposal).update(public=True)
    assert [fanout.take_up(NOW), fanout.take_up(later), fanout.take_up(later)] == [0, 1, 0]
    assert Notice.objects.get(kind="news").text["en"].startswith("A joint story")
    assert [one.follower.address for one in Telling.objects.filter(notice__kind="news")] == ["a@example.org"]


def test_a_story_of_the_newsroom_is_told_when_it_is_out(world: World, mailbox: Mailbox, lane: Lane) -> None:
    """Once for all its languages, by its part of the register, its tags and its words; a draft and an old one not."""
    newsroom.told("test", "A draft")
    followed = [("section", "news"), ("entry", world.entries["measure"].entry), ("search", "bridges")]
    for number, (kind, of) in enumerate(followed):
        follow(world, kind, of, address=f"reader-{number}@example.org")
    follow(world, "section", "documents", address="other@example.org")
    story = newsroom.published("test", "A bridge was opened", tags=[world.entries["measure"].entry])
    now = story.first_published_at
    Subscription.objects.update(confirmed=now)
    follow(world, address="late@example.org")
    Subscription.objects.filter(follower__address="late@example.org").update(
        confirmed=now + datetime.timedelta(hours=1)
    )
    assert [fanout.take_up(now), fanout.take_up(now), fanout.take_up(now + fanout.LOOKED_BACK * 2)] == [1, 0, 0]
    lane.clock = lambda: now
    everything(lane)
    assert sorted(to for _, to, _ in mailbox.mails) == [f"reader-{number}@example.org" for number in range(3)]
    assert "A bridge was opened" in mailbox.seen[0]["subject"]
    assert f"https://kelisim.example/en/test/stories/{story.slug}/" in str(
        mailbox.seen[0].get_body(("plain",)).get_content()
    )


def test_a_channel_waits_for_an_editor_unless_it_does_not(world: World) -> None:
    """One approved text per event: corrected once, it goes to each channel once."""
    begun("test")
    arrived()
    Cursor.objects.all().delete()
    begun("test")
    slow = Channel.objects.create(way=TELEGRAM, address="@slow", register="test", language="en", created=NOW)
    fast = Channel.objects.create(
        way=TELEGRAM, address="@fast", register="test", language="ru", automatic=True, created=NOW
    )
    happens(world)
    fanout.take_up(NOW)
    assert [one.channel for one in Delivery.objects.all()] == [fast]
    notice = Notice.objects.get()
    assert notice.state == WAITING
    assert spreading.approve(notice, notice.text | {"en": "Corrected."}, NOW)
    assert not spreading.approve(notice, {"en": "Too late."}, NOW)
    assert not spreading.skip(notice)
    assert [one.channel for one in Delivery.objects.all()] == [fast, slow]
    assert Notice.objects.get().text["en"] == "Corrected."


def test_a_skipped_text_goes_nowhere(world: World) -> None:
    """And is not asked for again."""
    follow(world)
    Channel.objects.create(way=TELEGRAM, address="@slow", register="test", language="en", created=NOW)
    happens(world)
    fanout.take_up(NOW)
    notice = Notice.objects.get()
    assert spreading.skip(notice)
    assert not spreading.approve(notice, notice.text, NOW)
    assert not Delivery.objects.filter(channel__isnull=False).exists()


def test_a_search_finds_every_form_of_a_word(world: World) -> None:
    """As the search of the register does: it is the same index."""
    measure = world.entries["measure"]
    content = measure.content | {"title": {"ru": "Строительство моста"}}
    models.Entry.objects.filter(pk=measure.pk).update(content=content)
    for number, words in enumerate(("мост", "мостов", "мостик")):
        follow(world, "search", words, address=f"{number}@example.org", language="ru")
    happens(world)
    fanout.take_up(NOW)
    assert {row.follower.address for row in Telling.objects.all()} == {"0@example.org", "1@example.org"}


def test_where_the_index_fails_titles_are_compared(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it."""
    follow(world, "search", "BUTA", address="found@example.org")
    follow(world, "search", "bridge", address="not@example.org")
    follow(world, address="all@example.org")
    monkeypatch.setattr(searches, "catch_up", lambda: 1 / 0)
    happens(world)
    assert fanout.take_up(NOW) == 1
    assert {row.follower.address for row in Telling.objects.all()} == {"found@example.org", "all@example.org"}

"""When something comes out: by the clock alone, at the moment that was set, and not before."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kelisim.node import models
from kelisim.node.models import PLACES
from kelisim.web.newsroom.models import Story
from kelisim.web.newsroom.released import catch_up, clock, is_out, next_moment, out, publish_due
from tests.web import rows
from tests.web.conftest import World
from tests.web.crawl import crawl
from tests.web.newsroom.telling import published, told

HOUR = datetime.timedelta(hours=1)
RELEASE = "2099-05-01T09:00:00Z"
MOMENT = datetime.datetime(2099, 5, 1, 9, tzinfo=datetime.UTC)
WORD = "Embargoed"


def scheduled(title: str, moment: datetime.datetime) -> Story:
    """A story whose publication is set for a moment."""
    story = told("test", title)
    story.go_live_at = moment
    story.save_revision().publish()
    story.refresh_from_db()
    return story


def status(client: Client, slug: str) -> int:
    """How the address of a story answers."""
    return client.get(f"/en/test/stories/{slug}/").status_code


def embargoed(world: World, release: str) -> models.Entry:
    """A joint story as it stands once all have signed: its rows are not public before the moment."""
    content = {"title": {"en": WORD}, "published": "2026-05-01", "texts": {"en": [{"text": WORD}]}, "release": release}
    row = rows.entry(world.register, "story", content, public=False, date="2026-05-01")
    items = [{"entry": row.entry, "kind": "story", "base": None, "title": {"en": WORD}, "release": release}]
    models.Proposal.objects.filter(hash=row.proposal).update(entries=items)
    return row


def test_a_scheduled_story_comes_out_without_a_worker(world: World, client: Client) -> None:
    """Before its moment it is nowhere; the first reader after it finds it."""
    story = scheduled("Soon", clock() + HOUR)
    assert status(client, "soon") == 404
    assert "Soon" not in client.get("/en/test/news/").content.decode()
    story.revisions.update(approved_go_live_at=clock() - HOUR)
    Story.objects.update(go_live_at=clock() - HOUR)
    revision = story.latest_revision
    revision.content["go_live_at"] = (clock() - HOUR).isoformat()
    revision.save()
    assert "Soon" in client.get("/en/test/news/").content.decode()
    assert status(client, "soon") == 200


def test_a_change_of_a_story_that_is_out_waits_for_its_moment(world: World, client: Client) -> None:
    """Until then the old words stand."""
    story = published("test", "Old words")
    story.title, story.go_live_at = "New words", clock() + HOUR
    story.save_revision().publish()
    assert "Old words" in client.get("/en/test/stories/old-words/").content.decode()
    assert publish_due(clock()) == 0
    story.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=clock() - HOUR)
    revision = story.revisions.order_by("-id")[0]
    revision.content["go_live_at"] = (clock() - HOUR).isoformat()
    revision.save()
    assert "New words" in client.get("/en/test/stories/old-words/").content.decode()


def test_a_story_expires(world: World, client: Client) -> None:
    """After its last moment it is gone, for views at once and in the rows once somebody looks."""
    story = published("test", "Short", expire_at=clock() + HOUR)
    assert status(client, "short") == 200
    assert not out(now=clock() + 2 * HOUR).exists()
    assert not is_out(story, clock() + 2 * HOUR)
    Story.objects.update(expire_at=clock() - HOUR)
    assert status(client, "short") == 404
    assert Story.objects.get().expired


def test_a_draft_with_a_moment_is_a_draft(world: World, client: Client) -> None:
    """A moment that nobody approved brings nothing out."""
    told("test", "Draft", go_live_at=clock() - HOUR)
    assert publish_due(clock()) == 0
    assert status(client, "draft") == 404


def test_nothing_of_a_joint_story_leaks_before_its_moment(world: World, client: Client) -> None:
    """No page of the register has a word of it; from the moment on it has its page and stands in the news."""
    row = embargoed(world, RELEASE)
    assert all(WORD not in text for _, text in crawl(client, "/en/test/"))
    assert client.get(world.address("news") + f"{row.entry}/").status_code == 404
    assert publish_due(MOMENT - datetime.timedelta(seconds=1)) == 0
    assert publish_due(MOMENT) == 1
    assert publish_due(MOMENT) == 0
    assert WORD in client.get(world.address("news")).content.decode()
    assert WORD in client.get(world.address("news") + f"{row.entry}/").content.decode()
    assert WORD in client.get(world.address("proposals")).content.decode()


def test_a_joint_story_comes_out_without_a_worker(world: World, client: Client) -> None:
    """Its moment is past: whoever reads first, its page or the news, brings it out."""
    row = embargoed(world, "2021-05-01T09:00:00Z")
    assert not models.Entry.objects.get(pk=row.pk).public
    assert WORD in client.get(world.address("news") + f"{row.entry}/").content.decode()
    assert models.Entry.objects.get(pk=row.pk).public
    other = embargoed(world, "2021-05-01T09:00:00Z")
    assert f"/{other.entry}/" in client.get(world.address("news")).content.decode()


def test_whether_a_row_is_out(world: World) -> None:
    """One answer for an entry, its version and its proposal; what is not for everybody never is."""
    row = embargoed(world, RELEASE)
    version, proposal = row.history.get(), models.Proposal.objects.get(hash=row.proposal)
    for one in (row, version, proposal):
        assert not is_out(one, MOMENT - datetime.timedelta(seconds=1))
        assert is_out(one, MOMENT)
    private = rows.entry(world.register, "story", {"title": {"en": "Hidden"}}, public=False)
    for hidden in (private, private.history.get(), models.Proposal.objects.get(hash=private.proposal)):
        assert not is_out(hidden, MOMENT)
    assert is_out(world.entries["story"], MOMENT)


def test_a_release_arrives_when_it_comes_out(world: World) -> None:
    """Who reads events in the order in which they came has not passed it by: it comes after all that there is."""
    rows_before = embargoed(world, RELEASE), embargoed(world, RELEASE)
    newest = models.Version.objects.order_by("-arrival")[0].arrival
    publish_due(MOMENT)
    arrivals = [row.history.get().arrival for row in rows_before]
    assert len(set(arrivals)) == 2
    assert min(arrivals) > newest
    assert min(arrivals) % PLACES > PLACES // 2 or newest >= PLACES


def test_looking_for_what_is_due_takes_one_statement(world: World) -> None:
    """And so it stays where much is waiting."""
    catch_up(clock())
    for number in range(3):
        scheduled(f"Later {number}", clock() + HOUR)
        embargoed(world, RELEASE)
    with CaptureQueriesContext(connection) as caught:
        catch_up(clock())
    assert len(caught) == 1


def test_the_next_moment_is_known(world: World) -> None:
    """Of all that waits, the first: pages that are kept end then."""
    assert next_moment() is None
    embargoed(world, RELEASE)
    assert next_moment() == MOMENT
    published("test", "Expires", expire_at=MOMENT - HOUR)
    assert next_moment() == MOMENT - HOUR
    first = scheduled("First", MOMENT - 2 * HOUR)
    assert next_moment() == first.go_live_at == MOMENT - 2 * HOUR
    assert next_moment(MOMENT) is None


@pytest.mark.parametrize("moment", [RELEASE, "2021-05-01T09:00:00Z"])
def test_a_filed_story_is_shown_by_its_entry_alone(world: World, client: Client, moment: str) -> None:
    """Its address in the newsroom leads to the entry once that is out; before, there is nothing."""
    row = embargoed(world, moment)
    published("test", "Filed", proposal=row.proposal, entry=row.entry)
    answer = client.get("/en/test/stories/filed/")
    if moment == RELEASE:
        assert answer.status_code == 404
    else:
        assert (answer.status_code, answer["Location"]) == (301, f"/en/test/news/{row.entry}/")
    assert "/stories/filed/" not in client.get("/en/test/news/").content.decode()

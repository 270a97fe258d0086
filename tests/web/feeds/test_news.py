"""News in feeds: stories of the newsroom and joint ones, from the moment they are out and not before."""

from typing import Any

from django.conf import settings
from django.test import Client

from kelisim.web.newsroom.released import clock, written
from kelisim.web.queries.events import events_after, newest_order
from kelisim.web.queries.records import find_record
from tests.web.conftest import World
from tests.web.newsroom.telling import published, told, translated
from tests.web.newsroom.test_released import RELEASE, WORD, embargoed

SCOPES = ("", "test/", "test/news/")


def items(client: Client, scope: str, language: str = "en") -> list[dict[str, Any]]:
    """The items of a feed."""
    found: list[dict[str, Any]] = client.get(f"/{language}/{scope}feed.json").json()["items"]
    return found


def test_stories_of_the_newsroom_are_in_the_feed_of_news(world: World, client: Client) -> None:
    """A story that is out, with its address and byline, beside those that are entries; a draft is not."""
    published("test", "On the bridge", summary="It was opened.")
    told("test", "A draft")
    found = {item["title"]: item for item in items(client, "test/news/")}
    assert found.keys() == {"On the bridge", "A story"}
    item = found["On the bridge"]
    assert item["url"] == f"{settings.PUBLIC_ADDRESS}/en/test/stories/on-the-bridge/"
    assert (item["content_text"], item["authors"]) == ("It was opened.", [{"name": "A. Editor"}])
    assert client.get(item["url"].removeprefix(settings.PUBLIC_ADDRESS)).status_code == 200


def test_a_story_is_one_item_in_each_language(world: World, client: Client) -> None:
    """A translation is the same story: a reader of each language sees it once, in that language."""
    translated(published("test", "On the bridge"), "ru", "О мосте")
    titles = {code: [item["title"] for item in items(client, "test/news/", code)] for code in ("en", "ru")}
    assert titles["en"].count("On the bridge") == titles["ru"].count("О мосте") == 1
    assert "On the bridge" not in titles["ru"]


def test_a_joint_story_is_in_no_feed_before_its_moment(world: World, client: Client) -> None:
    """All have signed, the moment has not come: nobody is told."""
    embargoed(world, RELEASE)
    for scope in SCOPES:
        for name in ("feed.atom", "feed.json"):
            assert WORD not in client.get(f"/en/{scope}{name}").content.decode()


def test_a_joint_story_is_told_from_its_moment_on_to_who_has_read_past_it(world: World, client: Client) -> None:
    """The feed brings it out; a reader whose cursor had passed the agreement is told, at the time of the release."""
    release = written(clock())
    row = embargoed(world, release)
    cursor = newest_order(find_record("test"))
    for scope in SCOPES:
        assert [item for item in items(client, scope) if item["title"].startswith(WORD)], scope
    found = [event for event in events_after(find_record("test"), cursor) if event.kind == "news"]
    assert [(event.entries[0].entry, event.at) for event in found] == [(row.entry, release)]

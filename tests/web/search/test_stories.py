"""Stories of the newsroom are found while they are out, in all their languages."""

from django.test import Client

from kelisim.web.search import indexing
from kelisim.web.search.finding import hits
from tests.web.conftest import World
from tests.web.newsroom.telling import published, told, translated
from tests.web.search.conftest import titles


def test_a_story_is_found_in_every_language_it_is_out_in(world: World, client: Client) -> None:
    """Once for all its languages, by the words of its body, and its address leads there."""
    body = [
        ("paragraph", "<p>Divers opened the <b>sluices</b>.</p>"),
        ("quote", {"words": "At last", "speaker": "A diver"}),
    ]
    story = published(world.register.slug, "At the lock", body=body)
    translated(story, "ru", "У шлюза", summary="Водолазы открыли затворы.")
    indexing.catch_up()
    for question in ("sluice", "diver", "затвор", "шлюзы"):
        answer = hits([world.register.pk], question, "en")
        assert titles(answer) == ["At the lock"], question
        assert answer.hits[0].document.kind == "article"
    page = client.get(f"/ru/{world.register.slug}/search/", {"q": "затворы"}).content.decode()
    address = f"/ru/{world.register.slug}/stories/{story.slug}/"
    assert f'href="{address}"' in page
    assert client.get(address).status_code == 200


def test_a_draft_is_not_found_and_what_is_taken_back_goes(world: World) -> None:
    """Neither a story that is not out nor a change of one that is; and nothing of it stays."""
    told(world.register.slug, "Unfinished weir")
    story = published(world.register.slug, "Finished weir")
    indexing.catch_up()
    assert titles(hits([], "weir", "en")) == ["Finished weir"]
    story.title = "Rewritten weir"
    story.save_revision()
    indexing.catch_up()
    assert hits([], "rewritten", "en").total == 0
    story.save_revision().publish()
    indexing.catch_up()
    assert titles(hits([], "weir", "en")) == ["Rewritten weir"]
    story.unpublish()
    indexing.catch_up()
    assert hits([], "weir", "en").total == 0
    assert hits([], "wier", "en").meant == ""

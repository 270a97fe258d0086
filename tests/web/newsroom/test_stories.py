"""Stories of the newsroom as readers find them."""

import datetime
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale
from wagtail.rich_text import RichText

from kelisim.web.newsroom.models import Story, Tag
from tests.web import rows
from tests.web.conftest import World
from tests.web.newsroom.telling import DAY, photograph, published, shown, told, translated

SLUG = "test"


def page(client: Client, address: str, status: int = 200) -> str:
    """The text of a page."""
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_story_has_all_that_was_written(world: World, client: Client) -> None:
    """Title, section, byline, dateline, date, blocks of every kind, and what it is about."""
    measure = world.entries["measure"].entry
    body = [
        ("heading", "What was said"),
        ("paragraph", RichText('<p>One <b>bold</b> word, <a href="https://example.org/a">a link</a>.</p>')),
        ("quote", {"words": "We go on.", "speaker": "A minister"}),
        shown(photograph()),
        ("entry", {"entry": world.entries["meeting"].entry, "words": "See"}),
    ]
    published(SLUG, "The group met", body=body, dateline="Petropavl", summary="In short.", tags=[measure])
    text = page(client, "/en/test/stories/the-group-met/")
    for words in ("<h1>The group met</h1>", "International", "A. Editor", "Petropavl", "1 May 2026", "In short."):
        assert words in text
    assert "<h2>What was said</h2>" in text
    assert '<p>One <b>bold</b> word, <a href="https://example.org/a">a link</a>.</p>' in text
    assert "We go on." in text
    assert "A minister" in text
    assert 'alt="A bridge over a river"' in text
    assert "The bridge" in text
    assert "Press service" in text
    assert f"/en/test/meetings/{world.entries['meeting'].entry}/" in text
    assert f"/en/test/commitments/{measure}/" in text


def test_a_draft_is_nowhere(world: World, client: Client) -> None:
    """What is not published has no page, and no list or card names it."""
    told(SLUG, "Kanareika draft")
    story = published(SLUG, "Out")
    story.title = "Kanareika change"
    story.save_revision()
    page(client, "/en/test/stories/kanareika-draft/", 404)
    for address in ("/en/test/news/", "/en/test/", "/en/test/stories/out/", world.address("news", "story")):
        assert "Kanareika" not in page(client, address)


def test_what_was_taken_back_is_gone(world: World, client: Client) -> None:
    """A story that is unpublished has no page any more."""
    story = published(SLUG, "Out")
    page(client, "/en/test/stories/out/")
    story.unpublish()
    page(client, "/en/test/stories/out/", 404)
    assert "/stories/out/" not in page(client, "/en/test/news/")


def test_a_photograph_without_words_is_not_shown(world: World, client: Client) -> None:
    """The alternative text is required by the form; what came another way without it does not reach a reader."""
    picture = photograph()
    block = Story._meta.get_field("body").stream_block.child_blocks["photograph"]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"image": picture.pk, "alternative": "", "caption": "", "credit": ""}))
    published(SLUG, "Out", body=[shown(picture, alternative="")])
    assert "<picture>" not in page(client, "/en/test/stories/out/")


def test_an_address_is_permanent(world: World) -> None:
    """The slug is made of the title, is free, and cannot change once the story was out in any language."""
    first, second = told(SLUG, "The bridge"), told(SLUG, "The bridge")
    assert (first.slug, second.slug) == ("the-bridge", "the-bridge-2")
    assert told(SLUG, "Көпір және мост").slug == "kopir-zhane-most"
    first.slug = "a-bridge"
    first.full_clean()
    first.save()
    first.save_revision().publish()
    other = translated(first, "ru", "Мост", out=False)
    for story in (Story.objects.get(pk=first.pk), other):
        story.slug = "elsewhere"
        with pytest.raises(ValidationError, match="stays as it is"):
            story.full_clean()


def test_tags_are_public_entries_of_the_register(world: World) -> None:
    """Nothing else is taken: not a private entry, not one of another register, not a word."""
    private = rows.entry(world.register, "measure", {"title": {"en": "Hidden"}}, public=False)
    elsewhere = rows.entry(rows.register("other"), "measure", {"title": {"en": "Other"}})
    for tags in ([private.entry], [elsewhere.entry], ["bridge"], "bridge", [1], [f"KAZ.{n}.1" for n in range(60)]):
        with pytest.raises(ValidationError):
            told(SLUG, "Wrong", tags=tags)
    story = told(SLUG, "Right", tags=[world.entries["measure"].entry, world.entries["meeting"].entry])
    assert Tag.objects.filter(story=story).count() == 2


def test_a_tag_that_became_private_is_not_named(world: World, client: Client) -> None:
    """A story goes on naming nothing that the register does not show."""
    measure = world.entries["measure"]
    published(SLUG, "Out", tags=[measure.entry])
    assert measure.entry in page(client, "/en/test/stories/out/")
    measure.public = False
    measure.save()
    assert measure.entry not in page(client, "/en/test/stories/out/")


def test_the_reader_gets_the_language_that_there_is(world: World, client: Client) -> None:
    """One address in each language; what is not translated is shown in another, says so, and links what there is."""
    story = published(SLUG, "The bridge")
    translated(story, "ru", "Мост")
    english, russian, kazakh = (page(client, f"/{code}/test/stories/the-bridge/") for code in ("en", "ru", "kk"))
    assert "<h1>The bridge</h1>" in english
    assert "<h1>Мост</h1>" in russian
    assert "<h1>The bridge</h1>" in kazakh
    assert 'class="notice"' in kazakh
    assert '<article class="with-aside" lang="en">' in kazakh
    assert all('class="notice"' not in text for text in (english, russian))
    for text in (english, russian, kazakh):
        assert re.search('hreflang="en" href="http[^"]*/en/test/stories/the-bridge/"', text)
        assert re.search('hreflang="ru" href="http[^"]*/ru/test/stories/the-bridge/"', text)
        assert 'rel="alternate" hreflang="kk"' not in text
    listed = page(client, "/ru/test/news/")
    assert listed.count("/ru/test/stories/the-bridge/") == 1
    assert "Мост" in listed
    assert 'lang="en" hreflang="en">The bridge' in page(client, "/kk/test/news/")


def test_news_is_one_list(world: World, client: Client) -> None:
    """Stories of the newsroom and of the register, the newest first, each once."""
    published(SLUG, "Before", date=datetime.date(2021, 4, 29))
    translated(published(SLUG, "After", date=datetime.date(2021, 5, 1)), "ru", "После")
    published("elsewhere", "Another register")
    text = page(client, "/en/test/news/")
    assert text.index(">After<") < text.index(">A story<") < text.index(">Before<")
    assert "Another register" not in text
    assert text.count("/stories/after/") == 1


def test_news_as_of_a_past_day(world: World, client: Client) -> None:
    """What came out later is not there yet."""
    published(SLUG, "Early", first_published_at=datetime.datetime(2021, 5, 1, 9, tzinfo=datetime.UTC))
    published(SLUG, "Recent", first_published_at=datetime.datetime(2024, 5, 1, 9, tzinfo=datetime.UTC))
    text = page(client, "/en/test/news/?on=2022-01-01")
    assert "Early" in text
    assert "A story" in text
    assert "Recent" not in text
    assert "Early" not in page(client, "/en/test/news/?on=2020-01-01")


def test_beside_a_story(world: World, client: Client) -> None:
    """The newest of its section from both, and those that share an entry, the nearest first."""
    one, two = world.entries["measure"].entry, world.entries["meeting"].entry
    rows.link(world.entries["story"], "mentions", one)
    published(SLUG, "Shares one", tags=[one], section="Energy")
    published(SLUG, "Shares both", tags=[one, two], section="Energy", date=datetime.date(2020, 1, 1))
    published(SLUG, "Shares nothing", section="Energy")
    published(SLUG, "Same section")
    published(SLUG, "The story", tags=[one, two])
    text = page(client, "/en/test/stories/the-story/")
    related, recent = text.split('id="related"')[1].split('id="recent"')
    assert related.index("Shares both") < related.index("Shares one")
    assert "A story" in related
    assert "Shares nothing" not in related
    assert "Same section" in recent
    assert "A story" in recent
    assert "Shares" not in recent
    assert "The story" in page(client, world.address("news", "story")).split('id="recent"')[1]


def test_five_thousand_stories_take_as_many_statements(world: World, client: Client) -> None:
    """A story takes at most twelve statements and the list eight, for five stories as for five thousand."""
    tags = [world.entries["measure"].entry, world.entries["meeting"].entry]
    for number in range(5):
        body = [shown(photograph(size=(60, 40))), ("entry", {"entry": tags[0], "words": ""})]
        translated(published(SLUG, f"Story {number}", tags=tags, body=body), "ru", f"Рассказ {number}")
    addresses = ("/en/test/stories/story-1/", "/en/test/news/", "/en/test/news/?page=2", "/en/test/news/?page=251")
    few = [_statements(client, address) for address in addresses]
    locale = Locale.objects.get(language_code="en")
    made = Story.objects.bulk_create(
        Story(register=SLUG, slug=f"s-{n}", title=f"S {n}", section="International", date=DAY, locale=locale, tags=tags)
        for n in range(5_000)
    )
    Tag.objects.bulk_create(Tag(story=story, entry=entry) for story in made for entry in tags)
    many = [_statements(client, address) for address in addresses]
    assert all(now <= before for before, now in zip(few, many, strict=True))
    assert many[0] <= 12
    assert max(many[1:]) <= 8


def _statements(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_the_front_page_has_the_latest_of_both(world: World, client: Client) -> None:
    """Three of them, the newest first, in the reader's language, within the front page's budget."""
    _statements(client, "/en/test/")
    before = _statements(client, "/en/test/")
    story = published(SLUG, "Newest", body=[shown(photograph(size=(60, 40)))])
    translated(story, "ru", "Новейшее")
    published(SLUG, "Oldest", date=datetime.date(2019, 1, 1))
    for number in range(20):
        published(SLUG, f"Old {number}", date=datetime.date(2020, 1, 1 + number))
    text = page(client, "/en/test/").split('id="news"')[1]
    assert text.index(">Newest<") < text.index(">A story<") < text.index(">Old 19<")
    assert "Oldest" not in text
    assert "<picture>" in text
    assert ">Новейшее<" in page(client, "/ru/test/")
    assert _statements(client, "/en/test/") == before <= 8

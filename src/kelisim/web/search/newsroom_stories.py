"""Stories of the newsroom as things that can be found: those that are out, in all the languages they are out in.

A story that was filed as an entry is found as that entry.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from wagtail.rich_text import RichText, get_text_for_indexing

from kelisim.node.models import Register
from kelisim.web.newsroom.models import Story
from kelisim.web.newsroom.released import clock, out
from kelisim.web.search.things import Thing

KIND = "article"
MARK = f"""
    SELECT COUNT(*) || '.' || COALESCE(CAST(MAX(last_published_at) AS text), '') FROM {Story._meta.db_table}
    WHERE live AND NOT expired AND proposal = '' AND (expire_at IS NULL OR expire_at > %s)
"""  # noqa: S608 the name is that of our own table
"""SQL for what changes whenever a story comes out, changes or goes; it takes the `moment`."""


def moment() -> Any:
    """Now, as the database writes it, for `MARK`."""
    return connection.ops.adapt_datetimefield_value(clock())


def things() -> Iterator[Thing]:
    """The stories that are out."""
    registers = dict(Register.objects.values_list("slug", "pk"))
    versions: dict[str, list[Story]] = {}
    for story in out().select_related("locale").order_by("pk").iterator(500):
        if story.register in registers:
            versions.setdefault(str(story.translation_key), []).append(story)
    for key, told in versions.items():
        yield _of(key, registers[told[0].register], told)


def _of(key: str, register: str, told: list[Story]) -> Thing:
    first = told[0]
    return Thing(
        id=f"article:{key}",
        register=register,
        kind=KIND,
        date=str(first.date),
        stamp=f"{len(told)}.{max(str(one.last_published_at) for one in told)}",
        address=f"{first.register}/stories/{first.slug}/",
        title={one.language: one.title for one in told},
        names=tuple((one.language, one.title) for one in told),
        texts=tuple((one.language, words) for one in told for words in _words(one)),
    )


def _words(story: Story) -> Iterator[str]:
    yield from (words for words in (story.summary, story.section, story.byline, story.dateline) if words)
    for block in story.body:
        yield from (words for words in _of_block(block) if words.strip())


def _of_block(block: Any) -> Iterator[str]:
    value = block.value
    if isinstance(value, str):
        yield value
    elif isinstance(value, RichText):
        yield get_text_for_indexing(value.source)
    else:
        for name in ("words", "speaker", "caption", "credit", "alternative"):
            yield str(value.get(name) or "")

"""What the page of a story of the newsroom shows."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from kelisim.node.models import Entry
from kelisim.web.language import reader
from kelisim.web.newsroom.models import Story
from kelisim.web.newsroom.news import Brief, Piece, pick, recent_in, related_to
from kelisim.web.newsroom.pictures import of_photograph
from kelisim.web.newsroom.released import is_out
from kelisim.web.queries.names import Names, names_in
from kelisim.web.queries.records import Record


@dataclass(frozen=True)
class StoryPage:
    """A story with what stands beside it. `versions` are the languages it is out in, with the addresses there."""

    story: Story
    blocks: list[dict[str, Any]]
    names: Names
    recent: list[Brief]
    related: list[Piece]
    versions: list[tuple[str, str]]

    @property
    def date(self) -> str:
        """The date it carries."""
        return str(self.story.date)

    @property
    def tagged(self) -> list[Entry]:
        """The entries it is about; one that is not public, or no longer there, is not named."""
        return [self.names[one] for one in self.story.tags if one in self.names]

    @property
    def translated(self) -> bool:
        """Whether it is in the reader's language."""
        return self.story.language == reader()


def story_page(record: Record, story: Story, versions: list[Story], now: datetime.datetime) -> StoryPage:
    """The page of one version of a story, of which `versions` are out."""
    blocks = [_block(one) for one in story.body]
    pointers = [one for one in blocks if one["kind"] == "entry"]
    names = names_in(record, [{"entry": one} for one in story.tags], [{"entry": one["entry"]} for one in pointers])
    for one in pointers:
        one["row"] = names.get(one["entry"])
    return StoryPage(
        story,
        blocks,
        names,
        recent_in(record, story.section, story, now),
        related_to(record, story, now),
        [(one.language, _address(one)) for one in versions],
    )


def _address(story: Story) -> str:
    with override(story.language):
        return reverse("stories-one", args=(story.register, story.slug))


def _block(block: Any) -> dict[str, Any]:
    """A block of the body for the template."""
    kind, value = block.block_type, block.value
    if kind == "photograph":
        words = {name: value.get(name) or "" for name in ("alternative", "caption", "credit")}
        shown = value.get("image") and words["alternative"]  # nobody is shown what not everybody is told
        return {"kind": kind, "picture": of_photograph(value["image"], **words) if shown else None}
    if kind == "quote":
        return {"kind": kind, "words": value.get("words") or "", "speaker": value.get("speaker") or ""}
    if kind == "entry":
        return {"kind": kind, "entry": value.get("entry") or "", "words": value.get("words") or ""}
    return {"kind": kind, "words": value}


def shown_of(record: Record, slug: str, now: datetime.datetime) -> tuple[Story, list[Story]]:
    """The version of a story for the reader, and all versions that are out; one that is an entry is out nowhere else.

    Raises:
        Http404: none is out, and it is no entry.
    """
    found = list(Story.objects.filter(register=record.slug, slug=slug).select_related("locale"))
    versions = [one for one in found if is_out(one, now)]
    if not versions:
        filed = [one for one in found if one.entry]
        if not filed:
            raise Http404
        return filed[0], []
    return pick(versions, reader())[0], versions

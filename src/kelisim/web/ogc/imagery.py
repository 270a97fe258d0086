"""Imagery that is tied to places: the photographs of public stories that speak of a place whose position is on record.

1. A photograph is here where its file was signed with the story, for only then everybody can see it; the story is what
   names the places. What a report holds as evidence is shown to nobody outside, and is not here.
2. When a photograph was taken is not on record. Its time is that of the day, month or year which the story carries.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.http import Http404

from kelisim.model.dates import first_day, last_day
from kelisim.model.decode import convert
from kelisim.model.geometry import Geometry
from kelisim.model.place import Place
from kelisim.model.story import Photograph, Story
from kelisim.node.models import Entry, Link
from kelisim.web.queries.records import Record


class Image(NamedTuple):
    """A photograph of a story: its number in it, from 1, and the places that the story speaks of."""

    row: Entry
    story: Story
    number: int
    photograph: Photograph
    places: Sequence[Place]

    @property
    def id(self) -> str:
        """Its id in the catalogue."""
        return f"{self.row.entry}-{self.number}"

    @property
    def shapes(self) -> list[Geometry]:
        """Where the places are."""
        return [place.geometry for place in self.places if place.geometry is not None]

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day of the date that the story carries; of its signing where it has none."""
        published = self.story.published or self.row.agreed_at[:10]
        return first_day(published), last_day(published)


def images(record: Record, entry: str = "") -> list[Image]:
    """The photographs of a register in the order of its stories; of one story alone where `entry` names it."""
    spoken = Link.objects.filter(role="mentions", target__located__isnull=False, source__register=record.register)
    spoken = spoken.filter(source__kind="story", source__public=True)
    if entry:
        spoken = spoken.filter(source__entry=entry)
    stories: dict[int, tuple[Entry, list[Place]]] = {}
    for link in spoken.order_by("source", "pk").select_related("source", "target"):
        if link.target is not None:
            stories.setdefault(link.source_id, (link.source, []))[1].append(convert(link.target.content, Place))
    return [image for row, places in stories.values() for image in _of_story(row, places)]


def image_of(record: Record, entry: str, number: int) -> Image:
    """One photograph.

    Raises:
        Http404: there is no such photograph, or nobody outside sees it.
    """
    for image in images(record, entry):
        if image.number == number:
            return image
    raise Http404


def _of_story(row: Entry, places: Sequence[Place]) -> Iterator[Image]:
    story: Story = convert(row.content, Story)
    for number, photograph in enumerate(story.photographs, start=1):
        if photograph.file is not None and photograph.width and photograph.height:
            yield Image(row, story, number, photograph, places)

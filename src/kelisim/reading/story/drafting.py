"""The draft of the story itself: title, byline, photographs and paragraphs.

1. A story without a title has its first sentence for one.
2. A paragraph that is longer than the model's longest text is kept in pieces.
"""

from collections.abc import Iterator

from kelisim.model.base import MAX_ITEMS, MAX_TEXT
from kelisim.model.draft import StoryDraft
from kelisim.model.story import Photograph, Story
from kelisim.reading.evidence import Evidence
from kelisim.reading.page import Paragraph
from kelisim.reading.sentences import sentences
from kelisim.reading.story.layout import MAX_TITLE, Layout
from kelisim.reading.story.told import Told


def draft_story(text: str, layout: Layout, language: str) -> list[StoryDraft]:
    """The draft of a page's story, if it has one."""
    title = layout.title or _first_words(text, layout)
    if title is None:
        return []
    evidence = Evidence()

    def told(field: str, words: Told | None) -> str | None:
        if words is not None:
            evidence.at(field, words.start, words.end)
        return words.text if words else None

    photographs = tuple(
        Photograph(
            caption=told(f"photographs.{place}.caption", photo.caption) or "",
            credit=told(f"photographs.{place}.credit", photo.credit),
        )
        for place, photo in enumerate(layout.photos[:MAX_ITEMS])
    )
    body = list(_pieces(layout.body))[:MAX_ITEMS]
    for place, piece in enumerate(body):
        told(f"body.{place}", piece)
    if layout.published_at:
        evidence.at("published", *layout.published_at)
    told(f"title.{language}", title)
    content = Story(
        title={language: title.text},
        author=told("author", layout.author),
        section=told("section", layout.section),
        published=layout.published,
        dateline=told("dateline", layout.dateline),
        publisher=told("publisher", layout.publisher),
        language=language,
        photographs=photographs,
        body=tuple(piece.text for piece in body),
    )
    return [StoryDraft(content=content, evidence=evidence.spans())]


def _first_words(text: str, layout: Layout) -> Told | None:
    """Rule 1."""
    for line in layout.body[:1]:
        first = next(sentences(text, line.start, line.end, 0))
        words = first.text[:MAX_TITLE]
        return Told(first.start, first.start + len(words), words)
    return None


def _pieces(body: tuple[Paragraph, ...]) -> Iterator[Told]:
    """Rule 2."""
    for line in body:
        for start in range(0, len(line.text), MAX_TEXT):
            words = line.text[start : start + MAX_TEXT]
            yield Told(line.start + start, line.start + start + len(words), words)

"""The approved draft of a document against its signed text, where this node holds both as plain text.

1. What is compared is `text/plain` in UTF-8 of at most `MAX_BYTES`. All else is named side by side with its hash.
2. Of several signed texts, which are in several languages, the one is taken that has most paragraphs in common with the
   draft; where none has any, the first.
3. How they differ is told by `register.texts`. It follows from the bytes alone, so it is kept by its words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kelisim.model.instrument import Instrument
from kelisim.model.reference import Attachment
from kelisim.node.attachments import path_of
from kelisim.register.texts import Passage, articles_changed, paragraphs, passages

MAX_BYTES = 200_000
"""Bytes of a text that is compared."""


@dataclass(frozen=True)
class Drafted:
    """The draft, the signed text that it is set against, and their passages; none where they cannot be compared."""

    draft: Attachment
    text: Attachment | None
    passages: tuple[Passage, ...] = ()

    @property
    def differing(self) -> list[Passage]:
        """The passages that are not alike."""
        return [passage for passage in self.passages if passage.kind != "same"]

    @property
    def articles(self) -> tuple[str, ...]:
        """The numbers of the articles in which something differs; the preamble is the empty one."""
        return articles_changed(self.passages)


def drafted(instrument: Instrument, home: Path) -> Drafted | None:
    """How a document's signed text differs from its approved draft; None where no draft is on record."""
    draft = instrument.draft
    if draft is None:
        return None
    one = _words(home, draft)
    others = [(text, words) for text in instrument.texts if one and (words := _words(home, text))]
    if not one or not others:
        return Drafted(draft, instrument.texts[0] if instrument.texts else None)
    text, other = max(others, key=lambda pair: _alike(one, pair[1]))
    return Drafted(draft, text, _passages(one, other))


def _words(home: Path, file: Attachment) -> str:
    """The words of an attachment; none where it is not here, not plain text, or too long (rule 1)."""
    path = path_of(home, file.sha256)
    if file.media_type != "text/plain" or not path.is_file() or path.stat().st_size > MAX_BYTES:
        return ""
    try:
        words = path.read_bytes().decode()
        paragraphs(words)
    except ValueError:
        return ""
    return words


def _alike(one: str, other: str) -> int:
    return len({found.text for found in paragraphs(one)} & {found.text for found in paragraphs(other)})


@lru_cache(maxsize=32)
def _passages(one: str, other: str) -> tuple[Passage, ...]:
    return passages(one, other)


def lines(found: Drafted) -> Iterator[str]:
    """The differences for people to read: removed words stand in [-…-], added ones in {+…+}."""
    names = [f"{file.name} ({file.sha256})" for file in (found.draft, found.text) if file]
    if not found.passages:
        yield f"approved draft and signed text are not compared: {', '.join(names)}"
        return
    count = len(found.differing)
    yield f"approved draft against signed text: {count or 'no'} passages differ: {', '.join(names)}"
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    for passage in found.differing:
        where = f"article {passage.article}" if passage.article else "preamble"
        yield f"  {where}: {' '.join(marks[run.kind].format(run.text) for run in passage.runs)}"

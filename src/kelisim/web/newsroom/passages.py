"""The text of a story as it is signed: plain passages, the same wherever they are shown.

1. A paragraph of the editor becomes its paragraphs and the items of its lists. Bold and italic letters are left out; a
   link becomes its words and its address.
2. Texts are NFC and hold no control characters, as every payload (acts.profile); what is empty is left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final

from kelisim.model.story import Passage

_BLOCKS: Final = {"p": "paragraph", "li": "item", "h2": "heading", "h3": "heading", "blockquote": "quote"}
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def clean(words: str) -> str:
    """A text on one line, as a payload may hold it."""
    return " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", words)).split())


class _Reader(HTMLParser):
    """Reads the passages out of the editor's HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._kind = "paragraph"
        self._words: list[str] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A passage begins, or a link."""
        if tag in _BLOCKS:
            self.end()
            self._kind = _BLOCKS[tag]
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")
        elif tag == "br":
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """A passage ends, or a link, whose address follows its words."""
        if tag in _BLOCKS:
            self.end()
        elif tag == "a" and self._links and (address := self._links.pop()):
            self._words.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        """Words."""
        self._words.append(data)

    def end(self) -> None:
        """Keep what was read as a passage."""
        if words := clean("".join(self._words)):
            self.found.append((self._kind, words))
        self._kind, self._words = "paragraph", []


def passages_of(body: Any) -> Iterator[Passage]:
    """The passages of a story's body, in order; photographs and pointers to entries are no text."""
    for block in body:
        kind, value = block.block_type, block.value
        if kind == "paragraph":
            reader = _Reader()
            reader.feed(value.source)
            reader.end()
            for found, words in reader.found:
                yield Passage(text=words, kind=found)  # type: ignore[arg-type] # one of `_BLOCKS`
        elif kind == "heading" and clean(value):
            yield Passage(text=clean(value), kind="heading")
        elif kind == "quote" and clean(value.get("words") or ""):
            yield Passage(text=clean(value["words"]), kind="quote", speaker=clean(value.get("speaker") or "") or None)

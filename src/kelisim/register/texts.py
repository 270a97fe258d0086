"""Two texts paragraph by paragraph: an approved draft against what was signed, or one version against the next.

A government approves a draft and lets its signatory accept changes "of a non-fundamental nature", so the signed text
may lawfully differ from the approved draft (https://adilet.zan.kz/kaz/docs/P030000354_). Whether a change is
fundamental is for people to say.

1. A paragraph is a run of lines without an empty line between them. White space and Unicode composition (NFC) make no
   difference; every other character does.
2. An article begins with a paragraph that says so: "Article 5", "Статья 5", "5-бап". What follows stands in it until
   the next; before the first it is the preamble.
3. Paragraphs are set against each other in their order; what was put elsewhere was removed there and added here. One
   that was changed is set against its counterpart word by word: the first of the next `WINDOW` ones in the other text
   that stands in the same article and has at least half of the words in common.
4. A text has at most `MAX_PARAGRAPHS` paragraphs, because comparing takes the square of that; longer ones are refused.
"""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

MAX_PARAGRAPHS = 3_000
"""Paragraphs of one text."""
MAX_WORDS = 1_000
"""Words of a paragraph that is compared word by word; a longer one is removed and added whole."""
WINDOW = 50
"""Paragraphs among which the counterpart of a changed one is looked for."""

_ARTICLE = re.compile(r"^(?:(?:Article|Статья)\s+(\d+(?:[.-]\d+)*)|(\d+(?:-\d+)*)-бап)\b", re.IGNORECASE)


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph and the number of the article that it stands in; empty in the preamble."""

    article: str
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraph on one line."""
        return " ".join(self.words)


class Run(msgspec.Struct, frozen=True):
    """Words that stand in both texts, in the first alone (removed), or in the second alone (added)."""

    kind: Literal["same", "removed", "added"]
    text: str


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of either text or of both, with its place in each, from 1."""

    kind: Literal["same", "changed", "removed", "added"]
    article: str
    runs: tuple[Run, ...]
    first: int | None = None
    second: int | None = None


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text (rules 1 and 2).

    Raises:
        ValueError: there are more than `MAX_PARAGRAPHS`.
    """
    blocks = [block.split() for block in re.split(r"\n[^\S\n]*\n", unicodedata.normalize("NFC", text))]
    found: list[Paragraph] = []
    article = ""
    for words in filter(None, blocks):
        heading = _ARTICLE.match(" ".join(words[:2]))
        article = (heading[1] or heading[2]) if heading else article
        found.append(Paragraph(article, tuple(words)))
    if len(found) > MAX_PARAGRAPHS:
        raise ValueError(f"a text of {len(found)} paragraphs is not compared; at most {MAX_PARAGRAPHS} are")
    return tuple(found)


def passages(first: str, second: str) -> tuple[Passage, ...]:
    """The two texts as one sequence of passages, the unchanged ones included.

    Raises:
        ValueError: a text has more than `MAX_PARAGRAPHS`.
    """
    return tuple(_passages(paragraphs(first), paragraphs(second)))


def articles_changed(found: Sequence[Passage]) -> tuple[str, ...]:
    """The articles in which something differs, in order; the preamble is the empty one."""
    return tuple(dict.fromkeys(passage.article for passage in found if passage.kind != "same"))


def _passages(first: Sequence[Paragraph], second: Sequence[Paragraph]) -> Iterator[Passage]:
    matcher = difflib.SequenceMatcher(None, [one.text for one in first], [one.text for one in second], autojunk=False)
    for kind, low, high, start, end in matcher.get_opcodes():
        if kind == "equal":
            for offset in range(high - low):
                paragraph = second[start + offset]
                yield _whole("same", paragraph, low + offset, start + offset)
        else:
            yield from _replaced(first, second, (low, high), (start, end))


def _replaced(
    first: Sequence[Paragraph], second: Sequence[Paragraph], old: tuple[int, int], new: tuple[int, int]
) -> Iterator[Passage]:
    after = new[0]
    for before in range(*old):
        near = range(after, min(after + WINDOW, new[1]))
        counterpart = next((place for place in near if _alike(first[before], second[place])), None)
        if counterpart is None:
            yield _whole("removed", first[before], before, None)
            continue
        for place in range(after, counterpart):
            yield _whole("added", second[place], None, place)
        after = counterpart + 1
        yield Passage(
            kind="changed",
            article=second[counterpart].article,
            runs=_runs(first[before].words, second[counterpart].words),
            first=before + 1,
            second=counterpart + 1,
        )
    for place in range(after, new[1]):
        yield _whole("added", second[place], None, place)


def _whole(
    kind: Literal["same", "removed", "added"], paragraph: Paragraph, first: int | None, second: int | None
) -> Passage:
    return Passage(
        kind=kind,
        article=paragraph.article,
        runs=(Run(kind, paragraph.text),),
        first=None if first is None else first + 1,
        second=None if second is None else second + 1,
    )


def _alike(one: Paragraph, other: Paragraph) -> bool:
    if one.article != other.article or max(len(one.words), len(other.words)) > MAX_WORDS:
        return False
    common = (Counter(one.words) & Counter(other.words)).total()
    return 4 * common >= len(one.words) + len(other.words)


def _runs(one: Sequence[str], other: Sequence[str]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for kind, low, high, start, end in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(Run("same", " ".join(one[low:high])))
            continue
        if low < high:
            runs.append(Run("removed", " ".join(one[low:high])))
        if start < end:
            runs.append(Run("added", " ".join(other[start:end])))
    return tuple(runs)

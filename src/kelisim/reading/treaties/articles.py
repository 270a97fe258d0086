"""Articles of a treaty with the addresses that their printed numbers make (`model.articles`).

1. "Article 5", "Статья 5", "5-бап" begin an article; where a text has none of them, sections do.
2. An address is made of the number as printed: `art_5`, `art_iv`, `art_3-1`; in an annex `annex_2__art_1`.
3. The heading is what stands in the same line, or a short line of its own after it; a sentence is no heading.
4. An address stands once: a list of contents before the text gives way to the text itself, which is longer.
"""

import re

import msgspec

from kelisim.model.articles import Article
from kelisim.model.base import MAX_ITEMS, MAX_TEXT
from kelisim.reading.treaties.marks import ARTICLE, SECTION

_ANNEX = re.compile(
    r"^[ \t]*(?:(?:Annex|ANNEX|Appendix|APPENDIX|Приложение|ПРИЛОЖЕНИЕ)(?:[ \t]{1,8}(?:№|No\.?"
    r"|N)?[ \t]{0,8}(?P<number>\d{1,3}|[IVX]{1,5}))?"
    r"|(?P<kk>\d{1,3})?[ \t]?-?[ \t]?(?:қосымша|ҚОСЫМША|Қосымша))[ \t]*$",
    re.MULTILINE,
)
_HEADING_LINE = re.compile(r"[ \t]*(?P<words>[^\n]{2,160})(?:\n|\Z)")
_MAX_HEADING = 160


class FoundArticle(msgspec.Struct, frozen=True):
    """An article, and where its heading and its words stand."""

    article: Article
    heading_at: tuple[int, int] | None
    text_at: tuple[int, int]


def articles_of(text: str, start: int, end: int, language: str) -> list[FoundArticle]:
    """The articles of a text at [start, end), in order."""
    marks = list(ARTICLE.finditer(text, start, end)) or list(SECTION.finditer(text, start, end))
    annexes = list(_ANNEX.finditer(text, start, end))
    found: dict[str, FoundArticle] = {}
    place = 0
    for number, mark in enumerate(marks):
        while place < len(annexes) and annexes[place].start() < mark.start():
            place += 1
        bounds = [marks[number + 1].start() if number + 1 < len(marks) else end]
        bounds += [annexes[place].start()] if place < len(annexes) else []
        address = _address(mark, annexes[place - 1] if place else None)
        article = _article(text, mark, min(bounds), address, language)
        if article and (address not in found or _length(found[address]) * 4 < _length(article)):
            found[address] = article
    return list(found.values())[:MAX_ITEMS]


def _length(article: FoundArticle) -> int:
    return article.text_at[1] - article.text_at[0]


def _address(mark: re.Match[str], annex: re.Match[str] | None) -> str:
    """Rule 2."""
    number = (mark["number"] or mark["kk"]).lower().replace(".", "-")
    if annex is None:
        return f"art_{number}"
    return f"annex_{(annex['number'] or annex['kk'] or '1').lower()}__art_{number}"


def _article(text: str, mark: re.Match[str], end: int, address: str, language: str) -> FoundArticle | None:
    first, stop = mark.span("rest")
    rest = mark["rest"].strip()
    first += mark["rest"].index(rest[0]) if rest else 0
    heading: tuple[int, int] | None = None
    body = first if rest else stop
    if rest and _is_heading(rest) and text[stop:end].strip():
        heading, body = (first, first + len(rest)), stop
    elif not rest:
        line = _HEADING_LINE.match(text, min(stop + 1, end), end)
        words = line["words"].strip() if line else ""
        if line and _is_heading(words) and text[line.end() : end].strip():
            begin = line.start("words") + line["words"].index(words[0])
            heading, body = (begin, begin + len(words)), line.end()
    words = text[body:end]
    if not words.strip():
        return None
    begin = body + len(words) - len(words.lstrip())
    stop = min(body + len(words.rstrip()), begin + MAX_TEXT)
    article = Article(
        address=address,
        text={language: text[begin:stop]},
        heading={language: text[slice(*heading)]} if heading else None,
    )
    return FoundArticle(article, heading, (begin, stop))


def _is_heading(words: str) -> bool:
    """Rule 3."""
    return (
        2 < len(words) <= _MAX_HEADING and words[-1] not in ".;:," and words[0].isupper() and not re.match(r"\d", words)
    )

"""The story: what on a page is its title, byline, captions and body, and what only stands around it.

1. A title is the page's own, or the first line of several words above the byline or the body.
2. The lines that tell author, section and date stand above the body; `heading` reads them.
3. A caption is marked up as one, or ends in a credit: "Photo credit: NAME", "Photo: NAME", "(Photo by NAME)".
4. The body is the lines that are sentences, and the lists that they announce with a colon. A line that asks to
   subscribe, points to other stories or names a menu is none, and after the first such line below the body only
   captions are looked for.
"""

import re

import msgspec

from kelisim.reading.dates import find_dates
from kelisim.reading.page import Page, Paragraph
from kelisim.reading.story.heading import heading_in
from kelisim.reading.wording import either

_CREDIT = re.compile(
    r"(?:\(|\b)(?:Photos?|Pictures?|Images?)(?: credits?)?(?: by|:| /| ©)\s?(?P<credit>[^()\n]{2,80}?)\)?\.?\Z",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    either(
        r"""
        \bsubscrib | \bsign up\b(?! to) | newsletter | follow us | sent directly to you
        our (?:Twitter|Telegram|channel|app)
        read (?:also|more|next) | see also | view more | most (?:recent|read|popular)
        related (?:stories|news|articles)
        all rights reserved | copyright | © | cookies?\b | privacy policy | terms of (?:use|service) | advertis
        share (?:this|on) | leave a comment | back to top | »\Z
        """
    ),
    re.IGNORECASE,
)
_MENU = re.compile(r"\S {2,}\S|[|·•>/]\s|\t")
_SENTENCE_END = re.compile(r"[.!?:…][\"”’')\]]*\Z")
_DATELINE = re.compile(r"\A(?P<city>[A-Z][A-Z’'-]{2,}(?:[ -][A-Z][A-Z’'-]+){0,2})(?=\s?[,–—(.-])")
MIN_BODY_WORDS = 7
MIN_TITLE_WORDS = 4
MAX_TITLE = 400
MAX_CAPTION = 500


class Told(msgspec.Struct, frozen=True):
    """Words at [start, end)."""

    start: int
    end: int
    text: str


class Photo(msgspec.Struct, frozen=True):
    """A caption and its credit."""

    caption: Told
    credit: Told | None


class Layout(msgspec.Struct, frozen=True):
    """A page taken apart. `published` is a partial date; `published_at` is where it stands."""

    title: Told | None
    author: Told | None
    section: Told | None
    publisher: Told | None
    published: str | None
    published_at: tuple[int, int] | None
    dateline: Told | None
    photos: tuple[Photo, ...]
    body: tuple[Paragraph, ...]


def take_apart(page: Page) -> Layout:
    """Tell the parts of a page from one another."""
    told = {field: Told(start, end, page.text[start:end]) for field, (start, end) in page.told.items()}
    author, section = told.get("author"), told.get("section")
    published, published_at = _meta_date(told.get("published"))
    photos: list[Photo] = []
    body: list[Paragraph] = []
    heads: list[Paragraph] = []
    ended = False
    for line in page.paragraphs:
        heading = None if body else heading_in(line)
        if heading:
            author = author or _told(page, heading.author)
            section = section or _told(page, heading.section)
            if heading.date and published is None:
                published, published_at = _date_in(page, *heading.date)
            continue
        credit = _CREDIT.search(line.text) if len(line.text) <= MAX_CAPTION else None
        if credit or (line.caption and len(line.text) <= MAX_CAPTION):
            photos.append(_photo(line, credit))
        elif _FURNITURE.search(line.text) and len(line.text) < 400:
            ended = bool(body)
        elif not ended and _is_prose(line, body):
            body.append(line)
        elif not body:
            heads.append(line)
    title = told.get("title") or next((_whole(line) for line in heads if _is_title(line)), None)
    dateline, inline = _dateline(page, body)
    if published is None and inline is not None:
        published, published_at = inline
    return Layout(
        title=title,
        author=author,
        section=section,
        publisher=told.get("publisher"),
        published=published,
        published_at=published_at,
        dateline=dateline,
        photos=tuple(photos),
        body=tuple(body),
    )


def _is_prose(line: Paragraph, body: list[Paragraph]) -> bool:
    """Whether a line is a sentence, or an item of the list that the body has just announced."""
    if line.item and body and (body[-1].item or body[-1].text.endswith(":")):
        return True
    return len(line.text.split()) >= MIN_BODY_WORDS and _SENTENCE_END.search(line.text) is not None


def _is_title(line: Paragraph) -> bool:
    return len(line.text) <= MAX_TITLE and len(line.text.split()) >= MIN_TITLE_WORDS and not _MENU.search(line.text)


def _whole(line: Paragraph) -> Told:
    return Told(line.start, line.end, line.text)


def _told(page: Page, at: tuple[int, int] | None) -> Told | None:
    return Told(*at, page.text[slice(*at)]) if at else None


def _photo(line: Paragraph, credit: re.Match[str] | None) -> Photo:
    if credit is None:
        return Photo(_whole(line), None)
    words = line.text[: credit.start()].rstrip(" (")
    named = Told(line.start + credit.start("credit"), line.start + credit.end("credit"), credit["credit"])
    if not words:
        return Photo(_whole(line), named)
    return Photo(Told(line.start, line.start + len(words), words), named)


def _meta_date(told: Told | None) -> tuple[str | None, tuple[int, int] | None]:
    if told is None:
        return None, None
    found = find_dates(told.text[:10], 0, min(10, len(told.text)), None) or find_dates(
        told.text, 0, len(told.text), None
    )
    if not found or found[0].day is None:
        return None, None
    return found[0].day, (told.start + found[0].start, told.start + found[0].end)


def _date_in(page: Page, start: int, end: int) -> tuple[str | None, tuple[int, int] | None]:
    found = find_dates(page.text, start, end, None)
    if not found or found[0].day is None:
        return None, None
    return found[0].day, (found[0].start, found[0].end)


def _dateline(page: Page, body: list[Paragraph]) -> tuple[Told | None, tuple[str, tuple[int, int]] | None]:
    for line in body[:2]:
        match = _DATELINE.match(line.text)
        if match:
            city = Told(line.start, line.start + match.end(), match["city"])
            found = find_dates(page.text, city.end, min(city.end + 32, line.end), None)
            whole = found and found[0].day and len(found[0].first) == 10
            return city, (found[0].first, (found[0].start, found[0].end)) if whole else None
    return None, None

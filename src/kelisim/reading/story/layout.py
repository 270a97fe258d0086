"""The story: what on a page is its title, byline, captions and body, and what only stands around it.

1. A title is the page's own, or its first heading, or the first line of several words above the byline or the body.
2. The lines that tell author, section and date stand above the body, or are short lines below it; `heading` reads them.
3. A caption is marked up as one, or ends in a credit: "Photo credit: NAME", "Фото: NAME", "(Photo by NAME)".
4. The body is the lines that are sentences, and the lists that they announce with a colon. Headings inside it,
   menus and what `furniture` knows are none.
"""

import re

import msgspec

from kelisim.reading.page import Page, Paragraph
from kelisim.reading.story.dateline import dateline_of
from kelisim.reading.story.days import day_in
from kelisim.reading.story.furniture import begins_others, is_bare_pointer, is_notice, is_pointer
from kelisim.reading.story.heading import Heading, heading_in
from kelisim.reading.story.told import Told

_CREDIT = re.compile(
    r"(?:\(|\b)(?:"
    r"(?:Photos?|Pictures?|Images?)(?: credits?)?(?: by|:| /| ©)"
    r"|(?:Иллюстративное )?(?:Фото|Фотография|Снимок|Иллюстрация|Коллаж|Сурет|Фотосурет|Суреттер)\s?(?::|©|/|—|–)"
    r"|Фото (?:предоставлено|из архива|с сайта)|Суретті түсірген:?|Фото авторы:?|Автор фото:?"
    r")\s?(?P<credit>[^()\n]{2,80}?)\)?\.?\Z",
    re.IGNORECASE,
)
_MENU = re.compile(r"\S {2,}\S|[|·•>/]\s|\t")
_SENTENCE_END = re.compile(r"[.!?:…;][\"”’»“)\]]*\Z")
_ANNOUNCES = re.compile(
    r"\b(?:sign(?:ed|ing)|adopt(?:ed|s)|approv(?:ed|es)|decid(?:ed|es)|agreed|following|documents)\b"
    r"|подписа|принят|следующ|документ|қол қой|құжат"
)
"""A short line with a colon that announces a list."""
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_NO_TITLE = re.compile(
    r"(?:press[ -](?:service|release|office)|for immediate release|пресс-(?:служба|релиз)"
    r"|баспасөз (?:қызметі|релизі))\b",
    re.IGNORECASE,
)
MIN_BODY_WORDS = 7
"""Words of the line with which a body begins; so few below it are still a line of a menu."""
MIN_LINE_WORDS = 3
MIN_TITLE_WORDS = 3
MAX_TITLE = 400
MAX_CAPTION = 500


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
    apart = _Apart(page)
    for line in page.paragraphs:
        apart.take(line)
    return apart.layout()


class _Apart:
    """A page as far as its paragraphs have been taken."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.told = {field: Told(start, end, page.text[start:end]) for field, (start, end) in page.told.items()}
        self.published, self.published_at = _meta_date(self.told.get("published"))
        self.photos: list[Photo] = []
        self.body: list[Paragraph] = []
        self.heads: list[Paragraph] = []
        self.titled = False  # whether a line above the body can be the title
        self.headings: list[Paragraph] = []
        self.ended = False
        self.skip = False

    def take(self, line: Paragraph) -> None:
        """Say what a paragraph is."""
        skip, self.skip = self.skip, False
        credit = _CREDIT.search(line.text) if len(line.text) <= MAX_CAPTION else None
        if credit or (line.caption and len(line.text) <= MAX_CAPTION):
            self.photos.append(_photo(line, credit))
        elif is_pointer(line.text):
            self.skip = is_bare_pointer(line.text)
        elif skip and len(line.text) <= MAX_TITLE and not line.heading:
            return
        elif begins_others(line.text):
            self.ended = self.ended or bool(self.body)
        elif is_notice(line.text):
            return
        elif line.heading:
            if not self.ended:
                self.headings.append(line)
                if not self.body:
                    self._head(line)
        elif heading := heading_in(line, below_title=self._below_title()):
            self._heading(heading)
        elif not self.ended and self._is_prose(line):
            self.body.append(line)
        elif not self.body:
            self._head(line)

    def _head(self, line: Paragraph) -> None:
        self.heads.append(line)
        self.titled = self.titled or _is_title(line)

    def _below_title(self) -> bool:
        return not self.body and ("title" in self.told or self.titled)

    def _heading(self, heading: Heading) -> None:
        """Rule 2: what stands above the first byline and looks like a sentence is the title."""
        for field, at in (("author", heading.author), ("section", heading.section), ("publisher", heading.publisher)):
            if at and not (self.body and field == "section"):
                self.told.setdefault(field, Told(*at, self.page.text[slice(*at)]))
        if heading.date and self.published is None:
            self.published, self.published_at = _date_in(self.page, *heading.date)
        if len(self.body) == 1 and not self.titled and len(self.body[0].text) <= MAX_TITLE:
            self._head(self.body.pop())

    def _is_prose(self, line: Paragraph) -> bool:
        """Whether a line is a sentence, or an item of the list that the body has just announced."""
        body = self.body
        if body and (body[-1].text.endswith(":") or (body[-1].item and line.item)):
            return True
        if body and body[-1].text.endswith((";", ",")):
            return True
        if line.text.endswith(":") and _ANNOUNCES.search(line.text) and self.titled:
            return True
        least = MIN_LINE_WORDS if body else MIN_BODY_WORDS - 2 * bool(_CYRILLIC.search(line.text))
        return len(line.text.split()) >= least and _SENTENCE_END.search(line.text) is not None

    def layout(self) -> Layout:
        """The page taken apart."""
        first = min(self.headings, key=lambda line: line.heading, default=None)
        title = self.told.get("title") or next(
            (
                _whole(line)
                for line in [*([first] if first and _is_title(first) else []), *filter(_is_title, self.heads)]
            ),
            None,
        )
        dateline, inline = dateline_of(self.page, self.body)
        if self.published is None and inline is not None:
            self.published, self.published_at = inline
        return Layout(
            title=title,
            author=self.told.get("author"),
            section=self.told.get("section"),
            publisher=self.told.get("publisher"),
            published=self.published,
            published_at=self.published_at,
            dateline=dateline,
            photos=tuple(self.photos),
            body=tuple(self.body),
        )


def _is_title(line: Paragraph) -> bool:
    return (
        not _NO_TITLE.match(line.text)
        and len(line.text) <= MAX_TITLE
        and len(line.text.split()) >= MIN_TITLE_WORDS
        and not _MENU.search(line.text)
    )


def _whole(line: Paragraph) -> Told:
    return Told(line.start, line.end, line.text)


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
    found = day_in(told.text[:10], 0, min(10, len(told.text))) or day_in(told.text, 0, len(told.text))
    if found is None:
        return None, None
    return found.first, (told.start + found.start, told.start + found.end)


def _date_in(page: Page, start: int, end: int) -> tuple[str | None, tuple[int, int] | None]:
    found = day_in(page.text, start, end)
    return (found.first, (found.start, found.end)) if found else (None, None)

"""HTML as a page: the story's own blocks, without what stands around them.

1. Nothing outside the document is asked for: no network, no entities, no scripts.
2. Navigation, headers and footers of the site, asides, forms and blocks named for cookies, sharing, subscribing or
   other stories are left out; inside `article` or `main`, where there is one, the rest is the story.
3. What the page says of itself in `meta` (title, author, section, date, site) stands first in the text, a line each, so
   that it has a place like everything else.
4. Headings have the level of their element, and tables are tables (`markup_tables`).
5. Words struck through are no longer said: they are left out, unless they are all that a cell of a table holds.
"""

import contextlib
import re
from itertools import islice

from lxml import etree

from kelisim.reading.errors import EmptyDocumentError
from kelisim.reading.formats.building import PageBuilder
from kelisim.reading.formats.cleaning import one_line
from kelisim.reading.formats.markup_tables import add_table
from kelisim.reading.page import Page
from kelisim.reading.wording import each, either

_DROPPED = frozenset(
    each(
        """
        script style noscript template svg iframe form button select nav footer aside object embed canvas
        video audio map dialog menu input textarea
        """
    )
)
_BLOCKS = frozenset(
    each(
        """
        p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr td th blockquote
        figure figcaption pre br hr address body html tbody thead center
        """
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STRUCK = frozenset({"s", "del", "strike"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_ASIDE = re.compile(
    r"(?:^|[\s_-])"
    + either(
        r"""
        cookies? | consent | banner | newsletter | subscri\w* | related | read-?(?:also|more|next) | share | sharing
        social | promo | advert\w* | ads? | breadcrumbs? | sidebar | menu | navbar | nav | comments? | footer | popular
        trending | recommend\w* | tags | most-recent | pagination | popup | modal
        """
    )
    + r"(?:$|[\s_-])",
    re.IGNORECASE,
)
MAX_STORIES = 50
"""So many articles of a page are looked at; one inside another tells the same again."""
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "form"})
_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "section": ("article:section", "section", "parsely-section"),
    "published": ("article:published_time", "datepublished", "date", "pubdate", "dc.date", "parsely-pub-date"),
    "publisher": ("og:site_name", "application-name"),
}


def read_markup(text: str) -> Page:
    """The page that HTML holds.

    Raises:
        EmptyDocumentError: no words are left in it.
    """
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    root: etree._Element | None = None
    with contextlib.suppress(etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise EmptyDocumentError("the page holds no words", expected="HTML with a story")
    builder = PageBuilder()
    for field, words in _metadata(root).items():
        builder.tell(field, words)
    _walk(_story(root), builder)
    return builder.page()


class _Held:
    """The words of the block that is being read."""

    def __init__(self, builder: PageBuilder) -> None:
        self._builder = builder
        self._words: list[str] = []

    def hold(self, words: str | None) -> None:
        if words:
            self._words.append(words)

    def flush(self, tag: str = "") -> None:
        words = "".join(self._words)
        self._words.clear()
        self._builder.add(words, caption=tag in _CAPTIONS, item=tag == "li", heading=_HEADINGS.get(tag, 0))


def _metadata(root: etree._Element) -> dict[str, str]:
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        words = one_line(element.get("content") or "")[:500]
        if name and words:
            said.setdefault(name, words)
    return {field: found for field, names in _META.items() if (found := next(filter(None, map(said.get, names)), None))}


def _story(root: etree._Element) -> etree._Element:
    for tag in ("article", "main"):
        found = list(islice(root.iter(tag), MAX_STORIES))
        if found:
            return max(found, key=lambda element: sum(map(len, element.itertext())))
    body = root.find("body")
    return root if body is None else body


def _dropped(element: etree._Element, top: etree._Element) -> bool:
    tag = element.tag
    if tag in _DROPPED or element.get("role") in _ROLES or element.get("hidden") is not None:
        return True
    if element is top:
        return False
    if tag == "header" and top.tag == "body":
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return tag not in {"p", "span", "a", "figure", "figcaption"} and _ASIDE.search(named[:300]) is not None


def _walk(top: etree._Element, builder: PageBuilder) -> None:
    """Visit the tree without recursion, because a hostile page is deep."""
    held = _Held(builder)
    stack: list[tuple[etree._Element, bool]] = [(top, False)]
    while stack:
        element, leaving = stack.pop()
        block = element.tag in _BLOCKS
        if leaving:
            if block:
                held.flush(element.tag)
            if element is not top:
                held.hold(element.tail)
            continue
        if element.tag in _STRUCK or _dropped(element, top):
            held.hold(element.tail if element is not top else None)
            continue
        if block:
            held.flush()
        if element.tag == "table" and add_table(element, builder, _cell):
            held.hold(element.tail if element is not top else None)
            continue
        held.hold(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _cell(cell: etree._Element) -> tuple[str, bool]:
    """The words of a cell, its blocks parted by line ends, and whether all of them are struck (rule 5)."""
    pieces: list[tuple[str, bool]] = []
    stack: list[tuple[etree._Element, bool, bool]] = [(cell, False, False)]
    while stack:
        element, leaving, struck = stack.pop()
        block = element.tag in _BLOCKS and element is not cell
        if leaving:
            pieces.append(("\n" if block else "", False))
            if element is not cell:
                pieces.append((_spaced(element.tail), struck))
            continue
        if element.tag in _DROPPED:
            pieces.append((_spaced(element.tail), struck))
            continue
        if block:
            pieces.append(("\n", False))
        inside = struck or element.tag in _STRUCK
        pieces.append((_spaced(element.text), inside))
        stack.append((element, True, struck))
        stack.extend((child, False, inside) for child in reversed(element))
    told = [struck for words, struck in pieces if words.strip()]
    every = bool(told) and all(told)
    return "".join(words for words, struck in pieces if every or not struck), every


def _spaced(words: str | None) -> str:
    """Words in which an end of a line of the source is a space."""
    return " ".join(re.split(r"[\s]+", words)) if words else ""

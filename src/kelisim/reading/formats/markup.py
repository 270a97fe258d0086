"""HTML as a page: the story's own blocks, without what stands around them.

1. Nothing outside the document is asked for: no network, no entities, no scripts.
2. Navigation, headers and footers of the site, asides, forms and blocks named for cookies, sharing, subscribing or
   other stories are left out; inside `article` or `main`, where there is one, the rest is the story.
3. What the page says of itself in `meta` (title, author, section, date, site) stands first in the text, a line each, so
   that it has a place like everything else.
"""

import contextlib
import re
import unicodedata
from itertools import islice

from lxml import etree

from kelisim.reading.errors import EmptyDocumentError
from kelisim.reading.page import Page, Paragraph, paragraph
from kelisim.reading.wording import each, either

_SPACE = re.compile(r"\s+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
"""What a character reference can bring in, such as `&#27;`."""
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
    builder = _Builder()
    for field, words in _metadata(root).items():
        builder.told[field] = builder.line(words)
    _walk(_story(root), builder)
    if not builder.paragraphs:
        raise EmptyDocumentError("the page holds no words", expected="HTML with a story")
    return Page("".join(builder.pieces), tuple(builder.paragraphs), builder.told)


class _Builder:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.paragraphs: list[Paragraph] = []
        self.told: dict[str, tuple[int, int]] = {}
        self._held: list[str] = []

    def line(self, words: str) -> tuple[int, int]:
        start = self.length
        self.pieces.append(words + "\n\n")
        self.length += len(words) + 2
        return start, start + len(words)

    def hold(self, words: str | None) -> None:
        if words:
            self._held.append(words)

    def flush(self, *, caption: bool = False, item: bool = False) -> None:
        words = _tidy("".join(self._held))
        self._held.clear()
        if words:
            start, _ = self.line(words)
            self.paragraphs.append(paragraph(start, words, caption=caption, item=item))


def _tidy(words: str) -> str:
    return unicodedata.normalize("NFC", _SPACE.sub(" ", _CONTROL.sub("", words)).strip())


def _metadata(root: etree._Element) -> dict[str, str]:
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        words = _tidy(element.get("content") or "")[:500]
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


def _walk(top: etree._Element, builder: _Builder) -> None:
    """Visit the tree without recursion, because a hostile page is deep."""
    stack: list[tuple[etree._Element, bool]] = [(top, False)]
    while stack:
        element, leaving = stack.pop()
        block = element.tag in _BLOCKS
        if leaving:
            if block:
                builder.flush(caption=element.tag in _CAPTIONS, item=element.tag == "li")
            if element is not top:
                builder.hold(element.tail)
            continue
        if _dropped(element, top):
            builder.hold(element.tail if element is not top else None)
            continue
        if block:
            builder.flush()
        builder.hold(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))

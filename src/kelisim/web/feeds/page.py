"""One page of a feed: what is the same in Atom and in JSON Feed.

1. A feed is read in pages (RFC 5005, 3): the newest events first, and an address for those before them, which names a
   place in the order of arrival, so no page shifts while it is read.
2. The id of an item is made from the event and the language, that of a feed from the register and what the feed is of;
   neither names this node, so one event has one id wherever it is read.
3. `updated` of an item is the clock of its act. What is signed is never changed, so an item is not either.
4. The feed of news has the stories of the newsroom as well, and pages by number, as its list has.
"""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils import translation

from kelisim.node.models import Entry
from kelisim.web.addresses import entry_address
from kelisim.web.event_words import headline, told
from kelisim.web.feeds.scope import Scope, absolute
from kelisim.web.language import chosen
from kelisim.web.newsroom.models import Story
from kelisim.web.newsroom.news import Piece, news_page
from kelisim.web.newsroom.released import clock, written
from kelisim.web.queries.events import Event, latest_of_all
from kelisim.web.queries.records import Record

PER_PAGE = 30
EPOCH = "1970-01-01T00:00:00Z"
"""When a feed without events was last changed."""
_SPACE = uuid.UUID("6b656c69-7369-4d00-8000-666565647300")


@dataclass(frozen=True)
class Item:
    """An item. `act` is the hash of the act that it can be checked by, empty for what no act says."""

    id: str
    title: str
    text: str
    address: str
    updated: str
    author: str
    tags: tuple[str, ...]
    act: str = ""


@dataclass(frozen=True)
class FeedPage:
    """A page of a feed. `query` names it in its address, empty for the first; `following` names the next, if any."""

    id: str
    title: str
    language: str
    scope: Scope
    query: str
    following: str
    items: tuple[Item, ...]

    @property
    def updated(self) -> str:
        """When something in it was last signed or published."""
        return max((item.updated for item in self.items), default=EPOCH)

    @property
    def page(self) -> str:
        """The address of the page that has the same for people."""
        return absolute(self.scope.page(self.language))

    def first(self, name: str, language: str = "") -> str:
        """The address of the first page in a format, in this language or another."""
        return absolute(self.scope.file(name, language or self.language))

    def own(self, name: str) -> str:
        """The address of this page in a format."""
        return self.first(name) + self.query

    def next(self, name: str) -> str:
        """The address of the next page in a format; empty on the last."""
        return self.first(name) + self.following if self.following else ""


def feed_page(scope: Scope, language: str, asked: Mapping[str, str]) -> FeedPage:
    """A page of the feed of a scope.

    Args:
        scope: what it is of.
        language: the reader's.
        asked: the query of the address: `before`, a place in the order of arrival, or of news, `page`, a number.

    Raises:
        Http404: the query names no page.
    """
    news = scope.section == "news" and scope.row is None
    name = "page" if news else "before"
    number = asked.get(name, "")
    if number and not re.fullmatch("[1-9][0-9]{0,17}", number):
        raise Http404
    with translation.override(language):
        found, following = (_news if news else _events)(scope, language, int(number or 0))
        return FeedPage(
            id=feed_id(scope, language),
            title=scope.title(language),
            language=language,
            scope=scope,
            query=f"?{name}={number}" if number else "",
            following=f"?{name}={following}" if following else "",
            items=found,
        )


def _events(scope: Scope, language: str, before: int) -> tuple[tuple[Item, ...], int]:
    found = latest_of_all(scope.records, scope.filters, before or None, PER_PAGE + 1)
    following = found[PER_PAGE - 1].order if len(found) > PER_PAGE else 0
    return tuple(_of_event(event, language) for event in found[:PER_PAGE]), following


def _news(scope: Scope, language: str, number: int) -> tuple[tuple[Item, ...], int]:
    record = scope.records[0]
    found = news_page(record, str(number or 1), clock())
    if number > found.paginator.num_pages:
        raise Http404
    items = tuple(_of_piece(record, piece, piece.row, language) for piece in found.object_list)
    return items, found.number + 1 if found.has_next() else 0


def feed_id(scope: Scope, language: str) -> str:
    """The id of a feed (rule 2)."""
    register = scope.records[0].register.pk if scope.slug else ""
    entry = scope.row.entry if scope.row else ""
    return urn(f"{register}/{scope.section}/{entry}/{language}")


def urn(name: str) -> str:
    """A name of its own for something in a feed (RFC 9562, 5.5)."""
    return uuid.uuid5(_SPACE, name).urn


def _of_event(event: Event, language: str) -> Item:
    return Item(
        id=urn(f"{event.id}/{language}"),
        title=headline(event, language),
        text=told(event, language),
        address=absolute(event_address(event)),
        updated=event.at,
        author=event.name_of(event.side or event.party, language),
        tags=(event.kind, *dict.fromkeys(one.kind for one in event.entries)),
        act=event.act,
    )


def event_address(event: Event) -> str:
    """The page on which an event can be read, in the reader's language: that of its entry, or of proposals and
    signatures.
    """
    if event.main is not None:
        return entry_address(event.slug, event.main.kind, event.main.entry)
    return reverse("proposals" if event.kind == "proposed" else "signed", args=(event.slug,))


def _of_piece(record: Record, piece: Piece, row: Story | Entry, language: str) -> Item:
    """A piece of news: a story of the newsroom, or one that is an entry of the register."""
    if isinstance(row, Entry):
        name, summary = row.entry, row.content.get("summary")
        updated = max(row.agreed_at, row.content.get("release") or "")
        text, act = chosen(summary, language)[1] if summary else "", row.proposal
    else:
        name, text, act = row.translation_key.hex, row.summary, ""
        updated = written(row.last_published_at or row.first_published_at or clock())
    return Item(
        id=urn(f"{record.register.pk}/news/{name}/{language}"),
        title=piece.title,
        text=text or piece.title,
        address=absolute(piece.address),
        updated=updated,
        author=piece.byline or chosen(record.register.name, language)[1],
        tags=("news", *filter(None, (piece.section,))),
        act=act,
    )

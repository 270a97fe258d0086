"""What has to be looked at as a feed, in Atom and in JSON Feed: what came to be so lately, the newest first.

1. An item is a thing to look at. Its id is made from the entry, the rule, the side and the day that the rule looks at,
   so it is the same wherever and however often it is read, and another one where the day moves.
2. It was updated on the day from which it has to be looked at: an overdue commitment on the day after its term, one
   that nobody reports on when the rhythm of reporting was missed. The feed has the last `PER_PAGE`.
3. What no longer has to be looked at is no longer in it.
"""

import datetime
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kelisim.planning.warnings import USUAL
from kelisim.web.addresses import entry_address, register_address
from kelisim.web.clock import today
from kelisim.web.feeds import atom, json_feed
from kelisim.web.feeds.answering import answered
from kelisim.web.feeds.page import FeedPage, Item, urn
from kelisim.web.feeds.scope import Scope, absolute
from kelisim.web.language import chosen, reader
from kelisim.web.plans.warned import Warned, latest
from kelisim.web.plans.warning_words import heading, sentence
from kelisim.web.queries.names import Names
from kelisim.web.queries.records import Record, find_record

PER_PAGE: Final = 30


@dataclass(frozen=True)
class WarningScope(Scope):
    """The page of what has to be looked at, and its feeds beside it."""

    def page(self, language: str) -> str:
        """The address of the page."""
        own = register_address(self.slug, "warnings")
        return f"/{language}/{own.split('/', 2)[2]}"

    def file(self, name: str, language: str) -> str:
        """The address of a feed: those called `feed` are of what was signed."""
        return self.page(language) + name.replace("feed", "warnings")


def atom_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The feed as Atom."""
    page = warning_feed(find_record(slug))
    return answered(request, atom.atom(page), atom.CONTENT_TYPE, page.updated)


def json_feed_view(request: HttpRequest, slug: str) -> HttpResponse:
    """The feed as JSON Feed."""
    page = warning_feed(find_record(slug))
    return answered(request, json_feed.json_feed(page), json_feed.CONTENT_TYPE, page.updated)


def warning_feed(record: Record) -> FeedPage:
    """The feed of a register in the reader's language."""
    language = reader()
    found, names = latest(record, PER_PAGE)
    items = sorted((_item(record, one, names, language) for one in found), key=lambda item: item.updated, reverse=True)
    name = chosen(record.register.name, language)[1]
    return FeedPage(
        id=urn(f"{record.register.pk}/warnings/{language}"),
        title=f"{_('What to look at')} · {name}",
        language=language,
        scope=WarningScope((record,), record.slug),
        query="",
        following="",
        items=tuple(items[:PER_PAGE]),
    )


def _item(record: Record, one: Warned, names: Names, language: str) -> Item:
    said = f"{record.register.pk}/{one.row.entry}/{one.code}/{one.side}/{one.since.isoformat()}/{language}"
    return Item(
        id=urn(f"warning/{said}"),
        title=f"{heading(one.code)}: {chosen(one.row.title, language)[1]}",
        text=sentence(record, one, names),
        address=absolute(entry_address(record.slug, one.row.kind, one.row.entry)),
        updated=f"{begun(one).isoformat()}T00:00:00Z",
        author=chosen(record.register.name, language)[1],
        tags=("warning", one.code, one.row.kind),
    )


def begun(one: Warned) -> datetime.date:
    """The day from which it has to be looked at (rule 2), and on which that was known."""
    days = {
        "overdue": 1,
        "due-soon": -USUAL.soon,
        "no-report": USUAL.rhythm + 1,
        "no-successor": -USUAL.programme,
        "gap": -USUAL.programme,
        "expiring": -USUAL.expiring,
        "notification-outstanding": 31 * USUAL.months,
        "ratification-outstanding": 31 * USUAL.months,
    }
    known = datetime.date.fromisoformat(one.first)
    if one.code not in days:
        return known
    return min(max(known, one.since + datetime.timedelta(days=days[one.code])), today())

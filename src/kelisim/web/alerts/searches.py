"""Searches that are followed: which events the register's own search finds, in every form of a word.

1. An event belongs to a search that finds one of its public entries, or the act itself, by what the index holds of
   them: titles, texts, words said, and files.
2. The index is brought up to date in the transaction that takes the events up, so none of them is missing in it.
3. Where the index fails, the words of titles are compared as they are: alerts do not wait for it, and the log tells.
"""

import logging
import re
import unicodedata
from collections.abc import Iterable, Sequence

from django.db import transaction

from kelisim.web.alerts.models import Subscription
from kelisim.web.queries.events import Event
from kelisim.web.search.finding import matches, thing_of_act, thing_of_entry
from kelisim.web.search.indexing import catch_up

Answers = dict[tuple[str, str], set[str]]
"""The things of some events that each search, by its words and its reader's language, finds."""

_WORD = re.compile(r"\w+")
log = logging.getLogger("kelisim.alerts")


def things_of(event: Event) -> list[str]:
    """What the index calls the things of an event."""
    return [*(thing_of_entry(event.register, one.entry) for one in event.entries), thing_of_act(event.act)]


def answers(slug: str, events: Sequence[Event]) -> Answers:
    """What the searches that are followed in a register find among the things of some events."""
    rows = Subscription.objects.filter(register=slug, kind="search", confirmed__isnull=False)
    asked = set(rows.order_by().values_list("of", "follower__language").distinct())
    if not asked:
        return {}
    try:
        with transaction.atomic():
            catch_up()
            things = [thing for event in events for thing in things_of(event)]
            return {(words, language): matches(words, language, things) for words, language in asked}
    except Exception:
        log.exception("the search index could not be asked; titles are compared instead")
        return {(words, language): _in_titles(words, events) for words, language in asked}


def _in_titles(asked: str, events: Iterable[Event]) -> set[str]:
    """The acts of the events whose titles have every word, or one that begins so, whatever its capitals."""
    wanted = _words(asked)
    found = set()
    for event in events:
        titles = [event.title, *(one.title for one in event.entries)]
        there = {word for title in titles for text in title.values() for word in _words(text)}
        if all(any(word.startswith(one) for word in there) for one in wanted):
            found.add(thing_of_act(event.act))
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())

"""Searches that are followed: which events the register's own search finds, in every form of a word.

1. An event belongs to a search that finds one of its public entries, or the act itself, by what the index holds of
   them: titles, texts, words said, and files. So does a story of the newsroom.
2. The index is brought up to date in the transaction that takes the events up, so none of them is missing in it.
3. Where the index fails, the words of titles are compared as they are: alerts do not wait for it, and the log tells.
"""

import logging
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from django.db import transaction

from kelisim.web.alerts.models import Subscription
from kelisim.web.queries.events import Event
from kelisim.web.search.finding import matches, thing_of_act, thing_of_entry
from kelisim.web.search.indexing import catch_up

Answers = dict[tuple[str, str], set[str]]
"""The things of some events that each search, by its words and its reader's language, finds."""

_WORD = re.compile(r"\w+")
log = logging.getLogger("kelisim.alerts")


class Told(msgspec.Struct, frozen=True):
    """What is told: the things of the index that it is, of which it is the last by itself, and its titles."""

    things: tuple[str, ...]
    titles: tuple[Mapping[str, str], ...]


def told_of(event: Event) -> Told:
    """What an event is."""
    things = (*(thing_of_entry(event.register, one.entry) for one in event.entries), thing_of_act(event.act))
    return Told(things, (event.title, *(one.title for one in event.entries)))


def answers(slug: str, told: Sequence[Told]) -> Answers:
    """What the searches that are followed in a register find among what is told."""
    rows = Subscription.objects.filter(register=slug, kind="search", confirmed__isnull=False)
    asked = set(rows.order_by().values_list("of", "follower__language").distinct())
    if not asked:
        return {}
    try:
        with transaction.atomic():
            catch_up()
            things = [thing for one in told for thing in one.things]
            return {(words, language): matches(words, language, things) for words, language in asked}
    except Exception:
        log.exception("the search index could not be asked; titles are compared instead")
        return {(words, language): _in_titles(words, told) for words, language in asked}


def _in_titles(asked: str, told: Iterable[Told]) -> set[str]:
    """What has every word in its titles, or one that begins so, whatever its capitals."""
    wanted = _words(asked)
    found = set()
    for one in told:
        there = {word for title in one.titles for text in title.values() for word in _words(text)}
        if all(any(word.startswith(each) for word in there) for each in wanted):
            found.add(one.things[-1])
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())

"""The life of a document for each Party, as its page tells it: status on a day, since when and why, what is lacking.

1. Everything is computed by `register.treaty` from the clauses, the signatures, the recorded actions and the public
   notices; here it only gets the reader's words.
2. Where neither a clause nor an action beyond signing is on record, nothing is computed: what a source states stays
   what it is.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kelisim.model.decode import MalformedError, convert
from kelisim.model.instrument import Instrument
from kelisim.model.notice import Notice
from kelisim.model.text import Text
from kelisim.node.models import Word
from kelisim.register.treaty.days import Day
from kelisim.register.treaty.life import Life, Period, lives
from kelisim.register.treaty.reasoning import Reason
from kelisim.register.treaty.reservations import Effect, effects
from kelisim.register.treaty.succession import superseding
from kelisim.register.treaty.wording import NONE, words_on
from kelisim.web.reasons import day_words, sentence
from kelisim.web.relations_chart import Tie

Name = Callable[[str], str]


@dataclass(frozen=True)
class Step:
    """A status, the first day that it holds in words, whether that day is still to come, and why."""

    status: str
    since: str
    why: str
    ahead: bool


@dataclass(frozen=True)
class PartyLife:
    """A Party: what it can be on the day (more than one where the record does not tell), and its whole life."""

    party: str
    now: list[Step]
    steps: list[Step]
    lacking: str
    notes: list[str]


@dataclass(frozen=True)
class Reservation:
    """What a reservation or declaration does between two Parties, for some articles or for all."""

    effect: Effect
    why: str
    start: str
    end: str


@dataclass(frozen=True)
class Wording:
    """Words that an article can have on the day, and why where they are not those that were signed."""

    text: Text | None
    why: str


@dataclass(frozen=True)
class ArticleText:
    """An article with its permanent address."""

    address: str
    heading: Text | None
    wordings: list[Wording]


@dataclass(frozen=True)
class DocumentLife:
    """A document on a day. `clause` says whether its clause on entry into force is on record."""

    on: datetime.date
    clause: bool
    parties: list[PartyLife]
    reaches_back: str
    reservations: list[Reservation]
    articles: list[ArticleText]


def later(inward: Iterable[Tie]) -> dict[str, Instrument]:
    """The documents that amend or supersede one, by entry, as far as what they hold is of this version's shape."""
    found: dict[str, Instrument] = {}
    for tie in inward:
        if tie.row is not None and tie.kind in ("amends", "supersedes"):
            with suppress(MalformedError):
                found[tie.row.entry] = convert(tie.row.content, Instrument)
    return found


def document_life(
    instrument: Instrument,
    words: Iterable[Word],
    on: datetime.date,
    language: str,
    name: Name,
    *,
    related: Mapping[str, Instrument] = NONE,
    entry: str | None = None,
) -> DocumentLife:
    """The life of a document.

    Args:
        instrument: its newest public version.
        words: the public notices about it.
        on: the day.
        language: the reader's.
        name: gives a Party's name for its code.
        related: documents that say that they amend or supersede it, by entry.
        entry: its own entry.
    """
    notices: list[tuple[str, Notice]] = [(word.party, convert(word.content, Notice)) for word in words]

    def why(reason: Reason) -> str:
        return sentence(reason, language, name)

    replacing = superseding(instrument, related.values(), entry)
    found = lives(instrument, notices, replacing) if instrument.clauses or instrument.actions or notices else {}
    return DocumentLife(
        on=on,
        clause=instrument.clauses is not None and instrument.clauses.entry_into_force is not None,
        parties=[_party(life, on, language, why) for life in found.values()],
        reaches_back=next((why(life.reaches_back) for life in found.values() if life.reaches_back), ""),
        reservations=[
            Reservation(effect, why(effect.reason), _day(effect.start, language), _day(effect.end, language))
            for effect in effects(instrument, notices)
        ],
        articles=_articles(instrument, on, why, related),
    )


def _party(life: Life, on: datetime.date, language: str, why: Callable[[Reason], str]) -> PartyLife:
    def step(period: Period) -> Step:
        ahead = period.start is not None and on < period.start.earliest
        return Step(period.status, _day(period.start, language), why(period.reason), ahead)

    return PartyLife(
        party=life.party,
        now=[step(period) for period in life.status_on(on).possible],
        steps=[step(period) for period in life.periods if period.start is not None],
        lacking=why(life.waits) if life.waits else "",
        notes=[why(note) for note in life.notes],
    )


def _day(day: Day | None, language: str) -> str:
    return day_words(day, language) if day else ""


def _articles(
    instrument: Instrument, on: datetime.date, why: Callable[[Reason], str], amending: Mapping[str, Instrument]
) -> list[ArticleText]:
    headings = {article.address: article.heading for article in instrument.articles}
    addresses = dict.fromkeys([*headings, *(one.article for one in instrument.amendments)])
    found = [
        ArticleText(
            address=address,
            heading=headings.get(address),
            wordings=[
                Wording(one.text, "" if one.reason.code == "text" else why(one.reason))
                for one in words_on(instrument, address, on, amending)
            ],
        )
        for address in addresses
    ]
    return [article for article in found if article.wordings]


def article_name(address: str) -> str:
    """An article's address in words: `art_5__para_2` is `Article 5, paragraph 2`."""
    patterns = {"art": _("Article {}"), "para": _("paragraph {}"), "point": _("point {}"), "annex": _("Annex {}")}
    parts = (part.split("_", 1) for part in address.split("__"))
    return ", ".join(patterns[kind].format(number) for kind, number in parts)

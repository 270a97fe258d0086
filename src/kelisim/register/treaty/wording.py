"""The words of an article on a day: what corrections and amendments make of them.

1. The words of the text hold from the beginning.
2. An amendment that is in force replaces them from its first day; before it nothing changes (VCLT 39, 40). One that
   adds an article has no words before it, and one that takes an article away leaves its address without words. Where
   the amendment states no first day, it is the one on which the instrument that makes it comes into force by its own
   clauses (VCLT 24, 40(2)). Whom of several Parties it binds is not told here (VCLT 40(4)).
3. A correction that was made, and that nobody objected to, replaces the words that it was proposed for as if they had
   never been there (VCLT 79(1), (2), (4)). Until then the words stay as they are.
"""

import datetime
from collections.abc import Mapping

import msgspec

from kelisim.model.articles import Amendment
from kelisim.model.clauses import Clauses
from kelisim.model.instrument import Instrument
from kelisim.model.text import Text
from kelisim.register.treaty.actions import record_of
from kelisim.register.treaty.days import Day, day_of
from kelisim.register.treaty.reasoning import Reason, because
from kelisim.register.treaty.succession import entry_of

NONE: Mapping[str, Instrument] = {}
"""No amending instruments are at hand."""


class Wording(msgspec.Struct, frozen=True):
    """The words of an article from a day to the first day on which they no longer hold; no words where it is empty."""

    text: Text | None
    start: Day | None
    end: Day | None
    reason: Reason


def wordings(instrument: Instrument, address: str, amending: Mapping[str, Instrument] = NONE) -> tuple[Wording, ...]:
    """Every wording of an article, in order; none where the instrument has no such address.

    Args:
        instrument: the instrument with its articles, corrections and amendments.
        address: the article's.
        amending: the instruments that amend it, each by its entry or its name.
    """
    found = [
        Wording(article.text, None, None, because("text"))
        for article in instrument.articles
        if article.address == address
    ]
    amendments = [
        (day, one) for one in instrument.amendments if one.article == address and (day := _first_day(one, amending))
    ]
    for day, amendment in sorted(amendments, key=lambda pair: pair[0]):
        if found:
            found[-1] = msgspec.structs.replace(found[-1], end=day)
        by = amendment.by.name or amendment.by.entry or ""
        found.append(Wording(amendment.reads, day, None, because("amended", by=by, day=day)))
    for correction in sorted(instrument.corrections, key=lambda one: one.proposed):
        if correction.article != address or not correction.corrected or correction.objected:
            continue
        proposed = day_of(correction.proposed)
        held = [place for place, one in enumerate(found) if one.start is None or one.start <= proposed]
        if held:
            reason = because("corrected", day=day_of(correction.corrected))
            found[held[-1]] = msgspec.structs.replace(found[held[-1]], text=correction.reads, reason=reason)
    return tuple(found)


def _first_day(amendment: Amendment, amending: Mapping[str, Instrument]) -> Day | None:
    """Rule 2: the first day on which an amendment holds, or None while there is none."""
    if amendment.in_force:
        return day_of(amendment.in_force)
    names = (amendment.by.entry, amendment.by.name)
    found = next((amending[name] for name in names if name is not None and name in amending), None)
    return entry_of(found.clauses or Clauses(), record_of(found)).treaty() if found else None


def words_on(
    instrument: Instrument, address: str, day: datetime.date, amending: Mapping[str, Instrument] = NONE
) -> tuple[Wording, ...]:
    """The wordings that can hold on a day: more than one where the day of an amendment is not known well enough."""
    return tuple(
        one
        for one in wordings(instrument, address, amending)
        if (one.start is None or one.start.earliest <= day) and (one.end is None or day < one.end.latest)
    )

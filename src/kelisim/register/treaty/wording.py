"""The words of an article on a day: what corrections and amendments make of them.

1. The words of the text hold from the beginning.
2. An amendment that is in force replaces them from its first day; before it nothing changes (VCLT 39, 40). One that
   adds an article has no words before it, and one that takes an article away leaves its address without words.
3. A correction that was made, and that nobody objected to, replaces the words that it was proposed for as if they had
   never been there (VCLT 79(1), (2), (4)). Until then the words stay as they are.
"""

import datetime

import msgspec

from kelisim.model.instrument import Instrument
from kelisim.model.text import Text
from kelisim.register.treaty.days import Day, day_of
from kelisim.register.treaty.reasoning import Reason, because


class Wording(msgspec.Struct, frozen=True):
    """The words of an article from a day to the first day on which they no longer hold; no words where it is empty."""

    text: Text | None
    start: Day | None
    end: Day | None
    reason: Reason


def wordings(instrument: Instrument, address: str) -> tuple[Wording, ...]:
    """Every wording of an article, in order; none where the instrument has no such address."""
    found = [
        Wording(article.text, None, None, because("text"))
        for article in instrument.articles
        if article.address == address
    ]
    amendments = [
        (day_of(one.in_force), one) for one in instrument.amendments if one.article == address and one.in_force
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


def words_on(instrument: Instrument, address: str, day: datetime.date) -> tuple[Wording, ...]:
    """The wordings that can hold on a day: more than one where the day of an amendment is not known well enough."""
    return tuple(
        one
        for one in wordings(instrument, address)
        if (one.start is None or one.start.earliest <= day) and (one.end is None or day < one.end.latest)
    )

"""Who took an office, as a sentence of an appointment tells it: the name first, the office before the verb.

"Арман Садықов 2032 жылғы 4 сәуірде Қазақстанның энергетика министрі болып тағайындалды": one person, one office behind
the name, and a verb of taking it up behind both. A sentence with more of either is left alone.
"""

import re

import msgspec

from kelisim.reading.dates import Dated
from kelisim.reading.kazakh.context import Said
from kelisim.reading.kazakh.names import Name, find_names
from kelisim.reading.kazakh.offices import OfficeName
from kelisim.reading.lexicon.states import StateName

_TOOK = re.compile(
    r"(?:болып|қызметіне|лауазымына) (?:(?:қайта|жаңадан) )?(?:тағайындал|сайлан|кіріс)|қызметін (?:атқар|басқар)"
)


class Appointment(msgspec.Struct, frozen=True):
    """A person, the office, the State that the office is of, and the day, month or year since when, where told."""

    name: Name
    office: OfficeName
    state: StateName | None
    since: Dated | None


def appointment_in(said: Said) -> Appointment | None:
    """The appointment that a sentence tells."""
    took = _TOOK.search(said.low)
    if took is None:
        return None
    barred = frozenset(
        word.start for state in said.states for word in said.words if state.start <= word.start < state.end
    )
    verb = said.start + took.start()
    names = [name for name in find_names(said.words, barred) if name.whole <= verb]
    offices = [office for office in said.offices if office.start < verb]
    if len(names) != 1 or len(offices) != 1 or names[0].whole > offices[0].start:
        return None
    name, office = names[0], offices[0]
    states = [state for state in said.states if name.whole <= state.start and state.end <= office.start]
    days = [dated for dated in said.dates if dated.start < verb and dated.day]
    return Appointment(name, office, states[-1] if len(states) == 1 else None, days[0] if len(days) == 1 else None)

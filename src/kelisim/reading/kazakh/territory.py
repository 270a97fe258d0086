"""Where an instrument applies: `Қазақстан, Ресей және үшінші елдер аумағында барлау жүргізу туралы келісім`."""

import re

from kelisim.reading.kazakh.context import Context, Evidence
from kelisim.reading.kazakh.instruments import Mention
from kelisim.reading.kazakh.lexical import states_in

_TERRITORY = re.compile(r"(?:арасындағы|туралы|\A)(?P<list>(?:(?!арасындағы|туралы)[^.;])*?)\sаума(?:ғ|қтар)\w*")
_THIRD = re.compile(r"(?<!\w)(?:үшінші|шет|басқа|өзге)\s(?:ел|мемлекет)\w*")


def territory_of(context: Context, mention: Mention, evidence: Evidence) -> tuple[str, ...]:
    """The States on whose territory the title of an instrument says that it applies, and `third-countries`."""
    phrase, said = mention.phrase, mention.said
    match = _TERRITORY.search(said.low[phrase.start - said.start : phrase.end - said.start])
    if match is None:
        return ()
    start, end = phrase.start + match.start("list"), phrase.start + match.end("list")
    found: dict[str, tuple[int, int]] = {}
    for state in states_in(context.text, start, end):
        found.setdefault(state.code, (state.start, state.end))
    third = _THIRD.search(said.low, start - said.start, end - said.start)
    if third is not None:
        found["third-countries"] = (said.start + third.start(), said.start + third.end())
    for place, span in enumerate(found.values()):
        evidence.at(f"territory.{place}", *span)
    return tuple(found)

"""Where something took place: a city in the locative, `Қазан қаласында`, `Астанада`."""

import re

from kelisim.reading.kazakh.context import Said
from kelisim.reading.kazakh.lexical import KAZAKH
from kelisim.reading.kazakh.phrases import Phrase
from kelisim.reading.lexicon.places import find_places
from kelisim.reading.wording import each

_NO_PLACE = frozenset(
    each(
        """
        қазақстанда ресейде онда мұнда сонда осында бүгінде парламентте сенатта мәжілісте үкіметте ақордада кезде күнде
        елордада еуропада азияда республикада федерацияда құжатта келісімде наурызда қазанда комиссияда кеңесте
        министрлікте одақта әкімдікте орталықта форумда саммитте ассамблеяда
        """
    )
)
_LINKED = re.compile(r"(?:ск|рг|нк|кт)[іы][дт][ае]\Z")
"""A vowel that parts two consonants of a name from its ending: `Минскіде`."""
_SHORTEST = 4


def place_in(said: Said, phrase: Phrase | None) -> tuple[int, int] | None:
    """The place of the name of a city at which a sentence says that something happened, its ending left out."""
    words = said.words
    states = {state.start for state in said.states}
    for number, word in enumerate(words):
        if phrase is not None and phrase.first <= number <= phrase.last:
            continue
        if not word.capital or not word.text[0].isalpha() or word.start in states:
            continue
        after = words[number + 1].low if number + 1 < len(words) else ""
        if after in {"қаласында", "қ", "ауылында", "кентінде"}:
            return word.start, word.end
        if number == 0 and not find_places(said.text, word.start, word.end, language=KAZAKH):
            continue
        if word.low in _NO_PLACE or any(person.name_at[0] <= word.start < person.name_at[1] for person in said.people):
            continue
        if any(body.start <= word.start < body.whole for body in said.bodies):
            continue
        if len(word.low) > _SHORTEST and word.low.endswith(("да", "де", "та", "те")):
            return word.start, word.end - (3 if _LINKED.search(word.low) else 2)
    return None

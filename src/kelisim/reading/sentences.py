"""Sentences of a paragraph, in the three languages.

1. A sentence ends at a full stop, question or exclamation mark, or an ellipsis, before a capital letter or a digit.
2. It does not end after an abbreviation or an initial. After the Russian "г." of a year it ends only where a good part
   of a sentence stands before it: "28 апреля 2021 г. Премьер-министр …" is one.
"""

import re
from collections.abc import Iterator

import msgspec

_END = re.compile(r"[.!?…][\"”’»')\]]*\s+(?=[\"“‘«(\[]?[A-ZÀ-ÞĀ-ŽА-ЯЁӘҒҚҢӨҰҮҺІÁÉÍÓÚÝ0-9])")
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|St|No|Art|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|vs|etc|Inc|Ltd|Co|Gen|Col|U\.S|U\.K"
    r"|им|ул|пр|пер|обл|тыс|млн|млрд|трлн|руб|долл|ст|пп?|стр|см|др|проф|акад|ген|гг|т\.\s?е|т\.\s?к|т\.\s?д|т\.\s?п"
    r"|и\.\s?о|г-н|г-жа|тг|рис|ред|корр|пос|кв|ж|бап|т\.\s?б|т\.\s?с\.\s?с|мыс|ат"
    r"|[A-ZА-ЯЁӘҒҚҢӨҰҮҺІÁŚŃĞÚÓ])\.\Z"
)
_YEAR = re.compile(r"\d\s?г\.\Z")
_OF_A_TOWN = re.compile(r"(?<!\w)[гсдкч]\.\Z")
_SHORT = 45
_LOOK_BACK = 12


class Sentence(msgspec.Struct, frozen=True):
    """A sentence at [start, end) of the page's text, and the number of its paragraph."""

    start: int
    end: int
    text: str
    paragraph: int


def sentences(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    """The sentences between two places of a text."""
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.start() + len(match[0].rstrip())
        if _goes_on(text, begin, match.start() + 1):
            continue
        yield Sentence(begin, stop, text[begin:stop], paragraph)
        begin = match.end()
    if begin < end:
        yield Sentence(begin, end, text[begin:end], paragraph)


def _goes_on(text: str, begin: int, stop: int) -> bool:
    """Rule 2, of a full stop that ends at `stop` in a sentence that begins at `begin`."""
    before = text[max(begin, stop - _LOOK_BACK) : stop]
    if _YEAR.search(before):
        return stop - begin < _SHORT
    return bool(_ABBREVIATION.search(before) or _OF_A_TOWN.search(before))

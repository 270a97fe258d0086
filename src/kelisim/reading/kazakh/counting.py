"""How many papers a sentence says were signed: `16 құжатқа қол қойылды`, `он бес келісім жасалды`."""

import re

from kelisim.reading.kazakh.context import Said

_UNITS = {"бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9}
_TENS = {
    "он": 10,
    "жиырма": 20,
    "отыз": 30,
    "қырық": 40,
    "елу": 50,
    "алпыс": 60,
    "жетпіс": 70,
    "сексен": 80,
    "тоқсан": 90,
}
_NUMBER = (
    rf"(?P<digits>\d{{1,4}})|(?P<tens>{'|'.join(_TENS)})(?:\s(?P<more>{'|'.join(_UNITS)}))?"
    rf"|(?P<units>{'|'.join(_UNITS)})"
)
_COUNT = re.compile(
    rf"(?<![\w-])(?:{_NUMBER})(?:-?(?:ден|дан|тан|тен)\s(?:астам|аса))?(?:\s(?:бірдей|шақты))?"
    r"(?:\s(?!құжат|келісім|меморандум|туралы|жыл|ай(?!\w)|күн|рет|ел(?!\w)|тарап|үкімет"
    r"|мемлекет)[\w-]+){0,3}?\s(?:құжат|келісім|меморандум|келісімшарт)(?:қа|ге|ға|тар|ді|ты)?"
    r"(?:\s(?:мен|және)\s\w+)?(?!\w)(?=[^.;]{0,80}(?:қол\sқой|қол\sжеткіз|қабылданды|жасал|жасас|пакет))"
)


def count_in(said: Said) -> list[tuple[int, int, int]]:
    """The counts of papers that a sentence states: the number and the place of the words that state it."""
    low = said.low
    if "құжат" not in low and "келісім" not in low and "меморандум" not in low:
        return []
    found = []
    for match in _COUNT.finditer(low):
        number = (
            int(match["digits"])
            if match["digits"]
            else _TENS[match["tens"]] + _UNITS.get(match["more"] or "", 0)
            if match["tens"]
            else _UNITS[match["units"]]
        )
        if number >= 2:
            found.append((number, said.start + match.start(), said.start + match.end()))
    return found

"""Which other instrument a treaty amends or takes the place of, in the words of its text.

1. "Protocol amending the Agreement of ...", "Протокол о внесении изменений в Соглашение ...", "... келісімге өзгерістер
   енгізу туралы хаттама" amend what they name.
2. "supersedes the Agreement ... of DAY", "прекращает действие Соглашение ... от DAY" take the place of what they name,
   where the sentence gives its day.
"""

import re

import msgspec

from kelisim.model.instrument import Relation
from kelisim.model.reference import Named
from kelisim.reading.treaties.days import days_in
from kelisim.reading.treaties.passages import sentences

_KIND = (
    r"(?:Framework |Intergovernmental )?(?:Agreement|Treaty|Protocol|Convention|Memorandum|Arrangement|Contract"
    r"|Program(?:me)?|Соглашени[еяю]|Договор[ауе]?|"
    r"Протокол[ау]?|Конвенци[яюи]|Меморандум[ау]?|Программ[ауы]|AGREEMENT|TREATY|PROTOCOL|CONVENTION|MEMORANDUM"
    r"|СОГЛАШЕНИ[ЕЯ]|ДОГОВОРА?|"
    r"ПРОТОКОЛА?|КОНВЕНЦИ[ЮИ]|МЕМОРАНДУМА?)"
)
_AMENDS = re.compile(
    r"(?P<verb>amend(?:ing|ments?)|(?:changes|modifications|additions|supplement\w*)|modifying|extending|prolong\w+|"
    r"внесени\w{1,2} (?:изменени|дополнени)\w{1,2}(?: и (?:изменени|дополнени)\w{1,2})?|изменени\w{1,3}"
    r"|продлени\w{1,2})\b[^.;]{0,40}?\s(?P<to>to|the|в|к|действия)\s"
)
_NAMED = re.compile(rf"(?:the\s+)?[\"«“]?(?P<name>{_KIND}\b)")
_AMENDS_KK = re.compile(
    r"(?P<name>.*?\b(?:келісімге|шартқа|хаттамаға|меморандумға|конвенцияға"
    r"|бағдарламаға))\s(?:\w+\s){0,3}?(?P<verb>өзгеріс|толықтыру)",
    re.DOTALL,
)
_REPLACES = re.compile(
    r"\b(?:supersedes?|replaces?|prekra|terminat\w+|прекраща(?:ет|ют|ется)(?: свое)? действие|утрачивает силу"
    r"|заменяет)\b"
)
_MAX_NAME = 500


class FoundRelation(msgspec.Struct, frozen=True):
    """A relation, where its words stand, and where the other instrument is named."""

    relation: Relation
    verb_at: tuple[int, int]
    name_at: tuple[int, int]


def amended_by(text: str, low: str, title: tuple[int, int], language: str) -> FoundRelation | None:
    """Rule 1: what the instrument with a title at these places amends."""
    start, end = title
    if language == "kk":
        match = _AMENDS_KK.match(low, start, end)
        return _relation("amends", text, match.span("verb"), match.span("name")) if match else None
    verb = _AMENDS.search(low, start, end)
    named = _NAMED.search(text, verb.start("to"), end) if verb else None
    if verb is None or named is None:
        return None
    stop = end
    while text[stop - 1] in '»”".':
        stop -= 1
    return _relation("amends", text, verb.span("verb"), (named.start("name"), stop))


def superseded_in(text: str, low: str, start: int, end: int, language: str) -> FoundRelation | None:
    """Rule 2: what the text at [start, end) takes the place of."""
    if language == "kk":
        return None
    for match in _REPLACES.finditer(low, start, end):
        stop = next((last for _, last in sentences(text, match.end(), min(end, match.end() + _MAX_NAME))), match.end())
        named = _NAMED.match(text, match.end() + 1, stop)
        if named and any(True for _ in days_in(low, named.start(), stop)):
            last = list(days_in(low, named.start(), stop))[-1].end
            return _relation("supersedes", text, match.span(), (named.start("name"), last))
    return None


def _relation(kind: str, text: str, verb: tuple[int, int], name: tuple[int, int]) -> FoundRelation | None:
    start, end = name
    words = text[start:end]
    if not words.strip() or len(words) > _MAX_NAME:
        return None
    relation = Relation(kind=kind, instrument=Named(name=words))  # type: ignore[arg-type]
    return FoundRelation(relation, verb, name)

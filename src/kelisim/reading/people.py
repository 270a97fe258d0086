"""People with their offices and sides.

1. A person is a name of two or three capitalised words that follows an office, or that an office follows after a comma.
2. A side is the State that the office names: "Kazakh Prime Minister", "Minister of Energy of Azerbaijan",
   "Turkmenistan's".
3. A later surname alone stands for the person of that surname that the page named before.
"""

import re
from collections.abc import Iterable

import msgspec

from kelisim.reading.sentences import Sentence
from kelisim.reading.states import NAME, code_of

_W = r"[A-ZÀ-ÞŞĞİÇÖÜ][\w’'-]+"
_FULL = rf"{_W}(?:\s(?:bin|al|von|van|de))?(?:\s{_W}){{1,3}}"
_RANK = r"(?:(?:[Ff]irst|[Dd]eputy|[Aa]cting|[Ss]enior|[Vv]ice|[Cc]hief|[Tt]hen)[\s-]){0,3}"
_OFFICE = (
    rf"{_RANK}(?:"
    r"[Pp]rime\s[Mm]inister|[Pp]resident|[Cc]hancellor|[Pp]remier|[Kk]ing|[Ee]mir|"
    r"(?:(?:[A-Z][\w-]+)(?:\s(?:and\s)?[A-Z][\w-]+){0,4}\s)?(?:[Mm]inister|[Aa]mbassador|[Aa]kim|[Gg]overnor|[Mm]ayor)"
    rf"(?:\s(?:of|"
    rf"for)\s(?:the\s)?(?!(?:{NAME})\b)[A-Z][\w-]+(?:,?\s(?:and\s)?(?!(?:{NAME})\b)[A-Z][\w-]+){{0,4}}(?:\sof\s(?:the\s)?(?:{NAME}))?)?|"
    r"(?:[Cc]hairman|[Cc]hairperson|[Cc]hair|[Hh]ead|[Dd]irector|[Ss]ecretary[\s-][Gg]eneral|CEO|[Ss]pokes(?:man|"
    r"woman|person))"
    r"(?:\sof\s(?:the\s)?[A-Z][\w-]+(?:\s(?:of\s)?(?:the\s)?[A-Z][\w-]+){0,5})?)"
)
_BEFORE_NAME = re.compile(
    rf"(?:(?P<adjective>{NAME})(?:['’]s)?\s)?(?P<office>{_OFFICE})(?:\sof\s(?:the\s)?(?P<of>{NAME}))?\s(?P<name>{_FULL})"
)
_OF = re.compile(rf"\s(?:of|for)\s(?:the\s)?({NAME})\Z")


class Person(msgspec.Struct, frozen=True):
    """A person as first named. `office`, `side` and `name` are spans; `code` is the side's."""

    name: str
    name_at: tuple[int, int]
    office: str
    office_at: tuple[int, int]
    code: str | None
    side_at: tuple[int, int] | None

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(maxsplit=1)[-1]


def find_people(text: str, sentence: Sentence) -> list[Person]:
    """The people that a sentence names with their offices."""
    found = []
    for match in _BEFORE_NAME.finditer(text, sentence.start, sentence.end):
        person = _person(match)
        if person is not None:
            found.append(person)
    return found


def _person(match: re.Match[str]) -> Person | None:
    name, name_at = match["name"], match.span("name")
    if code_of(name) or code_of(name.split()[0]):
        return None
    office, office_at = match["office"], match.span("office")
    code, side_at = None, None
    if match["adjective"]:
        code, side_at = code_of(match["adjective"]), match.span("adjective")
    elif match["of"]:
        code, side_at = code_of(match["of"]), match.span("of")
    inner = _OF.search(office)
    if inner:
        code, side_at = code_of(inner[1]), (office_at[0] + inner.start(1), office_at[0] + inner.end(1))
        office, office_at = office[: inner.start()], (office_at[0], office_at[0] + inner.start())
    words = office.split()
    for count in (3, 2, 1):
        leading = " ".join(words[:count])
        if code is None and len(words) > count and code_of(leading):
            code, side_at = code_of(leading), (office_at[0], office_at[0] + len(leading))
            office, office_at = " ".join(words[count:]), (office_at[0] + len(leading) + 1, office_at[1])
    return Person(name, name_at, office, office_at, code, side_at)


def surnames_in(text: str, sentence: Sentence, known: Iterable[Person]) -> list[Person]:
    """The known people whose surname a sentence uses alone, with the span of the surname."""
    found = []
    for person in known:
        match = re.compile(rf"\b{re.escape(person.surname)}\b").search(text, sentence.start, sentence.end)
        if match:
            found.append(msgspec.structs.replace(person, name_at=match.span()))
    return found

"""People with their offices and sides.

1. A person is a name of two to four capitalised words that follows an office, or that an office follows after a comma:
   "Foreign Minister Ivan Petrov", "Ivan Petrov, the Minister of Foreign Affairs of Belarus".
2. A side is the State that stands before the office or after it: "Kazakh Prime Minister", "Minister of Energy of
   Azerbaijan", "Turkmenistan's".
3. A later surname alone stands for the person of that surname that the page named before.
"""

import re
from collections.abc import Mapping

import msgspec

from kelisim.reading.lexicon.states import StateName, find_states, state_at
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import either

_CAPITAL = r"[A-ZÀ-ÞŞĞİ][\w’'-]+"
_NAME = rf"{_CAPITAL}(?:\s(?:bin|al|von|van|de))?(?:\s{_CAPITAL}){{1,3}}"
_OFFICE = re.compile(
    r"\b"
    + either(
        """
        [Pp]rime [Mm]inister | [Pp]resident | [Cc]hancellor | [Pp]remier | [Kk]ing | [Ee]mir | [Mm]inister
        [Ss]ecretary[ -][Gg]eneral | Secretary of State | [Aa]mbassador | [Aa]kim | [Gg]overnor | [Mm]ayor
        [Cc]hair(?:man|woman|person)? | [Hh]ead | [Dd]irector | CEO | [Ss]pokes(?:man|woman|person)
        """
    )
    + r"\b"
)
_RANK = "(?:first|deputy|acting|senior|vice|chief|then)"
_BEFORE = re.compile(rf"(?:(?:{_CAPITAL}|U\.S\.|(?i:{_RANK}))[\s-](?:and\s)?){{1,7}}\Z")
_RANKED = re.compile(rf"\b{_RANK}\b", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|for)\s(?:the\s)?")
_WHAT = re.compile(rf"{_CAPITAL}(?:,?\s(?:and\s|of\s(?:the\s)?)?{_CAPITAL}){{0,5}}")
_AFTER = re.compile(rf"\s(?P<name>{_NAME})|,\s(?P<apart>{_NAME}),")
_NAMED_BEFORE = re.compile(rf"(?P<name>{_NAME}),\s(?:the\s)?\Z")
_WORD = re.compile(_CAPITAL)
_LOOK_BACK = 90
MAX_PEOPLE = 200
"""A page has so many people; what names more is a list."""


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
    found: list[Person] = []
    since = sentence.start
    for match in _OFFICE.finditer(text, sentence.start, sentence.end):
        if match.start() < since:
            continue
        person = _person(text, match, since, sentence.end)
        if person is not None:
            found.append(person)
            since = max(person.name_at[1], person.office_at[1])
    return found


def _person(text: str, head: re.Match[str], since: int, until: int) -> Person | None:
    before = _BEFORE.search(text, max(since, head.start() - _LOOK_BACK), head.start())
    start, side = _side_before(text, before.start() if before else head.start(), head.start())
    for end, after in _ends(text, head.end(), until):
        name = _AFTER.match(text, end, until)
        if name is not None:
            group = "name" if name["name"] else "apart"
            return _made(text, name.span(group), (start, end), side or after)
    end, after = _ends(text, head.end(), until)[0]
    left = side.start if side else start
    named = _NAMED_BEFORE.search(text, max(since, left - _LOOK_BACK), left)
    return _made(text, named.span("name"), (start, end), side or after) if named else None


def _side_before(text: str, start: int, head: int) -> tuple[int, StateName | None]:
    """Where an office begins, and the State before it: "Kazakh Energy Minister", "Kazakhstan’s Prime Minister"."""
    states = find_states(text, start, head)
    if not states:
        return start, None
    state = states[-1]
    word = _WORD.search(text, state.end, head)
    rank = _RANKED.search(text, state.end, head)
    return min([head, *(found.start() for found in (word, rank) if found)]), state


def _ends(text: str, end: int, until: int) -> list[tuple[int, StateName | None]]:
    """Where an office may end, the longest reading first, each with the State after "of"."""
    of = _OF.match(text, end, until)
    if of is None:
        return [(end, None)]
    state = state_at(text, of.end(), until)
    if state is not None:
        return [(state.end, state), (end, None)]
    what = _WHAT.match(text, of.end(), until)
    if what is None:
        return [(end, None)]
    ends: list[tuple[int, StateName | None]] = []
    for word in _WORD.finditer(text, *what.span()):
        named = state_at(text, word.start(), until)
        if named is not None:
            ends.append((named.end, named))
            break
        ends.append((word.end(), None))
    return [*reversed(ends), (end, None)]


def _made(text: str, name_at: tuple[int, int], office_at: tuple[int, int], side: StateName | None) -> Person | None:
    """A person; the State of an office is told apart from the office's own words."""
    if find_states(text, *name_at):
        return None
    start, end = office_at
    if side is not None and start < side.start < end:
        words = text[start : side.start]
        end = start + len(re.sub(r"\s(?:of|for)\s(?:the\s)?\Z", "", words).rstrip())
    if text.startswith(("First ", "Then ", "The "), start) and not text.startswith("First Deputy", start):
        start = text.index(" ", start) + 1
    return Person(
        text[slice(*name_at)],
        name_at,
        text[start:end],
        (start, end),
        side.code if side else None,
        (side.start, side.end) if side else None,
    )


def surnames_in(sentence: Sentence, known: Mapping[str, Person]) -> list[Person]:
    """The known people whose surname a sentence uses alone, with the place of the surname."""
    found: dict[str, Person] = {}
    for match in _WORD.finditer(sentence.text):
        surname = match[0].removesuffix("’s").removesuffix("'s")
        if surname in known and surname not in found:
            start = sentence.start + match.start()
            found[surname] = msgspec.structs.replace(known[surname], name_at=(start, start + len(surname)))
    return list(found.values())

"""People with their offices, bodies and sides.

1. A person is a name of two to four capitalised words that follows an office, or that an office follows after a comma
   or "was appointed": "Foreign Minister Ivan Petrov", "Ivan Petrov, the Minister of Foreign Affairs of Belarus".
2. A side is the State that stands before the office or after it: "Kazakh Prime Minister", "Minister of Energy of
   Azerbaijan", "Turkmenistan's"; "his Korean counterpart" has the office of the person named before.
3. A later surname alone stands for the person of that surname that the page named before.
4. What a head, a chairman or a director is "of" is the body; "of Energy" belongs to the office of a minister.
"""

import re
from collections.abc import Mapping

import msgspec

from kelisim.reading.english.offices import (
    CAPITAL,
    HEAD,
    NAME,
    RANK,
    SPLIT_AFTER,
    TITLES,
    WITHOUT_NAME,
    body_before,
    body_of,
)
from kelisim.reading.english.pairs import find_pairs
from kelisim.reading.lexicon.states import StateName, find_states, state_at
from kelisim.reading.sentences import Sentence

_BEFORE = re.compile(rf"(?:(?:{CAPITAL}|U\.S\.|(?i:{RANK}))[\s-](?:and\s|for\s|of\s)?){{1,7}}\Z")
_RANKED = re.compile(rf"\b{RANK}\b", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|for|at)\s(?:the\s)?")
_WHAT = re.compile(
    rf"{CAPITAL}(?:(?!,\sand\s{CAPITAL}\s{CAPITAL},\s),?\s(?:and\s|of\s(?:the\s)?|for\s(?:the\s)?)?{CAPITAL}){{0,7}}"
)
_PLAIN_WHAT = re.compile(
    r"(?:[A-Z][a-z]+(?:[’']s)?\s)?[a-z]+(?:[\s-](?!(?:and|said|was|is|has|in|on|who)\s)[a-z]+[’']?){0,3}?(?=,?\s[A-ZÀ-Þ])"
)
_AFTER = re.compile(
    rf"\s(?:{TITLES}\s)?(?P<name>{NAME})|(?:\sin\s{CAPITAL})?,\s(?:{TITLES}\s)?(?P<apart>{NAME})(?=,|\.|:|\s(?:said|told)\b|\Z)"
)
_NAMED_BEFORE = re.compile(
    rf"(?P<name>{NAME})(?:,\s(?:the\s|a\s|its\s|their\s)?|\s(?:was|has\sbeen|is)\s(?:re)?(?:appointed|elected|named)\s"
    r"(?:as\s)?(?:the\s|a\s)?(?:new\s)?|\s\((?:the\s)?)\Z"
)
_HONOUR = re.compile(r"[Pp]rofessor|[Aa]cademician|[Gg]eneral|[Cc]aptain")
_THEN = re.compile(rf",\s(?:the\s|an?\s)?(?:\w+\s){{0,2}}{HEAD.pattern}")
"""An office that follows the name of a professor tells more than the title does."""
_BEARER = re.compile(r",\s")
_COUNTERPART = re.compile(
    rf"\b(?:his|her|their)\s(?:[\w-]+\s){{1,3}}?counterpart,?\s(?:from\s[\w\s]{{3,20}},\s)?(?P<name>{NAME})"
)
_COUNTERPART_BEFORE = re.compile(r"\bcounterpart(?:\sfrom\s[\w\s]{3,20})?,?\s(?:the\s)?\Z")
_WORD = re.compile(CAPITAL)
_LOOK_BACK = 90
MAX_PEOPLE = 200
"""A page has so many people; what names more is a list."""


class Person(msgspec.Struct, frozen=True):
    """A person as first named. `office`, `side`, `body` and `name` are spans; `code` is the side's.

    `whole_at` is the office with its body.
    """

    name: str
    name_at: tuple[int, int]
    office: str
    office_at: tuple[int, int]
    code: str | None
    side_at: tuple[int, int] | None
    body_at: tuple[int, int] | None = None
    whole_at: tuple[int, int] | None = None

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(maxsplit=1)[-1]


def find_people(text: str, sentence: Sentence) -> list[Person]:
    """The people that a sentence names with their offices."""
    found: list[Person] = []
    since = sentence.start
    for match in HEAD.finditer(text, sentence.start, sentence.end):
        if match.start() < since or HEAD.match(text, match.end() + 1, sentence.end):
            continue
        person = _person(text, match, since, sentence.end)
        if person is not None and _HONOUR.fullmatch(match[0]) and _THEN.match(text, person.name_at[1], sentence.end):
            continue
        if person is not None:
            found.append(person)
            since = max(person.name_at[1], person.office_at[1], (person.whole_at or (0, 0))[1])
    for name_at, office_at, state in find_pairs(text, sentence):
        found = [person for person in found if person.name_at[1] <= name_at[0] or name_at[1] <= person.name_at[0]]
        side_at = (state.start, state.end) if state else None
        code = state.code if state else None
        found.append(Person(text[slice(*name_at)], name_at, text[slice(*office_at)], office_at, code, side_at))
    if found and "counterpart" in sentence.text:
        _counterparts(text, sentence, found)
    return found


def _counterparts(text: str, sentence: Sentence, found: list[Person]) -> None:
    """Rule 2."""
    for match in _COUNTERPART.finditer(text, sentence.start, sentence.end):
        before = [person for person in found if person.name_at[0] < match.start()]
        taken = any(person.name_at[0] < match.end() and match.start("name") < person.name_at[1] for person in found)
        states = find_states(text, match.start(), match.start("name"))
        if before and states and not taken and not HEAD.search(match["name"]):
            person = before[-1]
            side = (states[-1].start, states[-1].end)
            found.append(
                msgspec.structs.replace(
                    person, name=match["name"], name_at=match.span("name"), code=states[-1].code, side_at=side
                )
            )


def _person(text: str, head: re.Match[str], since: int, until: int) -> Person | None:
    before = _BEFORE.search(text, max(since, head.start() - _LOOK_BACK), head.start())
    start, side = _side_before(text, before.start() if before else head.start(), head.start(), since)
    ends = _ends(text, head, until)
    left = side.start if side and side.start < start else start
    named = _NAMED_BEFORE.search(text, max(since, left - _LOOK_BACK), left)
    if named and len(ends) > 1 and _BEARER.match(text, named.end("name")):
        end, after = ends[0]
        person = _made(text, named.span("name"), (start, end), side or after, head)
        if person is not None:
            return person
    for end, after in ends:
        name = _AFTER.match(text, end, until)
        if name is not None:
            group = "name" if name["name"] else "apart"
            return _made(text, name.span(group), (start, end), side or after, head)
    end, after = ends[0]
    return _made(text, named.span("name"), (start, end), side or after, head) if named else None


def _side_before(text: str, start: int, head: int, since: int) -> tuple[int, StateName | None]:
    """Where an office begins, and the State before it: "Kazakh Energy Minister", "Kazakhstan’s Prime Minister"."""
    states = find_states(text, start, head)
    if not states:
        near = _COUNTERPART_BEFORE.search(text, max(since, start - 40), start)
        named = find_states(text, max(since, start - 60), near.start()) if near else []
        return start, named[-1] if named else None
    state = states[-1]
    word = _WORD.search(text, state.end, head)
    rank = _RANKED.search(text, state.end, head)
    return min([head, *(found.start() for found in (word, rank) if found)]), state


def _ends(text: str, head: re.Match[str], until: int) -> list[tuple[int, StateName | None]]:
    """Where an office may end, the longest reading first, each with the State after "of"."""
    end = head.end()
    of = _OF.match(text, end, until)
    if of is None:
        return [(end, None)]
    state = state_at(text, of.end(), until)
    if state is not None and not state.adjective:
        return [(state.end, state), (end, None)]
    what = _WHAT.match(text, of.end(), until)
    if what is None or (state is not None and state.adjective):
        plain = _PLAIN_WHAT.match(text, of.end(), until)
        return [(plain.end(), None), (end, None)] if plain else [(end, None)]
    ends: list[tuple[int, StateName | None]] = []
    for word in _WORD.finditer(text, *what.span()):
        named = state_at(text, word.start(), until)
        if named is not None and not named.adjective:
            ends.append((named.end, named))
        if named is not None or HEAD.match(text, word.start()):
            break
        ends.append((word.end(), None))
    return [*reversed(ends), (end, None)]


def _made(
    text: str, name_at: tuple[int, int], office_at: tuple[int, int], side: StateName | None, head: re.Match[str]
) -> Person | None:
    """A person; the State of an office is told apart from the office's own words."""
    name = text[slice(*name_at)]
    if find_states(text, *name_at) or HEAD.search(name) or WITHOUT_NAME.search(name):
        return None
    start, end = office_at
    if side is not None and start < side.start < end:
        end = start + len(re.sub(r"\s(?:of|for)\s(?:the\s)?\Z", "", text[start : side.start]).rstrip())
    start += _filler(text, start)
    whole = (start, end)
    body: tuple[int, int] | None = None
    if SPLIT_AFTER.search(head[0]):
        behind, ahead = body_of(text, head.end(), end), body_before(text, start, head.start())
        if behind is not None:
            body, end = behind
        elif ahead is not None:
            body, start = ahead
    words = text[start:end].rstrip()
    return Person(
        name,
        name_at,
        words,
        (start, start + len(words)),
        side.code if side else None,
        (side.start, side.end) if side else None,
        body,
        whole,
    )


def _filler(text: str, start: int) -> int:
    """How many characters of an office's beginning are no part of it: "Then", "The"."""
    for word in ("First ", "Then ", "The ", "Its ", "Their ", "According ", "But ", "And "):
        if text.startswith(word, start) and not text.startswith(("First Deputy", "First Vice", "First Sec"), start):
            return len(word)
    return 0


def surnames_in(sentence: Sentence, known: Mapping[str, Person]) -> list[Person]:
    """The known people whose surname a sentence uses alone, with the place of the surname."""
    found: dict[str, Person] = {}
    for match in _WORD.finditer(sentence.text):
        surname = match[0].removesuffix("’s").removesuffix("'s")
        if surname in known and surname not in found:
            start = sentence.start + match.start()
            found[surname] = msgspec.structs.replace(known[surname], name_at=(start, start + len(surname)))
    return list(found.values())

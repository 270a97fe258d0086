"""States by the names and adjectives that English, Russian and Kazakh prose gives them, and organisations of States.

1. A State's form may stand before its name: "Republic of Belarus", "Республика Беларусь". Russian and Kazakh names are
   found in every case.
2. A capital stands for its State only where it acts ("Astana and Moscow signed"), and only in English.
3. An adjective before the word for language is no State: "на казахском и русском языках".
4. The organisations are those whose members are States.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from kelisim.reading.lexicon import states_kazakh, states_russian
from kelisim.reading.lexicon.capitals import stands_for_state
from kelisim.reading.lexicon.declension import adjective_forms, forms_of
from kelisim.reading.lexicon.endings import ADJECTIVE, stems_of
from kelisim.reading.lexicon.phrasebook import Hit, Phrasebook, Row
from kelisim.reading.lexicon.states_english import CAPITALS, ORGANISATIONS, PARLIAMENTS, STATES


class StateName(msgspec.Struct, frozen=True):
    """A State named at [start, end); `adjective` where the word is one, as in "Kazakh companies"."""

    start: int
    end: int
    code: str
    adjective: bool


_LANGUAGE = re.compile(
    r"(?:\s?,?\s?(?:(?:and|or|и|или|және|мен)\s)?[^\W\d]{3,20}){0,3}?\s(?:languages?|язык\w*|тіл\w*)(?!\w)"
)


def find_states(text: str, start: int = 0, end: int | None = None, *, language: str = "en") -> list[StateName]:
    """The States that a stretch of text names, in order; of two names that begin together the longer one."""
    end = len(text) if end is None else end
    if language == "en":
        found = list(_english_states(text, start, end))
    else:
        found = [_name(hit) for hit in _states(language).find(text, start, end)]
    return [state for state in found if not (state.adjective and _LANGUAGE.match(text, state.end, end))]


def state_at(text: str, start: int, end: int, *, language: str = "en") -> StateName | None:
    """The State whose name begins at a place and ends before another."""
    if language == "en":
        return _english_state_at(text, start, end)
    hit = _states(language).at(text, start, end)
    return _name(hit) if hit else None


def find_parties(text: str, start: int, end: int, *, language: str = "en") -> list[StateName]:
    """The States and the organisations of States that a stretch of text names, in order: who can be a Party."""
    named = find_organisations(text, start, end, language=language)
    taken = [(one.start, one.end) for one in named]
    states = [
        state
        for state in find_states(text, start, end, language=language)
        if not any(first < state.end and state.start < last for first, last in taken)
    ]
    return sorted([*states, *named], key=lambda party: party.start)


def find_organisations(text: str, start: int, end: int, *, language: str = "en") -> list[StateName]:
    """The organisations of States that a stretch of text names, in order."""
    if language == "en":
        return [
            StateName(match.start(), match.end(), _ENGLISH_ORGANISATIONS[match[0]], adjective=False)
            for match in _ORGANISATION.finditer(text, start, end)
        ]
    return [_name(hit) for hit in _organisations(language).find(text, start, end)]


def organisation_names() -> Iterable[str]:
    """The names of organisations of States in English."""
    return _ENGLISH_ORGANISATIONS.keys()


def parliament_names() -> Iterable[str]:
    """The names of parliaments that stand for their States in English."""
    return _PARLIAMENTS.keys()


def state_of_capital(words: str) -> str | None:
    """The State whose capital some words are, in English."""
    return _CAPITALS.get(words)


def _name(hit: Hit[tuple[str, bool]]) -> StateName:
    code, adjective = hit.value
    return StateName(hit.start, hit.end, code, adjective or ADJECTIVE.match(hit.ending) is not None)


@cache
def _states(language: str) -> Phrasebook[tuple[str, bool]]:
    if language == "ru":
        return Phrasebook(_russian_rows(states_russian.STATES))
    return Phrasebook(_kazakh_rows(states_kazakh.STATES), stems_of)


@cache
def _organisations(language: str) -> Phrasebook[tuple[str, bool]]:
    if language == "ru":
        return Phrasebook(_russian_rows(states_russian.ORGANISATIONS))
    return Phrasebook(_kazakh_rows(states_kazakh.ORGANISATIONS), stems_of)


def _parts(table: str) -> Iterator[tuple[str, int, str]]:
    """The code, the place of the column and the name of each name in a table."""
    for line in table.strip().splitlines():
        code, rest = line.split(" ", 1)
        for column, part in enumerate(rest.split(" | ")):
            for name in part.split("; "):
                yield code, column, name.strip()


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s’'-]+", name) if word]


def _russian_rows(table: str) -> Iterator[Row[tuple[str, bool]]]:
    for code, column, name in _parts(table):
        words = _words(name)
        if column == 1:
            forms = [frozenset((word.lower(),)) for word in words[:-1]]
            yield Row((*forms, adjective_forms(words[-1])), (code, True), capital=False)
        elif len(words) == 1 and is_abbreviation(name):
            yield Row((frozenset((name,)),), (code, False), exact=True)
        else:
            yield Row(tuple(map(forms_of, words)), (code, column > 0), capital=column == 0)


def _kazakh_rows(table: str) -> Iterator[Row[tuple[str, bool]]]:
    for code, column, name in _parts(table):
        if is_abbreviation(name):
            yield Row((frozenset((name,)),), (code, False), exact=True)
        else:
            words = tuple(frozenset(word.lower().split("/")) for word in _words(name))
            yield Row(words, (code, column > 0), capital=column == 0)


def is_abbreviation(name: str) -> bool:
    """Whether a name is capitals alone, with at most one small letter: РУз."""
    return sum(letter.isupper() for letter in name) >= max(2, len(name) - 1)


_PARLIAMENTS = {name: code for code, _, name in _parts(PARLIAMENTS)}
_CODES = {name: (code, column > 0) for code, column, names in _parts(STATES) for name in names.split(", ")}
_CODES |= {name: (code, False) for name, code in _PARLIAMENTS.items()}
_CAPITALS = {name: code for code, _, name in _parts(CAPITALS)}
_WORD = re.compile(r"(?<!\w)[A-ZÀ-Þ][^\W\d_]*")
_LETTER = re.compile(r"\w")
_FORM = re.compile(r"(?:Islamic\s)?(?:Republic|Kingdom|Sultanate|Commonwealth|State)\sof\s(?:the\s)?")
_FORMS = frozenset(("Islamic", "Republic", "Kingdom", "Sultanate", "Commonwealth", "State"))
_ENGLISH_ORGANISATIONS = {name: code for code, _, name in _parts(ORGANISATIONS)}
_ORGANISATION = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _ENGLISH_ORGANISATIONS), key=len, reverse=True))})(?!\w)"
)


def _by_first_word() -> dict[str, list[str]]:
    first: dict[str, list[str]] = {}
    for name in sorted([*_CODES, *_CAPITALS], key=len, reverse=True):
        word = _WORD.match(name)
        first.setdefault(word[0] if word else name, []).append(name)
    return first


_STARTING = _by_first_word()


def _english_states(text: str, start: int, end: int) -> Iterator[StateName]:
    done = start
    for match in _WORD.finditer(text, start, end):
        if (match[0] in _STARTING or match[0] in _FORMS) and match.start() >= done:
            state = _english_state_at(text, match.start(), end)
            if state is not None:
                yield state
                done = state.end


def _english_state_at(text: str, start: int, end: int) -> StateName | None:
    form = _FORM.match(text, start, end)
    if form:
        named = _named_at(text, form.end(), end)
        if named is not None and not named.adjective:
            return msgspec.structs.replace(named, start=start)
    return _named_at(text, start, end)


def _named_at(text: str, start: int, end: int) -> StateName | None:
    name = _name_at(text, start, end)
    stop = start + len(name)
    if not name or (name in _CAPITALS and not stands_for_state(text, start, stop, _end_of_name, _is_name)):
        return None
    code, adjective = _CODES[name] if name in _CODES else (_CAPITALS[name], False)
    return StateName(start, stop, code, adjective)


def _name_at(text: str, start: int, end: int) -> str:
    word = _WORD.match(text, start, end)
    for name in _STARTING.get(word[0], ()) if word else ():
        stop = start + len(name)
        if stop <= end and text.startswith(name, start) and not _LETTER.match(text, stop):
            return name
    return ""


def _is_name(words: str) -> bool:
    return words in _CAPITALS or (words in _CODES and not _CODES[words][1])


def _end_of_name(text: str, start: int) -> int:
    name = _name_at(text, start, len(text))
    return start + len(name) if name and _is_name(name) else 0

"""The States and organisations that a stretch names, from the lexicon, with what treaties need to know of each."""

import re

import msgspec

from kelisim.model.base import PartyCode
from kelisim.reading.lexicon.states import find_parties, find_states


class StateSaid(msgspec.Struct, frozen=True):
    """A State or organisation named at [start, end); `adjective` where the word is one."""

    code: PartyCode
    start: int
    end: int
    adjective: bool
    organisation: bool


def states_in(text: str, start: int, end: int, language: str) -> list[StateSaid]:
    """The States and organisations named in a stretch, in order; a stretch in capitals is read as if it had none."""
    if language == "en" and _CAPITALS.search(text, start, end):
        text = text[:start] + _CAPITALS.sub(_lowered, text[start:end]) + text[end : end + 1]
    nations = {(state.start, state.end) for state in find_states(text, start, end, language=language)}
    return [
        StateSaid(party.code, party.start, party.end, party.adjective, (party.start, party.end) not in nations)
        for party in find_parties(text, start, end, language=language)
    ]


_UPPER = "[A-ZÀ-ÞĀĂĄĆČĐĒĘĞĢĪĮİĶŁŃŅŌŐŒŘŚŞŠŤŪŮŰŹŻŽ]"
_CAPITALS = re.compile(rf"(?<![\w.]){_UPPER}{{2,}}(?:['’]S)?(?:[\s,-]+{_UPPER}{{2,}}(?:['’]S)?){{2,}}(?![\w.])")
_SMALL = frozenset(("OF", "THE", "AND", "FOR", "BETWEEN", "ON", "IN", "BY", "TO"))
_WORD = re.compile(rf"{_UPPER}+")


def _lowered(match: re.Match[str]) -> str:
    """Words in capitals as a sentence has them; as long as they were."""
    return _WORD.sub(lambda word: _small(word[0]) if word[0] in _SMALL else word[0][0] + _small(word[0][1:]), match[0])


def _small(word: str) -> str:
    return "".join(low if len(low := letter.lower()) == 1 else "i" for letter in word)

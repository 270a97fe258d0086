"""The States and organisations that a stretch names, from the lexicon, with what treaties need to know of each."""

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


def states_in(text: str, start: int, end: int, language: str) -> list[StateSaid]:  # noqa: ARG001 - until the lexicon takes it
    """The States and organisations named in a stretch, in order."""
    nations = {(state.start, state.end) for state in find_states(text, start, end)}
    return [
        StateSaid(party.code, party.start, party.end, party.adjective, (party.start, party.end) not in nations)
        for party in find_parties(text, start, end)
    ]

"""The Parties of an instrument that a Russian text names.

1. They are the States and organisations that it is "между", or the one that acts and the one that it is "с", or the
   States of the sentence, or those of the people who sign, or else the sides of the story.
2. Of companies' instruments the States are Parties where they stand with the companies' names, and else none.
"""

import re

from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import StateName, find_parties
from kelisim.reading.russian.context import Context
from kelisim.reading.russian.instruments import Mention
from kelisim.reading.russian.sides import codes, states_in
from kelisim.reading.russian.signing import Signers

LATER_STEPS = frozenset({"ratified", "in-force", "amended", "ended"})
"""Steps that come after signing."""
_BETWEEN = re.compile(r"\bмежду\b[^.;]{0,220}")
_WITH = re.compile(r"\sсо?\s")
_IN_BRACKETS = re.compile(r"[»\"”]?\s?\([^()]{2,60}\)")


def parties_of(
    context: Context, number: int, mention: Mention, signers: Signers, level: str | None, evidence: Evidence
) -> tuple[str, ...]:
    """The States and organisations it is between, or the States that act in the sentence, or those of the story."""
    text, told_in = context.text, mention.told_in
    if level == "corporate" and signers.around:
        behind = _IN_BRACKETS.match(text, signers.around[1])
        beside = states_in(text, signers.around[0], behind.end() if behind else signers.around[1])
        return _told(beside, evidence) if _several(beside) else ()
    between = _BETWEEN.search(text, mention.start, max(mention.end, min(mention.sentence.end, mention.end + 1)))
    states: list[StateName] = find_parties(text, between.start(), between.end(), language="ru") if between else []
    if not _several(states):
        states = _partner(context, mention)
        acting = states_in(text, mention.sentence.start, mention.start)[:1] or (
            [context.first] if context.first else []
        )
        states = [*acting, *states] if states else states_in(text, told_in.start, min(mention.start, told_in.end))
    if not _several(states):
        states = states_in(text, mention.start, mention.sentence.end) if mention.sentence is told_in else states
        states = [*states_in(text, told_in.start, min(mention.start, told_in.end)), *states]
    if not _several(states):
        states = _sides_of_people(context, number)
    if not _several(states):
        states = _beside(context, mention)
    if not _several(states):
        states = _of_story(context, mention)
    return _told(states, evidence)


def _of_story(context: Context, mention: Mention) -> list[StateName]:
    """The sides of the story; what one State did later is told of that State, where the title names no two."""
    titled = context.layout.title
    named = states_in(context.text, titled.start, titled.end) if titled else []
    if mention.status in LATER_STEPS and not _several(named):
        own = states_in(context.text, mention.told_in.start, mention.told_in.end)
        if len(codes(own)) == 1:
            return own
    return list(context.parties) if _several(list(context.parties)) else []


def _told(states: list[StateName], evidence: Evidence) -> tuple[str, ...]:
    """The codes of States, each once, with their places."""
    first: dict[str, StateName] = {}
    for state in states:
        first.setdefault(state.code, state)
    for place, state in enumerate(first.values()):
        evidence.at(f"parties.{place}", state.start, state.end)
    return tuple(first)


def _beside(context: Context, mention: Mention) -> list[StateName]:
    """The States of the sentence that tells the step, where it is another."""
    if mention.told_in is mention.sentence:
        return []
    return states_in(context.text, mention.told_in.start, mention.told_in.end)


def _several(states: list[StateName]) -> bool:
    return len(codes(states)) >= 2


def _sides_of_people(context: Context, number: int) -> list[StateName]:
    return [person.side for person in context.people_in(number) if person.side is not None]


def _partner(context: Context, mention: Mention) -> list[StateName]:
    """The State that the instrument is "с"."""
    for partner in _WITH.finditer(context.text, mention.kind_at[1], mention.end):
        states = find_parties(context.text, partner.end(), mention.end, language="ru")[:1]
        if states and states[0].start - partner.end() < 30:
            return states
    return []

"""Between whom an instrument is: States and organisations of States.

1. They stand in the phrase ("between A and B", "with B"), or act in the sentence that tells the step, or are those of
   the people who sign; where the sentence says only "the sides" or "the two countries", they are the story's own.
2. A State that only describes something ("on Kazakhstan's territory") is none; an adjective counts where a government,
   an office or a body stands behind it.
3. An instrument of ministries is between their States; one of companies is between no States.
"""

import re
from collections.abc import Sequence

from kelisim.reading.english.context import Context
from kelisim.reading.english.instruments import Mention
from kelisim.reading.english.people import Person
from kelisim.reading.lexicon.states import StateName, find_organisations, find_parties, find_states
from kelisim.reading.sentences import Sentence

_BETWEEN = re.compile(r"\bbetween\b[^.;]{0,260}")
_WITH = re.compile(r"\s(?:with|and)\s(?:the\s)?(?:[\w-]+\s(?:of\s|from\s)?(?:the\s)?){0,5}?\Z")
_ACTOR = re.compile(
    r"[\s-](?:(?:[Ff]oreign|[Pp]rime|[Dd]eputy|[Ee]nergy|[Tt]rade|[Tt]ransport|[Aa]griculture|[Ff]irst|[Hh]ealth|[Ff]inance"
    r"|[Ee]conomy|[Dd]efen[cs]e|[Ee]ducation|[Ii]ndustry|[Vv]ice|[Cc]ulture|[Ii]nterior|[Ee]nvironment|[Ww]ater|[Jj]ustice"
    r"|and\s[A-Z]\w+|national|state)[\s-]){0,4}"
    r"(?:government|leader|head|side|delegation|minist|president|premier|counterpart|parliament|senate|ambassador|official"
    r"|prime|chancellor|foreign|authorit|agenc|compan|diplomat|customs|rail|officials|partner|colleague|cabinet|king)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:’s?|'s?)\s")
_PLACED = re.compile(
    r"\b(?:in|to|from|of\s(?:north|south|east|west)\w*|near|across|visit(?:ed|s|ing)?|through|via|leave|left|outside"
    r"|capital\sof|territory\sof)\s(?:the\s)?\Z",
    re.IGNORECASE,
)


_SENT = re.compile(
    r"\b(?:[Mm]inisters?|[Rr]epresentatives?|[Oo]fficials|[Dd]elegat\w+|[Ll]eaders|[Dd]iplomats|[Ee]nvoys|[Pp]residents)\sfrom\s"
    r"(?:the\s)?\Z"
)


def parties_of(context: Context, mention: Mention, *, corporate: bool, signers: Sequence[Person]) -> list[StateName]:
    """The States and organisations that an instrument is between, each once, in order."""
    text = context.text
    found = _between(text, mention)
    for states in (_acting(context, mention), _partner(context, mention)) if len(_codes(found)) < 2 else ():
        if len(_codes(states)) >= 2:
            found = states
            break
    if len(_codes(found)) < 2:
        sides = [person for person in signers if person.code and person.side_at]
        if len({person.code for person in sides}) >= 2:
            found = [StateName(*(person.side_at or (0, 1)), person.code or "", adjective=False) for person in sides]
    if corporate and len(_codes(_explicit(text, mention))) < 2 and not _with_organisation(text, found):
        acting = [state for state in _acting(context, mention) if not state.adjective]
        return list(_codes(acting).values()) if len(_codes(acting)) >= 2 and mention.form == "active" else []
    if len(_codes(found)) < 2 and mention.status in {"ended", "ratified", "amended", "in-force"}:
        told = _with_story(context, mention, [])
        if len(_codes(told)) >= 2 and not _of(text, mention):
            return list(_codes(told).values())
        alone = _acting(context, mention) or ([context.home] if context.home else [])
        partner = _codes([*alone[:1], *_of(text, mention)])
        if alone and not _says_both(text, mention):
            return list(partner.values())
    if len(_codes(found)) < 2:
        alone = _acting(context, mention) if mention.status == "signed" and mention.form == "active" else []
        found = _with_story(context, mention, found) or ([] if _STRANGER.search(mention.told_in.text) else alone)
    return list(_codes(found).values())


def _with_organisation(text: str, states: Sequence[StateName]) -> bool:
    """Whether a bank or a union that States have founded is one of those between whom it is."""
    named = [find_organisations(text, state.start, state.end) for state in states]
    return len(_codes(states)) >= 2 and any(named)


def _codes(states: Sequence[StateName]) -> dict[str, StateName]:
    first: dict[str, StateName] = {}
    for state in states:
        first.setdefault(state.code, state)
    return first


def _explicit(text: str, mention: Mention) -> list[StateName]:
    states = _between(text, mention)
    return (
        states
        if any(not state.adjective for state in states) and "overnment" in text[mention.start : mention.end]
        else []
    )


def _of(text: str, mention: Mention) -> list[StateName]:
    """The States that a phrase names "with" or as its sides."""
    return _between(text, mention) or [
        state
        for state in find_parties(text, mention.start, mention.end)
        if _WITH.search(text[mention.start : state.start]) and not state.adjective
    ]


_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|I)\b|[“\"]")
_BOTH_SAID = re.compile(r"\b(?:two|both|sides|parties|neighbours)\b")


def _says_both(text: str, mention: Mention) -> bool:
    return _BOTH_SAID.search(text, mention.told_in.start, mention.told_in.end) is not None


def _between(text: str, mention: Mention) -> list[StateName]:
    between = _BETWEEN.search(text, mention.start, mention.end)
    if between is None:
        after = _BETWEEN.match(text, mention.end + 1, mention.sentence.end)
        between = after
    if between is None:
        return []
    states = find_parties(text, between.start(), between.end())
    return states if len(_codes(states)) >= 2 else []


def _acting(context: Context, mention: Mention) -> list[StateName]:
    """The States that act in the sentence of the step: before an active verb, or "by" a passive one."""
    text, sentence = context.text, mention.told_in
    if mention.form == "passive":
        by = re.compile(r"\b(?:by|between)\s").search(text, mention.status_at[1], sentence.end)
        behind = find_parties(text, by.end(), sentence.end) if by else []
        if len(_codes(behind)) >= 2:
            return behind
    until = min(max(mention.start, sentence.start), mention.status_at[0], sentence.end)
    if until <= sentence.start:
        until = mention.status_at[0]
    states = [state for state in find_parties(text, sentence.start, until) if _acts(text, sentence, state)]
    if len(_codes(states)) >= 2 or mention.form == "passive":
        return states
    here = mention.sentence
    signed_with = re.compile(r"\b(?:with|and)\s").search(text, max(mention.status_at[1], here.start), here.end)
    if states and signed_with:
        states += [
            state
            for state in find_parties(text, signed_with.start(), here.end)
            if _WITH.search(text[signed_with.start() : state.start] if state.start > signed_with.start() else "")
        ][:1]
    return states


def _acts(text: str, sentence: Sentence, state: StateName) -> bool:
    """Rule 2."""
    before = text[max(sentence.start, state.start - 40) : state.start]
    if _PLACED.search(before) and not _SENT.search(before):
        return False
    mark = _POSSESSIVE.match(text, state.end)
    if state.adjective or mark:
        return _ACTOR.match(text, (mark.end() - 1) if mark else state.end) is not None
    return True


def _partner(context: Context, mention: Mention) -> list[StateName]:
    """The State that acts in the sentence and the one that the instrument is "with"."""
    text, sentence = context.text, mention.told_in
    partner = re.compile(r"\swith\s(?:the\s(?=[A-Z]))?(?:the\s[Gg]overnment\sof\s(?:the\s)?)?").search(
        text, mention.start, min(mention.end + 60, mention.sentence.end)
    )
    states = find_parties(text, partner.end(), mention.sentence.end)[:1] if partner else []
    if partner is None or not states or states[0].start != partner.end() or states[0].adjective:
        return []
    first = [
        state
        for state in find_parties(text, sentence.start, min(mention.start, sentence.end))
        if state.code != states[0].code and _acts(text, sentence, state)
    ][:1]
    home = [state for state in (context.home,) if state is not None and not first and state.code != states[0].code]
    others = [state for state in context.parties if not first and not home and state.code != states[0].code][:1]
    return [*first, *home, *others, *states]


_STRANGER = re.compile(
    r"\b(?:compan|firm|bank|club|team|player|actor|singer|workers|union|airline|carrier|insurer|retailer|studio|publisher"
    r"|gallery|orchestra|choir|league|striker|goalkeeper|coach|athlete|tenant|landlord)\w*\b",
    re.IGNORECASE,
)


def _with_story(context: Context, mention: Mention, found: list[StateName]) -> list[StateName]:
    """The States of the story, unless the sentence names others."""
    text, sentence = context.text, mention.told_in
    own = {state.code for state in context.parties}
    named = {state.code for state in find_states(text, sentence.start, sentence.end)}
    named |= {state.code for state in find_states(text, mention.start, mention.end)}
    if (named and not named <= own) or _STRANGER.search(sentence.text):
        return found
    if len(context.parties) < 2 and _THEY.search(sentence.text):
        met = _people_before(context, sentence)
        if met:
            return met
    if len(context.parties) >= 2 or _WE.search(sentence.text):
        return list(context.parties)
    return _last_named(context, sentence)


_THEY = re.compile(
    r"\b(?:[Tt]hey|[Bb]oth|(?:[Tt]he|[Tt]he\stwo)\s(?:\w+\s)?(?:ministers|presidents|sides|leaders|diplomats))\b"
)


def _people_before(context: Context, sentence: Sentence) -> list[StateName]:
    """The States of the people whom one of the two sentences before names: those who are "they"."""
    for one in reversed(context.before(sentence, 2)):
        sided = [person for person in context.people_in(one) if person.code and person.side_at]
        if len({person.code for person in sided}) == 2:
            return [StateName(*(person.side_at or (0, 1)), person.code or "", adjective=False) for person in sided]
    return []


def _last_named(context: Context, sentence: Sentence) -> list[StateName]:
    """The States that the nearest sentence before lists: those of whose leaders the story goes on to tell."""
    for one in reversed(context.before(sentence, 8)):
        states = [state for state in find_parties(context.text, one.start, one.end) if not state.adjective]
        listed = (
            re.search(r"\bof\s(?:the\s)?\Z", context.text[max(one.start, states[0].start - 8) : states[0].start])
            if states
            else None
        )
        if len(_codes(states)) >= 2 and listed:
            return states
    return []

"""Drafts of talks between office-holders or delegations of two sides.

1. Talks are told by a verb of meeting and two people of different sides, or two States that act. Several sentences
   about the same people are one.
2. "Reported on April 28" is when they were reported; only "on April 28" with the talks themselves is when they were
   held. Talks that are to come are none.
3. Where no place is said, the talks were where the story is dated from.
"""

import re

from kelisim.model.draft import MeetingDraft
from kelisim.model.meeting import Meeting, Participant
from kelisim.reading.english.context import Context
from kelisim.reading.english.meetings import (
    agenda_of,
    names_session,
    participants_of,
    place_of,
    sitting_in,
    was_held,
    when_held,
)
from kelisim.reading.english.people import Person
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import StateName, find_states
from kelisim.reading.wording import either

_HOLD = either("held | hold | holding | participated in | took part in | had | conducted")
_TALKS = re.compile(
    r"\b"
    + either(
        rf"""
        (?:{_HOLD}|[Ff]ollowing|[Dd]uring|[Aa]fter) (?:\w+ ){{0,3}}?(?:talks|negotiations|meetings?|consultations)
        (?P<met>met|received|hosted|sat down|conferred|spoke face to face|talked|spoke by phone)(?: (?:with|in|on))?
        (?:talks|meeting|negotiations) (?:with|between)
        """
    )
    + r"\b"
)
_DEFINITE = re.compile(r"\b(?:the|this)\s(?:\w+\s){0,2}?(?:meeting|session|sitting|summit)\b")
_MOST_SIDES = 5
_NEAR = 3
"""So many sentences after that of a meeting may speak of "the meeting"."""
_NOUN = re.compile(r"\b(?:talks|negotiations|meetings?|consultations|met|received)\b")
_SIDES = re.compile(r"\b(?:[Tt]alks|[Nn]egotiations|[Cc]onsultations|round|met|meeting)\b")
_HEADS = re.compile(r"\b(?:ministers|presidents|leaders|heads|ministries|delegations|envoys|negotiators|chiefs)\b")
_DELEGATES = re.compile(
    r"[\s,](?:and\s[A-Z]\w+\s)?(?:\w+\s){0,2}?(?:officials|delegations?|ministers?|diplomats|experts|negotiators|sides|leaders"
    r"|presidents|foreign|prime|ministries|governments|side|parliamentarians|experts|officials)\b"
)
_GUEST = re.compile(
    r"\b(?:delegation|minister|ambassador|president|counterpart|officials|parliamentarians|lawmakers|business\w*|head|speaker"
    r"|representatives|envoy|leader|premier|leadership)s?\b[^,.;]{0,40}\b(?:of|from)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\b(?:held|ended|concluded|completed|finished|began|took\splace|opened|met|conducted)\b")


def draft_talks(context: Context) -> list[MeetingDraft]:
    """A draft for each talks that the body tells."""
    drafts: list[tuple[frozenset[str], MeetingDraft]] = []
    for number, sentence in enumerate(context.sentences):
        verb = _TALKS.search(context.text, sentence.start, sentence.end)
        if not was_held(sentence, verb.span() if verb else None):
            continue
        if verb is None or len(context.people_in(sentence)) < 2:
            hosted = _guests(context, number, verb) if verb else None
            if verb and hosted and not _of_session(context, number):
                person, guest = hosted
                group = frozenset((person.surname, guest.code))
                if not any(person.surname in seen for seen, _ in drafts):
                    drafts.append((group, _talk(context, number, verb, [person], 2, guest)))
                continue
            states = _delegations(context, number)
            group = frozenset(state.code for state in states)
            if states and not any(group & seen for seen, _ in drafts):
                drafts.append((group, _of_sides(context, number, states)))
            continue
        people = [person for person in context.people_in(sentence) if person.code or person.office]
        if _of_session(context, number):
            continue
        sides = {person.code for person in people if person.code}
        group = frozenset(person.surname for person in people)
        if (
            len(people) < 2
            or (len(sides) < 2 and not (verb["met"] and sides))
            or any(group & seen for seen, _ in drafts)
        ):
            continue
        drafts.append((group, _talk(context, number, verb, people, len(sides))))
    return [draft for _, draft in drafts]


def _talk(
    context: Context, number: int, verb: re.Match[str], people: list[Person], sides: int, guest: StateName | None = None
) -> MeetingDraft:
    sentence = context.sentences[number]
    evidence = Evidence()
    title = _talks_title(context, verb, people)
    evidence.at("title.en", *title)
    told = sitting_in(sentence)
    if told:
        evidence.at("sitting", *told[1])
    elif sides == 2:
        evidence.at("sitting", verb.start(), verb.end())
    place = place_of(context, sentence, people, evidence)
    dates, reported = when_held(context, sentence, evidence, verb.start())
    participants = participants_of(context, sentence, people, evidence)
    if guest is not None and all(one.side != guest.code for one in participants):
        evidence.at(f"participants.{len(participants)}.side", guest.start, guest.end)
        participants = (*participants, Participant(side=guest.code))
    content = Meeting(
        title={"en": context.text[slice(*title)]},
        sitting=told[0] if told else "bilateral" if sides == 2 else None,
        dates=dates,
        reported=reported,
        place=place,
        participants=participants,
        agenda=agenda_of(context, number, evidence),
    )
    return MeetingDraft(content=content, evidence=evidence.spans())


def _talks_title(context: Context, verb: re.Match[str], people: list[Person]) -> tuple[int, int]:
    """From the noun (or verb) of meeting to the last person named after it."""
    noun = _NOUN.search(context.text, verb.start(), verb.end())
    start = noun.start() if noun else verb.start()
    after = [person for person in people if person.name_at[0] >= verb.end()]
    return start, after[-1].name_at[1] if after else verb.end()


def _of_session(context: Context, number: int) -> bool:
    """Whether a sentence speaks of "the meeting" of an organ that one of the sentences before it names."""
    sentence = context.sentences[number]
    if not _DEFINITE.search(sentence.text):
        return False
    return any(names_session(one) for one in context.sentences[max(0, number - _NEAR) : number])


def _guests(context: Context, number: int, verb: re.Match[str]) -> tuple[Person, StateName] | None:
    """The one person named before a verb of meeting, and the State whose people are met."""
    sentence = context.sentences[number]
    before = [person for person in context.people_in(sentence) if person.name_at[0] < verb.start()]
    if len(before) != 1 or before[0].code is None:
        return None
    for state in find_states(context.text, verb.end(), sentence.end):
        if state.code == before[0].code:
            continue
        named = _GUEST.search(context.text[max(verb.end(), state.start - 60) : state.start])
        if named or (state.adjective and _DELEGATES.match(context.text, state.end)):
            return before[0], state
    return None


def _delegations(context: Context, number: int) -> list[StateName]:
    """The two or more States whose delegations held talks on a day, where no two people are named."""
    sentence = context.sentences[number]
    talks = _SIDES.search(context.text, sentence.start, sentence.end)
    if talks is None or not _ENDED.search(sentence.text) or names_session(sentence):
        return []
    if talks[0].startswith("me") and not _HEADS.search(sentence.text) and "held" not in sentence.text:
        return []
    states = find_states(context.text, sentence.start, sentence.end)
    first = {state.code: state for state in reversed(states)}
    acting = [state for state in first.values() if not state.adjective or _DELEGATES.match(context.text, state.end)]
    dates, _ = when_held(context, sentence, Evidence())
    return sorted(acting, key=lambda state: state.start) if 2 <= len(acting) <= _MOST_SIDES and dates else []


def _of_sides(context: Context, number: int, states: list[StateName]) -> MeetingDraft:
    sentence, evidence = context.sentences[number], Evidence()
    talks = _SIDES.search(context.text, sentence.start, sentence.end)
    title = talks.span() if talks else (sentence.start, sentence.end)
    evidence.at("title.en", *title)
    if len(states) == 2:
        evidence.at("sitting", *title)
    place = place_of(context, sentence, [], evidence)
    dates, reported = when_held(context, sentence, evidence)
    for place_number, state in enumerate(states):
        evidence.at(f"participants.{place_number}.side", state.start, state.end)
    content = Meeting(
        title={"en": context.text[slice(*title)]},
        sitting="bilateral" if len(states) == 2 else None,
        dates=dates,
        reported=reported,
        place=place,
        participants=tuple(Participant(side=state.code) for state in states),
        agenda=agenda_of(context, number, evidence),
    )
    return MeetingDraft(content=content, evidence=evidence.spans())

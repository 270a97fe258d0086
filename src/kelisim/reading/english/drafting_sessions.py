"""Drafts of meetings of organs.

1. A meeting of an organ is told by its name with "meeting", "session", "sitting" or "summit"; "the Council" is the
   organ that was named before. Each date or ordinal is a meeting of its own; one that is to come is none.
2. A narrow or an extended sitting is said so; a second, larger meeting of an organ is the extended one. A sitting told
   without its organ, soon after it, is one of the same organ.
"""

import re

from kelisim.model.dates import Term
from kelisim.model.draft import MeetingDraft
from kelisim.model.meeting import Meeting
from kelisim.model.reference import Named
from kelisim.reading.english.context import Context
from kelisim.reading.english.meetings import (
    ORGAN,
    SESSION,
    add_sides,
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
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import either

_ATTENDED = re.compile(
    r"\b(?:took\spart\sin|participated\sin|attended|co-chaired|chaired|opened|addressed|led)\s"
    r"(?:[Tt]he|[Tt]his)\s(?:\w+\s){0,2}?(?:meeting|session|sitting|summit)\b"
)
_NEAR = 3
"""So many sentences after that of a meeting may speak of "the meeting"."""
_HELD = re.compile(r"\b(?:held|hosted|hosts|took\splace|opened|ended|gathered|concluded|wrapped\sup|kicked\soff)\b")
_WHICH = either(
    r"first | second | third | regular | next | extraordinary | joint | narrow | extended | larger | plenary"
    r" | \d{1,3}(?:st|nd|rd|th)"
)
_MEETING_OF = re.compile(
    rf"(?:\b{_WHICH}\s){{0,3}}\b(?:meeting|session|sitting|summit)s?\sof\s(?:the\s)?\Z", re.IGNORECASE
)
_ORDINAL = re.compile(
    r"\b(?P<number>\d{1,3}(?=st|nd|rd|th)|(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth))(?:st|nd|rd|th)?"
    r"\s(?:\w+\s){0,2}?(?:meeting|session|sitting|summit|round)"
)
_BARE = re.compile(
    r"\b(?:(?:narrow|restricted|limited|extended|expanded|enlarged|larger|plenary|wider)[\w-]*(?:\s\w+)?\s(?:meeting|session|sitting"
    r"|format)s?|(?:meeting|session|sitting|format)\b[^.;]{0,40}\b(?:narrow|restricted|extended|expanded|enlarged|plenary)\b)",
    re.IGNORECASE,
)


def draft_sessions(context: Context) -> list[MeetingDraft]:
    """A draft for each meeting of an organ that the body tells."""
    drafts: list[MeetingDraft] = []
    organs: dict[str, tuple[str, int, int]] = {}
    seen: set[tuple[str, str]] = set()
    last: tuple[int, tuple[str, int, int]] | None = None
    for number, sentence in enumerate(context.sentences):
        if not was_held(sentence):
            continue
        bare = _bare(context, number, last)
        if bare is not None and last is not None:
            evidence = Evidence()
            dates, _ = when_held(context, sentence, evidence)
            key = (last[1][0], dates.start if dates and dates.start else "")
            if dates is not None and key not in seen:
                seen.add(key)
                drafts.append(_session(context, number, last[1], bare, dates=dates, ordinal=None, evidence=evidence))
                continue
        for match in ORGAN.finditer(context.text, sentence.start, sentence.end):
            organ = _organ(match, organs)
            if match["plain"] and match["plain"].endswith("forum") and not _HELD.search(sentence.text):
                continue
            if organ is None or not SESSION.search(context.text, sentence.start, sentence.end):
                continue
            evidence = Evidence()
            dates, _ = when_held(context, sentence, evidence)
            ordinal = _ORDINAL.search(context.text, sentence.start, sentence.end)
            if dates is None and ordinal is None:
                continue
            key = (organ[0], (dates.start if dates else None) or (ordinal["number"] if ordinal else ""))
            if key in seen:
                continue
            seen.add(key)
            last = (number, organ)
            at = match.span(match.lastgroup or 0)
            drafts.append(_session(context, number, organ, at, dates=dates, ordinal=ordinal, evidence=evidence))
            break
    return drafts


def _organ(match: re.Match[str], organs: dict[str, tuple[str, int, int]]) -> tuple[str, int, int] | None:
    if match["short"]:
        return organs.get(match["short"])
    for name in ("plain", "body", "brief"):
        if match[name]:
            return match[name], *match.span(name)
    name, start, end = match["organ"], *match.span("organ")
    if name.startswith("The "):
        name, start = name[4:], start + 4
    for head in ("Council", "Commission", "Committee", "Summit", "Forum"):
        if head in name:
            organs[head] = (name, start, end)
    return name, start, end


def _session(
    context: Context,
    number: int,
    organ: tuple[str, int, int],
    at: tuple[int, int],
    *,
    dates: Term | None,
    ordinal: re.Match[str] | None,
    evidence: Evidence,
) -> MeetingDraft:
    sentence = context.sentences[number]
    name, start, end = organ
    title = _session_title(context, sentence, at)
    evidence.at("title.en", *title)
    evidence.at("organ.name", start, end)
    if ordinal:
        evidence.at("number", *ordinal.span("number"))
    sitting = sitting_in(sentence)
    if sitting:
        evidence.at("sitting", *sitting[1])
    people = [*context.people_in(sentence), *_attending(context, number)]
    participants = participants_of(context, sentence, people, evidence)
    there = {one.side for one in participants}
    joined = add_sides(context, sentence, there, len(participants), evidence)
    content = Meeting(
        title={"en": context.text[slice(*title)]},
        organ=Named(name=name),
        number=ordinal["number"] if ordinal else None,
        sitting=sitting[0] if sitting else None,
        dates=dates,
        place=place_of(context, sentence, people, evidence),
        participants=(*participants, *joined),
        agenda=agenda_of(context, number, evidence),
    )
    return MeetingDraft(content=content, evidence=evidence.spans())


def _session_title(context: Context, sentence: Sentence, at: tuple[int, int]) -> tuple[int, int]:
    """The organ, with the words that say which meeting of it where they stand before."""
    match = _MEETING_OF.search(context.text, max(sentence.start, at[0] - 80), at[0])
    return (match.start(), at[1]) if match else at


def _attending(context: Context, number: int) -> list[Person]:
    """The people of whom the sentences after that of a session say that they took part in it."""
    found: list[Person] = []
    for one in context.sentences[number + 1 : number + 1 + _NEAR]:
        if names_session(one):
            break
        if _ATTENDED.search(one.text):
            found.extend(context.people_in(one))
    return found


def _bare(context: Context, number: int, last: tuple[int, tuple[str, int, int]] | None) -> tuple[int, int] | None:
    """A sitting that a sentence tells without its organ, soon after it was named (rule 2)."""
    sentence = context.sentences[number]
    if last is None or number - last[0] > _NEAR or names_session(sentence):
        return None
    match = _BARE.search(context.text, sentence.start, sentence.end)
    return match.span() if match else None

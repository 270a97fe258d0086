"""Drafts of offices: who holds which office of which body or State, each person with an office once.

"Since" is told where the story says when the person was appointed or took office.
"""

import re

from kelisim.model.dates import Term
from kelisim.model.draft import OfficeDraft
from kelisim.model.office import Office
from kelisim.model.reference import Named
from kelisim.reading.dates import Dated, find_dates
from kelisim.reading.english.context import Context
from kelisim.reading.english.people import Person
from kelisim.reading.evidence import Evidence
from kelisim.reading.sentences import Sentence

_TAKEN = re.compile(
    r"\b(?:appointed|elected|named|sworn\sin|took\s(?:up\s)?(?:the\s)?(?:office|post|over)|assumed\s(?:the\s)?(?:office|post)"
    r"|has\s(?:held|headed|led)|in\s(?:office|the\spost)\ssince)\b"
)
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x-?|[Ll]ate)\s?\Z")
_LED = re.compile(r"\b(?:on|in|since)\s\Z", re.IGNORECASE)


def draft_offices(context: Context) -> list[OfficeDraft]:
    """A draft for each person that the body names together with an office."""
    drafts: list[OfficeDraft] = []
    seen: set[tuple[str, str]] = set()
    for sentence in context.sentences:
        for named in context.named.get(sentence.start, ()):
            person = context.people.get(named.surname, named)
            person = person if person.name == named.name and person.office == named.office else named
            start = min(person.office_at[0], (person.side_at or person.office_at)[0])
            key = (person.surname, person.office.lower())
            if key in seen or _FORMER.search(context.text[max(0, start - 8) : start]):
                continue
            seen.add(key)
            drafts.append(_draft(context, sentence, person))
    return drafts


def _draft(context: Context, sentence: Sentence, person: Person) -> OfficeDraft:
    evidence = Evidence()
    evidence.at("name", *person.name_at)
    evidence.at("office", *person.office_at)
    body = None
    if person.body_at:
        evidence.at("body.name", *person.body_at)
        body = Named(name=context.text[slice(*person.body_at)])
    if person.side_at:
        evidence.at("side", *person.side_at)
    since = _since(context, sentence, person)
    if since:
        evidence.at("since.start", since.start, since.end)
    content = Office(
        name=person.name,
        office=person.office,
        body=body,
        side=person.code,
        since=Term(start=since.first) if since else None,
    )
    return OfficeDraft(content=content, evidence=evidence.spans())


def _since(context: Context, sentence: Sentence, person: Person) -> Dated | None:
    """The date that stands behind "appointed" in the sentence of one person."""
    taken = _TAKEN.search(context.text, sentence.start, sentence.end)
    if taken is None or not sentence.start <= person.name_at[0] < sentence.end:
        return None
    for dated in find_dates(context.text, taken.end(), sentence.end, context.published):
        if dated.day and _LED.search(context.text[max(taken.end(), dated.start - 7) : dated.start]):
            return dated
    return None

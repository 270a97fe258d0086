"""Drafts of minutes and of decisions of councils.

1. A document is one of these where it is headed so (`heads`).
2. Minutes give the offices of those that took part, a meeting, with its organ, number, days, place, participants and
   agenda, and the decisions; what was only noted is no decision (`points`).
3. Minutes that are signed, by a formula with its day, give an instrument too: a protocol. Those headed as a draft give
   none.
4. A decision of a council gives its points, each with the decision's own head as the meeting it comes from, and the
   meeting with the organ, day and place of its head. The number of a decision is not that of a session.
"""

import re

from kelisim.model.draft import DecisionDraft, Draft, InstrumentDraft, MeetingDraft, OfficeDraft
from kelisim.model.instrument import Instrument
from kelisim.model.meeting import Decision, Meeting, Participant
from kelisim.model.office import Office
from kelisim.model.reference import Named
from kelisim.reading.drafter import Found
from kelisim.reading.evidence import Evidence
from kelisim.reading.minutes.agenda import agenda_in
from kelisim.reading.minutes.heading import Heading, heading_of
from kelisim.reading.minutes.heads import MinutesHead, head_of, is_minutes, lines_of
from kelisim.reading.minutes.participants import FoundParticipants, ParticipantSaid, participants_in
from kelisim.reading.minutes.points import Point, points_in
from kelisim.reading.minutes.resolutions import resolution_heading
from kelisim.reading.minutes.tasks import due_of, responsible_for
from kelisim.reading.page import Page
from kelisim.reading.story.layout import Layout
from kelisim.reading.treaties.folding import folded
from kelisim.reading.treaties.formula import formula_in
from kelisim.reading.treaties.names import states_in
from kelisim.reading.treaties.script import script_of

MAX_DECISIONS = 5_000
_DRAFT = re.compile(r"\bпроект\b|\bdraft\b|\bжоба(?:сы)?\b")
_INTERGOVERNMENTAL = re.compile(r"inter-?governmental|межправительственн\w+|үкіметаралық")


def is_one(page: Page, layout: Layout) -> bool:  # noqa: ARG001 - every genre is given it
    """Whether the document is of this genre (rule 1)."""
    return is_minutes(page.text, folded(page.text))


def drafts_of(page: Page, layout: Layout) -> Found:  # noqa: ARG001 - as above
    """The meeting, its decisions, and the protocol where it is signed."""
    text, low = page.text, folded(page.text)
    lines = lines_of(text)
    head = head_of(low, lines)
    if head is None:
        return Found()
    language = script_of(low, 0, len(low))
    title = text[head.start : head.end]
    rest = lines[head.number + 1 :]
    if head.decision:
        heading = resolution_heading(text, low, lines, head, language)
        people = FoundParticipants((), frozenset())
        agenda: list[tuple[int, int]] = []
        points = points_in(text, low, rest, decision=True)
    else:
        agenda, listed = agenda_in(text, low, rest)
        points_from = [line for number, line in enumerate(rest) if number not in listed]
        points = points_in(text, low, points_from, decision=False)
        limit = next((point.number[0] for point in points if point.number), len(text))
        heading = heading_of(text, low, (head.start, head.end), limit, language)
        people = participants_in(text, low, rest, limit, language)
        points = points_in(
            text,
            low,
            [line for number, line in enumerate(rest) if number not in listed and number not in people.lines],
            decision=False,
        )
    meeting = _meeting(text, head, heading, people, agenda, language)
    decisions = [_decision(text, low, point, (head.start, head.end), language) for point in points[:MAX_DECISIONS]]
    protocol = None if head.decision else _protocol(text, low, head, language)
    offices = [_office(text, person) for person in people.people if person.name and person.office]
    drafts: list[Draft] = [*([protocol] if protocol else []), *offices, meeting, *decisions]
    drafted = _DRAFT.search(low, max(0, head.start - 200), head.end) is not None
    look = (f"the document is headed as a draft: {title[:200]}",) if drafted else ()
    return Found(drafts=tuple(drafts), look=look)


def _meeting(
    text: str,
    head: MinutesHead,
    heading: Heading,
    people: FoundParticipants,
    agenda: list[tuple[int, int]],
    language: str,
) -> MeetingDraft:
    evidence = Evidence()
    evidence.at(f"title.{language}", head.start, head.end)
    for field, at in (
        ("organ.name", heading.organ),
        ("number", heading.number),
        ("sitting", heading.sitting_at),
        ("place.name", heading.place),
    ):
        if at:
            evidence.at(field, *at)
    if heading.dates_at:
        evidence.at("dates.start", *heading.dates_at)
        evidence.at("dates.end", *heading.dates_at)
    participants = []
    for number, person in enumerate(people.people):
        for field, at in (("name", person.name), ("office", person.office), ("standing", person.standing_at)):
            if at:
                evidence.at(f"participants.{number}.{field}", *at)
        if person.side:
            evidence.at(f"participants.{number}.side", person.side.start, person.side.end)
        participants.append(
            Participant(
                name=_words(text, person.name),
                office=_words(text, person.office),
                side=person.side.code if person.side else None,
                standing=person.standing,
            )
        )
    for number, at in enumerate(agenda):
        evidence.at(f"agenda.{number}.{language}", *at)
    content = Meeting(
        title={language: text[head.start : head.end]},
        organ=_named(text, heading.organ),
        number=_words(text, heading.number),
        sitting=heading.sitting,
        dates=heading.dates,
        place=_named(text, heading.place),
        participants=tuple(participants),
        agenda=tuple({language: text[slice(*at)]} for at in agenda),
    )
    return MeetingDraft(content=content, evidence=evidence.spans())


def _office(text: str, person: ParticipantSaid) -> OfficeDraft:
    """The office of somebody who took part."""
    evidence = Evidence()
    for field, at in (("name", person.name), ("office", person.office)):
        if at:
            evidence.at(field, *at)
    if person.side:
        evidence.at("side", person.side.start, person.side.end)
    content = Office(
        name=_words(text, person.name) or "",
        office=_words(text, person.office) or "",
        side=person.side.code if person.side else None,
    )
    return OfficeDraft(content=content, evidence=evidence.spans())


def _words(text: str, at: tuple[int, int] | None) -> str | None:
    return text[slice(*at)] if at else None


def _named(text: str, at: tuple[int, int] | None) -> Named | None:
    return Named(name=text[slice(*at)]) if at else None


def _decision(text: str, low: str, point: Point, title: tuple[int, int], language: str) -> DecisionDraft:
    evidence = Evidence()
    evidence.at(f"text.{language}", *point.words)
    if point.number:
        evidence.at("number", *point.number)
    meeting = None
    if title[1] - title[0] <= 500:
        evidence.at("meeting.name", *title)
        meeting = Named(name=text[slice(*title)])
    responsible = responsible_for(text, low, point, language)
    for number, at in enumerate(responsible):
        evidence.at(f"responsible.{number}.name", *at)
    due = due_of(text, low, point, language)
    if due:
        evidence.at("due.words", *due.words_at)
        for field in ("start", "end"):
            if getattr(due.term, field):
                evidence.at(f"due.{field}", *due.date_at)
    content = Decision(
        text={language: text[slice(*point.words)]},
        number=_words(text, point.number),
        meeting=meeting,
        responsible=tuple(Named(name=text[slice(*at)]) for at in responsible),
        due=due.term if due else None,
    )
    return DecisionDraft(content=content, evidence=evidence.spans())


def _protocol(text: str, low: str, head: MinutesHead, language: str) -> InstrumentDraft | None:
    """Rule 3."""
    formula = formula_in(text, low, head.end, len(text), language)
    if formula is None or not formula.days or formula.initialled:
        return None
    if _DRAFT.search(low, max(0, head.start - 200), head.end):
        return None
    evidence = Evidence()
    evidence.at(f"title.{language}", head.start, head.end)
    evidence.at("kind", head.start, head.end)
    evidence.at("status", formula.start, formula.end)
    days = list(dict.fromkeys(day.day for day in formula.days))
    if len(days) == 1:
        evidence.at("signed", formula.days[0].start, formula.days[0].end)
    place = formula.places[0] if formula.places and len(days) == 1 else None
    if place:
        evidence.at("place.name", place.start, place.end)
    first: dict[str, tuple[int, int]] = {}
    for state in states_in(text, head.start, head.end, language):
        first.setdefault(state.code, (state.start, state.end))
    for number, at in enumerate(first.values()):
        evidence.at(f"parties.{number}", *at)
    for number, spoken in enumerate(formula.languages):
        evidence.at(f"languages.{number}", spoken.start, spoken.end)
    level = _INTERGOVERNMENTAL.search(low, head.start, head.end)
    if level:
        evidence.at("level", *level.span())
    content = Instrument(
        kind="protocol",
        title={language: text[head.start : head.end]},
        level="intergovernmental" if level else None,
        status="signed",
        parties=tuple(first),
        signed=days[0] if len(days) == 1 else None,
        place=Named(name=place.name) if place else None,
        languages=tuple(spoken.tag for spoken in formula.languages),
    )
    return InstrumentDraft(content=content, evidence=evidence.spans())

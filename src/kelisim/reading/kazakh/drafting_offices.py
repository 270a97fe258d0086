"""Drafts of offices: each person whom the paragraphs name together with an office, once, and who took one up."""

from kelisim.model.dates import Term
from kelisim.model.draft import OfficeDraft
from kelisim.model.office import Office
from kelisim.model.reference import Named
from kelisim.reading.kazakh.appointments import Appointment, appointment_in
from kelisim.reading.kazakh.context import Context, Evidence

MAX_DRAFTS = 500


def draft_offices(context: Context) -> list[OfficeDraft]:
    """A draft for each person and office, where they are first named together."""
    drafts: list[OfficeDraft] = []
    seen: set[tuple[str, str]] = set()
    for said in (*context.titled, *context.told):
        for person in said.people:
            if person.office_at is None or len(drafts) >= MAX_DRAFTS:
                continue
            key = (person.surname, context.text[slice(*person.office_at)].lower())
            if key in seen:
                continue
            seen.add(key)
            evidence = Evidence(context)
            name = evidence.quote("name", *person.name_at)
            office = evidence.quote("office", *person.office_at)
            body = Named(name=evidence.quote("body.name", *person.body_at)) if person.body_at else None
            if person.side_at:
                evidence.at("side", *person.side_at)
            content = Office(name=name, office=office, body=body, side=person.code)
            drafts.append(OfficeDraft(content=content, evidence=evidence.spans()))
        appointment = appointment_in(said)
        if appointment is not None and len(drafts) < MAX_DRAFTS:
            draft = _appointed(context, appointment)
            key = (appointment.name.surname, draft.content.office.lower())
            if key not in seen:
                seen.add(key)
                drafts.append(draft)
    return drafts


def _appointed(context: Context, told: Appointment) -> OfficeDraft:
    evidence = Evidence(context)
    name = evidence.quote("name", told.name.start, told.name.end)
    office = evidence.quote("office", told.office.start, told.office.end)
    if told.state:
        evidence.at("side", told.state.start, told.state.end)
    if told.since:
        evidence.at("since.start", told.since.start, told.since.end)
    content = Office(
        name=name,
        office=office,
        side=told.state.code if told.state else None,
        since=Term(start=told.since.first) if told.since else None,
    )
    return OfficeDraft(content=content, evidence=evidence.spans())

"""Drafts of offices: each person whom the paragraphs name together with an office, once."""

from kelisim.model.draft import OfficeDraft
from kelisim.model.office import Office
from kelisim.model.reference import Named
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
    return drafts

"""The offices of those that signed a treaty."""

from collections.abc import Iterator

from kelisim.model.draft import InstrumentDraft, OfficeDraft
from kelisim.model.office import Office
from kelisim.model.reference import Span

_FIELDS = {"name": "name", "office": "office", "party": "side"}


def offices_of(draft: InstrumentDraft) -> Iterator[OfficeDraft]:
    """A draft for each signatory who is named with an office."""
    for number, one in enumerate(draft.content.signatures):
        if one.name and one.office:
            spans = tuple(
                Span(field=field, start=span.start, end=span.end)
                for name, field in _FIELDS.items()
                for span in draft.evidence
                if span.field == f"signatures.{number}.{name}"
            )
            yield OfficeDraft(content=Office(name=one.name, office=one.office, side=one.party), evidence=spans)

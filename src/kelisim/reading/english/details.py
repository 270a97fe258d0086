"""What the phrase that names an instrument says of it: territory, fields, period, and how it stands to another."""

import re

from kelisim.model.dates import Term
from kelisim.model.instrument import Relation
from kelisim.model.reference import Named
from kelisim.reading.dates import find_dates
from kelisim.reading.english.context import Context
from kelisim.reading.english.instruments import Mention
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import find_states
from kelisim.reading.lexicon.subjects import find_subjects

_TERRITORY = re.compile(
    r"\b(?:on|in|within)\s(?:the\s)?(?:territor(?:y|ies)\sof\s(?P<list>[^.;]{2,120})|"
    r"(?P<owner>[A-Z]\w+)[’']s\sterritory)"
)
_THIRD = re.compile(r"\b(?:foreign|third|other)\s(?:states|countries)\b", re.IGNORECASE)
_PROJECT = re.compile(r"\b(?:of|for)\s(?:the|this|that)\sproject\b")
_AMENDS = re.compile(
    r"\b(?:amending|on\s(?:amendments?|changes)\sto|supplementing|extending|to)\s(?:the\s)?"
    r"(?P<other>(?:[\w-]+\s){0,5}?(?:[Aa]greement|[Tt]reaty|[Cc]onvention|[Pp]rotocol|[Cc]ontract|[Mm]emorandum)\b[^.;]{0,300})"
)


def territory_of(context: Context, mention: Mention, evidence: Evidence) -> tuple[str, ...]:
    """Where it applies, as its own words say."""
    match = _TERRITORY.search(context.text, mention.start, mention.end)
    if match is None:
        return ()
    start, end = match.span("list") if match["list"] else match.span("owner")
    found: dict[str, tuple[int, int]] = {}
    for state in find_states(context.text, start, end):
        found.setdefault(state.code, (state.start, state.end))
    third = _THIRD.search(context.text, start, end)
    if third:
        found["third-countries"] = third.span()
    for place, span in enumerate(found.values()):
        evidence.at(f"territory.{place}", *span)
    return tuple(found)


def fields_of(context: Context, mention: Mention, evidence: Evidence) -> tuple[Named, ...]:
    """The fields of cooperation that its title speaks of."""
    first: dict[str, tuple[int, int]] = {}
    for subject in find_subjects(context.text, mention.start, mention.end):
        first.setdefault(subject.code, (subject.start, subject.end))
    for place, span in enumerate(first.values()):
        evidence.at(f"fields.{place}.name", *span)
    return tuple(Named(name=context.text[start:end]) for start, end in first.values())


def period_of(context: Context, mention: Mention, evidence: Evidence) -> Term | None:
    """For which years it is."""
    for dated in find_dates(context.text, mention.start, mention.end, None):
        lasting = dated.first != dated.last or dated.only_end
        led = re.search(
            r"\b(?:for|until|to)(?: the (?:period|years?))?(?: of)? \Z",
            context.text[max(0, dated.start - 24) : dated.start],
        )
        if lasting or led:
            term = Term(end=dated.last) if dated.only_end or (led and led[0].startswith("until")) else dated.term()
            if term.start:
                evidence.at("period.start", dated.start, dated.end)
            evidence.at("period.end", dated.start, dated.end)
            return term
    return None


def relations_of(
    context: Context, mention: Mention, before: Mention | None, evidence: Evidence
) -> tuple[Relation, ...]:
    """A protocol "amending the agreement" amends it; one "on the management of the project" stands with another."""
    amends = _AMENDS.search(context.text, mention.start, mention.end)
    if mention.kind in {"protocol", "agreement"} and amends:
        start, end = amends.span("other")
        evidence.at("relations.0.instrument.name", start, end)
        return (Relation(kind="amends", instrument=Named(name=context.text[start:end][:500])),)
    match = _PROJECT.search(context.text, mention.start, mention.end)
    if before is None or match is None or before.sentence.start != mention.sentence.start:
        return ()
    evidence.at("relations.0.instrument.name", before.start, before.end)
    return (Relation(kind="with", instrument=Named(name=context.text[before.start : before.end][:500])),)

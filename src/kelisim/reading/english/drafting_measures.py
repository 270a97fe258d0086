"""Drafts of fields of cooperation and of measures.

1. A field is a subject in a sentence about cooperation: what was discussed, what was on the agenda, cooperation "in".
   Each is drafted once, with the words that first named it.
2. A measure is "measures to …", "steps to …" of the sides together; what "and" joins to its purpose is one of its own.
"""

import re

from kelisim.model.draft import FieldDraft, MeasureDraft
from kelisim.model.measure import Measure
from kelisim.model.place import Field
from kelisim.model.reference import Named
from kelisim.reading.english.context import Context
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import find_states
from kelisim.reading.lexicon.subjects import find_subjects

FIRST = 6
"""The sentences in which a story says between whom it plays."""

_COOPERATION = re.compile(
    r"\b(?:discuss(?:ed|ing|ions?)?|agenda|cooperat(?:e|ion|ing)|collaboration|interaction|partnership|attention|"
    r"talks|negotiations|fields?\sof|spheres?|areas\sof)\b"
)
_MEASURE = re.compile(
    r"\b(?P<what>(?:(?:joint|practical|additional|further|concrete|coordinated|bilateral|urgent|"
    r"specific)\s){1,3}(?:measures?|steps|actions?|efforts)\s(?:to|for|on|aimed\sat|in)\s[^.;]{4,300}?)"
    r"(?=\s*(?:[.;]|,\s(?:which|said|according|as\swell\sas|while|the\s)|\Z|\sand\s(?:[a-z]+ing)\b))"
)
_JOINED = re.compile(r"\sand\s(?P<more>[a-z]+ing\s[^.;]{4,300}?)(?=\s*(?:[.;]|,\s(?:which|said|according)|\Z))")


def draft_fields(context: Context) -> list[FieldDraft]:
    """A draft for each field of cooperation that the body speaks of."""
    drafts: list[FieldDraft] = []
    seen: set[str] = set()
    if not _between_states(context):
        return drafts
    for sentence in context.sentences:
        if not _COOPERATION.search(sentence.text):
            continue
        for subject in find_subjects(context.text, sentence.start, sentence.end):
            if subject.code not in seen:
                seen.add(subject.code)
                evidence = Evidence()
                evidence.at("title.en", subject.start, subject.end)
                evidence.at("code", subject.start, subject.end)
                words = context.text[subject.start : subject.end]
                drafts.append(
                    FieldDraft(content=Field(title={"en": words}, code=subject.code), evidence=evidence.spans())
                )
    return drafts


def _between_states(context: Context) -> bool:
    """Whether the first sentences of the story, or its title, name two States."""
    named = {state.code for state in context.parties}
    for sentence in context.sentences[:FIRST]:
        named.update(state.code for state in find_states(context.text, sentence.start, sentence.end))
    return len(named) >= 2


def draft_measures(context: Context) -> list[MeasureDraft]:
    """A draft for each thing that the sides are to do together."""
    drafts: list[MeasureDraft] = []
    for sentence in context.sentences:
        for match in _MEASURE.finditer(context.text, sentence.start, sentence.end):
            drafts.append(_draft(context, *match.span("what")))
            joined = _JOINED.match(context.text, match.end("what"), sentence.end)
            if joined:
                drafts.append(_draft(context, *joined.span("more")))
    return drafts


def _draft(context: Context, start: int, end: int) -> MeasureDraft:
    evidence = Evidence()
    words = context.text[start:end].rstrip(" ,")
    evidence.at("title.en", start, start + len(words))
    subjects = find_subjects(context.text, start, end)
    field = None
    if subjects:
        evidence.at("field.name", subjects[0].start, subjects[0].end)
        field = Named(name=context.text[subjects[0].start : subjects[0].end])
    for place, state in enumerate(context.parties):
        evidence.at(f"sides.{place}", state.start, state.end)
    sides = tuple(state.code for state in context.parties)
    return MeasureDraft(content=Measure(title={"en": words}, field=field, sides=sides), evidence=evidence.spans())

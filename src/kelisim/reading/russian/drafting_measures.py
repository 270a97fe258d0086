"""Drafts of fields of cooperation and of measures.

1. A field is a subject in a sentence about cooperation: what was discussed, what was on the agenda, cooperation "в
   сфере". Each is drafted once, with the words that first named it.
2. A measure is "меры по …", "шаги для …" of the sides together.
"""

import re

from kelisim.model.draft import FieldDraft, MeasureDraft
from kelisim.model.measure import Measure
from kelisim.model.place import Field
from kelisim.model.reference import Named
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.subjects import find_subjects
from kelisim.reading.russian.context import FIRST, Context
from kelisim.reading.russian.sides import codes, states_in

_COOPERATION = re.compile(
    r"(?<!\w)(?:обсу[дж]\w+|повестк\w+|сотруднич\w+|взаимодейств\w+|партн[её]рств\w+|вниман\w+|переговор\w+|сфер\w+|област\w+"
    r"|отрасл\w+|направлени\w+|кооперац\w+|затрону\w+|рассмотр\w+)(?!\w)",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(?<!\w)(?P<what>(?:(?:совместн|практическ|дополнительн|дальнейш|конкретн|скоординированн|согласованн|двусторонн|неотложн"
    r"|срочн)\w+\s){1,3}(?:мер(?:ы|ам|ах|ами)?|шаг(?:и|ов|ам|ах)|усили(?:я|й|ям|ях)|действи(?:я|й|ям|ях)|мероприяти(?:я|й|ям|ях))"
    r"\s(?:по|для|на|в\sцелях|направленн\w+\sна)\s[^.;]{4,300}?)"
    r"(?=\s*(?:[.;]|,\s(?:котор|сообщ|отмет|заяв|а\sтакже|что)|\Z))",
    re.IGNORECASE,
)


def draft_fields(context: Context) -> list[FieldDraft]:
    """A draft for each field of cooperation that the body speaks of."""
    drafts: list[FieldDraft] = []
    seen: set[str] = set()
    if not _between_states(context):
        return drafts
    for sentence in context.sentences:
        if not _COOPERATION.search(sentence.text):
            continue
        for subject in find_subjects(context.text, sentence.start, sentence.end, language="ru"):
            if subject.code not in seen:
                seen.add(subject.code)
                evidence = Evidence()
                evidence.at("title.ru", subject.start, subject.end)
                evidence.at("code", subject.start, subject.end)
                words = context.text[subject.start : subject.end]
                drafts.append(
                    FieldDraft(content=Field(title={"ru": words}, code=subject.code), evidence=evidence.spans())
                )
    return drafts


def _between_states(context: Context) -> bool:
    """Whether the first sentences of the story, or its title, name two States."""
    named = {state.code for state in context.parties}
    for sentence in context.sentences[:FIRST]:
        named.update(codes(states_in(context.text, sentence.start, sentence.end)))
    return len(named) >= 2


def draft_measures(context: Context) -> list[MeasureDraft]:
    """A draft for each thing that the sides are to do together."""
    return [
        _draft(context, *match.span("what"))
        for sentence in context.sentences
        for match in _MEASURE.finditer(context.text, sentence.start, sentence.end)
    ]


def _draft(context: Context, start: int, end: int) -> MeasureDraft:
    evidence = Evidence()
    words = context.text[start:end].rstrip(" ,")
    evidence.at("title.ru", start, start + len(words))
    subjects = find_subjects(context.text, start, end, language="ru")
    field = None
    if subjects:
        evidence.at("field.name", subjects[0].start, subjects[0].end)
        field = Named(name=context.text[subjects[0].start : subjects[0].end])
    for place, state in enumerate(context.parties):
        evidence.at(f"sides.{place}", state.start, state.end)
    sides = tuple(state.code for state in context.parties)
    return MeasureDraft(content=Measure(title={"ru": words}, field=field, sides=sides), evidence=evidence.spans())

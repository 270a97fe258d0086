"""Drafts of fields of cooperation and of measures.

1. A field is a subject in a sentence about cooperation of two States: what was talked over, what stood on the agenda.
   Each is drafted once, with the words that first named it.
2. A measure is something that the sides together are to do: `бірлескен шаралар`, `нақты қадамдар` with what they are
   for,
   or what they agreed (`келісті`, `уағдаласты`) to do, told by a verbal noun before the verb.
"""

import re

from kelisim.model.draft import FieldDraft, MeasureDraft
from kelisim.model.measure import Measure
from kelisim.model.place import Field
from kelisim.model.reference import Named
from kelisim.reading.kazakh.context import Context, Evidence
from kelisim.reading.kazakh.lexical import subjects_in

FIRST = 6
_SIDES = 2
_COOPERATION = re.compile(
    r"талқыла|күн\sтәртібі|ынтымақтастық|ынтымақтастығ|әріптестік|әріптестіг|серіктестік|ықпалдастық"
    r"|өзара\sіс-қимыл|назар|келіссөз|мәселе"
    r"|саласында|салалар|бағыт"
)
_MEASURE = re.compile(
    r"(?:(?<=^)|(?<=[,;:—–«]\s)|(?<=бойынша\s)|(?<=тараптар\s)|(?<=мемлекеттер\s)|(?<=елдер\s))"
    r"(?P<what>[^,;:.!?]{12,260}?(?:\s(?:жөніндегі|бойынша|бағытталған|үшін))\s"
    r"(?:(?:бірлескен|бірлесе|нақты|ортақ|қосымша|кешенді|практикалық|шұғыл|бірқатар)\s){1,3}"
    r"(?:іс-)?(?:шара|қадам|іс-қимыл|әрекет)\w*)"
)
_POINTING = ("бұл ", "осы ", "оны ", "аталған ")
_AGREED = re.compile(
    r"(?:тараптар|екі\sел|екі\sтарап|екі\sмемлекет|басшылар"
    r"|министрлер)\s(?P<what>[^,;:.!?]{8,260}?\w(?:уға|уге|уды|уді))\s"
    r"(?:келісті|уағдаласты|келісіп|шешті|ниетті|дайын)"
)


def draft_fields(context: Context) -> list[FieldDraft]:
    """A draft for each field of cooperation that the paragraphs speak of."""
    drafts: list[FieldDraft] = []
    seen: set[str] = set()
    if not _between_states(context):
        return drafts
    for said in context.told:
        if not _COOPERATION.search(said.low):
            continue
        for subject in subjects_in(context.text, said.start, said.end):
            if subject.code in seen:
                continue
            seen.add(subject.code)
            evidence = Evidence(context)
            tag = context.tag_of(subject.start, subject.end)
            words = evidence.quote(f"title.{tag}", subject.start, subject.end)
            evidence.at("code", subject.start, subject.end)
            drafts.append(FieldDraft(content=Field(title={tag: words}, code=subject.code), evidence=evidence.spans()))
    return drafts


def _between_states(context: Context) -> bool:
    """Whether the first sentences of the story, or its title, name two States."""
    named = {state.code for state in context.parties}
    for said in context.told[:FIRST]:
        named.update(state.code for state in said.states)
    return len(named) >= 2


def draft_measures(context: Context) -> list[MeasureDraft]:
    """A draft for each thing that the sides are to do together."""
    drafts: list[MeasureDraft] = []
    for said in context.told:
        low = said.low
        if len(context.parties) < _SIDES:
            break
        if "шара" in low or "қадам" in low or "қимыл" in low or "әрекет" in low:
            drafts.extend(
                _draft(context, said.start + m.start("what"), said.start + m.end("what"))
                for m in _MEASURE.finditer(low)
            )
        drafts.extend(
            _draft(context, said.start + m.start("what"), said.start + m.end("what"))
            for m in _AGREED.finditer(low)
            if not m["what"].startswith(_POINTING)
        )
    return drafts


def _draft(context: Context, start: int, end: int) -> MeasureDraft:
    evidence = Evidence(context)
    tag = context.tag_of(start, end)
    title = evidence.quote(f"title.{tag}", start, end)
    subjects = subjects_in(context.text, start, end)
    field = Named(name=evidence.quote("field.name", subjects[0].start, subjects[0].end)) if subjects else None
    for place, state in enumerate(context.parties):
        evidence.at(f"sides.{place}", state.start, state.end)
    sides = tuple(state.code for state in context.parties)
    return MeasureDraft(content=Measure(title={tag: title}, field=field, sides=sides), evidence=evidence.spans())

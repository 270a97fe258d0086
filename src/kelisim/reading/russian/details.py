"""What the title of an instrument says beside its kind: territory, fields, period, how it stands to another."""

import re

from kelisim.model.dates import Term
from kelisim.model.instrument import Relation
from kelisim.model.reference import Named
from kelisim.reading.dates import find_dates
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.subjects import find_subjects
from kelisim.reading.russian.context import Context
from kelisim.reading.russian.instruments import Mention
from kelisim.reading.russian.sides import states_in

_TERRITORY = re.compile(r"\b(?:на|в\sпределах)\sтерритори(?:и|ях)\s(?P<list>[^.;]{2,120})")
_THIRD = re.compile(r"\b(?:третьих|иных|других)\s(?:стран|государств)", re.IGNORECASE)
_RELATED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "amends",
        re.compile(
            r"(?:изменени\w+|дополнени\w+|поправ\w+)(?:\sи\sдополнени\w+)?\sв\s(?:[а-яё]+\s){0,3}\Z", re.IGNORECASE
        ),
    ),
    (
        "implements",
        re.compile(r"(?:реализаци\w+|выполнени\w+|исполнени\w+|осуществлени\w+)\s(?:[а-яё]+\s){0,3}\Z", re.IGNORECASE),
    ),
    ("supersedes", re.compile(r"(?:взамен|вместо|на\sсмену)\s(?:[а-яё]+\s){0,3}\Z", re.IGNORECASE)),
    ("under", re.compile(r"(?:\sк|в\sрамках|в\sсоответствии\sс)\s(?:[а-яё]+\s){0,3}\Z", re.IGNORECASE)),
)
_INNER = re.compile(
    r"(?<!\w)(?:соглашени\w+|договор(?:а|у|ом|е)?|протокол(?:а|у|ом|е)?|программ\w+|меморандум\w*|конвенци\w+|контракт\w*"
    r"|деклараци\w+|дорожн\w+\sкарт\w+)(?!\w)",
    re.IGNORECASE,
)


def territory_of(context: Context, mention: Mention, evidence: Evidence) -> tuple[str, ...]:
    """Where it applies, in the words of its title."""
    match = _TERRITORY.search(context.text, mention.start, mention.end)
    if match is None:
        return ()
    start, end = match.span("list")
    found: dict[str, tuple[int, int]] = {}
    for state in states_in(context.text, start, end):
        found.setdefault(state.code, (state.start, state.end))
    third = _THIRD.search(context.text, start, end)
    if third:
        found["third-countries"] = third.span()
    for place, span in enumerate(found.values()):
        evidence.at(f"territory.{place}", *span)
    return tuple(found)


def fields_of(context: Context, mention: Mention, evidence: Evidence) -> tuple[Named, ...]:
    """The fields of cooperation that its title names."""
    first: dict[str, tuple[int, int]] = {}
    for subject in find_subjects(context.text, mention.start, mention.end, language="ru"):
        first.setdefault(subject.code, (subject.start, subject.end))
    for place, span in enumerate(first.values()):
        evidence.at(f"fields.{place}.name", *span)
    return tuple(Named(name=context.text[start:end]) for start, end in first.values())


def period_of(context: Context, mention: Mention, evidence: Evidence) -> Term | None:
    """The years or the time that its title says it is for."""
    for dated in find_dates(context.text, mention.start, mention.end, None, language="ru"):
        before = context.text[max(0, dated.start - 24) : dated.start]
        led = re.search(r"(?:\bна|\bдо)\s(?:период\s)?\Z", before)
        if dated.first != dated.last or dated.only_end or led:
            term = Term(end=dated.last) if dated.only_end else dated.term()
            if term.start:
                evidence.at("period.start", dated.start, dated.end)
            if term.end:
                evidence.at("period.end", dated.start, dated.end)
            return term
    return None


def relations_of(context: Context, mention: Mention, evidence: Evidence) -> tuple[Relation, ...]:
    """How it stands to another that its title names: "протокол о внесении изменений в Соглашение …"."""
    for inner in _INNER.finditer(context.text, mention.kind_at[1], mention.end):
        before = context.text[max(mention.kind_at[0], inner.start() - 60) : inner.start()]
        for kind, pattern in _RELATED:
            if pattern.search(before):
                evidence.at("relations.0.instrument.name", inner.start(), mention.end)
                name = context.text[inner.start() : mention.end]
                return (Relation(kind=kind, instrument=Named(name=name)),)  # type: ignore[arg-type]
    return ()

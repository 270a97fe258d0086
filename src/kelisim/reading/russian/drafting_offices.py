"""Drafts of offices: each office of each person once, as the text first says it."""

import re

from kelisim.model.dates import Term
from kelisim.model.draft import OfficeDraft
from kelisim.model.office import Office
from kelisim.model.reference import Named
from kelisim.reading.dates import find_dates
from kelisim.reading.evidence import Evidence
from kelisim.reading.russian.context import Context, side_of
from kelisim.reading.russian.holders import Holder

_SINCE = re.compile(
    r"(?<!\w)(?:с|назначен\w*|избран\w*|вступил\w*\sв\sдолжность|занима\w+\s(?:пост|должность)|занял\w*|возглав\w+)\s"
    r"(?:[^.;]{0,40}\s)?\Z",
    re.IGNORECASE,
)
MAX_DRAFTS = 1_000


def draft_offices(context: Context) -> list[OfficeDraft]:
    """A draft for each office that the body says a person holds."""
    drafts: list[OfficeDraft] = []
    seen: set[tuple[str, str, str]] = set()
    for holder in context.telling.holders:
        of = context.text[slice(*holder.of)].lower()[:5] if holder.of else ""
        key = (holder.key, holder.office.head, of)
        if key in seen or (not of and any(one[:2] == key[:2] for one in seen)) or len(drafts) >= MAX_DRAFTS:
            continue
        seen.add(key)
        drafts.append(_draft(context, holder))
    return drafts


def _draft(context: Context, holder: Holder) -> OfficeDraft:
    evidence = Evidence()
    text = context.text
    evidence.at("name", *holder.name)
    evidence.at("office", *holder.office.office)
    side = side_of(text, holder, context.home)
    if side is not None:
        evidence.at("side", side.start, side.end)
    body = None
    if holder.of is not None and not (side and (side.start, side.end) == holder.of):
        start, end = bare(text, *holder.of)
        evidence.at("body.name", start, end)
        body = Named(name=text[start:end])
    content = Office(
        name=text[slice(*holder.name)],
        office=text[slice(*holder.office.office)],
        body=body,
        side=side.code if side else None,
        since=_since(context, holder, evidence),
    )
    return OfficeDraft(content=content, evidence=evidence.spans())


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without quotation marks that enclose all of it."""
    if text[start] in '«“"' and text[end - 1] in '»”"' and end - start > 2:
        return start + 1, end - 1
    return start, end


def _since(context: Context, holder: Holder, evidence: Evidence) -> Term | None:
    """Since when, where a date stands behind "с" or beside the verb of appointment."""
    sentence = context.sentences[holder.line]
    for dated in find_dates(context.text, sentence.start, sentence.end, context.published, language="ru"):
        before = context.text[max(sentence.start, dated.start - 60) : dated.start]
        if _SINCE.search(before) and abs(dated.start - holder.office.start) < 120:
            evidence.at("since.start", dated.start, dated.end)
            return Term(start=dated.first)
    return None

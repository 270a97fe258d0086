"""How far a treaty is in its life, by what its document says.

1. A text whose formula of signature gives the day is signed, or initialled where the formula says that.
2. A text that is headed as a draft is not signed, whatever its formula says; neither is one whose day is left open.
   Where the document says that the draft is approved, its status is that; otherwise none is stated.
3. A law of ratification to which the text is attached states that it is ratified; a bill does not.
4. A note under the title that it came into force, or lost its force, states that.
5. Nothing else gives a status. "Signed" is never assumed.
"""

import re

import msgspec

from kelisim.reading.treaties.formula import Formula
from kelisim.reading.treaties.heads import Head

_DRAFT = re.compile(r"^[\W_]*(?:проект|жоба(?:сы)?|draft)\b[^\n]{0,60}$", re.MULTILINE)
_APPROVED = re.compile(
    r"\b(?:одобри(?:ть|л|ла|ли)|одобрен\w{0,2}|утверд(?:ить|ил))\b[^;]{0,80}?\bпроект\w{0,2}\b"
    r"|\bодобрен\w{0,2}\s+(?:постановлени|распоряжени)\w+"
    r"|\bapprove[ds]?\b[^.;]{0,60}\bdraft\b|\bdraft\b[^.;]{0,200}\b(?:is|be|was) (?:hereby )?approved\b"
    r"|\bжобасы[^.;]{0,40}\b(?:мақұлдансын|мақұлданды|бекітілсін)|\bқаулысымен\s+мақұлданған"
)
_RATIFIED = re.compile(
    r"\bратифицировать\b|\bратификациялансын\b|\b(?:is|are) (?:hereby )?ratified\b|\bshall be ratified\b(?= by the law)"
)
_BILL = re.compile(r"\bпроект\w{0,2} (?:федеральн\w+ )?закон|\bзаң\w*\s+жобасы|\bdraft (?:federal )?law|\bbill\b")
_IN_FORCE = re.compile(r"\bвступил[оаи]? в силу\b|\bentered into force\b|\bкүшіне енді\b")
_ENDED = re.compile(
    r"\bутратил[оаи]? силу\b|\bпрекратил[оаи]? (?:свое )?действие\b|\b(?:has )?(?:expired|been terminated)\b"
    r"|\bкүші жойылды\b|\bкүшін жойды\b"
)
_LINE_NOTE = re.compile(r"[^\n]+")
_MAX_NOTE = 400
_BEFORE_TITLE = 200


class Standing(msgspec.Struct, frozen=True):
    """A status with the place that states it; `signed` is whether the formula's days count."""

    status: str | None
    at: tuple[int, int] | None
    signed: bool


def standing_of(text: str, low: str, head: Head, before: int, formula: Formula | None, body: int) -> Standing:
    """Rules 1 to 5.

    Args:
        text: the page's text.
        low: the same, folded.
        head: the treaty's title.
        before: where what stands before the title begins: the end of the text before.
        formula: the formula of signature, where there is one.
        body: where the preamble begins.
    """
    near = max(before, head.start - _BEFORE_TITLE)
    lined = text[near : head.start].lower()
    draft = head.draft or _DRAFT.search(lined) is not None
    note = None if draft else _note(text, low, head.end, body)
    approved = _APPROVED.search(low, before, head.start)
    if draft or formula is None or not formula.days:
        if approved and (draft or formula is None or formula.blank):
            return Standing("draft-approved", approved.span(), signed=False)
        return Standing(*note, signed=False) if note else Standing(None, None, signed=False)
    if formula.initialled:
        return Standing("initialled", (formula.start, formula.end), signed=False)
    if note:
        return Standing(*note, signed=True)
    ratified = _RATIFIED.search(low, before, head.start)
    bill = _BILL.search(low, before, head.start) or _DRAFT.search(text[before : head.start].lower())
    if ratified and not bill:
        return Standing("ratified", ratified.span(), signed=True)
    return Standing("signed", (formula.start, formula.end), signed=True)


def _note(text: str, low: str, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """Rule 4."""
    for line in _LINE_NOTE.finditer(text, start, end):
        words = line[0].strip()
        if len(words) > _MAX_NOTE or not (
            words.startswith(("(", "[", "*")) or _NOTED.match(low, line.start() + line[0].index(words[0]))
            if words
            else True
        ):
            continue
        for status, pattern in (("ended", _ENDED), ("in-force", _IN_FORCE)):
            match = pattern.search(low, *line.span())
            if match:
                return status, match.span()
    return None


_NOTED = re.compile(r"(?:вступил|утратил|entered into force|прекратил)")

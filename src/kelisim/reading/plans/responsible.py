"""Who is responsible for a measure: the bodies in the cells of a plan, each with its side and its role.

1. The side is that of the column, else of the label before the body ("Казахстанская сторона:"), else the State in the
   body's own name, if it is one.
2. The role is what stands beside the body: "(свод)", "(созыв)", "(lead)" lead, "(по согласованию)" is by agreement,
   "(соисполнитель)" takes part; else what a label or the heading of the column says; else none is stated.
3. A mark that stands alone belongs to the body before it. A date beside a body is when its part is due.
4. A body is named once: where two cells name it for two sides, it is there for each.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from kelisim.model.measure import Responsible
from kelisim.model.reference import Named
from kelisim.reading.evidence import Evidence
from kelisim.reading.page import Cell
from kelisim.reading.plans.bodies import bodies_in
from kelisim.reading.plans.columns import Column
from kelisim.reading.plans.headings import heading_part, is_part
from kelisim.reading.plans.sides import Side, bare_of_states, one_side
from kelisim.reading.plans.terms import Years, term_of
from kelisim.reading.wording import either

MAX_CELL = 2_000
"""Characters of a cell in which bodies are looked for."""
MAX_BODIES = 200
MAX_NAME = 300
MAX_DATE = 90
"""Characters at the end of a body in which a date stands."""
Role = Literal["lead", "co", "by-agreement"]

_BY_AGREEMENT = re.compile(
    either(
        r"""
        по\s?согласованию(?:\sсторон)? | (?:by|upon|subject\sto|in)\s(?:mutual\s)?agreement | as\sagreed
        to\sbe\sagreed | on\sagreement
        келіс(?:ім|у)\sбойынша | келісілген\sжағдайда | kelisim\sboıynsha
        """
    ),
    re.IGNORECASE,
)
_LEAD = re.compile(
    either(
        r"""
        (?<!\w)свод(?:\w{1,4})?(?!\w) | (?<!\w)созыв(?:ающ\w{2,3})?(?!\w)
        (?<!\w)головн\w{2,3}(?:\s(?:исполнитель|орган|организация))? | ответственн\w{2,3}\sза\sсвод
        (?<!\w)координатор(?!\w) | (?<!\w)(?:co-?)?ordinator\b
        \blead(?:ing)?(?:\s(?:body|agency|ministry|executor|institution))?\b | \bconven(?:or|er)\b
        (?<!\w)жинақ(?:тау|таушы)?(?!\w) | (?<!\w)шақыру(?:шы)?(?!\w) | (?<!\w)жетекші(?:\sорган)?(?!\w)
        бас\sорындаушы | (?<!\w)consolidat\w+ | жиынтық
        """
    ),
    re.IGNORECASE,
)
_CO = re.compile(
    either(
        r"""
        соисполнител\w{1,2} | co-?\s?executors?\b | co-?responsible\b | \bsupporting\b | бірлес(?:іп|кен)\s\w+
        қоса\sорындаушы
        """
    ),
    re.IGNORECASE,
)
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (("co", _CO), ("lead", _LEAD), ("by-agreement", _BY_AGREEMENT))
_BRACKETS = re.compile(r"\(([^()]{0,300})\)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TRAILING_DATE = re.compile(
    r"(?:\s[–—-]\s*|,\s*|:\s*|\s)"
    r"((?:до|к|в|не позднее|by|until|till|before|in|IV|I{1,3}|[1-4])?\s?"
    r"[^,;:()]{0,40}?\b(?:19|20)\d\d\b[^,;:()]{0,20})\Z"
)
_LABEL = re.compile(r"([^:;\n]{2,70}?)\s*(?::|\s[–—-]\s)\s*")
_BULLET = re.compile(r"[\s•·–—*-]*(?:\d{1,2}[.)]\s+)?(?:(?:и|and|және)\s)?(?:[Tt]he\s)?")
_EDGE = " \t\n.,;:–—-•*"
_NOTHING = re.compile(r"[\W_]*|нет|none|n/?a|жоқ|x|х|не\sтребуется", re.IGNORECASE)


class Said(msgspec.Struct, frozen=True):
    """A body as it is said, every part with its place in the page's text."""

    name: str
    at: tuple[int, int]
    side: Side | None = None
    role: Role | None = None
    role_at: tuple[int, int] | None = None
    until: tuple[int, int] | None = None


class _Under(msgspec.Struct, frozen=True):
    """What a label says of the bodies after it."""

    side: Side | None = None
    part: Literal["lead", "co"] | None = None
    at: tuple[int, int] | None = None
    once: bool = False


def responsible_in(cells: Sequence[tuple[Cell, Column | None]]) -> list[Said]:
    """The bodies that cells name, each cell with its column; None where it covers columns of several sides."""
    found: list[Said] = []
    for cell, column in cells:
        if not _NOTHING.fullmatch(cell.text):
            found.extend(_in_cell(cell, column))
    seen: set[tuple[str, str | None]] = set()
    once = []
    for one in found[:MAX_BODIES]:
        key = one.name.casefold(), one.side.code if one.side else None
        if key not in seen:
            seen.add(key)
            once.append(one)
    return once


def write(said: Sequence[Said], page: str, language: str, years: Years, evidence: Evidence) -> tuple[Responsible, ...]:
    """The bodies as the model has them, with their evidence."""
    made = []
    for place, one in enumerate(said):
        path = f"responsible.{place}"
        evidence.at(f"{path}.body.name", *one.at)
        if one.side:
            evidence.at(f"{path}.side", one.side.start, one.side.end)
        if one.role and one.role_at:
            evidence.at(f"{path}.role", *one.role_at)
        until = term_of(page[slice(*one.until)], language, years) if one.until else None
        if until is not None and one.until is not None:
            for part in ("words", "start", "end"):
                if getattr(until, part) is not None:
                    evidence.at(f"{path}.until.{part}", *one.until)
        made.append(
            Responsible(body=Named(name=one.name), side=one.side.code if one.side else None, role=one.role, until=until)
        )
    return tuple(made)


def _in_cell(cell: Cell, column: Column | None) -> Iterator[Said]:
    words = cell.text[:MAX_CELL]
    own_lines = cell.address is None or cell.address.page is None
    under = _Under()
    waiting: Said | None = None
    for begins, end in bodies_in(words, own_lines=own_lines):
        labelled, start = _label(words, begins, end, cell.start, under)
        one = _one(words, start, end, cell.start, column, labelled)
        # Behind a colon a label is for all that follow, behind a dash its part is for one body.
        under = msgspec.structs.replace(labelled, part=None, at=None) if labelled.once else labelled
        if one is None:
            continue
        if one.name:
            if waiting is not None:
                yield waiting
            waiting = one
        elif waiting is not None:
            led = waiting.role == "lead"
            waiting = msgspec.structs.replace(
                waiting,
                role=waiting.role if led else one.role or waiting.role,
                role_at=waiting.role_at if led else one.role_at or waiting.role_at,
                until=waiting.until or one.until,
            )
    if waiting is not None:
        yield waiting


def _label(words: str, start: int, end: int, at: int, under: _Under) -> tuple[_Under, int]:
    """The label that stands before a body, if one does, and where the body begins."""
    for _ in range(2):
        label = _LABEL.match(words, start, end)
        if label is None:
            break
        said = label[1]
        side = one_side(said, at + label.start(1))
        part = heading_part(said) or ("lead" if _LEAD.fullmatch(said.strip(_EDGE)) else None)
        if side is None and part is None and not _is_label(said):
            break
        if side is not None and part is None and not bare_of_states(said) and not _is_label(said):
            break
        place = (at + label.start(1), at + label.end(1)) if part else None
        once = part is not None and ":" not in words[label.end(1) : label.end()]
        under = _Under(side or (under.side if part else None), part, place, once)
        start = label.end()
    return under, start


def _is_label(said: str) -> bool:
    """Whether words announce bodies, without saying more of them."""
    return is_part(said) or (
        re.match(
            r"\W*(?:ответственн|исполнител|responsib|executor|жауапты|орындаушы|от\s|со\s стороны|сторона)",
            said.casefold(),
        )
        is not None
    )


def _one(words: str, start: int, end: int, at: int, column: Column | None, under: _Under) -> Said | None:
    """What one stretch of a cell says of a body; its name is empty where a mark stands alone."""
    bullet = _BULLET.match(words, start, end)
    start = bullet.end() if bullet else start
    role, role_at = _role(words, start, end)
    until = None
    # What is said beside the name is cut off from its end, bracket by bracket.
    stop = _stripped(words, start, end)
    for _ in range(6):
        cut = _last_aside(words, start, stop)
        if cut is None:
            break
        if cut[1] is not None and until is None:
            until = cut[1]
        stop = _stripped(words, start, cut[0])
    while start < stop and words[start] in _EDGE:
        start += 1
    if role_at is not None and role_at[0] <= start < stop:
        start = _past(words, role_at[1], stop)
    name = words[start:stop]
    if not any(map(str.isalpha, name)) or len(name) > MAX_NAME:
        name = ""
    if not name and role is None and until is None:
        return None
    place = (at + start, at + stop)
    side = (column.side if column else None) or under.side or (one_side(name, at + start) if name else None)
    if role is None and name:
        if under.part is not None:
            role, role_at = under.part, None
            return Said(name, place, side, role, under.at, _moved(until, at))
        if column is not None and column.part is not None and column.heading is not None:
            return Said(name, place, side, column.part, (column.heading.start, column.heading.end), _moved(until, at))
    return Said(name, place, side, role, _moved(role_at, at), _moved(until, at))


def _moved(place: tuple[int, int] | None, at: int) -> tuple[int, int] | None:
    return (place[0] + at, place[1] + at) if place else None


def _role(words: str, start: int, end: int) -> tuple[Role | None, tuple[int, int] | None]:
    """The role that a mark beside a body gives it."""
    for role, pattern in _ROLES:
        mark = pattern.search(words, start, end)
        if mark is not None and _is_mark(words, start, end, mark):
            return role, mark.span()
    return None, None


def _is_mark(words: str, start: int, end: int, mark: re.Match[str]) -> bool:
    """Whether words stand beside the name, in brackets, behind a dash or at an end, and are not part of it."""
    before = words[start : mark.start()].rstrip()
    after = words[mark.end() : end].lstrip()
    if before.count("(") > before.count(")"):
        return True
    if not after.strip(_EDGE):
        return not before or before[-1] in "–—-,;:\n" or _BY_AGREEMENT.fullmatch(mark[0]) is not None
    return not before.strip(_EDGE) and after[0] in "–—-:"


def _last_aside(words: str, start: int, stop: int) -> tuple[int, tuple[int, int] | None] | None:
    """What stands last beside a name, if it is no part of it: where it begins, and the words of a date in it."""
    if stop <= start:
        return None
    if words[stop - 1] == ")":
        opening = words.rfind("(", start, stop)
        if opening < 0:
            return None
        inside = words[opening + 1 : stop - 1]
        if any(pattern.search(inside) for _, pattern in _ROLES):
            return opening, _date_in(words, opening + 1, stop - 1) if re.search(r"(?:19|20)\d\d", inside) else None
        date = _date_in(words, opening + 1, stop - 1)
        return (opening, date) if date else None
    for _, pattern in _ROLES:
        for mark in pattern.finditer(words, start, stop):
            if mark.end() == stop and _is_mark(words, start, stop, mark):
                return mark.start(), None
    date_at = (
        _TRAILING_DATE.search(words, max(start, stop - MAX_DATE), stop)
        if _YEAR.search(words, max(start, stop - 30), stop)
        else None
    )
    if date_at is not None and date_at.start() > start and term_of(date_at[1].strip(), "ru", None):
        return date_at.start(), _trimmed(words, *date_at.span(1))
    return None


def _date_in(words: str, start: int, end: int) -> tuple[int, int] | None:
    """The words in brackets that are a date: all of them, or what follows or precedes a comma."""
    for part in re.finditer(r"[^,;]+", words[start:end]):
        at = _trimmed(words, start + part.start(), start + part.end())
        if at[1] > at[0] and re.search(r"\d", words[slice(*at)]) and _dated(words[slice(*at)]):
            return at
    return None


def _dated(words: str) -> bool:
    return any((term := term_of(words, language, None)) and (term.start or term.end) for language in ("ru", "en", "kk"))


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return start, end


def _stripped(words: str, start: int, end: int) -> int:
    while end > start and words[end - 1] in _EDGE + "(":
        end -= 1
    return end


def _past(words: str, start: int, end: int) -> int:
    while start < end and words[start] in _EDGE + ")":
        start += 1
    return start

"""Who is responsible for a measure: the bodies in the cells of a plan, each with its side and its role.

1. The side is the State in brackets behind the body, else that of the column, else of the label before the body
   ("Казахстанская сторона:"), else the State in the body's own name, if it is one.
2. The role is what stands beside the body: "(свод)", "(созыв)", "(lead)" lead, "(по согласованию)" is by agreement,
   "(соисполнитель)" takes part; else what a label or the heading of the column says; else none is stated.
3. A mark that stands alone belongs to the body before it. A date beside a body is when its part is due.
4. A body is named once: where two cells name it for two sides, it is there for each.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from kelisim.model.measure import Responsible
from kelisim.model.reference import Named
from kelisim.reading.evidence import Evidence
from kelisim.reading.page import Cell
from kelisim.reading.plans.asides import EDGE, LEAD, Role, last_aside, past, role_in, stripped
from kelisim.reading.plans.bodies import bodies_in
from kelisim.reading.plans.columns import Column
from kelisim.reading.plans.headings import heading_part, is_part
from kelisim.reading.plans.sides import Side, bare_of_states, one_side
from kelisim.reading.plans.terms import Years, term_of

MAX_CELL = 2_000
"""Characters of a cell in which bodies are looked for."""
MAX_BODIES = 200
MAX_NAME = 300
_LABEL = re.compile(r"([^:;\n]{2,70}?)\s*(?::|\s[–—-]\s)\s*")
_BULLET = re.compile(r"[\s•·–—*-]*(?:\d{1,2}[.)]\s+)?(?:(?:и|and|және)\s)?(?:[Tt]he\s)?")
_BOTH = re.compile(
    r"(?<!\w)(?:сторон|(?:обеих|двух|наших) (?:стран|государств)|both (?:sides|parties|countries|states)"
    r"|of the (?:sides|parties)|тараптар\w*|екі ел\w*)(?!\w)",
    re.IGNORECASE,
)
"""What says that bodies of all sides are meant, in whichever column they stand."""
_SHORT = re.compile(
    r"(?<!\w)(?:Kft|Ltd|Inc|Co|Corp|Bhd|Pty|S\.A|S\.p\.A|a\.s|s\.r\.o|d\.o\.o|B\.V|N\.V|A\.Ş|Şti|plc|e\.V)\Z"
)
"""What the names of companies end with, and a full stop after it."""
_NOTHING = re.compile(
    r"[\W_]*|нет|none|n/?a|жоқ|x|х|не\sтребуется"
    r"|\W*(?:tb[dcn]|to be (?:determined|confirmed|named|agreed|nominated)|not (?:defined|applicable)"
    r"|(?:будет |будут )?(?:уточня|определя|назнача|согласовыва)(?:е|ю)тся|(?:подлежит|подлежат) \w+"
    r"|(?:будет|будут) (?:определен|назначен|уточнен)\w?"
    r"|не определен\w?|анықталады|нақтыланады|белгіленеді)\W*",
    re.IGNORECASE,
)


class Said(msgspec.Struct, frozen=True):
    """A body as it is said, every part with its place; `marked` where its side stands beside it."""

    name: str
    at: tuple[int, int]
    side: Side | None = None
    role: Role | None = None
    role_at: tuple[int, int] | None = None
    until: tuple[int, int] | None = None
    marked: bool = False


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
    """The bodies of a cell, with what the heading of its column says of them."""
    own_lines = cell.address is None or cell.address.page is None
    for one in _in_words(cell.text[:MAX_CELL], own_lines=own_lines):
        side, role, role_at = one.side, one.role, _moved(one.role_at, cell.start)
        if side is not None:
            side = Side(side.code, side.start + cell.start, side.end + cell.start)
        if column is not None and column.side is not None and not one.marked and not _BOTH.search(one.name):
            side = column.side
        if role is None and column is not None and column.part is not None and column.heading is not None:
            role, role_at = column.part, (column.heading.start, column.heading.end)
        at = (one.at[0] + cell.start, one.at[1] + cell.start)
        yield Said(one.name, at, side, role, role_at, _moved(one.until, cell.start))


@lru_cache(maxsize=1_024)
def _in_words(words: str, *, own_lines: bool) -> tuple[Said, ...]:
    """The bodies that words name, with their places in them; plans name the same bodies again and again."""
    return tuple(_bodies(words, own_lines=own_lines))


def _bodies(words: str, *, own_lines: bool) -> Iterator[Said]:
    under = _Under()
    waiting: Said | None = None
    for begins, end in bodies_in(words, own_lines=own_lines):
        labelled, start = _label(words, begins, end, under)
        one = _one(words, start, end, labelled)
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


def _label(words: str, start: int, end: int, under: _Under) -> tuple[_Under, int]:
    """The label that stands before a body, if one does, and where the body begins."""
    for _ in range(2):
        label = _LABEL.match(words, start, end)
        if label is None:
            break
        said = label[1]
        side = one_side(said, label.start(1))
        part = heading_part(said) or ("lead" if LEAD.fullmatch(said.strip(EDGE)) else None)
        if side is None and part is None and not _is_label(said):
            break
        if side is not None and part is None and not bare_of_states(said) and not _is_label(said):
            break
        place = label.span(1) if part else None
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


def _one(words: str, start: int, end: int, under: _Under) -> Said | None:
    """What one stretch of a cell says of a body; its name is empty where a mark stands alone."""
    bullet = _BULLET.match(words, start, end)
    start = bullet.end() if bullet else start
    role, role_at = role_in(words, start, end)
    until = None
    beside: Side | None = None
    # What is said beside the name is cut off from its end, bracket by bracket.
    stop = stripped(words, start, end)
    for _ in range(6):
        aside = last_aside(words, start, stop)
        if aside is None:
            break
        beside, until = beside or aside.side, until or aside.date
        stop = stripped(words, start, aside.start)
    while start < stop and words[start] in EDGE:
        start += 1
    if role_at is not None and role_at[0] <= start < stop:
        start = past(words, role_at[1], stop)
    if words[stop : stop + 1] == "." and _SHORT.search(words, start, stop):
        stop += 1
    name = words[start:stop]
    if not any(map(str.isalpha, name)) or len(name) > MAX_NAME:
        name = ""
    if not name and role is None and until is None:
        return None
    side = beside or under.side or (one_side(name, start) if name else None)
    if role is None and name and under.part is not None:
        role, role_at = under.part, under.at
    return Said(name, (start, stop), side, role, role_at, until, marked=beside is not None)


def _moved(place: tuple[int, int] | None, at: int) -> tuple[int, int] | None:
    return (place[0] + at, place[1] + at) if place else None

"""What shows that a document is minutes, or a decision of a council, and what its head says.

1. Minutes are headed so: "Minutes of the 26th meeting of ...", "ПРОТОКОЛ 26-го заседания ...", "... отырысының
   хаттамасы". A protocol that is a treaty names no meeting in its title.
2. A decision is headed by the word and its number, or by its organ: "РЕШЕНИЕ № 5", "DECISION No. 5", "№ 5 ШЕШІМ". The
   organ is a council or commission of several States, named near the head; acts of one State's courts, councils and
   governments are no decisions here.
3. Both stand at the beginning of the document, before any sentence of the body.
"""

import itertools
import re
from collections.abc import Sequence

import msgspec

_MAX_HEAD = 4_000
_MAX_TITLE = 900
_MAX_LINES = 16
_MINUTES = re.compile(
    r"(?:agreed |draft |final )?minutes\b|protocol of the (?:\w+[ -]){0,8}(?:meeting|session|sitting|talks"
    r"|negotiations)\b"
    r"|summary record\b|record of (?:the )?(?:\w+[ -]){0,6}(?:meeting|session|talks)\b"
    r"|(?:итоговый |рабочий |совместный )?протокол\b[^.;]{0,160}?\b(?:заседани|встреч|совещани|переговор|сесси)"
    r"|.{0,500}\b(?:отырыс|кездесу|мәжіліс|келіссөз|жиналыс)\w*\b[^.;]{0,200}\bхаттама(?:сы)?\W*\Z"
)
_MEETING = re.compile(
    r"\b(?:meetings?|sessions?|sittings?|talks|negotiations|заседани|встреч|совещани|переговор|сесси|отырыс|кездесу"
    r"|мәжіліс"
    r"|келіссөз|жиналыс)"
)
_DECISION = re.compile(
    r"(?:decision|order)s?\s*(?:no\.?|№|n)\s*\d|decisions? of the\b|decision\W*\Z"
    r"|(?:решение|распоряжение)\b(?:\s*(?:№|n)\s*\d|\s+от\b|\W*\Z|\s+(?:\w+\s+){0,4}(?:совет|комисси|комитет|коллеги))"
    r"|(?:№|n)\s*\d+\s*-?\s*(?:шешім|өкім)|(?:шешім|өкім)\W*\Z|(?:шешім|өкім)\s*(?:№|n)\s*\d"
    r"|.{0,160}\b(?:кеңесінің|комиссиясының|комитетінің|алқасының)\b.{0,60}(?:шешімі|өкімі)\W*\Z"
)
_ORGAN = re.compile(
    r"(?:[\w-]+ ){0,6}(?:council|commission|committee|совет\w{0,2}|комисси\w{1,2}|комитет\w{0,2}|коллеги\w{1,2}"
    r"|кеңес\w*"
    r"|комиссия\w*|алқа\w*)\b"
)
_BETWEEN_STATES = re.compile(
    r"inter-?governmental|interstate|inter-state|eurasian|joint|heads of (?:state|government)|supreme|commonwealth"
    r"|union"
    r"|межправительств|межгосударств|евразийск|совместн|глав (?:государств|правительств)|высш|содружеств|союз"
    r"|үкіметаралық|мемлекетаралық|еуразия|бірлескен|басшылары|жоғары|одағы|достастығы"
)
_HOME = re.compile(r"маслихат|мәслихат|депутат|\bсуд(?:а|ебн)?\b|\bсот\b|думы\b|акимат|әкімдік|\bcourt\b|city council")
_GOES_ON = re.compile(
    r"(?:\b(?:and|of|the|between|for|on|in|и|между|о|об|по|в|мен|және|арасындағы|туралы|жөніндегі|саласындағы)|[,-])\Z"
)
_TAIL = re.compile(r"хаттама(?:сы)?\W*\Z")
_STOPS = re.compile(
    r"\(|г\. |город |\d{1,2}(?:\s?-\s?\d{1,2})? [а-яa-zәғқңөұүһі]+ \d{4}|\d{4} жыл|№|place:|date:"
    r"|место|дата|in the city"
)
_LINE = re.compile(r"[^\n]+")
_POINT = re.compile(r"(?<=[.;:])\s+(?=\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+[^\W\d])")


class Line(msgspec.Struct, frozen=True):
    """A line that holds words, without the white space around them."""

    start: int
    end: int


class MinutesHead(msgspec.Struct, frozen=True):
    """The title at [start, end) of minutes or of a decision. `number` is the place of its last line."""

    start: int
    end: int
    number: int
    decision: bool


def lines_of(text: str, limit: int | None = None) -> list[Line]:
    """The lines of a text that hold words; a numbered point after the end of a sentence begins a line of its own."""
    found = []
    for match in _LINE.finditer(text, 0, len(text) if limit is None else min(len(text), limit)):
        cuts = [match.start(), *(cut.end() for cut in _POINT.finditer(text, *match.span())), match.end()]
        for first, last in itertools.pairwise(cuts):
            words = text[first:last].strip()
            if words:
                start = first + text[first:last].index(words[0])
                found.append(Line(start, start + len(words)))
    return found


def is_minutes(text: str, low: str) -> bool:
    """Whether a document is headed as minutes or as a decision."""
    return head_of(low, lines_of(text, _MAX_HEAD)) is not None


def head_of(low: str, lines: Sequence[Line]) -> MinutesHead | None:
    """The head of minutes or of a decision (rules 1 to 3).

    Args:
        low: the folded text.
        lines: its first lines.
    """
    for number, line in enumerate(lines[:_MAX_LINES]):
        words = low[line.start : line.end]
        last = _title_end(low, lines, number)
        title = low[line.start : lines[last].end]
        if _MINUTES.match(title) and _MEETING.search(title) and title[-1] not in ".;":
            return MinutesHead(line.start, lines[last].end, last, decision=False)
        if _DECISION.match(words) and words[-1] not in ".;" and _of_states(low, lines, number):
            return MinutesHead(line.start, line.end, number, decision=True)
        if len(words) > 220 and words[-1] in ".;":
            return None
    return None


def _of_states(low: str, lines: Sequence[Line], number: int) -> bool:
    """Rule 2: whether an organ of several States stands near a head."""
    first, last = lines[max(0, number - 4)].start, lines[min(len(lines) - 1, number + 6)].end
    if _HOME.search(low, first, last):
        return False
    organ = _ORGAN.search(low, first, last)
    return organ is not None and _BETWEEN_STATES.search(low, first, last) is not None


def _title_end(low: str, lines: Sequence[Line], number: int) -> int:
    """The number of the line in which a title that begins in one ends."""
    start, last = lines[number].start, number
    for after in range(number + 1, min(number + 8, len(lines))):
        line, words = lines[after], low[lines[last].start : lines[last].end]
        ahead = low[line.start : line.end]
        if _TAIL.fullmatch(ahead) and _MEETING.search(low, start, line.end):
            return after
        if words[-1] in ".;:" or line.end - start > _MAX_TITLE or _STOPS.match(ahead):
            break
        alone = len(words) < 30 and last == number
        known = _MEETING.search(low, start, lines[last].end) is not None
        if not (alone or _GOES_ON.search(words) or not known or _connects(ahead)):
            break
        last = after
    return last


def _connects(words: str) -> bool:
    """Whether a line goes on with a title: "between ...", "по сотрудничеству ...", "отырысының ..."."""
    return (
        re.match(r"(?:between|of|on|for|and|между|по|и|о|об|арасындағы|мен|және|отырыс|комиссия|ынтымақтастық)", words)
        is not None
    )


def organ_in(low: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the organ is named in a stretch of a head."""
    match = _ORGAN.search(low, start, end)
    return match.span() if match else None

"""What shows that a document is minutes, or a decision of a council, and what it is called.

1. Minutes are headed so: "Minutes of the 26th meeting of ...", "ПРОТОКОЛ 26-го заседания ...", "... отырысының хаттамасы". A
   protocol that is a treaty names no meeting in its title.
2. A decision is headed by the word and its number, or by its organ: "РЕШЕНИЕ № 5", "DECISION No. 5", "№ 5 ШЕШІМ"; the organ
   is a council or commission of several States, named near the head.
3. Both stand at the beginning of the document, before any sentence.
"""

import re

import msgspec

_MAX_HEAD = 2_500
_MAX_TITLE = 700
_MINUTES = {
    "en": re.compile(
        r"(?:agreed |draft )?minutes\b|protocol of the (?:\w+[ -]){0,8}(?:meeting|session|sitting|talks"
        r"|negotiations)\b|summary record\b"
    ),
    "ru": re.compile(
        r"(?:итоговый |рабочий |совместный )?протокол\b[^.;]{0,120}?\b(?:заседани|встреч|совещани|переговор|сесси)"
    ),
    "kk": re.compile(r".{0,300}\b(?:отырыс|кездесу|мәжіліс|келіссөз|жиналыс)\w*\b[^.;]{0,200}\bхаттама(?:сы)?\W*\Z"),
}
_ALONE = re.compile(r"(?:протокол|хаттама|minutes|protocol)(?:\s*(?:№|no\.?)\s*[\d/-]+)?\W*\Z")
_SESSION = re.compile(r"\b(?:заседани|встреч|совещани|переговор|сесси|отырыс|кездесу|мәжіліс|meeting|session|sitting)")
_DECISION = re.compile(
    r"(?:(?:decision|order|resolution)\s*(?:no\.?|№|n)\s*\d|(?:decision|decisions) of the\b"
    r"|(?:решение|распоряжение|решения)\b(?:\s*(?:№|n)\s*\d|\s+от\b|\W*\Z|\s+(?:\w+\s+){0,4}(?:совет|комисси|комитет"
    r"|коллеги))"
    r"|(?:№|n)\s*\d+\s*(?:шешім|өкім)|(?:шешім|өкім)\W*\Z|(?:шешім|өкім)\s*(?:№|n)\s*\d|.{0,160}\b(?:кеңесінің"
    r"|комиссиясының|комитетінің|алқасының)\b.{0,60}(?:шешімі|өкімі)\W*\Z)"
)
_ORGAN = re.compile(r"\b(?:council|commission|committee|совет|комисси|комитет|коллеги|кеңес|алқа)")
_BETWEEN_STATES = re.compile(
    r"inter-?governmental|interstate|inter-state|eurasian|joint|heads of (?:state|government)|supreme|commonwealth"
    r"|union|euraz"
    r"|межправительств|межгосударств|евразийск|совместн|глав (?:государств|правительств)|высш|содружеств|союз"
    r"|межпарламент"
    r"|үкіметаралық|мемлекетаралық|еуразия|бірлескен|басшылары|жоғары|одағы|достастығы"
)
_HOME = re.compile(
    r"маслихат|мәслихат|депутат|суда\b|сот\b|думы|акимат|әкімдік|правительства российской федерации\W*\Z"
)


class MinutesHead(msgspec.Struct, frozen=True):
    """The title at [start, end): of minutes or of a decision; `body` is where what follows begins."""

    start: int
    end: int
    body: int
    decision: bool


class _Line(msgspec.Struct, frozen=True):
    start: int
    end: int


def is_minutes(text: str, low: str) -> bool:
    """Whether a document is headed as minutes or as a decision."""
    return head_of(text, low) is not None


def head_of(text: str, low: str) -> MinutesHead | None:
    """The head of minutes or of a decision (rules 1 to 3)."""
    lines = _lines(text)
    for number, line in enumerate(lines):
        words = low[line.start : line.end]
        if number > 14 or (len(words) > 200 and words.endswith(".") and number > 2):
            return None
        joined_end = _joined(text, low, lines, number)
        joined = low[line.start : joined_end]
        if any(pattern.match(joined) for pattern in _MINUTES.values()) or (
            _ALONE.match(words) and _SESSION.search(low, line.start, min(line.start + 400, len(low)))
        ):
            if _is_minutes_title(words, joined):
                return MinutesHead(line.start, joined_end, joined_end, decision=False)
        elif _DECISION.match(words) and not _HOME.search(low, 0, line.end + 300):
            near = low[max(0, line.start - 400) : line.end + 400]
            if _ORGAN.search(near) and _BETWEEN_STATES.search(near):
                return MinutesHead(line.start, line.end, line.end, decision=True)
    return None


def _is_minutes_title(words: str, joined: str) -> bool:
    return not joined.endswith(".") and len(joined) <= _MAX_TITLE and len(words) >= 5


def _lines(text: str) -> list[_Line]:
    found = []
    for match in re.compile(r"[^\n]+").finditer(text, 0, min(len(text), _MAX_HEAD)):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words[0])
            found.append(_Line(start, start + len(words)))
    return found


def _joined(text: str, low: str, lines: list[_Line], number: int) -> int:
    """Where a title that goes on over several lines ends."""
    return lines[number].end

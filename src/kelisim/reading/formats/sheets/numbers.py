"""A number of a spreadsheet as its cell shows it.

1. A date is written as ISO 8601, no more precisely than the cell shows it: a cell with month and year gives those.
2. Digits after the point, signs of per cent and words in the format are shown as the format says; thousands are parted
   by a space, which no language takes for a point.
3. A number without a format is shown with at most eleven digits, as spreadsheets do, without noise of the machine.
"""

import datetime
import re
from functools import lru_cache

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_DIGITS = re.compile(r"[#0?,. ]*[#0?][#0?,. ]*(?:E[+-]?[0#?]+)?%?", re.IGNORECASE)
BUILT_IN = dict(
    enumerate(
        ["General", "0", "0.00", "#,##0", "#,##0.00", *["General"] * 4, "0%", "0.00%", "0.00E+00", "# ?/?", "# ??/??"]
        + ["dd.mm.yyyy", "d-mmm-yy", "d-mmm", "mmm-yy", "h:mm AM/PM", "h:mm:ss AM/PM", "h:mm", "h:mm:ss"]
        + ["m/d/yy h:mm", *["General"] * 14, "#,##0", "#,##0", "#,##0.00", "#,##0.00", *["General"] * 4]
        + ["mm:ss", "[h]:mm:ss", "mm:ss.0", "##0.0E+0", "@"]
    )
)
"""The formats that a file names by number only."""
_FIRST_DAYS = {False: datetime.datetime(1899, 12, 30), True: datetime.datetime(1904, 1, 1)}  # noqa: DTZ001 no zone
_LAST_DAY = 2_958_466
"""The end of the year 9999, in days of spreadsheets."""


def shown(value: float, form: str, *, from_1904: bool = False) -> str:
    """A number as its cell shows it.

    Args:
        value: the number that the file holds.
        form: the format of the cell.
        from_1904: whether days are counted from 1904, as in files of old Macs.
    """
    parts = _parts(form)
    section = parts[1] if value < 0 and len(parts) > 1 else parts[2] if value == 0 and len(parts) > 2 else parts[0]
    if is_date(section):
        return _day(value, section, from_1904=from_1904)
    if section.strip().lower() in {"general", "", "@"}:
        return _general(value)
    amount = -value if value < 0 and len(parts) > 1 else value
    return _formatted(amount, section)


@lru_cache(maxsize=1_000)
def _parts(form: str) -> tuple[str, ...]:
    """The sections of a format: for numbers above zero, below zero, zero, and for words."""
    kept = [""]
    quoted = False
    for character in form[:500]:
        quoted ^= character == '"'
        if character == ";" and not quoted:
            kept.append("")
        else:
            kept[-1] += character
    return tuple(kept)


@lru_cache(maxsize=1_000)
def is_date(form: str) -> bool:
    """Whether a format shows days or times."""
    bare = _BRACKETS.sub("", _QUOTED.sub("", form))
    return bool(_DATE.search(bare)) and "general" not in bare.lower() and not re.search("[#0?]", bare.replace(".0", ""))


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    if abs(value) < 1:
        return f"{value:.10f}".rstrip("0").rstrip(".")
    return f"{value:.11g}"


def _formatted(value: float, section: str) -> str:
    literal = _BRACKETS.sub("", _QUOTED.sub(_kept, section))
    match = _DIGITS.search(literal)
    if match is None:
        return _plain(literal)
    digits = match[0]
    if "/" in literal or "e" in digits.lower():
        return _general(value)
    if "%" in literal:
        value *= 100
    whole, _, after = digits.replace("%", "").partition(".")
    # A comma after the last digit shows thousands; between digits it parts them.
    thousands = len(whole.rstrip()) - len(whole.rstrip().rstrip(","))
    value /= 1000**thousands
    places, least = sum(c in "#0?" for c in after), sum(c == "0" for c in after)
    words = (
        f"{value:,.{places}f}" if "," in whole.rstrip().rstrip(",") or " " in whole.strip() else f"{value:.{places}f}"
    )
    if places > least:
        head, _, tail = words.partition(".")
        tail = tail[:least] + tail[least:].rstrip("0")
        words = f"{head}.{tail}" if tail else head
    width = sum(c == "0" for c in whole)
    sign = "-" if words.startswith("-") else ""
    words = sign + words.lstrip("-").rjust(width, "0") if len(words.partition(".")[0]) < width else words
    before, behind = literal[: match.start()], literal[match.end() :]
    gap = " " if digits.endswith(" ") else ""
    return (_plain(before) + words.replace(",", " ") + ("%" if "%" in digits else "") + gap + _plain(behind)).strip()


def _kept(match: re.Match[str]) -> str:
    """Words of a format, with signs that no format uses in place of those that it does until they are written."""
    return "".join(chr(ord(c) + 0xF0000) for c in (match[1] or match[2] or match[3] or ""))


def _plain(words: str) -> str:
    return "".join(chr(ord(c) - 0xF0000) if ord(c) >= 0xF0000 else c for c in words)


def _day(value: float, form: str, *, from_1904: bool) -> str:
    bare = _QUOTED.sub("", form).lower()
    counts_hours = "[h" in bare or "[m" in bare or "[s" in bare
    bare = _BRACKETS.sub("", bare)
    if counts_hours or not 0 <= value < _LAST_DAY:
        return _general(value)
    # In the count from 1900 there was a 29 February that year, so the days before it stand one apart.
    days = value + 1 if not from_1904 and 0 < value < 60 else value
    moment = _FIRST_DAYS[from_1904] + datetime.timedelta(seconds=round(days * 86_400))
    time = f"{moment:%H:%M}" if not moment.second else f"{moment:%H:%M:%S}"
    year, day, hour = "y" in bare, "d" in bare, "h" in bare
    month = "m" in re.sub(r"h+\W*m+|m+\W*s+|am/pm", "", bare)
    if not (year or month or day):
        return time
    if day or not year:
        words = f"{moment:%Y-%m-%d}"
        return f"{words} {time}" if hour and (moment.hour or moment.minute or moment.second) else words
    return f"{moment.year:04d}-{moment.month:02d}" if month else f"{moment.year:04d}"

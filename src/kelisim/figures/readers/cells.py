"""What one cell says: a period, a number, a status, a name.

1. A period is written as an SDMX time period. Read are also the spellings of Comtrade and Eurostat (`202104`,
   `2021M04`, `2021Q1`, `2021-A1`), a day with points (`28.04.2021`), and a day with a time at midnight. Weeks are
   refused: a release has none (model.release, rule 2). With a frequency, a day stands for the period that it lies in.
2. A number keeps the digits that stand in the file: `24.50` stays `24.50`. Spaces may part its thousands; any other
   mark must be told by the map. A float of a spreadsheet has 15 digits that count (IEEE 754: a decimal of 15 digits
   comes back from a double unchanged), so `0.30000000000000004` is `0.3`.
3. A status is SDMX CL_OBS_STATUS or an Eurostat flag: P and p are provisional; E, e, s (Eurostat's own estimate) and I
   (imputed) are estimated; A is a normal value. A forecast (F, f) is not a figure of what was, so it is left out and
   counted; so is a value that is missing, confidential or does not apply (L, M, O, Q, H, c, z). Any other flag is not
   kept with the figure, and counted.
   (https://sdmx.org/wp-content/uploads/CL_OBS_STATUS_v2_2.docx;
   https://ec.europa.eu/eurostat/data/database/information)
"""

import decimal
import re
import unicodedata
from typing import Literal

from kelisim.figures.readers.found import BadCellError, Status
from kelisim.model.base import Currency, Decimal, PartyCode, form_of
from kelisim.model.dates import is_date

Frequency = Literal["year", "half-year", "quarter", "month", "day"]

MAX_WORDS = 500
"""Characters of a cell that becomes a name (`model.base.Line`)."""

_YEAR = re.compile(r"(?P<year>[0-9]{4})(?:-?A1)?\Z")
_PART = re.compile(r"(?P<year>[0-9]{4})[- ]?(?P<kind>[QSHMB])(?P<part>[0-9]{1,2})\Z", re.IGNORECASE)
_MONTH = re.compile(r"(?P<year>[0-9]{4})[-./]?(?P<month>[0-9]{2})\Z")
_DAY = re.compile(r"(?P<year>[0-9]{4})(?P<mark>[-./]?)(?P<month>[0-9]{2})(?P=mark)(?P<day>[0-9]{2})\Z")
_POINTS = re.compile(r"(?:(?P<day>[0-9]{1,2})\.)?(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})\Z")
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?Z?\Z")
_PARTS = {"Q": 4, "S": 2, "H": 2, "B": 2, "M": 12}
_PERIOD = "a day, a month, a quarter such as 2021-Q1, a half-year such as 2021-S1, or a year"

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?\Z")
_SPACES = dict.fromkeys(map(ord, " \u00a0\u2007\u2009\u202f"))
_FLOAT_DIGITS = decimal.Context(prec=15, rounding=decimal.ROUND_HALF_EVEN)
_WIDE = decimal.Context(prec=60, rounding=decimal.ROUND_HALF_EVEN)
_PLACES = decimal.Decimal(1).scaleb(-12)

is_decimal = form_of(Decimal)
is_currency = form_of(Currency)
is_side = form_of(PartyCode)

PROVISIONAL = frozenset("Pp")
ESTIMATED = frozenset("EesI")
NORMAL = frozenset("A")
FORECAST = frozenset("Ff")
MISSING = frozenset("LMOQHcz")


def words(said: str) -> str:
    """A cell as one line of text: NFC, without white space at its ends.

    Raises:
        BadCellError: it is too long or holds control characters.
    """
    said = unicodedata.normalize("NFC", said.strip()) if not said.isascii() else said.strip()
    if len(said) > MAX_WORDS:
        raise BadCellError("too-long", "the cell is too long", f"at most {MAX_WORDS} characters")
    if not said.isprintable() and any(unicodedata.category(one) in {"Cc", "Cs"} for one in said):
        raise BadCellError("control", "the cell holds control characters", "text")
    return said


def period(said: str, frequency: Frequency | None = None) -> str:
    """A cell as an SDMX time period (rule 1).

    Raises:
        BadCellError: it is none.
    """
    said = _MIDNIGHT.sub("", said.strip())
    read = _period(said)
    if read is None or read.startswith("0000") or (len(read) == 10 and not is_date(read)):
        raise BadCellError("period", "this is not a period that a release can have:", _PERIOD)
    return within(read, frequency) if frequency else read


def _period(said: str) -> str | None:
    if match := _YEAR.match(said):
        return match["year"]
    if match := _PART.match(said):
        kind, part = match["kind"].upper(), int(match["part"])
        if not 1 <= part <= _PARTS[kind]:
            return None
        if kind == "M":
            return f"{match['year']}-{part:02}"
        return f"{match['year']}-{'Q' if kind == 'Q' else 'S'}{part}"
    if match := _MONTH.match(said):
        return f"{match['year']}-{match['month']}" if 1 <= int(match["month"]) <= 12 else None
    match = _DAY.match(said) or _POINTS.match(said)
    if match is None or not 1 <= int(match["month"]) <= 12:
        return None
    month = f"{match['year']}-{int(match['month']):02}"
    return f"{month}-{int(match['day']):02}" if match["day"] else month


def within(read: str, frequency: Frequency) -> str:
    """The period of a frequency in which a day or a month lies; a period of that frequency is itself.

    Raises:
        BadCellError: the period is longer than that, or a quarter or half-year cut otherwise.
    """
    year, _, rest = read.partition("-")
    if frequency == "year" and (len(read) in {4, 7, 10}):
        return year
    if rest and rest[0] in "QS":
        if (rest[0] == "Q") == (frequency == "quarter") and frequency in {"quarter", "half-year"}:
            return read
    elif rest:
        month = int(rest[:2])
        if frequency == "half-year":
            return f"{year}-S{(month + 5) // 6}"
        if frequency == "quarter":
            return f"{year}-Q{(month + 2) // 3}"
        if frequency == "month":
            return read[:7]
        if len(read) == 10:
            return read
    raise BadCellError("frequency", f"the period does not lie in one {frequency}:", f"a period of one {frequency}")


def number(said: str, mark: str = ".", grouping: str = "", *, of_float: bool = False) -> str:
    """A cell as a decimal number (rule 2).

    Args:
        said: the cell.
        mark: what parts the whole from the fraction, `.` or `,`.
        grouping: what else than spaces parts the thousands.
        of_float: the text shows a float in full, of which 15 digits count.

    Raises:
        BadCellError: it is no number, or one beyond eighteen digits before the point.
    """
    plain = said.strip().translate(_SPACES).replace("\u2212", "-")
    if grouping:
        plain = plain.replace(grouping, "")
    if mark == ",":
        if "." in plain:
            raise BadCellError("number", "the number has a point where the map says that a comma parts the fraction:")
        plain = plain.replace(",", ".")
    if not plain.isascii() or _NUMBER.match(plain) is None:
        raise BadCellError("number", "this is not a number:", "a number such as 1234.5")
    if is_decimal(plain) and not of_float:
        return plain
    value = decimal.Decimal(plain)
    return written(_FLOAT_DIGITS.plus(value) if of_float else value)


def written(value: decimal.Decimal) -> str:
    """A number as the model writes it: at most 18 digits before the point and 12 after it, the last one rounded.

    Raises:
        BadCellError: it is too large.
    """
    if value and value.adjusted() >= 18:
        raise BadCellError("number", "the number is too large:", "at most 18 digits before the point")
    if int(value.as_tuple().exponent) < -12:
        value = value.quantize(_PLACES, context=_WIDE).normalize(_WIDE)
    text = f"{value:f}"
    return "0" if not value and text.startswith("-") else text


def scaled(value: str, power: int = 0, by: str = "1") -> str:
    """A number times a power of ten (SDMX UNIT_MULT) and a factor, without a trace of binary arithmetic.

    Raises:
        BadCellError: the result is too large, or the power is none.
    """
    if power == 0 and by == "1":
        return value
    if not -30 <= power <= 30:
        raise BadCellError("multiplier", "this is not a multiplier:", "a power of ten such as 3 or 6")
    return written(_WIDE.multiply(decimal.Decimal(value), decimal.Decimal(by)).scaleb(power, context=_WIDE))


def multiplier(said: str) -> int:
    """SDMX UNIT_MULT: the exponent of ten that a value is to be multiplied by; an empty cell is 0.

    Raises:
        BadCellError: it is none.
    """
    said = said.strip()
    if not said:
        return 0
    if re.fullmatch(r"-?[0-9]{1,2}(\.0)?", said) is None:
        raise BadCellError("multiplier", "this is not a multiplier:", "a power of ten such as 3 or 6")
    return int(said.removesuffix(".0"))


class Flags:
    """What the flags of a figure say (rule 3)."""

    __slots__ = ("left_out", "status", "unkept")

    def __init__(self, flags: str) -> None:
        letters = [one for one in flags if not one.isspace() and one not in ",;"]
        self.left_out: str | None = None
        """The code under which the figure is left out."""
        self.status: Status | None = None
        self.unkept: list[str] = []
        """Flags that a release cannot hold."""
        for one in letters:
            if one in FORECAST:
                self.left_out = "forecast"
            elif one in MISSING:
                self.left_out = self.left_out or "missing"
            elif one in PROVISIONAL:
                self.status = "provisional"
            elif one in ESTIMATED:
                self.status = self.status or "estimated"
            elif one not in NORMAL:
                self.unkept.append(one)


WORDS_OF_STATUS: dict[str, str] = {
    "provisional": "P",
    "preliminary": "P",
    "estimated": "E",
    "estimate": "E",
    "imputed": "I",
    "forecast": "F",
    "missing": "M",
    "normal": "A",
    "final": "A",
    "actual": "A",
}
"""What words in a column of status mean."""


def flags(said: str) -> Flags:
    """The flags in a cell, as letters or as one word.

    Raises:
        BadCellError: it is neither.
    """
    said = said.strip()
    if len(said) <= 3:
        return Flags(said)
    letter = WORDS_OF_STATUS.get(said.casefold())
    if letter is None:
        raise BadCellError("status", "this is not a status:", f"one of {', '.join(WORDS_OF_STATUS)}, or a flag")
    return Flags(letter)

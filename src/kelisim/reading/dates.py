"""Dates and periods in English prose, each with its place and precision.

1. A day needs a month; its year is its own or, where none is said, that of the known date of publication.
2. "2021-2025" and "2021 to 2025" are a period; "by 2025" and "until the end of 2025" have an end only; a quarter and
   a half are their first and last month.
3. Words like "yesterday" are left alone.
"""

import re

import msgspec

from kelisim.model.dates import Term, check_date
from kelisim.reading.wording import each, either

_SHORT = {name: place for place, name in enumerate(each("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"), start=1)}
MONTH = either(
    r"""
    Jan(?:uary|\.)? | Feb(?:ruary|\.)? | Mar(?:ch|\.)? | Apr(?:il|\.)? | May | June? | July?
    Aug(?:ust|\.)? | Sept?(?:ember|\.)? | Oct(?:ober|\.)? | Nov(?:ember|\.)? | Dec(?:ember|\.)?
    """
)
MONTHS = frozenset(each("January February March April May June July August September October November December"))
DAY_OF_WEEK = either("Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday")
_YEAR = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"""(?<![\w-])(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)
    | (?P<from>{_YEAR})\s?(?:[-–—]|to|through)\s?(?P<to>{_YEAR}|\d\d)
    | (?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)\s(?P<part>half|quarter)\sof\s(?P<py>{_YEAR})
    | (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<d1b>\d{{1,2}}))?\s(?P<m1>{MONTH})(?:,?\s(?P<y1>{_YEAR}))?
    | (?P<m2>{MONTH})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<d2b>\d{{1,2}}))?(?!\d)(?:,?\s(?P<y2>{_YEAR}))?
    | (?P<m3>{MONTH})\s(?P<y3>{_YEAR})
    | (?P<y4>{_YEAR})
    )(?![\w-])""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"(?:by|until|till|before|no later than)(?: the)?(?: end of)?(?: the)? $|(?:the )?end of (?:the )?$", re.IGNORECASE
)
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_LOOK_BACK = 32


class Dated(msgspec.Struct, frozen=True):
    """A date at [start, end): its first and last partial date. `only_end` where the words give a limit alone."""

    start: int
    end: int
    first: str
    last: str
    only_end: bool = False

    @property
    def day(self) -> str | None:
        """The one partial date that is meant, if it is one."""
        return self.first if self.first == self.last else None

    def term(self) -> Term:
        """The date as a term."""
        return Term(end=self.last) if self.only_end else Term(start=self.first, end=self.last)


def find_dates(text: str, start: int, end: int, published: str | None) -> list[Dated]:
    """The dates in a stretch of text, in order.

    Args:
        text: the page's text.
        start: where the stretch begins.
        end: where it ends.
        published: the known date of publication, which gives a day without a year its year.
    """
    found = []
    for match in DATE.finditer(text, start, end):
        dates = _dates(match, published)
        if dates is None:
            continue
        before = _BEFORE.search(text, max(start, match.start() - _LOOK_BACK), match.start())
        found.append(Dated(match.start(), match.end(), *dates, only_end=before is not None))
    return found


def _dates(match: re.Match[str], published: str | None) -> tuple[str, str] | None:
    said = match.groupdict()
    if said["iso"]:
        return _checked(said["iso"], said["iso"])
    if said["from"]:
        last = said["to"] if len(said["to"]) == 4 else said["from"][:2] + said["to"]
        return (said["from"], last) if said["from"] <= last else None
    if said["py"]:
        months = 6 if said["part"] == "half" else 3
        nth = _NTH[said["nth"]]
        if nth * months > 12:
            return None
        return f"{said['py']}-{(nth - 1) * months + 1:02}", f"{said['py']}-{nth * months:02}"
    if said["y3"]:
        month = f"{said['y3']}-{_SHORT[said['m3'][:3]]:02}"
        return month, month
    if said["y4"]:
        return said["y4"], said["y4"]
    day, last_day, month, year = (
        (said["d1"], said["d1b"], said["m1"], said["y1"])
        if said["d1"]
        else (said["d2"], said["d2b"], said["m2"], said["y2"])
    )
    year = year or (published or "")[:4]
    if not year:
        return None
    prefix = f"{year}-{_SHORT[month[:3]]:02}"
    return _checked(f"{prefix}-{int(day):02}", f"{prefix}-{int(last_day or day):02}")


def _checked(first: str, last: str) -> tuple[str, str] | None:
    try:
        check_date(first)
        check_date(last)
    except ValueError:
        return None
    return (first, last) if first <= last else None

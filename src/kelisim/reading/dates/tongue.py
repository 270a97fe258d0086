"""What one language brings to the grammar of dates: its words, and what stands between and around them.

The pattern of atoms names a kind by its group:

- `iso` 2021-04-28 or 2021-04, `dotted` 28.04.2021, `dotted_month` 04.2021, `year` with the word for year if there is
  one, `number` of one or two digits, `roman`, `nth` (a word such as "first"), `month`;
- `quarter` and `half` (the words), `quarter_code` and `half_code` (Q3, H1), `part` of a year (after it, in Kazakh);
- `own_year` ("this year"), `relative` ("yesterday", "last week"), `weekday`.
"""

import re
from collections.abc import Callable

import msgspec

YEAR = r"(?:19|20)\d\d"
BEGINS = r"(?<![\w/])(?<!\d[.,:])(?<![$€£₸₽+])"
ISO = rf"(?P<iso>{YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-]))"
ENDS = r"(?![\w/%°]|[.,:]\d)"
DOTTED = rf"\d{{1,2}}\.\d{{1,2}}\.{YEAR}{ENDS}"
DOTTED_MONTH = rf"(?:0[1-9]|1[0-2])\.{YEAR}{ENDS}"


def month_of_words(words: str) -> dict[str, int]:
    """The months by the first letters of their names, which stand in order; a bar parts two spellings of one."""
    return {stem: place for place, stems in enumerate(words.split(), start=1) for stem in stems.split("|")}


class Tongue(msgspec.Struct, frozen=True):
    """A language's part of the grammar.

    Attributes:
        atoms: finds the atoms.
        months: the number of a month by the first letters of its name.
        letters: how many letters those are, at most.
        nths: the number of an ordinal word by its first letters.
        joins: what the words between two atoms mean: "" next to each other, "-" from one to the other, "&" and ","
            a list. What is not here parts two dates.
        limit: words before a date that make it a limit.
        since: words before a date that make it a beginning.
        between: words before a list of two that make it a period.
        lone_month: whether a month without day and year, at [start, end) of a text, is a date.
        after: words after a date that belong to it, in its groups `limit` and `since`; None where there are none.
        plain_year: whether a year without a word for it, at [start, end) of a text, is one.
        folded: a word in the spelling of the lists here.
        own_year: how many years after the date of publication "this year" and the like are.
        relative: the unit and number of words like "yesterday", counted from the day of publication.
        weekday: the number of a day of the week from Monday, 0, and whether the words say that it lies ahead (1),
            behind (-1), or do not say (0).
        ahead: words near a day of the week that tell of what is to come.
    """

    atoms: re.Pattern[str]
    months: dict[str, int]
    letters: int
    nths: dict[str, int]
    joins: dict[str, str]
    limit: re.Pattern[str]
    since: re.Pattern[str]
    between: re.Pattern[str]
    lone_month: Callable[[str, int, int], bool]
    plain_year: Callable[[str, int, int], bool]
    own_year: Callable[[str], int]
    relative: dict[str, tuple[str, int]]
    weekday: Callable[[str], tuple[int, int]]
    ahead: re.Pattern[str]
    after: re.Pattern[str] | None = None
    folded: Callable[[str], str] = str.lower

    def month(self, words: str) -> int:
        """The number of a month by its name."""
        name = self.folded(words)
        return self.months.get(name[: self.letters]) or self.months[name[: self.letters - 1]]

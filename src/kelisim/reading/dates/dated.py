"""What is found: a date or a period at a place of the text."""

import msgspec

from kelisim.model.dates import Term


class Dated(msgspec.Struct, frozen=True):
    """A date at [start, end): its first and last partial date.

    `only_end` where the words give a limit alone ("by 2025"), `only_start` where they give a beginning alone ("since
    2021"). `relative` where the words ask for the date of publication: "yesterday", "28 April" without a year.
    """

    start: int
    end: int
    first: str
    last: str
    only_end: bool = False
    only_start: bool = False
    relative: bool = False

    @property
    def day(self) -> str | None:
        """The one partial date that is meant, if it is one."""
        return self.first if self.first == self.last else None

    def term(self) -> Term:
        """The date as a term."""
        if self.only_end:
            return Term(end=self.last)
        return Term(start=self.first) if self.only_start else Term(start=self.first, end=self.last)

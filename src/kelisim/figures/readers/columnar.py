"""A columnar file of figures (`figures.readers.bulk`), asked for one chart at a time.

1. What is asked for is looked up among the series first; of the figures only the groups that can have them are read.
2. Values are exact decimals, and so are their sums.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from kelisim.figures.readers.errors import NoColumnError, UnknownLayoutError

if TYPE_CHECKING:
    import polars as pl

SERIES: Final = "series.parquet"
NUMBER: Final = "@series"
"""The column of the numbers of the series; no dimension can have such a name."""


class Point(msgspec.Struct, frozen=True):
    """A figure of a series."""

    period: str
    value: Any
    status: str | None = None


class Columnar:
    """A columnar file that is asked for charts."""

    def __init__(self, folder: Path) -> None:
        """Open it.

        Raises:
            UnknownLayoutError: the folder is none.
        """
        import polars as pl  # noqa: PLC0415 heavy, and needed for files of this kind alone

        if not (folder / SERIES).is_file():
            raise UnknownLayoutError("this is no columnar file of figures", where=str(folder))
        self._series = pl.read_parquet(folder / SERIES)
        self._figures = pl.scan_parquet(sorted(folder.glob("figures-*.parquet")))

    def keys(self, where: Mapping[str, str]) -> list[dict[str, str]]:
        """The series that have these values, with everything that tells them apart."""
        return self._asked(where).drop(NUMBER).to_dicts()

    def series(self, where: Mapping[str, str]) -> list[Point]:
        """The figures of one series, in the order of their periods.

        Raises:
            NoColumnError: no series, or more than one, has these values.
        """
        import polars as pl  # noqa: PLC0415 as above

        asked = self._asked(where)
        if asked.height != 1:
            raise NoColumnError(f"{asked.height} series have these values", expected="values that one series has")
        number = asked[NUMBER][0]
        found = self._figures.filter(pl.col("series") == number).select("period", "value", "status").collect()
        return [Point(*row) for row in found.iter_rows()]

    def sums(self, where: Mapping[str, str], by: str, periods: tuple[str, str] | None = None) -> dict[str, Any]:
        """The exact sum of the series that have these values, by one dimension, in the order of its values.

        Args:
            where: values of dimensions.
            by: the dimension.
            periods: the first and the last period, of the frequency of the series.
        """
        import polars as pl  # noqa: PLC0415 as above

        asked = self._asked(where)
        if by not in asked.columns:
            raise NoColumnError(f"the series have no {by!r}", expected=", ".join(asked.columns[1:]))
        if not asked.height:
            return {}
        numbers = asked[NUMBER]
        kept = self._figures.filter(
            pl.col("series").is_between(numbers.min(), numbers.max()), pl.col("series").is_in(numbers.implode())
        )
        if periods:
            kept = kept.filter(pl.col("period").is_between(pl.lit(periods[0]), pl.lit(periods[1])))
        summed = kept.group_by("series").agg(pl.col("value").sum()).collect()
        by_value = summed.join(asked.select(pl.col(NUMBER).cast(pl.UInt32).alias("series"), by), on="series")
        found = by_value.group_by(by).agg(pl.col("value").sum()).sort(by)
        return dict(found.iter_rows())

    def _asked(self, where: Mapping[str, str]) -> "pl.DataFrame":
        import polars as pl  # noqa: PLC0415 as above

        for name in where:
            if name not in self._series.columns:
                raise NoColumnError(f"the series have no {name!r}", expected=", ".join(self._series.columns[1:]))
        asked = [pl.col(name) == value for name, value in where.items()]
        return self._series.filter(asked) if asked else self._series

"""Files of millions of figures, made columnar once, to be asked for one chart at a time (`figures.readers.columnar`).

1. A columnar file is a folder: `series.parquet` has a row for each series with its dimensions and its number, and
   `figures-*` have the figures by series and period, so that one chart reads a few pages of one of them.
2. It is made by streaming: memory depends on the number of series and not on that of the rows. Figures are sorted in
   parts of `PART` rows, cut between series.
3. The column map and the rules for cells are those of a small file (`figures.readers.mapped`); each distinct spelling
   of a column is looked at once. Bad rows are counted, the first are named, and the others are kept.
4. A value is kept exactly, with twelve places after the point; a sum is exact.
5. A map for it has one column of values and one of periods; text is UTF-8.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from kelisim.figures.readers import cells
from kelisim.figures.readers.columnar import NUMBER, SERIES
from kelisim.figures.readers.columns import SHARED, ColumnMap
from kelisim.figures.readers.errors import DamagedFileError, NoColumnError, TooLargeFileError
from kelisim.figures.readers.found import MAX_PROBLEMS, BadCellError, Problem
from kelisim.figures.readers.mapped import checked

if TYPE_CHECKING:
    import polars as pl

PART: Final = 2_000_000
"""Rows that are sorted at once."""
GROUP: Final = 100_000
"""Rows of a group of a Parquet file: the least that is read."""
MAX_SPELLINGS: Final = 500_000
"""Distinct words of one column, beyond which it is no dimension."""
_RAW, _STAGED = "raw.parquet.part", "staged.parquet.part"
_PERIOD, _VALUE, _STATUS = "", " ", "  "
"""What these columns are called here; no dimension can have such a name."""


class Made(msgspec.Struct, frozen=True):
    """What was made: rows read, figures and series kept, rows refused with the first of them, and what was left out."""

    rows: int
    figures: int
    series: int
    refused: int = 0
    problems: tuple[Problem, ...] = ()
    left_out: dict[str, int] = {}


def make_columnar(text: Path, folder: Path, columns: ColumnMap) -> Made:
    """Make a columnar file of a CSV file.

    Args:
        text: the file.
        folder: where the columnar file is to be; it must not be there yet.
        columns: which column holds what (rule 5).

    Raises:
        FigureFileError: the map does not fit, or the file is no CSV in UTF-8.
    """
    folder.mkdir()
    making = _Making(text, folder, columns)
    try:
        return making.make()
    finally:
        for name in (_RAW, _STAGED):
            (folder / name).unlink(missing_ok=True)


class _Making:
    def __init__(self, text: Path, folder: Path, columns: ColumnMap) -> None:
        if columns.period is None or columns.value is None or columns.unit_multiplier is not None:
            raise NoColumnError(
                "a map for a columnar file has one column of periods, one of values, and no multiplier",
                expected="`period`, `value`, and `multiply` where all values share it",
            )
        if (columns.encoding or "utf-8").lower() != "utf-8":
            raise NoColumnError("a columnar file is made of UTF-8 alone", expected="the file in UTF-8")
        self._text = text
        self._folder = folder
        self._map = columns
        shared = [(name, column) for name in SHARED if (column := getattr(columns, name)) is not None]
        self._keys: list[tuple[str, str]] = [*columns.dimensions.items(), *shared]
        self._left_out: dict[str, int] = {}

    def make(self) -> Made:
        """Make all files (rules 2 and 3)."""
        rows = self._raw()
        series = self._number()
        refused, problems = self._stage()
        figures = 0
        for place, (first, last) in enumerate(self._parts()):
            figures += self._sorted(place, first, last)
        repeated = rows - refused - sum(self._left_out.values()) - figures
        if repeated:
            self._left_out["repeated"] = repeated
        return Made(rows, figures, series, refused, problems, self._left_out)

    def _scan(self, name: str) -> "pl.LazyFrame":
        import polars as pl  # noqa: PLC0415 heavy, and needed for files of this kind alone

        return pl.scan_parquet(self._folder / name)

    def _raw(self) -> int:
        """The columns that count as texts in one Parquet file, with the numbers of their rows."""
        import polars as pl  # noqa: PLC0415 as above

        asked = {_PERIOD: self._map.period or "", _VALUE: self._map.value or "", **dict(self._keys)}
        if self._map.status:
            asked[_STATUS] = self._map.status
        asked |= {f"where {name}": name for name in self._map.where}
        try:
            whole = pl.scan_csv(
                self._text,
                separator=self._map.separator or ",",
                skip_rows=self._map.header - 1,
                infer_schema=False,
                truncate_ragged_lines=True,
                row_index_name="\0row",
                row_index_offset=self._map.header + 1,
            )
            known = {name.strip().casefold(): name for name in whole.collect_schema().names()}
            for column in asked.values():
                if column.casefold() not in known:
                    raise NoColumnError(f"the table has no column {column!r}", expected=", ".join(list(known)[1:41]))
            picked = [
                pl.col(known[column.casefold()]).fill_null("").str.strip_chars().alias(_named(name))
                for name, column in asked.items()
            ]
            whole.select(pl.col("\0row").alias("row"), *picked).sink_parquet(
                self._folder / _RAW, compression="zstd", compression_level=1, row_group_size=GROUP
            )
        except pl.exceptions.PolarsError as error:
            raise DamagedFileError(
                f"the file cannot be taken apart: {str(error).splitlines()[0][:200]}", expected="CSV in UTF-8"
            ) from None
        return int(self._scan(_RAW).select(pl.len()).collect().item())

    def _meanings(self, name: str, means: Callable[[str], Any]) -> "pl.DataFrame":
        """Every spelling of a column with what it means; nothing where it is bad (rule 3)."""
        import polars as pl  # noqa: PLC0415 as above

        spelt = self._scan(_RAW).select(pl.col(_named(name)).unique()).collect(engine="streaming").to_series()
        if len(spelt) > MAX_SPELLINGS:
            raise TooLargeFileError(
                f"the column of {name or 'the period'} has {len(spelt):,} words", expected=f"at most {MAX_SPELLINGS:,}"
            )
        meant = [_or_nothing(means, said) for said in spelt]
        return pl.DataFrame(
            {_named(name): spelt, f"is {name}": meant}, schema={_named(name): pl.String, f"is {name}": pl.String}
        )

    def _number(self) -> int:
        """Number the series in their order, and keep them as `series.parquet`; how many there are."""
        import polars as pl  # noqa: PLC0415 as above

        frame = self._scan(_RAW)
        names = [name for name, _ in self._keys]
        spelt = (
            frame.select([_named(name) for name in names]).unique().collect(engine="streaming")
            if names
            else pl.DataFrame({"\0": [""]})
        )
        for name in names:
            spelt = spelt.join(self._meanings(name, self._means(name)), on=_named(name), how="left")
        meant = [f"is {name}" for name in names]
        right = spelt.drop_nulls(meant)
        numbered = (right.select(meant) if names else spelt).unique().sort(meant or ["\0"]).with_row_index(NUMBER)
        if names:
            spelling = [_named(name) for name in names]
            self._spelt = right.join(numbered, on=meant, how="left").select(*spelling, NUMBER)
        told = numbered.select(NUMBER, *[pl.col(f"is {name}").alias(name) for name in names])
        given: dict[str, str] = {**self._map.fixed, **{str(name): said for name, said in self._map.same.items()}}
        told = told.with_columns([pl.lit(value).alias(name) for name, value in given.items()])
        told.write_parquet(self._folder / SERIES)
        return told.height

    def _means(self, name: str) -> Callable[[str], str]:
        codes = self._map.codes

        def means(said: str) -> str:
            said = cells.words(said)
            if said and name in codes:
                if said not in codes[name]:
                    raise BadCellError(
                        "code", "the map does not say what this means:", ", ".join(list(codes[name])[:20])
                    )
                said = codes[name][said]
            return checked(name, said) if said and name not in self._map.dimensions else said

        return means

    def _stage(self) -> tuple[int, tuple[Problem, ...]]:
        """The figures with the number of their series, not sorted yet; what is refused, and the first of it."""
        import polars as pl  # noqa: PLC0415 as above

        frame = self._scan(_RAW)
        for name, kept in self._map.where.items():
            frame = frame.with_columns(pl.col(_named(f"where {name}")).is_in(list(kept)).alias(f"kept {name}"))
        names = [name for name, _ in self._keys]
        if names:
            frame = frame.join(self._spelt.lazy(), on=[_named(name) for name in names], how="left")
        else:
            frame = frame.with_columns(pl.lit(0, dtype=pl.get_index_type()).alias(NUMBER))
        periods = self._meanings(_PERIOD, lambda said: cells.period(said, self._map.frequency))
        frame = frame.join(periods.lazy(), on=_named(_PERIOD), how="left")
        frame = frame.with_columns(self._value().alias("value"), self._verdict().alias("status"))
        frame = frame.with_columns(self._fate().alias("fate"))
        counted = frame.group_by("fate").len().collect(engine="streaming")
        fates = {str(fate): int(count) for fate, count in counted.iter_rows()}
        self._left_out = {
            fate: count for fate, count in sorted(fates.items()) if fate != "kept" and not fate.startswith("bad ")
        }
        frame.filter(pl.col("fate") == "kept").select(
            "row",
            pl.col(NUMBER).cast(pl.UInt32).alias("series"),
            pl.col("is ").alias("period"),
            "value",
            pl.col("status").replace("", None),
        ).sink_parquet(self._folder / _STAGED, compression="zstd", compression_level=1, row_group_size=GROUP)
        refused = sum(count for fate, count in fates.items() if fate.startswith("bad "))
        return refused, tuple(self._problems(frame)) if refused else ()

    def _value(self) -> "pl.Expr":
        import polars as pl  # noqa: PLC0415 as above

        said = pl.col(_named(_VALUE)).str.replace_all(r"[ \u{a0}\u{2007}\u{2009}\u{202f}]", "")
        said = said.str.replace_all("\u2212", "-", literal=True)
        if self._map.grouping:
            said = said.str.replace_all(self._map.grouping, "", literal=True)
        if self._map.decimal_mark == ",":
            said = said.str.replace_all(",", ".", literal=True)
        # What a decimal cannot be is nothing here, and a problem below.
        plain = pl.when(said.str.contains(r"^[+-]?[0-9]{1,18}(\.[0-9]*)?$")).then(said).otherwise(None)
        value = plain.cast(pl.Decimal(38, 12), strict=False)
        if self._map.multiply != "1":
            value = (value * pl.lit(self._map.multiply).cast(pl.Decimal(38, 12))).cast(pl.Decimal(38, 12))
        return value

    def _verdict(self) -> "pl.Expr":
        """What the column of status says: a status, or why the row is left out, or that it is bad."""
        import polars as pl  # noqa: PLC0415 as above

        if not self._map.status:
            return pl.lit("")

        def means(said: str) -> str:
            flags = cells.flags(said)
            return f"out {flags.left_out}" if flags.left_out else flags.status or ""

        meant = self._meanings(_STATUS, means)
        told = dict(zip(*(meant.to_series(place).to_list() for place in (0, 1)), strict=True))
        return pl.col(_named(_STATUS)).replace_strict(
            list(told),
            [("bad" if one is None else one) for one in told.values()],
            default="bad",
            return_dtype=pl.String,
        )

    def _fate(self) -> "pl.Expr":
        """What becomes of a row: `kept`, `bad` and the column, or the code under which it is left out."""
        import polars as pl  # noqa: PLC0415 as above

        fate: Any = pl.when(pl.lit(False)).then(pl.lit(""))  # noqa: FBT003 polars' own form
        for name in self._map.where:
            fate = fate.when(~pl.col(f"kept {name}")).then(pl.lit("not-asked-for"))
        found: pl.Expr = (
            fate.when(pl.col(_named(_VALUE)).is_in(list(self._map.missing)))
            .then(pl.lit("missing"))
            .when(pl.col("is ").is_null())
            .then(pl.lit("bad period"))
            .when(pl.col("status").str.starts_with("out "))
            .then(pl.col("status").str.strip_prefix("out "))
            .when(pl.col("status") == "bad")
            .then(pl.lit("bad status"))
            .when(pl.col(NUMBER).is_null())
            .then(pl.lit("bad series"))
            .when(pl.col("value").is_null())
            .then(pl.lit("bad value"))
            .otherwise(pl.lit("kept"))
        )
        return found

    def _problems(self, frame: "pl.LazyFrame") -> Iterator[Problem]:
        import polars as pl  # noqa: PLC0415 as above

        first = frame.filter(pl.col("fate").str.starts_with("bad ")).head(MAX_PROBLEMS).collect(engine="streaming")
        for row in first.sort("row").iter_rows(named=True):
            kind = row["fate"].removeprefix("bad ")
            yield self._problem(kind, row)

    def _problem(self, kind: str, row: Mapping[str, Any]) -> Problem:
        """A row again, as a small file would read it, for the words of its problem."""
        tries: list[tuple[str, str, Callable[[str], Any]]] = [
            (self._map.period or "", _PERIOD, lambda said: cells.period(said, self._map.frequency)),
            (
                self._map.value or "",
                _VALUE,
                lambda said: cells.number(said, self._map.decimal_mark, self._map.grouping),
            ),
            *((column, name, self._means(name)) for name, column in self._keys),
        ]
        if self._map.status:
            tries.append((self._map.status, _STATUS, cells.flags))
        for column, name, reads in tries:
            said = row[_named(name)]
            try:
                reads(said)
            except BadCellError as bad:
                return Problem(row["row"], column, said[:80], bad.code, bad.problem, bad.expected)
        return Problem(row["row"], self._map.value or "", str(row[_named(_VALUE)])[:80], kind, "this is not read:")

    def _parts(self) -> Iterator[tuple[int, int]]:
        """The first and the last series of each part (rule 2)."""
        counts = self._scan(_STAGED).group_by("series").len().collect(engine="streaming").sort("series")
        first: int | None = None
        gathered = 0
        last = 0
        for series, count in counts.iter_rows():
            if first is not None and gathered + count > PART:
                yield first, last
                first, gathered = None, 0
            first = series if first is None else first
            gathered += count
            last = series
        if first is not None:
            yield first, last

    def _sorted(self, place: int, first: int, last: int) -> int:
        import polars as pl  # noqa: PLC0415 as above

        frame = self._scan(_STAGED).filter(pl.col("series").is_between(first, last)).collect(engine="streaming")
        frame = frame.sort("series", "period", "row").drop("row")
        # Of two figures of one period the first in the file stays.
        again = (pl.col("series") == pl.col("series").shift()) & (pl.col("period") == pl.col("period").shift())
        frame = frame.filter(~again.fill_null(False))  # noqa: FBT003 polars' own form
        frame.write_parquet(
            self._folder / f"figures-{place:04}.parquet",
            compression="zstd",
            compression_level=3,
            row_group_size=GROUP,
            statistics=True,
        )
        return frame.height


def _named(name: str) -> str:
    return f"said {name}"


def _or_nothing(means: Callable[[str], Any], said: str) -> Any:
    try:
        return means(said)
    except BadCellError:
        return None

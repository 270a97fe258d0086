"""`kelisim series`: a file of figures into signed releases. `kelisim columns`: files of millions of figures.

`kelisim forecast`: how the series of an indicator go on.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kelisim.cli.options import Home, InRegister, Json, Private, open_home, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kelisim.figures.forecasting import Forecast, Refused
    from kelisim.figures.readers.columns import ColumnMap
    from kelisim.figures.readers.found import Figures, Problem
    from kelisim.model.reference import Attachment
    from kelisim.model.release import Release

SHOWN = 20
"""Problems that are told in words; with `--json` all that are kept."""


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(series)
    app.command()(forecast)
    app.add_typer(columns_app, name="columns")


columns_app = typer.Typer(
    help="Files of millions of figures, made columnar once and asked for one series or sum at a time.",
    no_args_is_help=True,
)


def series(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="CSV, XLSX, SDMX or TSV; or the address of an SDMX service.")
    ],
    indicator: Annotated[str, typer.Option("--indicator", metavar="ID", help="The indicator, such as KAZ.4.1.")],
    party: Annotated[str | None, typer.Option("--as", metavar="PARTY", help="The Party to sign for.")] = None,
    columns: Annotated[
        Path | None, typer.Option("--map", metavar="MAP.json", help="Which column holds what (docs/figures.md).")
    ] = None,
    layout: Annotated[
        str | None, typer.Option("--layout", help="comtrade, eurostat, sdmx or kelisim; known from the file otherwise.")
    ] = None,
    dataflow: Annotated[
        str | None, typer.Option("--dataflow", help="The flow of data to ask for, where FILE is an SDMX service.")
    ] = None,
    key: Annotated[str | None, typer.Option("--key", help="Its key, such as A.KZ..X; all of it otherwise.")] = None,
    vintage: Annotated[
        str | None,
        typer.Option("--vintage", metavar="DAY", help="When the figures were published, unless the file says."),
    ] = None,
    side: Annotated[
        str | None, typer.Option("--side", metavar="CODE", help="Whose figures, unless the file says.")
    ] = None,
    currency: Annotated[str | None, typer.Option("--currency", help="Their currency, unless the file says.")] = None,
    office: Annotated[str | None, typer.Option("--office", help="The office that published them.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where the file was published.")] = None,
    note: Annotated[str | None, typer.Option("--text", help="What there is to say of them, in English.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Sign nothing where a row is refused.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be signed, and sign nothing.")] = False,
    as_json: Json = False,
    private: Private = False,
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Read a file of figures and release it: one signed act for each series, with the file as evidence.

    A row that cannot be read never stops the file: it is told with its row and column, and the others are released.
    """
    from kelisim.figures.readers.reading import read_figures
    from kelisim.figures.readers.releasing import Given, fitting, releases
    from kelisim.model.decode import MalformedError, convert, plain
    from kelisim.model.measure import Indicator

    if party is None and not dry_run:
        raise MalformedError("nothing says for which Party to sign", expected="--as PARTY, or --dry-run")
    name, data = _input(file, dataflow, key)
    figures = read_figures(data, name, columns=_map(columns), layout=layout)
    folder = open_home(home)
    from kelisim.cli.choosing import entry_in
    from kelisim.node import attachments, cosigning, filing, keyring
    from kelisim.node.errors import UnknownEntryError

    ledger, found = entry_in(indicator, register)
    content = ledger.register.entries[found].current().content
    if not isinstance(content, Indicator):
        raise UnknownEntryError(f"{indicator} is no indicator", expected="the id of an indicator")
    figures = fitting(figures, content)
    attachment = _attachment(name, data)
    source: dict[str, Any] = {
        "title": name,
        "sha256": attachment.sha256,
        "url": url or (file if "://" in file else None),
    }
    said = {
        "indicator": found,
        "vintage": vintage,
        "side": side,
        "currency": currency,
        "speaker": {"office": office} if office else None,
        "text": text(note),
        "evidence": [plain(attachment)],
        "source": {field: value for field, value in source.items() if value is not None},
    }
    given: Given = convert({field: value for field, value in said.items() if value is not None}, Given)
    made = releases(figures, given)
    held_back = not made or (strict and figures.refused > 0)
    signed: list[str] = []
    if party is not None and not dry_run and not held_back:
        hands = keyring.hands_of(folder, ledger, party, "release")
        attachments.keep(folder, [data], attachment.sha256)
        acts = (filing.releasing(one, public=not private) for one in made)
        signed = [cosigning.sign(ledger, hands, act).name() for act in acts]
    _tell(figures, made, signed, as_json=as_json)
    if held_back and not dry_run:
        right = "a file whose every row is read" if made else "a file with figures of this indicator"
        raise MalformedError("nothing is released", where=name, expected=right)


def forecast(
    indicator: Annotated[str, typer.Argument(metavar="ID", help="The indicator, such as KAZ.4.1.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="From what was known on that day.")] = None,
    ahead: Annotated[
        int | None, typer.Option("--ahead", min=1, help="How many periods; by default all that hold.")
    ] = None,
    as_json: Json = False,
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Forecast each series of an indicator, with intervals of 80 and 95 per cent, or say why it is not."""
    from kelisim.model.dates import first_day, is_date
    from kelisim.model.decode import MalformedError

    if on is not None and not (len(on) == 10 and is_date(on)):
        raise MalformedError("this is not a day", where="--on", expected="a day such as 2026-11-25")
    folder = open_home(home)
    import msgspec

    from kelisim.cli.choosing import entry_in
    from kelisim.cli.looking import echo_json
    from kelisim.figures.series import Issued, series_of
    from kelisim.node.forecasts import made_forecasts

    ledger, found = entry_in(indicator, register)
    held = ledger.register
    issued = (
        Issued(act.body.release, act.party, act.number, key)
        for key, act in held.releases.items()
        if held.counts(key, act.party, act.number)
    )
    all_series = series_of(issued, [found])
    day = first_day(on) if on else None
    values = [{period: stated.value for period, stated in one.known(day).items()} for one in all_series]
    answers = made_forecasts(folder, values, ahead)
    for one, answer in zip(all_series, answers, strict=True):
        if as_json:
            echo_json({"series": msgspec.to_builtins(one.key), "answer": msgspec.to_builtins(answer)})
            continue
        dimensions = "".join(f", {name} {value}" for name, value in one.key.dimensions)
        typer.echo(f"{one.key.party}{f' for {one.key.side}' if one.key.side else ''}{dimensions}, {one.key.frequency}")
        for line in _forecast_lines(answer):
            typer.echo(f"  {line}")
    if not all_series and not as_json:
        typer.echo("nothing was released of it")


def _forecast_lines(answer: "Forecast | Refused") -> "Iterator[str]":
    from kelisim.figures.forecasting import Refused

    if isinstance(answer, Refused):
        counts = f": {answer.has} periods, {answer.needs} needed" if answer.needs else ""
        yield f"not forecast, {answer.reason}{counts}{' without ' if answer.missing else ''}{', '.join(answer.missing)}"
        return
    scale = " of logarithms" if answer.logarithms else ""
    yield f"{answer.model}{scale}, by {answer.origins} forecasts of the past; mean error one ahead {answer.error}"
    for one in answer.ahead:
        yield f"{one.period}  {one.value}  80 %: {one.low_80} to {one.high_80}  95 %: {one.low_95} to {one.high_95}"


@columns_app.command("make")
def make_columns(
    file: Annotated[Path, typer.Argument(help="A CSV file in UTF-8 of any size.")],
    folder: Annotated[Path, typer.Argument(help="The folder to make; it must not be there yet.")],
    columns: Annotated[Path, typer.Option("--map", metavar="MAP.json", help="Which column holds what.")],
    as_json: Json = False,
) -> None:
    """Make a columnar file of a CSV file. Bad rows are told and left out."""
    import msgspec

    from kelisim.cli.looking import echo_json
    from kelisim.figures.readers.bulk import make_columnar
    from kelisim.model.decode import MalformedError

    wanted = _map(columns)
    if wanted is None or not file.is_file() or folder.exists():
        where = folder if folder.exists() else file
        raise MalformedError("a file is made into a new folder", where=str(where), expected="a file, and no folder yet")
    made = make_columnar(file, folder, wanted)
    if as_json:
        echo_json(msgspec.to_builtins(made))
        return
    typer.echo(f"{made.figures} figures of {made.series} series in {made.rows} rows")
    for code, count in made.left_out.items():
        typer.echo(f"left out: {count} {code}")
    _tell_problems(made.problems, made.refused)


@columns_app.command("ask")
def ask_columns(
    folder: Annotated[Path, typer.Argument(help="A columnar file.")],
    where: Annotated[list[str] | None, typer.Argument(metavar="NAME=VALUE...", help="Values of dimensions.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Sum by this dimension.")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="PERIOD", help="The first period of a sum.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="PERIOD", help="The last period of a sum.")] = None,
) -> None:
    """Print one series, or exact sums by a dimension, as CSV."""
    import csv
    import sys

    from kelisim.figures.readers.columnar import Columnar
    from kelisim.model.decode import MalformedError

    asked = dict(one.partition("=")[::2] for one in where or ())
    if (first is None) != (last is None):
        raise MalformedError("a sum is over all periods or between two", expected="--from and --to")
    file = Columnar(folder)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if by is None:
        points = file.series(asked)
        writer.writerow(("period", "value", "status"))
        writer.writerows((one.period, plain_number(one.value), one.status or "") for one in points)
        return
    sums = file.sums(asked, by, (first, last) if first is not None and last is not None else None)
    writer.writerow((by, "value"))
    writer.writerows((name, plain_number(value)) for name, value in sums.items())


def plain_number(value: Any) -> str:
    """A decimal without the zeros that the columnar file keeps at its end."""
    from kelisim.figures.exact import plain

    return plain(value)


def _input(file: str, dataflow: str | None, key: str | None) -> "tuple[str, bytes]":
    """The name and the bytes of a file, or of what a service answers."""
    if "://" in file:
        from kelisim.node.figure_service import fetched

        query = {"resource_id": dataflow, "key": key} if dataflow else {}
        return fetched(file, **{name: said for name, said in query.items() if said is not None})
    from kelisim.cli.documents import input_bytes

    return Path(file).name, input_bytes(Path(file))


def _map(path: Path | None) -> "ColumnMap | None":
    from kelisim.cli.documents import input_bytes
    from kelisim.figures.readers.columns import ColumnMap
    from kelisim.model.decode import decode

    if path is None:
        return None
    columns: ColumnMap = decode(input_bytes(path), ColumnMap)
    return columns


def _attachment(name: str, data: bytes) -> "Attachment":
    import hashlib
    import mimetypes

    from kelisim.model.decode import convert
    from kelisim.model.reference import Attachment

    kept: Attachment = convert(
        {
            "sha256": hashlib.sha256(data).hexdigest(),
            "name": name,
            "media_type": mimetypes.guess_type(name)[0] or "application/octet-stream",
            "size": len(data),
        },
        Attachment,
    )
    return kept


def _tell(figures: "Figures", made: "Sequence[Release]", signed: "Sequence[str]", *, as_json: bool) -> None:
    """Say what was read, what is wrong with it, and what is or would be signed."""
    import msgspec

    from kelisim.cli.looking import echo_json
    from kelisim.cli.words import release
    from kelisim.model.decode import plain

    if as_json:
        echo_json(
            {
                "rows": figures.rows,
                "figures": len(figures.found),
                "refused": figures.refused,
                "problems": msgspec.to_builtins(figures.problems),
                "left_out": figures.left_out,
                "releases": [plain(one) for one in made],
                "signed": list(signed),
            }
        )
        return
    typer.echo(f"{len(figures.found)} figures in {figures.rows} rows")
    for code, count in figures.left_out.items():
        typer.echo(f"left out: {count} {code}")
    for place, one in enumerate(made):
        dimensions = "".join(f", {name} {value}" for name, value in one.dimensions.items())
        done = f"{signed[place]}: released" if signed else "to release:"
        typer.echo(f"{done} {release(one)}{dimensions}")
    _tell_problems(figures.problems, figures.refused)


def _tell_problems(problems: "Sequence[Problem]", refused: int) -> None:
    """The first problems in words, and how many there are."""
    for problem in problems[:SHOWN]:
        typer.echo(str(problem), err=True)
    if refused:
        beyond = f"; the first {SHOWN} are told" if refused > SHOWN else ""
        rows = "1 row is" if refused == 1 else f"{refused} rows are"
        typer.echo(f"{rows} not read{beyond}", err=True)

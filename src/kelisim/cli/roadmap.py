"""`kelisim roadmap`: the milestones of a document or a commitment as a table, out and in, and their risk."""

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kelisim.cli.options import Home, InRegister, Note, Private, day_asked, open_home, text

if TYPE_CHECKING:
    from kelisim.model.act import Propose
    from kelisim.model.measure import Milestone
    from kelisim.node.filing import Offer
    from kelisim.node.ledger import Ledger
    from kelisim.planning.table import Row, Table
    from kelisim.web.plans.uncertain import Simulated

app = typer.Typer(help="Milestones as CSV or XLSX, out and in, and the risk of their plan.", no_args_is_help=True)
Roadmap = Annotated[str, typer.Argument(metavar="ENTRY", help="A document or a commitment, such as KAZ.4.1.")]
_LATE = re.compile(r"(?P<entry>[A-Z0-9.]+)=(?P<days>[1-9][0-9]{0,4})")


@app.command()
def export(
    entry: Roadmap,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Ends in .csv or .xlsx.")],
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Write the milestones into a file, which `kelisim roadmap import` reads."""
    open_home(home)
    from kelisim.cli.choosing import entry_in
    from kelisim.cli.planned import RoadmapError, milestones_of
    from kelisim.model.measure import Milestone
    from kelisim.planning.table import rows_of
    from kelisim.planning.table_files import to_csv, to_xlsx

    writers = {".csv": to_csv, ".xlsx": to_xlsx}
    write = writers.get(file.suffix.lower())
    if write is None:
        raise RoadmapError(
            "of what kind the file is to be is told by its name", where=str(file), expected=".csv or .xlsx"
        )
    ledger, _ = entry_in(entry, register)
    contents = [(one.entry, one.current().content) for one in milestones_of(ledger.register, entry)]
    rows = rows_of((name, content) for name, content in contents if isinstance(content, Milestone))
    try:
        file.write_bytes(write(rows))
    except OSError as error:
        raise RoadmapError(f"the file cannot be written: {error.strerror}", where=str(file)) from None
    typer.echo(f"{len(rows)} milestones in {file}")


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or XLSX, as `kelisim roadmap export` writes it.")],
    of: Annotated[str, typer.Option("--of", metavar="ENTRY", help="What the milestones are of, such as KAZ.4.1.")],
    party: Annotated[str | None, typer.Option("--as", metavar="PARTY", help="The Party to sign for.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would be proposed, and sign nothing.")] = False,
    private: Private = False,
    note: Note = None,
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Propose what a table of milestones has new or changed, as one signed proposal; what it leaves out stays."""
    from kelisim.cli.documents import input_bytes
    from kelisim.planning.table_files import read_table

    data = input_bytes(file)
    folder = open_home(home)
    from kelisim.cli.choosing import entry_in
    from kelisim.cli.planned import RoadmapError, milestones_of
    from kelisim.model.measure import Milestone
    from kelisim.node import cosigning, keyring

    ledger, _ = entry_in(of, register)
    table = read_table(data)
    held = {one.entry: one for one in milestones_of(ledger.register, of)}
    known = {name: content for name, one in held.items() if isinstance(content := one.current().content, Milestone)}
    _refuse_problems(file, table, known)
    offered = _offered(table, of, known)
    for row in offered:
        title = next(iter(row.title.values()))
        typer.echo(f"{'changed' if row.entry else 'new'}  {row.entry or f'row {row.number}'}  {title}")
    left = known.keys() - {row.entry for row in table.rows}
    if left:
        typer.echo(f"{len(left)} milestones of {of} are not in the file and stay as they are")
    if not offered:
        typer.echo("nothing is new or changed")
        return
    if dry_run:
        typer.echo(f"{len(offered)} milestones would be proposed; nothing was signed")
        return
    if party is None:
        raise RoadmapError("who proposes is not told", expected="--as PARTY, or --dry-run")
    hands = keyring.hands_of(folder, ledger, party, "propose")
    make = _Proposal(ledger, table, of, known, offered, public=not private, note=text(note))
    placed = cosigning.sign(ledger, hands, make)
    typer.echo(f"proposal {party}.{placed.act.number}: {len(offered)} milestones, {placed.hash}")
    waits = ", ".join(ledger.register.proposals[placed.hash].waiting())
    typer.echo(f"waits for: {waits}" if waits else "agreed")


def _refuse_problems(file: Path, table: "Table", known: "dict[str, Milestone]") -> None:
    """Refuse a table with anything wrong, after every wrong cell was told.

    Raises:
        RoadmapError: something is wrong in it.
    """
    from kelisim.cli.planned import RoadmapError

    told = [f"line {one.line}, {one.column}: “{one.value}” is not {one.expected}" for one in table.problems]
    told += [
        f"row {row.number}, Entry: {row.entry} is no milestone of this roadmap"
        for row in table.rows
        if row.entry is not None and row.entry not in known
    ]
    for line in told:
        typer.echo(line, err=True)
    if told:
        count = f"{len(told)} cells are" if len(told) > 1 else "a cell is"
        raise RoadmapError(f"{count} wrong, so nothing is proposed", where=str(file))


def _offered(table: "Table", of: str, known: "dict[str, Milestone]") -> "list[Row]":
    """The rows that are new, or differ from what is agreed, in the order of the file."""
    from kelisim.model.reference import Named
    from kelisim.planning.table import milestones_of

    # What a new row is called is known only when it is signed; any name will do to see which rows differ.
    new = {row.number: f"NEW.1.{row.number}" for row in table.rows if row.entry is None}
    found = milestones_of(table.rows, Named(entry=of), known=known, new=new)
    return [
        row
        for row, (entry, content) in zip(table.rows, found, strict=True)
        if entry not in known or known[entry] != content
    ]


class _Proposal:
    """Makes the act: the ids of new milestones follow from the place that it has in the feed."""

    def __init__(
        self,
        ledger: "Ledger",
        table: "Table",
        of: str,
        known: "dict[str, Milestone]",
        offered: "list[Row]",
        *,
        public: bool,
        note: dict[str, str] | None,
    ) -> None:
        self._ledger, self._table, self._of, self._known = ledger, table, of, known
        self._offered, self._public, self._note = offered, public, note

    def __call__(self, head: dict[str, Any]) -> "Propose":
        """The act with this head."""
        from kelisim.node import filing

        made: Any = filing.proposing(self._ledger, self._offers(head), self._note)(head)
        proposal: Propose = made
        return proposal

    def _offers(self, head: dict[str, Any]) -> "list[Offer]":
        from kelisim.model.decode import convert, plain
        from kelisim.model.measure import Milestone
        from kelisim.model.reference import Named
        from kelisim.node.filing import Offer
        from kelisim.planning.table import milestones_of

        places = {row.number: place for place, row in enumerate(self._offered, start=1)}
        new = {
            row.number: f"{head['party']}.{head['number']}.{places[row.number]}"
            for row in self._offered
            if row.entry is None
        }
        contents = milestones_of(self._table.rows, Named(entry=self._of), known=self._known, new=new)
        # Read again from what is written: what is usual is left out of the bytes, as whoever reads them expects.
        by_row: dict[int, Milestone] = {
            row.number: convert(plain(content), Milestone)
            for row, (_, content) in zip(self._table.rows, contents, strict=True)
        }
        entries = self._ledger.register.entries
        return [
            Offer(
                "milestone",
                by_row[row.number],
                public=entries[row.entry].current().public if row.entry else self._public,
                revises=row.entry,
            )
            for row in self._offered
        ]


@app.command()
def risk(
    entry: Roadmap,
    runs: Annotated[int, typer.Option(min=100, max=1_000_000, help="How many runs.")] = 10_000,
    late: Annotated[
        list[str] | None, typer.Option(metavar="ENTRY=DAYS", help="Suppose that a milestone comes so much later.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day; today where none is given.")] = None,
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Tell the critical path, and by a simulation when all is finished and what drives that."""
    open_home(home)
    from kelisim.cli.choosing import entry_in
    from kelisim.cli.planned import RoadmapError, later, planned
    from kelisim.planning.spreads import Simulation
    from kelisim.web.plans.uncertain import Unsimulated, simulated

    ledger, _ = entry_in(entry, register)
    held = planned(ledger.register, entry, day_asked(on))
    plan, titles = held.plan, held.titles
    for said in late or ():
        asked = _LATE.fullmatch(said)
        if asked is None:
            raise RoadmapError(f"{said!r} is no delay", expected="such as --late KAZ.4.2=90")
        found, plan = later(plan, asked["entry"], int(asked["days"]))
        typer.echo(f"if {titles[found.entry]} comes {asked['days']} days later:")
        for moved in found.moved:
            typer.echo(f"  {moved.before} → {moved.after}  {moved.days:+d} days  {titles[moved.entry]}")
    finish = plan.schedule.finish
    if finish is None:
        raise RoadmapError(f"no milestone of {entry} has a day yet", expected="a date, a forecast or a duration")
    typer.echo(f"finished, by what was agreed and said, on {finish}")
    if plan.end is not None:
        typer.echo(f"end on {plan.end}: {(finish - plan.end).days:+d} days")
    typer.echo("critical path:")
    for key in plan.schedule.path:
        one = plan.schedule.activities[key]
        typer.echo(f"  {one.early_finish}  {'done  ' if one.done else ''}{titles[key]}")
    result = simulated(plan, held.past, held.field, Simulation(runs=runs))
    if isinstance(result, Unsimulated):
        why = "all of it is done" if result.code == "done" else "no duration is on record, and too few past slips"
        typer.echo(f"no simulation: {why}")
        return
    _tell(result, titles, plan.end)


def _tell(result: "Simulated", titles: Any, end: datetime.date | None) -> None:
    found, basis = result.risk, result.uncertain
    told = {
        "field": f"{basis.past} past slips of milestones of the same field",
        "register": f"{basis.past} past slips of milestones",
        "assumed": "durations from a tenth shorter to half as long again, an assumption",
    }[basis.basis]
    typer.echo(f"{found.runs} runs, from {told}:")
    for name, day in (("P10", found.p10), ("P50", found.p50), ("P80", found.p80), ("P90", found.p90)):
        typer.echo(f"  {name}  {day}")
    if end is not None:
        typer.echo(f"  by {end} in {found.chance(end):.0%} of the runs")
    if found.drivers:
        typer.echo("what drives it (share of runs on the longest path, correlation with the end):")
    for one in found.drivers:
        typer.echo(f"  {one.criticality:4.0%}  {one.correlation:+.2f}  {one.key}  {titles[one.key]}")

"""`kelisim places`: a file of places into a proposal."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kelisim.cli.options import Home, InRegister, Json, Note, Private, open_home, text

if TYPE_CHECKING:
    from kelisim.model.draft import Reading

SHOWN = 40
"""Places and notices that are printed; with `--json` all are."""


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(places)


def places(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="GeoJSON, or a GeoPackage.")],
    party: Annotated[str | None, typer.Option("--as", metavar="PARTY", help="The Party to sign for.")] = None,
    columns: Annotated[
        Path | None, typer.Option("--map", metavar="MAP.json", help="Which property holds what (docs/places.md).")
    ] = None,
    layer: Annotated[str | None, typer.Option("--layer", help="The layer of a GeoPackage that has several.")] = None,
    swapped: Annotated[bool, typer.Option("--swapped", help="Latitude stands before longitude in the file.")] = False,
    url: Annotated[str | None, typer.Option("--url", help="Where the file was published.")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Who published it.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Accept the proposal for the Party as well.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be proposed, and sign nothing.")] = False,
    as_json: Json = False,
    private: Private = False,
    note: Note = None,
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Read a file of places and propose them: one signed proposal, or several where one act cannot hold them.

    Geometry is checked and repaired; everything that is changed, and every feature that is refused, is told.
    """
    from kelisim.model.decode import MalformedError

    if party is None and not dry_run:
        raise MalformedError("nothing says for which Party to sign", expected="--as PARTY, or --dry-run")
    reading = _read(file, columns, layer, swapped=swapped)
    if party is None or dry_run:
        _tell(reading, [], as_json=as_json)
        return
    folder = open_home(home)
    from kelisim.cli.choosing import ledger_of, one_register
    from kelisim.node import cosigning, filing, keyring

    ledger = ledger_of(one_register(register))
    offers, _ = filing.offers_of(reading, ledger, url=url, publisher=publisher, public=not private)
    hands = keyring.hands_of(folder, ledger, party, "propose")
    answering = keyring.hands_of(folder, ledger, party, "accept") if accept else []
    signed: list[dict[str, Any]] = []
    for part in filing.portions(offers):
        placed = cosigning.sign(ledger, hands, filing.proposing(ledger, part, text(note)))
        if accept:
            cosigning.sign(ledger, answering, filing.answering(placed.hash, accept=True))
        waiting = list(ledger.register.proposals[placed.hash].waiting())
        name = f"{party}.{placed.act.number}"
        signed.append({"proposal": name, "hash": placed.hash, "places": len(part), "waiting": waiting})
    _tell(reading, signed, as_json=as_json)


def _read(file: Path, columns: Path | None, layer: str | None, *, swapped: bool) -> "Reading":
    """The places of a file, read in a process of its own."""
    import msgspec

    from kelisim.cli.documents import input_bytes
    from kelisim.model.decode import decode
    from kelisim.model.draft import Reading
    from kelisim.node.bounded_reading import places_apart
    from kelisim.node.documents import content_of
    from kelisim.reading.errors import ReadingError
    from kelisim.reading.places.columns import PlaceColumns

    wanted: PlaceColumns = decode(input_bytes(columns), PlaceColumns) if columns else PlaceColumns()
    changed = {"layer": layer or wanted.layer, "swapped": swapped or wanted.swapped}
    wanted = msgspec.structs.replace(wanted, **changed)
    read = places_apart(content_of(file), file.name, msgspec.json.encode(wanted))
    if read.problem:
        raise ReadingError(read.problem, where=file.name)
    reading: Reading = decode(read.encoded, Reading)
    return reading


def _tell(reading: "Reading", signed: list[dict[str, Any]], *, as_json: bool) -> None:
    from kelisim.model.decode import plain

    found = [plain(draft.content) for draft in reading.drafts]
    if as_json:
        from kelisim.cli.looking import echo_json

        echo_json({"places": found, "notices": list(reading.look), "signed": signed})
        return
    for one in found[:SHOWN]:
        kind = one.get("geometry", {}).get("type", "no position")
        typer.echo(f"{next(iter(one['names'].values()))}  {one['kind']}, {kind}")
    if len(found) > SHOWN:
        typer.echo(f"and {len(found) - SHOWN} more")
    for notice in reading.look[:SHOWN]:
        typer.echo(f"notice: {notice}", err=True)
    if len(reading.look) > SHOWN:
        typer.echo(f"and {len(reading.look) - SHOWN} notices more; --json has all", err=True)
    typer.echo(f"{len(found)} places")
    for one in signed:
        waits = ", ".join(one["waiting"])
        typer.echo(f"proposal {one['proposal']}: {one['places']} places, {one['hash']}")
        typer.echo(f"waits for: {waits}" if waits else "agreed")

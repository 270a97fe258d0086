"""`kelisim found` and `kelisim file`: a charter or drafts into the record."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kelisim.cli.options import As, Home, InRegister, Note, Part, open_home, text

if TYPE_CHECKING:
    from kelisim.model.charter import Charter

MAX_FILE = 32 * 1_048_576
"""Bytes of a charter or a file of drafts."""


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(found)
    app.command("file")(file_drafts)


def input_bytes(path: Path) -> bytes:
    """The content of an input file.

    Raises:
        MalformedError: it cannot be read or is too large.
    """
    from kelisim.model.decode import MalformedError

    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        raise MalformedError(f"the file cannot be read: {error.strerror}", where=str(path)) from None
    if len(data) > MAX_FILE:
        raise MalformedError("the file is too large", where=str(path), expected=f"at most {MAX_FILE} bytes")
    return data


def charter_in(path: Path) -> "Charter":
    """The charter in a file: itself, or as `content` of what `kelisim charter --json` prints.

    Raises:
        MalformedError: the file holds none.
    """
    import msgspec

    from kelisim.model.charter import Charter
    from kelisim.model.decode import decode

    data = input_bytes(path)
    whole: Any = decode(data, Any)
    if isinstance(whole, dict) and {"content", "register"} <= whole.keys():
        data = msgspec.json.encode(whole["content"])
    wanted: Charter = decode(data, Charter)
    return wanted


def found(
    charter: Annotated[Path, typer.Argument(help="The charter as JSON.")],
    party: As,
    register: Annotated[
        str | None,
        typer.Option(
            "--register", metavar="R", help="The register to which the Party accedes, with a charter offered in it."
        ),
    ] = None,
    part: Part = None,
    home: Home = None,
) -> None:
    """Found a register for a Party; it is founded when every Party has done so. Who accedes founds in the register."""
    from kelisim.model.act import Found, Founding

    wanted = charter_in(charter)
    folder = open_home(home)
    from kelisim.cli.choosing import ledger_of
    from kelisim.cli.signing import sign
    from kelisim.node import amending, keyring
    from kelisim.node.ledger import find_register, start

    if register is None:
        amending.check_new(wanted)
        ledger, proposal = start(wanted), None
    else:
        ledger = ledger_of(find_register(register))
        proposal = amending.check_accession(ledger, wanted, party)
    carried = amending.check_succession(wanted)
    hand = keyring.root_hand(folder, ledger, party, wanted)
    amending.check_first(ledger, hand.key)
    body = Founding(charter=wanted)
    placed = sign(ledger, [hand], lambda head: Found(**head, body=body), part)
    if placed is not None:
        typer.echo(f"register {ledger.id}: founded by {party}, act {placed.hash}")
    if proposal is not None and placed is not None:
        typer.echo(
            f"{party} is a Party once it is agreed: kelisim accept {proposal.party}.{proposal.number} --as {party}"
        )
    if wanted.succeeds is not None:
        typer.echo(f"it succeeds the register {wanted.succeeds.register}")
        if carried is None:
            typer.echo(
                "WARNING: that register is not on this node, so what is carried over was not looked up", err=True
            )
        for one in carried or ():
            rest = f"; {one.left_out} later acts are not" if one.left_out else ""
            typer.echo(f"the feed of {one.party} is carried over up to act {one.number}{rest}")


def file_drafts(
    drafts: Annotated[Path, typer.Argument(metavar="DRAFTS.json", help="What `kelisim read --json` wrote.")],
    party: As,
    register: InRegister = None,
    accept: Annotated[bool, typer.Option("--accept", help="Accept the proposal for the Party as well.")] = False,
    private: Annotated[bool, typer.Option("--private", help="Keep the entries from the public pages.")] = False,
    url: Annotated[str | None, typer.Option(help="The web address of the source.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published the source.")] = None,
    note: Note = None,
    home: Home = None,
) -> None:
    """File drafts: entries as one proposal, statements as acts of their own."""
    from kelisim.model.decode import decode
    from kelisim.model.draft import Reading

    reading: Reading = decode(input_bytes(drafts), Reading)
    folder = open_home(home)
    from kelisim.cli.choosing import ledger_of, one_register
    from kelisim.node import cosigning, filing, keyring

    filing.check_evidence(reading)
    ledger = ledger_of(one_register(register))
    offers, statements = filing.offers_of(reading, ledger, url=url, publisher=publisher, public=not private)
    needed = {"propose": bool(offers), "accept": bool(offers) and accept, "state": bool(statements)}
    hands = {kind: keyring.hands_of(folder, ledger, party, kind) for kind, used in needed.items() if used}
    for part in filing.portions(offers):
        placed = cosigning.sign(ledger, hands["propose"], filing.proposing(ledger, part, text(note)))
        typer.echo(f"proposal {party}.{placed.act.number}: {len(part)} entries, {placed.hash}")
        if accept:
            cosigning.sign(ledger, hands["accept"], filing.answering(placed.hash, accept=True))
        state = ledger.register.proposals[placed.hash]
        waits = ", ".join(state.waiting())
        typer.echo(f"waits for: {waits}" if waits else "agreed")
    for statement in statements:
        cosigning.sign(ledger, hands["state"], filing.stating(statement, public=not private))
    if statements:
        typer.echo(f"{len(statements)} statements on the record")

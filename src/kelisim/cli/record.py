"""Commands that sign: accept, decline, revise, report, state."""

from pathlib import Path
from typing import Annotated

import typer

from kelisim.cli.options import As, Home, InRegister, Note, Part, open_home, text


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(accept)
    app.command()(decline)
    app.command()(revise)
    app.command()(report)
    app.command()(state)


ProposalName = Annotated[str, typer.Argument(metavar="PROPOSAL", help="PARTY.NUMBER, or the beginning of its hash.")]
EntryName = Annotated[str, typer.Argument(metavar="ENTRY", help="The entry, such as KAZ.4.1.")]


def accept(
    proposal: ProposalName,
    party: As,
    register: InRegister = None,
    note: Note = None,
    part: Part = None,
    home: Home = None,
) -> None:
    """Consent to a proposal, as a signature does."""
    _answer("accept", proposal, party, register, note, part, home)


def decline(
    proposal: ProposalName,
    party: As,
    register: InRegister = None,
    note: Note = None,
    part: Part = None,
    home: Home = None,
) -> None:
    """Refuse a proposal, for ever."""
    _answer("decline", proposal, party, register, note, part, home)


def _answer(
    verb: str, name: str, party: str, register: str | None, note: str | None, part: Path | None, home: Path | None
) -> None:
    folder = open_home(home)
    from kelisim.cli.choosing import proposal_in
    from kelisim.cli.signing import sign
    from kelisim.node import filing, keyring

    accept = verb == "accept"
    ledger, found = proposal_in(name, register)
    hands = keyring.hands_of(folder, ledger, party, verb)
    placed = sign(ledger, hands, filing.answering(found.hash, accept=accept, note=text(note)), part)
    if placed is None:
        return
    after = ledger.register.proposals[found.hash]
    waits = ", ".join(after.waiting())
    typer.echo(f"{placed.name()}: {'accepted' if accept else 'declined'} {found.party}.{found.number}, {placed.hash}")
    typer.echo(f"waits for: {waits}" if waits else after.status())


def revise(
    entry: EntryName,
    content: Annotated[
        Path, typer.Argument(metavar="CONTENT.json", help="The whole new content, as `kelisim show --json` gives it.")
    ],
    party: As,
    register: InRegister = None,
    note: Note = None,
    home: Home = None,
) -> None:
    """Offer a new version of an agreed entry."""
    from kelisim.cli.documents import input_bytes
    from kelisim.model.charter import CHARTER_ENTRY
    from kelisim.model.decode import decode
    from kelisim.model.item import CONTENT_TYPES, Content
    from kelisim.node.errors import UnknownEntryError

    data = input_bytes(content)
    folder = open_home(home)
    from kelisim.cli.choosing import entry_in
    from kelisim.node import cosigning, filing, keyring

    if entry == CHARTER_ENTRY:
        raise UnknownEntryError("the charter is no entry to revise alone", expected="`kelisim charter propose`")
    ledger, found = entry_in(entry, register)
    hands = keyring.hands_of(folder, ledger, party, "propose")
    state = ledger.register.entries[found]
    wanted: Content = decode(data, CONTENT_TYPES[state.kind])
    offer = filing.Offer(state.kind, wanted, state.current().public, revises=found)
    placed = cosigning.sign(ledger, hands, filing.proposing(ledger, [offer], text(note)))
    typer.echo(f"proposal {party}.{placed.act.number}: a new version of {found}, {placed.hash}")


def report(
    entry: EntryName,
    status: Annotated[str, typer.Argument(help="not-started, in-progress, delayed, suspended, done, …")],
    party: As,
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="The day the report speaks of.")],
    words: Annotated[str | None, typer.Option("--text", help="What there is to say, in English.")] = None,
    private: Annotated[bool, typer.Option("--private", help="Keep it from the public pages.")] = False,
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Report how a measure, a milestone or a decision stands, for the Party alone."""
    from kelisim.model.decode import convert
    from kelisim.model.word import Report

    raw = {"about": entry, "status": status, "as_of": as_of, **({"text": {"en": words}} if words else {})}
    said: Report = convert(raw, Report)
    folder = open_home(home)
    from kelisim.cli.choosing import entry_in
    from kelisim.node import cosigning, filing, keyring

    ledger, _ = entry_in(entry, register)
    hands = keyring.hands_of(folder, ledger, party, "report")
    placed = cosigning.sign(ledger, hands, filing.reporting(said, public=not private))
    typer.echo(f"{placed.name()}: reported {entry} {status} as of {as_of}, {placed.hash}")


def state(
    statement: Annotated[Path, typer.Argument(metavar="STATEMENT.json", help="A statement as JSON.")],
    party: As,
    private: Annotated[bool, typer.Option("--private", help="Keep it from the public pages.")] = False,
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Put a sourced statement of a named speaker on the record."""
    from kelisim.cli.documents import input_bytes
    from kelisim.model.decode import decode
    from kelisim.model.word import Statement

    said: Statement = decode(input_bytes(statement), Statement)
    folder = open_home(home)
    from kelisim.cli.choosing import ledger_of, one_register
    from kelisim.node import cosigning, filing, keyring

    ledger = ledger_of(one_register(register))
    hands = keyring.hands_of(folder, ledger, party, "state")
    placed = cosigning.sign(ledger, hands, filing.stating(said, public=not private))
    typer.echo(f"{placed.name()}: statement on the record, {placed.hash}")

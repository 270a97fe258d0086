"""`kelisim key`: the signing keys of a node."""

from typing import Annotated, Any

import msgspec
import typer

from kelisim.cli.options import Home, open_home

app = typer.Typer(help="Signing keys of this node.", no_args_is_help=True)


@app.command()
def new(
    party: Annotated[str, typer.Argument(help="The Party's code, such as KAZ.")],
    office: Annotated[str, typer.Argument(help="The office that holds the key.")],
    home: Home = None,
) -> None:
    """Make a key, and print its public record for a charter."""
    from kelisim.acts.keys import new_key

    key = new_key(party, office)
    folder = open_home(home, create=True)
    from kelisim.node import keyring

    keyring.save(folder, key)
    typer.echo(msgspec.json.encode(key.record(), order="sorted").decode())


@app.command("list")
def held(home: Home = None) -> None:
    """List the keys that this node holds, and what each may do in each register."""
    folder = open_home(home)
    from kelisim.cli.choosing import ledger_of, registers
    from kelisim.node import keyring

    ledgers = [(row.slug, ledger_of(row)) for row in registers(None)]
    for key in keyring.held(folder):
        typer.echo(f"{key.party}  {key.key_id()[:16]}…  {key.office}")
        for slug, ledger in ledgers:
            typer.echo(f"  {slug}: {_may(ledger, key)}")


def _may(ledger: Any, key: Any) -> str:
    """What a key may do in a register, in words."""
    from kelisim.cli import words
    from kelisim.node.errors import UnknownPartyError
    from kelisim.node.keyring import roster_here

    try:
        roster = roster_here(ledger, key.party, keys=[key.key_id()])
    except UnknownPartyError:
        return f"nothing, because {key.party} is no Party of it"
    name = key.key_id()
    if name in roster.roots:
        alone = roster.threshold == 1
        return "signs everything" if alone else f"root key: {roster.threshold} of {len(roster.roots)} sign together"
    if name in roster.signers:
        signer = roster.signers[name]
        ended = signer.powers.until is not None and signer.powers.until < ledger.feeds.next_number(key.party, name)
        return f"{'ended: ' if ended else ''}{words.powers(signer.powers)}"
    return "nothing: it was not appointed, or is retired or replaced"

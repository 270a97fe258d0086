"""`kelisim key`: the signing keys of a node."""

from typing import Annotated

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
    """List the keys that this node holds."""
    folder = open_home(home)
    from kelisim.node import keyring

    for key in keyring.held(folder):
        typer.echo(f"{key.party}  {key.key_id()[:16]}…  {key.office}")

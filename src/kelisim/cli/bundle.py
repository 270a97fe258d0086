"""`kelisim bundle`: acts and attachments from one node to another by file."""

from pathlib import Path
from typing import Annotated

import typer

from kelisim.cli.options import Home, InRegister, open_home

app = typer.Typer(help="Carry acts and attachments from one node to another by file.", no_args_is_help=True)


@app.command()
def write(
    file: Annotated[Path, typer.Argument(help="The file to write; one that is there is replaced.")],
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Write a register's acts and attachments into a file."""
    folder = open_home(home)
    from kelisim.cli.choosing import one_register
    from kelisim.node import exchange

    acts, attached = exchange.write(folder, one_register(register).pk, file)
    typer.echo(f"{file}: {acts} acts, {attached} attachments")


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="The file that another node wrote.")],
    home: Home = None,
) -> None:
    """Take a file's acts and attachments into this node, all or none."""
    from kelisim.acts.bundle import check_bundle
    from kelisim.acts.errors import BundleError
    from kelisim.node.errors import NodeError

    if not file.is_file():
        raise BundleError("there is no such file", where=str(file))
    try:
        folder = open_home(home)
    except NodeError:
        with file.open("rb") as content:  # a node comes to be only for a bundle that holds
            check_bundle(content)
        folder = open_home(home, create=True)
    from kelisim.node import exchange

    register, taken, attached = exchange.read(folder, file)
    new = ", ".join(f"{count} of {party}" for party, count in sorted(taken.new.items())) or "none"
    typer.echo(f"register {register[:16]}…: new acts: {new}; {attached} attachments")
    for fork in taken.forks:
        typer.echo(
            f"WARNING: {fork.name()} was signed twice with different content; both are kept, and what rests on them is "
            "disputed",
            err=True,
        )

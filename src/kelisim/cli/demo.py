"""`kelisim demo`: the demonstration node, built and served."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kelisim.cli.options import DEMONSTRATION, open_home


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


def demo(
    home: Annotated[Path, typer.Option("--home", help="The folder to build the node in.")] = DEMONSTRATION,
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Whether to serve the pages once it is built.")
    ] = True,
) -> None:
    """Build the demonstration, unless it is there already, and serve it."""
    from kelisim.demo.build import build, is_demonstration
    from kelisim.node.database import VARIABLE

    # It and its Parties' nodes are folders that can be thrown away.
    os.environ.pop(VARIABLE, None)
    folder = home.absolute()
    if is_demonstration(folder):
        typer.echo(f"The demonstration is in {folder}.")
    else:
        build(folder, typer.echo)
    open_home(folder, pages=serve)
    typer.echo(f"Verify it:   kelisim verify {home}")
    typer.echo(f"What waits:  kelisim log --home {home} --register demonstration")
    if serve:
        from kelisim.cli.serving import run_server, tell_of_fonts

        tell_of_fonts()
        typer.echo(f"Look at it:  http://127.0.0.1:{port}/   (Ctrl-C ends it)")
        run_server("127.0.0.1", port)

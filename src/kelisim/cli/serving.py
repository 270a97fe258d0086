"""`kelisim serve`: the pages of a node."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kelisim.cli.options import Home, open_home


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(serve)


def serve(
    home: Home = None,
    host: Annotated[
        str, typer.Option(help="The address to listen to; KELISIM_HOSTS names the host names to answer.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
) -> None:
    """Serve the pages of a node."""
    open_home(home, pages=True)
    tell_of_fonts()
    run_server(host, port)


def tell_of_fonts() -> None:
    """Say so where this installation was built without the pages' own fonts."""
    from django.contrib.staticfiles import finders

    sheet = finders.find("vendor/fonts/fonts.css")
    if sheet is None or "@font-face" not in Path(sheet).read_text():
        typer.echo("The pages' own fonts are not in this installation; the reader's are used instead.", err=True)


def run_server(host: str, port: int) -> None:
    """Serve until interrupted.

    Raises:
        NodeError: the address is taken.
    """
    import socket

    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from kelisim.node.errors import NodeError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise NodeError(
                f"cannot listen there: {error.strerror}", where=f"{host}:{port}", expected="a free --port"
            ) from None
    Granian(
        "kelisim.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=min(2, os.cpu_count() or 1),
        blocking_threads=4,
        # A worker that does not end when it is asked to must not keep the node from ending.
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
    ).serve()

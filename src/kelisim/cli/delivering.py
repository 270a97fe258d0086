"""`kelisim deliver` and `kelisim bounce`: alerts go out, and what came back is read."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kelisim.cli.options import Home, open_home


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(deliver)
    app.command()(bounce)


def deliver(
    once: Annotated[bool, typer.Option("--once", help="Send what is due now, and end.")] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on until told to end (SIGTERM); so it does unasked.")
    ] = False,
    home: Home = None,
) -> None:
    """Tell followers and channels what came to be known: by mail, on Telegram and on X."""
    if once and watch:
        raise typer.BadParameter("--once ends when nothing is due, --watch goes on: choose one")
    open_home(home, pages=True)
    from kelisim.web.alerts import worker

    if not worker.ways():
        typer.echo("No mail server, bot or account is named in the environment, so nothing is sent yet.", err=True)
    if once:
        worker.run_once()
    else:
        worker.run_on()


def bounce(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A message, an mbox file or a Maildir folder; - for standard input.")
    ],
    home: Home = None,
) -> None:
    """Read reports of mails that did not arrive, and stop writing to addresses that are not there."""
    from kelisim.node.errors import NodeError

    path = Path(file)
    if file != "-" and not path.exists():
        raise NodeError("there is no such file", where=file, expected="a message, an mbox file or a Maildir folder")
    open_home(home, pages=True)
    from django.utils import timezone

    from kelisim.web.alerts import bounces

    counts: dict[str, int] = {}
    messages = bounces.messages_in(sys.stdin.buffer.read()) if file == "-" else bounces.messages_of(path)
    for raw in messages:
        found = bounces.count(raw, timezone.now())
        counts[found] = counts.get(found, 0) + 1
    for what, number in sorted(counts.items()):
        typer.echo(f"{what}: {number}")

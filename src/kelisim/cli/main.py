"""The command `kelisim`: its parts, and how it ends.

1. What is asked wrongly ends in one line on standard error that says what is wrong and what exists, and status 2.
2. No traceback is shown for anything that Kelisim foresees.
"""

import os
import sys

import typer

from kelisim.cli import (
    attach,
    bundle,
    certificate,
    charter,
    delivering,
    demo,
    desk_account,
    documents,
    figures,
    key,
    looking,
    notices,
    places,
    powers,
    record,
    roadmap,
    serving,
    treaty,
)
from kelisim.cli.read import read
from kelisim.errors import KelisimError

app = typer.Typer(
    help="The register of an intergovernmental cooperation programme that no side hosts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for part in (
    demo,
    serving,
    delivering,
    documents,
    attach,
    record,
    notices,
    powers,
    looking,
    certificate,
    treaty,
    figures,
    places,
):
    part.add_to(app)
app.command()(read)
app.add_typer(bundle.app, name="bundle")
app.add_typer(key.app, name="key")
app.add_typer(desk_account.app, name="account")
app.add_typer(charter.app, name="charter")
app.add_typer(roadmap.app, name="roadmap")


def run() -> None:
    """Run the command line and leave with its status."""
    try:
        app()
    except KelisimError as error:
        sys.stderr.write(f"kelisim: {' '.join(str(error).split())}\n")
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)

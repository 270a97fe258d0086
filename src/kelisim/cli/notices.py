"""One side's word beyond reports and statements: `notify`, `release` and `comment`."""

from pathlib import Path
from typing import Annotated

import typer

from kelisim.cli.options import As, Home, InRegister, Part, Private, open_home


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (notify, release, comment):
        app.command()(command)


def notify(
    notice: Annotated[Path, typer.Argument(metavar="NOTICE.json", help="The treaty action as JSON.")],
    party: As,
    private: Private = False,
    register: InRegister = None,
    part: Part = None,
    home: Home = None,
) -> None:
    """Give notice of the Party's treaty action on an instrument, or of its withdrawal from the charter."""
    from kelisim.cli.documents import input_bytes
    from kelisim.model.decode import decode
    from kelisim.model.notice import Notice

    said: Notice = decode(input_bytes(notice), Notice)
    folder = open_home(home)
    from kelisim.cli import words
    from kelisim.cli.choosing import subject_in
    from kelisim.cli.signing import sign
    from kelisim.node import filing, keyring

    ledger = subject_in(said.about, register)
    hands = keyring.hands_of(folder, ledger, party, "notify")
    placed = sign(ledger, hands, filing.notifying(said, public=not private), part)
    if placed is not None:
        typer.echo(f"{placed.name()}: notice on {said.about}: {words.notice(said)}, {placed.hash}")


def release(
    figures: Annotated[Path, typer.Argument(metavar="RELEASE.json", help="The series with its vintage as JSON.")],
    party: As,
    private: Private = False,
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Publish a series of figures of an indicator, with its vintage."""
    from kelisim.cli.documents import input_bytes
    from kelisim.model.decode import decode
    from kelisim.model.release import Release

    said: Release = decode(input_bytes(figures), Release)
    folder = open_home(home)
    from kelisim.cli import words
    from kelisim.cli.choosing import subject_in
    from kelisim.node import cosigning, filing, keyring

    ledger = subject_in(said.indicator, register)
    hands = keyring.hands_of(folder, ledger, party, "release")
    placed = cosigning.sign(ledger, hands, filing.releasing(said, public=not private))
    typer.echo(f"{placed.name()}: released {said.indicator}: {words.release(said)}, {placed.hash}")


def comment(
    subject: Annotated[
        str, typer.Argument(metavar="ENTRY|PROPOSAL", help="An entry such as KAZ.4.1, or a proposal such as KAZ.4.")
    ],
    remark: Annotated[str, typer.Argument(metavar="TEXT", help="The remark, in English.")],
    party: As,
    private: Private = False,
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Remark on an entry or on a proposal; it changes nothing."""
    from kelisim.model.comment import Comment
    from kelisim.model.decode import convert

    is_entry = subject.count(".") == 2
    text = {"text": {"en": remark}}
    convert({**text, "entry": "KAZ.1.1"}, Comment)
    folder = open_home(home)
    from kelisim.cli.choosing import proposal_in, subject_in
    from kelisim.node import cosigning, filing, keyring

    if is_entry:
        ledger = subject_in(subject, register)
        said: Comment = convert({**text, "entry": subject}, Comment)
    else:
        ledger, state = proposal_in(subject, register)
        said = convert({**text, "proposal": state.hash}, Comment)
    hands = keyring.hands_of(folder, ledger, party, "comment")
    placed = cosigning.sign(ledger, hands, filing.commenting(said, public=not private))
    typer.echo(f"{placed.name()}: remark on {subject}, {placed.hash}")

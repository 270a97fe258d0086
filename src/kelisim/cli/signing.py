"""Signing for a command: with a signer's key, with the root keys that are here, or in part."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from kelisim.acts.feed import Placed
    from kelisim.node.cosigning import Make
    from kelisim.node.keyring import Hand
    from kelisim.node.ledger import Ledger


def sign(ledger: "Ledger", hands: "Sequence[Hand]", make: "Make", part: Path | None) -> "Placed | None":
    """Sign the next act of a Party. Where root keys are lacking it is written in part, which is told; then None."""
    from kelisim.node import cosigning

    if part is None or not hands[0].lacking:
        return cosigning.sign(ledger, hands, make)
    begun = cosigning.begin(ledger, hands[0], make, part)
    lacks = cosigning.lacking(cosigning.roster_of_act(ledger, begun.act), begun).words()
    typer.echo(f"{begun.name()} is signed in part, in {part}: it takes {lacks}")
    typer.echo(f"where those are: kelisim cosign FILE --as {begun.act.party}; sign nothing else for it meanwhile")
    return None

"""The state of a register from the acts that a node has stored.

1. The acts come each after its past, as bytes with their hashes. The node checked them before it stored them, so the
   gate and the signatures are not asked again; that is for `verify`. Places and consent are found again.
2. Bytes that cannot be what was checked end in an error that names the act.
"""

from collections.abc import Iterable, Iterator

from kelisim.acts import profile
from kelisim.acts.envelope import Opened, Signed
from kelisim.acts.feed import Feeds, Placed
from kelisim.errors import KelisimError
from kelisim.register.fold import Outcome, Register

Stored = tuple[str, bytes, bytes]
"""An act's hash, its payload and its signatures."""


def reopened(stored: Stored) -> Opened:
    """A stored act, not checked again.

    Raises:
        MalformedError: its bytes are not those of an act; `where` begins with the hash it is stored by.
    """
    act_hash, payload, signature = stored
    try:
        act = profile.decode_again(payload)
    except KelisimError as error:
        error.where = f"act {act_hash[:16]}…: {error.where}"
        raise
    return Opened(Signed(payload=payload, signature=signature), act_hash, act)


def replay(feeds: Feeds, register: Register, acts: Iterable[Stored]) -> Iterator[tuple[Placed, Outcome]]:
    """Fold stored acts, one after the other, into feeds and a register.

    Raises:
        KelisimError: an act cannot stand here.
    """
    for stored in acts:
        placed = feeds.resume(reopened(stored))
        yield placed, register.apply(placed)

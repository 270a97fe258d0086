"""The state of a register from the acts that a node has stored.

1. The acts come each after its past, as bytes with their hashes. The node checked them before it stored them, so the
   gate and the signatures are not asked again; that is for `verify`. Places and consent are found again.
2. Bytes that cannot be what was checked end in an error that names the act.
"""

from kelisim.acts import profile
from kelisim.acts.envelope import Opened, Signed
from kelisim.acts.feed import Feeds
from kelisim.errors import KelisimError
from kelisim.register.fold import Register


def reopened(act_hash: str, signed: Signed) -> Opened:
    """A stored act, not checked again.

    Args:
        act_hash: the hash that it was stored by.
        signed: its bytes.

    Raises:
        MalformedError: its bytes are not those of an act; `where` begins with the hash it is stored by.
    """
    try:
        act = profile.decode_again(signed.payload)
    except KelisimError as error:
        error.where = f"act {act_hash[:16]}…: {error.where}"
        raise
    return Opened(signed, act_hash, act)


def fold(feeds: Feeds, register: Register, opened: Opened) -> None:
    """Fold a stored act into feeds and a register.

    Raises:
        KelisimError: it cannot stand here; the store is damaged.
    """
    register.apply(feeds.resume(opened))

"""The rare acts: those that bring or end keys, or offer a charter. What rests on them has to be looked at closely."""

from collections.abc import Iterable
from typing import Final

from kelisim.model.act import Act, Appoint, Found, Propose, Rekey, Retire
from kelisim.model.charter import Key
from kelisim.model.item import CharterItem

_RARE: Final = (Found, Appoint, Retire, Rekey)


def is_rare(act: Act) -> bool:
    """Whether an act brings or ends keys, or a charter."""
    if isinstance(act, Propose):
        for item in act.body.items:  # noqa: SIM110 every act passes here, and a generator costs as much as all else
            if isinstance(item, CharterItem):
                return True
        return False
    return isinstance(act, _RARE)


def keys_in(act: Act) -> Iterable[Key]:
    """The public keys that an act brings."""
    if isinstance(act, Found):
        return [key for party in act.body.charter.parties for key in party.keys]
    if isinstance(act, Appoint):
        return [act.body.key]
    if isinstance(act, Rekey):
        return act.body.keys
    return ()

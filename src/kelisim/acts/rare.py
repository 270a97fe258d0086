"""The rare acts: those that bring or end keys, or offer a charter. What rests on them has to be looked at closely."""

from collections.abc import Iterable
from typing import Final

from kelisim.model.act import Act, Appoint, Found, Proposal, Propose, Rekey, Retire
from kelisim.model.charter import Key
from kelisim.model.item import CharterItem

_RARE: Final = frozenset({Found, Appoint, Retire, Rekey})
MAYBE_RARE: Final = _RARE | {Propose}
"""The types of acts of which it has to be asked. Every act passes here, so it is asked in the quickest way."""


def is_rare(act: Act) -> bool:
    """Whether an act brings or ends keys, or a charter."""
    kind = type(act)
    return kind in _RARE or (kind is Propose and _offers_charter(act.body))


def _offers_charter(body: object) -> bool:
    return isinstance(body, Proposal) and any(isinstance(item, CharterItem) for item in body.items)


def keys_in(act: Act) -> Iterable[Key]:
    """The public keys that an act brings."""
    if isinstance(act, Found):
        return [key for party in act.body.charter.parties for key in party.keys]
    if isinstance(act, Appoint):
        return [act.body.key]
    if isinstance(act, Rekey):
        return act.body.keys
    return ()

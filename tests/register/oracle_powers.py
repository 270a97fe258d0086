"""Who may sign, a second time, slow and plain: the oracle's part on full powers.

The keys and signers under which an act is signed are found anew from the acts before it in its feed. It shares no code
with `kelisim.acts.roster`.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from kelisim.acts.ed25519 import key_id
from kelisim.model.act import Act, Appoint, Rekey, Retire, act_kind
from kelisim.model.charter import Key
from kelisim.model.powers import Powers


class Signer(NamedTuple):
    """A signer's powers, and the key of the signer that appointed it."""

    powers: Powers
    by: str | None


Signers = dict[str, Signer]


def signers_under(feed: Sequence[Any]) -> tuple[set[str], Signers]:
    """The root keys and the signers after the acts of a feed, the first of which founds."""
    party = next(party for party in feed[0].body.charter.parties if party.code == feed[0].party)
    roots, signers = {_id(key) for key in party.keys}, Signers()
    for act in feed:
        if not isinstance(act, Appoint | Retire | Rekey) or overstep(act, roots, signers):
            continue
        if isinstance(act, Rekey):
            roots = {_id(key) for key in act.body.keys}
            signers = {
                key: Signer(signer.powers, None if signer.by in roots else signer.by)
                for key, signer in signers.items()
                if key not in roots
            }
        elif isinstance(act, Appoint):
            by = act.by.key if act.by.key in signers else None
            signers = {**signers, _id(act.body.key): Signer(act.body.powers, by)}
        else:
            gone = act.body.key
            signers = {key: one for key, one in signers.items() if gone not in [key, *_above(key, signers)]}
    return roots, signers


def overstep(act: Act, roots: set[str], signers: Signers) -> bool:
    """Whether an act goes beyond its signer's powers, as far as its feed tells."""
    key = act.by.key
    powers = None if key in roots else signers[key].powers
    if powers is not None and (act_kind(act) not in powers.kinds or act.number > (powers.until or act.number)):
        return True
    if isinstance(act, Appoint):
        if _id(act.body.key) in roots or _id(act.body.key) in signers:
            return True
        return powers is not None and not _hands_on(powers, act.body.powers)
    if isinstance(act, Retire):
        if act.body.key not in signers:
            return True
        return powers is not None and key not in _above(act.body.key, signers)
    return False


def _hands_on(mine: Powers, new: Powers) -> bool:
    """Whether who has powers may hand on others."""
    lists = ((mine.entries, new.entries), (mine.fields, new.fields), (mine.bodies, new.bodies))
    return (
        set(new.kinds) <= set(mine.kinds)
        and all(not wide or (narrow and set(narrow) <= set(wide)) for wide, narrow in lists)
        and (mine.until is None or (new.until is not None and new.until <= mine.until))
    )


def _id(key: Key) -> str:
    return key_id(bytes.fromhex(key.public))


def _above(key: str, signers: Signers) -> list[str]:
    """Who appointed a signer, and who appointed that one."""
    found: list[str] = []
    by = signers[key].by if key in signers else None
    while by is not None:
        assert by not in found, "signers hang on one another in a circle"
        found.append(by)
        by = signers[by].by
    return found

"""Versions of the charter: what a proposal may change in it.

1. The charter is the entry `CHARTER_ENTRY`. Its first version is the founding charter, and the register's id stands for
   the proposal that would have made it.
2. A version binds the Parties that it names: those of the base consent, and who accedes must accept for itself.
3. A Party keeps the root keys that it came with; it changes them by `rekey`, in its own feed.
4. What the register is does not change: a demonstration stays one, and no register becomes another's successor.
5. Who leaves is named no longer. What it was bound by is offered without it in the same proposal, so that one consent
   is enough for all of it; where it does not sign, it stays bound.
"""

from collections.abc import Iterable

from kelisim.acts.line import acceded_line
from kelisim.model.charter import CHARTER_ENTRY, Charter, Party
from kelisim.model.item import CharterItem
from kelisim.register.void import CHARTER_BROKEN, Void


def founding_item(charter: Charter) -> CharterItem:
    """The founding charter as an item, as if a proposal had made it."""
    return CharterItem(entry=CHARTER_ENTRY, bound=codes_of(charter), public=True, content=charter)


def codes_of(charter: Charter) -> tuple[str, ...]:
    """The codes of a charter's Parties, in alphabetical order."""
    return tuple(sorted(party.code for party in charter.parties))


def terms_of(charter: Charter) -> tuple[frozenset[str], dict[str, int]]:
    """The Parties that a charter names, and its quorums by the kind of entry."""
    return frozenset(codes_of(charter)), {quorum.kind: quorum.k for quorum in charter.quorums}


def voices_of(charter: Charter, founding: Charter) -> frozenset[str]:
    """The lines that speak for a charter's Parties."""
    founders = {party.code for party in founding.parties}
    return frozenset(party.code if party.code in founders else acceded_line(party) for party in charter.parties)


def check_amendment(item: CharterItem, before: Iterable[Charter]) -> Void | None:
    """Why a version of the charter cannot be offered, or None.

    Args:
        item: the version.
        before: the agreed versions in the proposal's past, from the founding one on.
    """
    if item.bound != codes_of(item.content):
        return Void(CHARTER_BROKEN, "A version of the charter binds the Parties that it names, and no others.")
    known: dict[str, Party] = {}
    charter = item.content
    for charter in before:
        known.update((party.code, party) for party in charter.parties)
    for party in item.content.parties:
        held = known.get(party.code, party)
        if (held.keys, held.threshold) != (party.keys, party.threshold):
            return Void(CHARTER_BROKEN, f"{party.code} changes its root keys by itself, by `rekey`.")
    if (item.content.demonstration, item.content.succeeds) != (charter.demonstration, charter.succeeds):
        return Void(CHARTER_BROKEN, "Whether it is a demonstration, and what it succeeds, stay as they were founded.")
    return None

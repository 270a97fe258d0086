"""The charter as an entry: new versions of it, who accedes and who leaves, and the register that one succeeds.

1. A version of the charter is offered with the newest agreed one as its base; the register's id stands for the first.
2. Who leaves stays bound by what binds it until it is released. The same proposal may offer all of that without it.
3. Who accedes founds with the very charter that a proposal here offers, and then accepts that proposal.
4. A successor names the newest act of each feed that it carries over; where the register that it succeeds is here, each
   is looked up, and none stands in one of two stories.
"""

from collections.abc import Iterator, Mapping

import msgspec

from kelisim.acts.keys import KeyFile
from kelisim.acts.line import root_of
from kelisim.model.charter import CHARTER_ENTRY, Charter, Party, Succession
from kelisim.model.item import CharterItem
from kelisim.model.text import in_language
from kelisim.node import models
from kelisim.node.errors import NodeError
from kelisim.node.filing import Offer
from kelisim.node.ledger import Ledger, charter_of, start
from kelisim.node.mandates import line_of, signers_of
from kelisim.register.charters import codes_of
from kelisim.register.consent import ProposalState

MAX_OFFERS = 1_000
"""Items of one proposal."""
_SLUG = 58
"""Characters of a short name that a successor keeps of it."""


class CharterError(NodeError):
    """A charter that cannot be offered, founded with or succeed another as it is."""

    code = "charter"


class Carried(msgspec.Struct, frozen=True):
    """A feed that a successor carries over: up to which act, and how many acts of it come after."""

    party: str
    number: int
    left_out: int


def amendment(ledger: Ledger, charter: Charter, *, unbind: bool = False) -> list[Offer]:
    """The offers by which a version of the charter is proposed (rules 1 and 2).

    Args:
        ledger: the register.
        charter: the version.
        unbind: whether entries are offered without those that leave.

    Raises:
        CharterError: nothing in it changes, or there is too much to release from at once.
    """
    if charter == ledger.register.charter:
        raise CharterError("the charter is the agreed one already", expected="a version in which something changes")
    offers = [Offer("charter", charter, public=True, bound=codes_of(charter), revises=CHARTER_ENTRY)]
    if unbind:
        offers.extend(_released(ledger, leaving(ledger, charter)))
    if len(offers) > MAX_OFFERS:
        raise CharterError(
            f"{len(offers) - 1} entries would be released in one proposal", expected=f"at most {MAX_OFFERS - 1}"
        )
    return offers


def leaving(ledger: Ledger, charter: Charter) -> frozenset[str]:
    """The Parties that a version of the charter names no longer."""
    return frozenset(codes_of(ledger.register.charter)) - frozenset(codes_of(charter))


def joining(ledger: Ledger, charter: Charter) -> list[str]:
    """The Parties that a version of the charter names anew."""
    return sorted(frozenset(codes_of(charter)) - frozenset(codes_of(ledger.register.charter)))


def bound_still(ledger: Ledger, parties: frozenset[str]) -> list[str]:
    """The entries that bind some of these Parties."""
    entries = ledger.register.entries.items()
    return [
        entry for entry, state in entries if entry != CHARTER_ENTRY and not parties.isdisjoint(state.current().bound)
    ]


def _released(ledger: Ledger, parties: frozenset[str]) -> Iterator[Offer]:
    """New versions of what binds these Parties, without them; what binds nobody else stays as it is."""
    for entry in bound_still(ledger, parties):
        state = ledger.register.entries[entry]
        item = state.current()
        others = tuple(party for party in item.bound if party not in parties)
        if others:
            yield Offer(state.kind, item.content, item.public, bound=others, revises=entry)


def offered(ledger: Ledger, charter: Charter) -> ProposalState | None:
    """The proposal of this register that offers this very charter, an open one first."""
    found = [
        state
        for state in ledger.register.proposals.values()
        if any(isinstance(item, CharterItem) and item.content == charter for item in state.items)
    ]
    return next((state for state in found if state.status() == "open"), found[0] if found else None)


def check_accession(ledger: Ledger, charter: Charter, party: str) -> ProposalState | None:
    """The proposal by which a Party accedes with a charter; None for a Party of the founding charter (rule 3).

    Raises:
        CharterError: the charter is neither the founding one nor offered here.
    """
    if party in codes_of(ledger.charter):
        if charter == ledger.charter:
            return None
        raise CharterError(f"{party} is a Party of the founding charter", expected="that charter to found with")
    state = offered(ledger, charter)
    if state is None:
        there = sorted(f"{one.party}.{one.number}" for one in proposals_of(ledger) if one.status() == "open")
        raise CharterError(
            "no proposal here offers this charter",
            expected=f"the charter that one of these offers: {', '.join(there)}"
            if there
            else "`kelisim charter propose` by a Party",
        )
    return state


def check_new(charter: Charter) -> None:
    """Refuse to found a register of its own with what is offered as a version of another's charter.

    Raises:
        CharterError: naming that register.
    """
    for row in models.Register.objects.all():
        ledger = start(charter_of(row.pk))
        state = offered(ledger, charter) if ledger.charter != charter else None
        if state is not None:
            raise CharterError(
                f"{state.party}.{state.number} offers this charter as a version of that of {row.slug}",
                expected=f"--register {row.slug}",
            )


def check_first(ledger: Ledger, key: KeyFile) -> None:
    """Refuse a second founding by a key's Party.

    Raises:
        CharterError: it has founded the register already.
    """
    if ledger.feeds.next_number(key.party, key.key_id()) > 1:
        raise CharterError(f"{key.party} has founded this register already", expected="each Party to do so once")


def proposals_of(ledger: Ledger) -> list[ProposalState]:
    """The proposals that offer a version of the charter, in the order of Party and number."""
    found = [
        state
        for state in ledger.register.proposals.values()
        if any(isinstance(item, CharterItem) for item in state.items)
    ]
    return sorted(found, key=lambda state: (state.act.at, state.party, state.number))


def check_succession(charter: Charter) -> list[Carried] | None:
    """What a successor carries over from the register that it succeeds; None where that is not here (rule 4).

    Raises:
        CharterError: a head is not an act of that feed, or stands in one of two stories.
    """
    if charter.succeeds is None:
        return []
    register = charter.succeeds.register
    if not models.StoredAct.objects.filter(register=register).exists():
        return None
    before = start(charter_of(register))
    carried = []
    for party, head in sorted(charter.succeeds.heads.items()):
        row = models.StoredAct.objects.filter(register=register, hash=head).first()
        if row is None or row.party != party:
            raise CharterError(
                f"the charter names for {party} an act that is not in its feed: {head[:16]}…",
                where="$.succeeds.heads",
                expected=f"{_head_of(before, party)}",
            )
        line = root_of(before.register.lines.get(head, party))
        cut = before.register.here.branches.cut(line, before.register.here.heads)
        if cut is not None and row.number >= cut:
            raise CharterError(
                f"{party} told two stories from act {cut} on, and act {row.number} stands in one of them",
                where="$.succeeds.heads",
                expected=f"act {cut - 1} of {party} at the latest",
            )
        carried.append(Carried(party, row.number, _newest(register, party) - row.number))
    return carried


def successor(ledger: Ledger) -> Charter:
    """A charter for a register that succeeds this one: the newest one, with the root keys that each Party has by now,
    and the newest act of each feed; of one with two stories, the last act before them (rule 4).

    Raises:
        CharterError: no feed has an act that could be carried over.
    """
    register = ledger.register
    charter = register.charter
    heads = {}
    for party in charter.parties:
        line = line_of(party, ledger.charter)
        cut = register.here.branches.cut(line, register.here.heads)
        acts = models.StoredAct.objects.filter(register=ledger.id, party=party.code)
        if cut is not None:
            acts = acts.filter(number__lt=cut)
        mine = (row for row in acts.order_by("-number") if root_of(register.lines.get(row.hash, party.code)) == line)
        newest = next(mine, None)
        if newest is not None:
            heads[party.code] = newest.hash
    if not heads:
        raise CharterError("no feed has an act that could be carried over", expected="a new register without a past")
    parties = tuple(
        msgspec.structs.replace(party, keys=one.records(), threshold=one.threshold)
        for party in charter.parties
        for one in signers_of(ledger)
        if one.party == party.code
    )
    succeeds = Succession(register=ledger.id, heads=heads)
    return msgspec.structs.replace(charter, slug=f"{charter.slug[:_SLUG]}-2", parties=parties, succeeds=succeeds)


def _newest(register: str, party: str) -> int:
    row = models.StoredAct.objects.filter(register=register, party=party).order_by("-number").first()
    return int(row.number) if row else 0


def _head_of(ledger: Ledger, party: str) -> str:
    head = ledger.feeds.heads().get(party)
    return f"{head} or one before it" if head else "a feed of that register"


def changes(before: Charter, after: Charter) -> list[str]:
    """What a version of a charter changes, a line for each, for people."""
    old, new = ({party.code: party for party in charter.parties} for charter in (before, after))
    found = [f"{code} accedes ({_named(new[code].name)})" for code in new if code not in old]
    found += [f"{code} leaves" for code in old if code not in new]
    for code in new:
        if code in old:
            found += _party_changes(old[code], new[code])
    watching = ({one.code: _named(one.name) for one in charter.observers} for charter in (before, after))
    found += _others("observer", *watching)
    quorums = ({str(one.kind): str(one.k) for one in charter.quorums} for charter in (before, after))
    found += _others("quorum for a", *quorums)
    if before.name != after.name:
        found.append(f"it is called “{_named(after.name)}”, no longer “{_named(before.name)}”")
    found += [f"its {what} changes" for what in ("purpose", "slug") if getattr(before, what) != getattr(after, what)]
    return found or ["the order in which it names things"]


def _party_changes(old: Party, new: Party) -> Iterator[str]:
    if old.known_as != new.known_as:
        yield f"{old.code} is called {new.known_as or old.code}"
    if old.name != new.name:
        yield f"{old.code} is named “{_named(new.name)}”"
    if (old.keys, old.threshold) != (new.keys, new.threshold):
        yield f"{old.code} has other root keys"
    if old.kind != new.kind:
        yield f"{old.code} is a {new.kind}"


def _others(what: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for code in dict.fromkeys((*old, *new)):
        if code not in new:
            yield f"{what} {code} no more"
        elif old.get(code) != new[code]:
            yield f"{what} {code}: {new[code]}"


def _named(name: Mapping[str, str]) -> str:
    return in_language(name, "en")

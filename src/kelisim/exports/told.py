"""What a certificate that holds says, in plain words.

1. Everything that is told follows from the acts in it, but for how far its writer had seen, which is told as such.
2. What it cannot show is told every time: that there is no act besides.
3. Days are the authors' clocks, for people to read.
"""

from collections.abc import Iterator, Mapping

import msgspec

from kelisim.acts.feed import Placed
from kelisim.acts.roster import key_id
from kelisim.exports.basis import proposals_of
from kelisim.exports.certificate import Mark
from kelisim.exports.checking import Checked
from kelisim.exports.contents import ContentLine, content_lines, in_words
from kelisim.exports.replay import Replayed
from kelisim.model.act import Appoint, Found, Rekey, Retire, act_kind
from kelisim.model.charter import CHARTER_ENTRY
from kelisim.model.item import Item, kind_of, title_of
from kelisim.model.powers import Powers
from kelisim.register.changes import changes
from kelisim.register.charters import founding_item
from kelisim.register.consent import ProposalState
from kelisim.register.history import agreed_at


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """One signed act: of which kind, whose, in which office, when by the author's clock, and by what right."""

    kind: str
    party: str
    office: str
    at: str
    act: str
    hash: str
    right: str


class ChangeTold(msgspec.Struct, frozen=True, kw_only=True):
    """A member that a version changed, with what it said before and says since."""

    member: str
    before: str
    after: str


class VersionTold(msgspec.Struct, frozen=True, kw_only=True):
    """One agreed version: the text's Parties, whose consent it needed, who signed, and which members it changed."""

    ordinal: int
    agreed_at: str
    bound: tuple[str, ...]
    needed: str
    beside: int
    signatures: tuple[Signature, ...]
    changed: tuple[ChangeTold, ...]


class PartyTold(msgspec.Struct, frozen=True, kw_only=True):
    """A Party: its name, the public root keys with which its feed begins, and its founding act."""

    code: str
    name: Mapping[str, str]
    public: tuple[str, ...]
    founding: Signature


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate in plain values."""

    register: str
    name: Mapping[str, str]
    demonstration: bool
    observed: bool
    entry: str
    kind: str
    title: Mapping[str, str]
    public: bool
    bound: tuple[str, ...]
    parties: tuple[PartyTold, ...]
    versions: tuple[VersionTold, ...]
    content: tuple[ContentLine, ...]
    mandates: tuple[Signature, ...]
    acts: int
    beyond: tuple[Mark, ...]
    heads: tuple[Mark, ...]
    forked: tuple[str, ...]


def told(checked: Checked) -> Told:
    """What a certificate says."""
    certificate, replayed = checked.certificate, checked.replayed
    register = replayed.register
    states = proposals_of(register, certificate.entry)
    items = [next(item for item in state.items if item.entry == certificate.entry) for state in states]
    founding: list[Item] = [founding_item(register.founding)] if certificate.entry == CHARTER_ENTRY else []
    newest = [*founding, *items][-1]
    placed = replayed.placed.values()
    return Told(
        register=register.id,
        name=register.charter.name,
        demonstration=register.founding.demonstration,
        observed=all(party.kind == "observatory" for party in register.founding.parties),
        entry=certificate.entry,
        kind=kind_of(newest),
        title=title_of(newest.content),
        public=newest.public,
        bound=newest.bound,
        parties=tuple(_parties(replayed)),
        versions=tuple(_versions(replayed, states, founding, items)),
        content=content_lines(newest.content),
        mandates=tuple(_signature(one, replayed) for one in placed if isinstance(one.act, Appoint | Retire | Rekey)),
        acts=len(placed),
        beyond=certificate.beyond,
        heads=certificate.heads,
        forked=certificate.forked,
    )


def _parties(replayed: Replayed) -> Iterator[PartyTold]:
    for one in sorted(replayed.placed.values(), key=lambda one: one.act.party):
        for party in one.act.body.charter.parties if isinstance(one.act, Found) else ():
            if party.code == one.act.party:
                yield PartyTold(
                    code=party.code,
                    name=party.name,
                    public=tuple(key.public for key in party.keys),
                    founding=_signature(one, replayed),
                )


def _versions(
    replayed: Replayed, states: tuple[ProposalState, ...], founding: list[Item], items: list[Item]
) -> Iterator[VersionTold]:
    before: Item | None = founding[0] if founding else None
    for ordinal, (state, item) in enumerate(zip(states, items, strict=True), start=1 + len(founding)):
        given = [replayed.placed[one.act] for one in state.answers.values() if not one.implied]
        signed = [replayed.placed[state.hash], *sorted(given, key=lambda one: (one.act.at, one.act.party))]
        yield VersionTold(
            ordinal=ordinal,
            agreed_at=agreed_at(state),
            bound=item.bound,
            needed=_needed(state, item),
            beside=len(state.items) - 1,
            signatures=tuple(_signature(one, replayed) for one in signed),
            changed=tuple(_changes(before, item)) if before else (),
        )
        before = item


def _changes(before: Item, after: Item) -> Iterator[ChangeTold]:
    for change in changes(before, after):
        old, new = (
            getattr(item if change.field in {"bound", "public"} else item.content, change.field)
            for item in (before, after)
        )
        member = change.field.replace("_", " ")
        yield ChangeTold(member=member, before=in_words(member, old), after=in_words(member, new))


def _needed(state: ProposalState, item: Item) -> str:
    need = state.requirements[state.items.index(item)]
    if need.k == len(need.base):
        return listed(sorted(need.base | need.joiners))
    joined = f", and {listed(sorted(need.joiners))}" if need.joiners else ""
    return f"{need.k} of {listed(sorted(need.base))}{joined}"


def listed(words: list[str]) -> str:
    """Words in a row: a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _signature(one: Placed, replayed: Replayed) -> Signature:
    act = one.act
    return Signature(
        kind=act_kind(act),
        party=act.party,
        office=act.by.office,
        at=act.at,
        act=one.name(),
        hash=one.hash,
        right=_right(one, replayed),
    )


def _right(one: Placed, replayed: Replayed) -> str:
    key, count = one.act.by.key, len(one.signed.signatures(one.act.by.key))
    earlier = [
        other
        for other in replayed.register.mandates.values()
        if other.line == one.line and other.act.number < one.act.number
    ]
    if key in one.roster.signers:
        given = [other for other in earlier if isinstance(other.act, Appoint) and key_id(other.act.body.key) == key]
        return f"full powers given in {given[-1].name()} {_powers(one.roster.signers[key].powers)}"
    whose = f"{count} root keys of {one.act.party}" if count > 1 else f"a root key of {one.act.party}"
    rekeyed = [other for other in earlier if isinstance(other.act, Rekey)]
    return f"{whose} by {rekeyed[-1].name()}" if rekeyed else f"{whose} that the charter names"


def _powers(powers: Powers) -> str:
    words = f"to {listed(list(powers.kinds))}"
    for what, names in (("", powers.entries), ("field ", powers.fields), ("body ", powers.bodies)):
        words += f", for {what}{' or '.join(names)} alone" if names else ""
    return words + (f", until act {powers.until}" if powers.until is not None else "")

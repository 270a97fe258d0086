"""The charter that founds a register: its name, its Parties, their root keys, and where fewer than all may consent.

1. The register's id is the SHA-256 of its founding charter. The charter is an entry, `CHARTER_ENTRY`: its first version
   is the founding one, and later ones are agreed as those of any entry are.
2. A Party that is a State is named by its ISO 3166-1 alpha-3 code. `code` stands in its acts for ever; a Party that is
   renamed says under `known_as` how it is called since.
3. A quorum k for a kind of entry is more than half of the Parties and at most all of them.
4. `threshold` of a Party's root keys together stand for it (the root role of TUF, specification 5.3).
5. An observer may read and has no keys, so it signs nothing.
6. Where a Party has lost more root keys than its threshold allows, or told two stories, the Parties found a successor,
   which names the register that it succeeds and the newest act of each feed that it carries over.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import EntryId, Hash, Line, PartyCode, Slug, Value
from kelisim.model.states import ALPHA_3
from kelisim.model.text import Text

CHARTER_ENTRY: EntryId = "CHARTER.1.1"
"""The entry that the charter is; no Party can be called CHARTER."""

EntryKind = Literal[
    "body",
    "charter",
    "decision",
    "field",
    "indicator",
    "instrument",
    "measure",
    "meeting",
    "milestone",
    "place",
    "story",
]


class Key(Value, frozen=True, kw_only=True):
    """A public key and the office that holds it. `public` is the 32 bytes of an Ed25519 key in hexadecimal."""

    office: Line
    public: Hash
    algorithm: Literal["ed25519"]


RootKeys = Annotated[tuple[Key, ...], msgspec.Meta(min_length=1, max_length=16)]
"""The root keys of a Party."""
Threshold = Annotated[int, msgspec.Meta(ge=1, le=16)]
"""How many root keys together stand for a Party."""


def check_roots(keys: tuple[Key, ...], threshold: int) -> None:
    """Refuse root keys that cannot stand for a Party.

    Raises:
        ValueError: a key is listed twice, or the threshold is beyond the number of keys.
    """
    if len({key.public for key in keys}) != len(keys):
        raise ValueError("a key is listed twice")
    if threshold > len(keys):
        raise ValueError(f"a threshold of {threshold} cannot be met with {len(keys)} keys")


class Party(Value, frozen=True, kw_only=True):
    """Who can bind itself, with the root keys with which its feed begins."""

    code: PartyCode
    name: Text
    kind: Literal["state", "organisation", "observatory"]
    keys: RootKeys
    threshold: Threshold
    known_as: PartyCode | None = None

    def __post_init__(self) -> None:
        if self.kind == "state" and self.code not in ALPHA_3:
            raise ValueError(f"{self.code} is not the ISO 3166-1 alpha-3 code of a State")
        if self.code == CHARTER_ENTRY.split(".", 1)[0]:
            raise ValueError("no Party can be called CHARTER, because the charter's entry is")
        check_roots(self.keys, self.threshold)


class Observer(Value, frozen=True, kw_only=True):
    """Who may read what is not public and signs nothing."""

    code: PartyCode
    name: Text


class Succession(Value, frozen=True, kw_only=True):
    """The register that this one succeeds, and the newest act of each feed that was carried over."""

    register: Hash
    heads: Annotated[dict[PartyCode, Hash], msgspec.Meta(min_length=1, max_length=64)]


class Quorum(Value, frozen=True, kw_only=True):
    """For entries of `kind`, `k` of the Parties of the version being replaced are enough."""

    kind: EntryKind
    k: Annotated[int, msgspec.Meta(ge=1, le=64)]


class Charter(Value, frozen=True, kw_only=True):
    """The founding act's content. `demonstration` marks a register in which no real Party has signed anything."""

    name: Text
    slug: Slug
    parties: Annotated[tuple[Party, ...], msgspec.Meta(min_length=1, max_length=64)]
    purpose: Text | None = None
    demonstration: bool = False
    quorums: Annotated[tuple[Quorum, ...], msgspec.Meta(max_length=16)] = ()
    observers: Annotated[tuple[Observer, ...], msgspec.Meta(max_length=64)] = ()
    succeeds: Succession | None = None

    def __post_init__(self) -> None:
        codes = [party.code for party in self.parties]
        if len(set(codes)) != len(codes):
            raise ValueError("a Party is named twice")
        shown = [party.known_as or party.code for party in self.parties]
        if len(set(shown)) != len(shown):
            raise ValueError("two Parties cannot be called alike")
        watching = [observer.code for observer in self.observers]
        if len(set(watching)) != len(watching) or not set(watching).isdisjoint(codes):
            raise ValueError("an observer is named once and is no Party")
        keys = [key.public for party in self.parties for key in party.keys]
        if len(set(keys)) != len(keys):
            raise ValueError("two Parties cannot share a key")
        for quorum in self.quorums:
            if not len(self.parties) < 2 * quorum.k <= 2 * len(self.parties):
                raise ValueError(f"a quorum is more than half of the Parties and at most all, not {quorum.k}")
        if len({quorum.kind for quorum in self.quorums}) != len(self.quorums):
            raise ValueError("a kind has two quorums")

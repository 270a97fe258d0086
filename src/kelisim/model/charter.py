"""The charter that founds a register: its name, its Parties, their root keys, and where fewer than all may consent.

1. The register's id is the SHA-256 of its founding charter.
2. A Party that is a State is named by its ISO 3166-1 alpha-3 code.
3. A quorum k for a kind of entry is more than half of the Parties and at most all of them.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import Hash, Line, PartyCode, Slug, Value
from kelisim.model.states import ALPHA_3
from kelisim.model.text import Text

EntryKind = Literal[
    "body", "decision", "field", "indicator", "instrument", "measure", "meeting", "milestone", "place", "story"
]


class Key(Value, frozen=True, kw_only=True):
    """A public key and the office that holds it. `public` is the 32 bytes of an Ed25519 key in hexadecimal."""

    office: Line
    public: Hash
    algorithm: Literal["ed25519"]


class Party(Value, frozen=True, kw_only=True):
    """Who can bind itself. `threshold` of its root keys together stand for it (the TUF root rule): 1, for now."""

    code: PartyCode
    name: Text
    kind: Literal["state", "organisation", "observatory"]
    keys: Annotated[tuple[Key, ...], msgspec.Meta(min_length=1, max_length=16)]
    threshold: Annotated[int, msgspec.Meta(ge=1, le=16)]

    def __post_init__(self) -> None:
        if self.kind == "state" and self.code not in ALPHA_3:
            raise ValueError(f"{self.code} is not the ISO 3166-1 alpha-3 code of a State")
        if len({key.public for key in self.keys}) != len(self.keys):
            raise ValueError("a key is listed twice")
        if self.threshold != 1:
            raise ValueError("this version reads one signature on an act, so a threshold is 1")


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

    def __post_init__(self) -> None:
        if len({party.code for party in self.parties}) != len(self.parties):
            raise ValueError("a Party is named twice")
        keys = [key.public for party in self.parties for key in party.keys]
        if len(set(keys)) != len(keys):
            raise ValueError("two Parties cannot share a key")
        for quorum in self.quorums:
            if not len(self.parties) < 2 * quorum.k <= 2 * len(self.parties):
                raise ValueError(f"a quorum is more than half of the Parties and at most all, not {quorum.k}")
        if len({quorum.kind for quorum in self.quorums}) != len(self.quorums):
            raise ValueError("a kind has two quorums")

"""A register whose charter changes: the stage of the tests of the charter."""

from collections.abc import Callable

import msgspec

from kelisim.acts.feed import Placed
from kelisim.model.charter import Charter, Party, Quorum
from kelisim.model.item import Item
from kelisim.register.charters import codes_of
from kelisim.register.fold import Register
from tests.register.histories import folded
from tests.world import Writer, exchange, founded, member

BOTH = ("KAZ", "RUS")
FIVE = ("KAZ", "RUS", "BLR", "KGZ", "ARM")


class Council:
    """A register of some Parties, and ARM, which is none yet. Everybody sees everything at once."""

    def __init__(self, codes: tuple[str, ...] = BOTH, quorums: tuple[Quorum, ...] = ()) -> None:
        self.world = founded(codes, quorums)
        self.kaz, self.rus = self.world["KAZ"], self.world["RUS"]
        self.charter = self.kaz.charter
        if "ARM" not in codes:
            self.world["ARM"] = Writer(self.charter, "ARM")
        self.arm = self.world["ARM"]
        self.meet()

    def meet(self) -> None:
        """Let everybody see everything."""
        exchange(self.world)

    def all_accept(self, proposal: Placed, *codes: str) -> Placed:
        """Each of these, or KAZ and RUS, accepts; then everybody sees it."""
        self.meet()
        for code in codes or BOTH:
            self.world[code].accept(proposal)
        self.meet()
        return proposal

    def agreed(self, item: Callable[[str], Item], *codes: str) -> Placed:
        """A new entry proposed by KAZ and accepted."""
        entry = f"KAZ.{self.kaz.feeds.next_number('KAZ')}.1"
        return self.all_accept(self.kaz.propose(item(entry)), *codes)

    def changed(self, charter: Charter | None = None, **said: object) -> Charter:
        """A charter with something changed."""
        return msgspec.structs.replace(charter or self.charter, **said)

    def with_parties(self, *others: Party) -> Charter:
        """The founding charter with further Parties."""
        return self.changed(parties=(*self.charter.parties, *others))

    def without(self, *codes: str) -> Charter:
        """The founding charter without some Parties."""
        return self.changed(parties=tuple(one for one in self.charter.parties if one.code not in codes))

    def accede(self) -> Placed:
        """ARM becomes a Party."""
        version = self.kaz.amend(self.with_parties(member("ARM")))
        self.meet()
        self.arm.found(self.with_parties(member("ARM")))
        return self.all_accept(version, *self.charter_codes(), "ARM")

    def charter_codes(self) -> tuple[str, ...]:
        """The founding Parties."""
        return codes_of(self.charter)

    def register(self) -> Register:
        """The register of all acts."""
        self.meet()
        return folded(self.charter, self.kaz.acts)

    def parties(self) -> tuple[str, ...]:
        """The Parties by the charter as it stands."""
        return codes_of(self.register().charter)

    def status(self, proposal: Placed) -> str:
        """How a proposal stands."""
        return self.register().proposals[proposal.hash].status()

    def why(self, placed: Placed) -> str | None:
        """Why an act is void, by code."""
        found = self.register().void.get(placed.hash)
        return found.code if found else None

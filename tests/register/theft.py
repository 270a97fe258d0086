"""A register in which a key was stolen: the stage of the tests of two stories."""

import random

from kelisim.acts.feed import Placed
from kelisim.model.charter import Quorum
from kelisim.register.fold import Register
from kelisim.register.snapshot import snapshot
from tests.register.histories import any_order, folded, placed_anew
from tests.world import Writer, exchange, field, founded, instrument, measure, opened

ALL = ("BLR", "KAZ", "RUS")


def show(source: Writer, *targets: Writer) -> None:
    """Let others see all that one has."""
    for target in targets:
        for placed in source.acts:
            target.see(opened(placed))


class Theft:
    """KAZ, RUS and BLR have founded a register and agreed on a measure and an instrument; then the key was stolen."""

    def __init__(self, quorums: tuple[Quorum, ...] = ()) -> None:
        world = founded(["KAZ", "RUS", "BLR"], quorums)
        self.kaz, self.rus, self.blr = world["KAZ"], world["RUS"], world["BLR"]
        self.charter = self.kaz.charter
        self.first = self.kaz.propose(
            measure("KAZ.2.1", "plan", ALL), instrument("KAZ.2.2", "treaty", ALL), field("KAZ.2.3", "energy", ALL)
        )
        exchange(world)
        for writer in world.values():
            writer.accept(self.first)
        exchange(world)
        self.thief = self.another("2021-05-01T00:00:00Z")
        self.writers = [self.kaz, self.thief, self.rus, self.blr]

    def another(self, at: str) -> Writer:
        """Another writer with KAZ's key, whose clock shows something else, so that no two write the same act."""
        other = Writer(self.charter, "KAZ")
        other.at = at
        show(self.kaz, other)
        return other

    def both(self, *writers: Writer) -> None:
        """Let these see KAZ's story, and that BLR has seen the thief's."""
        show(self.thief, self.blr)
        self.blr.state()
        for writer in writers:
            show(self.kaz, writer)
            show(self.blr, writer)

    def acts(self) -> list[Placed]:
        """Every act of everybody."""
        return list({placed.hash: placed for writer in self.writers for placed in writer.acts}.values())

    def register(self) -> Register:
        """The register of all acts, the same in many orders."""
        return in_every_order(self)

    def status(self, proposal: Placed) -> str:
        """How a proposal stands."""
        return self.register().proposals[proposal.hash].status()

    def revise(self, writer: Writer, title: str) -> Placed:
        """A version of the measure."""
        return writer.propose(measure("KAZ.2.1", title, ALL, self.first))


def in_every_order(theft: Theft) -> Register:
    """The register of all acts in thirty orders; the last one."""
    seen: list[object] = []
    acts = theft.acts()
    for seed in range(30):
        register = folded(theft.charter, placed_anew(theft.charter, any_order(acts, random.Random(seed))))
        kinds = {entry: state.kind for entry, state in (*register.entries.items(), *register.disputed.items())}
        counted = {one.hash for one in acts if register.counts(one.hash, one.act.party, one.act.number)}
        state = (snapshot(register), kinds, counted)
        assert seen in ([], [state])
        seen = [state]
    return register

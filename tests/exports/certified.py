"""Certificates of what Parties of `tests.world` agreed, and certificates forged from them."""

from collections.abc import Callable, Iterable, Sequence

from kelisim.acts.envelope import Opened
from kelisim.acts.feed import Placed
from kelisim.exports.certificate import Mark, read, write
from kelisim.exports.checking import certify
from kelisim.model.charter import Quorum
from kelisim.model.powers import Powers
from kelisim.register.fold import Register
from tests.world import (
    KEYS,
    Writer,
    charter_of,
    exchange,
    field,
    founded,
    measure,
    milestone,
    office_key,
    opened,
)

BOTH = ["KAZ", "RUS"]

SIGNER = office_key("RUS", "Deputy Minister of RUS")
POWERS = Powers(kinds=("accept", "decline"))


def marks_of(acts: Iterable[Placed]) -> list[Mark]:
    """The places of acts."""
    return [Mark(party=one.act.party, number=one.act.number, hash=one.hash) for one in acts]


def heads_of(marks: Iterable[Mark]) -> list[Mark]:
    """The newest of each feed."""
    newest: dict[str, Mark] = {}
    for mark in sorted(marks, key=lambda mark: mark.number):
        newest[mark.party] = mark
    return [newest[party] for party in sorted(newest)]


def folded(writer: Writer) -> Register:
    """The register that follows from all that a Party has seen."""
    register = Register(writer.charter)
    for placed in writer.acts:
        register.apply(placed)
    return register


def certificate(writer: Writer, entry: str, *, private: bool = True) -> bytes:
    """The certificate of an entry from all that a Party has seen."""
    void = folded(writer).void
    marks = marks_of(writer.acts)
    acts = [opened(one) for one in writer.acts if one.hash not in void]
    return certify(entry, acts, marks, heads_of(marks), private=private)


def forged(
    data: bytes,
    change: Callable[[list[Opened]], Sequence[Opened]],
    known: Iterable[Mark],
    entry: str = "",
) -> bytes:
    """A certificate whose acts were changed by somebody who writes everything else as it should be.

    Args:
        data: a certificate that holds.
        change: gives the acts that the forger puts into it.
        known: the places of all acts that they may name.
        entry: the entry it is said to be of.
    """
    held = read(data)
    acts = list(change(held.opened()))
    carried = {one.hash for one in acts}
    named = {one for opened in acts for one in opened.act.after.values()} - carried
    places = {mark.hash: mark for mark in known}
    shown = [Mark(party=one.act.party, number=one.act.number, hash=one.hash) for one in acts]
    beyond = sorted((places[one] for one in named), key=lambda mark: (mark.party, mark.number))
    register = acts[0].act.register if acts else held.register
    return write(register, entry or held.entry, acts, beyond, heads_of([*held.heads, *shown]))


def without(name: str) -> Callable[[list[Opened]], list[Opened]]:
    """Leaves an act out."""
    return lambda acts: [one for one in acts if one.name() != name]


def swapped(name: str, other: Opened) -> Callable[[list[Opened]], list[Opened]]:
    """Puts an act in the place of another."""
    return lambda acts: [other if one.name() == name else one for one in acts]


def signers_chain() -> tuple[Writer, str]:
    """A signer appointed by a signer, retired, and appointed again after the root keys changed, signs twice."""
    world = founded(BOTH)
    kaz, rus = world["KAZ"], world["RUS"]
    chief, clerk, fresh = (office_key("RUS", office) for office in ("Chief", "Clerk", "New root"))
    rus.appoint(chief, Powers(kinds=("accept", "appoint", "propose", "retire")))
    rus.by(chief).appoint(clerk, Powers(kinds=("accept", "propose")))
    first = rus.by(clerk).propose_new("Bridge", BOTH)
    rus.by(clerk).accept(first)
    rus.by(chief).retire(clerk)
    rus.by(rus.hands[0], fresh).rekey(2, fresh)
    rus.by(fresh).appoint(clerk, Powers(kinds=("accept",)))
    exchange(world)
    kaz.accept(first)
    entry = f"RUS.{first.act.number}.1"
    second = kaz.propose(measure(entry, "Long bridge", BOTH, first))
    kaz.accept(second)
    exchange(world)
    rus.by(clerk).accept(second)
    exchange(world)
    return kaz, entry


def narrowed() -> tuple[Writer, str]:
    """A signer for one field accepts a milestone of a measure in that field."""
    world = founded(BOTH)
    kaz, rus = world["KAZ"], world["RUS"]
    for item in (field("KAZ.2.1", "energy", BOTH), measure("KAZ.4.1", "Bridge", BOTH, field={"entry": "KAZ.2.1"})):
        kaz.accept(kaz.propose(item))
        exchange(world)
        rus.accept(kaz.acts[-2])
        exchange(world)
    rus.appoint(SIGNER, Powers(kinds=("accept",), fields=("KAZ.2.1",)))
    exchange(world)
    kaz.accept(kaz.propose(milestone("KAZ.6.1", "KAZ.4.1", BOTH)))
    exchange(world)
    rus.by(SIGNER).accept(kaz.acts[-2])
    exchange(world)
    return kaz, "KAZ.6.1"


def accession() -> tuple[Writer, str]:
    """KGZ accedes and agrees a road with KAZ; BLR founds by a charter that nobody agreed, and stays a stranger."""
    world = founded(BOTH)
    kaz, rus = world["KAZ"], world["RUS"]
    stranger, charter = charter_of([*BOTH, "BLR"]), charter_of([*BOTH, "KGZ"])
    kaz.amend(stranger)
    version = kaz.amend(charter)
    kaz.accept(version)
    exchange(world)
    rus.accept(version)
    exchange(world)
    for code, named in (("KGZ", charter), ("BLR", stranger)):
        writer = Writer(kaz.charter, code, (KEYS[code],))
        exchange({**world, code: writer})
        writer.found(named)
        world[code] = writer
    exchange(world)
    world["KGZ"].accept(version)
    exchange(world)
    road = world["KGZ"].propose_new("Road", ["KAZ", "KGZ"])
    world["KGZ"].accept(road)
    exchange(world)
    kaz.accept(road)
    exchange(world)
    return kaz, f"KGZ.{road.act.number}.1"


def accession_by_a_draft() -> tuple[Writer, str]:
    """KGZ founded with a first draft of the charter that names it; another draft was agreed."""
    world = founded(BOTH)
    kaz, rus = world["KAZ"], world["RUS"]
    draft = charter_of([*BOTH, "KGZ"])
    kaz.amend(draft)
    kgz = Writer(kaz.charter, "KGZ", (KEYS["KGZ"],))
    exchange({**world, "KGZ": kgz})
    kgz.found(draft)
    world["KGZ"] = kgz
    exchange(world)
    version = rus.amend(charter_of([*BOTH, "KGZ"], (Quorum(kind="decision", k=2),)))
    exchange(world)
    for writer in world.values():
        writer.accept(version)
    exchange(world)
    road = kgz.propose_new("Road", ["KGZ"])
    kgz.accept(road)
    exchange(world)
    return kaz, f"KGZ.{road.act.number}.1"


SCENES = (signers_chain, narrowed, accession, accession_by_a_draft)


class Agreement:
    """KAZ and RUS have agreed a measure, `KAZ.2.1`, twice; a Deputy Minister of RUS accepted the second version.

    Between, RUS reported, so that there are acts that nothing rests on.
    """

    def __init__(self) -> None:
        self.world = founded(["KAZ", "RUS"])
        self.kaz, self.rus = self.world["KAZ"], self.world["RUS"]
        self.first = self.kaz.propose_new("Bridge", ["KAZ", "RUS"])
        self.everywhere(self.kaz.accept(self.first))
        self.everywhere(self.rus.accept(self.first))
        self.rus.report("KAZ.2.1")
        self.rus.appoint(SIGNER, POWERS)
        exchange(self.world)
        self.second = self.kaz.propose(measure("KAZ.2.1", "Long bridge", ["KAZ", "RUS"], self.first))
        self.kaz.accept(self.second)
        exchange(self.world)
        self.accepted = self.rus.by(SIGNER).accept(self.second)
        exchange(self.world)

    def everywhere(self, placed: Placed) -> Placed:
        """Let both see everything."""
        exchange(self.world)
        return placed

    @property
    def marks(self) -> list[Mark]:
        """The places of all acts."""
        return marks_of(self.kaz.acts)

    def certificate(self) -> bytes:
        """The certificate of the measure."""
        return certificate(self.kaz, "KAZ.2.1")

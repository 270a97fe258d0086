"""Lines: the one story of a feed, or each of several.

1. A Party of the founding charter has a line called by its code.
2. A Party that acceded has a line called by its code and, after `~`, by its root keys: two proposals may name other
   keys for one code, and then they speak of two strangers, not of one Party with two stories.
3. Where a Party has signed two acts with one number, each further story is a branch: a line of its own, called by the
   line it leaves, `/`, and the beginning of the hash of its first act.
4. A past holds two stories where it holds, beside the first act of a branch, another act with that number: of the line
   that the branch leaves, or of a second branch that leaves it there. The least such number is the cut.

Which story is called the branch depends on which came first; what follows from acts does not.
"""

import hashlib
import sys
from collections.abc import Iterator, Mapping

import msgspec

from kelisim.acts.roster import Roster
from kelisim.model.charter import Party

Past = Mapping[str, int]
"""A past as a vector: how many acts of each line are in it."""


class Branch(msgspec.Struct, frozen=True):
    """That `line` leaves the line `parent` with the number `start`, on which the two have different acts."""

    line: str
    parent: str
    start: int


def acceded_line(party: Party) -> str:
    """The line of a Party that a later version of the charter names."""
    said = msgspec.json.encode((party.code, [key.public for key in party.keys], party.threshold))
    return f"{party.code}~{hashlib.sha256(said).hexdigest()[:16]}"


def branch_line(parent: str, act_hash: str) -> str:
    """The line of the branch that begins with an act."""
    return f"{parent}/{act_hash[:32]}"


def root_of(line: str) -> str:
    """The line that a line and all its branches began with."""
    return line.split("/", 1)[0]


def party_of(line: str) -> str:
    """The code of the Party whose line it is."""
    return root_of(line).split("~", 1)[0]


class Story:
    """What is here of a line: its acts have the numbers from `start` on, the next would have the number `next`.

    `last` is the newest act's hash, `after` what it named of other feeds, where it came in by `follow`; what stands
    there of its own may be older. `rosters` has each roster with the number from which it holds.
    """

    __slots__ = ("after", "last", "next", "rosters", "start")

    def __init__(self, start: int, roster: Roster) -> None:
        self.start = start
        self.next = start
        self.last = ""
        self.after: Mapping[str, str] | None = None
        self.rosters: list[tuple[int, Roster]] = [(start, roster)]

    def roster(self, number: int) -> Roster:
        """The roster under which the act with a number is signed."""
        return next(roster for since, roster in reversed(self.rosters) if since <= number)


class Branches:
    """The branches of all lines, as far as they are here. `any` says whether any Party has told two stories."""

    def __init__(self) -> None:
        self._by_line: dict[str, Branch] = {}
        self._by_root: dict[str, list[Branch]] = {}
        self._cuts: dict[str, int] = {}
        self.any = False

    def __bool__(self) -> bool:
        """Whether there are any."""
        return self.any

    def add(self, branch: Branch) -> None:
        """Take a branch in."""
        self.any = True
        self._by_line[branch.line] = branch
        root = root_of(branch.line)
        self._by_root.setdefault(root, []).append(branch)
        self._cuts[root] = min(branch.start, self._cuts.get(root, branch.start))

    def forked(self) -> frozenset[str]:
        """The Parties that told two stories."""
        return frozenset(map(party_of, self._by_root))

    def of(self, root: str) -> list[Branch]:
        """The branches of a line, in the order of arrival."""
        return self._by_root.get(root, [])

    def cut(self, root: str, past: Past) -> int | None:
        """The number from which on a past holds two stories of a line; None where it holds one (rule 4)."""
        least: int | None = None
        started: set[tuple[str, int]] = set()
        for branch in self.of(root):
            if past.get(branch.line, 0) < branch.start:
                continue
            place = (branch.parent, branch.start)
            two = past.get(branch.parent, 0) >= branch.start or place in started
            started.add(place)
            if two and (least is None or branch.start < least):
                least = branch.start
        return least

    def holds(self, past: Past, line: str, number: int) -> bool:
        """Whether an act is in a past and the past does not hold another story from before it."""
        if number > past.get(line, 0):
            return False
        if not self._by_line:
            return True
        cut = self.cut(root_of(line), past)
        return cut is None or number < cut

    def stands(self, line: str, number: int) -> bool:
        """Whether an act that is here counts in all that is here: no other story is from before it.

        A branch begins beside an act that is here, so the cut is the least number with which one begins.
        """
        return not self._by_line or number < self._cuts.get(root_of(line), sys.maxsize)

    def story(self, line: str) -> Iterator[tuple[str, int]]:
        """The lines that a story runs through, the newest first, each with the last number that is of this story."""
        number = sys.maxsize
        while True:
            yield line, number
            branch = self._by_line.get(line)
            if branch is None:
                return
            line, number = branch.parent, branch.start - 1

    def reaches(self, line: str, number: int, other: str, other_number: int) -> bool:
        """Whether the first act is the second or comes before it in one story."""
        return any(one == line and number <= min(last, other_number) for one, last in self.story(other))

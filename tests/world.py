"""A small world for tests: Parties with real keys, and feeds that sign real acts."""

from collections.abc import Mapping, Sequence
from typing import Any

from kelisim.acts.envelope import Opened, open_act, sign_act
from kelisim.acts.feed import Feeds, Placed
from kelisim.acts.keys import KeyFile, new_key
from kelisim.acts.profile import register_id
from kelisim.model.act import (
    Accept,
    Act,
    Answer,
    Decline,
    Found,
    Founding,
    Proposal,
    Propose,
    ReportBody,
    Reporting,
    Signer,
    StatementBody,
    Stating,
)
from kelisim.model.charter import Charter, Party, Quorum
from kelisim.model.item import FieldItem, Item, MeasureItem
from kelisim.model.measure import Measure
from kelisim.model.place import Field
from kelisim.model.reference import Named
from kelisim.model.word import Report, Speaker, Statement

CODES = ("KAZ", "RUS", "ARM", "BLR", "KGZ")
AT = "2021-04-28T10:00:00Z"


def key_of(code: str) -> KeyFile:
    """The test key of a Party: the same in every run."""
    return new_key(code, f"Signatory of {code}", entropy=code.encode().ljust(32, b"."))


KEYS = {code: key_of(code) for code in CODES}


def charter_of(codes: Sequence[str], quorums: tuple[Quorum, ...] = ()) -> Charter:
    """A charter of these Parties."""
    return Charter(
        name={"en": "Test register"},
        slug="test",
        parties=tuple(
            Party(code=code, name={"en": code}, kind="state", keys=(KEYS[code].record(),), threshold=1)
            for code in codes
        ),
        quorums=quorums,
    )


class Writer:
    """A Party's node in memory: the acts it has seen, and the acts it signs on top of them."""

    def __init__(self, charter: Charter, code: str) -> None:
        self.code = code
        self.charter = charter
        self.feeds = Feeds(charter)
        self.acts: list[Placed] = []

    def head(self) -> dict[str, Any]:
        """The members that every act has."""
        return {
            "register": register_id(self.charter),
            "party": self.code,
            "number": self.feeds.next_number(self.code),
            "after": self.feeds.heads(),
            "at": AT,
            "by": Signer(office=KEYS[self.code].office, key=KEYS[self.code].key_id()),
        }

    def sign(self, act: Act) -> Opened:
        """Sign an act without taking it in."""
        return open_act(sign_act(act, KEYS[self.code].secret()))

    def see(self, opened: Opened) -> Placed | None:
        """Take an act in, if it is not here yet."""
        if self.feeds.holds(opened.hash):
            return None
        placed = self.feeds.place(opened)
        self.feeds.add(placed)
        self.acts.append(placed)
        return placed

    def write(self, act: Act) -> Placed:
        """Sign an act and take it in."""
        placed = self.see(self.sign(act))
        assert placed is not None
        return placed

    def found(self) -> Placed:
        """Found the register."""
        return self.write(Found(**self.head(), body=Founding(charter=self.charter)))

    def propose(self, *items: Item) -> Placed:
        """Propose items."""
        return self.write(Propose(**self.head(), body=Proposal(items=items)))

    def propose_new(self, title: str, bound: Sequence[str]) -> Placed:
        """Propose a new measure that binds these Parties."""
        return self.propose(measure(f"{self.code}.{self.feeds.next_number(self.code)}.1", title, bound))

    def accept(self, proposal: Placed | str) -> Placed:
        """Accept a proposal."""
        return self.write(Accept(**self.head(), body=Answer(proposal=_hash(proposal))))

    def decline(self, proposal: Placed | str) -> Placed:
        """Decline a proposal."""
        return self.write(Decline(**self.head(), body=Answer(proposal=_hash(proposal))))

    def report(self, entry: str, status: str = "in-progress", as_of: str = "2022-01-01") -> Placed:
        """Report on an entry."""
        said = Report(about=entry, status=status, as_of=as_of)  # type: ignore[arg-type]
        return self.write(Reporting(**self.head(), body=ReportBody(report=said)))

    def state(self, *entries: str) -> Placed:
        """Put a statement about entries on the record."""
        return self.write(self.stating(self.head(), "2022-01-01", *entries))

    def stating(self, head: dict[str, Any], said: str, *entries: str) -> Stating:
        """A statement that is not signed yet."""
        about = tuple(Named(entry=one) for one in entries)
        statement = Statement(speaker=Speaker(office="Minister"), said=said, about=about)
        return Stating(**head, body=StatementBody(statement=statement))


def _hash(proposal: Placed | str) -> str:
    return proposal if isinstance(proposal, str) else proposal.hash


def measure(entry: str, title: str, bound: Sequence[str], base: Placed | str | None = None) -> MeasureItem:
    """A version of a measure."""
    return MeasureItem(
        entry=entry,
        bound=tuple(sorted(bound)),
        base=None if base is None else _hash(base),
        content=Measure(title={"en": title}),
    )


def field(entry: str, code: str, bound: Sequence[str], base: Placed | str | None = None) -> FieldItem:
    """A version of a field."""
    return FieldItem(
        entry=entry,
        bound=tuple(sorted(bound)),
        base=None if base is None else _hash(base),
        content=Field(title={"en": code}, code=code),
    )


def founded(codes: Sequence[str], quorums: tuple[Quorum, ...] = ()) -> dict[str, Writer]:
    """Parties that have all founded a register and have seen one another do so."""
    charter = charter_of(codes, quorums)
    writers = {code: Writer(charter, code) for code in codes}
    for writer in writers.values():
        writer.found()
    exchange(writers)
    return writers


def exchange(writers: Mapping[str, Writer]) -> None:
    """Let every Party see every act."""
    for source in writers.values():
        for target in writers.values():
            for placed in source.acts:
                target.see(opened(placed))


def opened(placed: Placed) -> Opened:
    """A placed act as another node receives it."""
    return Opened(placed.signed, placed.hash, placed.act)

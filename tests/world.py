"""A small world for tests: Parties with real keys, and feeds that sign real acts."""

import copy
import functools
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Self

from kelisim.acts.envelope import Opened, open_act, sign_act
from kelisim.acts.feed import Feeds, Placed
from kelisim.acts.keys import KeyFile, new_key
from kelisim.acts.profile import register_id
from kelisim.model.act import (
    Accept,
    Act,
    Answer,
    Appoint,
    Appointment,
    CommentBody,
    Commenting,
    Decline,
    Found,
    Founding,
    NoticeBody,
    Notifying,
    Proposal,
    Propose,
    Rekey,
    Rekeying,
    ReleaseBody,
    Releasing,
    ReportBody,
    Reporting,
    Retire,
    Retirement,
    Signer,
    StatementBody,
    Stating,
)
from kelisim.model.charter import CHARTER_ENTRY, Charter, Key, Party, Quorum
from kelisim.model.comment import Comment
from kelisim.model.instrument import Instrument
from kelisim.model.item import CharterItem, FieldItem, IndicatorItem, InstrumentItem, Item, MeasureItem, MilestoneItem
from kelisim.model.measure import Indicator, Measure, Milestone
from kelisim.model.notice import Notice
from kelisim.model.place import Field
from kelisim.model.powers import Powers
from kelisim.model.reference import Named
from kelisim.model.release import Observation, Release
from kelisim.model.word import Report, Speaker, Statement

CODES = ("KAZ", "RUS", "ARM", "BLR", "KGZ")
AT = "2021-04-28T10:00:00Z"


def key_of(code: str) -> KeyFile:
    """The test key of a Party: the same in every run."""
    return new_key(code, f"Signatory of {code}", entropy=code.encode().ljust(32, b"."))


@functools.cache
def id_of(key: KeyFile) -> str:
    """The id of a key, found once."""
    return key.key_id()


@functools.cache
def record_of(key: KeyFile) -> Key:
    """The public record of a key, found once."""
    return key.record()


@functools.cache
def office_key(code: str, office: str) -> KeyFile:
    """A further test key of a Party, by the office that holds it."""
    return new_key(code, office, entropy=hashlib.sha256(f"{code} {office}".encode()).digest())


KEYS = {code: key_of(code) for code in CODES}


def roots_of(code: str, threshold: int = 1) -> tuple[KeyFile, ...]:
    """The root keys of a Party: its test key, and where it takes more than one, one more than it takes."""
    further = [office_key(code, f"Root {number} of {code}") for number in range(2, threshold + 2)]
    return (KEYS.get(code) or key_of(code), *(further if threshold > 1 else ()))


def member(code: str, *keys: KeyFile, threshold: int = 1, known_as: str | None = None) -> Party:
    """A Party as a charter names it, with its own test keys unless others are given."""
    return Party(
        code=code,
        name={"en": code},
        kind="state",
        keys=tuple(record_of(key) for key in keys or roots_of(code, threshold)),
        threshold=threshold,
        known_as=known_as,
    )


def charter_of(
    codes: Sequence[str], quorums: tuple[Quorum, ...] = (), thresholds: Mapping[str, int] | None = None
) -> Charter:
    """A charter of these Parties."""
    return Charter(
        name={"en": "Test register"},
        slug="test",
        parties=tuple(member(code, threshold=(thresholds or {}).get(code, 1)) for code in codes),
        quorums=quorums,
    )


class Writer:
    """A Party's node in memory: the acts it has seen, and the acts it signs on top of them.

    `hands` are the keys that it signs with, the first of which its acts name: as many of its root keys in `charter` as
    it takes. A second writer of one Party that has not seen all of the first one's acts tells another story.
    """

    def __init__(self, charter: Charter, code: str, hands: tuple[KeyFile, ...] = ()) -> None:
        self.code = code
        self.charter = charter
        self.feeds = Feeds(charter)
        self.acts: list[Placed] = []
        takes = next((party.threshold for party in charter.parties if party.code == code), 1)
        self.hands = hands or roots_of(code, takes)[:takes]
        self.at = AT

    def by(self, *hands: KeyFile) -> Self:
        """The same writer, signing with other keys."""
        other = copy.copy(self)
        other.hands = hands
        return other

    def head(self) -> dict[str, Any]:
        """The members that every act has."""
        return {
            "register": register_id(self.charter),
            "party": self.code,
            "number": self.feeds.next_number(self.code, id_of(self.hands[0])),
            "after": self.feeds.heads(self.code, id_of(self.hands[0])),
            "at": self.at,
            "by": Signer(office=self.hands[0].office, key=id_of(self.hands[0])),
        }

    def sign(self, act: Act) -> Opened:
        """Sign an act without taking it in."""
        return open_act(sign_act(act, *(key.secret() for key in self.hands)))

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

    def found(self, charter: Charter | None = None) -> Placed:
        """Found the register; who accedes gives the charter that names it."""
        return self.write(self.founding(self.head(), charter))

    def founding(self, head: dict[str, Any], charter: Charter | None = None) -> Found:
        """A first act that is not signed yet."""
        return Found(**head, body=Founding(charter=charter or self.charter))

    def appoint(self, key: KeyFile, powers: Powers) -> Placed:
        """Give a signer full powers."""
        return self.write(Appoint(**self.head(), body=Appointment(key=record_of(key), powers=powers)))

    def retire(self, key: KeyFile) -> Placed:
        """End a signer's full powers."""
        return self.write(Retire(**self.head(), body=Retirement(key=id_of(key))))

    def rekeying(self, version: int, *keys: KeyFile, threshold: int = 1) -> Rekey:
        """New root keys, not signed yet."""
        body = Rekeying(version=version, keys=tuple(record_of(key) for key in keys), threshold=threshold)
        return Rekey(**self.head(), body=body)

    def rekey(self, version: int, *keys: KeyFile, threshold: int = 1) -> Placed:
        """Replace the root keys."""
        return self.write(self.rekeying(version, *keys, threshold=threshold))

    def amend(self, charter: Charter, base: Placed | str | None = None, *items: Item) -> Placed:
        """Propose a version of the charter, of the founding one unless a base is given, with other items beside it."""
        return self.propose(amendment(charter, base or register_id(self.charter)), *items)

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

    def notify(self, entry: str) -> Placed:
        """Give notice of ratifying an instrument."""
        notice = Notice(about=entry, action="ratification", date="2022-01-01")
        return self.write(Notifying(**self.head(), body=NoticeBody(notice=notice)))

    def release(self, entry: str) -> Placed:
        """Release a figure of an indicator."""
        figures = (Observation(period="2021", value="1"),)
        release = Release(indicator=entry, vintage="2022-01-01", observations=figures)
        return self.write(Releasing(**self.head(), body=ReleaseBody(release=release)))

    def comment(self, on: Placed | str) -> Placed:
        """Comment on a proposal, by its act or hash, or on an entry."""
        on, text = _hash(on), {"en": "Noted"}
        what = Comment(text=text, entry=on) if "." in on else Comment(text=text, proposal=on)
        return self.write(Commenting(**self.head(), body=CommentBody(comment=what)))

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


def measure(entry: str, title: str, bound: Sequence[str], base: Placed | str | None = None, **said: Any) -> MeasureItem:
    """A version of a measure."""
    return MeasureItem(**_of(entry, bound, base), content=Measure(title={"en": title}, **said))


def field(entry: str, code: str, bound: Sequence[str], base: Placed | str | None = None) -> FieldItem:
    """A version of a field."""
    return FieldItem(**_of(entry, bound, base), content=Field(title={"en": code}, code=code))


def instrument(
    entry: str, title: str, bound: Sequence[str], base: Placed | str | None = None, **said: Any
) -> InstrumentItem:
    """A version of an instrument."""
    return InstrumentItem(**_of(entry, bound, base), content=Instrument(kind="agreement", title={"en": title}, **said))


def indicator(
    entry: str, title: str, bound: Sequence[str], base: Placed | str | None = None, **said: Any
) -> IndicatorItem:
    """A version of an indicator."""
    return IndicatorItem(**_of(entry, bound, base), content=Indicator(title={"en": title}, unit="USD", **said))


def milestone(entry: str, of: str, bound: Sequence[str], base: Placed | str | None = None) -> MilestoneItem:
    """A version of a milestone of an entry."""
    return MilestoneItem(**_of(entry, bound, base), content=Milestone(title={"en": "Step"}, of=Named(entry=of)))


def amendment(charter: Charter, base: Placed | str) -> CharterItem:
    """A version of the charter."""
    bound = tuple(sorted(party.code for party in charter.parties))
    return CharterItem(entry=CHARTER_ENTRY, bound=bound, base=_hash(base), content=charter)


def _of(entry: str, bound: Sequence[str], base: Placed | str | None) -> dict[str, Any]:
    return {"entry": entry, "bound": tuple(sorted(bound)), "base": None if base is None else _hash(base)}


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

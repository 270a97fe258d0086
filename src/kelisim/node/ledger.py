"""The registers of this node, kept from stored acts and added to one transaction at a time.

1. An act is stored, folded and projected in one transaction, or not at all.
2. Before anything is added, acts that another process stored are read and folded, under the same write lock.
3. An act that would be void is not signed here. A void act of another node is kept.
4. After a failed transaction the state in memory is thrown away and read again.
5. A long register's state is kept in a file (`kept_state`), so that it is not folded whole whenever it is opened.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import msgspec
from django.db import transaction
from django.db.models import Q

from kelisim.acts import arrival
from kelisim.acts.envelope import Opened, Signed, open_act, sign_act
from kelisim.acts.feed import Feeds, Placed
from kelisim.acts.keys import KeyFile
from kelisim.acts.verification import check_signatures, find_charter
from kelisim.model.act import Act, Found, Founding, Signer
from kelisim.model.charter import Charter
from kelisim.node import collector, kept_state, models
from kelisim.node.errors import UnknownRegisterError, WouldBeVoidError
from kelisim.node.projection import project, project_anew
from kelisim.node.settling import settle
from kelisim.node.statements import newest_key, store
from kelisim.register.fold import Outcome, Register
from kelisim.register.replay import fold, reopened

_BATCH = 2_000


def now() -> str:
    """This node's clock, as acts show it."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Taken:
    """What came of acts received: how many of whom were new, and which of them began a second story of their Party."""

    def __init__(self) -> None:
        self.new: dict[str, int] = {}
        self.forks: list[Opened] = []


class Ledger:
    """One register on this node: its feeds and the state folded from them.

    `read_anew` counts the stored acts that were folded since it was opened, and not taken from a kept state.
    """

    def __init__(self, charter: Charter) -> None:
        self.charter = charter
        self._forget()

    @property
    def id(self) -> str:
        """The register's id."""
        return self.feeds.register

    def _forget(self) -> None:
        self.feeds = Feeds(self.charter)
        self.register = Register(self.charter)
        self._read_to = self.read_anew = 0
        kept = kept_state.taken(self.charter, self.id)
        if kept is not None:
            self.feeds, self.register, self._read_to = kept

    def refresh(self) -> None:
        """Fold the acts that are stored and not yet folded here."""
        newest = newest_key()
        if newest == self._read_to:
            return
        with collector.at_rest():
            for key, act_hash, signed in stored_bytes(self.id, self._read_to):
                fold(self.feeds, self.register, reopened(act_hash, signed))
                self._read_to = key
                self.read_anew += 1
        self._read_to = max(self._read_to, newest)

    def keep(self) -> None:
        """Keep the state for whoever opens the register next, where that spares folding many acts."""
        if self.read_anew >= kept_state.MANY:
            kept_state.write(self.feeds, self.register, self._read_to)

    def sign(
        self,
        key: KeyFile,
        make: Callable[[dict[str, object]], Act],
        at: str | None = None,
        beside: Sequence[KeyFile] = (),
    ) -> tuple[Placed, Outcome]:
        """Make, sign, store and fold the next act of a Party.

        Args:
            key: the signer's key.
            make: builds the act from the members that every act has (register, party, number, after, at, by).
            at: the clock to show; this node's own unless given.
            beside: further root keys of the Party that sign with it.

        Raises:
            WouldBeVoidError: the act would have no effect; nothing is signed.
            KelisimError: the act cannot stand in its feed.
        """
        with self._changing():
            opened = self._signed(key, make, at, beside)
            return self._stand(self.feeds.place(opened))

    def draft(
        self,
        key: KeyFile,
        make: Callable[[dict[str, object]], Act],
        beside: Sequence[KeyFile] = (),
    ) -> Opened:
        """The next act of a Party, signed by some of the root keys it takes; nothing is stored."""
        self.refresh()
        return self._signed(key, make, None, beside)

    def stand(self, opened: Opened) -> tuple[Placed, Outcome]:
        """Store and fold an act that was signed part by part.

        Raises:
            WouldBeVoidError: it would have no effect; nothing is stored.
            KelisimError: it cannot stand in its feed.
        """
        with self._changing():
            return self._stand(self.feeds.place(opened))

    def _signed(
        self, key: KeyFile, make: Callable[[dict[str, object]], Act], at: str | None, beside: Sequence[KeyFile]
    ) -> Opened:
        key_id = key.key_id()
        act = make(
            {
                "register": self.id,
                "party": key.party,
                "number": self.feeds.next_number(key.party, key_id),
                "after": self.feeds.heads(key.party, key_id),
                "at": at or now(),
                "by": Signer(office=key.office, key=key_id),
            }
        )
        return open_act(sign_act(act, key.secret(), *(one.secret() for one in beside)))

    def _stand(self, placed: Placed) -> tuple[Placed, Outcome]:
        check_one_story(self.feeds, placed)
        outcome = self._store(placed)
        if outcome.void is not None:
            raise WouldBeVoidError(f"the act would have no effect: {outcome.void.reason}")
        return placed, outcome

    def found(
        self, key: KeyFile, at: str | None = None, charter: Charter | None = None, beside: Sequence[KeyFile] = ()
    ) -> tuple[Placed, Outcome]:
        """Found the register for a Party: its first act. Who accedes gives the charter that names it."""
        body = Founding(charter=charter or self.charter)
        return self.sign(key, lambda head: Found(**head, body=body), at, beside)  # type: ignore[arg-type]

    def take(self, acts: Iterable[Opened]) -> Taken:
        """Take acts of another node in, all or none. Where they tell a second story, both are kept and disputed.

        Raises:
            KelisimError: one of them does not hold; nothing is stored.
        """
        taken = Taken()
        anew = False
        with self._changing():
            new = [opened for opened in acts if not self.feeds.holds(opened.hash)]
            check_signatures(self.feeds, new)
            for opened in arrival.in_order(new, self.feeds.holds):
                placed = self.feeds.place(opened, trusted=True)
                anew = self._keep(placed, anew=anew).resettled
                taken.new[opened.act.party] = taken.new.get(opened.act.party, 0) + 1
                if placed.branch is not None:
                    taken.forks.append(opened)
            if anew:
                project_anew(self.register)
            settle(self.id)
        return taken

    def _fold(self, placed: Placed) -> Outcome:
        outcome = self.register.apply(placed)
        self.feeds.add(placed)
        return outcome

    def _store(self, placed: Placed) -> Outcome:
        outcome = self._keep(placed)
        if outcome.resettled:
            project_anew(self.register)
        return outcome

    def _keep(self, placed: Placed, *, anew: bool = False) -> Outcome:
        """Store and fold an act, and project it unless the tables are to be made anew in the end; `resettled` says so
        from the act on that asks for it.
        """
        key = store(placed)
        outcome = self._fold(placed)
        if anew or outcome.resettled:
            outcome = msgspec.structs.replace(outcome, resettled=True)
        else:
            project(self.register, placed, outcome, key)
        self._read_to = key
        return outcome

    @contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            with transaction.atomic():
                self.refresh()
                yield
        except BaseException:
            self._forget()
            self.refresh()
            raise


def check_one_story(feeds: Feeds, placed: Placed) -> None:
    """Refuse to sign where the Party's own line tells two stories, or would from this act on.

    Raises:
        WouldBeVoidError: it does.
    """
    if placed.branch is not None or not feeds.branches.stands(placed.line, placed.act.number):
        raise WouldBeVoidError(
            f"{placed.act.party} has told two stories, so nothing that it signs now has effect",
            expected="the Parties to found a successor register",
        )


def opened_row(row: models.StoredAct) -> Opened:
    """A stored act through the gate again.

    Raises:
        KelisimError: its bytes are not those of an act; `where` begins with the act's name in the store.
    """
    return open_act(
        Signed(payload=bytes(row.payload), signature=bytes(row.signature)), f"act {row.party} {row.number}:"
    )


def stored_bytes(register: str, after: int = 0) -> Iterator[tuple[int, str, Signed]]:
    """The acts of a register as they are stored, each after its past: primary key, hash and bytes.

    Args:
        register: its id.
        after: the primary key after which to begin.
    """
    rows = models.StoredAct.objects.all()
    # After the first time there are few, and by their keys they are found at once, of whatever register they are.
    rows = rows.filter(pk__gt=after) if after else rows.filter(register=register)
    fields = ("register", "pk", "hash", "payload", "signature")
    for owner, key, act_hash, payload, signature in rows.values_list(*fields).iterator(_BATCH):
        if owner == register:
            yield key, act_hash, Signed(payload=bytes(payload), signature=bytes(signature))


def stored_acts(register: str) -> Iterator[Opened]:
    """The acts of a register as they are stored, each after its past."""
    for row in models.StoredAct.objects.filter(register=register).iterator(_BATCH):
        yield opened_row(row)


def start(charter: Charter) -> Ledger:
    """The ledger of a charter's register, with whatever is stored of it."""
    ledger = Ledger(charter)
    ledger.refresh()
    ledger.keep()
    return ledger


def find_register(name: str) -> models.Register:
    """The register whose slug is `name`, or whose id begins with it (8 characters at least).

    Raises:
        UnknownRegisterError: saying which registers this node has.
    """
    matches = Q(slug=name) | (Q(id__startswith=name) if len(name) >= 8 else Q(id=name))
    found = list(models.Register.objects.filter(matches)[:2])
    if len(found) == 1:
        return found[0]
    slugs = ", ".join(models.Register.objects.values_list("slug", flat=True)) or "none yet"
    raise UnknownRegisterError(f"this node has no register {name!r}", expected=f"one of: {slugs}")


def open_ledger(name: str) -> Ledger:
    """The ledger of a register by slug or id.

    Raises:
        UnknownRegisterError: this node has no such register.
    """
    register = find_register(name)
    return start(charter_of(register.id))


def charter_of(register: str) -> Charter:
    """The charter that a stored register was founded with."""
    return find_charter(stored_acts(register))


def register_of(opened: list[Opened]) -> Ledger:
    """The ledger that received acts belong to: one that is here, or the one that their charter founds.

    Raises:
        WrongRegisterError: it is not here and no act among these founds it.
    """
    if opened and models.StoredAct.objects.filter(register=opened[0].act.register).exists():
        return start(charter_of(opened[0].act.register))
    return start(find_charter(opened))

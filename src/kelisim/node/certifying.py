"""The certificate of an entry from what this node has stored, without folding the register.

1. The projection says where to look: which proposals made an entry's versions, who answered, who was appointed. What
   the certificate says comes from the stored acts alone, and is checked by the rules of `exports` before it is written.
2. Only acts that the entry rests on are read, and of those that they name the place and the hash.
3. A feed is read through only where its Party has changed its root keys, because no row says where it did; and where
   what was found does not hold together, because it may have changed them back.
"""

from collections.abc import Iterable

from kelisim.acts.envelope import Opened
from kelisim.acts.line import acceded_line
from kelisim.acts.roster import key_id
from kelisim.acts.verification import find_charter
from kelisim.errors import KelisimError
from kelisim.exports.certificate import Mark, read
from kelisim.exports.checking import certify
from kelisim.exports.errors import CertificateError, NotAgreedError, PrivateError
from kelisim.model.act import Appoint, Found, Propose, Rekey, Retire
from kelisim.model.base import EntryId
from kelisim.model.charter import CHARTER_ENTRY, Charter, Party
from kelisim.model.decode import plain
from kelisim.model.item import CharterItem, Item
from kelisim.model.measure import Milestone
from kelisim.node import models
from kelisim.node.errors import NodeError, UnknownEntryError
from kelisim.node.ledger import opened_row


def certificate_of(register: str, entry: str, *, private: bool = False) -> bytes:
    """The certificate of an entry.

    Args:
        register: the id of a register of this node.
        entry: the id of an entry.
        private: whether it may show what is not public.

    Raises:
        UnknownEntryError: no version of it is agreed.
        PrivateError: it would show what is not public.
        KelisimError: the acts do not hold.
    """
    try:
        return _certified(register, entry, private=private)
    except (NodeError, NotAgreedError, PrivateError):
        raise
    except KelisimError:
        return _certified(register, entry, private=private, every_feed=True)


def _certified(register: str, entry: str, *, private: bool, every_feed: bool = False) -> bytes:
    gathered = _Gathered(register, every_feed=every_feed)
    wanted = gathered.versions(entry)
    if not wanted and entry != CHARTER_ENTRY:
        raise UnknownEntryError(f"no agreed entry is called {entry!r}", expected="an entry that `kelisim log` lists")
    gathered.complete()
    acts = gathered.relevant()
    marks = gathered.marks(acts)
    forked = [party.code for party in gathered.parties if party.forked]
    for party in sorted(gathered.namesakes() & {*(mark.party for mark in marks), *(one.act.party for one in acts)}):
        raise CertificateError(f"two feeds are called {party}, and a certificate cannot tell them apart", where=entry)
    data = certify(entry, acts, marks, gathered.heads(marks), forked=forked, private=private)
    if not wanted <= {opened.hash for opened in read(data).opened()}:
        raise CertificateError(f"a version of {entry} rests on acts that were not found", where=entry)
    return data


class _Gathered:
    def __init__(self, register: str, *, every_feed: bool) -> None:
        self._every_feed = every_feed
        self.parties = list(models.Party.objects.filter(register=register))
        self._register = register
        self._looked: set[EntryId] = set()
        self._acts: dict[str, Opened] = {}
        self._waiting: set[str] = set()
        self._read: set[str] = set()
        self._keys: set[str] = set()
        self._narrowed = False
        self._offered = False

    def versions(self, *entries: EntryId) -> set[str]:
        """Look for the proposals that made the versions of entries and of the charter; those of the entries."""
        self._looked.update(entries)
        rows = models.Version.objects.filter(
            entry__register=self._register, entry__entry__in=[*entries, CHARTER_ENTRY]
        ).values_list("entry__entry", "proposal_id")
        found = list(rows)
        self._waiting.update(proposal for _, proposal in found)
        return {proposal for entry, proposal in found if entry in entries}

    def complete(self) -> None:
        """Read acts until everything that they rest on is here."""
        self._keep(models.StoredAct.objects.filter(register=self._register, number=1))
        self._rekeyings()
        while self._waiting - self._read or self._signing() - self._keys:
            self._proposals()
            self._mandates()
            above = self._above() - self._looked if self._narrowed else set()
            if above:
                self.versions(*above)
            if not self._waiting - self._read:
                self._waiting |= self._offers()

    def relevant(self) -> list[Opened]:
        """The acts, without those of who never became a Party; of two foundings of a Party, either."""
        charters = [find_charter(self._acts.values()), *self._charters()]
        parties = {party.code for party in charters[0].parties}
        foundings: dict[str, str] = {}
        for opened in sorted(self._acts.values(), key=lambda one: one.hash):
            act = opened.act
            if isinstance(act, Found) and (act.party in parties or act.body.charter in charters):
                foundings.setdefault(act.party, opened.hash)
        return [
            opened
            for opened in self._acts.values()
            if opened.act.party in foundings
            and (not isinstance(opened.act, Found) or opened.hash == foundings[opened.act.party])
        ]

    def marks(self, acts: Iterable[Opened]) -> list[Mark]:
        """The places of the acts that these name."""
        named = {one for opened in acts for one in opened.act.after.values()} - {opened.hash for opened in acts}
        rows = models.StoredAct.objects.filter(hash__in=named).values_list("party", "number", "hash")
        return [Mark(party=party, number=number, hash=act_hash) for party, number, act_hash in rows]

    def heads(self, marks: Iterable[Mark]) -> list[Mark]:
        """The newest act of every Party, and of who founded and never became one the newest that is named."""
        known = {row.code: Mark(party=row.code, number=row.acts, hash=row.head) for row in self.parties if row.acts > 0}
        others = sorted((mark for mark in marks if mark.party not in known), key=lambda mark: mark.number)
        return [*known.values(), *{mark.party: mark for mark in others}.values()]

    def _keep(self, rows: Iterable[models.StoredAct]) -> None:
        for row in rows:
            self._acts[row.hash] = opened_row(row)

    def _proposals(self) -> None:
        """Read the proposals that wait and their answers; what they replace waits next."""
        wanted = self._waiting - self._read
        if not wanted:
            return
        self._read |= wanted
        given = models.Answer.objects.filter(proposal__in=wanted, implied=False).values_list("act", flat=True)
        self._keep(models.StoredAct.objects.filter(register=self._register, hash__in=[*wanted, *given]))
        for act_hash in wanted & self._acts.keys():
            items = self._items(self._acts[act_hash])
            self._waiting.update(item.base for item in items if item.base not in {None, self._register})

    def _mandates(self) -> None:
        """Read the appointments of the signers whose acts are here, and the acts that ended their powers."""
        wanted = self._signing() - self._keys
        self._keys |= wanted
        signers = list(models.Signer.objects.filter(register=self._register, key__in=wanted))
        if not signers:
            return
        self._narrowed |= any(signer.powers.get(what) for signer in signers for what in ("entries", "fields", "bodies"))
        places = {(one.party, number) for one in signers for number in (one.since - 1, one.until) if number}
        rows = models.StoredAct.objects.filter(
            register=self._register,
            party__in={party for party, _ in places},
            number__in={number for _, number in places},
        )
        found = [opened_row(row) for row in rows if (row.party, row.number) in places]
        self._acts.update((one.hash, one) for one in found if isinstance(one.act, Retire | Rekey))
        self._acts.update(
            (one.hash, one) for one in found if isinstance(one.act, Appoint) and key_id(one.act.body.key) in wanted
        )

    def _rekeyings(self) -> None:
        """Rule 3: read the rekeyings of Parties whose root keys are no longer those they came with."""
        came: dict[str, Party] = {}
        for opened in self._acts.values():
            if isinstance(opened.act, Found):
                came.update((party.code, party) for party in opened.act.body.charter.parties)
        for row in self.parties:
            first = came.get(row.code)
            changed = first is not None and (row.keys, row.threshold) != (list(plain(first.keys)), first.threshold)
            if changed or self._every_feed:
                feed = models.StoredAct.objects.filter(register=self._register, party=row.code)
                void = models.VoidAct.objects.filter(register=self._register, party=row.code).values("act")
                acts = feed.exclude(hash__in=void).iterator(2_000)
                self._keep(one for one in acts if b'"kind":"rekey"' in bytes(one.payload))

    def namesakes(self) -> set[str]:
        """The codes that several Parties have founded under: one that was named, and strangers."""
        lines: dict[str, set[str]] = {}
        for opened in self._acts.values():
            for party in opened.act.body.charter.parties if isinstance(opened.act, Found) else ():
                if party.code == opened.act.party:
                    lines.setdefault(party.code, set()).add(acceded_line(party))
        return {code for code, found in lines.items() if len(found) > 1}

    def _signing(self) -> set[str]:
        return {opened.act.by.key for opened in self._acts.values()}

    def _charters(self) -> list[Charter]:
        return [
            item.content
            for opened in self._acts.values()
            for item in self._items(opened)
            if isinstance(item, CharterItem)
        ]

    def _offers(self) -> set[str]:
        """The proposals of charters with which Parties acceded, where no agreed version is that charter."""
        founders = {party.code for party in find_charter(self._acts.values()).parties}
        known = self._charters()
        lacking = [
            opened.act.body.charter
            for opened in self._acts.values()
            if isinstance(opened.act, Found)
            and opened.act.party in {row.code for row in self.parties} - founders
            and opened.act.body.charter not in known
        ]
        if not lacking or self._offered:
            return set()
        self._offered = True
        rows = models.Proposal.objects.filter(register=self._register, entries__icontains=CHARTER_ENTRY)
        acts = map(opened_row, models.StoredAct.objects.filter(hash__in=rows.exclude(status="void").values("hash")))
        return {one.hash for one in acts if any(item.content in lacking for item in self._items(one))}

    def _above(self) -> set[EntryId]:
        """What milestones that were offered belong to."""
        offered = (item.content for opened in self._acts.values() for item in self._items(opened))
        return {content.of.entry for content in offered if isinstance(content, Milestone) and content.of.entry}

    @staticmethod
    def _items(opened: Opened) -> tuple[Item, ...]:
        return opened.act.body.items if isinstance(opened.act, Propose) else ()

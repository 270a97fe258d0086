"""Who signs for a Party: appointing and retiring signers, and new root keys.

1. Fields and bodies to which powers are narrowed are agreed entries of those kinds.
2. A signer is named by its key's id, the beginning of it, or its office where only one has it.
3. A rekeying has the version after that of the root keys which it replaces.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from kelisim.acts.keys import KeyFile
from kelisim.acts.line import acceded_line, root_of
from kelisim.acts.roster import Roster, key_id, roster_of
from kelisim.model.act import Appoint, Appointment, Rekey, Rekeying, Retire, Retirement
from kelisim.model.charter import Charter, Key, Party
from kelisim.model.item import kind_of, title_of
from kelisim.model.powers import Powers
from kelisim.model.text import in_language
from kelisim.node.cosigning import Make
from kelisim.node.errors import NodeError, UnknownEntryError
from kelisim.node.keyring import roster_here
from kelisim.node.ledger import Ledger

_LISTED = 8
"""Entries or signers that an error lists at most."""
_SHORT = 6
"""Characters of a key's id that name it at least."""

Note = Mapping[str, str] | None


class UnknownSignerError(NodeError):
    """No appointed signer of the Party is called so, or several are."""

    code = "unknown-signer"


class PowersError(NodeError):
    """Full powers that could never be used."""

    code = "powers"


class RootKey(msgspec.Struct, frozen=True):
    """A root key as people see it: the id and the office."""

    key: str
    office: str
    record: Key


class Mandate(msgspec.Struct, frozen=True):
    """An appointed signer as people see it: the id of its key, office, powers, the number of the Party's feed from
    which it signs, the signer that appointed it (none where the root keys did), and whether its powers have ended.
    """

    key: str
    office: str
    powers: Powers
    since: int
    by: str | None
    by_office: str | None
    ended: bool


class Signers(msgspec.Struct, frozen=True):
    """Who may sign the next act of a Party, and whether the Party has left or told two stories."""

    party: str
    name: dict[str, str]
    version: int
    threshold: int
    roots: tuple[RootKey, ...]
    signers: tuple[Mandate, ...]
    left: bool
    two_stories: bool

    def records(self) -> tuple[Key, ...]:
        """The public records of the root keys."""
        return tuple(root.record for root in self.roots)


def appointing(ledger: Ledger, by: KeyFile, key: Key, powers: Powers, note: Note = None) -> Make:
    """An appointment, signed by one of the Party's keys.

    Raises:
        UnknownEntryError: it is narrowed to a field or a body that is not agreed.
        PowersError: the powers have ended before they begin.
    """
    _check_scope(ledger, "field", powers.fields)
    _check_scope(ledger, "body", powers.bodies)
    number = ledger.feeds.next_number(by.party, by.key_id())
    if powers.until is not None and powers.until <= number:
        raise PowersError(
            f"powers until act {powers.until} end before they begin, because the appointment is act {number}",
            expected=f"--until {number + 1} or later",
        )
    body = Appointment(key=key, powers=powers, note=dict(note) if note else None)
    return lambda head: Appoint(**head, body=body)


def _check_scope(ledger: Ledger, kind: str, named: Sequence[str]) -> None:
    entries = ledger.register.entries
    for entry in named:
        if entry in entries and entries[entry].kind == kind:
            continue
        there = [
            f"{state.entry} ({in_language(title_of(state.current().content), 'en')})"
            for state in entries.values()
            if kind_of(state.current()) == kind
        ]
        listed = ", ".join(there[:_LISTED]) + (", …" if len(there) > _LISTED else "")
        raise UnknownEntryError(
            f"no agreed {kind} is called {entry!r}",
            expected=f"one of: {listed}" if there else f"an agreed {kind}",
        )


def retiring(ledger: Ledger, by: KeyFile, name: str, note: Note = None) -> tuple[Make, list[str]]:
    """A retirement, signed by one of the Party's keys, and the offices whose powers end: the signer's own first, then
    those that have theirs from it.

    Raises:
        UnknownSignerError: no signer is called so, or several are.
    """
    roster = roster_here(ledger, by.party, keys=[by.key_id()])
    key = find_signer(roster, by.party, name)
    body = Retirement(key=key, note=dict(note) if note else None)

    def rests_on(one: str | None) -> bool:
        while one is not None and one != key:
            one = roster.signers[one].by
        return one is not None

    ended = [signer.office for one, signer in roster.signers.items() if one != key and rests_on(one)]
    return lambda head: Retire(**head, body=body), [roster.signers[key].office, *sorted(ended)]


def find_signer(roster: Roster, party: str, name: str) -> str:
    """The id of the signer's key that a person names (rule 2).

    Raises:
        UnknownSignerError: no signer is called so, or several are; those that there are are listed.
    """
    found = [
        key
        for key, signer in roster.signers.items()
        if name == signer.office or (len(name) >= _SHORT and key.startswith(name.rstrip("…")))
    ]
    if len(found) == 1:
        return found[0]
    if any(len(name) >= _SHORT and key.startswith(name.rstrip("…")) for key in roster.roots):
        raise UnknownSignerError(f"{name!r} is a root key of {party}", expected="`kelisim rekey` to replace it")
    there = ", ".join(f"{key[:16]}… ({signer.office})" for key, signer in list(roster.signers.items())[:_LISTED])
    problem = f"{len(found)} signers of {party} are called {name!r}" if found else f"{party} has no signer {name!r}"
    raise UnknownSignerError(problem, expected=f"one of: {there}" if there else "none is appointed")


def rekeying_body(
    ledger: Ledger, by: KeyFile, keys: Sequence[Key], threshold: int, note: Note = None
) -> dict[str, Any]:
    """The members of a rekeying's body, for the decoder to check (rule 3)."""
    version = roster_here(ledger, by.party, keys=[by.key_id()]).version + 1
    body = {"version": version, "keys": msgspec.to_builtins(keys), "threshold": threshold}
    return {**body, "note": dict(note)} if note else body


def rekeying(body: Rekeying) -> Make:
    """A rekeying."""
    return lambda head: Rekey(**head, body=body)


def line_of(party: Party, founding: Charter) -> str:
    """The line in which a Party of the charter acts."""
    return party.code if party.code in {one.code for one in founding.parties} else acceded_line(party)


def signers_of(ledger: Ledger) -> tuple[Signers, ...]:
    """Who may sign for each Party of a register, those that left included. Of a Party that told two stories it is who
    could sign before, so that every node says the same.
    """
    ledger.refresh()
    register = ledger.register
    charters = register.charters(register.here.heads)
    named = {party.code: party for charter in charters for party in charter.parties}
    remaining = {party.code for party in charters[-1].parties}
    found = []
    for code, party in sorted(named.items()):
        line = line_of(party, ledger.charter)
        forked = register.here.branches.cut(line, register.here.heads) is not None
        roster, records, since = _replayed(ledger, party, line)
        number = None if forked else ledger.feeds.next_number(code, min(roster.roots))
        signers = tuple(
            Mandate(
                key,
                signer.office,
                signer.powers,
                since[key],
                signer.by,
                roster.signers[signer.by].office if signer.by else None,
                number is not None and signer.powers.until is not None and signer.powers.until < number,
            )
            for key, signer in sorted(roster.signers.items(), key=lambda one: (one[1].office, one[0]))
        )
        roots = tuple(RootKey(key_id(record), record.office, record) for record in records)
        found.append(
            Signers(
                party=code,
                name=party.name,
                version=roster.version,
                threshold=roster.threshold,
                roots=roots,
                signers=signers,
                left=code not in remaining,
                two_stories=forked,
            )
        )
    return tuple(found)


def _replayed(ledger: Ledger, party: Party, line: str) -> tuple[Roster, Sequence[Key], dict[str, int]]:
    """The roster that a Party's appointments, retirements and rekeyings give, so far as they count; the records of its
    root keys; and from which number on each signer signs.
    """
    register = ledger.register
    roster, records = roster_of(party), party.keys
    since: dict[str, int] = {}
    counted = [
        placed
        for placed in register.mandates.values()
        if root_of(placed.line) == line and register.counts(placed.hash, party.code, placed.act.number)
    ]
    for placed in sorted(counted, key=lambda one: one.act.number):
        act = placed.act
        roster = roster.after(act)
        if isinstance(act, Appoint):
            since[key_id(act.body.key)] = act.number + 1
        elif isinstance(act, Rekey):
            records = act.body.keys
    return roster, records, since

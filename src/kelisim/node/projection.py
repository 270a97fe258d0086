"""The projection: rows for pages, written from what each act changed.

1. Whatever stands in these tables follows from the acts and from nothing else.
2. `project` is called once per act, in the order of arrival, in the transaction that stores the act. It asks the
   database as few times as it can: one statement for each table that the act changes.
3. `project_anew` writes everything at once, a table at a time, for however many acts.
4. Rows do not depend on the order in which acts arrived; only their primary keys, and `arrival`, may.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from kelisim.acts.feed import Placed
from kelisim.model.act import Act, Appoint, Found, Propose, Rekey, Reporting, Retire, Stating
from kelisim.model.item import kind_of
from kelisim.node import models
from kelisim.node.located import Located
from kelisim.node.locating import PLACE, locate, locate_anew
from kelisim.node.party_rows import write_head, write_mandate, write_register
from kelisim.node.past import Attested
from kelisim.node.people import PEOPLED, attest, attest_anew, in_entry, in_statement
from kelisim.node.rows import (
    Ids,
    Keys,
    about,
    answer_rows,
    entry_row,
    former_link_rows,
    link_rows,
    named_before,
    named_in,
    proposal_row,
    statement_links,
    version_rows,
    void_row,
    word_row,
)
from kelisim.node.settling import settle, touch, touch_all
from kelisim.node.statements import advance, aim, answered, entry_ids, insert
from kelisim.register.consent import ProposalState
from kelisim.register.entries import EntryState
from kelisim.register.fold import Outcome, Register
from kelisim.register.history import agreed_at

_BATCH: Final = 2_000
_VERSIONED: Final = (
    "title",
    "content",
    "bound",
    "public",
    "date",
    "awaited",
    "versions",
    "proposal",
    "agreed_at",
    "disputed",
    "expires",
)
"""What a new version changes of an entry."""
T = TypeVar("T")


def project(register: Register, placed: Placed, outcome: Outcome, key: int) -> None:
    """Write what one act changed.

    Args:
        register: the state after the act.
        placed: the act.
        key: its primary key in the store.
        outcome: what the fold said it changed; one that settled everything anew is for `project_anew`.
    """
    act, keys = placed.act, {placed.hash: key}
    charters = [entry for entry in outcome.entries if entry.kind == "charter"]
    if any(len(entry.versions) == 1 for entry in charters):
        # The founding charter has no row, so what was said of it finds one only now.
        project_anew(register)
        return
    if isinstance(act, Found) or charters:
        write_register(register)
        # Whose word makes a measure done follows from the charter.
        touch_all(act.register)
    if register.here.branches or placed.line != act.party:
        write_head(register, act.party)
    else:
        advance(act.register, act.party, act.number, placed.hash, act.at)
    if outcome.void is not None:
        insert([void_row(register, placed.hash, act.party, act.number, key)])
    if isinstance(act, Propose):
        _write_proposals(act.register, outcome.proposals, keys)
    elif outcome.proposals:
        _write_answers(outcome.proposals, placed.hash)
    if outcome.entries:
        _write_entries(act.register, outcome.entries, keys)
    else:
        _refresh_agreement(outcome.proposals)
    if outcome.void is None:
        if isinstance(act, Appoint | Retire | Rekey) and register.counts(placed.hash, act.party, act.number):
            write_mandate(register, placed)
        named = about(act)
        _write_words(register, [(placed.hash, act)], entry_ids(act.register, named), keys)


def project_anew(register: Register) -> None:
    """Write everything that the folded state says, in place of what stood there."""
    clear(register.id)
    write_register(register)
    for code in models.Party.objects.filter(register_id=register.id).values_list("code", flat=True):
        write_head(register, code)
    mandates = [one for one in register.mandates.values() if register.counts(one.hash, one.act.party, one.act.number)]
    for placed in sorted(mandates, key=lambda one: (one.act.party, one.act.number)):
        write_mandate(register, placed)
    for voids in _batches(register.void):
        stored = models.StoredAct.objects.filter(register=register.id, hash__in=voids)
        insert(void_row(register, *place) for place in stored.values_list("hash", "party", "number", "pk"))
    for proposals in _batches(register.proposals.values()):
        _write_proposals(register.id, proposals, _keys(state.hash for state in proposals))
    ids: dict[str, int] = {}
    states = (*register.entries.values(), *register.disputed.values())
    for batch in _batches(states):
        insert(entry_row(register.id, state) for state in batch)
        ids.update(entry_ids(register.id, (state.entry for state in batch)))
        keys = _keys(act for state in batch for act in _acceptances(state))
        insert(row for state in batch for row in version_rows(register.id, ids[state.entry], state, keys))
    for batch in _batches(states):
        insert(row for state in batch for row in link_rows(ids[state.entry], named_in(state), ids))
        insert(row for state in batch for row in former_link_rows(ids[state.entry], named_before(state)))
        attest(row for state in batch for row in in_entry(register.id, ids[state.entry], state))
        locate(register.id, batch, ids)
    kept: tuple[Mapping[str, Any], ...] = (
        register.statements,
        register.reports,
        register.notices,
        register.releases,
        register.comments,
    )
    for words in kept:
        for said in _batches(words.items()):
            _write_words(register, said, ids, _keys(act_hash for act_hash, _ in said))
    touch_all(register.id)
    settle(register.id)


def clear(register: str) -> None:
    """Empty the projection of a register."""
    models.Register.objects.filter(pk=register).delete()


def _batches(values: Iterable[T]) -> Iterator[list[T]]:
    left = iter(values)
    while batch := list(itertools.islice(left, _BATCH)):
        yield batch


def _keys(acts: Iterable[str]) -> dict[str, int]:
    """The primary keys of stored acts."""
    asked = list(dict.fromkeys(acts))
    found: dict[str, int] = {}
    for start in range(0, len(asked), _BATCH):
        stored = models.StoredAct.objects.filter(hash__in=asked[start : start + _BATCH])
        found.update(stored.order_by().values_list("hash", "pk"))
    return found


def _acceptances(state: EntryState) -> Iterator[str]:
    """The acts that accepted a version of an entry."""
    for version in state.versions:
        for given in version.proposal.answers.values():
            if given.verb == "accept":
                yield given.act


def _write_proposals(register: str, states: Sequence[ProposalState], keys: Keys) -> None:
    insert(proposal_row(register, state, keys[state.hash]) for state in states)
    insert(row for state in states for row in answer_rows(state))


def _write_answers(states: Sequence[ProposalState], act_hash: str) -> None:
    """Write what an answer changed of proposals that are here: the answers that it gave, and how they stand."""
    answered((state.status(), list(state.waiting()), state.hash) for state in states)
    insert(row for state in states for row in answer_rows(state) if row.act == act_hash)


def _refresh_agreement(proposals: Iterable[ProposalState]) -> None:
    """A late acceptance, where fewer than all were needed, may carry an earlier clock."""
    for state in proposals:
        at = agreed_at(state)
        if at:
            models.Version.objects.filter(proposal_id=state.hash).update(agreed_at=at)
            models.Entry.objects.filter(proposal=state.hash).update(agreed_at=at)
            Attested.objects.filter(entry__proposal=state.hash).update(at=at)
            if any(kind_of(item) == PLACE for item in state.items):
                Located.objects.filter(entry__proposal=state.hash).update(agreed_at=at)
            touch(models.Version.objects.filter(proposal_id=state.hash).values_list("entry", flat=True))


def _write_entries(register: str, states: Sequence[EntryState], keys: Keys) -> None:
    insert((entry_row(register, state) for state in states), unique=("register", "entry"), update=_VERSIONED)
    ids = entry_ids(register, (state.entry for state in states))
    insert(
        row for state in states for row in version_rows(register, ids[state.entry], state, keys, len(state.versions))
    )
    touch(ids[state.entry] for state in states if state.kind == "measure")
    locate_anew(register, states, ids)
    peopled = [state for state in states if state.kind in PEOPLED]
    if peopled:
        named_in_them = (row for state in peopled for row in in_entry(register, ids[state.entry], state))
        attest_anew(register, [ids[state.entry] for state in peopled], named_in_them)
    for state in states:
        own, named = ids[state.entry], named_in(state)
        if len(state.versions) == 1:
            aim(register, state.entry, own)
        else:
            models.Link.objects.filter(source=own).delete()
            former = former_link_rows(own, named_before(state, len(state.versions) - 1))
            insert(former, unique=("source", "entry", "role"))
        insert(link_rows(own, named, entry_ids(register, (entry for _, entry in named))))


def _write_words(register: Register, words: Iterable[tuple[str, Act]], ids: Ids, keys: Keys) -> None:
    said = list(words)
    rows = (word_row(register, act_hash, act, ids, keys[act_hash]) for act_hash, act in said)
    insert(row for row in rows if row is not None)
    insert(row for act_hash, act in said for row in statement_links(act_hash, act, ids))
    touch(ids[entry] for _, act in said if isinstance(act, Reporting | Stating) for entry in about(act) if entry in ids)
    attest(row for act_hash, act in said for row in in_statement(register, act_hash, act))

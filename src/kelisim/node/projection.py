"""The projection: rows for pages, written from what each act changed.

1. Whatever stands in these tables follows from the acts and from nothing else.
2. `project` is called once per act, in the order of arrival, in the transaction that stores the act. It asks the
   database as few times as it can: one statement for each table that the act changes.
3. `project_anew` writes everything at once, a table at a time, for however many acts.
4. Rows do not depend on the order in which acts arrived; only their primary keys may.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from kelisim.acts.feed import Placed
from kelisim.model.act import Act, Appoint, Found, Rekey, Retire
from kelisim.node import models
from kelisim.node.party_rows import write_head, write_mandate, write_register
from kelisim.node.rows import (
    Ids,
    about,
    answer_rows,
    entry_row,
    link_rows,
    named_in,
    proposal_row,
    statement_links,
    version_rows,
    void_row,
    word_row,
)
from kelisim.register.consent import ProposalState
from kelisim.register.fold import EntryState, Outcome, Register
from kelisim.register.history import agreed_at

_BATCH: Final = 2_000
_ANSWERED: Final = ("status", "waiting")
"""What an answer changes of a proposal."""
_VERSIONED: Final = ("title", "content", "bound", "public", "date", "versions", "proposal", "agreed_at", "disputed")
"""What a new version changes of an entry."""
T = TypeVar("T")


def project(register: Register, placed: Placed, outcome: Outcome) -> None:
    """Write what one act changed.

    Args:
        register: the state after the act.
        placed: the act.
        outcome: what the fold said it changed; one that settled everything anew is for `project_anew`.
    """
    act = placed.act
    if isinstance(act, Found) or any(entry.kind == "charter" for entry in outcome.entries):
        write_register(register)
    if register.here.branches:
        write_head(register, act.party)
    else:
        models.Party.objects.filter(register_id=act.register, code=act.party).update(
            acts=act.number, head=placed.hash, last_at=act.at
        )
    if outcome.void is not None:
        void_row(register, placed.hash, act.party, act.number).save(force_insert=True)
    if outcome.proposals:
        _write_proposals(act.register, outcome.proposals)
    if outcome.entries:
        _write_entries(act.register, outcome.entries)
    else:
        _refresh_agreement(outcome.proposals)
    if outcome.void is None:
        if isinstance(act, Appoint | Retire | Rekey):
            write_mandate(register, placed)
        named = about(act)
        _write_words(register, [(placed.hash, act)], _ids(act.register, named) if named else {})


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
        _insert(void_row(register, *place) for place in stored.values_list("hash", "party", "number"))
    for proposals in _batches(register.proposals.values()):
        _write_proposals(register.id, proposals)
    ids: dict[str, int] = {}
    states = (*register.entries.values(), *register.disputed.values())
    for batch in _batches(states):
        rows = _insert(entry_row(register.id, state) for state in batch)
        ids.update((row.entry, row.pk) for row in rows)
        _insert(row for state in batch for row in version_rows(ids[state.entry], state))
    for batch in _batches(states):
        _insert(row for state in batch for row in link_rows(ids[state.entry], named_in(state), ids))
    kept: tuple[dict[str, Any], ...] = (
        register.statements,
        register.reports,
        register.notices,
        register.releases,
        register.comments,
    )
    for words in kept:
        for said in _batches(words.items()):
            _write_words(register, said, ids)


def clear(register: str) -> None:
    """Empty the projection of a register."""
    models.Register.objects.filter(pk=register).delete()


def _batches(values: Iterable[T]) -> Iterator[list[T]]:
    left = iter(values)
    while batch := list(itertools.islice(left, _BATCH)):
        yield batch


def _insert(rows: Iterable[Any], **conflicts: Any) -> list[Any]:
    """Insert rows of one table; none is no statement."""
    made = list(rows)
    return type(made[0]).objects.bulk_create(made, **conflicts) if made else []


def _ids(register: str, entries: Iterable[str]) -> Ids:
    """The primary keys of those entries that are here."""
    found = models.Entry.objects.filter(register_id=register, entry__in=set(entries))
    return dict(found.values_list("entry", "pk"))


def _write_proposals(register: str, states: Sequence[ProposalState]) -> None:
    _insert(
        (proposal_row(register, state) for state in states),
        update_conflicts=True,
        unique_fields=("hash",),
        update_fields=_ANSWERED,
    )
    _insert((row for state in states for row in answer_rows(state)), ignore_conflicts=True)


def _refresh_agreement(proposals: Iterable[ProposalState]) -> None:
    """A late acceptance, where fewer than all were needed, may carry an earlier clock."""
    for state in proposals:
        at = agreed_at(state)
        if at:
            models.Version.objects.filter(proposal_id=state.hash).update(agreed_at=at)
            models.Entry.objects.filter(proposal=state.hash).update(agreed_at=at)


def _write_entries(register: str, states: Sequence[EntryState]) -> None:
    rows = _insert(
        (entry_row(register, state) for state in states),
        update_conflicts=True,
        unique_fields=("register", "entry"),
        update_fields=_VERSIONED,
    )
    _insert(
        row
        for made, state in zip(rows, states, strict=True)
        for row in version_rows(made.pk, state, len(state.versions))
    )
    for made, state in zip(rows, states, strict=True):
        if len(state.versions) == 1:
            models.Link.objects.filter(source__register_id=register, entry=state.entry, target=None).update(target=made)
        else:
            made.links.all().delete()
        named = named_in(state)
        _insert(link_rows(made.pk, named, _ids(register, (entry for _, entry in named)) if named else {}))


def _write_words(register: Register, words: Iterable[tuple[str, Act]], ids: Ids) -> None:
    said = list(words)
    _insert(row for act_hash, act in said if (row := word_row(register, act_hash, act, ids)) is not None)
    _insert(row for act_hash, act in said for row in statement_links(act_hash, act, ids))

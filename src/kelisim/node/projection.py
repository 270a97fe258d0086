"""The projection: rows for pages, written from what each act changed.

1. Whatever stands in these tables follows from the acts and from nothing else.
2. `project` is called once per act, in the order of arrival, in the transaction that stores the act.
3. Rows do not depend on the order in which acts arrived; only their primary keys may.
"""

from collections.abc import Iterator
from typing import Any

from kelisim.acts.feed import Placed
from kelisim.model.act import (
    Act,
    Appoint,
    Commenting,
    Found,
    Notifying,
    Rekey,
    Releasing,
    Reporting,
    Retire,
    Stating,
)
from kelisim.model.comment import Comment
from kelisim.model.decode import plain
from kelisim.model.instrument import Instrument
from kelisim.model.item import Content, Item, kind_of, title_of
from kelisim.model.measure import Measure, Milestone
from kelisim.model.meeting import Decision, Meeting
from kelisim.model.notice import Notice
from kelisim.model.release import Release
from kelisim.model.story import Story
from kelisim.node import models
from kelisim.node.party_rows import write_head, write_mandate, write_register
from kelisim.register.consent import ProposalState
from kelisim.register.fold import EntryState, Outcome, Register, Version
from kelisim.register.history import agreed_at


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
        _project_void(register, placed.hash, act.party, act.number)
    for proposal in outcome.proposals:
        _project_proposal(act.register, proposal)
    if outcome.entries:
        _project_entries(act.register, outcome.entries)
    else:
        _refresh_agreement(outcome.proposals)
    if outcome.void is None:
        if isinstance(act, Appoint | Retire | Rekey):
            write_mandate(register, placed)
        _project_word(register, placed.hash, act)


def project_anew(register: Register) -> None:
    """Write everything that the folded state says, in place of what stood there."""
    clear(register.id)
    write_register(register)
    for code in models.Party.objects.filter(register_id=register.id).values_list("code", flat=True):
        write_head(register, code)
    mandates = [one for one in register.mandates.values() if register.counts(one.hash, one.act.party, one.act.number)]
    for placed in sorted(mandates, key=lambda one: (one.act.party, one.act.number)):
        write_mandate(register, placed)
    stored = models.StoredAct.objects.filter(register=register.id).values_list("hash", "party", "number")
    for act_hash, party, number in stored.iterator():
        if act_hash in register.void:
            _project_void(register, act_hash, party, number)
    for proposal in register.proposals.values():
        _project_proposal(register.id, proposal)
    _project_entries(register.id, (*register.entries.values(), *register.disputed.values()))
    for kept in (register.statements, register.reports, register.notices, register.releases, register.comments):
        for act_hash, act in kept.items():
            _project_word(register, act_hash, act)


def clear(register: str) -> None:
    """Empty the projection of a register."""
    models.Register.objects.filter(pk=register).delete()


def _project_void(register: Register, act_hash: str, party: str, number: int) -> None:
    void = register.void[act_hash]
    models.VoidAct.objects.create(
        act=act_hash, register_id=register.id, party=party, number=number, code=void.code, reason=void.reason
    )


def _project_proposal(register: str, state: ProposalState) -> None:
    row, _ = models.Proposal.objects.update_or_create(
        pk=state.hash,
        defaults={
            "register_id": register,
            "party": state.party,
            "number": state.number,
            "at": state.act.at,
            "office": state.act.by.office,
            "status": state.status(),
            "note": state.act.body.note,
            "entries": [
                {"entry": item.entry, "kind": kind_of(item), "base": item.base, "title": title_of(item.content)}
                for item in state.items
            ],
            "waiting": list(state.waiting()),
            "public": all(item.public for item in state.items),
        },
    )
    for party, given in state.answers.items():
        models.Answer.objects.get_or_create(
            proposal=row,
            party=party,
            defaults={
                "verb": given.verb,
                "implied": given.implied,
                "act": given.act,
                "number": given.number,
                "at": given.at,
                "office": given.office,
            },
        )


def _refresh_agreement(proposals: tuple[ProposalState, ...]) -> None:
    """A late acceptance, where fewer than all were needed, may carry an earlier clock."""
    for state in proposals:
        at = agreed_at(state)
        if at:
            models.Version.objects.filter(proposal_id=state.hash).update(agreed_at=at)
            models.Entry.objects.filter(proposal=state.hash).update(agreed_at=at)


def _project_entries(register: str, entries: tuple[EntryState, ...]) -> None:
    rows = [(_project_entry(register, state), _shown(state).item) for state in entries]
    for row, item in rows:
        models.Link.objects.filter(source__register_id=register, entry=row.entry, target=None).update(target=row)
        row.links.all().delete()
        named = list(dict.fromkeys(references(plain(item.content))))
        targets = {
            target.entry: target
            for target in models.Entry.objects.filter(register_id=register, entry__in=[entry for _, entry in named])
        }
        models.Link.objects.bulk_create(
            models.Link(source=row, target=targets.get(entry), entry=entry, role=role) for role, entry in named
        )


def _shown(state: EntryState) -> Version:
    """The version that an entry is shown by: the newest agreed one, or where none is, a disputed one."""
    return state.versions[-1] if state.versions else state.disputed[0]


def _project_entry(register: str, state: EntryState) -> models.Entry:
    shown = _shown(state)
    row, _ = models.Entry.objects.update_or_create(
        register_id=register,
        entry=state.entry,
        defaults={
            **_said(shown),
            "kind": state.kind,
            "title": title_of(shown.item.content),
            "date": sorting_date(shown.item),
            "versions": len(state.versions),
            "proposal": shown.proposal.hash,
            "disputed": bool(state.disputed),
        },
    )
    held = row.history.count()
    models.Version.objects.bulk_create(
        models.Version(entry=row, ordinal=ordinal, proposal_id=version.proposal.hash, **_said(version))
        for ordinal, version in enumerate(state.versions[held:], start=held + 1)
    )
    return row


def _said(version: Version) -> dict[str, Any]:
    """What an entry's row and a version's have in common."""
    item = version.item
    at = agreed_at(version.proposal)
    return {"content": plain(item.content), "bound": list(item.bound), "public": item.public, "agreed_at": at}


def sorting_date(item: Item) -> str:
    """The date by which an entry is put in order, or an empty text."""
    content: Content = item.content
    if isinstance(content, Instrument):
        days = [content.signed, *(signature.date for signature in content.signatures)]
        return min((day for day in days if day), default=_start(content.period))
    if isinstance(content, Meeting):
        return _start(content.dates) or content.reported or ""
    if isinstance(content, Story):
        return content.published or ""
    if isinstance(content, Measure):
        return _end(content.term)
    if isinstance(content, Milestone):
        return _end(content.date)
    if isinstance(content, Decision):
        return _end(content.due)
    return ""


def _start(term: Any) -> str:
    return (term.start or term.end or "") if term else ""


def _end(term: Any) -> str:
    return (term.end or term.start or "") if term else ""


def references(value: Any, role: str = "") -> Iterator[tuple[str, str]]:
    """The entries that plain content refers to, each with the top field it stands in."""
    if isinstance(value, dict):
        entry = value.get("entry")
        if role and isinstance(entry, str):
            yield role, entry
        for key, member in value.items():
            yield from references(member, role or key)
    elif isinstance(value, list | tuple):
        for member in value:
            yield from references(member, role)


def _project_word(register: Register, act_hash: str, act: Act) -> None:
    """Write an act of one side's word; of another kind nothing."""
    shared = {
        "act": act_hash,
        "register_id": act.register,
        "party": act.party,
        "number": act.number,
        "at": act.at,
        "office": act.by.office,
        "disputed": not register.counts(act_hash, act.party, act.number),
    }
    if isinstance(act, Stating):
        statement = act.body.statement
        said = {"said": statement.said, "side": statement.side or "", "content": plain(statement)}
        row = models.Statement.objects.create(**shared, **said, public=act.body.public)
        named = [about.entry for about in statement.about if about.entry]
        row.about.set(models.Entry.objects.filter(register_id=act.register, entry__in=named))
    elif isinstance(act, Reporting):
        report = act.body.report
        models.Report.objects.create(
            **shared,
            entry=models.Entry.objects.get(register_id=act.register, entry=report.about),
            status=report.status,
            as_of=report.as_of,
            content=plain(report),
            public=act.body.public,
        )
    elif isinstance(act, Notifying):
        notice = act.body.notice
        _project_other(shared, "notice", notice.about, notice.date, notice, public=act.body.public)
    elif isinstance(act, Releasing):
        release = act.body.release
        _project_other(shared, "release", release.indicator, release.vintage, release, public=act.body.public)
    elif isinstance(act, Commenting):
        comment = act.body.comment
        _project_other(shared, "comment", comment.entry, act.at[:10], comment, public=act.body.public)


def _project_other(
    shared: dict[str, Any],
    kind: str,
    entry: str | None,
    date: str,
    content: Notice | Release | Comment,
    *,
    public: bool,
) -> None:
    about = models.Entry.objects.filter(register_id=shared["register_id"], entry=entry).first() if entry else None
    models.Word.objects.create(**shared, kind=kind, entry=about, date=date, content=plain(content), public=public)

"""The projection: rows for pages, written from what each act changed.

1. Whatever stands in these tables follows from the acts and from nothing else.
2. `project` is called once per act, in the order of arrival, in the transaction that stores the act.
3. Rows do not depend on the order in which acts arrived; only their primary keys may.
"""

from collections.abc import Iterator
from typing import Any

from kelisim.acts.feed import Placed
from kelisim.acts.profile import register_id
from kelisim.model.act import Found, Reporting, Stating
from kelisim.model.decode import plain
from kelisim.model.instrument import Instrument
from kelisim.model.item import Content, Item, kind_of, title_of
from kelisim.model.measure import Measure, Milestone
from kelisim.model.meeting import Decision, Meeting
from kelisim.model.story import Story
from kelisim.node import models
from kelisim.register.consent import ProposalState
from kelisim.register.fold import EntryState, Outcome, Register
from kelisim.register.history import agreed_at


def project(register: Register, placed: Placed, outcome: Outcome) -> None:
    """Write what one act changed.

    Args:
        register: the state after the act.
        placed: the act.
        outcome: what the fold said it changed.
    """
    act = placed.act
    if isinstance(act, Found):
        _project_founding(register, act)
    models.Party.objects.filter(register_id=act.register, code=act.party).update(
        acts=act.number, head=placed.hash, last_at=act.at
    )
    if outcome.void is not None:
        models.VoidAct.objects.create(
            act=placed.hash,
            register_id=act.register,
            party=act.party,
            number=act.number,
            code=outcome.void.code,
            reason=outcome.void.reason,
        )
    for proposal in outcome.proposals:
        _project_proposal(act.register, proposal)
    if outcome.entries:
        _project_entries(act.register, outcome.entries)
    else:
        _refresh_agreement(outcome.proposals)
    if outcome.void is None:
        if isinstance(act, Stating):
            _project_statement(placed.hash, act)
        elif isinstance(act, Reporting):
            _project_report(placed.hash, act)


def clear(register: str) -> None:
    """Empty the projection of a register."""
    models.Register.objects.filter(pk=register).delete()


def _project_founding(register: Register, act: Found) -> None:
    charter = act.body.charter
    row, _ = models.Register.objects.get_or_create(
        pk=register_id(charter),
        defaults={
            "slug": _free_slug(charter.slug, act.register),
            "name": charter.name,
            "purpose": charter.purpose,
            "demonstration": charter.demonstration,
            "founded": False,
        },
    )
    for party in charter.parties:
        models.Party.objects.get_or_create(
            register=row,
            code=party.code,
            defaults={"name": party.name, "kind": party.kind, "keys": plain(party.keys)},
        )
    models.Register.objects.filter(pk=row.pk).update(founded=register.is_founded())


def _free_slug(slug: str, register: str) -> str:
    """The charter's slug, or the slug with the beginning of the id where another register on this node has it."""
    return f"{slug[:47]}-{register[:12]}" if models.Register.objects.filter(slug=slug).exists() else slug


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
    rows = [(_project_entry(register, state), state.current()) for state in entries]
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


def _project_entry(register: str, state: EntryState) -> models.Entry:
    version = state.versions[-1]
    item = version.item
    at = agreed_at(version.proposal)
    shared = {"content": plain(item.content), "bound": list(item.bound), "public": item.public, "agreed_at": at}
    row, _ = models.Entry.objects.update_or_create(
        register_id=register,
        entry=state.entry,
        defaults={
            **shared,
            "kind": state.kind,
            "title": title_of(item.content),
            "date": sorting_date(item),
            "versions": len(state.versions),
            "proposal": version.proposal.hash,
        },
    )
    models.Version.objects.create(entry=row, ordinal=len(state.versions), proposal_id=version.proposal.hash, **shared)
    return row


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


def _project_statement(act_hash: str, act: Stating) -> None:
    statement = act.body.statement
    row = models.Statement.objects.create(
        act=act_hash,
        register_id=act.register,
        party=act.party,
        number=act.number,
        at=act.at,
        office=act.by.office,
        said=statement.said,
        side=statement.side or "",
        content=plain(statement),
        public=act.body.public,
    )
    named = [about.entry for about in statement.about if about.entry]
    row.about.set(models.Entry.objects.filter(register_id=act.register, entry__in=named))


def _project_report(act_hash: str, act: Reporting) -> None:
    report = act.body.report
    models.Report.objects.create(
        act=act_hash,
        register_id=act.register,
        entry=models.Entry.objects.get(register_id=act.register, entry=report.about),
        party=act.party,
        number=act.number,
        at=act.at,
        office=act.by.office,
        status=report.status,
        as_of=report.as_of,
        content=plain(report),
        public=act.body.public,
    )

"""Rows of the projection from what the register says: values made, nothing read and nothing written.

A row that refers to an entry takes the entry's primary key from `Ids`, which has those that are here.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kelisim.model.act import Act, Commenting, Notifying, Releasing, Reporting, Stating
from kelisim.model.comment import Comment
from kelisim.model.dates import last_day
from kelisim.model.decode import plain
from kelisim.model.instrument import Instrument
from kelisim.model.item import Content, Item, kind_of, title_of
from kelisim.model.measure import Measure, Milestone
from kelisim.model.meeting import Decision, Meeting
from kelisim.model.notice import Notice
from kelisim.model.release import Release
from kelisim.model.story import Story
from kelisim.node import models
from kelisim.node.statements import made
from kelisim.register.consent import ProposalState
from kelisim.register.entries import EntryState, Version
from kelisim.register.fold import Register
from kelisim.register.history import agreed_at

Ids = Mapping[str, int]
"""The primary keys of entries."""
Keys = Mapping[str, int]
"""The primary keys of stored acts by their hashes."""
SOURCES: Final = "sources"
"""The member of a content, and the role of its links, that names what it was read from."""
RESTRICTION: Final = "restriction"
"""The member of a measure that says what it restricts, and the role of the link by which such a measure is found."""


def arrival(key: int, place: int = 0) -> int:
    """The place in the order of arrival of what an act brought; `place` is that of the item in its proposal, from 1."""
    return key * models.PLACES + place


def void_row(register: Register, act_hash: str, party: str, number: int, key: int) -> models.VoidAct:
    """A void act and why."""
    void = register.void[act_hash]
    return made(
        models.VoidAct,
        act=act_hash,
        register_id=register.id,
        party=party,
        number=number,
        code=void.code,
        reason=void.reason,
        arrival=arrival(key),
    )


def proposal_row(register: str, state: ProposalState, key: int) -> models.Proposal:
    """A proposal as it stands; `key` is that of the act which made it."""
    return made(
        models.Proposal,
        arrival=arrival(key),
        hash=state.hash,
        register_id=register,
        party=state.party,
        number=state.number,
        at=state.act.at,
        office=state.act.by.office,
        status=state.status(),
        note=state.act.body.note,
        entries=[
            {"entry": item.entry, "kind": kind_of(item), "base": item.base, "title": title_of(item.content)}
            | ({"release": release_of(item)} if release_of(item) else {})
            for item in state.items
        ],
        waiting=list(state.waiting()),
        public=all(item.public and not release_of(item) for item in state.items),
    )


def release_of(item: Item) -> str | None:
    """The moment from which an item is for everybody, where it has one: until the clock says so, its rows are not."""
    return item.content.release if isinstance(item.content, Story) else None


def answer_rows(state: ProposalState) -> Iterator[models.Answer]:
    """The answers to a proposal."""
    for party, given in state.answers.items():
        yield made(
            models.Answer,
            proposal_id=state.hash,
            party=party,
            verb=given.verb,
            implied=given.implied,
            act=given.act,
            number=given.number,
            at=given.at,
            office=given.office,
        )


def shown(state: EntryState) -> Version:
    """The version that an entry is shown by: the newest agreed one, or where none is, a disputed one."""
    return state.versions[-1] if state.versions else state.disputed[0]


def entry_row(register: str, state: EntryState) -> models.Entry:
    """An entry by the version it is shown by."""
    version = shown(state)
    return made(
        models.Entry,
        **_said(version),
        register_id=register,
        entry=state.entry,
        kind=state.kind,
        title=title_of(version.item.content),
        date=sorting_date(version.item),
        awaited=awaited_day(version.item),
        versions=len(state.versions),
        proposal=version.proposal.hash,
        disputed=bool(state.disputed),
        expires=_expires(version.item),
    )


def _expires(item: Item) -> bool:
    """Whether it is a document with a clause on its expiry."""
    content: Content = item.content
    return isinstance(content, Instrument) and content.clauses is not None and content.clauses.expiry is not None


def version_rows(register: str, entry: int, state: EntryState, keys: Keys, first: int = 1) -> Iterator[models.Version]:
    """The agreed versions of an entry from the `first` on; `entry` is its primary key."""
    for ordinal, version in enumerate(state.versions[first - 1 :], start=first):
        proposal = version.proposal
        yield made(
            models.Version,
            register_id=register,
            entry_id=entry,
            ordinal=ordinal,
            kind=state.kind,
            proposal_id=proposal.hash,
            arrival=arrival(agreeing_key(proposal, keys), proposal.items.index(version.item) + 1),
            **_said(version),
        )


def agreeing_key(proposal: ProposalState, keys: Keys) -> int:
    """The key of the acceptance with which an agreed proposal had, on this node, all the consent it needs.

    Args:
        proposal: the proposal.
        keys: the keys of its acceptances; where only the newest act is there, it is the one.
    """
    accepted = ((given.act, party) for party, given in proposal.answers.items() if given.verb == "accept")
    came = sorted((keys[act], party) for act, party in accepted if act in keys)
    yes: set[str] = set()
    for key, party in came:
        yes.add(party)
        if proposal.consented(yes):
            return key
    return came[-1][0] if came else max(keys.values(), default=0)


def _said(version: Version) -> dict[str, Any]:
    """What an entry's row and a version's have in common."""
    item = version.item
    at = agreed_at(version.proposal)
    public = item.public and not release_of(item)
    return {"content": plain(item.content), "bound": list(item.bound), "public": public, "agreed_at": at}


def named_in(state: EntryState) -> list[tuple[str, str]]:
    """The entries that an entry refers to, each with the field it stands in, the marks of its sources, and that of a
    restriction.
    """
    content = plain(shown(state).item.content)
    marks = [*((SOURCES, mark) for mark in source_marks(content)), *restriction_mark(content)]
    return list(dict.fromkeys([*references(content), *marks]))


def named_before(state: EntryState, first: int = 1) -> list[tuple[str, str]]:
    """The entries that public versions before the newest refer to, from the `first` on."""
    earlier = [plain(version.item.content) for version in state.versions[first - 1 : -1] if version.item.public]
    marked = (named for content in earlier for named in (*references(content), *restriction_mark(content)))
    return list(dict.fromkeys(marked))


def link_rows(source: int, named: list[tuple[str, str]], ids: Ids) -> Iterator[models.Link]:
    """The references of an entry; `source` is its primary key."""
    for role, entry in named:
        yield made(models.Link, source_id=source, target_id=ids.get(entry), entry=entry, role=role)


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


def awaited_day(item: Item) -> str:
    """The last day of what an entry has as its term, day or period, ISO 8601; empty where it has no end."""
    content: Content = item.content
    term: Any = None
    if isinstance(content, Measure):
        term = content.term
    elif isinstance(content, Milestone):
        term = content.date
    elif isinstance(content, Decision):
        term = content.due
    elif isinstance(content, Meeting):
        term = content.dates
    elif isinstance(content, Instrument):
        term = content.period
    return last_day(term.end).isoformat() if term and term.end else ""


def _start(term: Any) -> str:
    return (term.start or term.end or "") if term else ""


def _end(term: Any) -> str:
    return (term.end or term.start or "") if term else ""


def former_link_rows(source: int, named: list[tuple[str, str]]) -> Iterator[models.FormerLink]:
    """The references of an earlier version of an entry; `source` is its primary key."""
    for role, entry in named:
        yield made(models.FormerLink, source_id=source, entry=entry, role=role)


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


def restriction_mark(content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What finds the measures that restrict something: few do, and they are found among all by this."""
    return [(RESTRICTION, f"={RESTRICTION}")] if content.get(RESTRICTION) else []


def source_marks(content: Mapping[str, Any]) -> list[str]:
    """What finds the entries that rest on one source: a digest of its address, or of its file where it has none.

    It begins as no entry's id does, so that it may stand among the ids that an entry refers to.
    """
    named = (source.get("url") or source.get("sha256") for source in content.get(SOURCES, ()))
    return [f"={hashlib.sha256(name.encode()).hexdigest()[:39]}" for name in named if name]


def about(act: Act) -> list[str]:
    """The entries that an act of one side's word is about; none for an act of another kind."""
    if isinstance(act, Stating):
        return [named.entry for named in act.body.statement.about if named.entry]
    if isinstance(act, Reporting):
        return [act.body.report.about]
    if isinstance(act, Notifying):
        return [act.body.notice.about]
    if isinstance(act, Releasing):
        return [act.body.release.indicator]
    if isinstance(act, Commenting) and act.body.comment.entry:
        return [act.body.comment.entry]
    return []


def word_row(
    register: Register, act_hash: str, act: Act, ids: Ids, key: int
) -> models.Statement | models.Report | models.Word | None:
    """The row of an act of one side's word; None for an act of another kind. `key` is the act's own."""
    shared = {
        "act": act_hash,
        "register_id": act.register,
        "party": act.party,
        "number": act.number,
        "at": act.at,
        "office": act.by.office,
        "disputed": not register.counts(act_hash, act.party, act.number),
        "arrival": arrival(key),
    }
    if isinstance(act, Stating):
        statement = act.body.statement
        said = {"said": statement.said, "side": statement.side or "", "content": plain(statement)}
        said |= {"on_document": any(_is_document(register, entry) for entry in about(act) if entry in ids)}
        return made(models.Statement, **shared, **said, public=act.body.public)
    if isinstance(act, Reporting):
        report = act.body.report
        said = {"status": report.status, "as_of": report.as_of, "content": plain(report)}
        return made(models.Report, **shared, **said, entry_id=ids[report.about], public=act.body.public)
    if isinstance(act, Notifying):
        notice = act.body.notice
        return _other(shared, "notice", ids.get(notice.about), notice.date, notice, public=act.body.public)
    if isinstance(act, Releasing):
        release = act.body.release
        return _other(shared, "release", ids.get(release.indicator), release.vintage, release, public=act.body.public)
    if isinstance(act, Commenting):
        comment = act.body.comment
        entry = ids.get(comment.entry or "")
        return _other(shared, "comment", entry, act.at[:10], comment, public=act.body.public)
    return None


def _is_document(register: Register, entry: str) -> bool:
    """Whether an entry is a document, agreed or disputed."""
    state = register.entries.get(entry) or register.disputed.get(entry)
    return state is not None and state.kind == "instrument"


def _other(
    shared: dict[str, Any],
    kind: str,
    entry: int | None,
    date: str,
    content: Notice | Release | Comment,
    *,
    public: bool,
) -> models.Word:
    return made(models.Word, **shared, kind=kind, entry_id=entry, date=date, content=plain(content), public=public)


def statement_links(act_hash: str, act: Act, ids: Ids) -> Iterator[Any]:
    """The rows that join a statement to the entries it is about, each once; none for another act."""
    if isinstance(act, Stating):
        through = models.Statement.about.through
        for entry in dict.fromkeys(about(act)):
            if entry in ids:
                yield made(through, statement_id=act_hash, entry_id=ids[entry])

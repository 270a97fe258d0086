"""From drafts to a proposal, and from a proposal to an answer.

1. Drafts that become entries are offered in one proposal, or in several where one act cannot hold them (a plan of a
   thousand measures); drafts of statements become acts of their own, because a statement needs nobody's consent.
2. An entry's id is known before it is signed: the Party, the number of the act, the place in it. So entries of one
   proposal can refer to one another, and a name that the register or the proposal knows is tied to its entry.
3. A field of cooperation that the register has already, by its code, is not offered again.
4. Who holds an office is for people to look at; it is no entry and is not filed.
5. Each entry keeps where it was read: the source's name, address, date and hash, and the place of every value.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from kelisim.acts import profile
from kelisim.acts.feed import Placed
from kelisim.acts.keys import KeyFile
from kelisim.errors import KelisimError
from kelisim.model.act import (
    Accept,
    Answer,
    CommentBody,
    Commenting,
    Decline,
    NoticeBody,
    Notifying,
    Proposal,
    Propose,
    ReleaseBody,
    Releasing,
    ReportBody,
    Reporting,
    StatementBody,
    Stating,
)
from kelisim.model.base import MAX_ITEMS
from kelisim.model.charter import CHARTER_ENTRY
from kelisim.model.comment import Comment
from kelisim.model.draft import Draft, OfficeDraft, Reading, StoryDraft, draft_kind
from kelisim.model.instrument import Instrument
from kelisim.model.item import ITEM_TYPES, Content, Item, title_of
from kelisim.model.notice import Notice
from kelisim.model.place import Body, Field, Place
from kelisim.model.reference import Named, Source
from kelisim.model.release import Release
from kelisim.model.text import in_language
from kelisim.model.word import Report, Statement
from kelisim.node.cosigning import Make
from kelisim.node.errors import UnknownProposalError
from kelisim.node.ledger import Ledger
from kelisim.register.consent import ProposalState

PORTION = profile.MAX_PAYLOAD * 3 // 4
"""Bytes of content in one proposal; the rest of a payload is for ids, hashes and the head."""


class NothingToFileError(KelisimError):
    """A reading without drafts, or only with ones that the register has already."""

    code = "nothing-to-file"


class EvidenceError(KelisimError):
    """A draft whose evidence does not stand in the text that was read."""

    code = "evidence"


class Offer(msgspec.Struct, frozen=True):
    """The content of a new entry, or a new version of the entry that it `revises`, and the Parties it is to bind.

    Unless `bound` is given, a new entry binds all Parties and a new version those of the one it replaces.
    """

    kind: str
    content: Content
    public: bool = True
    bound: tuple[str, ...] | None = None
    revises: str | None = None


def propose(
    ledger: Ledger, key: KeyFile, offers: Sequence[Offer], note: Mapping[str, str] | None = None, at: str | None = None
) -> Placed:
    """Offer new entries and new versions, all or nothing.

    Raises:
        KelisimError: the proposal would be void or too large; nothing is signed.
    """
    return ledger.sign(key, proposing(ledger, offers, note), at)[0]


def proposing(ledger: Ledger, offers: Sequence[Offer], note: Mapping[str, str] | None = None) -> Make:
    """A proposal of new entries and new versions."""

    def make(head: dict[str, Any]) -> Propose:
        own = [f"{head['party']}.{head['number']}.{place}" for place in range(1, len(offers) + 1)]
        ids = [offer.revises or entry for entry, offer in zip(own, offers, strict=True)]
        names = {**known_names(ledger), **_names(zip(ids, offers, strict=True))}
        items = tuple(_item(ledger, entry, offer, names) for entry, offer in zip(ids, offers, strict=True))
        return Propose(**head, body=Proposal(items=items, note=dict(note) if note else None))

    return make


def _item(ledger: Ledger, entry: str, offer: Offer, names: Mapping[str, str]) -> Item:
    held = ledger.register.entries.get(entry) if offer.revises else None
    before = held.versions[-1] if held else None
    everybody = tuple(sorted(party.code for party in ledger.register.charter.parties))
    founding = ledger.id if entry == CHARTER_ENTRY else None
    build: Callable[..., Item] = ITEM_TYPES[offer.kind]
    return build(
        entry=entry,
        bound=offer.bound or (before.item.bound if before else everybody),
        base=before.proposal.hash if before else founding,
        public=offer.public,
        content=tie(offer.content, names, entry),
    )


def answer(
    ledger: Ledger,
    key: KeyFile,
    proposal: str,
    *,
    accept: bool,
    note: Mapping[str, str] | None = None,
    at: str | None = None,
) -> Placed:
    """Accept or decline a proposal.

    Raises:
        WouldBeVoidError: the answer would have no effect; nothing is signed.
    """
    return ledger.sign(key, answering(proposal, accept=accept, note=note), at)[0]


def answering(proposal: str, *, accept: bool, note: Mapping[str, str] | None = None) -> Make:
    """An acceptance, or a refusal."""
    kind = Accept if accept else Decline
    body = Answer(proposal=proposal, note=dict(note) if note else None)
    return lambda head: kind(**head, body=body)


def state(ledger: Ledger, key: KeyFile, statement: Statement, *, public: bool = True, at: str | None = None) -> Placed:
    """Put a statement on the record.

    Raises:
        WouldBeVoidError: it speaks of an entry that was not agreed; nothing is signed.
    """
    return ledger.sign(key, stating(statement, public=public), at)[0]


def stating(statement: Statement, *, public: bool = True) -> Make:
    """A sourced statement."""
    body = StatementBody(statement=statement, public=public)
    return lambda head: Stating(**head, body=body)


def report(ledger: Ledger, key: KeyFile, said: Report, *, public: bool = True, at: str | None = None) -> Placed:
    """Report on a measure, a milestone or a decision for the Party.

    Raises:
        WouldBeVoidError: there is no such agreed entry, or nobody reports on its kind; nothing is signed.
    """
    return ledger.sign(key, reporting(said, public=public), at)[0]


def reporting(said: Report, *, public: bool = True) -> Make:
    """A report of the Party."""
    body = ReportBody(report=said, public=public)
    return lambda head: Reporting(**head, body=body)


def notifying(notice: Notice, *, public: bool = True) -> Make:
    """That the Party has taken an action on an instrument, or gives notice of its withdrawal from the charter."""
    body = NoticeBody(notice=notice, public=public)
    return lambda head: Notifying(**head, body=body)


def releasing(release: Release, *, public: bool = True) -> Make:
    """A series of figures as the Party publishes it."""
    body = ReleaseBody(release=release, public=public)
    return lambda head: Releasing(**head, body=body)


def commenting(comment: Comment, *, public: bool = True) -> Make:
    """A remark of the Party."""
    body = CommentBody(comment=comment, public=public)
    return lambda head: Commenting(**head, body=body)


def find_proposal(ledger: Ledger, name: str) -> ProposalState:
    """The proposal called `PARTY NUMBER`, `PARTY.NUMBER`, or by its hash or the beginning of it.

    Raises:
        UnknownProposalError: none or several are called so; the open ones are listed.
    """
    proposals = ledger.register.proposals
    wanted = name.replace(".", " ").split()
    found = [
        state
        for state in proposals.values()
        if wanted == [state.party, str(state.number)] or (len(name) >= 6 and state.hash.startswith(name))
    ]
    if len(found) == 1:
        return found[0]
    still_open = sorted(f"{one.party}.{one.number}" for one in proposals.values() if one.status() == "open")
    problem = f"no proposal is called {name!r}" if not found else f"{len(found)} proposals begin with {name!r}"
    raise UnknownProposalError(problem, expected=f"one of: {', '.join(still_open)}" if still_open else "none is open")


def check_evidence(reading: Reading) -> None:
    """Refuse evidence outside the text that was read.

    Raises:
        EvidenceError: naming the draft and the field.
    """
    for number, draft in enumerate(reading.drafts):
        for span in draft.evidence:
            if span.end > len(reading.text):
                raise EvidenceError(
                    f"the place [{span.start}, {span.end}) is beyond the text",
                    where=f"drafts[{number}].{span.field}",
                    expected=f"at most {len(reading.text)}",
                )


def offers_of(
    reading: Reading, ledger: Ledger, *, url: str | None = None, publisher: str | None = None, public: bool = True
) -> tuple[list[Offer], list[Statement]]:
    """What a reading offers to a register: new entries and statements, each with its source.

    Raises:
        NothingToFileError: nothing new is in it.
    """
    held = [entry.current().content for entry in ledger.register.entries.values()]
    codes = {content.code for content in held if isinstance(content, Field)}
    offers: list[Offer] = []
    statements: list[Statement] = []
    for draft in reading.drafts:
        if isinstance(draft, OfficeDraft):
            continue
        content = with_source(draft, reading, url, publisher)
        if isinstance(content, Statement):
            statements.append(content)
        elif not (isinstance(content, Field) and content.code in codes):
            offers.append(Offer(draft_kind(draft), content, public))
    if not offers and not statements:
        raise NothingToFileError("the reading holds nothing that the register does not have already")
    return offers, statements


def portions(offers: Sequence[Offer]) -> list[list[Offer]]:
    """Offers in order, in as many parts as have to be proposals of their own: an act holds no more than `PORTION`."""
    parts: list[list[Offer]] = []
    room = 0
    for offer in offers:
        size = len(msgspec.json.encode(offer.content))
        if not parts or size > room or len(parts[-1]) >= MAX_ITEMS:
            parts.append([])
            room = PORTION
        parts[-1].append(offer)
        room -= size
    return parts


def with_source(
    draft: Draft, reading: Reading, url: str | None = None, publisher: str | None = None
) -> Content | Statement:
    """What a draft holds, with the source that it was read in."""
    read = reading.source
    stories = [
        in_language(one.content.title, read.language or "en") for one in reading.drafts if isinstance(one, StoryDraft)
    ]
    source = Source(
        title=(stories[0] if stories else read.name)[:500],
        url=url,
        publisher=publisher,
        published=read.published,
        language=read.language,
        sha256=read.sha256,
        evidence=draft.evidence,
    )
    content: Any = draft.content
    cited: Content | Statement = msgspec.structs.replace(content, sources=(*content.sources, source))
    return cited


def tie(content: Content, names: Mapping[str, str], own: str) -> Content:
    """The content with each name that is known tied to its entry; a thing is never tied to itself."""
    tied: Content = _tie(content, names, own)
    return tied


def _tie(value: Any, names: Mapping[str, str], own: str) -> Any:
    if isinstance(value, Named):
        entry = names.get((value.name or "").casefold())
        if value.entry is None and entry is not None and entry != own:
            return msgspec.structs.replace(value, entry=entry)
        return value
    if isinstance(value, tuple):
        return tuple(_tie(member, names, own) for member in value)
    if isinstance(value, msgspec.Struct):
        changed = {field: _tie(getattr(value, field), names, own) for field in value.__struct_fields__}
        return msgspec.structs.replace(value, **changed)
    return value


def known_names(ledger: Ledger) -> dict[str, str]:
    """The names by which agreed entries are called, each with its entry."""
    entries = ledger.register.entries
    return _names((entry, Offer(held.kind, held.current().content)) for entry, held in entries.items())


def _names(offers: Iterable[tuple[str, Offer]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry, offer in offers:
        content = offer.content
        if isinstance(content, Body | Field | Instrument | Place):
            names = list(title_of(content).values())
            if isinstance(content, Body | Place):
                names.extend(content.aliases)
            if isinstance(content, Field):
                names.append(content.code)
            for name in names:
                found.setdefault(name.casefold(), entry)
    return found

"""The facts of the demonstration, read from `facts/*.toml`, and the script of the joint register in `joint.toml`.

Facts of the observatory register:

1. `[source.KEY]` is a source: `url`, `publisher`, `published`, `title`, `language` as in `model.reference.Source`.
2. `[[entry]]` has a `key`, a `kind` of `model.charter.EntryKind`, and a `content` of that kind's type.
3. `[[statement]]` has the fields of `model.word.Statement`.
4. `[draft.KEY]` names an entry that comes from reading the seed story. It is found among the drafts by its `kind` and
   by every other condition given: `contains` (part of its title), `code` (of a field), `date` (of a meeting).
5. Inside `content` and statements, `"@KEY"` stands for a reference to the entry of that key. As the `entry` of a table
   it becomes the entry's id, so that `name` and `side` can stand beside it; anywhere else it becomes `{entry = id}`.
6. A member of `sources`, or `position_source`, that is text is the key of a source and is replaced by it; a table
   stands as it is.
7. `[[revision]]` has the `key` of an entry and the parts of its content that a second version has otherwise; its
   sources are added to those of the first.
8. Keys are unique over all files; every `@KEY` and every source key resolves. The order of entries does not matter.

The joint register, in `joint.toml`, is a sequence of steps, each one act of one Party:

9. `[[step]]` has `party`, `act` (`propose`, `accept` or `decline`) and `proposal`, the key that the step's proposal was
   given when it was made. A step that proposes may have a `note`.
10. `[[step.item]]`, only under `propose`, has `key`, `kind`, `bound` and `content`. The second item with one key is a
   new version of that entry; its base is the version agreed by then. References are written as in rule 5.
11. A Party answers only a proposal made in an earlier step, and answers it once.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Annotated, Any, Literal

import msgspec

from kelisim.errors import KelisimError
from kelisim.model.base import Line, PartyCode, Slug, Value
from kelisim.model.charter import EntryKind
from kelisim.model.dates import PartialDate
from kelisim.model.decode import convert, plain
from kelisim.model.item import CONTENT_TYPES, Content, title_of
from kelisim.model.meeting import Meeting
from kelisim.model.place import Field
from kelisim.model.text import Text
from kelisim.model.word import Statement

Raw = dict[str, Any]


class FactsError(KelisimError):
    """The files of the demonstration break one of the rules of this module. `where` names the fact."""

    code = "facts"


class Fact(Value, frozen=True, kw_only=True):
    """One entry as its file gives it: sources in place, references still written as `@KEY`."""

    key: Slug
    kind: EntryKind
    content: Raw


class Revision(Value, frozen=True, kw_only=True):
    """What the second version of an entry has otherwise than the first."""

    key: Slug
    content: Raw


class Match(Value, frozen=True, kw_only=True):
    """How an entry that comes from reading the seed story is found among the drafts."""

    kind: EntryKind
    contains: Line | None = None
    code: Slug | None = None
    date: PartialDate | None = None

    def fits(self, kind: str, content: Content) -> bool:
        """Whether a draft of this kind and content is the one that is meant."""
        if kind != self.kind:
            return False
        if self.contains and not any(self.contains in words for words in title_of(content).values()):
            return False
        if self.code and not (isinstance(content, Field) and content.code == self.code):
            return False
        if self.date is None:
            return True
        return isinstance(content, Meeting) and self.date in _days(content)


class Facts(Value, frozen=True, kw_only=True):
    """All facts of the observatory register. `drafts` tells which entries the seed story provides."""

    entries: tuple[Fact, ...]
    revisions: tuple[Revision, ...]
    statements: tuple[Raw, ...]
    drafts: dict[Slug, Match]


class JointItem(Value, frozen=True, kw_only=True):
    """One version of one entry that a step of the joint register proposes."""

    key: Slug
    kind: EntryKind
    bound: tuple[PartyCode, ...]
    content: Raw


class Step(Value, frozen=True, kw_only=True):
    """One act in the joint register. `proposal` is the key of the proposal that it makes or answers."""

    party: PartyCode
    act: Literal["propose", "accept", "decline"]
    proposal: Slug
    item: Annotated[tuple[JointItem, ...], msgspec.Meta(max_length=100)] = ()
    note: Text | None = None


class _File(Value, frozen=True, kw_only=True):
    """One file of facts, as written."""

    source: dict[Slug, Raw] = msgspec.field(default_factory=dict)
    draft: dict[Slug, Match] = msgspec.field(default_factory=dict)
    entry: tuple[Fact, ...] = ()
    revision: tuple[Revision, ...] = ()
    statement: tuple[Raw, ...] = ()


class _Script(Value, frozen=True, kw_only=True):
    """The file of the joint register, as written."""

    step: tuple[Step, ...]


def load() -> Facts:
    """Every fact of the package's files, checked for keys, references and sources.

    Raises:
        FactsError: a key is used twice, or a reference or a source leads nowhere.
        MalformedError: a file has a field that it may not have, or lacks one.
    """
    folder = resources.files(__package__) / "facts"
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(".toml"))
    files: list[_File] = [convert(tomllib.loads((folder / name).read_text("utf-8")), _File) for name in names]
    _unique(key for file in files for key in file.source)
    _unique(key for file in files for key in [*file.draft, *(fact.key for fact in file.entry)])
    sources = {key: source for file in files for key, source in file.source.items()}
    facts = Facts(
        entries=tuple(
            Fact(key=fact.key, kind=fact.kind, content=_sourced(fact.content, sources, fact.key))
            for file in files
            for fact in file.entry
        ),
        revisions=tuple(
            Revision(key=one.key, content=_sourced(one.content, sources, one.key))
            for file in files
            for one in file.revision
        ),
        statements=tuple(
            _sourced(raw, sources, f"statement of {raw.get('said')}") for file in files for raw in file.statement
        ),
        drafts={key: match for file in files for key, match in file.draft.items()},
    )
    known = {fact.key for fact in facts.entries} | set(facts.drafts)
    for fact in facts.entries:
        _check_references(fact.content, known, fact.key)
    for revision in facts.revisions:
        if revision.key not in known:
            raise FactsError("there is no such entry to revise", where=revision.key)
        _check_references(revision.content, known, revision.key)
    for raw in facts.statements:
        _check_references(raw, known, f"statement of {raw.get('said')}")
    return facts


def entry_content(fact: Fact | JointItem, ids: Mapping[str, str]) -> Content:
    """The content of an entry, its references resolved to the ids of the entries they name.

    Raises:
        FactsError: a reference names a key that has no id.
        MalformedError: the content is not of the type that the kind asks for.
    """
    wanted: type[Content] = CONTENT_TYPES[fact.kind]
    content: Content = convert(resolved(fact.content, ids, fact.key), wanted)
    return content


def revised_content(revision: Revision, before: Content, ids: Mapping[str, str]) -> Content:
    """The content of a second version: the first with the revision's parts in the place of its own.

    Raises:
        FactsError: a reference names a key that has no id.
        MalformedError: the content is not of the type of the first.
    """
    first = plain(before)
    changed = resolved(revision.content, ids, revision.key)
    sources = [*first.get("sources", ()), *changed.get("sources", ())]
    wanted: type[Content] = type(before)
    content: Content = convert({**first, **changed, "sources": sources}, wanted)
    return content


def statement(raw: Mapping[str, Any], ids: Mapping[str, str]) -> Statement:
    """A statement, its references resolved to the ids of the entries they name.

    Raises:
        FactsError: a reference names a key that has no id.
        MalformedError: it is not a statement.
    """
    return convert(resolved(dict(raw), ids, f"statement of {raw.get('said')}"), Statement)


def joint() -> tuple[Step, ...]:
    """The script of the joint demonstration register, checked for the order of its steps.

    Raises:
        FactsError: an answer has no proposal before it, or a Party answers twice.
        MalformedError: a step has a field that it may not have, or lacks one.
    """
    text = (resources.files(__package__) / "joint.toml").read_text("utf-8")
    script: _Script = convert(tomllib.loads(text), _Script)
    steps = script.step
    proposed: set[str] = set()
    answered: set[tuple[str, str]] = set()
    for step in steps:
        if step.act == "propose":
            if step.proposal in proposed:
                raise FactsError("a proposal is made twice", where=step.proposal)
            if not step.item:
                raise FactsError("a proposal has no items", where=step.proposal)
            proposed.add(step.proposal)
            continue
        if step.item:
            raise FactsError("an answer has items", where=step.proposal)
        if step.proposal not in proposed:
            raise FactsError("an answer comes before its proposal", where=step.proposal)
        if (step.party, step.proposal) in answered:
            raise FactsError(f"{step.party} answers twice", where=step.proposal)
        answered.add((step.party, step.proposal))
    return steps


def references(value: object) -> Iterator[str]:
    """The keys that a raw content or statement refers to."""
    if isinstance(value, str):
        if value[:1] in {"@", "#"}:
            yield value[1:]
    elif isinstance(value, dict):
        for member in value.values():
            yield from references(member)
    elif isinstance(value, list):
        for member in value:
            yield from references(member)


def _days(meeting: Meeting) -> set[str]:
    """The days by which a meeting may be recognised."""
    days = [meeting.reported]
    if meeting.dates is not None:
        days += [meeting.dates.start, meeting.dates.end]
    return {day for day in days if day is not None}


def _unique(keys: Iterable[str]) -> None:
    """Refuse a key that occurs twice."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise FactsError("a key is used twice", where=key)
        seen.add(key)


def _sourced(raw: Raw, sources: Mapping[str, Raw], where: str) -> Raw:
    """The same content with the keys among its sources replaced by the sources themselves."""

    def whole(source: str | Raw) -> Raw:
        if not isinstance(source, str):
            return source
        if source not in sources:
            raise FactsError(f"there is no source {source!r}", where=where)
        return sources[source]

    position = {"position_source": whole(raw["position_source"])} if "position_source" in raw else {}
    return {**raw, **position, "sources": [whole(source) for source in raw.get("sources", [])]}


def _check_references(raw: Raw, known: set[str], where: str) -> None:
    """Refuse a reference to a key that is neither an entry nor a draft."""
    for key in references(raw):
        if key not in known:
            raise FactsError(f"there is no entry @{key}", where=where)


def resolved(value: Any, ids: Mapping[str, str], where: str, field: str = "") -> Any:
    """The same value with every `@KEY` and `#KEY` replaced (rule 5).

    Raises:
        FactsError: a reference names a key that has no id.
    """
    if isinstance(value, str) and value[:1] in {"@", "#"}:
        if value[1:] not in ids:
            raise FactsError(f"there is no id for {value}", where=where)
        return ids[value[1:]] if field == "entry" or value[0] == "#" else {"entry": ids[value[1:]]}
    if isinstance(value, dict):
        return {name: resolved(member, ids, where, name) for name, member in value.items()}
    if isinstance(value, list):
        return [resolved(member, ids, where) for member in value]
    return value

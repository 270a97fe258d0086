"""Keeping the index with the register: what is public is in it, and nothing else.

1. `catch_up` asks one question of the database and does nothing more where nothing changed. It writes what new acts
   changed, in one transaction: the entries of which they made a version, and all that is said of these.
2. Everything is compared by its stamp, and only what differs is written, in portions, where the projection was made
   anew, a Party told two stories, a release came due, or very many acts came.
3. Where there is no row of progress everything is forgotten and written again: at first, after `rebuild`, and where
   `anew` asked for it. The words of files are kept by their hashes and not read again.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from django.db import transaction

from kelisim.node.models import Answer, Entry, Party, Proposal, Report, Statement, StoredAct, Version, Word
from kelisim.web.search import newsroom_stories, registered
from kelisim.web.search.backend import backend
from kelisim.web.search.files import forget_orphans, write_files
from kelisim.web.search.models import Document, Passage, Progress, Reference, Shelf, Term
from kelisim.web.search.sql import delete_all, run
from kelisim.web.search.things import Thing
from kelisim.web.search.writing import BATCH, take_out, write

MANY: Final = 2_000
"""New acts of which what they changed is not looked for one by one."""
_STATE: Final = f"""
    SELECT COALESCE((SELECT MAX(id) FROM node_storedact), 0), COALESCE((SELECT MIN(id) FROM node_entry), 0),
    (
        SELECT COUNT(*) FROM node_entry
        WHERE register_id IN (SELECT id FROM node_register) AND kind = 'story' AND public
    ),
    ({newsroom_stories.MARK}),
    (SELECT acts FROM search_progress), (SELECT first FROM search_progress),
    (SELECT released FROM search_progress), (SELECT stories FROM search_progress)
"""  # noqa: S608 the names are those of our own tables


class State(NamedTuple):
    """What says whether anything changed: the newest act, the first row of the entries, how many stories of the
    register are public, and the mark of those of the newsroom.
    """

    acts: int
    first: int
    released: int
    stories: str


def states() -> tuple[State, State | None]:
    """How things stand, and how they stood when the index was last written; None where it never was."""
    (values,) = run(_STATE, newsroom_stories.moment())
    return State(*values[:4]), None if values[4] is None else State(*values[4:])


def catch_up() -> int:
    """Bring the index to what the register says; how many documents were written or taken out."""
    now, then = states()
    if now == then:
        return 0
    if then is None or _changed_all(now, then):
        if then is None:
            _forget()
        # What comes meanwhile is behind `now`, and followed afterwards.
        count = _compare() + _stories()
        _keep(now)
        return count
    with transaction.atomic():
        now, again = states()
        if again != then or _changed_all(now, then):
            return 0
        count = _follow(then.acts) if now.acts != then.acts else 0
        count += _stories() if now.stories != then.stories else 0
        _keep(now)
    return count


def rebuild() -> int:
    """Make the index anew; how many documents it has."""
    delete_all(Progress)
    catch_up()
    return Document.objects.count()


@transaction.atomic
def _forget() -> None:
    backend().clear()
    delete_all(Passage, Reference, Term, Document, Shelf)


def _keep(now: State) -> None:
    if not Progress.objects.update(**now._asdict()):
        Progress.objects.create(**now._asdict())


def _changed_all(now: State, then: State) -> bool:
    """Rule 2."""
    apart = now.first != then.first or now.released != then.released or now.acts - then.acts > MANY
    return apart or (now.acts != then.acts and Party.objects.filter(forked=True).exists())


def _compare() -> int:
    """Write what differs of everything that the register holds, and take out what it holds no longer."""
    there = dict(Document.objects.exclude(kind__in=("file", newsroom_stories.KIND)).values_list("thing", "stamp"))
    seen: set[str] = set()

    def differing() -> Iterator[Thing]:
        for thing in registered.things():
            if thing.id not in seen and there.get(thing.id) != thing.stamp:
                yield thing
            seen.add(thing.id)

    count = write(differing())
    gone = [thing for thing in there if thing not in seen]
    for start in range(0, len(gone), BATCH):
        take_out(Document.objects.filter(thing__in=gone[start : start + BATCH]).values_list("pk", flat=True))
    forget_orphans()
    write_files()
    return count + len(gone)


def _follow(after: int) -> int:
    """Write what the acts behind a primary key changed."""
    acts = list(StoredAct.objects.filter(pk__gt=after).order_by().values_list("hash", flat=True))
    changed: set[int] = set()
    for start in range(0, len(acts), BATCH):
        changed |= set(_changed(acts[start : start + BATCH]))
    if not changed:
        return 0
    expected = {thing.id: thing for thing in registered.things(changed)}
    there = _documents_of(changed) | dict(Document.objects.filter(thing__in=expected).values_list("thing", "stamp"))
    gone = [thing for thing in there if thing not in expected]
    new = [thing for thing in expected.values() if there.get(thing.id) != thing.stamp]
    left = Document.objects.filter(thing__in=[*gone, *(thing.id for thing in new)])
    files = {*take_out(left.values_list("pk", flat=True)), *(sha256 for thing in new for sha256, _ in thing.files)}
    write(new)
    if files:
        forget_orphans()
        write_files(files)
    return len(gone) + len(new)


def _changed(acts: list[str]) -> Iterator[int]:
    """The entries that acts made a version of, or said something of."""
    answered = Answer.objects.filter(act__in=acts).values_list("proposal", flat=True)
    proposals = {*answered, *Proposal.objects.filter(pk__in=acts).values_list("pk", flat=True)}
    yield from Version.objects.filter(proposal__in=proposals).values_list("entry", flat=True)
    yield from Statement.about.through.objects.filter(statement__in=acts).values_list("entry", flat=True)
    for model in (Report, Word):
        yield from model.objects.filter(act__in=acts, entry__isnull=False).values_list("entry", flat=True)


def _documents_of(entries: Iterable[int]) -> dict[str, str]:
    """The documents that stand on the pages of entries, with their stamps."""
    named: dict[str, list[str]] = {}
    for register, entry in Entry.objects.filter(pk__in=list(entries)).values_list("register", "entry"):
        named.setdefault(register, []).append(entry)
    found: dict[str, str] = {}
    for register, ids in named.items():
        rows = Document.objects.filter(register=register, entry__in=ids).exclude(kind="file")
        found |= dict(rows.values_list("thing", "stamp"))
    return found


def _stories() -> int:
    """Bring the newsroom's stories to what is out."""
    there = dict(Document.objects.filter(kind=newsroom_stories.KIND).values_list("thing", "stamp"))
    out = {thing.id: thing for thing in newsroom_stories.things()}
    gone = there.keys() - out.keys()
    take_out(Document.objects.filter(thing__in=gone).values_list("pk", flat=True))
    return len(gone) + write(thing for thing in out.values() if there.get(thing.id) != thing.stamp)

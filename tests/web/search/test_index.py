"""The index has what is public and nothing else, and follows the register."""

from pathlib import Path

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.model.comment import Comment
from kelisim.model.measure import Measure
from kelisim.model.reference import Named
from kelisim.model.word import Report as ReportValue
from kelisim.model.word import Speaker
from kelisim.model.word import Statement as StatementValue
from kelisim.node import filing, models
from kelisim.node.attachments import keep
from kelisim.node.home import make_home
from kelisim.node.ledger import Ledger, start
from kelisim.node.rebuilding import rebuild_all
from kelisim.web.search import anew, files, indexing
from kelisim.web.search.finding import hits
from kelisim.web.search.models import Document, Passage, Shelf, Term
from tests.node.conftest import empty_node
from tests.node.histories import BOTH, small_ledger
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import CANARY
from tests.web.search.conftest import Find
from tests.world import KEYS, Writer, exchange, founded, measure, opened

pytestmark = pytest.mark.django_db


def told() -> list[tuple[object, ...]]:
    """What the index says of every document, without numbers that only count."""
    found: list[tuple[object, ...]] = []
    for row in Document.objects.select_related("shelf").order_by("thing"):
        passages = tuple(row.passages.order_by("ordinal").values_list("ordinal", "language", "text", "keys", "others"))
        shelf = (row.shelf.register, row.shelf.kind, row.shelf.year, row.shelf.sides, row.shelf.fields)
        found.append((row.thing, row.date, row.entry, row.anchor, row.stamp, str(row.title), *shelf, passages))
    return found


def engine() -> list[tuple[object, ...]]:
    """What the engine has: every key with its documents and places, by the names of things."""
    named = dict(Document.objects.values_list("pk", "thing"))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.every_place USING fts5vocab(main, search_index, instance)"
        )
        cursor.execute("SELECT term, doc, col, offset FROM temp.every_place")
        return sorted((term, named[doc], col, offset) for term, doc, col, offset in cursor.fetchall())


def test_the_index_has_no_private_word(secrets: World) -> None:
    """The canary of every private row is in no table of the index, and no question finds it or has it suggested."""
    indexing.rebuild()
    assert Document.objects.count() > 10
    assert not Passage.objects.filter(text__icontains=CANARY).exists()
    assert not Term.objects.filter(word__icontains=CANARY[:6]).exists()
    assert not [row for row in Document.objects.all() if CANARY in repr(row.__dict__)]
    assert not [place for place in engine() if str(place[0]).startswith(CANARY[:6])]
    answer = hits([], CANARY, "en")
    assert (answer.total, answer.meant) == (0, "")
    assert hits([], CANARY.replace("na", "an", 1), "en").meant == ""


def test_every_kind_of_public_thing_is_in_it(world: World) -> None:
    """Entries of every kind, and every kind of word about them."""
    indexing.rebuild()
    kinds = set(Document.objects.values_list("kind", flat=True))
    assert kinds == {*world.entries, "statement", "report", "notice", "release", "comment"}


def test_what_turns_private_or_is_overtaken_goes(world: World) -> None:
    """A later version takes the place of the earlier one; an entry that is public no longer goes with all that is said
    of it, and its words with it.
    """
    indexing.rebuild()
    row = world.entries["measure"]
    rows.version(row, 2, {**row.content, "title": {"en": "Isobutylene"}})
    models.Entry.objects.filter(pk=row.pk).update(title={"en": "Isobutylene"}, proposal="1" * 64)
    indexing.rebuild()
    before = hits([], "isobutylene", "en")
    assert before.total > 0
    assert not Term.objects.filter(key__startswith="butadien").exists()
    said = hits([], "press", "en").total
    models.Entry.objects.filter(pk=row.pk).update(public=False)
    indexing.rebuild()
    assert hits([], "isobutylene", "en").total == 0
    assert hits([], "isobutilene", "en").meant == ""
    assert hits([], "press", "en").total < said


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["new", "revise", "state", "report", "comment", "anew"]),
        st.integers(0, 9),
        st.booleans(),
        st.booleans(),
    ),
    min_size=5,
    max_size=25,
)


def take_step(ledger: Ledger, entries: list[str], action: str, number: int, *, public: bool) -> None:
    """One thing that happens in a register of two Parties."""
    one, other = (KEYS[code] for code in (BOTH if number % 2 else BOTH[::-1]))
    words = {"en": f"Works {number}", "ru": f"Работы {number}"}
    if action in {"new", "revise"} or not entries:
        revised = entries[number % len(entries)] if action == "revise" and entries else None
        offer = filing.Offer("measure", Measure(title=words), public=public, revises=revised)
        placed = filing.propose(ledger, one, [offer])
        filing.answer(ledger, one, placed.hash, accept=True)
        # One in five is declined.
        filing.answer(ledger, other, placed.hash, accept=bool(number % 5))
        if number % 5:
            entries.append(revised or f"{one.party}.{placed.act.number}.1")
        return
    about = entries[number % len(entries)]
    if action == "state":
        named = tuple(Named(entry=entry) for entry in dict.fromkeys((about, entries[-1])))
        said = StatementValue(speaker=Speaker(office="Press service"), said="2022", about=named, summary=words)
        filing.state(ledger, one, said, public=public)
    elif action == "report":
        report = ReportValue(about=about, status="done", as_of="2022-01-01", text=words)
        filing.report(ledger, one, report, public=public)
    elif action == "comment":
        ledger.sign(one, filing.commenting(Comment(entry=about, text=words), public=public))
    else:
        rebuild_all()


@settings(max_examples=8, deadline=None)
@given(steps=STEPS)
def test_following_acts_makes_what_a_rebuild_makes(steps: list[tuple[str, int, bool, bool]]) -> None:
    """Whatever is agreed and said, public or not, the index that followed it in portions is the one made anew."""
    with empty_node():
        ledger, entries = small_ledger(), list[str]()
        for action, number, public, pause in steps:
            take_step(ledger, entries, action, number, public=public)
            if pause:
                indexing.catch_up()
        indexing.catch_up()
        assert indexing.catch_up() == 0
        followed, kept = told(), engine()
        public_entries = models.Entry.objects.filter(public=True).count()
        assert len([row for row in followed if str(row[0]).startswith("entry:")]) == public_entries
        rebuild_all()
        indexing.rebuild()
        assert told() == followed
        assert engine() == kept


def test_two_stories_of_a_party_are_followed() -> None:
    """What rests on one of two acts with one number changes without an act of its own; the index has it as it is."""
    world = founded(BOTH)
    kaz, rus = world["KAZ"], world["RUS"]
    proposal = kaz.propose(msgspec.structs.replace(measure("KAZ.2.1", "Works", BOTH), public=True))
    kaz.accept(proposal)
    exchange(world)
    rus.accept(proposal)
    exchange(world)
    other = Writer(kaz.charter, "KAZ")
    for placed in kaz.acts:
        other.see(opened(placed))
    said = kaz.stating(kaz.head(), "2022-01-01", "KAZ.2.1")
    kaz.write(msgspec.structs.replace(said, body=msgspec.structs.replace(said.body, public=True)))
    other.comment("KAZ.2.1")
    with empty_node():
        ledger = start(kaz.charter)
        ledger.take(opened(placed) for placed in kaz.acts)
        indexing.catch_up()
        before = told()
        assert len(before) == 2
        ledger.take(opened(placed) for placed in other.acts)
        indexing.catch_up()
        followed = told()
        assert followed != before
        indexing.rebuild()
        assert told() == followed


def test_asking_whether_anything_changed_is_one_statement(world: World) -> None:
    """Where nothing did, nothing else is asked and nothing is written."""
    indexing.rebuild()
    with CaptureQueriesContext(connection) as caught:
        assert indexing.catch_up() == 0
    assert len(caught) == 1


def test_an_index_is_made_anew_where_that_was_asked_for(world: World) -> None:
    """What is wrong in it is right afterwards, and nothing is there twice."""
    indexing.rebuild()
    expected, shelves = told(), Shelf.objects.count()
    Passage.objects.filter(ordinal__gte=0).update(text="Wrong.")
    assert anew.ask_anew()
    assert indexing.catch_up() == len(expected)
    assert told() == expected
    assert Shelf.objects.count() == shelves


def test_a_release_that_came_due_is_found(world: World) -> None:
    """A story becomes public without an act, when its moment comes."""
    row = rows.entry(world.register, "story", {"title": {"en": "Regatta"}}, public=False)
    indexing.rebuild()
    assert hits([], "regatta", "en").total == 0
    models.Entry.objects.filter(pk=row.pk).update(public=True)
    indexing.catch_up()
    assert hits([], "regatta", "en").total == 1


def attached(home: Path, data: bytes, name: str) -> dict[str, object]:
    """A file of the node, as content refers to it."""
    return {"sha256": keep(home, [data]), "name": name, "media_type": "text/plain", "size": len(data)}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a node."""
    make_home(tmp_path / "node")
    return tmp_path / "node"


def test_words_of_public_files_are_found(world: World, home: Path, find: Find) -> None:
    """A file that a public document refers to is found by its words and shown on that document's page; one that only a
    private one refers to is never read; one that cannot be read does no harm.
    """
    text = "Статья 1. Стороны строят гидроузел. " * 400 + "Последнее слово: ольха."
    paper = {"kind": "protocol", "title": {"en": "Protocol of works"}, "parties": ["KAZ"], "status": "signed"}
    good, broken = attached(home, text.encode(), "protocol.txt"), attached(home, b"%PDF-1.7 broken", "scan.pdf")
    hidden = attached(home, f"Только {CANARY}.".encode(), "secret.txt")
    row = rows.entry(world.register, "instrument", {**paper, "texts": [good, broken]}, date="2023-01-01")
    rows.entry(world.register, "instrument", {**paper, "texts": [hidden]}, public=False)
    indexing.rebuild()
    assert {sha256 for sha256, _ in files.waiting()} == {good["sha256"], broken["sha256"]}
    assert files.read_waiting(home) == 2
    assert files.waiting() == []
    answer = find("ольхой")
    assert [(hit.document.kind, hit.document.entry) for hit in answer.hits] == [("file", row.entry)]
    assert answer.hits[0].about == row
    assert answer.hits[0].snippet is not None
    assert "ольха" in {piece.text for piece in answer.hits[0].snippet.pieces if piece.marked}
    assert find("protocol.txt").total == 1
    assert find(CANARY).total == 0
    models.Entry.objects.filter(pk=row.pk).update(public=False)
    assert find("ольха").total == 0


def test_a_file_that_is_not_here_yet_waits(world: World, home: Path) -> None:
    """It came with no bundle; once it is here it is read."""
    data = "Далёкий ветер".encode()
    there = attached(home, data, "late.txt")
    path = home / "attachments" / str(there["sha256"])[:2] / str(there["sha256"])
    path.unlink()
    rows.entry(world.register, "instrument", {"title": {"en": "Late"}, "kind": "protocol", "texts": [there]})
    indexing.rebuild()
    assert files.read_waiting(home) == 0
    path.write_bytes(data)
    assert files.read_waiting(home) == 1
    assert hits([], "ветра", "ru").total == 1

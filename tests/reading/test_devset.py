"""The development set is well formed, and what the reader gives for it stands where it says.

How much of it the reader finds is measured by `bench/devset.py`.
"""

import html
import re
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from bench.devset import FOLDER, documents, gold_of, mark, score
from bench.likeness import allows, paired, same_instrument, same_name, shared
from kelisim.model.dates import check_date
from kelisim.model.instrument import InstrumentKind, InstrumentStatus
from kelisim.model.states import ALPHA_3
from tests.reading.devset.make_documents import made

DOCUMENTS = documents(FOLDER)
ORGANISATIONS = {"EAEU", "CIS"}


def name(document: Path) -> str:
    """What a document is called in the list of tests."""
    return str(document.relative_to(FOLDER))


def words_in(document: Path) -> str:
    """The words of a document, without what marks them up, each run of spaces as one."""
    source = document.with_name(document.name + ".src") if document.suffix == ".docx" else document
    text = source.read_text("utf-8")
    if document.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return " ".join(text.split()).casefold()


def several(value: Any) -> list[Any]:
    """The answers that are equally right."""
    return value if isinstance(value, list) else [value]


def test_there_are_enough_documents_in_each_language() -> None:
    """At least sixty, twenty in each language, a dozen of them without a signing, in three formats."""
    golds = [gold_of(document) for document in DOCUMENTS]
    languages = Counter(gold["language"] for gold in golds)
    assert len(DOCUMENTS) >= 60
    assert set(languages) == {"en", "ru", "kk"}
    assert min(languages.values()) >= 20
    assert sum(not gold["instruments"] for gold in golds) >= 12
    assert {document.suffix for document in DOCUMENTS} == {".txt", ".html", ".docx"}
    assert sum("clauses" in gold for gold in golds) >= 9


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_what_the_official_wrote_down_is_in_the_document(document: Path) -> None:
    """Words of the JSON are words of the text; kinds, steps, dates and codes are those of the model."""
    gold = gold_of(document)
    words = words_in(document)
    assert gold["language"] == document.parent.name
    for one in gold["instruments"]:
        for said in (one["title"], *one.get("bodies", ())):
            assert said.casefold() in words
        assert set(several(one["kind"])) <= set(get_args(InstrumentKind))
        assert set(several(one["status"])) <= {None, *get_args(InstrumentStatus)}
        nested = one["parties"] and isinstance(one["parties"][0], list)
        assert {code for codes in (one["parties"] if nested else [one["parties"]]) for code in codes} <= (
            ALPHA_3 | ORGANISATIONS
        )
        for date in several(one["date"]):
            if date:
                check_date(date)
    for one in gold.get("offices", ()):
        assert one["name"].casefold() in words
        assert all(office.casefold() in words for office in several(one["office"]))
    for one in gold.get("statements", ()):
        assert one["speaker"].casefold() in words


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_what_is_given_stands_where_it_says(document: Path) -> None:
    """The span rule."""
    marks = mark(document, gold_of(document))
    assert [miss for miss in marks.misses if miss.startswith(("span of", "no span"))] == []


def test_every_made_document_is_made_of_its_source() -> None:
    """The `.docx` files are those that `make_documents.py` makes."""
    sources = sorted(FOLDER.rglob("*.docx.src"))
    assert sources
    for source in sources:
        assert source.with_suffix("").read_bytes() == made(source.read_text("utf-8")), source.name


def gold_one(**values: Any) -> dict[str, Any]:
    """A gold instrument."""
    return {
        "kind": "agreement",
        "title": "agreement on fish",
        "parties": ["KAZ", "RUS"],
        "date": "2020-01-02",
        "status": "signed",
    } | values


def found_one(**values: Any) -> dict[str, Any]:
    """A found instrument that is right in all."""
    return {
        "kind": "agreement",
        "title": {"en": "agreement on fish"},
        "parties": ("RUS", "KAZ"),
        "signed": "2020-01-02",
        "status": "signed",
    } | values


@pytest.mark.parametrize(
    "wrong", [{"kind": "protocol"}, {"parties": ("KAZ",)}, {"signed": None}, {"status": "planned"}], ids=str
)
def test_an_instrument_is_right_only_where_all_four_are(wrong: dict[str, Any]) -> None:
    """Kind, Parties, date and status."""
    assert same_instrument(found_one(), gold_one())
    assert not same_instrument(found_one(**wrong), gold_one())


def test_each_instrument_pairs_once_with_the_closest() -> None:
    """A second draft of one instrument is left over, and the better of two pairs first."""
    poor, good = found_one(status="planned"), found_one()
    assert paired([gold_one()], [poor, good]) == {1: 0}
    assert paired([gold_one(), gold_one(title="memorandum on bees", kind="memorandum-of-understanding")], [good]) == {
        0: 0
    }
    assert paired([gold_one(title="roadmap of rivers", kind="roadmap")], [good]) == {}


def test_words_are_alike_whatever_their_ending() -> None:
    """Stems and names."""
    assert shared("соглашение о рыбе", "соглашения о рыбе") == 1
    assert shared("agreement on fish", "protocol on bees") == 0
    assert same_name("Ботиром Халматовым", "Халматов")
    assert not same_name("Daulet Omarov", "Daulet Sadykov")
    assert allows([None, "2017"], None)
    assert not allows("2017", None)


def test_the_marks_of_all_are_those_of_the_languages(tmp_path: Path) -> None:
    """A set of two documents, of which one is read right and one has an instrument that is nowhere."""
    for language, status in (("en", "signed"), ("ru", "planned")):
        (tmp_path / f"{language}.txt").write_text("Peru and Chile signed an agreement on fish in Lima on 2 May 2017.\n")
        gold = f'{{"language": "{language}", "instruments": [{{"kind": "agreement", "title": "agreement on fish", '
        gold += f'"parties": ["PER", "CHL"], "date": "2017-05-02", "status": "{status}"}}]}}'
        (tmp_path / f"{language}.json").write_text(gold)
    marks = score(tmp_path)
    assert (marks["en"].tallies["instruments"].right, marks["en"].tallies["false signed"].right) == (1, 0)
    assert (marks["ru"].tallies["instruments"].right, marks["ru"].tallies["false signed"].right) == (0, 1)
    assert marks["all"].tallies["instruments"].wanted == 2
    assert marks["all"].tallies["instruments"].f1 == 0.5

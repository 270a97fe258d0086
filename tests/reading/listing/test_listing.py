"""Instruments that a table lists."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.draft import InstrumentDraft, Reading
from kelisim.reading.document import read_document

RUSSIAN = (
    "Соглашение о сотрудничестве в области туризма",
    "Меморандум о взаимопонимании между Министерством энергетики Казахстана и Министерством энергетики Грузии",
    "Дорожная карта по развитию торговли на 2031–2033 годы",
)
ENGLISH = (
    "Agreement on cooperation in tourism",
    "Memorandum of Understanding between the Ministry of Energy of Kazakhstan and the Ministry of Energy of Georgia",
    "Joint roadmap for trade in 2031-2033",
)
KAZAKH = (
    "Туризм саласындағы ынтымақтастық туралы келісім",
    "Энергетика саласындағы өзара түсіністік туралы меморандум",
    "2031–2033 жылдарға арналған жол картасы",
)
KINDS = ["agreement", "memorandum-of-understanding", "roadmap"]


def page(title: str, rows: tuple[str, ...], after: str, head: str = "") -> Reading:
    """A page with a table of documents, a line before it and a line after it."""
    cells = "".join(f"<tr><td>{number}</td><td>{row}</td></tr>" for number, row in enumerate(rows, start=1))
    return read_document(
        f"<html><body><h1>{title}</h1><table>{head}{cells}</table><p>{after}</p></body></html>".encode(), "list.html"
    )


def listed(reading: Reading) -> list[Any]:
    """The instruments."""
    return [draft.content for draft in reading.drafts if isinstance(draft, InstrumentDraft)]


@pytest.mark.parametrize(
    ("title", "rows", "after", "signed"),
    [
        (
            "Список документов переговоров Казахстана и Грузии",
            RUSSIAN,
            "Документы были подписаны 3 мая 2031 года в присутствии глав правительств двух стран.",
            "2031-05-03",
        ),
        (
            "Documents of the talks between Kazakhstan and Georgia",
            ENGLISH,
            "The documents were signed on 3 May 2031 in the presence of the heads of both governments.",
            "2031-05-03",
        ),
        (
            "Қазақстан мен Грузия келіссөздерінің құжаттары",
            KAZAKH,
            "Құжаттарға 2031 жылғы 3 мамырда екі елдің үкімет басшыларының қатысуымен қол қойылды.",
            "2031-05-03",
        ),
    ],
    ids=["ru", "en", "kk"],
)
def test_each_row_is_an_instrument(title: str, rows: tuple[str, ...], after: str, signed: str) -> None:
    """With its kind and title; what became of them, the Parties and the day are told around the table."""
    found = listed(page(title, rows, after))
    assert [one.kind for one in found] == KINDS
    assert [next(iter(one.title.values())) for one in found] == list(rows)
    assert {(one.status, one.signed, frozenset(one.parties)) for one in found} == {
        ("signed", signed, frozenset({"KAZ", "GEO"}))
    }


@pytest.mark.parametrize(
    ("after", "status"),
    [
        (
            "The documents are expected to be signed by the end of the year, the ministry said in a statement.",
            "planned",
        ),
        ("The documents were discussed at length by the experts of both sides, the ministry said.", None),
        ("The documents were not signed, because the experts of both sides had not finished, the ministry said.", None),
        ("Two of the documents were signed, and the others are to be signed by the end of the year.", None),
    ],
)
def test_the_step_is_the_one_that_is_told(after: str, status: str | None) -> None:
    """Where nothing, a denial, or two steps are told, none is taken."""
    found = listed(page("Documents of the talks between Kazakhstan and Georgia", ENGLISH, after))
    assert [one.status for one in found] == [status] * 3


def test_a_header_that_nobody_marked_is_no_row() -> None:
    """And a struck or foreign row is none."""
    head = "<tr><td>No.</td><td>Name of the document</td></tr><tr><td>0</td><td><s>Protocol on old things</s></td></tr>"
    after = "The documents were signed on 3 May 2031 by both sides in the capital, the ministry said."
    found = listed(page("Documents of the talks between Kazakhstan and Georgia", ENGLISH, after, head))
    assert [one.kind for one in found] == KINDS


@pytest.mark.parametrize(
    "rows",
    [
        ("Trade turnover, million dollars", "Agreement on tourism", "Number of flights", "Number of students"),
        ("Agreement", "Protocol", "Treaty"),
        ("Wheat", "Barley", "Oats"),
    ],
    ids=["one of many", "bare words", "goods"],
)
def test_other_tables_list_no_documents(rows: tuple[str, ...]) -> None:
    """A column that only happens to hold such a word is no list."""
    after = "The figures were published by the statistics office of the country on 3 May 2031 in the capital."
    assert listed(page("What Kazakhstan and Georgia trade with one another", rows, after)) == []


@given(st.lists(st.sampled_from([*ENGLISH, "Wheat", "Number of flights", ""]), max_size=8))
def test_every_value_stands_where_it_says(rows: list[str]) -> None:
    """The span rule, and no more drafts than rows."""
    after = "The documents were signed on 3 May 2031 by both sides in the capital, the ministry said."
    reading = page("Documents of the talks between Kazakhstan and Georgia", tuple(rows), after)
    found = [draft for draft in reading.drafts if isinstance(draft, InstrumentDraft)]
    assert len(found) <= len(rows)
    for draft in found:
        for span in draft.evidence:
            words = reading.text[span.start : span.end]
            assert words
            if span.field == "title.en":
                assert words == draft.content.title["en"]

"""Which drafts of several documents are offered as one."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.dates import Term, on
from kelisim.model.instrument import Instrument, Signature
from kelisim.model.meeting import Meeting, Participant
from kelisim.model.reference import Named
from kelisim.model.story import Story
from kelisim.model.word import DateClaim, Speaker, Statement
from kelisim.reading.duplicates import Told, duplicates

PROGRAMME = Instrument(
    kind="programme",
    title={"en": "comprehensive programme of economic cooperation for 2031-2035"},
    parties=("KAZ", "RUS"),
    status="signed",
    period=Term(start="2031", end="2035"),
)
IN_RUSSIAN = Instrument(
    kind="programme",
    title={"ru": "комплексную программу экономического сотрудничества на 2031–2035 годы"},
    parties=("RUS", "KAZ"),
    status="signed",
    signed="2031-04-28",
    period=Term(start="2031", end="2035"),
)
TALKS = Meeting(
    title={"en": "Talks of heads of government"},
    dates=on("2031-04-28"),
    participants=(Participant(name="Arman Sadykov", side="KAZ"), Participant(name="Viktor Lisovsky", side="RUS")),
)
SPOKEN = Statement(
    speaker=Speaker(name="Arman Zhumangarin"),
    said="2031-04-28",
    summary={"en": "the plant will be launched in 2034"},
    claims=(DateClaim(what="launch", when=on("2034")),),
)


def alike(one: Any, other: Any) -> bool:
    """Whether two contents of two documents are offered as one."""
    return duplicates([[Told(one)], [Told(other)]]) == [((0, 0), (1, 0))]


def changed(content: Any, **fields: Any) -> Any:
    """A content with other fields."""
    return msgspec.structs.replace(content, **fields)


def test_an_instrument_in_two_languages_is_one() -> None:
    """By its Parties and its period; in one language by its title."""
    assert alike(PROGRAMME, IN_RUSSIAN)
    assert alike(PROGRAMME, changed(PROGRAMME, title={"en": "programme of economic cooperation for 2031-2035"}))


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "roadmap"},
        {"parties": ("KAZ", "UZB")},
        {"period": Term(start="2026", end="2030")},
        {"title": {"en": "programme of cooperation in tourism"}},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_another_instrument_is_another(fields: dict[str, Any]) -> None:
    """By its kind, its Parties, its period or its title."""
    assert not alike(PROGRAMME, changed(PROGRAMME, **fields))


def test_days_of_signature_that_differ_tell_two_instruments() -> None:
    """A day and its month do not differ."""
    assert not alike(changed(IN_RUSSIAN, signed="2031-05-03"), IN_RUSSIAN)
    assert alike(changed(IN_RUSSIAN, signed="2031-04"), IN_RUSSIAN)


def test_a_signatory_is_known_in_another_transliteration() -> None:
    """Where neither a period nor a title in one language tells."""
    here = Instrument(
        kind="agreement",
        title={"en": "agreement on exploration"},
        parties=("KAZ", "RUS"),
        signatures=(Signature(party="KAZ", name="Yerlan Zhumangarin"),),
    )
    there = changed(
        here, title={"kk": "барлау туралы келісім"}, signatures=(Signature(party="KAZ", name="Е. Жұманғарин"),)
    )
    assert alike(here, there)
    assert not alike(here, changed(there, signatures=(Signature(party="KAZ", name="Асан Оспанов"),)))


def test_a_meeting_is_one_by_its_sides_and_days() -> None:
    """Another day, another number or another sitting is another meeting."""
    same = changed(TALKS, title={"ru": "Переговоры глав правительств"})
    assert alike(TALKS, same)
    assert not alike(TALKS, changed(same, dates=on("2031-06-01")))
    assert not alike(changed(TALKS, sitting="narrow"), changed(same, sitting="extended"))
    assert not alike(changed(TALKS, number="22"), changed(same, number="23"))
    organ = Named(name="Intergovernmental Commission on Cooperation")
    numbered = Meeting(title={"en": "session"}, organ=organ, number="22")
    assert alike(numbered, changed(numbered, participants=(Participant(side="KAZ"),)))


def test_a_statement_is_one_by_its_speaker_day_and_claim() -> None:
    """The speaker's name may be spelled in another way."""
    same = changed(SPOKEN, speaker=Speaker(name="Арман Жумангарин"), summary={"ru": "завод запустят в 2034 году"})
    assert alike(SPOKEN, same)
    assert not alike(SPOKEN, changed(same, said="2031-06-28"))
    assert not alike(SPOKEN, changed(same, claims=(DateClaim(what="launch", when=on("2036")),)))
    assert not alike(SPOKEN, changed(same, speaker=Speaker(name="Ерлан Оспанов")))


def test_stories_of_one_event_are_one() -> None:
    """They share an instrument and were published within three days."""
    first = [Told(Story(title={"en": "Programme signed"}), "2031-04-28"), Told(PROGRAMME)]
    second = [Told(IN_RUSSIAN), Told(Story(title={"ru": "Программа подписана"}), "2031-04-30")]
    assert duplicates([first, second]) == [((0, 0), (1, 1)), ((0, 1), (1, 0))]
    later = [*second[:1], Told(second[1].content, "2031-06-30")]
    assert duplicates([first, later]) == [((0, 1), (1, 0))]


def test_drafts_of_one_document_are_never_the_same() -> None:
    """Two instruments of one text stay two."""
    assert duplicates([[Told(PROGRAMME), Told(IN_RUSSIAN)]]) == []


@given(st.permutations([PROGRAMME, IN_RUSSIAN, TALKS, SPOKEN, changed(TALKS, number="7")]))
def test_the_order_of_documents_does_not_matter(contents: list[Any]) -> None:
    """The same drafts stand in the same groups."""
    found = duplicates([[Told(content)] for content in contents])
    groups = {frozenset(msgspec.json.encode(contents[number]) for number, _ in group) for group in found}
    assert groups == {
        frozenset(map(msgspec.json.encode, (PROGRAMME, IN_RUSSIAN))),
        frozenset(map(msgspec.json.encode, (TALKS, changed(TALKS, number="7")))),
    }

"""A draft as fields, and typed values as a draft."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.dates import Term
from kelisim.model.decode import MalformedError
from kelisim.model.draft import InstrumentDraft, MeetingDraft
from kelisim.model.instrument import Instrument
from kelisim.model.meeting import Meeting, Participant
from kelisim.model.reference import Span
from kelisim.web.desk.fields import corrected, fields_of

TEXT = "The programme of cooperation was signed. A programme of cooperation in tourism was signed on 3 May 2031."
DRAFT = InstrumentDraft(
    content=Instrument(
        kind="programme", title={"en": "programme of cooperation"}, parties=("KAZ", "RUS"), status="signed"
    ),
    evidence=(
        Span(field="title.en", start=4, end=28),
        Span(field="status", start=33, end=39),
        Span(field="parties.0", start=0, end=3),
    ),
)
TALKS = MeetingDraft(
    content=Meeting(
        title={"en": "talks"},
        dates=Term(start="2031-05-03", end="2031-05-03"),
        participants=(Participant(name="A. Sadykov", side="KAZ"), Participant(name="V. Lisovsky")),
    ),
    evidence=(Span(field="participants.1.name", start=1, end=5),),
)


def test_fields_are_the_scalars_of_the_content() -> None:
    """With the words that the source says them in; a list of codes is one field; empty ones stand apart."""
    filled, empty = fields_of(DRAFT)
    assert [(field.path, field.value) for field in filled] == [
        ("kind", "programme"),
        ("title.en", "programme of cooperation"),
        ("status", "signed"),
        ("parties", "KAZ, RUS"),
    ]
    assert [field.span is not None for field in filled] == [False, True, True, True]
    assert {"level", "signed", "territory"} <= {field.path for field in empty}
    assert "intergovernmental" in next(field for field in empty if field.path == "level").choices


def test_a_changed_title_gets_the_place_where_it_stands() -> None:
    """The nearest one; a value that stands nowhere is a person's word and has none."""
    longer = corrected(DRAFT, {"title.en": "programme of cooperation in tourism"}, TEXT)
    (span,) = [span for span in longer.evidence if span.field == "title.en"]
    assert TEXT[span.start : span.end] == "programme of cooperation in tourism"
    assert longer.content.title == {"en": "programme of cooperation in tourism"}
    typed = corrected(DRAFT, {"title.en": "a better title"}, TEXT)
    assert [span.field for span in typed.evidence] == ["status", "parties.0"]


def test_codes_days_and_choices_are_typed_as_text() -> None:
    """And come out as the model has them."""
    made = corrected(DRAFT, {"parties": "KAZ, BLR,", "signed": "2031-05-03", "status": "ratified", "level": ""}, TEXT)
    content: Any = made.content
    assert (content.parties, content.signed, content.status, content.level) == (
        ("KAZ", "BLR"),
        "2031-05-03",
        "ratified",
        None,
    )
    assert [span.field for span in made.evidence] == ["title.en"]


def test_an_emptied_member_goes_away() -> None:
    """With its evidence; and an emptied part of a content too."""
    made = corrected(TALKS, {"participants.1.name": "", "dates.start": "", "dates.end": ""}, TEXT)
    content: Any = made.content
    assert [one.name for one in content.participants] == ["A. Sadykov"]
    assert (content.dates, made.evidence) == (None, ())
    first = corrected(TALKS, {"participants.0.name": "", "participants.0.side": ""}, TEXT)
    assert [span.field for span in first.evidence] == ["participants.0.name"]


@pytest.mark.parametrize(
    ("path", "value"), [("signed", "soon"), ("status", "lost"), ("parties", "Kazakhstan"), ("title.en", "")]
)
def test_what_the_model_does_not_allow_is_refused(path: str, value: str) -> None:
    """With the path in the error; the draft stays as it was."""
    with pytest.raises(MalformedError) as caught:
        corrected(DRAFT, {path: value}, TEXT)
    assert path.split(".", maxsplit=1)[0] in f"{caught.value.where} {caught.value}"


@given(st.sampled_from([DRAFT, TALKS]))
def test_what_is_not_changed_stays(draft: Any) -> None:
    """Sending every field back as it was changes nothing, evidence included."""
    filled, _ = fields_of(draft)
    assert corrected(draft, {field.path: field.value for field in filled}, TEXT) == draft


@given(st.text(max_size=60))
def test_a_typed_title_keeps_the_span_rule(words: str) -> None:
    """Whatever is typed: where a place is given, the text says it there."""
    try:
        made = corrected(DRAFT, {"title.en": words}, TEXT)
    except MalformedError:
        return
    for span in made.evidence:
        if span.field == "title.en":
            assert TEXT[span.start : span.end] == made.content.title["en"]

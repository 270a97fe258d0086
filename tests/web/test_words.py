"""Words, dates, numbers, standings and comparisons, each by its rule."""

from typing import Any, get_args

import pytest

from kelisim.model.charter import EntryKind, Party
from kelisim.model.instrument import InstrumentKind, InstrumentStatus, Level, Relation
from kelisim.model.item import CONTENT_TYPES
from kelisim.model.measure import Left, Responsible
from kelisim.model.meeting import Presence, Sitting, Standing
from kelisim.model.notice import Action, SignatureEffect
from kelisim.model.place import BodyKind, PlaceKind
from kelisim.model.powers import Power
from kelisim.model.word import Roughly, Status
from kelisim.node.models import Statement
from kelisim.register.consent import Status as ProposalStanding
from kelisim.register.control import Control
from kelisim.register.groups import GROUPS, ORDER, group
from kelisim.register.sides import Kind
from kelisim.register.slips import Move
from kelisim.register.targets import Correction
from kelisim.register.treaty.life import Status as TreatyStatus
from kelisim.register.treaty.reservations import EffectKind
from kelisim.web import dates, words
from kelisim.web.addresses import SECTIONS
from kelisim.web.language import chosen, number, state_name
from kelisim.web.queries.figures import figure_table, is_year
from kelisim.web.scale import apart, round_marks


@pytest.mark.parametrize(
    ("date", "long", "short"),
    [("2021-04-28", "28 April 2021", "28 Apr 2021"), ("2021-04", "April 2021", "Apr 2021"), ("2021", "2021", "2021")],
)
def test_a_date_is_never_made_more_exact(date: str, long: str, short: str) -> None:
    """A day, a month and a year are spoken as what they are."""
    assert (dates.spoken(date, "en"), dates.spoken(date, "en", short=True)) == (long, short)


def test_dates_follow_the_language() -> None:
    """The same day in Russian and in Kazakh."""
    assert dates.spoken("2021-04-28", "ru").startswith("28 апреля 2021")
    assert "2021" in dates.spoken("2021-04-28", "kk")


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ({"start": "2021", "end": "2025"}, "2021–2025"),
        ({"start": "2021-04-29", "end": "2021-04-30"}, "29–30 Apr 2021"),
        ({"end": "2025"}, 'by <time datetime="2025">2025</time>'),
        ({"start": "2007"}, 'from <time datetime="2007">2007</time>'),
        ({"continuous": True}, "continuous"),
        ({"words": "permanently", "continuous": True}, "permanently"),
        ({"words": "no date stated"}, "no date stated"),
        ({"words": "in 2026", "start": "2026", "end": "2026"}, "in 2026"),
        ({"words": "<b>", "end": "2026"}, '&lt;b&gt; <span class="meta">(by <time datetime="2026">2026</time>)</span>'),
        (None, ""),
    ],
)
def test_a_term_keeps_its_words(term: dict[str, Any] | None, said: str) -> None:
    """The words of the source stand first; the dates follow where the words do not hold them."""
    assert dates.term_words(term, "en").replace("\N{THIN SPACE}", "") == said


@pytest.mark.parametrize(("value", "said"), [("17.60", "17.60"), ("2000", "2,000"), ("-7.5", "\N{MINUS SIGN}7.5")])
def test_numbers_keep_their_digits(value: str, said: str) -> None:
    """A figure has as many decimals as were stated."""
    assert number(value, "en") == said


def test_states_have_names() -> None:
    """States are named in the reader's language; other codes stand as they are."""
    assert [state_name(code, "en") for code in ("KAZ", "RUS", "EAEU")] == ["Kazakhstan", "Russia", "EAEU"]
    assert state_name("KAZ", "ru") == "Казахстан"


def test_the_language_of_the_words_is_known() -> None:
    """The tag belongs to the words that are shown."""
    assert chosen({"ru": "река", "kk": "өзен"}, "en") == ("ru", "река")
    assert chosen({"en": "river", "ru": "река"}, "en-GB") == ("en", "river")


CODES = {
    "entry": EntryKind,
    "group": EntryKind,
    "instrument": InstrumentKind,
    "level": Level,
    "instrument-status": InstrumentStatus,
    "relation": Relation.__annotations__["kind"],
    "status": Status,
    "roughly": Roughly,
    "sitting": Sitting,
    "class": Standing,
    "presence": Presence,
    "role": get_args(Responsible.__annotations__["role"])[0],
    "place": PlaceKind,
    "body": BodyKind,
    "party": Party.__annotations__["kind"],
    "power": Power,
    "proposal": ProposalStanding,
    "control": Control,
    "leaving": Left.__annotations__["reason"],
    "difference": Kind,
    "move": Move.__annotations__["kind"],
    "target-change": Correction.__annotations__["kind"],
    "action": Action,
    "signature-effect": SignatureEffect,
    "treaty": TreatyStatus,
    "effect": EffectKind,
}


@pytest.mark.parametrize("lexicon", sorted(CODES))
def test_every_code_of_the_model_has_a_word(lexicon: str) -> None:
    """No code reaches a reader as it is."""
    assert set(get_args(CODES[lexicon])) <= set(words.LEXICONS[lexicon])


def test_every_field_of_content_has_a_word() -> None:
    """A change of any field can be named."""
    fields = {name for content in CONTENT_TYPES.values() for name in content.__struct_fields__} | {"bound", "public"}
    assert [name for name in sorted(fields) if name not in words.CONTENT_FIELDS] == []


def test_every_kind_has_a_section_and_every_status_a_group() -> None:
    """Kinds of entries have addresses; states of measures have a place in the bar."""
    assert set(SECTIONS) == set(get_args(EntryKind))
    assert set(GROUPS) == set(get_args(Status))
    assert set(ORDER) == set(words.STANDINGS)


@pytest.mark.parametrize(
    ("said", "done", "expected"),
    [
        ({}, False, "silent"),
        ({"KAZ": "done"}, False, "one"),
        ({"KAZ": "done", "RUS": "done"}, True, "done"),
        ({"KAZ": "in-progress", "RUS": "left"}, False, "differ"),
        ({"KAZ": "in-progress", "RUS": "continuous"}, False, "going"),
        ({"KAZ": "not-started"}, False, "waiting"),
    ],
)
def test_a_commitment_is_counted_by_what_the_sides_say(said: dict[str, str], expected: str, *, done: bool) -> None:
    """One side's word is never taken for all, and silence is not taken for progress."""
    assert group(said, done=done) == expected


def test_an_indicator_takes_the_claims_under_its_code() -> None:
    """Of what a statement claims, the claim under the code is the figure, and a related one stands beside it."""
    claims = [
        {"type": "value", "what": "turnover-growth", "value": "35", "unit": "per cent", "period": {"end": "2021"}},
        {"type": "value", "what": "trade-turnover", "value": "24.5", "unit": "USD billion", "period": {"end": "2021"}},
        {"type": "value", "what": "jobs", "value": "7", "unit": "jobs", "period": {"end": "2021"}},
    ]
    said = Statement(said="2022-01-10", side="RUS", content={"claims": claims})
    table = figure_table([said], "trade-turnover", "USD billion")
    assert table is not None
    ((_, ((side, (cell,)),)),) = table.lines
    assert (side, cell.claim["value"], [other["value"] for other in cell.others]) == ("RUS", "24.5", ["35"])
    assert figure_table([said], "capacity", "kt a year") is None
    without_code = figure_table([said], None, "jobs")
    assert without_code is not None
    assert without_code.what == "jobs"


@pytest.mark.parametrize(
    ("term", "year"),
    [
        ({"start": "2021", "end": "2021"}, True),
        ({"start": "2021-01", "end": "2021-11"}, False),
        ({"end": "2021"}, False),
    ],
)
def test_only_whole_years_are_years(term: dict[str, str], *, year: bool) -> None:
    """Eleven months are not drawn as a year."""
    assert is_year(term) is year


@pytest.mark.parametrize("high", [0, 0.3, 1, 6.9, 30, 414.52, 60000])
def test_marks_reach_over_the_highest_figure(high: float) -> None:
    """Marks begin at nought, reach the figure and are few."""
    marks = round_marks(high)
    assert marks[0] == 0
    assert marks[-1] >= high
    assert len(marks) <= 8


def test_labels_keep_apart() -> None:
    """Two labels at one height are pushed apart, in their order."""
    assert apart([10.0, 10.0, 50.0], 17) == [10.0, 27.0, 50.0]

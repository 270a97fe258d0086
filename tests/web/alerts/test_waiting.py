"""How long failures wait, which digest a moment belongs to, and how long a post may be."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.web.alerts.backoff import FIRST, LONGEST, SPREAD, wait
from kelisim.web.alerts.models import DAILY, WEEKLY
from kelisim.web.alerts.windows import HOUR, window
from kelisim.web.alerts.x_posts import LIMIT, LINK, fitted, weight

MOMENTS = st.datetimes(timezones=st.just(datetime.UTC)).filter(lambda at: 1 < at.year < 9999)
RHYTHMS = st.sampled_from([DAILY, WEEKLY])
ADDRESS = "https://kelisim.example/ru/kaz-rus/commitments/KAZ.14.1/"


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=30), st.integers(1, 500))
def test_a_wait_is_within_its_bounds_and_always_the_same(name: str, failures: int) -> None:
    """Between three quarters and five quarters of the doubled wait, which has an end; without chance."""
    plain = min(FIRST * 2 ** min(failures - 1, 20), LONGEST)
    assert (1 - SPREAD) * plain <= wait(name, failures) <= (1 + SPREAD) * plain
    assert wait(name, failures) == wait(name, failures)


def test_what_failed_together_does_not_come_back_together() -> None:
    """A hundred that failed at one moment wait for more than fifty different times."""
    assert len({wait(f"delivery:{number}", 3).seconds for number in range(100)}) > 50


@settings(deadline=None, max_examples=40)
@given(RHYTHMS, MOMENTS)
def test_every_moment_is_in_one_span(rhythm: str, at: datetime.datetime) -> None:
    """The span holds the moment; the next begins where it ends; every moment of it has the same one."""
    span = window(rhythm, at)
    assert span.begin <= at < span.end
    assert window(rhythm, span.end).begin == span.end
    assert window(rhythm, span.begin) == window(rhythm, span.end - datetime.timedelta.resolution) == span


@settings(deadline=None, max_examples=40)
@given(RHYTHMS, MOMENTS, MOMENTS)
def test_spans_are_in_order_and_have_keys_of_their_own(
    rhythm: str, one: datetime.datetime, other: datetime.datetime
) -> None:
    """Two moments have the same key exactly where they have the same span."""
    first, second = window(rhythm, min(one, other)), window(rhythm, max(one, other))
    assert first.begin <= second.begin
    assert (first.key == second.key) == (first == second)


def test_a_digest_is_due_in_the_morning() -> None:
    """A day ends at three o'clock UTC, a week on Monday then."""
    evening = datetime.datetime(2026, 11, 24, 22, 0, tzinfo=datetime.UTC)
    assert window(DAILY, evening).end == datetime.datetime(2026, 11, 25, HOUR, tzinfo=datetime.UTC)
    assert window(WEEKLY, evening).end == datetime.datetime(2026, 11, 30, HOUR, tzinfo=datetime.UTC)


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=700))
def test_a_post_fits_and_ends_with_its_link(text: str) -> None:
    """Whatever the text is, its weight and that of the link are within the limit."""
    told, _, link = fitted(text, ADDRESS).rpartition("\n")
    assert link == ADDRESS
    assert (weight(told) + 1 if told else 0) + LINK <= LIMIT


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet="аәбвгқңө АБК", max_size=200))
def test_what_fits_is_not_shortened(text: str) -> None:
    """A Kazakh sentence of two hundred letters stays as it is."""
    assert fitted(text, ADDRESS) == f"{' '.join(text.split())}\n{ADDRESS}".lstrip("\n")


@pytest.mark.parametrize(
    ("text", "weighs"),
    [
        ("", 0),
        ("Agreed: a bridge", 16),
        ("Қазақстан", 9),
        ("Соглашение", 10),
        ("協定", 4),
        ("👍", 2),
        ("e\u0301", 1),
        ("see gov.kz", 4 + 23),
        ("https://example.org/" + "a" * 100, 120),
    ],
)
def test_the_weight_of_a_text(text: str, weighs: int) -> None:
    """One for letters of most alphabets, two for others, at least 23 for what looks like a link."""
    assert weight(text) == weighs

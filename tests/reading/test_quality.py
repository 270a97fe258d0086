"""How well the documents of the development set are read: what must not get worse."""

import pytest

from bench.devset import FOLDER, Marks, score
from bench.quality import FALSE_SIGNED, INSTRUMENTS, ORDINARY


@pytest.fixture(scope="module")
def marks() -> Marks:
    """The marks of all documents together."""
    return score(FOLDER)["all"]


def test_instruments_are_found_with_kind_parties_day_and_step(marks: Marks) -> None:
    """F1 over three languages."""
    assert marks.tallies["instruments"].f1 >= INSTRUMENTS


def test_signed_is_never_the_default(marks: Marks) -> None:
    """Of all drafts so few are called signed that are not."""
    signed = marks.tallies["false signed"]
    assert signed.found > 150
    assert 100 * signed.right <= FALSE_SIGNED * signed.found


def test_ordinary_news_is_no_instrument(marks: Marks) -> None:
    """In a thousand sentences."""
    ordinary = marks.tallies["in ordinary news, per 1,000 sentences"]
    assert ordinary.found > 200
    assert 1_000 * ordinary.right <= ORDINARY * ordinary.found


def test_every_span_says_what_its_field_holds(marks: Marks) -> None:
    """All of them."""
    spans = marks.tallies["spans"]
    assert spans.found > 4_000
    assert spans.right == spans.found

"""The words of an article on a day (the numbers are the module's). All texts and dates are invented."""

import datetime
from typing import Any

import pytest

from kelisim.register.treaty.wording import words_on
from tests.register.treaty.invented import instrument

DAY = datetime.date.fromisoformat
TEXT = [{"address": "art_5", "text": {"en": "thirty days"}}]
CORRECTION = {
    "article": "art_5",
    "reads": {"en": "thirty-five days"},
    "proposed": "2020-06-01",
    "corrected": "2020-09-01",
}
AMENDMENT = {"article": "art_5", "by": {"name": "Protocol"}, "reads": {"en": "sixty days"}, "in_force": "2022-01-01"}


def words(on: str, article: str = "art_5", **changes: Any) -> list[str | None]:
    """The words that can hold on a day."""
    made = instrument("AAA BBB", articles=TEXT, **changes)
    return [one.text["en"] if one.text else None for one in words_on(made, article, DAY(on))]


@pytest.mark.parametrize("on", ["2020-01-01", "2020-07-01", "2025-01-01"])
def test_a_correction_holds_from_the_beginning(on: str) -> None:
    """Rule 3."""
    assert words(on, corrections=[CORRECTION]) == ["thirty-five days"]


@pytest.mark.parametrize("change", [{"corrected": None}, {"objected": ["BBB"]}])
def test_a_correction_that_is_not_made_changes_nothing(change: dict[str, Any]) -> None:
    """Rule 3: neither one that waits nor one that somebody objected to."""
    assert words("2025-01-01", corrections=[{**CORRECTION, **change}]) == ["thirty days"]


def test_an_amendment_holds_from_its_first_day() -> None:
    """Rule 2, and a correction of the words before it leaves it alone."""
    both: dict[str, Any] = {"corrections": [CORRECTION], "amendments": [AMENDMENT]}
    assert words("2021-12-31", **both) == ["thirty-five days"]
    assert words("2022-01-01", **both) == ["sixty days"]
    late = {**CORRECTION, "reads": {"en": "sixty working days"}, "proposed": "2022-03-01", "corrected": "2022-05-01"}
    both["corrections"] = [late]
    assert words("2022-01-01", **both) == ["sixty working days"]
    assert words("2021-12-31", **both) == ["thirty days"]


def test_an_amendment_adds_an_article_or_takes_one_away() -> None:
    """Rule 2: an added article has no words before; one taken away keeps its address, empty."""
    added = [{**AMENDMENT, "article": "art_5-1"}]
    assert words("2021-12-31", "art_5-1", amendments=added) == []
    assert words("2022-01-01", "art_5-1", amendments=added) == ["sixty days"]
    gone = [{"article": "art_5", "by": {"name": "Protocol"}, "in_force": "2022-01-01"}]
    assert words("2022-01-01", amendments=gone) == [None]


def test_an_amendment_of_a_month_leaves_both_wordings_possible_in_it() -> None:
    """Which of them holds is not chosen; an amendment that is not in force changes nothing."""
    assert words("2022-01-15", amendments=[{**AMENDMENT, "in_force": "2022-01"}]) == ["thirty days", "sixty days"]
    assert words("2022-01-15", amendments=[{**AMENDMENT, "in_force": None}]) == ["thirty days"]


def test_an_unknown_address_has_no_words() -> None:
    """Rule 1."""
    assert words("2022-01-01", "art_99") == []

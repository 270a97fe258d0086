"""The words of an article on a day (the numbers are the module's). All texts and dates are invented."""

import datetime
from typing import Any

import pytest

from kelisim.register.treaty.days import day_of
from kelisim.register.treaty.reasoning import sentence
from kelisim.register.treaty.wording import wordings, words_on
from tests.register.treaty.invented import instrument, notified

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


def accounts(**changes: Any) -> list[tuple[str | None, str | None, str | None, str]]:
    """Every wording of the article: its words, its first day, the first day after it, and why."""
    return [
        (
            one.text["en"] if one.text else None,
            one.start.words() if one.start else None,
            one.end.words() if one.end else None,
            sentence(one.reason),
        )
        for one in wordings(instrument("AAA BBB", articles=TEXT, **changes), "art_5")
    ]


def test_every_wording_says_from_when_and_why() -> None:
    """Rules 1 to 3: the text, what amended it by its name or its entry, and the correction with its day."""
    second = {"article": "art_5", "by": {"entry": "KAZ.3.1"}, "reads": {"en": "ninety days"}, "in_force": "2023"}
    assert accounts(amendments=[AMENDMENT, second]) == [
        ("thirty days", None, "2022-01-01", "the text as it was signed"),
        ("sixty days", "2022-01-01", "2023", "amended by Protocol from 2022-01-01"),
        ("ninety days", "2023", None, "amended by KAZ.3.1 from 2023"),
    ]
    assert accounts(corrections=[CORRECTION]) == [
        ("thirty-five days", None, None, "an error corrected on 2020-09-01, as if it had never been there")
    ]


def test_amendments_follow_one_another_by_their_days() -> None:
    """Rule 2: not by their place in the record; of two of one day the one that stands later there has the last word."""
    later = {**AMENDMENT, "reads": {"en": "ninety days"}, "in_force": "2023-01-01"}
    assert [told[:3] for told in accounts(amendments=[later, AMENDMENT])][1:] == [
        ("sixty days", "2022-01-01", "2023-01-01"),
        ("ninety days", "2023-01-01", None),
    ]
    assert words("2023-01-01", amendments=[AMENDMENT, {**later, "in_force": "2022-01-01"}]) == ["ninety days"]


def test_corrections_follow_one_another_by_the_days_on_which_they_were_proposed() -> None:
    """Rule 3: the one proposed last has the last word; one that was not made keeps none after it from being made."""
    again = {**CORRECTION, "reads": {"en": "36 days"}, "proposed": "2021-06-01"}
    waiting = {**CORRECTION, "proposed": "2020-01-01", "corrected": None}
    assert words("2025-01-01", corrections=[again, CORRECTION]) == ["36 days"]
    assert words("2025-01-01", corrections=[waiting, CORRECTION]) == ["thirty-five days"]


def test_a_correction_proposed_on_the_first_day_of_an_amendment_is_one_of_its_words() -> None:
    """Rule 3: it is proposed for the words that hold on that day."""
    both: dict[str, Any] = {"amendments": [AMENDMENT], "corrections": [{**CORRECTION, "proposed": "2022-01-01"}]}
    assert words("2022-01-01", **both) == ["thirty-five days"]
    assert words("2021-12-31", **both) == ["thirty days"]


RULE = {"entry_into_force": {"rule": "notifications", "after": "P30D"}}
BY = [{"article": "art_5", "by": {"name": "Protocol", "entry": "AAA.9.1"}, "reads": {"en": "sixty days"}}]


@pytest.mark.parametrize("named", ["Protocol", "AAA.9.1"])
def test_an_amendment_takes_its_day_from_the_instrument_that_makes_it(named: str) -> None:
    """Rule 2: the Protocol comes into force by its own clauses."""
    made = instrument("AAA BBB", articles=TEXT, amendments=BY)
    protocol = instrument("AAA BBB", RULE, notified(AAA="2021-12-01", BBB="2021-12-02"), "2021-01-01")
    first, second = wordings(made, "art_5", {named: protocol})
    assert second.start == first.end == day_of("2022-01-01")
    assert sentence(second.reason) == "amended by Protocol from 2022-01-01"
    assert [one.text for one in words_on(made, "art_5", DAY("2021-12-31"), {named: protocol})] == [
        {"en": "thirty days"}
    ]
    stated = instrument("AAA BBB", articles=TEXT, amendments=[{**BY[0], "in_force": "2022-02-02"}])
    assert wordings(stated, "art_5", {named: protocol})[1].start == day_of("2022-02-02")


def test_an_amendment_that_is_not_in_force_changes_nothing() -> None:
    """Rule 2: neither one whose instrument waits for a notification, nor one that is not at hand."""
    made = instrument("AAA BBB", articles=TEXT, amendments=BY)
    waiting = instrument("AAA BBB", RULE, notified(AAA="2021-12-01"), "2021-01-01")
    for amending in ({"Protocol": waiting}, {}, {"Another": waiting}):
        (only,) = wordings(made, "art_5", amending)
        assert only.text == {"en": "thirty days"}

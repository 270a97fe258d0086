"""The rules of corrected targets."""

from collections import Counter

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.dates import Term
from kelisim.register.targets import Correction, corrections
from tests.register.accounts import due, indicator, versions

Due = tuple[str, Term | str]


def told(*targets: list[Due]) -> list[tuple[int, str, str | None, str | None]]:
    """What happened to the targets: the version, the kind, the values before and after."""
    return [
        (one.ordinal, one.kind, one.before.value if one.before else None, one.after.value if one.after else None)
        for one in corrected(*targets)
    ]


def corrected(*targets: list[Due]) -> tuple[Correction, ...]:
    """The corrections between versions with these targets."""
    return corrections(versions(*(indicator(*one) for one in targets)))


def test_another_value_for_the_same_year_is_a_correction() -> None:
    """Rule 2: the value that was agreed first stays beside the one that it was corrected to."""
    assert told([("30", "2025")], [("24.5", "2025")]) == [(2, "corrected", "30", "24.5")]


def test_the_same_value_for_another_year_was_moved() -> None:
    """Rule 2: a target that keeps its value and loses its year was moved."""
    assert told([("30", "2025")], [("30", "2027")]) == [(2, "moved", "30", "30")]


def test_targets_come_and_go() -> None:
    """Rule 1: a target that belongs to none was withdrawn or added."""
    assert told([("10", "2023"), ("30", "2025")], [("30", "2025"), ("50", "2030")]) == [
        (2, "withdrawn", "10", None),
        (2, "added", None, "50"),
    ]


def test_a_target_written_otherwise_is_the_same() -> None:
    """Rule 1: neither the order of targets nor the spelling of a number or a year is a change."""
    assert (
        told([("10", "2023"), ("30.0", "2025")], [("30", Term(start="2025-01", end="2025-12-31")), ("10", "2023")])
        == []
    )


def test_targets_without_days_are_told_apart_by_their_words() -> None:
    """Rule 1: what is due "in the season" is not what is due "at once"."""
    assert told([("10", Term(words="in the season"))], [("20", Term(words="in the season"))]) == [
        (2, "corrected", "10", "20")
    ]
    assert told([("10", Term(words="in the season"))], [("20", Term(words="at once"))]) == [
        (2, "withdrawn", "10", None),
        (2, "added", None, "20"),
    ]


def test_a_correction_says_on_whose_proposal_and_when_it_was_agreed() -> None:
    """Rule 3: as the version that made it."""
    (found,) = corrected([("30", "2025")], [("24.5", "2025")])
    assert (found.ordinal, found.proposed_by, found.agreed_at) == (2, "KAZ", "2022-06-02T10:00:00Z")


def test_a_correction_after_the_year_is_marked() -> None:
    """Rule 3: the versions are agreed in 2021, 2022 and 2023; the target of 2022 is corrected after it was due."""
    early, late = corrected([("30", "2022")], [("28", "2022")], [("24", "2022")])
    assert not early.overdue
    assert late.overdue


def test_a_correction_on_the_last_day_is_in_time() -> None:
    """Rule 3: the versions are agreed on 2 June; one whose day of agreement is not known is not marked."""
    on_the_day, a_day_late = (
        corrected([("30", date)], [("28", date)])[0].overdue for date in ("2022-06-02", "2022-06-01")
    )
    assert (on_the_day, a_day_late) == (False, True)
    first, second = versions(indicator(("30", "2000")), indicator(("28", "2000")))
    (unknown,) = corrections((first, msgspec.structs.replace(second, agreed_at="")))
    assert not unknown.overdue


def test_other_entries_have_no_targets() -> None:
    """A measure has no targets that could be corrected."""
    assert corrections(due("2025", "2026")) == ()


TARGETS = st.lists(
    st.tuples(st.integers(0, 3).map(str), st.integers(2021, 2024).map(str)), max_size=4, unique_by=lambda pair: pair[1]
)


@given(TARGETS, TARGETS)
def test_no_target_is_changed_in_silence(old: list[Due], new: list[Due]) -> None:
    """What the corrections tell leads from the targets before to those after."""
    after = list(old)
    for one in corrected(old, new):
        if one.before:
            after.remove((one.before.value, one.before.by.end or ""))
        if one.after:
            after.append((one.after.value, one.after.by.end or ""))
    assert Counter(after) == Counter(new)

"""The rules of what officials said against the official series."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.figures.periods import parts_of
from kelisim.figures.series import series_of
from kelisim.figures.statements import Compared, against, claims_of, holds
from kelisim.figures.units import brought, size_of
from kelisim.model.dates import Term, on
from kelisim.model.word import DateClaim, Roughly, Speaker, Statement, ValueClaim
from tests.figures.releases import issued, line


def said(
    value: str, period: Term | None, *, when: str = "2024-03-01", unit: str = "USD billion", **rest: Any
) -> tuple[str, Statement]:
    """A statement that makes a claim of turnover, under a made-up hash."""
    claim = ValueClaim(what="turnover", value=value, unit=unit, period=period, **rest)
    other = DateClaim(what="turnover", when=on("2030"))
    return when, Statement(speaker=Speaker(office="Minister"), said=when, claims=(other, claim))


YEAR = line({"2023": "27600"})


def compared(one: tuple[str, Statement], *series: Any, unit: str = "USD million") -> Compared:
    """The claim against the series."""
    (found,) = against(claims_of([one], "turnover"), series or (YEAR,), unit)
    return found


def test_a_claim_is_set_against_the_value_of_its_period() -> None:
    """Rules 1, 3 and 4: 28 billion holds where the office has 27,600 million, and 27 does not."""
    found = compared(said("28", on("2023")))
    assert (found.period, found.reason) == ("2023", None)
    assert found.now is not None
    assert (found.now.value, found.now.difference, found.now.holds) == (Decimal("27.6"), Decimal("0.4"), True)
    assert found.now.percent == Decimal("1.449275")
    wrong = compared(said("27", on("2023"))).now
    assert wrong is not None
    assert wrong.holds is False


def test_eleven_months_are_set_against_the_sum_of_the_eleven() -> None:
    """Rule 1: the months are summed where all are there, and named where they are not."""
    months = dict.fromkeys(parts_of("2023", "M"), "2000")
    eleven = Term(start="2023-01", end="2023-11")
    found = compared(said("22", eleven), YEAR, line(months))
    assert (found.key.frequency, found.period, found.reason) == ("M", None, None)
    assert found.now is not None
    assert (found.now.value, found.now.parts, found.now.holds) == (Decimal(22), 11, True)
    del months["2023-04"]
    lacking = compared(said("22", eleven), YEAR, line(months))
    assert lacking.reason == "incomplete"
    assert lacking.now is not None
    assert (lacking.now.value, lacking.now.missing, lacking.now.holds) == (None, ("2023-04",), None)


def test_the_value_is_given_as_it_was_known_then_and_as_it_is_now() -> None:
    """Rule 2: a revision does not make wrong what was right on the day."""
    series = series_of([issued({"2023": "28000"}, "2024-02-01"), issued({"2023": "25000"}, "2024-09-01", number=2)])
    found = compared(said("28", on("2023")), *series)
    assert found.then is not None
    assert found.now is not None
    assert (found.then.holds, found.now.holds) == (True, False)
    early = compared(said("28", on("2023"), when="2024-01-15"), *series)
    assert (early.then, early.reason) == (None, "not-yet-known")
    assert early.now is not None


@pytest.mark.parametrize(
    ("period", "rest", "reason"),
    [
        (None, {}, "no-period"),
        (Term(end="2023"), {}, "no-period"),
        (on("2022"), {}, "no-figure"),
        (on("2023-05"), {}, "no-figure"),
        (on("2023"), {"unit": "kt"}, "other-unit"),
        (on("2023"), {"currency": "EUR"}, "other-currency"),
    ],
)
def test_what_cannot_be_compared_says_why(period: Term | None, rest: dict[str, str], reason: str) -> None:
    """Rule 5: never a figure of another period, unit or currency."""
    found = compared(said("28", period, **rest))
    assert found.reason == reason
    assert found.then is found.now is None


def test_a_currency_that_the_unit_names_is_the_same() -> None:
    """Rule 1: `USD million` without a code is in USD; `billion` without one may be in anything."""
    series = line({"2023": "27600"}, currency="USD")
    assert compared(said("28", on("2023")), series).reason is None
    assert compared(said("28", on("2023"), currency="USD"), series).reason is None
    assert compared(said("28", on("2023"), unit="billion"), series, unit="million").reason == "other-currency"
    assert compared(said("28", on("2023"), unit="billion", currency="USD"), unit="million").reason == "other-currency"
    assert compared(said("28", on("2023"), unit="billion"), unit="million").reason is None


def test_each_side_is_set_against_each_claim() -> None:
    """Claims in the order they were made; for each the sides in the order of their codes."""
    claims = claims_of([said("28", on("2023")), said("27", on("2023"), when="2024-02")], "turnover")
    series = series_of([issued({"2023": "1"}, party="BRN"), issued({"2023": "2"})])
    found = against(claims, series, "USD billion")
    assert [(one.said.claim.value, one.key.side) for one in found] == [
        ("27", "ALA"),
        ("27", "BRN"),
        ("28", "ALA"),
        ("28", "BRN"),
    ]
    assert claims_of([said("28", on("2023"))], "other") == ()


WORDS: dict[Roughly | None, list[bool | None]] = {
    "over": [False, False, True],
    "at-least": [False, True, True],
    "up-to": [True, True, False],
    "about": [None, None, None],
    "almost": [None, None, None],
    None: [False, True, False],
}


@pytest.mark.parametrize("roughly", WORDS)
def test_a_claim_holds_as_far_as_its_words_go(roughly: Roughly | None) -> None:
    """Rule 4: over, at least and up to bound from one side; about and almost say too little."""
    claim = ValueClaim(what="turnover", value="28.0", unit="USD billion", roughly=roughly)
    assert [holds(claim, Decimal(value)) for value in ("27.9", "28", "28.1")] == WORDS[roughly]


@given(st.decimals(-(10**6), 10**6, places=4), st.integers(0, 4))
def test_a_rounded_figure_holds(official: Decimal, places: int) -> None:
    """Rule 4: whoever rounds the official figure, half up, says what holds."""
    stated = official.quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP")
    text = f"{stated:f}" if stated else f"{abs(stated):f}"
    assert holds(ValueClaim(what="turnover", value=text, unit="t"), official) is True


def test_units_differ_by_their_size_only() -> None:
    """Units, rules 1 and 2: exactly, and nothing that is not the same unit."""
    sizes = [["thousand", "thousands", "k"], ["million", "millions", "mln", "mn"], ["billion", "billions", "bln", "bn"]]
    sizes.append(["trillion", "trillions", "trn"])
    for size, words in enumerate(sizes, start=1):
        assert {size_of(f"t {word}") for word in words} == {(frozenset({"t"}), 3 * size)}
    assert size_of("USD bn") == (frozenset({"usd"}), 9)
    assert brought(Decimal("27600.5"), "USD million", "billion USD") == Decimal("27.6005")
    assert brought(Decimal(1), "trillion RUB", "RUB") == Decimal(10**12)
    assert brought(Decimal(1), "USD million", "EUR million") is None
    assert brought(Decimal(1), "t", "barrels") is None
    digits = Decimal("123456789012345678.123456789012")
    assert brought(digits, "thousand t", "t") == Decimal("123456789012345678123.456789012")

"""The rules of limits, shares and breaches."""

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.figures.limits import Judgement, breaches_of, exceedances, judge, season
from kelisim.figures.periods import parts_of
from kelisim.figures.series import Series, series_of
from kelisim.model.measure import Limit
from tests.figures.releases import issued, line

MONTHS = parts_of("2023", "M")
WHOLE = "ALA.1.2"


def limit(sense: Literal["at-least", "at-most"], value: str, **rest: Any) -> Limit:
    """A limit."""
    return Limit(sense=sense, value=value, **rest)


def judged(series: Series, one: Limit, *wholes: Series, **rest: Any) -> Judgement:
    """One limit against one series."""
    (found,) = judge(series, [one], wholes, **rest)
    return found


def states(found: Judgement) -> dict[str, str]:
    """The state of each period, or the reason why there is none."""
    return {one.period: one.reason or one.state for one in found.periods}


def test_a_level_is_kept_on_its_limit_and_breached_beyond() -> None:
    """Rules 2 to 4: the excess is exact, and negative where there is room."""
    found = judged(line({"2023-01": "4.9", "2023-02": "5", "2023-03": "5.2"}), limit("at-most", "5"))
    assert states(found) == {"2023-01": "kept", "2023-02": "kept", "2023-03": "breached"}
    assert [one.excess for one in found.periods] == [Decimal("-0.1"), Decimal(0), Decimal("0.2")]
    assert found.breaches[0].excess_percent == 4
    least = judged(line({"2023-01": "4.9", "2023-02": "5"}), limit("at-least", "5"))
    assert states(least) == {"2023-01": "breached", "2023-02": "kept"}
    assert least.breaches[0].excess == Decimal("0.1")


@given(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 50)), min_size=1, max_size=12),
    st.integers(0, 120),
    st.sampled_from(("at-least", "at-most")),
)
def test_a_share_is_judged_exactly(
    flows: list[tuple[int, int]], bound: int, sense: Literal["at-least", "at-most"]
) -> None:
    """Rules 2, 3 and 5: so many per cent of the flow of the same month, compared without rounding."""
    part = line({month: str(value) for month, (value, _) in zip(MONTHS, flows, strict=False)})
    whole = line({month: str(value) for month, (_, value) in zip(MONTHS, flows, strict=False)}, indicator=WHOLE)
    found = judged(part, limit(sense, str(bound), of=WHOLE), whole)
    for one, (value, base) in zip(found.periods, flows, strict=True):
        if base <= 0:
            assert (one.state, one.reason) == ("unknown", "whole-not-above-zero")
            continue
        share = Fraction(value * 100, base)
        assert (one.state == "kept") == (share <= bound if sense == "at-most" else share >= bound)
        assert one.share is not None
        assert abs(Fraction(one.share) - share) < Fraction(1, 10**6)
        assert one.bound is not None
        assert Fraction(one.bound) == Fraction(bound * base, 100)


def test_a_third_of_the_flow_is_never_a_matter_of_rounding() -> None:
    """Rule 3: 33.333333333333 per cent of 3 is less than 1, by as much as the agreement wrote."""
    part, whole = line({"2023-01": "1"}), line({"2023-01": "3"}, indicator=WHOLE)
    assert states(judged(part, limit("at-most", "33.333333333333", of=WHOLE), whole)) == {"2023-01": "breached"}
    assert states(judged(part, limit("at-most", "33.333333333334", of=WHOLE), whole)) == {"2023-01": "kept"}


def test_a_missing_month_is_not_judged_and_ends_a_spell() -> None:
    """Rules 5 to 7: the gap is there, with its reason."""
    values = dict.fromkeys(MONTHS[:6], "9")
    del values["2023-03"]
    values["2023-05"] = "12"
    found = judged(line(values), limit("at-most", "5"))
    assert states(found)["2023-03"] == "no-value"
    assert [(spell.first, spell.last, len(spell.breaches), spell.worst.period) for spell in found.spells] == [
        ("2023-01", "2023-02", 2, "2023-01"),
        ("2023-04", "2023-06", 3, "2023-05"),
    ]
    assert [one.period for one in found.unknown] == ["2023-03"]


def test_the_days_above_a_limit_are_counted_by_longer_periods() -> None:
    """Rule 8: of the days that could be judged, and those that could not beside them."""
    values = dict.fromkeys(parts_of("2023-04", "D"), "4") | dict.fromkeys(parts_of("2023-05", "D"), "4")
    values |= {"2023-04-10": "6", "2023-04-11": "8", "2023-04-12": "7"}
    del values["2023-04-20"], values["2023-04-21"]
    found = exceedances(judged(line(values), limit("at-most", "5")), "M")
    assert [(one.period, one.kept, one.breached, one.unknown) for one in found] == [
        ("2023-04", 25, 3, 2),
        ("2023-05", 31, 0, 0),
    ]
    assert [one.share for one in found] == [Decimal("10.714286"), Decimal(0)]
    assert [one.worst and one.worst.period for one in found] == ["2023-04-11", None]
    silent = exceedances(judged(line({"2023-01-01": "1"}), limit("at-most", "5"), first="2022-12-31"), "A")
    assert [(one.period, one.unknown, one.share) for one in silent] == [("2022", 1, None), ("2023", 0, Decimal(0))]


def test_periods_that_are_asked_for_are_judged_without_any_value() -> None:
    """Rule 6: a gauge that fell silent is not one that keeps the limit."""
    found = judged(line({"2023-02": "1"}), limit("at-most", "5"), first="2023-01", last="2023-04")
    assert [*states(found).values()] == ["no-value", "kept", "no-value", "no-value"]
    silent = judged(line({"2023-02": "1"}), limit("at-most", "5"), on=datetime.date(2020, 1, 1))
    assert silent.periods == ()


def test_a_limit_holds_in_its_months_only() -> None:
    """Rule 1: spring months are judged, and a quarter that is partly spring is not."""
    spring = limit("at-least", "5", months=(4, 5))
    found = judged(line(dict.fromkeys(MONTHS, "1")), spring)
    assert states(found) == {"2023-04": "breached", "2023-05": "breached"}
    assert states(judged(line(dict.fromkeys(parts_of("2023", "Q"), "1")), spring)) == {"2023-Q2": "partly-outside"}
    assert states(judged(line({"2023-04-30": "1"}), spring)) == {"2023-04-30": "breached"}
    assert season(spring, "M", 2023) == ("2023-04", "2023-05")
    assert season(spring, "Q", 2023) == ()
    assert len(season(limit("at-least", "5"), "D", 2024)) == 366


@pytest.mark.parametrize(
    ("since", "until", "wanted"),
    [
        ("2023-02-01", None, ["kept", "kept"]),
        ("2023-02-02", None, ["partly-outside", "kept"]),
        ("2023-02", None, ["dates-not-exact", "kept"]),
        (None, "2023-04-01", ["kept", "kept", "kept"]),
        (None, "2023-03-01", ["kept", "kept"]),
        (None, "2023-03-02", ["kept", "kept", "partly-outside"]),
        (None, "2023-03", ["kept", "kept", "dates-not-exact"]),
        ("2023", None, ["dates-not-exact", "dates-not-exact", "dates-not-exact"]),
    ],
)
def test_a_limit_holds_from_its_first_day_until_the_day_it_no_longer_does(
    since: str | None, until: str | None, wanted: list[str]
) -> None:
    """Rule 1: a period that lies in that time in part, or may do so, is not judged."""
    series = line(dict.fromkeys(("2023-01", "2023-02", "2023-03"), "1"))
    found = states(judged(series, limit("at-most", "5", since=since, until=until)))
    assert [*found.values()] == wanted
    assert ("2023-01" in found) == (since in {None, "2023"})


def test_a_day_of_a_month_in_which_a_limit_begins_or_ends_is_not_judged() -> None:
    """Rule 1: it may hold on the first day of that month, and on the last it may no longer do so."""
    series = line({"2023-01-31": "1", "2023-02-01": "1", "2023-02-28": "1", "2023-03-01": "1"})
    days = states(judged(series, limit("at-most", "5", since="2023-02")))
    assert "2023-01-31" not in days
    assert [days[one] for one in ("2023-02-01", "2023-02-27", "2023-02-28")] == ["dates-not-exact"] * 2 + ["kept"]
    days = states(judged(series, limit("at-most", "5", until="2023-02")))
    assert [days[one] for one in ("2023-01-31", "2023-02-01", "2023-02-27")] == ["kept"] + ["dates-not-exact"] * 2
    assert "2023-02-28" not in days


def test_the_flow_of_which_a_share_is_comes_from_the_same_side_or_the_only_other() -> None:
    """Rule 2: whose it is stays visible, and of several others none is chosen."""
    part = line({"2023-01": "4"})
    own = line({"2023-01": "10"}, indicator=WHOLE)
    theirs = line({"2023-01": "8"}, indicator=WHOLE, party="BRN")
    third = line({"2023-01": "6"}, indicator=WHOLE, party="COR")
    half = limit("at-least", "50", of=WHOLE)
    assert judged(part, half, theirs, own).periods[0].whole == own.said["2023-01"][0]
    other = judged(part, half, theirs).periods[0]
    assert other.whole is not None
    assert (other.state, other.share, other.whole.issued.party) == ("kept", Decimal(50), "BRN")
    assert states(judged(part, half, theirs, third)) == {"2023-01": "no-whole"}
    assert states(judged(part, half, line({"2023": "8"}, indicator=WHOLE))) == {"2023-01": "no-whole"}
    assert states(judged(part, half)) == {"2023-01": "no-whole"}
    assert states(judged(part, half, line({"2023-02": "8"}, indicator=WHOLE), last="2023-02"))["2023-02"] == "no-value"


def test_a_breach_is_told_with_all_that_an_alert_needs() -> None:
    """The newest period first, with the day from which it is known and the act that says it."""
    (series,) = series_of(
        [
            issued({"2023-01": "6", "2023-02": "7"}, "2023-03-01"),
            issued({"2023-01": "8"}, "2023-09-01", number=2),
        ]
    )
    limits = [limit("at-least", "1"), limit("at-most", "5", words="no more than 5 m")]
    found = breaches_of(judge(series, limits))
    assert [(one.period, one.number, one.value, one.excess) for one in found] == [
        ("2023-02", 2, Decimal(7), Decimal(2)),
        ("2023-01", 2, Decimal(8), Decimal(3)),
    ]
    assert [one.known for one in found] == [datetime.date(2023, 3, 1), datetime.date(2023, 9, 1)]
    assert found[1].act == series.said["2023-01"][1].issued.act
    assert found[0].limit.words == "no more than 5 m"
    earlier = breaches_of(judge(series, limits, on=datetime.date(2023, 8, 31)))
    assert [one.value for one in earlier] == [7, 6]

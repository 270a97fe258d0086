"""Final clauses in three languages, each rule of the model by the sentences that say it."""

import json
from pathlib import Path
from typing import Any

import pytest

from kelisim.reading.treaties.clauses import FoundClauses, clauses_of
from kelisim.reading.treaties.folding import folded
from kelisim.reading.treaties.parties import parties_in
from tests.reading.treaties.invented import plain

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "clauses.json").read_text("utf-8"))
"""A name, the rules, and a sentence in each language that says them."""
SPOKEN = [(case["name"], language, case[language], case["rules"]) for case in CASES for language in ("en", "ru", "kk")]


def read(text: str, language: str) -> FoundClauses:
    """The clauses of a text."""
    return clauses_of(
        text,
        folded(text),
        0,
        len(text),
        language,
        lambda start, end: [(one.code, one.start, one.end) for one in parties_in(text, start, end, language)],
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"), [case[1:] for case in SPOKEN], ids=[f"{case[1]}: {case[0]}" for case in SPOKEN]
)
def test_a_clause_is_the_rule_that_its_sentence_says(language: str, text: str, expected: dict[str, Any]) -> None:
    """The rules that are found are those, with these values, and no others."""
    found = read(text, language)
    told = plain(found.clauses) if found.clauses else {}
    told.get("entry_into_force", {}).pop("organ", None)
    assert told == expected


@pytest.mark.parametrize(("language", "text"), [case[1:3] for case in SPOKEN], ids=[f"{c[1]}: {c[0]}" for c in SPOKEN])
def test_each_value_of_a_clause_stands_in_a_sentence(language: str, text: str) -> None:
    """Every leaf of the clauses has a place, and the place is a whole sentence or a name in it."""
    found = read(text, language)
    told = plain(found.clauses) if found.clauses else {}
    fields = {field for field, _, _ in found.places}
    assert {path for path in paths(told) if path not in fields} == set()
    for _, start, end in found.places:
        assert 0 <= start < end <= len(text)


def paths(value: Any, path: str = "") -> list[str]:
    """The paths of the leaves of a value; an empty rule is a leaf."""
    if isinstance(value, dict) and value:
        return [leaf for name, inner in value.items() for leaf in paths(inner, f"{path}.{name}" if path else name)]
    if isinstance(value, list):
        return [leaf for place, inner in enumerate(value) for leaf in paths(inner, f"{path}.{place}")]
    return [path] if path else []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This Agreement enters into force on the first day of the harvest month after the last notification."),
        ("en", "This Agreement enters into force ten working days after the last notification."),
    ],
)
def test_a_rule_that_the_model_cannot_hold_is_left_out_and_said(language: str, text: str) -> None:
    """It is not bent into another rule: a person is told to look."""
    found = read(text, language)
    assert found.clauses is None
    assert found.look


@pytest.mark.parametrize(
    ("language", "text", "after"),
    [
        (
            "en",
            "This Agreement enters into force on the first day of the second month following the last notification.",
            "P1M",
        ),
        ("en", "This Agreement enters into force on the first day of the month following the last notification.", None),
        (
            "ru",
            "Настоящее Соглашение вступает в силу с первого числа второго месяца, следующего за месяцем уведомления.",
            "P1M",
        ),
        (
            "kk",
            "Осы Келісім соңғы хабарлама алынған айдан кейінгі екінші айдың бірінші күнінен бастап күшіне енеді.",
            "P1M",
        ),
    ],
)
def test_the_first_day_of_a_month_is_a_rule(language: str, text: str, after: str | None) -> None:
    """The second month is a month after the next."""
    found = read(text, language)
    assert found.clauses is not None
    rule = found.clauses.entry_into_force
    assert rule is not None
    assert (type(rule).__name__, rule.after, rule.month_start) == ("OnNotifications", after, True)
    assert not found.look


@pytest.mark.parametrize(
    ("language", "text", "organ"),
    [
        (
            "en",
            "This Agreement enters into force by decision of the Council of Birds, on the day it names.",
            "Council of Birds",
        ),
        ("ru", "Настоящее Соглашение вступает в силу с даты, определяемой решением Совета по птицам.", "Совета"),
        ("kk", "Осы Келісім Құстар кеңесінің шешімімен айқындалатын күннен бастап күшіне енеді.", "Құстар кеңесінің"),
    ],
)
def test_the_organ_that_decides_is_named_as_in_the_text(language: str, text: str, organ: str) -> None:
    """The organ of a decision keeps its words."""
    told = plain(read(text, language).clauses)
    assert told["entry_into_force"]["organ"]["name"].startswith(organ)
    assert told["entry_into_force"]["organ"]["name"] in text


def test_the_first_sentence_about_a_clause_counts() -> None:
    """Rule 2: a later sentence about the same clause changes nothing."""
    found = read(
        "This Agreement enters into force on the date of signature. This Agreement enters into force on 1 May 2030.",
        "en",
    )
    assert plain(found.clauses) == {"entry_into_force": {"rule": "signature"}}


def test_a_renewal_without_a_first_period_is_looked_at() -> None:
    """Rule 4."""
    found = read(
        "This Agreement is automatically extended for successive periods of one year unless a Party objects.", "en"
    )
    assert found.clauses is None
    assert found.look

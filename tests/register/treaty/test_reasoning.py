"""Reasons and their sentences (the numbers are the module's)."""

import ast
import re

import pytest

from kelisim.register.treaty.days import Day, day_of
from kelisim.register.treaty.reasoning import TAILS, TEMPLATES, adding, because, lapse_words, ordinal, sentence
from tests.workshop.tree import ROOT, syntax


def test_every_code_that_is_written_has_a_sentence() -> None:
    """Rule 2: what the modules name as a reason is in the table, with or without a lapse."""
    named = {
        str(node.args[0].value)
        for path in (ROOT / "src" / "kelisim" / "register" / "treaty").glob("*.py")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "because"
        and isinstance(node.args[0], ast.Constant)
    }
    assert {code for code in named if code not in TEMPLATES and f"{code}-after" not in TEMPLATES} == set()


def test_every_tail_has_words_and_is_used() -> None:
    """Rule 3: what is added to a sentence is in its table, and begins as the rest of a sentence does."""
    texts = [path.read_text("utf-8") for path in (ROOT / "src" / "kelisim" / "register" / "treaty").glob("*.py")]
    for code, words in TAILS.items():
        assert sum(text.count(f'"{code}"') for text in texts) >= 2, code
        assert words.startswith((", ", "; "))
    signed = because("signed", day=day_of("2014-03-01"))
    assert adding(None, signed) == signed
    assert sentence(adding("later-treaty", signed, by="X")) == "signed on 2014-03-01, as they agreed on X in its place"


def test_a_code_with_a_lapse_says_the_lapse() -> None:
    """Rule 1: the form that ends in `-after` is the one with a lapse, and no other."""
    for code, template in TEMPLATES.items():
        assert ("{lapse}" in template) == code.endswith("-after"), code
        assert re.sub(r"\{[a-z]+\}", "", template).isascii()


def test_terms_in_words() -> None:
    """Days, lapses, numbers and Parties, each as a reader wants it."""
    day = day_of("2014-03-01")
    assert sentence(because("notification", "P30D", number=3, day=day)) == (
        "30 days after the 3rd notification, of 2014-03-01"
    )
    assert sentence(because("lacks-papers", paper="signature", parties=("AAA", "BBB"))) == (
        "waits for the signature of AAA, BBB"
    )
    assert isinstance(because("signed", day=day).terms["day"], Day)


@pytest.mark.parametrize(
    ("lapse", "words"),
    [("P1D", "1 day"), ("P30D", "30 days"), ("P2W", "2 weeks"), ("P6M", "6 months"), ("P1Y", "1 year")],
)
def test_lapses_in_words(lapse: str, words: str) -> None:
    """One is singular."""
    assert lapse_words(lapse) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (21, "21st"),
        (101, "101st"),
        (111, "111th"),
        (121, "121st"),
    ],
)
def test_numbers_in_order(number: int, words: str) -> None:
    """The teens are regular."""
    assert ordinal(number) == words

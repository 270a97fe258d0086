"""What is typed is understood, and nothing that is typed is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.web.search.asking import LONGEST, MOST, asked
from kelisim.web.search.fts5 import expression


def typed(question: str) -> list[str]:
    """The terms that are wanted."""
    return [term.typed for term in asked(question, "en").wanted]


def without(question: str) -> list[str]:
    """The terms that must not be there."""
    return [term.typed for term in asked(question, "en").unwanted]


@pytest.mark.parametrize(
    ("question", "wanted", "unwanted"),
    [
        ("border crossing", ["border", "crossing"], []),
        ('"border crossing" road', ["border crossing", "road"], []),
        ("«пункт пропуска»", ["пункт пропуска"], []),
        ("„Kazakhstan und“", ["kazakhstan und"], []),
        ("border -road", ["border"], ["road"]),
        ('border -"rail road"', ["border"], ["rail road"]),
        ("border −road", ["border"], ["road"]),
        ("well-known", ["well known"], []),
        ("border border", ["border"], []),
        ("the border", ["border"], []),
        ('"the border"', ["the border"], []),
        ('an "unclosed phrase', ["unclosed", "phrase"], []),
    ],
)
def test_words_phrases_and_minus(question: str, wanted: list[str], unwanted: list[str]) -> None:
    """Words in quotation marks of any kind belong together, and a minus leaves out."""
    assert (typed(question), without(question)) == (wanted, unwanted)


def test_what_cannot_be_looked_for_is_told() -> None:
    """Stop words alone, a minus alone, signs alone and nothing are told apart."""
    assert asked("and the", "en").common
    assert asked("-road", "en").only_without
    assert not asked("?!", "en").wanted
    assert asked("?!", "en")[3:] == (False, False, False)
    assert asked("", "en").typed == ""


def test_what_is_too_long_is_cut_and_told() -> None:
    """Ten kilobytes are cut, and no more terms are taken than there may be."""
    question = asked(" ".join(f"word{number}" for number in range(2_000)), "en")
    assert question.cut
    assert len(question.typed) <= LONGEST
    assert len(question.wanted) == MOST
    assert not asked("short", "en").cut


def test_a_long_phrase_is_read_in_a_few_ways() -> None:
    """Its words may have several keys each; their ways to go together are not all tried, and not all are even made."""
    question = asked('"' + "стали " * 40 + '"', "ru")
    (term,) = question.wanted
    assert question.cut
    assert len(term.keys) == MOST
    assert 2 <= len(term.phrases()) <= 8
    assert len(term.lesser()) <= 8


def test_signs_that_control_are_no_part_of_a_question() -> None:
    """NUL and direction marks become spaces."""
    assert asked("bor\x00der \u202eroad", "en").typed == "bor der road"


@given(st.text(max_size=400), st.sampled_from(["en", "ru", "kk"]))
def test_a_question_has_no_syntax_for_the_database(question: str, reader: str) -> None:
    """Whatever is typed, the engine gets quoted keys, its own three operators and the name of its last column."""
    found = asked(question, reader)
    if found.wanted:
        outside = "".join(expression(found).split('"')[::2])
        assert set(outside) <= set(" ()ANDORT{}:other")
        inside = "".join(expression(found).split('"')[1::2])
        assert inside.replace(" ", "").isalnum()

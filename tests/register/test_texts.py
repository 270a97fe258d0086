"""The rules of two texts paragraph by paragraph."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.register.texts import MAX_PARAGRAPHS, MAX_WORDS, WINDOW, Passage, articles_changed, paragraphs, passages

DRAFT = """The Parties, wishing to cooperate,

Article 1

The Parties shall build the plant by 2025.

Article 2

The loan is for 15 years.

Each Party bears its own costs.
"""
SIGNED = """The Parties, wishing to cooperate,

Article 1

The Parties shall build the plant by 2026.

Article 2

Each Party bears its own costs.

Disputes are settled by consultations.
"""


def text_of(found: tuple[Passage, ...], other: str) -> list[str]:
    """One of the texts put together again: all runs but those of the other."""
    texts = [" ".join(run.text for run in passage.runs if run.kind != other) for passage in found]
    return [text for text in texts if text]


def test_what_was_changed_removed_and_added() -> None:
    """Rule 3: each passage stands in its article, with its place in both texts and the words that differ."""
    found = passages(DRAFT, SIGNED)
    assert [(one.kind, one.article, one.first, one.second) for one in found] == [
        ("same", "", 1, 1),
        ("same", "1", 2, 2),
        ("changed", "1", 3, 3),
        ("same", "2", 4, 4),
        ("removed", "2", 5, None),
        ("same", "2", 6, 5),
        ("added", "2", None, 6),
    ]
    assert [(run.kind, run.text) for run in found[2].runs] == [
        ("same", "The Parties shall build the plant by"),
        ("removed", "2025."),
        ("added", "2026."),
    ]
    assert articles_changed(found) == ("1", "2")


def test_white_space_and_composition_make_no_difference() -> None:
    """Rule 1: a text that was set anew is the same text."""
    decomposed = unicodedata.normalize("NFD", "Стороны  строят\nзавод й.\n \t\n\nКонец.\n")
    found = passages("Стороны строят завод й.\n\nКонец.", decomposed)
    assert {one.kind for one in found} == {"same"}
    assert articles_changed(found) == ()


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Article 5", "5"),
        ("Статья 5.", "5"),
        ("СТАТЬЯ 12-1 Споры", "12-1"),
        ("5-бап", "5"),
        ("5-1-бап. Даулар", "5-1"),
        ("Articles of association", ""),
        ("5. Costs", ""),
    ],
)
def test_articles_are_known_in_three_languages(heading: str, number: str) -> None:
    """Rule 2: a paragraph that begins an article says so; what follows stands in it."""
    assert [one.article for one in paragraphs(f"Preamble.\n\n{heading}\n\nText.")] == ["", number, number]


def test_a_paragraph_that_went_elsewhere_was_removed_and_added() -> None:
    """Rule 3: order is part of a text."""
    kinds = [one.kind for one in passages("One two.\n\nThree four.", "Three four.\n\nOne two.")]
    assert sorted(kinds) == ["added", "removed", "same"]


def test_like_words_in_another_article_are_no_counterpart() -> None:
    """Rule 3: the same sentence with another year in another article was not changed but removed and added."""
    found = passages("Article 1\n\nBuild it by 2025.", "Article 2\n\nBuild it by 2026.")
    assert {one.kind for one in found} == {"removed", "added"}


def test_what_stands_before_a_counterpart_was_added() -> None:
    """Rule 3: a new paragraph in front of a changed one is told before it."""
    found = passages("Build the plant by 2025.", "Quite new words.\n\nBuild the plant by 2026.")
    assert [(one.kind, one.first, one.second) for one in found] == [("added", None, 1), ("changed", 1, 2)]


def test_very_long_paragraphs_are_compared_whole() -> None:
    """Rule 3: word by word takes the square of the words."""
    long = "word " * MAX_WORDS
    assert [one.kind for one in passages(f"{long}a", f"{long}b")] == ["removed", "added"]
    assert [one.kind for one in passages(long, f"other {long[5:]}")] == ["changed"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("one two three four", "one two five six", ["changed"]),
        ("one two three four", "one two five six seven", ["removed", "added"]),
        ("one two three", "four five six", ["removed", "added"]),
    ],
)
def test_a_counterpart_has_half_of_the_words_in_common(first: str, second: str, expected: list[str]) -> None:
    """Rule 3: half is enough, less is another paragraph."""
    assert [one.kind for one in passages(first, second)] == expected


def test_a_counterpart_is_looked_for_among_the_next_ones() -> None:
    """Rule 3: what stands farther away was put elsewhere."""
    for between, expected in ((WINDOW - 1, "changed"), (WINDOW, "removed")):
        put_in = "\n\n".join(f"new{number}" for number in range(between))
        kinds = {one.kind for one in passages("Build it by 2025.", f"{put_in}\n\nBuild it by 2026.")}
        assert kinds == {expected, "added"}


def test_what_comes_up_often_is_compared_all_the_same() -> None:
    """Rule 3: in a text of many like paragraphs, and in a paragraph of many like words, the rest is the same."""
    like = "As above.\n\n" * 250
    assert [one.kind for one in passages(like, f"New.\n\n{like}")] == ["added"] + ["same"] * 250
    words = "word " * 250
    (found,) = passages(f"a {words}", f"b {words}")
    assert [(run.kind, run.text) for run in found.runs] == [
        ("removed", "a"),
        ("added", "b"),
        ("same", words.strip()),
    ]


def test_too_many_paragraphs_are_refused() -> None:
    """Rule 4: hostile texts are not compared."""
    assert len(paragraphs("a\n\n" * MAX_PARAGRAPHS)) == MAX_PARAGRAPHS
    with pytest.raises(ValueError, match="at most"):
        passages("a\n\n" * (MAX_PARAGRAPHS + 1), "a")


TEXTS = st.lists(
    st.lists(st.sampled_from(["Article 1", "Article 2", "one", "two", "three", "four"]), min_size=1, max_size=5).map(
        " ".join
    ),
    max_size=8,
).map("\n\n".join)


@given(TEXTS, TEXTS)
def test_both_texts_stand_in_the_passages(first: str, second: str) -> None:
    """Whatever differs, each text can be read from the passages, whole and in its order."""
    found = passages(first, second)
    assert text_of(found, "added") == [one.text for one in paragraphs(first)]
    assert text_of(found, "removed") == [one.text for one in paragraphs(second)]


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """Nothing is changed where nothing was changed."""
    assert articles_changed(passages(text, text)) == ()

"""Stated counts in figures and in words."""

import pytest

from kelisim.reading.document import read_document
from tests.reading.english.told import TITLE

COUNTED = (
    ("A package of 12 documents was signed following the visit.", 12),
    ("The sides signed a total of 14 agreements.", 14),
    ("Latvia and Uzbekistan signed seven agreements on Monday.", 7),
    ("Around 30 commercial deals were signed at the forum.", 30),
    ("The visit ended with the signing of 16 bilateral documents.", 16),
    ("As many as 9 memorandums were inked.", 9),
    ("Following the talks, ten documents aimed at strengthening cooperation were signed.", 10),
    ("Companies signed more than 40 contracts worth $2 billion.", 40),
    ("In total, eighteen intergovernmental and interdepartmental documents were signed.", 18),
    ("The package includes 15 documents signed by the ministers.", 15),
    ("Twenty-two agreements were signed during the state visit.", 22),
    ("They put their signatures to five documents.", 5),
    ("The two presidents witnessed the signing of eight documents.", 8),
    ("Both sides signed an agreement and two protocols.", 2),
)
UNCOUNTED = (
    "The two sides plan to sign fourteen agreements during the visit in autumn.",
    "Twelve documents lay on the table of the museum when the guests came in.",
)


def stated(words: str) -> list[int]:
    """The counts that a text states."""
    reading = read_document(f"{TITLE}\n\n{words}".encode(), "story.txt", published="2024-05-15")
    return [count.stated for count in reading.counts]


@pytest.mark.parametrize(("words", "number"), COUNTED, ids=lambda words: str(words)[:60])
def test_a_count_of_what_was_signed(words: str, number: int) -> None:
    """The number that stands before the documents."""
    assert stated(words) == [number]


@pytest.mark.parametrize("words", UNCOUNTED, ids=lambda words: words[:60])
def test_what_was_not_signed_is_not_counted(words: str) -> None:
    """Plans and exhibits."""
    assert stated(words) == []

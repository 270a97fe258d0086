"""Who speaks: with an office or none of the known ones, before the verb, behind it, at a colon, by office alone."""

import pytest

from kelisim.reading.document import read_document
from tests.reading.english.told import TITLE
from tests.reading.invented import contents

SPOKEN = (
    ("“We will double trade,” said the Minister of Trade of Latvia, Ilze Vanags.", "Ilze Vanags"),
    ("The minister, Ilze Vanags, told reporters that trade had doubled.", "Ilze Vanags"),
    ("Ilze Vanags, Latvia's trade minister: “Trade has doubled.”", "Ilze Vanags"),
    ("According to Latvian Deputy Transport Minister Ilze Vanags, trade has doubled.", "Ilze Vanags"),
    (
        (
            "Latvian Minister of Trade Ilze Vanags met farmers. Trade had doubled, Vanags said. "
            "She added that flour was next."
        ),
        "Ilze Vanags",
    ),
    ("Farmer Ilze Vanags said the harvest had failed.", "Ilze Vanags"),
    ("Head coach Ilze Vanags told journalists that the team was ready.", "Ilze Vanags"),
    ("“It is a start,” Ilze Vanags, chief engineer of the port, told the newspaper.", "Ilze Vanags"),
    (
        (
            "Speaking at the forum, Ilze Vanags, rector of Riga Technical University, underlined "
            "that students gain most."
        ),
        "Ilze Vanags",
    ),
    ("Latvian Foreign Ministry Spokesperson Ilze Vanags: The talks will go on.", "Ilze Vanags"),
    ("In his speech, President of Latvia Karlis Ozols called the visit historic.", "Karlis Ozols"),
    ("“It is a start,” Karlis Ozols, a driver from Liepaja, said.", "Karlis Ozols"),
    ("As President Karlis Ozols of Latvia put it, the bridge is open.", "Karlis Ozols"),
    ("Trade grew by 12 per cent, the minister said.", "minister"),
    ("“The line will open in 2026,” the Latvian ambassador said.", "ambassador"),
    ("Karlis Ozols, who heads the Latvian drivers' union, said queues had grown.", "Karlis Ozols"),
    ("“Queues are long,” says economist Karlis Ozols.", "Karlis Ozols"),
    ("Karlis Ozols of the Riga Chamber of Commerce believes that trade will double.", "Karlis Ozols"),
    (("The ministry's press service quoted Minister Karlis Ozols as saying that the line would open."), "Karlis Ozols"),
    (
        ("In an interview, Karlis Ozols, the deputy head of the agency, expressed confidence that trade would double."),
        "Karlis Ozols",
    ),
)
SILENT = (
    "Farmers brought their onions to the market before the sun was up on Tuesday.",
    "The company Steppe Cargo said that the wagons would arrive in the spring of next year.",
    "According to Latvia and Malta, the weather in the port was better than last year.",
)


def speakers(words: str) -> list[str]:
    """The names of those who speak in a text, or else their offices."""
    reading = read_document(f"{TITLE}\n\n{words}".encode(), "story.txt", published="2024-05-15")
    said = [one["speaker"] for one in contents(reading, "statement")]
    return [speaker.get("name") or speaker["office"] for speaker in said]


@pytest.mark.parametrize(("words", "speaker"), SPOKEN, ids=lambda words: str(words)[:60])
def test_somebody_speaks(words: str, speaker: str) -> None:
    """Every statement is of the one person who speaks."""
    assert set(speakers(words)) == {speaker}


@pytest.mark.parametrize("words", SILENT, ids=lambda words: words[:60])
def test_nobody_speaks(words: str) -> None:
    """States and companies are no people."""
    assert speakers(words) == []


def test_the_minister_is_the_one_who_was_named() -> None:
    """An office alone speaks for the person that the page named with it."""
    words = "Latvian Minister of Trade Ilze Vanags met farmers on Monday. Trade had doubled, the minister said."
    assert speakers(words) == ["Ilze Vanags"]

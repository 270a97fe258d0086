"""Meetings in a sentence: organ, first day, and those who took part with their sides."""

import pytest

from kelisim.reading.document import read_document
from tests.reading.english.told import TITLE
from tests.reading.invented import contents

TOLD = (
    (
        ("Latvian President Karlis Ozols and Uzbek President Botir Salimov met in Riga on 13 May."),
        [" | 2024-05-13 | Ozols:LVA Salimov:UZB"],
    ),
    (
        ("Foreign Minister of Latvia Ilze Vanags held talks with her Uzbek counterpart Botir Salimov on Monday."),
        [" | 2024-05-13 | Vanags:LVA Salimov:UZB"],
    ),
    (
        ("On 13 May, President of Uzbekistan Botir Salimov received Latvian Foreign Minister Ilze Vanags."),
        [" | 2024-05-13 | Salimov:UZB Vanags:LVA"],
    ),
    (
        ("The 7th session of the Latvian-Uzbek Intergovernmental Commission on Trade took place in Riga on 13 May."),
        ["Latvian-Uzbek Intergovernmental Commission on Trade | 2024-05-13 | "],
    ),
    (
        (
            "A meeting between the Minister of Energy of Latvia, Ilze Vanags, and the Minister of "
            "Energy of Uzbekistan, Botir Salimov, took place in Riga on 13 May."
        ),
        [" | 2024-05-13 | Vanags:LVA Salimov:UZB"],
    ),
    (
        "Riga hosted on 13 May the Latvia-Uzbekistan business forum.",
        ["Latvia-Uzbekistan business forum | 2024-05-13 | "],
    ),
    ("The foreign ministers of Latvia and Uzbekistan met in Riga on Monday.", [" | 2024-05-13 | -:LVA -:UZB"]),
    (
        ("Consultations between the foreign ministries of Latvia and Uzbekistan were held in Tashkent on 13 May."),
        [" | 2024-05-13 | -:LVA -:UZB"],
    ),
    (
        "The summit of the Organization of Turkic States was held in Bishkek on 13 May.",
        ["Organization of Turkic States | 2024-05-13 | "],
    ),
    (
        (
            "Botir Salimov, Uzbekistan's energy minister, sat down with Latvia's ambassador Ilze "
            "Vanags in Tashkent on Monday."
        ),
        [" | 2024-05-13 | Salimov:UZB Vanags:LVA"],
    ),
    ("The Uzbek and Latvian delegations held a round of talks in Riga on Tuesday.", [" | 2024-05-14 | -:UZB -:LVA"]),
    (
        ("The 14th meeting of the joint working group of Latvia and Uzbekistan on customs was held online on 13 May."),
        ["joint working group | 2024-05-13 | "],
    ),
    (
        ("Ministers Ilze Vanags of Latvia and Botir Salimov of Uzbekistan met in Riga on 13 May."),
        [" | 2024-05-13 | Vanags:LVA Salimov:UZB"],
    ),
    (
        ("The prime ministers of Latvia and Uzbekistan, Ilze Vanags and Botir Salimov, held talks in Riga on 13 May."),
        [" | 2024-05-13 | Vanags:LVA Salimov:UZB"],
    ),
    (
        "Kazakhstan, Latvia and Uzbekistan held a trilateral meeting in Riga on 13 May.",
        [" | 2024-05-13 | -:KAZ -:LVA -:UZB"],
    ),
)
UNTOLD = (
    "President of Uzbekistan Botir Salimov arrived in Latvia on a state visit on 13 May.",
    "The foreign ministers of Latvia and Uzbekistan will meet in Riga on 20 May.",
    "A meeting of the joint working group is planned for 20 May in Riga, the ministry said.",
    "At the business forum on 13 May a contract was signed between two mills of the region.",
)


def meetings(words: str) -> list[str]:
    """Each meeting of a text in a line."""
    reading = read_document(f"{TITLE}\n\n{words}".encode(), "story.txt", published="2024-05-15")
    lines = []
    for one in contents(reading, "meeting"):
        present = " ".join(
            f"{(person.get('name') or '-').split()[-1]}:{person.get('side')}"
            for person in one.get("participants") or ()
        )
        organ, start = (one.get("organ") or {}).get("name") or "", (one.get("dates") or {}).get("start") or ""
        lines.append(f"{organ} | {start} | {present}")
    return lines


@pytest.mark.parametrize(("words", "expected"), TOLD, ids=lambda words: str(words)[:60])
def test_a_meeting_is_told(words: str, expected: list[str]) -> None:
    """Once, with its day and its people."""
    assert meetings(words) == expected


@pytest.mark.parametrize("words", UNTOLD, ids=lambda words: words[:60])
def test_what_is_to_come_is_no_meeting(words: str) -> None:
    """A meeting that is planned, or a forum that only gives the place, is none."""
    assert meetings(words) == []

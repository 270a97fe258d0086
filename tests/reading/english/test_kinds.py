"""The kinds of instruments, and titles in quotation marks.

Each instrument stands as its kind, status, Parties and day of signature; the stories are of Wednesday, 15 May 2024.
"""

import pytest

from tests.reading.english.told import told_in

TOLD = (
    (
        "Latvia and Uzbekistan signed an accord on fisheries.",
        ["agreement signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed a defence pact on Monday.",
        ["agreement signed LVA-UZB 2024-05-13"],
    ),
    (
        "Latvia and Uzbekistan signed an MoU on fisheries.",
        ["memorandum-of-understanding signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed a charter of good neighbourliness.",
        ["treaty signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed a joint communique.",
        ["declaration signed LVA-UZB None"],
    ),
    (
        "The presidents of Latvia and Uzbekistan adopted a joint statement.",
        ["declaration None LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed a work plan for 2024-2025.",
        ["action-plan signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed a framework for cooperation in fisheries.",
        ["framework-agreement signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed a letter of intent on fisheries.",
        ["letter-of-intent signed LVA-UZB None"],
    ),
    (
        (
            "The development bank of Latvia and the ministry of finance of Uzbekistan signed a loan "
            "agreement for 40 million euros."
        ),
        ["agreement signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed a grant agreement on wells.",
        ["agreement signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed an intergovernmental programme of cultural exchanges for 2024-2026.",
        ["programme signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed a joint action programme on fisheries.",
        ["programme signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed a cooperation plan between their foreign ministries.",
        ["action-plan signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed a schedule of joint measures to restore fish stocks.",
        ["action-plan signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed the Riga Declaration.",
        ["declaration signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed an understanding on fish quotas.",
        ["memorandum-of-understanding signed LVA-UZB None"],
    ),
    (
        'Latvia and Uzbekistan signed the agreement "On Cooperation in the Field of Plant Quarantine".',
        ["agreement signed LVA-UZB None"],
    ),
    (
        'The document, "Programme of Cooperation between Latvia and Uzbekistan in Museums", was signed on Monday.',
        ["programme signed LVA-UZB 2024-05-13"],
    ),
    (
        "Latvia and Uzbekistan signed a document entitled “Roadmap for Green Corridors”.",
        ["roadmap signed LVA-UZB None"],
    ),
)


@pytest.mark.parametrize(("words", "instruments"), TOLD, ids=lambda words: str(words)[:60])
def test_the_kind_is_that_of_its_head(words: str, instruments: list[str]) -> None:
    """The noun tells the kind."""
    assert told_in(words) == instruments

"""The ways in which prose says that an instrument is to be signed, was agreed on, or was signed.

Each instrument stands as its kind, status, Parties and day of signature; the stories are of Wednesday, 15 May 2024.
"""

import pytest

from tests.reading.english.told import told_in

TOLD = (
    (
        "The ministers of Latvia and Uzbekistan put their signatures under an agreement on road transport.",
        ["agreement signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan put pen to paper on a memorandum on forestry.",
        ["memorandum-of-understanding signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan affixed their signatures to a protocol on quarantine.",
        ["protocol signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan have concluded an agreement on social security.",
        ["agreement signed LVA-UZB None"],
    ),
    (
        (
            "Cooperation was formalised in a memorandum on tourism between Latvia and Uzbekistan, signed in "
            "Riga on 8 May."
        ),
        ["memorandum-of-understanding signed LVA-UZB 2024-05-08"],
    ),
    (
        "The partnership was sealed with an agreement on road transport between Latvia and Uzbekistan.",
        ["agreement signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan sealed an agreement on road transport on Monday.",
        ["agreement signed LVA-UZB 2024-05-13"],
    ),
    (
        (
            "An exchange of signed copies of the agreement on road transport between Latvia and Uzbekistan "
            "took place in Riga."
        ),
        ["agreement signed LVA-UZB None"],
    ),
    (
        "The signing of the agreement on road transport between Latvia and Uzbekistan took place on 13 May.",
        ["agreement signed LVA-UZB 2024-05-13"],
    ),
    (
        (
            "A signing ceremony for the agreement on road transport between Latvia and Uzbekistan was held "
            "in Riga on 13 May."
        ),
        ["agreement signed LVA-UZB 2024-05-13"],
    ),
    (
        "The signatories of the memorandum on forestry were the ministers of Latvia and Uzbekistan.",
        ["memorandum-of-understanding signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan became signatories to an agreement on road transport on Monday.",
        ["agreement signed LVA-UZB 2024-05-13"],
    ),
    (
        "Latvia and Uzbekistan signed off on a roadmap for road transport on Monday.",
        ["roadmap signed LVA-UZB 2024-05-13"],
    ),
    (
        "Uzbekistan signed with Latvia an agreement on mutual legal assistance.",
        ["agreement signed LVA-UZB None"],
    ),
    (
        "The foreign ministers of Latvia and Uzbekistan on Monday signed a plan of consultations for 2024-2026.",
        ["action-plan signed LVA-UZB 2024-05-13"],
    ),
    (
        "Signed by the ministers of Latvia and Uzbekistan, the memorandum on forestry runs for five years.",
        ["memorandum-of-understanding signed LVA-UZB None"],
    ),
    (
        "Latvia joined Uzbekistan in signing a memorandum on forestry on Monday.",
        ["memorandum-of-understanding signed LVA-UZB 2024-05-13"],
    ),
    (
        "The visit resulted in the signing of a memorandum on forestry between Latvia and Uzbekistan.",
        ["memorandum-of-understanding signed LVA-UZB None"],
    ),
    (
        "Among the results of the visit is a memorandum on forestry signed by Latvia and Uzbekistan on Monday.",
        ["memorandum-of-understanding signed LVA-UZB 2024-05-13"],
    ),
    (
        (
            "An intergovernmental agreement on the exchange of students has been signed, the foreign "
            "ministry of Latvia said after talks with Uzbekistan."
        ),
        ["agreement signed LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan are due to sign an agreement on road transport in July.",
        ["agreement planned LVA-UZB None"],
    ),
    (
        "An agreement on road transport is to be inked by Latvia and Uzbekistan in Riga.",
        ["agreement planned LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan have agreed to conclude a treaty on extradition.",
        ["treaty planned LVA-UZB None"],
    ),
    (
        "The presidents of Latvia and Uzbekistan are expected to put their signatures to a joint declaration.",
        ["declaration planned LVA-UZB None"],
    ),
    (
        "The signing of an agreement on road transport between Latvia and Uzbekistan is scheduled for July.",
        ["agreement planned LVA-UZB None"],
    ),
    (
        "Latvia is preparing to sign an agreement on road transport with Uzbekistan.",
        ["agreement planned LVA-UZB None"],
    ),
    (
        "Work on a memorandum on forestry between Latvia and Uzbekistan is nearing completion.",
        ["memorandum-of-understanding planned LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan are negotiating an agreement on investment protection.",
        ["agreement planned LVA-UZB None"],
    ),
    (
        "Latvia has proposed that an agreement on investment protection be signed with Uzbekistan this year.",
        ["agreement planned LVA-UZB None"],
    ),
    (
        (
            "The text of an agreement on investment protection between Latvia and Uzbekistan has been agreed "
            "and awaits signature."
        ),
        ["agreement planned LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan intend to conclude an agreement on labour migration before the end of the year.",
        ["agreement planned LVA-UZB None"],
    ),
    (
        "Talks on an agreement on labour migration between Latvia and Uzbekistan are under way.",
        ["agreement planned LVA-UZB None"],
    ),
    (
        "A contract for the supply of 30 buses will be signed between Riga Bus Works and Toshkent Trans.",
        ["contract planned  None"],
    ),
    (
        "Latvia and Uzbekistan could sign a memorandum on forestry as early as June.",
        ["memorandum-of-understanding planned LVA-UZB None"],
    ),
    (
        "Latvia hopes for an early signing of the agreement on labour migration with Uzbekistan.",
        ["agreement planned LVA-UZB None"],
    ),
    (
        (
            "The text of an agreement on road transport was initialed in Riga by the delegations of Latvia "
            "and Uzbekistan."
        ),
        ["agreement initialled LVA-UZB None"],
    ),
    (
        "Negotiators of Latvia and Uzbekistan initialled the draft agreement on investment protection.",
        ["agreement initialled LVA-UZB None"],
    ),
    (
        (
            "After the initialling of the agreement on road transport, Latvia and Uzbekistan will prepare "
            "for its signing."
        ),
        ["agreement planned LVA-UZB None"],
    ),
    (
        "The government of Latvia approved the draft agreement with Uzbekistan on road transport.",
        ["agreement draft-approved LVA-UZB None"],
    ),
    (
        "The Latvian cabinet has endorsed a draft memorandum on forestry with Uzbekistan.",
        ["memorandum-of-understanding draft-approved LVA-UZB None"],
    ),
    (
        (
            "A draft agreement on road transport between Latvia and Uzbekistan was approved by the Latvian "
            "government on Tuesday."
        ),
        ["agreement draft-approved LVA-UZB None"],
    ),
    (
        "By decree, the president of Uzbekistan approved the draft treaty with Latvia on extradition.",
        ["treaty draft-approved LVA-UZB None"],
    ),
    (
        "The Latvian government gave the go-ahead to the signing of an agreement on road transport with Uzbekistan.",
        ["agreement draft-approved LVA-UZB None"],
    ),
    (
        "The cabinet of Latvia backed a draft agreement with Uzbekistan on road transport.",
        ["agreement draft-approved LVA-UZB None"],
    ),
    (
        (
            "The draft agreement between Latvia and Uzbekistan on road transport has been cleared by the "
            "Latvian cabinet."
        ),
        ["agreement draft-approved LVA-UZB None"],
    ),
)


@pytest.mark.parametrize(("words", "instruments"), TOLD, ids=lambda words: str(words)[:60])
def test_the_step_is_that_of_the_verb(words: str, instruments: list[str]) -> None:
    """One instrument at the step that the verb tells."""
    assert told_in(words) == instruments

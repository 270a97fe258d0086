"""What befalls an instrument after it was signed.

Each instrument stands as its kind, status, Parties and day of signature; the stories are of Wednesday, 15 May 2024.
"""

import pytest

from tests.reading.english.told import told_in

TOLD = (
    (
        (
            "The upper house of Uzbekistan's parliament approved the ratification of the agreement with "
            "Latvia on road transport."
        ),
        ["agreement ratified LVA-UZB None"],
    ),
    (
        "The Senate of Uzbekistan has approved a law ratifying the agreement with Latvia on road transport.",
        ["agreement ratified LVA-UZB None"],
    ),
    (
        (
            "The President of Uzbekistan signed the law on the ratification of the agreement with Latvia on "
            "road transport."
        ),
        ["agreement ratified LVA-UZB None"],
    ),
    (
        "Latvia's Saeima ratified the agreement with Uzbekistan on road transport on 9 May.",
        ["agreement ratified LVA-UZB None"],
    ),
    (
        "The agreement between Latvia and Uzbekistan on road transport was ratified by parliament in April.",
        ["agreement ratified LVA-UZB None"],
    ),
    (
        "Latvian lawmakers voted to ratify the treaty with Uzbekistan on extradition.",
        ["treaty ratified LVA-UZB None"],
    ),
    (
        "Deputies in Tashkent passed a bill ratifying the extradition treaty with Latvia.",
        ["treaty ratified LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan exchanged instruments of ratification of the treaty on extradition.",
        ["treaty ratified LVA-UZB None"],
    ),
    (
        "Latvia's parliament is expected to ratify the treaty with Uzbekistan on extradition in June.",
        ["treaty None LVA-UZB None"],
    ),
    (
        "Latvia has completed its ratification of the treaty with Uzbekistan on extradition.",
        ["treaty ratified LVA-UZB None"],
    ),
    (
        (
            'The law "On the ratification of the agreement between Latvia and Uzbekistan on road transport" '
            "has been adopted."
        ),
        ["agreement ratified LVA-UZB None"],
    ),
    (
        "Kyrgyz president ratifies agreement with Latvia on road transport.",
        ["agreement ratified KGZ-LVA None"],
    ),
    (
        "The agreement on road transport between Latvia and Uzbekistan has come into force.",
        ["agreement in-force LVA-UZB None"],
    ),
    (
        "The agreement on road transport between Latvia and Uzbekistan takes effect from 1 July.",
        ["agreement None LVA-UZB None"],
    ),
    (
        "A visa-free agreement between Latvia and Uzbekistan took effect on 1 May.",
        ["agreement in-force LVA-UZB None"],
    ),
    (
        "The agreement on road transport between Latvia and Uzbekistan has been in force since 2019.",
        ["agreement in-force LVA-UZB None"],
    ),
    (
        "The agreement on road transport between Latvia and Uzbekistan is in effect.",
        ["agreement in-force LVA-UZB None"],
    ),
    (
        "The agreement on road transport between Latvia and Uzbekistan became effective on 1 May.",
        ["agreement in-force LVA-UZB None"],
    ),
    (
        "From 1 May, the agreement on road transport between Latvia and Uzbekistan is applied provisionally.",
        ["agreement None LVA-UZB None"],
    ),
    (
        "The treaty on extradition, which Latvia and Uzbekistan signed in 2021, entered into force on Monday.",
        ["treaty in-force LVA-UZB 2021"],
    ),
    (
        "Since 1 May a protocol on quarantine between Latvia and Uzbekistan has been in force.",
        ["protocol in-force LVA-UZB None"],
    ),
    (
        "The agreement on road transport between Latvia and Uzbekistan was terminated on 1 May.",
        ["agreement ended LVA-UZB None"],
    ),
    (
        "Latvia gave notice of termination of the agreement on road transport with Uzbekistan.",
        ["agreement None LVA-UZB None"],
    ),
    (
        "Latvia has denounced the agreement on road transport with Uzbekistan.",
        ["agreement ended LVA-UZB None"],
    ),
    (
        "Latvia withdrew from the agreement on road transport with Uzbekistan.",
        ["agreement ended LVA-UZB None"],
    ),
    (
        "The agreement on road transport between Latvia and Uzbekistan ceased to be in force in April.",
        ["agreement ended LVA-UZB None"],
    ),
    (
        "The memorandum on forestry between Latvia and Uzbekistan has expired.",
        ["memorandum-of-understanding ended LVA-UZB None"],
    ),
    (
        "The agreement on road transport between Latvia and Uzbekistan is no longer in force.",
        ["agreement ended LVA-UZB None"],
    ),
    (
        "Latvia scrapped its agreement with Uzbekistan on road transport.",
        ["agreement ended LVA-UZB None"],
    ),
    (
        "Latvia cancelled the agreement on road transport with Uzbekistan.",
        ["agreement ended LVA-UZB None"],
    ),
    (
        "Latvia suspended the agreement on road transport with Uzbekistan.",
        ["agreement None LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan amended their agreement on road transport.",
        ["agreement amended LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan extended the memorandum on forestry for five years.",
        ["memorandum-of-understanding amended LVA-UZB None"],
    ),
    (
        "The memorandum on forestry between Latvia and Uzbekistan was prolonged until 2029.",
        ["memorandum-of-understanding amended LVA-UZB None"],
    ),
    (
        "Latvia and Uzbekistan signed a protocol on amendments to the agreement on road transport.",
        ["protocol signed LVA-UZB None"],
    ),
    (
        "Changes were made to the agreement on road transport between Latvia and Uzbekistan.",
        ["agreement amended LVA-UZB None"],
    ),
    (
        "The agreement on road transport between Latvia and Uzbekistan was supplemented with a list of crossings.",
        ["agreement amended LVA-UZB None"],
    ),
)


@pytest.mark.parametrize(("words", "instruments"), TOLD, ids=lambda words: str(words)[:60])
def test_a_later_step_is_told(words: str, instruments: list[str]) -> None:
    """Ratified, in force, amended, ended; what is still to come leaves the status open."""
    assert told_in(words) == instruments

"""Between whom an instrument is: capitals that act for their States, adjectives, ministries, companies.

Each instrument stands as its kind, status, Parties and day of signature; the stories are of Wednesday, 15 May 2024.
"""

import pytest

from tests.reading.english.told import told_in

TOLD = (
    (
        "Astana and Minsk signed an agreement on seed potatoes on Tuesday.",
        ["agreement signed BLR-KAZ 2024-05-14"],
    ),
    (
        "Tashkent and Dushanbe will sign a protocol on border crossings next month.",
        ["protocol planned TJK-UZB None"],
    ),
    (
        "Bishkek has signed a memorandum on seismic stations with Vilnius.",
        ["memorandum-of-understanding signed KGZ-LTU None"],
    ),
    (
        "Baku and Ankara inked a gas transit agreement on Monday.",
        ["agreement signed AZE-TUR 2024-05-13"],
    ),
    (
        "An agreement on rail tariffs between Ulaanbaatar and Beijing entered into force on 1 April.",
        ["agreement in-force CHN-MNG None"],
    ),
    (
        "Riga and Tbilisi concluded an agreement on the readmission of persons on 3 May 2024.",
        ["agreement signed GEO-LVA 2024-05-03"],
    ),
    (
        "A roadmap on milk exports was signed by Chisinau and Warsaw.",
        ["roadmap signed MDA-POL None"],
    ),
    (
        "Seoul and Tashkent signed a contract on high-speed trains between their railways in Seoul on 10 May.",
        ["contract signed KOR-UZB 2024-05-10"],
    ),
    (
        "Moscow ratified the agreement with Yerevan on pensions.",
        ["agreement ratified ARM-RUS None"],
    ),
    (
        "Jakarta and Hanoi initialled a treaty on the maritime boundary.",
        ["treaty initialled IDN-VNM None"],
    ),
    (
        "The Korean and Kazakh transport ministers signed a memorandum on urban rail in Seoul on 13 May.",
        ["memorandum-of-understanding signed KAZ-KOR 2024-05-13"],
    ),
    (
        "The Luxembourg and Estonian governments signed a double taxation agreement on 6 May.",
        ["agreement signed EST-LUX 2024-05-06"],
    ),
    (
        "The New Zealand trade minister and his Chilean counterpart signed a protocol on wool.",
        ["protocol signed CHL-NZL None"],
    ),
    (
        "The Dominican foreign minister and the Paraguayan ambassador signed a visa waiver agreement.",
        ["agreement signed DOM-PRY None"],
    ),
    (
        "A Kazakh-Mongolian agreement on horse breeding was signed in Ulgii.",
        ["agreement signed KAZ-MNG None"],
    ),
    (
        "The Tajik-Afghan protocol on electricity was signed on 2 May.",
        ["protocol signed AFG-TJK 2024-05-02"],
    ),
    (
        "A Turkish-Georgian memorandum on hazelnuts will be signed in June.",
        ["memorandum-of-understanding planned GEO-TUR None"],
    ),
    (
        "KazRailCargo JSC and Baltic Wagon Group signed a contract for the supply of 300 tank cars.",
        ["contract signed  None"],
    ),
    (
        "Uzbek textile company Oqtosh Tekstil signed a memorandum with Latvia's Baltlin on flax.",
        ["memorandum-of-understanding signed  None"],
    ),
    (
        "The University of Osh and the Riga Academy of Design signed an agreement on student exchange.",
        ["agreement signed  None"],
    ),
    (
        "Samruk Invest Fund and the Export Bank of Latvia signed a framework agreement on 10 May.",
        ["framework-agreement signed  2024-05-10"],
    ),
    (
        "The Geological Survey of Latvia and the Geology Agency of Uzbekistan signed a memorandum on groundwater.",
        ["memorandum-of-understanding signed LVA-UZB None"],
    ),
    (
        "A memorandum between Tengri Wind LLP and Nordwind AS was signed at the forum.",
        ["memorandum-of-understanding signed  None"],
    ),
    (
        "The Ministry of Water of Uzbekistan and Latvia's Ministry of Agriculture signed a memorandum on drainage.",
        ["memorandum-of-understanding signed LVA-UZB None"],
    ),
)


@pytest.mark.parametrize(("words", "instruments"), TOLD, ids=lambda words: str(words)[:60])
def test_the_parties_are_those_who_act(words: str, instruments: list[str]) -> None:
    """Capitals and adjectives name the States; companies have none."""
    assert told_in(words) == instruments

"""Sentences in the manner of ministries.

Each instrument stands as its kind, status, Parties and day of signature; the stories are of Wednesday, 15 May 2024.
"""

import pytest

from tests.reading.english.told import told_in

TOLD = (
    (
        (
            "Estonia and Kyrgyzstan formally signed off on a treaty on legal assistance in civil matters in "
            "Tallinn on Wednesday."
        ),
        ["treaty signed EST-KGZ 2024-05-15"],
    ),
    (
        "Tallinn and Bishkek agreed on Tuesday to draw up a memorandum on digital government.",
        ["memorandum-of-understanding planned EST-KGZ None"],
    ),
    (
        "The Jogorku Kenesh passed a law on the ratification of the protocol with Estonia on air services.",
        ["protocol ratified EST-KGZ None"],
    ),
    (
        (
            "The Kyrgyz Cabinet of Ministers approved a draft agreement with Estonia on the mutual "
            "recognition of diplomas."
        ),
        ["agreement draft-approved EST-KGZ None"],
    ),
    (
        (
            "A memorandum of understanding on e-health between the health ministries of Estonia and "
            "Kyrgyzstan was signed by ministers Kersti Saar and Azamat Toktosunov."
        ),
        ["memorandum-of-understanding signed EST-KGZ None"],
    ),
    (
        (
            "Estonian Health Minister Kersti Saar and Kyrgyz Health Minister Azamat Toktosunov inked a "
            "memorandum on e-health in Bishkek today."
        ),
        ["memorandum-of-understanding signed EST-KGZ 2024-05-15"],
    ),
    (
        (
            "On 2 May the Estonian and Kyrgyz sides exchanged notes on the entry into force of the agreement "
            "on air services."
        ),
        ["agreement None EST-KGZ None"],
    ),
    (
        "Estonia's Riigikogu on 8 May approved the treaty on mutual legal assistance with Kyrgyzstan.",
        ["treaty ratified EST-KGZ None"],
    ),
    (
        (
            "The agreement on visa facilitation between Kyrgyzstan and Estonia, signed in Tallinn on 3 "
            "February 2023, was ratified by the Kyrgyz parliament on 25 April."
        ),
        ["agreement ratified EST-KGZ 2023-02-03"],
    ),
    (
        "President of Kyrgyzstan Nurlan Asanov signed into law the agreement on visa facilitation with Estonia.",
        ["agreement ratified EST-KGZ None"],
    ),
    (
        "Kyrgyzstan and Estonia will extend the agreement on cooperation in education by five years.",
        ["agreement None EST-KGZ None"],
    ),
    (
        "A Kyrgyz-Estonian agreement on the protection of investments has expired and will not be renewed.",
        ["agreement ended EST-KGZ None"],
    ),
    (
        "Estonia has decided to terminate the agreement with Kyrgyzstan on seasonal workers.",
        ["agreement None EST-KGZ None"],
    ),
    (
        (
            "The Estonian company Balti Veski and Kyrgyz flour mill Ak Un signed an agreement on the supply "
            "of milling equipment."
        ),
        ["agreement signed  None"],
    ),
    (
        "Nordea Wood OÜ and the state enterprise Kyrgyz Forest have signed a contract worth 4 million euros.",
        ["contract signed  None"],
    ),
    (
        (
            "A cooperation agreement was signed between the Estonian Chamber of Commerce and the Kyrgyz "
            "Union of Exporters."
        ),
        ["agreement signed  None"],
    ),
    (
        "The central banks of Estonia and Kyrgyzstan have signed a memorandum on payment oversight.",
        ["memorandum-of-understanding signed EST-KGZ None"],
    ),
    (
        "Estonia and Kyrgyzstan are working on a draft agreement on readmission.",
        ["agreement planned EST-KGZ None"],
    ),
    (
        (
            "The two sides intend to sign a joint statement during the visit of the Estonian president to "
            "Kyrgyzstan in June."
        ),
        ["declaration planned EST-KGZ None"],
    ),
    (
        (
            "Kyrgyzstan's ambassador to Estonia, Aida Usenova, and the deputy secretary general of the "
            "Estonian foreign ministry, Mart Lill, put their signatures to the protocol on consultations."
        ),
        ["protocol signed EST-KGZ None"],
    ),
    (
        "The roadmap, which was signed by Estonia and Kyrgyzstan in March, lists 24 projects.",
        ["roadmap signed EST-KGZ None"],
    ),
    (
        "Estonia and Kyrgyzstan have adopted a joint declaration in which they pledge to double trade.",
        ["declaration None EST-KGZ None"],
    ),
    (
        (
            "Kyrgyz authorities and the European Union are about to conclude an enhanced partnership and "
            "cooperation agreement."
        ),
        ["agreement planned EU-KGZ None"],
    ),
    (
        (
            "An Enhanced Partnership and Cooperation Agreement between the European Union and Kyrgyzstan was "
            "signed on 25 April 2024."
        ),
        ["agreement signed EU-KGZ 2024-04-25"],
    ),
    (
        "The 2019 agreement on air services between Estonia and Kyrgyzstan has been amended to allow cargo flights.",
        ["agreement amended EST-KGZ None"],
    ),
    (
        "It was announced that Kyrgyzstan and Estonia had concluded a social security agreement on 30 April.",
        ["agreement signed EST-KGZ 2024-04-30"],
    ),
    (
        "The Treaty of Friendship between Estonia and Kyrgyzstan, concluded in 1996, is still in force.",
        ["treaty in-force EST-KGZ 1996"],
    ),
    (
        (
            "Ministers from Estonia, Kyrgyzstan and Uzbekistan signed a tripartite memorandum on the middle "
            "corridor on the margins of the conference."
        ),
        ["memorandum-of-understanding signed EST-KGZ-UZB None"],
    ),
    (
        (
            "After nine rounds of negotiations Kyrgyzstan and Estonia initialled a treaty on the transfer of "
            "sentenced persons."
        ),
        ["treaty initialled EST-KGZ None"],
    ),
    (
        "Kyrgyz Railways and Operail are set to sign a deal for the lease of 200 wagons.",
        ["agreement planned  None"],
    ),
    (
        "Kyrgyzstan and Estonia signed a Host Country Agreement for the regional office.",
        ["agreement signed EST-KGZ None"],
    ),
    (
        (
            "Representatives of the customs services of Kyrgyzstan and Estonia signed a protocol on data "
            "exchange in Osh, 24.kg reports."
        ),
        ["protocol signed EST-KGZ None"],
    ),
    (
        (
            "The prosecutors general of Kyrgyzstan and Estonia concluded a programme of cooperation for "
            "2024–2026 yesterday."
        ),
        ["programme signed EST-KGZ 2024-05-14"],
    ),
    (
        "The Kyrgyz side proposed to conclude an agreement on the protection of glaciers with Estonia.",
        ["agreement planned EST-KGZ None"],
    ),
    (
        (
            "Deputy Foreign Minister of Kyrgyzstan Aida Usenova said an agreement on labour migration with "
            "Estonia could be signed by the end of 2024."
        ),
        ["agreement planned EST-KGZ None"],
    ),
    (
        "Kyrgyzstan, Estonia sign agreement on cooperation in cybersecurity, reads the ministry's statement.",
        ["agreement signed EST-KGZ None"],
    ),
)


@pytest.mark.parametrize(("words", "instruments"), TOLD, ids=lambda words: str(words)[:60])
def test_a_sentence_of_a_ministry(words: str, instruments: list[str]) -> None:
    """Kind, status, Parties and day together."""
    assert told_in(words) == instruments

"""Sentences in the manner of news agencies.

Each instrument stands as its kind, status, Parties and day of signature; the stories are of Wednesday, 15 May 2024.
"""

import pytest

from tests.reading.english.told import told_in

TOLD = (
    (
        (
            "Armenia and Slovakia have put their relations on a new footing with a treaty on strategic "
            "partnership, signed in Yerevan on 11 May."
        ),
        ["treaty signed ARM-SVK 2024-05-11"],
    ),
    (
        (
            "A five-year plan of cooperation in culture was signed on Friday by the culture ministers of "
            "Armenia and Slovakia."
        ),
        ["action-plan signed ARM-SVK 2024-05-10"],
    ),
    (
        "Bratislava and Yerevan have finalised the text of an extradition treaty, which will be signed in autumn.",
        ["treaty planned ARM-SVK None"],
    ),
    (
        (
            "Armenia's National Assembly on Wednesday ratified an air services agreement with Slovakia that "
            "was signed in Bratislava in 2022."
        ),
        ["agreement ratified ARM-SVK 2022"],
    ),
    (
        "Under a memorandum signed at the forum, Armenia will export apricots to Slovakia.",
        ["memorandum-of-understanding signed ARM-SVK None"],
    ),
    (
        "The foreign ministry said Armenia and Slovakia had signed a readmission agreement on Thursday.",
        ["agreement signed ARM-SVK 2024-05-09"],
    ),
    (
        (
            "“We have signed an agreement on the mutual recognition of driving licences,” said Slovak "
            "Foreign Minister Peter Kollar after talks with his Armenian counterpart Aram Petrosyan."
        ),
        ["agreement signed ARM-SVK None"],
    ),
    (
        "The Slovak parliament gave its consent on Tuesday to the agreement with Armenia on social security.",
        ["agreement ratified ARM-SVK None"],
    ),
    (
        (
            "Armenia notified Slovakia that it had completed the procedures needed for the entry into force "
            "of the agreement on air services."
        ),
        ["agreement None ARM-SVK None"],
    ),
    (
        "Slovakia and Armenia are close to signing a deal on the joint production of drones, two officials said.",
        ["agreement planned ARM-SVK None"],
    ),
    (
        "The ministers signed the minutes of the fourth session of the Armenian-Slovak joint commission.",
        ["protocol signed ARM-SVK None"],
    ),
    (
        "An Armenian-Slovak agreement on cooperation in emergencies is in the works.",
        ["agreement planned ARM-SVK None"],
    ),
    (
        "Slovak President Jan Hudak ratified the convention with Armenia on double taxation.",
        ["treaty ratified ARM-SVK None"],
    ),
    (
        "The convention with Armenia on double taxation has been ratified by Slovakia.",
        ["treaty ratified ARM-SVK None"],
    ),
    (
        "The visa-waiver agreement between Armenia and Slovakia enters into force on 1 June 2024.",
        ["agreement None ARM-SVK None"],
    ),
    (
        "The two-year cooperation programme between Armenia and Slovakia expires in December.",
        ["programme None ARM-SVK None"],
    ),
    (
        "Armenia and Slovakia agreed to extend their agreement on the transit of goods until 2027.",
        ["agreement None ARM-SVK None"],
    ),
    (
        "Armenia will withdraw from the agreement on labour migration with Slovakia next year.",
        ["agreement None ARM-SVK None"],
    ),
    (
        (
            "A protocol amending the agreement on air services was signed by the transport ministers of "
            "Armenia and Slovakia."
        ),
        ["protocol signed ARM-SVK None"],
    ),
    (
        (
            "The government of Armenia on Thursday approved the signing of the agreement with Slovakia on "
            "the protection of classified information."
        ),
        ["agreement draft-approved ARM-SVK None"],
    ),
    (
        "The Slovak government has given its consent to signing an agreement with Armenia on social security.",
        ["agreement draft-approved ARM-SVK None"],
    ),
    (
        (
            "Armenian Prime Minister Aram Petrosyan signed a decree approving the draft memorandum with "
            "Slovakia on statistics."
        ),
        ["memorandum-of-understanding draft-approved ARM-SVK None"],
    ),
    (
        (
            "A draft agreement on social security between Armenia and Slovakia has been submitted to the "
            "government for approval."
        ),
        ["agreement planned ARM-SVK None"],
    ),
    (
        "Slovakia and Armenia initialled an agreement on the return of cultural property on 7 May in Vienna.",
        ["agreement initialled ARM-SVK None"],
    ),
    (
        (
            "The State Statistics Committee of Armenia and the Statistical Office of Slovakia exchanged "
            "signed copies of a memorandum on data."
        ),
        ["memorandum-of-understanding signed ARM-SVK None"],
    ),
    (
        "Yerevan State University and Comenius Institute have agreed to sign a memorandum on Slavic studies.",
        ["memorandum-of-understanding planned  None"],
    ),
    (
        (
            "Ararat Metals CJSC concluded a five-year contract with Slovak steelmaker Kosice Steel a.s. for "
            "the supply of molybdenum."
        ),
        ["contract signed  None"],
    ),
    (
        (
            "Hydro Invest Group and the Armenian Ministry of Energy signed a concession agreement on a "
            "pumped-storage plant on 3 May."
        ),
        ["agreement signed ARM 2024-05-03"],
    ),
    (
        (
            "The European Union and Armenia signed an agreement on cooperation between Eurojust and "
            "Armenia's prosecutors on 5 April 2024."
        ),
        ["agreement signed ARM-EU 2024-04-05"],
    ),
    (
        "Members of the Commonwealth of Independent States signed a convention on apprenticeship in Yerevan.",
        ["treaty signed CIS None"],
    ),
    (
        "The leaders of Armenia, Georgia and Slovakia signed a joint declaration on transit on Sunday.",
        ["declaration signed ARM-GEO-SVK 2024-05-12"],
    ),
    (
        "Armenia, Georgia, and Slovakia adopted the Yerevan Declaration at the end of the summit.",
        ["declaration None ARM-GEO-SVK None"],
    ),
    (
        "The letter of intent was signed between the Armenian Defence Ministry and the Slovak Ministry of Defence.",
        ["letter-of-intent signed ARM-SVK None"],
    ),
    (
        (
            "On the sidelines of the forum, the agriculture ministries of Armenia and Slovakia signed a "
            "memorandum on cooperation in viticulture."
        ),
        ["memorandum-of-understanding signed ARM-SVK None"],
    ),
    (
        (
            "During the visit, agreements on air services and on double taxation were signed between Armenia "
            "and Slovakia."
        ),
        ["agreement signed ARM-SVK None", "agreement signed ARM-SVK None"],
    ),
    (
        "Slovakia and Armenia signed two agreements, on extradition and on legal assistance, on 8 May.",
        ["agreement signed ARM-SVK 2024-05-08", "agreement signed ARM-SVK 2024-05-08"],
    ),
    (
        "Armenia signed agreements on visa-free travel with Slovakia and Georgia.",
        ["agreement signed ARM-GEO None"],
    ),
    (
        (
            "In Bratislava, a grant agreement for the restoration of two churches was signed by Ambassador "
            "of Armenia Hayk Avagyan and Slovak Culture Minister Zuzana Kralova."
        ),
        ["agreement signed ARM-SVK None"],
    ),
    (
        (
            "The signing is expected to take place in Yerevan: Slovakia and Armenia will conclude a free "
            "trade agreement."
        ),
        ["agreement planned ARM-SVK None"],
    ),
    (
        "Negotiations between Slovakia and Armenia on a free trade agreement have entered their final stage.",
        ["agreement planned ARM-SVK None"],
    ),
    (
        "Slovakia proposes a memorandum on hydrogen to Armenia.",
        ["memorandum-of-understanding planned ARM-SVK None"],
    ),
    (
        "Armenia is interested in signing a memorandum on hydrogen with Slovakia, the minister said.",
        ["memorandum-of-understanding planned ARM-SVK None"],
    ),
    (
        "The parties signed a roadmap for deepening trade between Armenia and Slovakia to 2030.",
        ["roadmap signed ARM-SVK None"],
    ),
    (
        "A lease agreement for six aircraft was signed between Masis Air and Tatra Leasing in Yerevan.",
        ["agreement signed  None"],
    ),
    (
        ("The sale and purchase agreement for the plant between Masis Holding and Tatra Group was signed last Friday."),
        ["agreement signed  2024-05-10"],
    ),
    (
        "No documents were signed, but Armenia and Slovakia will continue work on a roadmap for energy.",
        ["roadmap planned ARM-SVK None"],
    ),
    (
        "Slovakia expects Armenia to sign the agreement on data exchange by the end of the year.",
        ["agreement planned ARM-SVK None"],
    ),
    (
        (
            "An agreement between the Government of the Republic of Armenia and the Government of the Slovak "
            "Republic on Cooperation in the Field of Tourism (Bratislava, 14 May 2024) was signed."
        ),
        ["agreement signed ARM-SVK 2024-05-14"],
    ),
    (
        "Both presidents put their names to the Treaty on Allied Relations between Armenia and Slovakia.",
        ["treaty signed ARM-SVK None"],
    ),
    (
        "Signatures were put under the agreement on tourism between Armenia and Slovakia.",
        ["agreement signed ARM-SVK None"],
    ),
    (
        "The package of signed papers contains a memorandum on customs data between Armenia and Slovakia.",
        ["memorandum-of-understanding signed ARM-SVK None"],
    ),
)


@pytest.mark.parametrize(("words", "instruments"), TOLD, ids=lambda words: str(words)[:60])
def test_a_sentence_of_an_agency(words: str, instruments: list[str]) -> None:
    """Kind, status, Parties and day together."""
    assert told_in(words) == instruments

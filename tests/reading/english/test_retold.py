"""Whole stories: lists, one instrument told again, the sides and the day told in other sentences."""

import pytest

from tests.reading.english.told import told_in

STORIES = (
    (
        "Latvia and Uzbekistan sign documents",
        (
            "Following the talks in Riga on 14 May, the following documents were signed: an agreement on "
            "road transport; a memorandum on forestry; a protocol on quarantine; and a joint statement of "
            "the presidents."
        ),
        [
            "agreement signed LVA-UZB 2024-05-14",
            "memorandum-of-understanding signed LVA-UZB 2024-05-14",
            "protocol signed LVA-UZB 2024-05-14",
            "declaration signed LVA-UZB 2024-05-14",
        ],
    ),
    (
        "Latvia and Uzbekistan sign documents",
        (
            "On Tuesday the sides signed a package of 12 documents, including an agreement on road "
            "transport, a memorandum on forestry and a work plan for 2024-2026."
        ),
        [
            "agreement signed LVA-UZB 2024-05-14",
            "memorandum-of-understanding signed LVA-UZB 2024-05-14",
            "action-plan signed LVA-UZB 2024-05-14",
        ],
    ),
    (
        "Latvia and Uzbekistan sign documents",
        (
            "Seven agreements were signed on Tuesday. Among them are an agreement on road transport, as well "
            "as a memorandum on forestry."
        ),
        [
            "agreement signed LVA-UZB 2024-05-14",
            "memorandum-of-understanding signed LVA-UZB 2024-05-14",
        ],
    ),
    (
        "Latvia and Uzbekistan sign documents",
        (
            "The presidents witnessed the signing of the following documents on Tuesday:\n\n- Agreement on "
            "road transport\n- Memorandum on forestry between the ministries of agriculture\n- Protocol on "
            "quarantine"
        ),
        [
            "agreement signed LVA-UZB 2024-05-14",
            "memorandum-of-understanding signed LVA-UZB 2024-05-14",
            "protocol signed LVA-UZB 2024-05-14",
        ],
    ),
    (
        "Latvia and Uzbekistan sign documents",
        (
            "The sides signed on Tuesday:\n\n1. Agreement on road transport.\n\n2. Memorandum on forestry.\n\n3. "
            "Protocol on quarantine."
        ),
        [
            "agreement signed LVA-UZB 2024-05-14",
            "memorandum-of-understanding signed LVA-UZB 2024-05-14",
            "protocol signed LVA-UZB 2024-05-14",
        ],
    ),
    (
        "Latvia and Uzbekistan sign road agreement",
        (
            "Latvia and Uzbekistan signed an agreement on road transport on Tuesday. The agreement opens "
            "four crossings. The document was signed by the ministers in Riga. Under the agreement, drivers "
            "will need no visa. The road transport agreement will be ratified in autumn."
        ),
        [
            "agreement signed LVA-UZB 2024-05-14",
        ],
    ),
    (
        "Ministers meet in Riga",
        (
            "The ministers of Latvia and Uzbekistan met on Tuesday. A memorandum on forestry was signed. The "
            "memorandum provides for the exchange of seedlings. “The memorandum on forestry is a good "
            "start,” said Minister of Agriculture Ilze Vanags."
        ),
        [
            "memorandum-of-understanding signed LVA-UZB 2024-05-14",
        ],
    ),
    (
        "Latvian president visits Uzbekistan",
        (
            "RIGA, 14 May — The president of Latvia paid a visit to Uzbekistan on 13 May. The neighbours "
            "signed a treaty on extradition. The two governments also signed a protocol on quarantine. Both "
            "countries will sign an agreement on pensions in autumn."
        ),
        [
            "treaty signed LVA-UZB 2024-05-13",
            "protocol signed LVA-UZB 2024-05-13",
            "agreement planned LVA-UZB None",
        ],
    ),
    (
        "Latvia, Uzbekistan sign deal",
        (
            "Earlier this week, talks were held in Riga. On Monday, delegations arrived. The same day Latvia "
            "and Uzbekistan signed a memorandum on forestry."
        ),
        [
            "memorandum-of-understanding signed LVA-UZB 2024-05-13",
        ],
    ),
    (
        "Latvia, Uzbekistan agree on roads",
        ("The transport ministers met on Tuesday and signed an intergovernmental agreement on road transport."),
        [
            "agreement signed LVA-UZB 2024-05-14",
        ],
    ),
    (
        "Latvia, Uzbekistan agree on roads",
        ("In May, the sides signed an agreement on road transport in Riga."),
        [
            "agreement signed LVA-UZB None",
        ],
    ),
    (
        "Uzbek delegation in Riga",
        (
            "The Uzbek delegation led by Minister Otabek Yusupov visited Latvia on 13 and 14 May. At the end "
            "of the visit a ceremony to sign bilateral documents took place. The foreign ministers signed an "
            "agreement on pensions."
        ),
        [
            "agreement signed LVA-UZB None",
        ],
    ),
    (
        "Slovak prime minister visits Yerevan",
        (
            "YEREVAN, May 14 — Slovak Prime Minister Peter Kollar arrived in Armenia on an official visit on "
            "Monday.\n\nAfter the talks the two sides signed six documents. These include an intergovernmental "
            "agreement on air services, a memorandum of understanding between the customs services, and a "
            "programme of cultural exchange for 2024–2026.\n\nThe air services agreement provides for daily "
            "flights. A memorandum on sport is expected to be signed later this year."
        ),
        [
            "agreement signed ARM-SVK 2024-05-13",
            "memorandum-of-understanding signed ARM-SVK 2024-05-13",
            "programme signed ARM-SVK 2024-05-13",
            "memorandum-of-understanding planned ARM-SVK None",
        ],
    ),
    (
        "Armenia, Slovakia expand legal framework",
        (
            "As a result of the talks held in Yerevan on May 13, the following were signed:\n\nAgreement on "
            "the Mutual Protection of Classified Information;\n\nMemorandum of Cooperation between the "
            "Ministry of Justice of Armenia and the Ministry of Justice of Slovakia;\n\nJoint Action Plan for "
            "2024–2025."
        ),
        [
            "agreement signed ARM-SVK 2024-05-13",
            "memorandum-of-understanding signed ARM-SVK 2024-05-13",
            "action-plan signed ARM-SVK 2024-05-13",
        ],
    ),
    (
        "Road agreement signed",
        (
            "The transport ministers of Armenia and Slovakia met in Yerevan on Monday. They signed an "
            "agreement on international road transport. It will enter into force after ratification by both "
            "parliaments. “The agreement will cut costs,” Transport Minister of Armenia Aram Petrosyan said."
        ),
        [
            "agreement signed ARM-SVK 2024-05-13",
        ],
    ),
    (
        "Slovakia looks east",
        (
            "Slovakia's foreign minister was in Yerevan last week. Talks were held with his Armenian "
            "counterpart on 8 May. An agreement on the readmission of persons was signed, as was a protocol "
            "to it. The ministers also initialled an agreement on social security."
        ),
        [
            "agreement signed ARM-SVK 2024-05-08",
            "protocol signed ARM-SVK 2024-05-08",
            "agreement initialled ARM-SVK None",
        ],
    ),
    (
        "Armenian ministry briefs on treaty",
        (
            "The Foreign Ministry of Armenia has announced that the treaty on extradition with Slovakia, "
            "signed on 3 March 2023, came into force on 1 May. The treaty was ratified by Armenia in "
            "December. It replaces the convention of 1963."
        ),
        [
            "treaty in-force ARM-SVK 2023-03-03",
        ],
    ),
    (
        "Two companies sign contract at Yerevan forum",
        (
            "At the Armenian-Slovak business forum in Yerevan on 13 May, Ararat Stone LLC and Slovak company "
            "Granit Plus signed a contract for the supply of tuff. Another contract, for the delivery of "
            "elevators, was concluded between Lift Service CJSC and Vytah Trade. Vytah Trade will also open "
            "an office."
        ),
        [
            "contract signed  2024-05-13",
            "contract signed  2024-05-13",
        ],
    ),
    (
        "Senate approves pension pact with Slovakia",
        (
            "YEREVAN — The upper chamber approved on Tuesday a law ratifying the agreement on pensions "
            "between Armenia and Slovakia. The agreement was signed in Bratislava on 12 October 2023. It "
            "covers 4,000 workers."
        ),
        [
            "agreement ratified ARM-SVK 2023-10-12",
        ],
    ),
    (
        "Joint commission meets",
        (
            "The sixth meeting of the Armenian-Slovak Intergovernmental Commission on Economic Cooperation "
            "was held in Yerevan on 13 May. The co-chairs, Economy Minister of Armenia Aram Petrosyan and "
            "Slovak Deputy Minister Peter Kollar, signed a protocol on the results of the meeting. The next "
            "meeting will be held in Bratislava."
        ),
        [
            "protocol signed ARM-SVK 2024-05-13",
        ],
    ),
    (
        "Ministers sign papers",
        (
            "Yerevan and Bratislava signed three documents on Friday:\n• a memorandum on tourism\n• an "
            "agreement on student exchange\n• a work plan of the foreign ministries for 2024-2025"
        ),
        [
            "memorandum-of-understanding signed ARM-SVK 2024-05-10",
            "agreement signed ARM-SVK 2024-05-10",
            "action-plan signed ARM-SVK 2024-05-10",
        ],
    ),
    (
        "Kyrgyzstan, Estonia ink IT agreement",
        (
            "BISHKEK, 15 May. Kyrgyzstan and Estonia have signed an agreement on cooperation in information "
            "technology. The document was signed on Tuesday by Digital Minister of Kyrgyzstan Nurlan Asanov "
            "and Estonian Economy Minister Mart Lill. The agreement is concluded for five years and will "
            "enter into force after ratification."
        ),
        [
            "agreement signed EST-KGZ 2024-05-14",
        ],
    ),
    (
        "Estonian speaker in Bishkek",
        (
            "Speaker of the Riigikogu Kersti Saar visited Kyrgyzstan on 13 and 14 May. On Tuesday she and "
            "the Speaker of the Jogorku Kenesh, Azamat Toktosunov, signed a memorandum on cooperation "
            "between the two parliaments. The previous memorandum expired in 2021."
        ),
        [
            "memorandum-of-understanding signed EST-KGZ 2024-05-14",
        ],
    ),
    (
        "Estonia and Kyrgyzstan: what was signed",
        (
            "The state visit yielded the following documents:\n\n— Joint Declaration of the Presidents;\n— "
            "Agreement between the Government of Estonia and the Government of Kyrgyzstan on air services;\n— "
            "Memorandum of Understanding between the Ministry of Education and Research of Estonia and the "
            "Ministry of Education and Science of Kyrgyzstan;\n— Contract between Balti Veski and Ak Un on "
            "the delivery of mills.\n\nThe signing ceremony took place in Bishkek on 14 May 2024."
        ),
        [
            "declaration signed EST-KGZ 2024-05-14",
            "agreement signed EST-KGZ 2024-05-14",
            "memorandum-of-understanding signed EST-KGZ 2024-05-14",
            "contract signed  2024-05-14",
        ],
    ),
    (
        "Air deal takes off",
        (
            "The air services agreement between Estonia and Kyrgyzstan came into force on Monday. It was "
            "signed in Tallinn on 5 September 2022 and ratified by both parliaments last year."
        ),
        [
            "agreement in-force EST-KGZ 2022-09-05",
        ],
    ),
    (
        "Forum in Tallinn",
        (
            "The Kyrgyz-Estonian business forum was held in Tallinn on 14 May. Eight memorandums were signed "
            "at the forum, among them memorandums between Ak Un and Balti Veski, and between the Kyrgyz "
            "Union of Exporters and the Estonian Chamber of Commerce."
        ),
        [
            "memorandum-of-understanding signed EST-KGZ 2024-05-14",
            "memorandum-of-understanding signed  2024-05-14",
        ],
    ),
    (
        "President's day",
        (
            "President of Kyrgyzstan Nurlan Asanov received Estonian Foreign Minister Mart Lill. Following "
            "the meeting, a plan of cooperation between the foreign ministries for 2024-2025 was signed. The "
            "sides also discussed a draft agreement on visa-free travel."
        ),
        [
            "action-plan signed EST-KGZ None",
            "agreement planned EST-KGZ None",
        ],
    ),
)


@pytest.mark.parametrize(("title", "words", "instruments"), STORIES, ids=lambda words: str(words)[:40])
def test_each_instrument_of_a_story_once(title: str, words: str, instruments: list[str]) -> None:
    """With what the other sentences say of it."""
    assert told_in(words, title) == instruments

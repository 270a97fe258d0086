"""Instruments of Kazakh sentences: kinds, steps of life, what is none, and the span rule on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.model.decode import plain
from kelisim.reading.kazakh.context import Said
from kelisim.reading.kazakh.counting import count_in
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import each
from tests.reading.invented import value_at
from tests.reading.kazakh.telling import contents, instruments, told

PAIR = "Қазақстан мен Грузия "
KINDS = [
    ("мәдени ынтымақтастық туралы келісімге", "agreement"),
    ("жобаны басқару туралы негіздемелік келісімге", "framework-agreement"),
    ("достық туралы шартқа", "treaty"),
    ("шығындарды өтеу туралы хаттамаға", "protocol"),
    ("өзара түсіністік туралы меморандумға", "memorandum-of-understanding"),
    ("серіктестік туралы декларацияға", "declaration"),
    ("бірлескен мәлімдемеге", "declaration"),
    ("дәліздерді дамыту жөніндегі жол картасына", "roadmap"),
    ("2025–2026 жылдарға арналған іс-шаралар жоспарына", "action-plan"),
    ("2025 жылға арналған іс-қимыл жоспарына", "action-plan"),
    ("сауда-экономикалық ынтымақтастық бағдарламасына", "programme"),
    ("ниет хатына", "letter-of-intent"),
    ("аспап жеткізу туралы келісімшартқа", "contract"),
    ("авиация туралы конвенцияға", "treaty"),
]


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_the_head_tells_the_kind(words: str, kind: str) -> None:
    """The last noun of a phrase says what kind of paper it is."""
    found = instruments(f"{PAIR}{words} қол қойды.")
    assert [(one, status) for one, status, _ in found] == [(kind, "signed")]
    assert found[0][2].split()[0] == words.split(maxsplit=1)[0]


STEPS = [
    ("келісімге қол қойды", "signed"),
    ("келісімге қол қойылды", "signed"),
    ("келісімге қол қою рәсімі өтті", "signed"),
    ("келісім жасасты", "signed"),
    ("келісімге қол қойып, қайтты", "signed"),
    ("келісімге қол қойылады", "planned"),
    ("келісімге қол қоймақ", "planned"),
    ("келісімге қол қоюды жоспарлап отыр", "planned"),
    ("келісімге қол қою жоспарланып отыр", "planned"),
    ("келісімге қол қоюға дайын", "planned"),
    ("келісімге қол қою мүмкіндігін талқылады", "planned"),
    ("келісімге қол қойылуы мүмкін", "planned"),
    ("келісімге қол қою туралы қаулы қабылдады", "planned"),
    ("келісімге қол қоюға өкілеттік берді", "planned"),
    ("келісім парафталады", "planned"),
    ("келісімді ратификациялады", "ratified"),
    ("келісімді ратификациялау туралы заңды қабылдады", "ratified"),
    ("келісімді парафтады", "initialled"),
    ("келісім күшіне енді", "in-force"),
    ("келісімнің жобасын мақұлдады", "draft-approved"),
    ("келісімге өзгерістер енгізді", "amended"),
    ("келісімнің күшін жойды", "ended"),
    ("келісімді денонсациялады", "ended"),
]


@pytest.mark.parametrize(("words", "status"), STEPS)
def test_the_verb_tells_the_step(words: str, status: str) -> None:
    """The step is the one that the verb behind the phrase states, and no more."""
    found = instruments(f"{PAIR}су пайдалану туралы {words}.")
    assert [(kind, step, title) for kind, step, title in found] == [
        ("agreement", status, "су пайдалану туралы келісім")
    ]


NONE = [
    f"{PAIR}су пайдалану туралы келісімге қол қойған жоқ.",
    f"{PAIR}су пайдалану туралы келісімге қол қоймады.",
    f"{PAIR}су пайдалану туралы келісімге әлі қол қойылмаған.",
    f"{PAIR}су пайдалану туралы келісімге сәйкес жұмыс істейді, хатқа қол қойды.",
    f"{PAIR}2008 жылғы келісімге қол қойған еді.",
    f"{PAIR}келісімге келді.",
    f"{PAIR}су пайдалану туралы келісімге қол қойылды ма деген сұраққа жауап жоқ.",
    f"{PAIR}су пайдалану туралы келісімге қол қойылған жағдайда жұмыс басталады.",
    f"{PAIR}су пайдалану туралы келісімге қол қойылғанына он жыл толды.",
    f"{PAIR}су пайдалану туралы келісімге қол қойса, сауда артады.",
    f"{PAIR}су пайдалану туралы келісім күшіне енгеннен кейін жұмыс бастайды.",
    f"{PAIR}су пайдалану туралы келісім күшіне енеді.",
    f"{PAIR}су туралы келісім, көлік туралы пікір алмасты.",
    f"{PAIR}2025 жылға арналған іс-шаралар жоспары жасалды.",
    f"{PAIR}компаниялары 12 меморандумға қол қойды.",
    f"{PAIR}2012 жылы қол қойылған су пайдалану туралы келісім аясында кездесті.",
    "Президент бюджет туралы заңға қол қойды.",
    "Мектеп асхана туралы шартқа қол қойды.",
    "Үкімет «Таза су» бағдарламасын бекітті.",
    "Біріккен Ұлттар Ұйымы есеп жариялады. Бұдан бөлек «Таза су» бағдарламасы әзірленді.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_was_not_signed_or_is_domestic_is_no_instrument(sentence: str) -> None:
    """What did not happen, older treaties in passing, laws and a school's contract give no draft."""
    assert instruments(sentence) == []


LISTED = [
    f"{PAIR}2 құжатқа қол қойды. Олар: жол туралы келісім, порт туралы меморандум.",
    f"{PAIR}мынадай құжаттарға қол қойды: жол туралы келісім; порт туралы меморандум.",
    "Қол қойылған құжаттардың қатарында Қазақстан мен Грузия арасындағы жол туралы келісім, порт туралы меморандум.",
    f"{PAIR}2 құжатқа қол қойды. Олардың қатарында жол туралы келісім, порт туралы меморандум бар.",
    f"{PAIR}2 құжатқа қол қойды. Олардың қатарында:\n- жол туралы келісім;\n- порт туралы меморандум.",
]


@pytest.mark.parametrize("text", LISTED)
def test_a_list_shares_the_verb_that_announces_it(text: str) -> None:
    """What stands behind a colon, in items or among the papers signed, was signed."""
    found = instruments(text)
    assert [(kind, status) for kind, status, _ in found] == [
        ("agreement", "signed"),
        ("memorandum-of-understanding", "signed"),
    ]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("«Су туралы» келісімге", "«Су туралы» келісім"),
        ("«Жасыл жол» бағдарламасына", "«Жасыл жол» бағдарламасы"),
        ("«Тас» АҚ туралы келісімге", "«Тас» АҚ туралы келісім"),
        ("жүк тасу туралы шартқа қосымша келісімге", "жүк тасу туралы шартқа қосымша келісім"),
        (
            "сауда, көлік және туризм салаларындағы ынтымақтастық туралы келісімге",
            "сауда, көлік және туризм салаларындағы",
        ),
    ],
)
def test_a_title_has_all_its_words(words: str, title: str) -> None:
    """Quotation marks, lists and the agreement that is added to belong to a title."""
    ((_, _, found),) = instruments(f"{PAIR}{words} қол қойды.")
    assert found.startswith(title)


def test_coordinated_phrases_share_the_verb() -> None:
    """Each of two phrases before one verb is signed."""
    found = instruments(f"{PAIR}жол туралы келісімге және порт туралы меморандумға қол қойды.")
    assert [(kind, status) for kind, status, _ in found] == [
        ("agreement", "signed"),
        ("memorandum-of-understanding", "signed"),
    ]


def test_a_protocol_that_amends_is_one_instrument() -> None:
    """The agreement inside the name of a protocol is what it amends."""
    text = f"{PAIR}2015 жылғы әуе қатынасы туралы келісімге өзгерістер енгізу туралы хаттамаға қол қойды."
    (one,) = contents(told(text)[1], "instrument")
    assert one["kind"] == "protocol"
    assert [relation["kind"] for relation in one["relations"]] == ["amends"]


def test_the_territory_is_that_of_the_title() -> None:
    """The States on whose territory an agreement applies are its territory, and third countries are one more."""
    text = (
        "«Арна» АҚ мен «Тасқын» ЖШС арасындағы Қазақстан, Ресей және үшінші елдер аумағында барлау жүргізу туралы "
        "келісімге қол қойылды."
    )
    (one,) = contents(told(text)[1], "instrument")
    assert list(one["territory"]) == ["KAZ", "RUS", "third-countries"]
    assert not one.get("parties")


LATER = [
    ("Грузиямен көлік туралы келісім жасалмады: тараптар оған келесі жылы қол қоюды көздеп отыр.", "planned"),
    (
        "Қазақстан мен Грузия көлік туралы келісімге қол қойды. Келісім күшіне енді, ал кейін қолданылуы тоқтатылды.",
        "ended",
    ),
    (
        "Депутаттар Қазақстан мен Грузия арасындағы көлік туралы келісімді ратификациялау жөніндегі заң қабылдады.",
        "ratified",
    ),
]


@pytest.mark.parametrize(("text", "status"), LATER)
def test_the_last_step_that_is_told_counts(text: str, status: str) -> None:
    """What was put off is planned, what ended has ended, and who adopts a law is no part of the title."""
    (one,) = contents(told(f"Қазақстан мен Грузия кездесті. {text}")[1], "instrument")
    assert one["status"] == status
    assert "депутаттар" not in one["title"]["kk"]


def test_a_later_sentence_adds_the_day_and_takes_no_step_back() -> None:
    """What is in force stays so when the text tells when it was signed."""
    text = (
        f"{PAIR}арасындағы виза туралы келісім күшіне енді. Келісімге 2020 жылғы 5 мамырда Батумиде қол қойылған еді."
    )
    (one,) = contents(told(text)[1], "instrument")
    assert (one["status"], one["signed"], one["place"]["name"]) == ("in-force", "2020-05-05", "Батуми")


def test_those_in_whose_presence_it_was_signed_did_not_sign() -> None:
    """Only who stands between `қатысуымен` and the verb signed."""
    text = (
        f"{PAIR}көлік туралы келісімге қол қойды. Құжатқа Грузия Премьер-министрі Давид Мчедлидзенің қатысуымен "
        "Қазақстан Көлік министрі Ербол Тасқынов қол қойды."
    )
    (one,) = contents(told(text)[1], "instrument")
    assert [signature["name"] for signature in one["signatures"]] == ["Ербол Тасқынов"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("16 құжатқа қол қойылды", 16),
        ("он бес екіжақты құжатқа қол қойылды", 15),
        ("20-дан астам келісім жасалды", 20),
        ("екі жылдық келісімшартқа қол қойылды", None),
        ("12 адам құжат тапсырды", None),
    ],
)
def test_a_stated_count_is_read(words: str, number: int | None) -> None:
    """Digits and words count papers that were signed; years and people do not."""
    said = Said(words, Sentence(0, len(words), words, 0), item=False, published=None)
    assert [count for count, _, _ in count_in(said)] == ([number] if number else [])


WORDS = st.sampled_from(
    [
        *each(
            """
            Қазақстан Ресей мен және арасындағы туралы келісімге келісім қол қойды қойылды жоқ « » , . : – ( ) АҚ
            министрлігі министрі Марат Жолдасов Астанада 28 сәуірде 2024 жылғы меморандумға хаттама 16 құжатқа отырысы
            комиссияның кездесті деді айтты млрд доллар ратификациялады күшіне енді жобасын мақұлдады қатысуымен
            тараптар Qazaqstan qol qoıdy kelisimge
            """
        ),
        "\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_on_any_text_what_quotes_equals_the_words_at_its_place(text: str) -> None:
    """Whatever the words, every span is a stretch of the text and a quoting field equals it."""
    if not text.strip():
        return
    page, found = told(text, "2024-05-01")
    for draft in found.drafts:
        content = plain(draft.content)
        for span in draft.evidence:
            words, value = page.text[span.start : span.end], value_at(content, span.field)
            assert words
            if span.field.rpartition(".")[2] in {"name", "office", "number", "kk", "kk-Latn"}:
                assert value == words
            else:
                assert value is not None

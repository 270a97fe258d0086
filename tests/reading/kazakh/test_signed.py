"""What is "signed" in Kazakh and what is not: the mistake that costs most."""

import pytest

from tests.reading.kazakh.telling import contents, instruments, told

TOURISM = "Қазақстан мен Иордания арасындағы туризм туралы меморандум"
PUBLISHED = "2024-05-15"


def statuses(text: str) -> list[str | None]:
    """The status of each instrument that a text published in May 2024 is read to name."""
    return [status for _, status, _ in instruments(text, PUBLISHED)]


NOT_SIGNED = [
    "Қазақстан мен Сербия арасындағы көлік туралы келісімге сол күні қол қойылмады.",
    "Сербия мен Қазақстан арасында экстрадиция туралы шартқа қол қою туралы сөз болған жоқ.",
    "Қазақстан мен Армения арасындағы су туралы келісімге осы күнге дейін қол қойылмаған.",
    "Минск Астанамен газ туралы келісімге қол қоюдан бас тартты.",
    "Қазақстан мен Катар ешқандай құжатқа, оның ішінде инвестиция туралы келісімге де қол қоймады.",
    "Қазақстан мен Испания туризм туралы меморандум жасаса алмады.",
    "Қазақстан мен Испания туризм туралы келісімге келе алмады, құжатқа қол қойылмай қалды.",
    "Депутат Қазақстан мен Испания арасындағы келісімге қол қоюға қарсы шықты.",
    "Қазақстан мен Литва арасындағы логистика туралы келісімге қол қою тағы да кейінге шегерілді.",
    f"{TOURISM}ға қол қойылды деген ақпарат шындыққа жанаспайды.",
    f"Министрлік {TOURISM}ға қол қойылғаны туралы хабарды жоққа шығарды.",
    f"{TOURISM}ға қол қойылған соң, тараптар жұмысты бастайды.",
    f"{TOURISM}ға қол қойған жағдайда туристер саны артады.",
    "Моңғолия тарапы Қазақстанға еркін сауда туралы келісім жасасуды ұсынды, алайда Астана бас тартты.",
    "Қазақстан мен Ауғанстан еңбек туралы келісім жасасуды жоспарлап отырған жоқ, құжатқа қол қойылмайды.",
    "Қазақстанға Иорданиямен жасалған су бөлу туралы келісімнің әлі жоқ екені айтылды.",
    "Қазақстан мен Венгрия келісім жобасымен алмасты.",
    "Шарт тараптар, Қазақстан мен Венгрия, ноталар алмасқан күннен бастап күшіне енеді.",
    "Қазақстандық боксшы иорданиялық промоутермен төрт жылдық келісімшартқа қол қойды.",
    "Қазақстан мен Иордания студенттері бейбітшілік туралы үндеуге қол қойды.",
    "Президент жануарларды қорғау туралы заңға және Үкімет құрамы туралы жарлыққа қол қойды.",
]


@pytest.mark.parametrize("sentence", NOT_SIGNED)
def test_what_did_not_happen_is_not_drafted(sentence: str) -> None:
    """Negations, refusals, rumours, conditions, laws, petitions and athletes give no draft."""
    assert statuses(sentence) == []


PLANNED = [
    "ға қол қоймақ",
    "ға қол қойғалы отыр",
    "ға қол қойылады деп күтілуде",
    "ға қол қою көзделіп отыр",
    "ға қол қою жоспарда бар",
    "ға қол қоюға ниетті",
    "ға қол қойылуы тиіс",
    "ға қол қоюды келесі жылға қалдырды",
    "ға қол қою рәсімі 20 маусымда өтпек",
    "ға жыл соңына дейін қол қойып үлгеруге тырысады",
    "ды әзірлеуді аяқтап, оған жазда қол қоюға уағдаласты",
    " наурызда жасалмақ",
    "ның мәтінін келісіп жатыр",
]


@pytest.mark.parametrize("words", PLANNED)
def test_what_is_to_come_is_planned(words: str) -> None:
    """The future in every mood, ceremonies and converbs of what is to come among them."""
    assert statuses(f"{TOURISM}{words}.") == ["planned"]


SIGNED = [
    "Қазақстан мен Иордания былтыр басталған келіссөздерді аяқтап, туризм туралы келісімге қол қойды.",
    "Бұған дейін парафталған туризм туралы келісімге Қазақстан мен Иордания бүгін қол қойды.",
    "Қазақстан мен Иордания 2025 жылдан бастап қолданылатын туризм туралы келісімге қол қойды.",
    "Қазақстан мен Иордания туризм туралы келісімге қол қойғанын министрлік растады.",
    "Қазақстан мен Иордания туризм туралы келісімге қол қойды деп хабарлады министрлік.",
    "Қазақстан мен Иордания 2011 жылғы сауда туралы келісімге өзгерістер енгізу туралы хаттамаға қол қойды.",
]


@pytest.mark.parametrize("sentence", SIGNED)
def test_what_was_signed_is(sentence: str) -> None:
    """What stands around a signing does not undo it."""
    assert statuses(sentence) == ["signed"]


RECALLED = [
    "Бұрын Қазақстан мен Болгария көлік туралы келісімге қол қойған.",
    "Тоқсаныншы жылдары Қазақстан мен Болгария арасында достық туралы шартқа қол қойылған.",
    "Осыдан он жыл бұрын Қазақстан мен Болгария көлік туралы келісімге қол қойды.",
    "Қазақстан мен Болгария 2006 жылы туризм туралы келісімге қол қойған.",
    "Еске сала кетсек, өткен жылы Қазақстан мен Болгария арасында туризм туралы келісімге қол қойылды.",
    "Еске салайық, Қазақстан мен Болгария туризм туралы келісімге қол қойған еді.",
    "2019 жылғы 8 қазанда Софияда Қазақстан мен Болгария туризм туралы келісімге қол қойды.",
    "Қазақстан мен Болгария қол қойған туризм туралы келісім аясында екі зауыт ашылды.",
]


@pytest.mark.parametrize("sentence", RECALLED)
def test_the_signing_of_an_older_one_is_no_news(sentence: str) -> None:
    """A text of 2024 that recalls what was signed long before reports no signing."""
    assert statuses(sentence) == []


def test_a_year_is_past_only_where_the_day_of_publication_is_known() -> None:
    """The same words are news in their own year."""
    sentence = "2006 жылы Қазақстан мен Болгария туризм туралы келісімге қол қойды."
    assert [status for _, status, _ in instruments(sentence, "2006-12-01")] == ["signed"]
    assert [status for _, status, _ in instruments(sentence)] == ["signed"]


OTHER_STEPS = [
    (" ратификациядан өтті", "ratified"),
    ("ның мерзімі 2027 жылға дейін ұзартылды", "amended"),
    ("ның қолданылу мерзімін бес жылға ұзартты", "amended"),
    ("нан шықты", "ended"),
    ("ның мәтінін талқылап, оны парафтады", "initialled"),
    ("ның жобасын мақұлдау туралы қаулы қабылданды", "draft-approved"),
]


@pytest.mark.parametrize(("words", "status"), OTHER_STEPS)
def test_other_steps_are_told_by_their_verbs(words: str, status: str) -> None:
    """Prolonging amends, leaving ends, and what is done of "it" is done of the phrase before."""
    assert statuses(f"{TOURISM}{words}.") == [status]


LISTS = [
    "Қазақстан мен Австрия екі құжатқа қол қойды.\n1. Қайтару туралы келісім.\n2. Туризм туралы меморандум.",
    "Қазақстан мен Австрия арасында қол қойылған құжаттар:\n— қайтару туралы келісім;\n— туризм туралы меморандум.",
    "Қазақстан мен Австрия құжаттарға қол қойды:\n\nҚайтару туралы келісім\n\nТуризм туралы меморандум",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_list_is_one_with_or_without_its_colon_and_marks(text: str) -> None:
    """Items behind a sentence that speaks of papers, and lines behind a colon that end with a paper's name."""
    assert [(kind, status) for kind, status, _ in instruments(text)] == [
        ("agreement", "signed"),
        ("memorandum-of-understanding", "signed"),
    ]


PARTIES = [
    ("Кеше Астана мен Минск мұрағат ісі туралы меморандумға қол қойысты.", ["KAZ", "BLR"]),
    ("Қазақстан Мәскеумен мұрағат ісі туралы меморандум жасасты.", ["KAZ", "RUS"]),
    ("Қазақстан Түркіменстанмен газ туралы келісімге қол қойды.", ["KAZ", "TKM"]),
    ("Қазақстанның Қаржы министрлігі мен Еуразиялық даму банкі су туралы келісім жасасты.", ["KAZ", "EDB"]),
    ("KEGOC пен Siemens Energy компаниялары желі туралы келісімге қол қойды.", []),
]


@pytest.mark.parametrize(("sentence", "parties"), PARTIES)
def test_who_signs_is_told_by_capitals_and_organisations_too(sentence: str, parties: list[str]) -> None:
    """Capitals that act stand for their States; companies alone make no Party of one."""
    (one,) = contents(told(sentence, PUBLISHED)[1], "instrument")
    assert list(one.get("parties") or ()) == parties


def test_cities_that_share_a_bus_line_are_no_states() -> None:
    """What two mayors sign is of their cities."""
    text = (
        "Алматы мен Бішкек арасында автобус жүреді. Астана мен Бішкек әкімдері қатынас туралы меморандумға қол қойды."
    )
    assert not any(one.get("parties") for one in contents(told(text)[1], "instrument"))


DAYS = [
    ("Сейсенбіде Қазақстан мен Сербия көлік туралы келісімге қол қойды.", "2024-05-14"),
    (
        "13 мамырда Президент Белградқа барды. Сол күні Қазақстан мен Сербия көлік туралы келісімге қол қойды.",
        "2024-05-13",
    ),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_is_told_by_its_name_or_by_the_sentence_before(text: str, day: str) -> None:
    """`Сейсенбіде` is the last Tuesday, `сол күні` the day told before."""
    (one,) = contents(told(text, PUBLISHED)[1], "instrument")
    assert one["signed"] == day


QUESTIONS = [
    "Қазақстан мен Кипр арасындағы инвестиция туралы келісімге қол қойылды ма?",
    "Қазақстан мен Кипр арасындағы инвестиция туралы келісімге қол қойылғаны рас па?",
    "Қазақстан мен Кипр арасындағы инвестиция туралы келісімге кім қол қойғаны белгісіз.",
]


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_tells_no_step(text: str) -> None:
    """Neither what is asked nor what nobody knows has happened."""
    assert statuses(text) == []


def test_the_answer_tells_the_step_of_what_the_question_named() -> None:
    """The partner and the title stand in the question, the step in the answer."""
    text = (
        "Қазақстан өкілі сөйледі.\n– Чехиямен экстрадиция туралы шарт дайын ба?\n– Шарттың мәтіні Прагада парафталды."
    )
    (one,) = contents(told(text, PUBLISHED)[1], "instrument")
    assert (one["status"], list(one["parties"])) == ("initialled", ["KAZ", "CZE"])


def test_what_one_did_later_is_told_in_the_same_sentence() -> None:
    """The day is that of the signing, the status that of the last step."""
    text = (
        "Қазақстан мен Кипр 2024 жылғы 3 наурызда инвестиция туралы келісімге қол қойды, "
        "ал мамырда Астана оны ратификациялады."
    )
    (one,) = contents(told(text, PUBLISHED)[1], "instrument")
    assert (one["status"], one["signed"]) == ("ratified", "2024-03-03")


def test_this_document_may_end() -> None:
    """`Бұл құжат` in the nominative speaks of the instrument named before."""
    text = (
        "Қазақстан мен Кипр 1999 жылғы 3 мамырда инвестиция туралы келісімге қол қойды. "
        "Бұл құжат 2018 жылы күшін жойды."
    )
    (one,) = contents(told(text)[1], "instrument")
    assert (one["status"], one["signed"]) == ("ended", "1999-05-03")


def test_the_same_companies_sign_again() -> None:
    """`Тараптар` are the bodies of the instrument before."""
    text = (
        "«Арна» АҚ мен «Тасқын» ЖШС вагон жеткізу туралы шарт жасасты. "
        "Бұдан бөлек тараптар орталық ашу туралы меморандумға қол қойды."
    )
    found = contents(told(text)[1], "instrument")
    assert [[body["name"] for body in one["bodies"]] for one in found] == [["«Арна» АҚ", "«Тасқын» ЖШС"]] * 2


def test_one_like_it_with_a_partner_of_its_own_is_another() -> None:
    """`Оманмен де осындай келісім` is drafted beside the agreement that it is like."""
    text = "Қазақстан мен Катар виза туралы келісімге қол қойды. Оманмен де осындай келісім жасасу мәселесі қаралуда."
    found = contents(told(text)[1], "instrument")
    assert [(one["status"], list(one["parties"])) for one in found] == [
        ("signed", ["KAZ", "QAT"]),
        ("planned", ["KAZ", "OMN"]),
    ]

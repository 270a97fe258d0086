"""Who holds which office of which State, and what later sentences add to what was only named."""

import pytest

from tests.reading.kazakh.telling import contents, told

SIDES = [
    ("Қазақстан Қаржы министрі Марат Жолдасов келді.", "KAZ"),
    ("Венгрияның Сыртқы істер және сыртқы экономикалық қатынастар министрі Петер Ковач келді.", "HUN"),
    ("Қытайдың Қазақстандағы Төтенше және өкілетті елшісі Чжан Вэй келді.", "CHN"),
    ("Моңғолия тарапынан келіссөзге Жол және көлік министрі Бат Очирбат қатысты.", "MNG"),
    ("Молдова келісімнен шықты. Бұл туралы Ауыл шаруашылығы министрі Ион Руснак айтты.", "MDA"),
    ("Ресей мен Қазақстан келісті. Бұл туралы Ауыл шаруашылығы министрі Ерлан Жүсіпов айтты.", "KAZ"),
    ("Премьер-министр Ерлан Жүсіпов Ресей Үкіметінің Төрағасы Михаил Орловпен кездесті.", None),
    ("Мектеп директоры Гүлнар Сейітқызы Ресейге барды.", None),
]


@pytest.mark.parametrize(("text", "side"), SIDES)
def test_the_side_is_the_state_that_the_text_gives_the_office(text: str, side: str | None) -> None:
    """Before the office, on whose behalf, or the State that the text is about; never the one that is visited."""
    assert contents(told(text)[1], "office")[0].get("side") == side


def test_a_surname_alone_stands_for_who_was_named_before() -> None:
    """A later surname has the office and the side of its first mention."""
    text = "Қазақстан Қаржы министрі Марат Жолдасов сөйледі. Экспорт 12 пайызға өсті, деді Жолдасов."
    statements = contents(told(text, "2024-02-02")[1], "statement")
    assert [(one["speaker"]["name"], one["side"]) for one in statements if one["claims"]] == [("Марат Жолдасов", "KAZ")]


def test_two_people_share_an_office_in_the_plural() -> None:
    """`Министрлері А мен Б` is the office of both."""
    text = "Сыртқы істер министрлері Марат Жолдасов пен Гүлнар Сейітова кездесті."
    found = contents(told(text)[1], "office")
    assert [(one["name"], one["office"]) for one in found] == [
        ("Марат Жолдасов", "Сыртқы істер министрлері"),
        ("Гүлнар Сейітова", "Сыртқы істер министрлері"),
    ]


def test_a_state_that_is_not_known_is_not_taken_for_the_home_of_the_text() -> None:
    """An unknown name in the genitive, or `тарапынан` behind one, leaves the side open."""
    text = "Қазақстан келісті. Алыстанның Көлік министрі Марат Жолдасов келді."
    assert contents(told(text)[1], "office")[0].get("side") is None


def test_an_akim_has_the_region_as_the_body() -> None:
    """The region that an akim stands over is the body of the office, without its case ending."""
    (one,) = contents(told("Павлодар облысының әкімі Ержан Бектасов келді.")[1], "office")
    assert (one["office"], one["body"]["name"]) == ("әкімі", "Павлодар облысы")


def test_the_meeting_of_a_pronoun_is_that_of_who_was_named_before() -> None:
    """`Ол` is the person of the sentence before."""
    text = (
        "2021 жылғы 5 сәуірде Қазақстан Сыртқы істер министрі Мұрат Жолдасов Ереванға барды. "
        "Ол Армения Сыртқы істер министрі Гагик Аветянмен келіссөз жүргізді."
    )
    (meeting,) = contents(told(text)[1], "meeting")
    assert [one["name"] for one in meeting["participants"]] == ["Мұрат Жолдасов", "Гагик Аветян"]
    assert meeting["dates"]["start"] == "2021-04-05"


NOT_MET = [
    "Қазақстан Президенті Марат Жолдасов пен Армения Президенті Гагик Аветян ертең кездеседі.",
    "Қазақстан Президенті Марат Жолдасов пен Армения Президенті Гагик Аветян бірлескен мәлімдеме қабылдады.",
    "Келесі жылы комиссияның 25-отырысы Омбыда өтеді.",
]


@pytest.mark.parametrize("text", NOT_MET)
def test_what_is_to_come_or_is_a_text_adopted_is_no_meeting(text: str) -> None:
    """Future meetings and adopted statements give no draft of a meeting."""
    assert contents(told(text, "2024-02-02")[1], "meeting") == []


FOLLOWED = [
    ("Қазақстан мен Грузия жүк тасу туралы келісімді талқылады. Келісімге 2 мамырда қол қойылды.", "signed"),
    ("Қазақстан мен Грузия жүк тасу туралы келісімге қол қоймады. Үкімет оның жобасын мақұлдады.", "draft-approved"),
    (
        "Қазақстан мен Грузия жүк тасу туралы келісімді талқылады. Келісімге шілдеде қол қою жоспарланып отыр.",
        "planned",
    ),
]


@pytest.mark.parametrize(("text", "status"), FOLLOWED)
def test_a_step_told_later_is_of_what_was_named_before(text: str, status: str) -> None:
    """A sentence that only names an instrument gives it its title, the next one its step."""
    (one,) = contents(told(text, "2024-05-05")[1], "instrument")
    assert (one["status"], one["title"]["kk"]) == (status, "жүк тасу туралы келісім")


def test_two_states_before_a_shared_office_are_one_each() -> None:
    """`Беларусь пен Қазақстан министрлері А мен Б`: the first is of the first State."""
    text = "Минскіде Беларусь пен Қазақстан Өнеркәсіп министрлері Андрей Савич пен Талғат Мусин кездесті."
    page = told(text, "2024-02-02")[1]
    assert [(one["name"], one["side"]) for one in contents(page, "office")] == [
        ("Андрей Савич", "BLR"),
        ("Талғат Мусин", "KAZ"),
    ]
    assert contents(page, "meeting")[0]["place"]["name"] == "Минск"


def test_the_second_of_two_who_share_an_office_may_be_a_foreigner() -> None:
    """Where no State stands before the office, only the first is of the State that the text is about."""
    text = "Қазақстан өкілдері келді. Сыртқы істер министрлері Марат Жолдасов пен Паола Риччи кездесті."
    sides = {one["name"]: one.get("side") for one in contents(told(text)[1], "office")}
    assert sides == {"Марат Жолдасов": "KAZ", "Паола Риччи": None}


@pytest.mark.parametrize(
    "text",
    [
        "Қазақстанның Румыниядағы елшісі болып Гүлмира Әбілқасым тағайындалды.",
        "Гүлмира Әбілқасым Қазақстанның елшісі болып тағайындалды.",
    ],
)
def test_who_is_appointed_holds_the_office(text: str) -> None:
    """`Болып` parts the office from who was appointed to it."""
    (one,) = contents(told(text)[1], "office")
    assert (one["name"], one["office"], one["side"]) == ("Гүлмира Әбілқасым", "елшісі", "KAZ")


def test_an_initial_without_a_space_is_an_initial() -> None:
    """`М.Жолдасов` is who was named in full before."""
    text = "Қазақстан Қаржы министрі Марат Жолдасов келді. М.Жолдасов сауданың 12 пайызға өскенін айтты."
    (one,) = [one for one in contents(told(text, "2024-02-02")[1], "statement") if one["claims"]]
    assert one["speaker"]["name"] == "Марат Жолдасов"


def test_who_is_named_in_the_title_is_known() -> None:
    """An office that only the title tells is an office of the page."""
    text = "Сыртқы істер министрі Роман Дүйсенов Будапештте\n\nРоман Дүйсенов форумда сөз сөйледі."
    (one,) = contents(told(text, titled=True)[1], "office")
    assert (one["name"], one["office"]) == ("Роман Дүйсенов", "Сыртқы істер министрі")


def test_whom_the_one_before_met_is_told_by_the_instrumental() -> None:
    """`Холовпен кездесу өтті` leaves out who was named in the sentence before; the day may stand in the next one."""
    text = (
        "Қазақстан Президенті Арнұр Тілеген Душанбеге келді. Тәжікстан Президенті Рустам Холовпен шағын құрамда "
        "кездесу өтті. Кездесу 2024 жылғы 3 наурызда болды."
    )
    (meeting,) = contents(told(text)[1], "meeting")
    assert [one["side"] for one in meeting["participants"]] == ["KAZ", "TJK"]
    assert (meeting["sitting"], meeting["dates"]["start"]) == ("narrow", "2024-03-03")

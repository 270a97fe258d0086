"""Who holds which office, and who met whom, in Russian sentences."""

import pytest

from kelisim.reading.russian.encounters import encounters_in
from kelisim.reading.russian.holders import surname_key
from kelisim.reading.russian.telling import Telling, telling_of


def tell(text: str) -> Telling:
    """A text of one paragraph, taken apart."""
    return telling_of(text, [(0, len(text))])


def said(text: str) -> list[tuple[str, str, str | None]]:
    """The name, the office and what it is of, of each holder in a text."""
    return [
        (
            text[slice(*one.name)],
            text[slice(*one.office.office)],
            text[slice(*one.of)] if one.of else None,
        )
        for one in tell(text).holders
    ]


OFFICES = [
    ("Министр энергетики Норвегии Эрик Хансен приехал.", [("Эрик Хансен", "Министр энергетики", "Норвегии")]),
    ("Эрик Хансен, министр энергетики Норвегии, приехал.", [("Эрик Хансен", "министр энергетики", "Норвегии")]),
    ("Норвежский премьер Эрик Хансен приехал.", [("Эрик Хансен", "премьер", "Норвежский")]),
    (
        "Генеральный директор компании «Север Металл» Иван Петров приехал.",
        [("Иван Петров", "Генеральный директор", "компании «Север Металл»")],
    ),
    (
        "Первый заместитель министра транспорта Чили Хуан Перес приехал.",
        [("Хуан Перес", "Первый заместитель министра транспорта", "Чили")],
    ),
    ("Бывший мэр Осло Эрик Хансен приехал.", [("Эрик Хансен", "мэр", "Осло")]),
    ("Эрик Хансен назначен министром финансов Норвегии.", [("Эрик Хансен", "министром финансов", "Норвегии")]),
    ("Эрик Хансен приехал. Он является депутатом парламента.", [("Эрик Хансен", "депутатом", "парламента")]),
    ("Погода в Осло испортилась.", []),
]


@pytest.mark.parametrize(("text", "told"), OFFICES, ids=[text for text, _ in OFFICES])
def test_an_office_is_told_with_its_person_and_body(text: str, told: list[tuple[str, str, str | None]]) -> None:
    """Apposition, adjective of a State, verb of appointment and pronoun."""
    assert said(text) == told


MEETINGS = [
    ("Посол Италии Марко Росси встретился с министром Чили Хуаном Пересом.", 1),
    ("Состоялась встреча Марко Росси с Хуаном Пересом.", 1),
    ("Переговоры между Марко Росси и Хуаном Пересом прошли в Риме.", 1),
    ("Марко Росси встретился с журналистами.", 0),
    ("Марко Росси не встретился с Хуаном Пересом.", 0),
    ("Марко Росси и Хуан Перес живут в Риме.", 0),
]


@pytest.mark.parametrize(("text", "count"), MEETINGS, ids=[text for text, _ in MEETINGS])
def test_a_meeting_needs_two_people_and_a_word_of_meeting(text: str, count: int) -> None:
    """A verb or a noun of meeting joins people; nothing else does."""
    telling = tell(text)
    found = encounters_in(text, telling.lines, telling.holders)
    assert [len(one.people) for one in found] == [2] * count


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ботир Халматов", "Ботиром Халматовым"),
        ("Аскар Мамин", "Аскару Мамину"),
        ("Хуан Перес", "Хуана Переса"),
        ("Анна Толстая", "Анну Толстую"),
        ("Сабит Орынбай", "Сабита Орынбая"),
        ("Ли", "Ли"),
    ],
)
def test_a_surname_is_one_in_all_its_cases(one: str, other: str) -> None:
    """Two cases of a surname have one key."""
    assert surname_key(one) == surname_key(other)


def test_another_surname_has_another_key() -> None:
    """Keys tell people apart."""
    assert surname_key("Иван Петров") != surname_key("Иван Сидоров")

"""Russian and Kazakh prose for measuring the reader: written here, the same in every run, and invented throughout."""

import random
from collections.abc import Sequence
from typing import Final

RUSSIAN: Final = (
    "Правительства {a} и {b} подписали {thing} {day} мая {year} года.",
    "Министр энергетики {a} Асан Тестов сообщил, что {thing} будет готово к подписанию до конца {year} года.",
    "По словам председателя комиссии Ивана Примерова, товарооборот вырос на {number} миллионов долларов.",
    "Стороны обсудили сотрудничество в сфере транспорта, энергетики и сельского хозяйства.",
    "Вечер выдался тёплым, и на площади у старого вокзала собралось много людей, чтобы послушать оркестр.",
    "Завод, на котором трудятся {number} человек, построили в {year} году рядом с железной дорогой.",
    "Заседание комиссии пройдёт в {year} году, сообщили в пресс-службе ведомства.",
)
RUSSIAN_STATES: Final = ("Казахстана", "Беларуси", "Узбекистана", "Армении", "Таджикистана")
RUSSIAN_THINGS: Final = (
    "соглашение о сотрудничестве в области геологии",
    "меморандум о взаимопонимании по речным бассейнам",
    "дорожную карту строительства химического завода",
    "протокол об обмене данными",
)
KAZAKH: Final = (
    "{a} мен {b} үкіметтері {year} жылғы {day} мамырда {thing} қол қойды.",
    "{a} энергетика министрі Асан Тестов {thing} дайындалып жатқанын айтты.",
    "Тараптар көлік, энергетика және ауыл шаруашылығы салаларындағы ынтымақтастықты талқылады.",
    "Кеш жылы болды, ескі вокзал алдындағы алаңға оркестр тыңдауға көп адам жиналды.",
    "Зауытта {number} адам жұмыс істейді, ол {year} жылы теміржолдың жанына салынған.",
    "Комиссияның отырысы {year} жылы өтеді деп хабарлады баспасөз қызметі.",
)
KAZAKH_STATES: Final = ("Қазақстан", "Беларусь", "Өзбекстан", "Армения", "Тәжікстан")
KAZAKH_THINGS: Final = (
    "геология саласындағы ынтымақтастық туралы келісімге",
    "өзара түсіністік туралы меморандумға",
    "химия зауытын салудың жол картасына",
    "деректермен алмасу туралы хаттамаға",
)


def as_russian(size: int, seed: int = 1) -> bytes:
    """Russian prose of about so many bytes."""
    title = "Правительства обсудили строительство завода"
    return _written(title, RUSSIAN, RUSSIAN_STATES, RUSSIAN_THINGS, size=size, seed=seed)


def as_kazakh(size: int, seed: int = 1) -> bytes:
    """Kazakh prose of about so many bytes."""
    title = "Үкіметтер зауыт құрылысын талқылады"
    return _written(title, KAZAKH, KAZAKH_STATES, KAZAKH_THINGS, size=size, seed=seed)


def _written(
    title: str, sentences: Sequence[str], states: Sequence[str], things: Sequence[str], *, size: int, seed: int
) -> bytes:
    chance = random.Random(seed)  # noqa: S311 the same prose in every run is what is wanted
    paragraphs = [title.encode()]
    while sum(map(len, paragraphs)) < size:
        told = []
        for _ in range(chance.randint(3, 6)):
            a, b = chance.sample(states, 2)
            told.append(
                chance.choice(sentences).format(
                    a=a,
                    b=b,
                    thing=chance.choice(things),
                    day=chance.randint(1, 28),
                    year=chance.randint(2031, 2039),
                    number=chance.randint(2, 900),
                )
            )
        paragraphs.append(" ".join(told).encode())
    return b"\n\n".join(paragraphs)

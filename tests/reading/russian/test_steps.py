"""The steps of an instrument's life in Russian sentences, and the phrases that name instruments."""

import pytest

from kelisim.reading.russian.instruments import find_instruments
from kelisim.reading.russian.phrases import phrases_in
from kelisim.reading.russian.steps import steps_in
from kelisim.reading.sentences import Sentence


def whole(text: str) -> Sentence:
    """A text as one sentence."""
    return Sentence(0, len(text), text, 0)


STEPS = [
    ("Стороны подписали соглашение о дорогах.", ["signed"]),
    ("Министерство подписало соглашение о дорогах.", ["signed"]),
    ("Соглашение о дорогах было подписано в мае.", ["signed"]),
    ("Состоялась церемония подписания соглашения о дорогах.", ["signed"]),
    ("Итогом визита стало подписание соглашения о дорогах.", ["signed"]),
    ("Стороны планируют подписать соглашение о дорогах.", ["planned"]),
    ("Соглашение о дорогах готовится к подписанию.", ["planned"]),
    ("Соглашение о дорогах будет подписано осенью.", ["planned"]),
    ("Стороны обсудили возможность подписания соглашения о дорогах.", ["planned"]),
    ("Подписание соглашения о дорогах запланировано на осень.", ["planned"]),
    ("Подписание соглашения о дорогах перенесено на осень.", ["planned"]),
    ("Подписать соглашение планируется осенью.", ["planned"]),
    ("Министры договорились подписать соглашение о дорогах.", ["planned"]),
    ("Стороны не подписали соглашение о дорогах.", ["negated"]),
    ("Стороны так и не смогли подписать соглашение.", ["negated"]),
    ("Делегация отказалась подписать соглашение.", ["negated"]),
    ("Парламент ратифицировал соглашение о дорогах.", ["ratified"]),
    ("Президент подписал закон «О ратификации Соглашения о дорогах».", ["signed", "ratified"]),
    ("Парламенту рекомендовано ратифицировать соглашение: оно внесено на ратификацию.", ["negated"]),
    ("Соглашение о дорогах вступило в силу.", ["in-force"]),
    ("Соглашение о дорогах вступит в силу.", ["negated"]),
    ("Стороны парафировали соглашение о дорогах.", ["initialled"]),
    ("Правительство одобрило проект соглашения о дорогах.", ["draft-approved"]),
    ("Проект соглашения о дорогах одобрен правительством.", ["draft-approved"]),
    ("Соглашение о дорогах прекратило действие.", ["ended"]),
    ("Страна денонсировала соглашение о дорогах.", ["ended"]),
    ("В соглашение о дорогах внесены изменения в мае.", ["amended"]),
    ("Совет утвердил план мероприятий по дорогам.", ["adopted"]),
    ("Погода испортилась.", []),
]


@pytest.mark.parametrize(("text", "told"), STEPS, ids=[text for text, _ in STEPS])
def test_a_sentence_tells_its_steps_and_no_more(text: str, told: list[str]) -> None:
    """Each verb is one step, in its weaker reading where it has one."""
    found = [step.status for step in steps_in(text, whole(text))]
    assert [status for status in found if status != "adopted" or told == ["adopted"]][: len(told) or None] == told


PHRASES = [
    ("Подписано соглашение о дорогах и меморандум о портах.", ["соглашение о дорогах", "меморандум о портах"]),
    ("Подписан протокол к Соглашению о дорогах.", ["протокол к Соглашению о дорогах"]),
    ("Подписали соглашение о дорогах, сообщила пресс-служба.", ["соглашение о дорогах"]),
    (
        "Подписали соглашение о торговом, научном и культурном сотрудничестве.",
        ["соглашение о торговом, научном и культурном сотрудничестве"],
    ),
    ("Подписали договор на бурение скважины глубиной 4,8 км.", ["договор на бурение скважины глубиной 4,8 км"]),
    ("Стороны подписали это соглашение.", []),
    ("Стороны подписали соглашения.", []),
    ("В соответствии с соглашением о дорогах мост построен.", []),
    ("Стороны подписали дорожную карту.", ["дорожную карту"]),
    ("Подписали соглашение о дорогах 5 мая в Осло.", ["соглашение о дорогах"]),
    ("Программа сотрудничества на 2019–2021 годы подписана.", ["Программа сотрудничества на 2019–2021 годы"]),
]


@pytest.mark.parametrize(("text", "named"), PHRASES, ids=[text for text, _ in PHRASES])
def test_a_phrase_ends_where_the_title_does(text: str, named: list[str]) -> None:
    """A phrase has the words of a title and none of another clause; what only points is none."""
    assert [text[one.start : one.end] for one in phrases_in(text, whole(text))] == named


KINDS = [
    ("рамочное соглашение о руде", "framework-agreement"),
    ("соглашение о руде", "agreement"),
    ("меморандум о взаимопонимании", "memorandum-of-understanding"),
    ("письмо о намерениях по руде", "letter-of-intent"),
    ("протокол о руде", "protocol"),
    ("договор о дружбе", "treaty"),
    ("договор поставки руды", "contract"),
    ("контракт на поставку руды", "contract"),
    ("конвенцию о китах", "treaty"),
    ("совместную декларацию о дружбе", "declaration"),
    ("совместное заявление о дружбе", "declaration"),
    ("дорожную карту по руде", "roadmap"),
    ("план мероприятий по руде", "action-plan"),
    ("план совместных действий на 2019–2020 годы", "action-plan"),
    ("программу сотрудничества на 2021–2025 годы", "programme"),
]


@pytest.mark.parametrize(("words", "kind"), KINDS, ids=[kind for _, kind in KINDS])
def test_the_head_tells_the_kind(words: str, kind: str) -> None:
    """Each kind has its heads, in any case."""
    text = f"Стороны подписали {words}."
    (one,) = find_instruments(text, whole(text))
    assert (one.kind, one.status, text[one.start : one.end]) == (kind, "signed", words)


@pytest.mark.parametrize(
    "text",
    [
        "Стороны обсудили соглашение о дорогах от 2008 года, которое подписали соседи.",
        "Напомним, соглашение о дорогах было подписано.",
        "Ещё в 2012 году стороны подписали соглашение о дорогах.",
    ],
)
def test_an_older_instrument_is_no_news(text: str) -> None:
    """What was signed before is not signed now."""
    assert find_instruments(text, whole(text), published="2021-05-05") == []

"""What stands around a story, in the three languages."""

import pytest

from kelisim.reading.page import plain_page
from kelisim.reading.story.layout import Layout, take_apart

ENGLISH = """Home | Markets | Opinion

Two Ports Agree on Ferries

By Ada Lund | Economy | 3 May 2022

OSLO – The ports of Bergen and Kirkwall agreed on a summer ferry on Monday.

Read also: Ten islands to see before you are old

Ferry in the harbour. Photo: Ada Lund

It will sail twice a week. Tickets are cheap.

“We have waited long.”

Subscribe to our Telegram channel!

Most read

A storm is coming to the coast, and nobody is ready for it yet.
"""
RUSSIAN = """Два порта договорились о паромах

Экономика | 30 апреля 2021

Автор: Анна Лунева

АСТАНА, 30 апреля. /Агентство «Причал»/. Порты договорились о летнем пароме, сообщила пресс-служба порта.

Паром у причала. Фото: пресс-служба порта

Читайте также

Десять островов, которые надо увидеть

Он будет ходить дважды в неделю. Билеты недорогие.

Источник: Причал

Подписывайтесь на наш Telegram-канал!

Все права защищены.
"""
KAZAKH = """Екі порт паром туралы келісті

Экономика | 30 сәуір 2021

Автор: Айгүл Сәрсен

АСТАНА. Айлақ – Порттар жазғы паром туралы келісті, деп хабарлады порттың баспасөз қызметі.

Айлақтағы паром. Сурет: порттың баспасөз қызметі

Оқи отырыңыз: Көруге тиіс он арал

Ол аптасына екі рет жүреді. Билет арзан болады.

Біздің Telegram арнамызға жазылыңыз!

Барлық құқықтар қорғалған.
"""


def laid_out(text: str) -> Layout:
    """A plain page taken apart."""
    return take_apart(plain_page(text))


def test_an_english_page() -> None:
    """Menu, pointer, call to subscribe and what others wrote are none of the story."""
    layout = laid_out(ENGLISH)
    assert layout.title is not None
    assert layout.title.text == "Two Ports Agree on Ferries"
    assert (layout.author and layout.author.text, layout.section and layout.section.text) == ("Ada Lund", "Economy")
    assert (layout.published, layout.dateline and layout.dateline.text) == ("2022-05-03", "OSLO")
    assert [line.text[:12] for line in layout.body] == ["OSLO – The p", "It will sail", "“We have wai"]
    assert [(photo.caption.text, photo.credit and photo.credit.text) for photo in layout.photos] == [
        ("Ferry in the harbour.", "Ada Lund")
    ]


@pytest.mark.parametrize(
    ("text", "title", "author", "caption", "credit", "begins"),
    [
        (
            RUSSIAN,
            "Два порта договорились о паромах",
            "Анна Лунева",
            "Паром у причала.",
            "пресс-служба порта",
            ["АСТАНА, 30 а", "Он будет ход"],
        ),
        (
            KAZAKH,
            "Екі порт паром туралы келісті",
            "Айгүл Сәрсен",
            "Айлақтағы паром.",
            "порттың баспасөз қызметі",
            ["АСТАНА. Айла", "Ол аптасына "],
        ),
    ],
    ids=["ru", "kk"],
)
def test_a_page_in_cyrillic(text: str, title: str, author: str, caption: str, credit: str, begins: list[str]) -> None:
    """Title, author, section, date, dateline, photograph and body."""
    layout = laid_out(text)
    assert layout.title is not None
    assert (layout.title.text, layout.author and layout.author.text) == (title, author)
    assert (layout.section and layout.section.text, layout.published) == ("Экономика", "2021-04-30")
    assert layout.dateline is not None
    assert layout.dateline.text == "АСТАНА"
    assert [(photo.caption.text, photo.credit and photo.credit.text) for photo in layout.photos] == [(caption, credit)]
    assert [line.text[:12] for line in layout.body] == begins


def test_every_part_stands_where_it_says() -> None:
    """Places are places of the page's text."""
    for text in (ENGLISH, RUSSIAN, KAZAKH):
        layout = laid_out(text)
        parts = [layout.title, layout.author, layout.section, layout.publisher, layout.dateline]
        parts += [part for photo in layout.photos for part in (photo.caption, photo.credit)]
        assert all(text[part.start : part.end] == part.text for part in parts if part)

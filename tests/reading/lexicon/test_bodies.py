"""Outlines of bodies and offices."""

import pytest

from kelisim.reading.lexicon.bodies import find_bodies
from kelisim.reading.lexicon.offices import find_offices

BODIES = [
    ("en", "the Ministry of Trade and Integration of the Republic of Kazakhstan signed",
     [("Ministry of Trade and Integration of the Republic of Kazakhstan", "ministry", "KAZ")]),
    ("en", "Kazakh Ministry of Energy said", [("Ministry of Energy", "ministry", "KAZ")]),
    ("en", "the Intergovernmental Commission met", [("Intergovernmental Commission", "commission", None)]),
    ("en", "Dream Oil LLP and JSC “Invented”",
     [("Dream Oil LLP", "company", None), ("JSC “Invented”", "company", None)]),
    ("ru", "Министерство торговли и интеграции Республики Казахстан подписало",
     [("Министерство торговли и интеграции Республики Казахстан", "ministry", "KAZ")]),
    ("ru", "Министерством цифрового развития, инноваций и связи РК и Минфином",
     [("Министерством цифрового развития, инноваций и связи РК", "ministry", "KAZ"), ("Минфином", "ministry", None)]),
    ("ru", "Министерство энергетики сообщило", [("Министерство энергетики", "ministry", None)]),
    ("ru", "Правительство Российской Федерации", [("Правительство Российской Федерации", "government", "RUS")]),
    ("ru", "Комитет по водным ресурсам", [("Комитет по водным ресурсам", "agency", None)]),
    ("ru", "Межправительственная комиссия по сотрудничеству между РК и РФ",
     [("Межправительственная комиссия по сотрудничеству между РК и РФ", "commission", None)]),
    ("ru", "АО «НК «Вымысел» и ТОО «Мечта»", [("АО «НК «Вымысел»", "company", None), ("ТОО «Мечта»", "company", None)]),
    ("ru", "акимат Атырауской области", [("акимат Атырауской области", "government", None)]),
    ("kk", "Қазақстан Республикасының Сауда және интеграция министрлігі",
     [("Қазақстан Республикасының Сауда және интеграция министрлігі", "ministry", "KAZ")]),
    ("kk", "бұл туралы Көлік министрлігі хабарлады", [("Көлік министрлігі", "ministry", None)]),
    ("kk", "«Қиялгаз» АҚ", [("«Қиялгаз» АҚ", "company", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "expected"), BODIES)
def test_a_body_is_outlined_with_its_kind_and_side(
    language: str, words: str, expected: list[tuple[str, str, str | None]]
) -> None:
    """From its first adjective to its State, and no further."""
    found = find_bodies(words, 0, len(words), language=language)
    assert [(words[one.start : one.end], one.kind, one.side) for one in found] == expected


OFFICES = [
    ("en", "Kazakh Prime Minister Asan", [("Prime Minister", "prime-minister", "KAZ")]),
    ("en", "Deputy Prime Minister of the Russian Federation",
     [("Deputy Prime Minister of the Russian Federation", "deputy-prime-minister", "RUS")]),
    ("ru", "Премьер-министр Республики Казахстан Асан Иванов",
     [("Премьер-министр Республики Казахстан", "prime-minister", "KAZ")]),
    ("ru", "заместитель Председателя Правительства Российской Федерации А. Петров",
     [("заместитель Председателя Правительства Российской Федерации", "deputy-prime-minister", "RUS")]),
    ("ru", "вице-министр торговли и интеграции", [("вице-министр торговли и интеграции", "deputy-minister", None)]),
    ("ru", "генеральный директор АО «Вымысел»", [("генеральный директор АО «Вымысел»", "director", None)]),
    ("kk", "Қазақстан Республикасының Премьер-Министрі Асан",
     [("Қазақстан Республикасының Премьер-Министрі", "prime-minister", "KAZ")]),
    ("kk", "Энергетика министрі", [("Энергетика министрі", "minister", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "expected"), OFFICES)
def test_an_office_is_outlined_with_its_head_and_side(
    language: str, words: str, expected: list[tuple[str, str, str | None]]
) -> None:
    """The person's name is no part of it."""
    found = find_offices(words, 0, len(words), language=language)
    assert [(words[one.start : one.end], one.head, one.side) for one in found] == expected


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_long_rows_are_outlined_in_little_time(language: str) -> None:
    """A tail has an end, and so has what stands before a head."""
    for words in (
        "Министерство торговли и " * 5_000,
        "Ministry of " * 10_000,
        "Көлік министрлігі " * 5_000,
        "«" * 50_000,
    ):
        find_bodies(words, 0, len(words), language=language)
        find_offices(words, 0, len(words), language=language)

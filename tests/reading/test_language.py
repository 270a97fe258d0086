"""The language of a paragraph and of a page."""

import pytest

from kelisim.reading.errors import LanguageError
from kelisim.reading.language import language_of, main_language
from kelisim.reading.page import plain_page

RUSSIAN = "28 апреля в Казани министры подписали соглашение о сотрудничестве в области транспорта."
KAZAKH = "2022 жылғы 28 маусымда Астанада екі елдің үкіметтері келісімге қол қойды."
ENGLISH = "The ministers of both countries met in the city, and the talks went on until the evening."
ACUTES = "Astanada 2022 jylǵy 28 maýsymda eki eldiń úkimetteri kelisimge qol qoıdy jáne olar týraly aıtty."
APOSTROPHES = "Astanada 2018 jylg'y 28 may'symda eki eldin' u'kimetteri kelisimge qol qoi'dy ja'ne tarady."

PARAGRAPHS = [
    (RUSSIAN, "ru"),
    (KAZAKH, "kk"),
    (ENGLISH, "en"),
    (ACUTES, "kk"),
    (APOSTROPHES, "kk"),
    ("В селе Қызылжар прошла встреча министров", "ru"),
    ("Министерство торговли и интеграции", "ru"),
    ("Энергетика министрлігі", "kk"),
    ("Memorandum of Understanding", "en"),
    ("Казань", None),
    ("Protokol", None),
    ("IV тоқсан", None),
    ("№ 12-34/56", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "language"), PARAGRAPHS)
def test_a_paragraph_tells_its_language_or_none(words: str, language: str | None) -> None:
    """A few words that may be of either are of neither."""
    assert language_of(words) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (RUSSIAN * 10, "ru"),
        (KAZAKH * 10, "kk"),
        (ENGLISH * 10, "en"),
        (ACUTES * 10, "kk"),
        (APOSTROPHES * 10, "kk"),
        (f"{KAZAKH}\n{RUSSIAN * 10}", "ru"),
        ("A-12 | 25 | KZ\n" * 100, "en"),
        ("№ п/п | Срок | МФ РК | МЭ РФ\n" * 30, "ru"),
    ],
)
def test_a_page_has_one_main_language(text: str, language: str) -> None:
    """That of most of it; a table of codes is not refused."""
    assert main_language(plain_page(text)) == language


OTHERS = {
    "Ukrainian": "Сторони підписали угоду про співробітництво в галузі транспорту, що є важливою для України. ",
    "Belarusian": "Бакі падпісалі пагадненне аб супрацоўніцтве ў галіне транспарту для абедзвюх краін. ",
    "Kyrgyz": "Тараптар транспорт тармагында кызматташуу жөнүндө келишимге кол коюшту жана бул эки өлкө үчүн. ",
    "Uzbek": "Томонлар транспорт соҳасида ҳамкорлик тўғрисидаги битимни имзоладилар ва бу икки давлат учун муҳим. ",
    "Tajik": "Тарафҳо созишнома дар бораи ҳамкорӣ дар соҳаи нақлиётро имзо карданд, ки барои ду кишвар муҳим аст. ",
    "Bulgarian": "Страните подписаха споразумение за сътрудничество в областта на транспорта, което ще бъде важно. ",
    "Mongolian": "Талууд тээврийн салбарт хамтран ажиллах тухай гэрээнд гарын үсэг зурсан нь хоёр улсад чухал юм. ",
    "German": "Die Minister haben am Freitag ein Abkommen unterzeichnet, sagte der Sprecher. ",
    "Turkish": "Bakanlar cuma günü bir anlaşma imzaladı ve bu iki ülke için çok önemli olarak görülüyor. ",
    "French": "Les parties ont signé un accord de coopération dans le domaine des transports, qui est important. ",
    "Azerbaijani": "Tərəflər nəqliyyat sahəsində əməkdaşlıq haqqında saziş imzaladılar və bu iki ölkə üçün vacibdir. ",
    "Chinese": "双方签署了关于交通领域合作的协议。",
    "Arabic": "وقع الطرفان اتفاقية للتعاون في مجال النقل ",
    "Georgian": "მხარეებმა ხელი მოაწერეს შეთანხმებას ",
    "Armenian": "Կողմերը ստորագրեցին համաձայնագիր ",
    "Hebrew": "הצדדים חתמו על הסכם ",
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_language_is_refused_by_its_name(name: str) -> None:
    """And the sentence says what is read."""
    with pytest.raises(LanguageError, match=rf"{name}.*English, Russian or Kazakh"):
        main_language(plain_page(OTHERS[name] * 10))

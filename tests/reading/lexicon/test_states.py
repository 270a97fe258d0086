"""States and organisations of States, by every form of their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.reading.lexicon.states import find_parties, find_states, state_at

PARTIES = {
    "en": [
        ("the Republic of Kazakhstan and the Russian Federation", "KAZ Republic of Kazakhstan; RUS Russian Federation"),
        ("the EAEU and the Kyrgyz Republic", "EAEU EAEU; KGZ Kyrgyz Republic"),
        ("the Eurasian Economic Commission", "EEC Eurasian Economic Commission"),
        ("texts in the Kazakh and Russian languages", ""),
        ("oranges and chadors", ""),
        ("Astana and Minsk signed a protocol", "KAZ Astana; BLR Minsk"),
        ("talks between Baku, Tbilisi and Turkey", "AZE Baku; GEO Tbilisi; TUR Turkey"),
        ("an agreement with Vilnius on trade", "LTU Vilnius"),
        ("Tashkent’s foreign ministry and deputies in Riga", "UZB Tashkent; LVA Riga"),
        ("flights between Astana and Minsk", ""),
        ("in Astana and Minsk", ""),
        ("the mayors of Riga and Tallinn signed", ""),
        ("Seoul is a city of ten million", ""),
        ("the Jogorku Kenesh and the Saeima", "KGZ Jogorku Kenesh; LVA Saeima"),
        ("Korean, South Korean and North Korean", "KOR Korean; KOR South Korean; PRK North Korean"),
    ],
    "ru": [
        ("Казахстан и Россия", "KAZ Казахстан; RUS Россия"),
        ("в Казахстане с Беларусью", "KAZ Казахстане; BLR Беларусью"),
        ("Республики Казахстан и Российской Федерацией", "KAZ Республики Казахстан; RUS Российской Федерацией"),
        ("Кыргызской Республике", "KGZ Кыргызской Республике"),
        ("РК, РФ и КНР", "KAZ РК; RUS РФ; CHN КНР"),
        ("казахстанско-российский оборот", "KAZ казахстанско; RUS российский"),
        ("российские компании и казахстанцы", "RUS российские; KAZ казахстанцы"),
        ("Соединённых Штатах Америки", "USA Соединённых Штатах Америки"),
        ("Соединенными Штатами", "USA Соединенными Штатами"),
        ("с Объединёнными Арабскими Эмиратами", "ARE Объединёнными Арабскими Эмиратами"),
        ("Южно-Африканской Республикой", "ZAF Южно-Африканской Республикой"),
        ("из Египта, Израилем и Польшей", "EGY Египта; ISR Израилем; POL Польшей"),
        ("КИТАЙСКОЙ НАРОДНОЙ РЕСПУБЛИКИ", "CHN КИТАЙСКОЙ НАРОДНОЙ РЕСПУБЛИКИ"),
        ("в ЕАЭС, СНГ и ШОС", "EAEU ЕАЭС; CIS СНГ; SCO ШОС"),
        ("Евразийского экономического союза", "EAEU Евразийского экономического союза"),
        ("Содружеством Независимых Государств", "CIS Содружеством Независимых Государств"),
        ("на казахском, русском и английском языках", ""),
        ("республиканский бюджет, куба и греция", ""),
    ],
    "kk": [
        ("Қазақстан Республикасының", "KAZ Қазақстан Республикасының"),
        ("Ресей Федерациясымен", "RUS Ресей Федерациясымен"),
        ("Қазақстанда, Қытайдың және Қырғызстаннан", "KAZ Қазақстанда; CHN Қытайдың; KGZ Қырғызстаннан"),
        ("қазақ-орыс қатынастары", "KAZ қазақ; RUS орыс"),
        ("қазақстандық және ресейлік тарап", "KAZ қазақстандық; RUS ресейлік"),
        ("ҚР мен АҚШ-тың", "KAZ ҚР; USA АҚШ"),
        ("Еуразиялық экономикалық одақтың", "EAEU Еуразиялық экономикалық одақтың"),
        ("ЕАЭО, ТМД және ШЫҰ", "EAEU ЕАЭО; CIS ТМД; SCO ШЫҰ"),
        ("қазақ және орыс тілдерінде", ""),
    ],
}


@pytest.mark.parametrize(
    ("language", "words", "expected"), [(code, *case) for code, cases in PARTIES.items() for case in cases]
)
def test_states_and_organisations_are_found_in_every_form(language: str, words: str, expected: str) -> None:
    """With their code and exactly the words that name them."""
    found = find_parties(words, 0, len(words), language=language)
    assert "; ".join(f"{one.code} {words[one.start : one.end]}" for one in found) == expected


def test_an_adjective_is_told_from_a_name() -> None:
    """In each language."""
    for language, words, adjective in (
        ("ru", "казахстанский", True),
        ("ru", "Казахстана", False),
        ("kk", "қазақстандық", True),
        ("kk", "Қазақстандық", True),
        ("kk", "Қазақстанның", False),
        ("en", "Kazakh", True),
    ):
        assert [one.adjective for one in find_states(words, language=language)] == [adjective]


def test_a_state_is_asked_for_at_a_place() -> None:
    """It begins there, or there is none."""
    words = "в Республике Казахстан"
    state = state_at(words, 2, len(words), language="ru")
    assert state is not None
    assert (state.code, state.start, state.end) == ("KAZ", 2, len(words))
    assert state_at(words, 0, len(words), language="ru") is None


@given(st.sampled_from(("en", "ru", "kk")), st.text(alphabet="КРазхстнРсияҚқ КазReRusia-.\n", max_size=60))
def test_what_is_found_lies_in_the_text_in_order(language: str, text: str) -> None:
    """No two overlap, and none is empty."""
    end = 0
    for one in find_parties(text, 0, len(text), language=language):
        assert end <= one.start < one.end <= len(text)
        end = one.end

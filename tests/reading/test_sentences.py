"""Sentences in three languages: where they end and where they only seem to."""

import pytest

from kelisim.reading.sentences import sentences

PARTED = [
    ["Mr. Asanov spoke.", "The U.S. side agreed!", "“It is done.”", "Then he left."],
    ["28 апреля 2021 г. Премьер-министр прибыл в г. Казань.", "Встреча прошла в срок."],
    ["А. У. Иванов и им. Абая, ул. Мира.", "Стороны договорились…", "«Мы готовы.»", "Встреча завершилась."],
    ["Соглашение действует по тексту до 31 декабря 2025 г.", "Стороны довольны."],
    ["Тараптар келісті.", "Өңірлер де қолдады.", "Ұсыныстар т.б. бар."],
]


@pytest.mark.parametrize("parts", PARTED)
def test_sentences_end_where_they_end(parts: list[str]) -> None:
    """Not after abbreviations and initials; each lies where its words stand."""
    text = " ".join(parts)
    found = list(sentences(text, 0, len(text), 3))
    assert [one.text for one in found] == parts
    assert all(text[one.start : one.end] == one.text and one.paragraph == 3 for one in found)

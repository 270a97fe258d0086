"""Places by their names and aliases."""

import pytest

from kelisim.reading.lexicon.places import find_places, place_at
from kelisim.reading.lexicon.places_table import PLACES

NAMED = [
    ("en", "in Nur-Sultan and St. Petersburg", ["Astana", "Saint Petersburg"]),
    ("en", "the Irtysh, East Kazakhstan and Atyrau Region", ["Irtysh", "East Kazakhstan Region", "Atyrau Region"]),
    ("ru", "в Астане, Нур-Султане и Ростове-на-Дону", ["Astana", "Astana", "Rostov-on-Don"]),
    ("ru", "в Атырауской области и Казани", ["Atyrau Region", "Kazan"]),
    ("ru", "Восточно-Казахстанской областью и ЗКО", ["East Kazakhstan Region", "West Kazakhstan Region"]),
    ("ru", "рек Иртыш, Урала и реки Или", ["Irtysh", "Ural", "Ili"]),
    ("ru", "в Кишинёве и Кишиневе", ["Chisinau", "Chisinau"]),
    ("ru", "атырауский завод. Или они", []),
    ("kk", "Астанада, Мәскеуден Қазанға", ["Astana", "Moscow", "Kazan"]),
    ("kk", "Шығыс Қазақстан облысының", ["East Kazakhstan Region"]),
    ("kk", "Ертіс пен Жайық", ["Irtysh", "Ural"]),
    ("kk", "қазан айында алматылық", []),
]


@pytest.mark.parametrize(("language", "words", "names"), NAMED)
def test_places_have_one_name_whatever_they_are_called(language: str, words: str, names: list[str]) -> None:
    """Older names, other spellings and cases lead to the canonical one."""
    assert [one.name for one in find_places(words, 0, len(words), language=language)] == names


def test_a_place_says_what_it_is_and_where() -> None:
    """Kind and side; a river of several States has none."""
    city, river = find_places("Атырау на реке Урал", 0, 19, language="ru")
    assert (city.kind, city.side, river.kind, river.side) == ("city", "KAZ", "river", None)
    assert place_at("Атырау", 1, 6, language="ru") is None


def test_every_name_of_the_table_is_found_where_it_stands_alone() -> None:
    """In its language, whole, with its canonical name."""
    for line in PLACES.strip().replace("\n    ", " ").splitlines():
        _, *columns = [part.strip() for part in line.split("|")]
        for language, names in zip(("en", "ru", "kk"), columns, strict=False):
            for marked in filter(None, names.split("; ")):
                name = "".join(letter for letter in marked.split("/")[0] if letter not in "=*+^")
                found = find_places(name, 0, len(name), language=language)
                assert [(one.start, one.end) for one in found] == [(0, len(name))], (name, found)

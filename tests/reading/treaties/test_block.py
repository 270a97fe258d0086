"""Who signs, in the layouts in which blocks of signatures are set."""

import pytest

from kelisim.reading.treaties.block import signatories_in
from kelisim.reading.treaties.folding import folded

KAZ_RUS = [("KAZ", "А. Сериков"), ("RUS", "Б. Иванов")]
LAYOUTS = {
    "columns": (
        "ru",
        "За Правительство      За Правительство\nРеспублики Казахстан  Российской Федерации\n\nА. Сериков   Б. Иванов",
        KAZ_RUS,
    ),
    "one below the other": (
        "ru",
        "За Правительство\nРеспублики Казахстан\nА. Сериков\n\nЗа Правительство\nРоссийской Федерации\nБ. Иванов",
        KAZ_RUS,
    ),
    "all sides, then all names": (
        "ru",
        "За Правительство\nРеспублики Казахстан\nЗа Правительство\nРоссийской Федерации\nА. Сериков\nБ. Иванов",
        KAZ_RUS,
    ),
    "fewer names than sides": (
        "ru",
        "За Правительство\nРеспублики Казахстан\nЗа Правительство\nРоссийской Федерации\nА. Сериков",
        [("KAZ", None), ("RUS", None)],
    ),
    "names beside their sides": (
        "en",
        "For the Government of the Republic of Kazakhstan\tA. Serikov\nFor the Government of Hungary\tB. Kiss",
        [("KAZ", "A. Serikov"), ("HUN", "B. Kiss")],
    ),
    "bars": (
        "en",
        "For the Government of the Republic of Kazakhstan | For the Government of Hungary\nA. Serikov | B. Kiss",
        [("KAZ", "A. Serikov"), ("HUN", "B. Kiss")],
    ),
    "a side over two lines in Kazakh": (
        "kk",
        "Қазақстан Республикасының  Ресей Федерациясының\nҮкіметі үшін   Үкіметі үшін\nА. Сериков   Б. Иванов",
        KAZ_RUS,
    ),
    "nobody named": ("en", "For the Government of Hungary\n\n(signature)\n\n____________", [("HUN", None)]),
}


@pytest.mark.parametrize(("language", "text", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_name_belongs_to_the_side_that_it_stands_with(
    language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    """Each side has its own signatory, or none where the layout does not tell."""
    found = signatories_in(text, folded(text), 0, len(text), language)
    told = [(one.party.code if one.party else None, text[slice(*one.name)] if one.name else None) for one in found]
    assert told == expected

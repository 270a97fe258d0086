"""Fields of cooperation in the three languages."""

import pytest

from kelisim.reading.lexicon.subjects import find_subjects

SPOKEN_OF = [
    ("en", "transport and logistics, geology", "transport: transport and logistics; geology: geology"),
    (
        "ru",
        "транспорт и логистику, промышленную кооперацию",
        "transport: транспорт и логистику; industry: промышленную кооперацию",
    ),
    ("ru", "трансграничные реки и энергетика и", "rivers: трансграничные реки; energy: энергетика"),
    ("kk", "көлік және логистиканы, білім беруді", "transport: көлік және логистиканы; education: білім беруді"),
    ("kk", "трансшекаралық өзендерді", "rivers: трансшекаралық өзендерді"),
]


@pytest.mark.parametrize(("language", "words", "expected"), SPOKEN_OF)
def test_a_field_is_told_from_its_words(language: str, words: str, expected: str) -> None:
    """With its code and exactly those words."""
    found = find_subjects(words, 0, len(words), language=language)
    assert "; ".join(f"{one.code}: {words[one.start : one.end]}" for one in found) == expected

"""Treaties and minutes altered at random: no error, every span in place, and no more time than the text is long."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.reading.minutes import drafting as minutes
from kelisim.reading.page import plain_page
from kelisim.reading.story.layout import take_apart
from kelisim.reading.treaties import drafting as treaties
from tests.reading.invented import value_at
from tests.reading.treaties.invented import FOLDER, plain

FOLDERS = (FOLDER, FOLDER.parent.parent / "minutes" / "texts")
TEXTS = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
LINES = [line for path in TEXTS for line in path.read_text("utf-8").splitlines() if line.strip()]
CHANGES = st.tuples(
    st.integers(0, 4_000),
    st.integers(0, 60),
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["\n", "\n\n", "Статья 5\n", " қаласында ", "«28» июня 2022 года", "Draft\n", "\t", "___", "🙂", "İ"]
        ),
    ),
)
QUOTED = ("title", "articles", "text", "agenda")


def check(text: str) -> None:
    """Read a text as both genres and hold every span against it."""
    page = plain_page(text)
    layout = take_apart(page)
    for genre in (treaties, minutes):
        assert isinstance(genre.is_one(page, layout), bool)
        for draft in genre.drafts_of(page, layout).drafts:
            content = plain(draft.content)
            for span in draft.evidence:
                value = value_at(content, span.field)
                assert 0 <= span.start < span.end <= len(page.text)
                assert value is not None, span.field
                if span.field.split(".")[0] in QUOTED or span.field.endswith((".name", ".office")):
                    assert page.text[span.start : span.end] == value, span.field


@settings(max_examples=120, deadline=None)
@given(path=st.sampled_from(TEXTS), changes=st.lists(CHANGES, min_size=1, max_size=6))
def test_altered_texts_keep_the_span_rule(path: Path, changes: list[tuple[int, int, str]]) -> None:
    """Cutting, inserting and replacing at random."""
    text = path.read_text("utf-8")
    for start, length, words in changes:
        text = text[:start] + words + text[start + length :]
    check(text)


@settings(max_examples=120, deadline=None)
@given(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=30))
def test_shuffled_lines_keep_the_span_rule(lines: list[str]) -> None:
    """Lines of different texts in any order."""
    check("\n".join(lines))


@pytest.mark.parametrize(
    "text",
    [
        "Article 1\n" * 20_000,
        "\n" * 200_000 + "Article 1",
        "Done at " * 20_000,
        "Совершено в " * 20_000,
        "Приложение" + " " * 200_000 + "x",
        "Соглашение между " * 20_000,
        "СОГЛАШЕНИЕ\n" * 20_000,
        "(" * 200_000,
        "1." * 100_000,
        "ПРОТОКОЛ\nзаседания Комиссии\n" + "1) " * 60_000,
        "ПРОТОКОЛ\nзаседания Комиссии\n" + "Ответственные: " * 20_000,
        "Настоящее Соглашение вступает в силу " * 10_000,
        "осы келісім " * 20_000 + "жасалды",
    ],
    ids=lambda text: text[:24].strip() or "lines",
)
def test_hostile_texts_are_read(text: str) -> None:
    """Long repetitions of what the rules look for end, and break nothing."""
    check(text)

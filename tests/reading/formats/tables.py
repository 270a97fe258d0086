"""Tables for tests of what is written and read again."""

from hypothesis import strategies as st

WORDS = ["Bridge", "Мост через реку", "2026 жылғы", "IV квартал", "a; b, c", 'the "x"', "by agreement", "Қазақстан", ""]


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Rows of two to five cells: a header of its own words, and rows with a number, none of which is a frame."""
    across = draw(st.integers(2, 5))
    head = [f"Head {column}" for column in range(across)]
    body = draw(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=across - 1, max_size=across - 1), min_size=2, max_size=8)
    )
    return [head, *([f"{number}.", *words] for number, words in enumerate(body, 1))]

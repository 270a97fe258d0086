"""The document cut where evidence begins and ends."""

from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.draft import Address, Block, FieldDraft, Reading, ReadSource
from kelisim.model.place import Field
from kelisim.model.reference import Span
from kelisim.web.desk.marking import PART, Piece, part_of

SOURCE = ReadSource(name="x", language="en", published=None, sha256="0" * 64)


def reading(text: str, blocks: tuple[Block, ...], *spans: tuple[int, int]) -> Reading:
    """A reading with a draft for each span."""
    drafts = tuple(
        FieldDraft(content=Field(title={"en": "x"}, code="x"), evidence=(Span(field="title.en", start=a, end=b),))
        for a, b in spans
    )
    return Reading(source=SOURCE, text=text, drafts=drafts, blocks=blocks)


def test_overlapping_places_are_cut_apart() -> None:
    """Each piece says of which drafts it is; the first piece of a place carries its id."""
    (block,) = part_of(reading("abcdefgh", (Block(kind="paragraph", start=0, end=8),), (1, 5), (3, 7)), 1).blocks
    assert block.pieces == (
        Piece("a"),
        Piece("bc", (0,), ("place-0-0",)),
        Piece("de", (0, 1), ("place-1-0",)),
        Piece("fg", (1,)),
        Piece("h"),
    )


def test_cells_of_a_table_are_rows() -> None:
    """Each in its column, with empty ones where a merged cell is; and a table says where it stands."""
    cells = tuple(
        Block(kind="cell", start=at, end=at + 1, address=Address(sheet="Plan", table=1, row=row, column=column))
        for at, row, column in ((0, 1, 1), (2, 1, 3), (4, 2, 2))
    )
    (table,) = part_of(reading("a\nb\nc", cells), 1).blocks
    shown = [["".join(piece.text for piece in pieces) for pieces in row] for row in table.rows]
    assert shown == [["a", "", "b"], ["", "c"]]
    assert table.place == "sheet Plan table 1"


def test_text_outside_blocks_is_shown() -> None:
    """Between them and after them."""
    blocks = part_of(reading("title\n\nbody\n\nend", (Block(kind="paragraph", start=7, end=11),)), 1).blocks
    assert ["".join(piece.text for piece in block.pieces) for block in blocks] == ["title", "body", "end"]


def test_a_long_document_is_shown_in_parts() -> None:
    """Each draft stands in the part in which it begins; a number beyond the last is the last."""
    count = PART + 5
    text = "word\n" * count
    blocks = tuple(Block(kind="paragraph", start=at * 5, end=at * 5 + 4) for at in range(count))
    whole = reading(text, blocks, (0, 4), (PART * 5, PART * 5 + 4))
    first, last = part_of(whole, 1), part_of(whole, 99)
    assert (first.drafts, last.drafts, last.number, last.count) == ((0,), (1,), 2, 2)
    assert (len(first.blocks), len(last.blocks)) == (PART, 5)


@given(
    st.text(alphabet="ab \n", min_size=1, max_size=60).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda p: p[0] < p[1])),
        )
    )
)
def test_nothing_is_lost_and_nothing_marked_twice(case: tuple[str, list[tuple[int, int]]]) -> None:
    """The pieces together are the text, and each character is marked with exactly the drafts whose place holds it."""
    text, spans = case
    (block,) = part_of(reading(text, (Block(kind="paragraph", start=0, end=len(text)),), *spans), 1).blocks
    assert "".join(piece.text for piece in block.pieces) == text
    at = 0
    for piece in block.pieces:
        for place in range(at, at + len(piece.text)):
            assert piece.drafts == tuple(n for n, (a, b) in enumerate(spans) if a <= place < b)
        at += len(piece.text)

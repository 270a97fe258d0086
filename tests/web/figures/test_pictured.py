"""Charts for mails and papers."""

from lxml import etree

from kelisim.web.figures.pictured import picture_of
from kelisim.web.queries.records import find_record
from tests.web import rows
from tests.web.conftest import World
from tests.web.figures.figured import trade


def test_a_chart_for_a_mail_or_a_paper(world: World) -> None:
    """In the language that is asked for, with title and source; as SVG and as PNG."""
    figure, record = trade(world.register), find_record("test")
    drawing = picture_of(record, figure.entry, "en")
    assert drawing is not None
    words = " ".join(map(str, etree.fromstring(drawing).itertext()))
    for said in ("Invented trade", "Register test", "Kazakhstan"):
        assert said in words
    assert (picture_of(record, figure.entry, "en", "png") or b"").startswith(b"\x89PNG")
    bare = rows.entry(world.register, "indicator", {"title": {"en": "Bare"}, "unit": "kt"})
    assert picture_of(record, bare.entry, "en") is None

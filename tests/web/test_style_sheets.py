"""The style of all pages as one file: whole, kept for good under its own address, and what it names is there."""

import re

from django.contrib.staticfiles import finders
from django.test import Client

from kelisim.web import style_sheets
from kelisim.web.templatetags.kelisim import site_style


def test_it_holds_every_sheet_and_that_for_print_apart() -> None:
    """In their order; rules for print are for print alone."""
    whole = style_sheets.style_sheet().decode()
    places = [whole.index(style_sheets._read(f"kelisim/{name}.css")) for name in style_sheets.SHEETS]
    assert places == sorted(places)
    assert whole.rstrip().endswith("}")
    assert whole.index("@media print {\n" + style_sheets._read("kelisim/print.css")) > places[-1]


def test_its_address_is_that_of_what_it_holds(client: Client) -> None:
    """It may be kept for good; under an older address it comes all the same, and may not."""
    answer = client.get(style_sheets.style_address())
    assert answer.content == style_sheets.style_sheet()
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    older = client.get("/style/0123456789abcdef.css")
    assert older.content == answer.content
    assert "immutable" not in older.headers["Cache-Control"]


def test_the_fonts_that_it_names_are_there() -> None:
    """Wherever it is, it finds them; and so do the pages those which they need first."""
    named = re.findall(r"url\(/static/([^)]+)\)", style_sheets.style_sheet().decode())
    early = [
        one.removeprefix("/static/") for language in style_sheets.EARLY for one in style_sheets.early_fonts(language)
    ]
    assert "url(./" not in style_sheets.style_sheet().decode()
    assert set(early) <= set(named)
    assert all(finders.find(one) for one in named)
    assert str(site_style()).count("<link ") == 1 + len(style_sheets.early_fonts("en"))

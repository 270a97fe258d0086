"""The chart of a figure for mails and papers, as a file of its own with title and source."""

from typing import Literal

from django.utils import translation

from kelisim.web.figures.charting import indicator_chart
from kelisim.web.figures.drawn import drawn
from kelisim.web.figures.told import told
from kelisim.web.queries.entries import find_account
from kelisim.web.queries.figures import figure_table
from kelisim.web.queries.records import Record


def picture_of(
    record: Record, entry: str, language: str, ending: Literal["svg", "png"] = "svg", series: str = ""
) -> bytes | None:
    """The chart of a public figure as of the day of a record; nothing where there is too little to draw.

    Args:
        record: the register.
        entry: the figure.
        language: that of the words on it.
        ending: SVG for papers, PNG for mails.
        series: the choice of series, as the page's address names it; the page's own without it.

    Raises:
        Http404: there is no such public figure.
        BusyError: it cannot be drawn now.
    """
    with translation.override(language):
        account = find_account(record, entry, "indicator")
        content = account.content
        table = figure_table(account.statements, content.get("code"), content["unit"])
        chart = indicator_chart(record, account, table, told(record, account, series, language), language)
        return drawn(chart, "light-titled", ending) if chart else None

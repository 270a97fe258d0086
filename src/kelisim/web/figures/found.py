"""An indicator as its page and its files show it."""

from dataclasses import dataclass

from django.http import HttpRequest

from kelisim.figures.charts.chart import Chart
from kelisim.web.clock import day_asked
from kelisim.web.figures.charting import indicator_chart
from kelisim.web.figures.told import Told, told
from kelisim.web.language import reader
from kelisim.web.queries.entries import Account, find_account
from kelisim.web.queries.figures import FigureTable, figure_table
from kelisim.web.queries.records import Record, find_record


@dataclass(frozen=True)
class Found:
    """An indicator with all that its page and its files show."""

    record: Record
    account: Account
    stated: FigureTable | None
    told: Told
    chart: Chart | None
    asked: str


def find_figure(request: HttpRequest, slug: str, entry: str, *, spoken: bool = False) -> Found:
    """An indicator, as of the day and with the series that the reader asks for (`?on=`, `?series=`).

    `spoken` asks for words of every point of its chart.
    """
    record = find_record(slug, day_asked(request))
    account = find_account(record, entry, "indicator")
    content, asked = account.content, request.GET.get("series", "")[:400]
    table = figure_table(account.statements, content.get("code"), content["unit"])
    releases = told(record, account, asked, reader())
    chart = indicator_chart(record, account, table, releases, reader(), spoken=spoken)
    chosen = releases.choice.name if releases.choice else ""
    return Found(record, account, table, releases, chart, asked if asked == chosen else "")

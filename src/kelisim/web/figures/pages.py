"""The pages of figures."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from kelisim.web.clock import day_asked
from kelisim.web.figures.charting import indicator_chart
from kelisim.web.figures.drawn import name_of
from kelisim.web.figures.shown import Shown
from kelisim.web.language import reader
from kelisim.web.queries.entries import find_account
from kelisim.web.queries.figures import figure_table, related
from kelisim.web.queries.records import find_record
from kelisim.web.views.entries import one


def figure(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """One figure: what each side says and publishes, by period."""
    record = find_record(slug, day_asked(request))
    account = find_account(record, entry, "indicator")
    table = figure_table(account.statements, account.content.get("code"), account.content["unit"])
    if table:
        account = replace(
            account,
            differing=[what for what in account.differing if related(what, table.what)],
            dates=(),
            values=tuple(series for series in account.values if related(series.what, table.what)),
        )
    chart = indicator_chart(record, account, table, reader())
    shown = Shown(record, entry, name_of(chart), chart) if chart else None
    return one(request, record, account, "figures", figures=table, shown=shown)

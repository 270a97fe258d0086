"""The pages of figures."""

from dataclasses import replace
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kelisim.node.models import Word
from kelisim.web.addresses import as_of
from kelisim.web.figures.found import find_figure
from kelisim.web.figures.mirrored import pairs_in
from kelisim.web.figures.shown import Shown
from kelisim.web.figures.told_tables import told_tables
from kelisim.web.language import reader
from kelisim.web.queries.figures import related
from kelisim.web.views.entries import one

RELEASES: Final = 8
"""How many releases are told one by one, the newest."""


def figure(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """One figure: what each side says and publishes, by period."""
    found = find_figure(request, slug, entry)
    account, table = replace(found.account, words=_newest(found.account.words)), found.stated
    if table:
        account = replace(
            account,
            differing=[what for what in account.differing if related(what, table.what)],
            dates=(),
            values=tuple(series for series in account.values if related(series.what, table.what)),
        )
    shown = Shown(found.record, entry, found.chart, found.asked) if found.chart else None
    tables = told_tables(found.record, found.account, found.told, reader())
    releases = as_of(reverse("figures-releases", args=(slug, entry)), found.record.day)
    forecast = as_of(reverse("figures-forecast", args=(slug, entry)), found.record.day, series=found.asked)
    flows = pairs_in(found.told.series)
    mirror = as_of(reverse("mirror-one", args=(slug, entry)), found.record.day) if flows else ""
    return one(
        request,
        found.record,
        account,
        "figures",
        figures=table,
        shown=shown,
        told=tables,
        releases=releases,
        mirror=mirror,
        forecast=forecast,
    )


def _newest(words: list[Word]) -> list[Word]:
    """The newest releases, with whatever else is said; the file has all."""
    releases = [word for word in words if word.kind == "release"]
    left_out = {word.pk for word in releases[:-RELEASES]}
    return [word for word in words if word.pk not in left_out]

"""The page of mirror statistics, and its files."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kelisim.figures.exact import plain
from kelisim.figures.mirror import IMF_FACTOR, MirrorRow, Side
from kelisim.figures.turnover import TurnoverRow
from kelisim.web.addresses import as_of
from kelisim.web.clock import day_asked
from kelisim.web.feeds.answering import answered
from kelisim.web.figures.amounts import amount, bare, per_cent
from kelisim.web.figures.mirror_charts import CHARTS, mirror_chart, rows_shown
from kelisim.web.figures.mirrored import Mirrored, find_mirror
from kelisim.web.figures.period_words import FREQUENCIES, period_words, product_words
from kelisim.web.figures.sheets import csv_of_chart, drawing_of, rows_of, specification_of
from kelisim.web.figures.shown import Shown
from kelisim.web.language import reader
from kelisim.web.queries.lists import public_entries
from kelisim.web.queries.names import names_in
from kelisim.web.queries.records import find_record
from kelisim.web.told_words import Words
from kelisim.web.views.show import show

MOST: Final = 25
"""How many gaps the page shows; the file has all."""
REASONS: Final[Words] = {
    "no-exports": gettext_lazy("the exporter publishes nothing"),
    "no-imports": gettext_lazy("the importer publishes nothing"),
    "exports-incomplete": gettext_lazy("the exporter's year is not complete"),
    "imports-incomplete": gettext_lazy("the importer's year is not complete"),
    "other-currency": gettext_lazy("the two are in different currencies"),
}
NOT_ADJUSTED: Final[Words] = {
    "same-valuation": gettext_lazy("both are valued alike"),
    "valuation-not-stated": gettext_lazy("not adjusted: a valuation is not stated"),
    "no-factor": gettext_lazy("not adjusted"),
}


@dataclass(frozen=True)
class GapRow:
    """A flow in a period in words: what both ends say, the gap, and the gap after bringing FOB to CIF."""

    flow: str
    goods: str
    period: str
    exports: str
    imports: str
    gap: str
    percent: str
    adjusted: str
    reason: str


@dataclass(frozen=True)
class TurnoverWords:
    """A turnover in words."""

    period: str
    one: str
    other: str
    gap: str
    percent: str


def mirrors(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures that have a mirror; where there is one alone, its page."""
    record = find_record(slug, day_asked(request))
    rows = [row for row in public_entries(record, "indicator") if "flow" in row.content.get("dimensions", {})]
    if len(rows) == 1:
        return redirect(as_of(reverse("mirror-one", args=(slug, rows[0].entry)), record.day))
    names = names_in(record, [row.content for row in rows])
    return show(request, record, "figures/mirrors.html", "figures", names, rows=rows)


def mirror(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """What one side says it sent, against what the other says it received."""
    found, language = find_mirror(request, slug, entry), reader()
    gaps, apart, more = rows_shown(found.rows, MOST)
    charts = [(which, _shown(found, which)) for which in CHARTS]
    name = found.record.side_name
    context = {
        "row": found.account.row,
        "found": found,
        "charts": [(which, shown) for which, shown in charts if shown],
        "gaps": [_gap(found, row, language) for row in gaps],
        "apart": [_gap(found, row, language) for row in apart],
        "more": more,
        "turnover": [_turnover(row, found.unit, language) for row in reversed(found.turnover)],
        "one": name(found.wanted.one, language),
        "other": name(found.wanted.other, language),
        "pairs": [("-".join(pair), " – ".join(name(side, language) for side in pair)) for pair in found.pairs],
        "pair": f"{found.wanted.one}-{found.wanted.other}",
        "products": [(product, product_words(product)) for product in found.products],
        "frequencies": [(one, FREQUENCIES[one]) for one in found.frequencies],
        "factor": IMF_FACTOR,
        "csv": as_of(reverse("mirror-rows", args=(slug, entry)), found.record.day, **found.wanted.query()),
    }
    return show(request, found.record, "figures/mirror.html", "figures", found.account.names, **context)


def _shown(found: Mirrored, which: str) -> Shown | None:
    chart = mirror_chart(found, which, reader(), spoken=False)
    if chart is None:
        return None
    return Shown(
        found.record, found.account.row.entry, chart, pattern="mirror", which=which, asked=found.wanted.query()
    )


def _gap(found: Mirrored, row: MirrorRow, language: str) -> GapRow:
    name = found.record.side_name
    adjusted = row.adjusted
    later = ""
    if adjusted is not None:
        share = per_cent(adjusted.percent, language, signed=True)
        later = f"{bare(adjusted.gap, language, signed=True, places=1)} ({share})"
    elif row.not_adjusted:
        later = str(NOT_ADJUSTED[row.not_adjusted])
    return GapRow(
        flow=f"{name(row.exporter, language)} \N{RIGHTWARDS ARROW} {name(row.importer, language)}",
        goods=product_words(row.product),
        period=period_words(row.period, language),
        exports=_said(row.exports, language),
        imports=_said(row.imports, language),
        gap=bare(row.gap, language, signed=True) if row.gap is not None else "",
        percent=per_cent(row.percent, language, signed=True),
        adjusted=later,
        reason=str(REASONS[row.reason]) if row.reason else "",
    )


def _said(side: Side | None, language: str) -> str:
    if side is None:
        return ""
    more = [side.valuation.upper()] if side.valuation else []
    if side.parts > 1:
        more.append(_("sum of {count}").format(count=side.parts))
    if side.provisional:
        more.append(_("provisional"))
    return f"{bare(side.value, language)} ({', '.join(more)})" if more else bare(side.value, language)


def _turnover(row: TurnoverRow, unit: str, language: str) -> TurnoverWords:
    return TurnoverWords(
        period=period_words(row.period, language),
        one=_value(row.one.value, unit, language),
        other=_value(row.other.value, unit, language),
        gap=bare(row.gap, language, signed=True) if row.gap is not None else "",
        percent=per_cent(row.percent, language, signed=True),
    )


def _value(value: Decimal | None, unit: str, language: str) -> str:
    return amount(value, unit, language) if value is not None else ""


def rows_csv(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """Every row of a mirror as a table for programs."""
    found = find_mirror(request, slug, entry)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(
        (
            *("exporter", "importer", "product", "period", "currency", "unit"),
            *("exports", "exports_valuation", "imports", "imports_valuation", "gap", "percent_of", "percent"),
            *("factor", "factor_source", "adjusted_gap", "adjusted_percent", "reason"),
        )
    )
    writer.writerows(_written(row, found.unit) for row in found.rows)
    return answered(request, stream.getvalue().encode(), "text/csv; charset=utf-8")


def _written(row: MirrorRow, unit: str) -> tuple[str, ...]:
    def told() -> Iterator[str]:
        yield from (row.exporter, row.importer, row.product, row.period, row.currency, unit)
        for side in (row.exports, row.imports):
            yield _plain(side.value if side else None)
            yield (side.valuation if side else None) or ""
        yield from (_plain(row.gap), row.base, _plain(row.percent))
        adjusted = row.adjusted
        yield _plain(adjusted.factor.value if adjusted else None)
        yield adjusted.factor.source if adjusted else ""
        yield _plain(adjusted.gap if adjusted else None)
        yield _plain(adjusted.percent if adjusted else None)
        yield row.reason or ""

    return tuple(told())


def _plain(value: Decimal | None) -> str:
    return plain(value) if value is not None else ""


def drawing(request: HttpRequest, slug: str, entry: str, which: str, form: str, ending: str) -> HttpResponse:
    """A chart of a mirror as a picture."""
    return drawing_of(
        request, mirror_chart(_found(request, slug, entry, which), which, reader(), spoken=False), form, ending
    )


def specified(request: HttpRequest, slug: str, entry: str, which: str, scheme: str) -> HttpResponse:
    """A chart of a mirror as Vega-Lite."""
    return specification_of(
        request, mirror_chart(_found(request, slug, entry, which), which, reader(), spoken=True), scheme
    )


def chart_csv(request: HttpRequest, slug: str, entry: str, which: str) -> HttpResponse:
    """All that is drawn on a chart of a mirror, as CSV."""
    return csv_of_chart(request, mirror_chart(_found(request, slug, entry, which), which, reader(), spoken=True))


def chart_table(request: HttpRequest, slug: str, entry: str, which: str) -> HttpResponse:
    """All that is drawn on a chart of a mirror, as a page."""
    found = _found(request, slug, entry, which)
    chart = mirror_chart(found, which, reader(), spoken=True)
    if chart is None:
        raise Http404
    shown = Shown(found.record, entry, chart, pattern="mirror", which=which, asked=found.wanted.query())
    context = rows_of(chart, request.GET.get("page"))
    row, names = found.account.row, found.account.names
    return show(request, found.record, "figures/table.html", "figures", names, row=row, shown=shown, **context)


def _found(request: HttpRequest, slug: str, entry: str, which: str) -> Mirrored:
    if which not in CHARTS:
        raise Http404
    return find_mirror(request, slug, entry)

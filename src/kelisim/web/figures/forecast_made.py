"""Makes the forecasts that a page lacks."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kelisim.node.forecasts import FOLDER, NotForecastError, made_forecasts
from kelisim.web.addresses import as_of
from kelisim.web.figures.drawn import BusyError, turn
from kelisim.web.figures.found import find_figure


def make(request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """Make the forecasts that a page lacks, and go back to it."""
    found = find_figure(request, slug, entry)
    choice = found.told.choice
    try:
        with turn(settings.HOME / f"{FOLDER}.turn"):
            lines = choice.lines if choice else ()
            made_forecasts(settings.HOME, [{p: one.value for p, one in line.values.items()} for line in lines])
    except (BusyError, NotForecastError):
        return HttpResponse(status=503, headers={"Retry-After": "30"})
    there = as_of(reverse("figures-one", args=(slug, entry)), found.record.day, series=found.asked, forecast="1")
    return redirect(f"{there}#forecast")

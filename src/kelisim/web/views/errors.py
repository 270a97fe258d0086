"""What a reader is told where a page cannot be made as it was asked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from kelisim.web.clock import NoSuchDayError


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Why there is no such page; of a day that is not in the calendar or still to come, in plain words."""
    if isinstance(exception, NoSuchDayError):
        return render(request, "kelisim/no_such_day.html", {"error": exception, "here": request.path}, status=400)
    return defaults.bad_request(request, exception)

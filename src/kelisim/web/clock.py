"""The day on which a page is read. Everything below the views takes the day as an argument."""

import datetime

from django.http import HttpRequest


def today() -> datetime.date:
    """Today by the node's clock, in UTC."""
    return datetime.datetime.now(datetime.UTC).date()


def day_asked(request: HttpRequest) -> datetime.date:
    """The day that the reader asks about (`?on=2022-04-28`); today where none is given or it is not in the calendar."""
    try:
        return datetime.datetime.strptime(request.GET.get("on", ""), "%Y-%m-%d").replace(tzinfo=datetime.UTC).date()
    except ValueError:
        return today()

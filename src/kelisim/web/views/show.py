"""How a page of a register is rendered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kelisim.web.queries.names import Names
from kelisim.web.queries.records import Record


def show(
    request: HttpRequest, record: Record, template: str, section: str, names: Names | None = None, **context: object
) -> HttpResponse:
    """Render a page under a register's address.

    Args:
        request: what was asked.
        record: the register.
        template: its path below `kelisim/`.
        section: the part of the register it belongs to, marked in the navigation.
        names: titles of the entries that the page refers to.
        context: what else the template reads.
    """
    shared = {"record": record, "section": section, "names": names or {}}
    return render(request, f"kelisim/{template}", shared | context)

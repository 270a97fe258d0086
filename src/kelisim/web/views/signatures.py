"""Who has signed, and what is proposed."""

from django.http import HttpRequest, HttpResponse

from kelisim.web.clock import day_asked
from kelisim.web.queries.proposals import proposals_page
from kelisim.web.queries.records import find_record, show_heads_then, sides_spoken_of, signers, void_acts
from kelisim.web.queries.sums import summed
from kelisim.web.views.show import show


def signed(request: HttpRequest, slug: str) -> HttpResponse:
    """Every Party's keys, acts and newest act, and how to check them."""
    record = find_record(slug, day_asked(request))
    show_heads_then(record)
    absent = record.absent(summed(record, "sides", lambda: sides_spoken_of(record)))
    return show(
        request, record, "signed.html", "signed", absent=absent, void_acts=void_acts(record), signers=signers(record)
    )


def proposals(request: HttpRequest, slug: str) -> HttpResponse:
    """What is proposed, whom it waits for, and what became of it."""
    record = find_record(slug, day_asked(request))
    page, groups = proposals_page(record, request.GET.get("page"))
    return show(request, record, "proposals.html", "proposals", page=page, groups=groups)

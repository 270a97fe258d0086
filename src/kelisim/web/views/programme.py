"""The registers of this node, and the front page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kelisim.web.clock import today
from kelisim.web.queries.names import names_in
from kelisim.web.queries.programme import LATEST_DOCUMENTS, LATEST_STORIES, field_summaries, latest
from kelisim.web.queries.records import all_records, find_record, waiting_counts
from kelisim.register.groups import ORDER
from kelisim.web.views.show import show


def registers(request: HttpRequest) -> HttpResponse:
    """Every register that this node keeps."""
    return render(request, "kelisim/registers.html", {"records": all_records()})


def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """What the register is about, how it stands and what is new."""
    record = find_record(slug)
    fields = field_summaries(record, today())
    documents = latest(record, "instrument", LATEST_DOCUMENTS)
    shown = {group for summary in fields if summary.reported for group, _ in summary.groups}
    return show(
        request,
        record,
        "programme.html",
        "programme",
        names_in(record, [row.content for row in documents]),
        fields=fields,
        legend=[group for group in ORDER if group in shown],
        documents=documents,
        stories=latest(record, "story", LATEST_STORIES),
        waiting=waiting_counts(record),
    )

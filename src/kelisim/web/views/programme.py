"""The registers of this node, the front page of one, and its programme by field and by body."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kelisim.register.groups import ORDER
from kelisim.web.clock import day_asked
from kelisim.web.newsroom.news import names_and_news
from kelisim.web.newsroom.released import clock
from kelisim.web.queries.moved import agreed_moves, stated_moves
from kelisim.web.queries.programme import LATEST_STORIES, Summary, body_summaries, field_summaries, fields_of, front
from kelisim.web.queries.proposals import waiting_counts
from kelisim.web.queries.records import Record, all_records, find_record, show_heads_then
from kelisim.web.queries.standings import Asked, Counts, counted, on_day
from kelisim.web.views.show import show


def registers(request: HttpRequest) -> HttpResponse:
    """Every register that this node keeps."""
    return render(request, "kelisim/registers.html", {"records": all_records()})


def front_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What was agreed, how it stands by each side, what moved, what comes next, and what is new."""
    record = find_record(slug, day_asked(request))
    show_heads_then(record, hashes=False)
    standings = on_day(record)
    counts = counted(record, standings, Asked())
    shown = front(record)
    summaries = field_summaries(shown.fields, counts)
    agreed, stated = agreed_moves(record), stated_moves(record, standings)
    referring = [row.content for row in (*shown.documents, *(row for _, row in shown.ahead))]
    names, news = names_and_news(record, LATEST_STORIES, shown.stories, clock(), referring)
    return show(
        request,
        record,
        "programme.html",
        "programme",
        names,
        front=shown,
        news=news,
        counts=counts,
        whole=Summary("", {}, "", counts.groups(), counts.flags),
        by_side=_by_side(record, counts),
        fields=summaries,
        legend=_legend(summaries),
        agreed=agreed,
        stated=stated,
        waiting=waiting_counts(record),
    )


def breakdown(request: HttpRequest, slug: str) -> HttpResponse:
    """Every field and every body with its measures, by how they stand."""
    record = find_record(slug, day_asked(request))
    standings = on_day(record)
    counts = counted(record, standings, Asked())
    fields, bodies = field_summaries(fields_of(record), counts), body_summaries(record, standings)
    return show(
        request,
        record,
        "breakdown.html",
        "breakdown",
        counts=counts,
        fields=[summary for summary in fields if summary.count],
        bodies=bodies,
        fieldless=counts.fields[""],
        legend=_legend([*fields, *bodies]),
    )


def _legend(summaries: list[Summary]) -> list[str]:
    """The groups that any bar shows, in the order of bars."""
    seen = {name for summary in summaries if summary.reported for name, _ in summary.groups}
    return [name for name in ORDER if name in seen]


def _by_side(record: Record, counts: Counts) -> list[tuple[str, list[tuple[str, int]]]]:
    """Each side with how many measures it says to be in which state; Parties that can lead stand there in any case."""
    said = counts.by_side()
    sides = sorted({*record.leading, *said})
    # What is said equally often stands in the order of its name, on whatever database.
    return [(side, sorted(said.get(side, {}).items(), key=lambda one: (-one[1], one[0]))) for side in sides]

"""The page of what has to be looked at."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from kelisim.web.addresses import as_of, register_address
from kelisim.web.clock import day_asked
from kelisim.web.language import chosen, reader
from kelisim.web.plans.warned import CODES, Asked, Found, Warned, asked_in, warned
from kelisim.web.plans.warning_words import heading, sentence
from kelisim.web.queries.records import Record, find_record
from kelisim.web.views.show import show


@dataclass(frozen=True)
class Part:
    """A kind of warning with its first ones, how many there are, and where all of them are."""

    code: str
    heading: str
    count: int
    address: str
    lines: list[tuple[Warned, str]]


def warnings(request: HttpRequest, slug: str) -> HttpResponse:
    """What is overdue, silent, ending or outstanding, as the reader asks for it in the address."""
    record = find_record(slug, day_asked(request))
    asked = asked_in(request.GET)
    found = warned(record, asked, request.GET.get("page"))
    return show(
        request,
        record,
        "plans/warnings.html",
        "breakdown",
        found.names,
        asked=asked,
        total=found.total(asked.code),
        page=found.page,
        parts=_parts(record, asked, found),
        choices=_choices(record, asked, found),
    )


def _parts(record: Record, asked: Asked, found: Found) -> list[Part]:
    """The kinds of which there are any, or the one that was asked for."""
    kept = {"field": asked.field, "body": asked.body, "side": asked.side}
    here = register_address(record.slug, "warnings")
    return [
        Part(
            code=code,
            heading=heading(code),
            count=found.counts[code],
            address=as_of(here, record.day, code=code, **kept),
            lines=[(one, sentence(record, one, found.names)) for one in found.listed.get(code, ())],
        )
        for code in CODES
        if (code == asked.code if asked.code else found.counts[code])
    ]


def _choices(record: Record, asked: Asked, found: Found) -> dict[str, list[tuple[str, str, bool]]]:
    """What may be chosen, by the name of the choice: its value, its words, and whether it is chosen."""
    language = reader()

    def titles(rows: list[Any], value: str) -> list[tuple[str, str, bool]]:
        named = [(row.entry, chosen(row.title, language)[1], row.entry == value) for row in rows]
        return sorted(named, key=lambda one: one[1])

    return {
        "code": [(code, f"{heading(code)} ({found.counts[code]})", code == asked.code) for code in CODES],
        "field": titles(found.fields, asked.field),
        "body": titles(found.bodies, asked.body),
        "side": [(side, record.side_name(side, language), side == asked.side) for side in sorted(record.leading)],
    }

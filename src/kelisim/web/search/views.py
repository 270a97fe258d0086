"""The page of a search: in one register, or in all of them. Its address is the search, to be kept and sent on."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from kelisim.node.models import Register
from kelisim.web.addresses import entry_address
from kelisim.web.language import chosen, reader, state_name
from kelisim.web.queries.records import Record, find_record
from kelisim.web.search import keeping
from kelisim.web.search.backend import Filters
from kelisim.web.search.finding import PER_PAGE, Answer, Facet, Hit, hits
from kelisim.web.search.names import FACETS, kind_word

TEMPLATE: Final = "kelisim/search/results.html"
_KIND: Final = re.compile(r"[a-z]{1,16}")
_ENTRY: Final = re.compile(r"[A-Z][A-Z0-9]{1,7}\.[0-9]{1,15}\.[0-9]{1,4}")
_YEAR: Final = re.compile(r"[0-9]{4}")
_SIDE: Final = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_NUMBER: Final = re.compile(r"[0-9]{1,6}")
NAMES: Final = ("kind", "field", "side", "year", "sort")
"""What an address can hold besides the question and the page."""
_MOST_CHOICES: Final = 15


@dataclass(frozen=True)
class Choice:
    """A value of a facet: its words, how many there would be, where it leads, and whether it is in force."""

    words: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Shown:
    """A hit for the page."""

    hit: Hit
    kind: str
    address: str
    register: str
    side: str


def in_register(request: HttpRequest, slug: str) -> HttpResponse:
    """Search in one register."""
    record = find_record(slug)
    answer = _answer(request, [record.register.pk])
    slugs = {record.register.pk: record.slug}
    context = _context(request, answer, slugs, {}, record)
    return render(request, TEMPLATE, {"record": record, "names": {}} | context)


def everywhere(request: HttpRequest) -> HttpResponse:
    """Search in all registers."""
    registers = list(Register.objects.all())
    answer = _answer(request, [])
    slugs = {row.pk: row.slug for row in registers}
    names = {row.pk: chosen(row.name, reader())[1] for row in registers}
    return render(request, TEMPLATE, _context(request, answer, slugs, names, None))


def _answer(request: HttpRequest, registers: list[str]) -> Answer:
    keeping.look()
    asked = request.GET
    number = asked.get("page", "")
    return hits(
        registers,
        asked.get("q", ""),
        reader(),
        filters_of(request),
        int(number) if _NUMBER.fullmatch(number) else 1,
        newest=asked.get("sort") == "newest",
    )


def filters_of(request: HttpRequest) -> Filters:
    """The filters in an address; what cannot be one is left out."""

    def asked(name: str, form: re.Pattern[str]) -> str:
        value = request.GET.get(name, "")
        return value if form.fullmatch(value) else ""

    return Filters(
        kind=asked("kind", _KIND), field=asked("field", _ENTRY), year=asked("year", _YEAR), side=asked("side", _SIDE)
    )


def _context(
    request: HttpRequest, answer: Answer, slugs: dict[str, str], registers: dict[str, str], record: Record | None
) -> dict[str, object]:
    kept = {name: request.GET[name] for name in NAMES if request.GET.get(name)}
    typed = answer.asked.typed

    def address(**changed: str) -> str:
        query = {"q": typed, **kept, **changed}
        return f"?{urlencode({name: value for name, value in query.items() if value})}"

    def side(code: str) -> str:
        return record.side_name(code, reader()) if record else state_name(code, reader())

    return {
        "answer": answer,
        "section": "search",
        "typed": typed,
        "shown": [_shown(hit, slugs, registers, side) for hit in answer.hits if hit.document.register in slugs],
        "facets": [
            (FACETS[facet.name], choices)
            for facet in answer.facets
            if (choices := _choices(facet, answer, address, side))
        ],
        "first": (answer.page - 1) * PER_PAGE + 1,
        "last": min(answer.total, answer.page * PER_PAGE),
        "previous": address(page=str(answer.page - 1)) if answer.page > 1 else "",
        "next": address(page=str(answer.page + 1)) if answer.page < answer.pages else "",
        "by_date": request.GET.get("sort") == "newest",
        "sorted": {"relevance": address(sort=""), "newest": address(sort="newest")},
        "unfiltered": address(kind="", field="", side="", year="") if any(filters_of(request)) else "",
        "meant": f"?{urlencode({'q': answer.meant})}" if answer.meant else "",
        "own": reverse("search", args=(record.slug,)) if record else reverse("search-everywhere"),
        "everywhere": f"{reverse('search-everywhere')}?{urlencode({'q': typed})}" if record else "",
    }


def _choices(facet: Facet, answer: Answer, address: Callable[..., str], side: Callable[[str], str]) -> list[Choice]:
    """The values of a facet; none where there is nothing to choose."""
    if len(facet.counts) < 2 and not facet.chosen:
        return []
    fields = {entry: row for (_, entry), row in answer.names.items()}
    choices = []
    for value, count in facet.counts[:_MOST_CHOICES]:
        if facet.name == "field":
            if value not in fields:
                continue
            words = chosen(fields[value].title, reader())[1]
        else:
            words = kind_word(value) if facet.name == "kind" else side(value) if facet.name == "side" else value
        here = value == facet.chosen
        choices.append(Choice(words, count, address(**{facet.name: "" if here else value}), here))
    return choices


def _shown(hit: Hit, slugs: dict[str, str], registers: dict[str, str], side: Callable[[str], str]) -> Shown:
    row = hit.document
    slug = slugs[row.register]
    if row.address:
        where = f"{reverse('registers')}{row.address}"
    else:
        where = entry_address(slug, row.entry_kind, row.entry) + (f"#{row.anchor}" if row.anchor else "")
    sides = ", ".join(side(code) for code in row.shelf.sides.split()[:3]) if row.kind in {"statement", "report"} else ""
    return Shown(hit, kind_word(row.kind), where, registers.get(row.register, ""), sides)

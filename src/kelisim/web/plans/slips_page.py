"""The page of past slips: how late things came, by field and by body."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse

from kelisim.node.models import Entry
from kelisim.planning.reference_class import ENOUGH
from kelisim.planning.slips import Distribution, PastSlip, distribution, distributions
from kelisim.web.clock import day_asked
from kelisim.web.plans.bars import Bin, bins, histograms, range_words
from kelisim.web.plans.slipped import past_slips
from kelisim.web.plans.telling import look
from kelisim.web.queries.names import Names, names_in
from kelisim.web.queries.records import find_record
from kelisim.web.queries.sums import summed
from kelisim.web.views.show import show

MOST_BODIES: Final = 60
BINS: Final = 14
"""Rows of the table of bins."""


@dataclass(frozen=True)
class Group:
    """The slips of a field or a body; the row is None for one that is not public."""

    row: Entry | None
    found: Distribution


@dataclass(frozen=True)
class Slipped:
    """The slips of a register: of all, by field and by body."""

    whole: Distribution
    fields: tuple[Distribution, ...]
    bodies: tuple[Distribution, ...]


def slips(request: HttpRequest, slug: str) -> HttpResponse:
    """How past commitments slipped; with a field or a body in the address, those of one."""
    record = find_record(slug, day_asked(request))
    look()
    past = past_slips(record, "measure")
    told = summed(record, "slips told", lambda: _told(past))
    names = names_in(record, [{"entry": one.name} for one in (*told.fields, *told.bodies)])
    chosen = request.GET.get("of", "")[:40]
    shown = _of(past, chosen) if chosen in names else past
    days = sorted(one.days for one in shown if one.finished)
    return show(
        request,
        record,
        "plans/slips.html",
        "breakdown",
        names,
        told=told,
        chosen=names.get(chosen),
        whole=distribution(chosen, shown) if chosen in names else told.whole,
        fields=_groups(told.fields, names),
        bodies=_groups(told.bodies, names),
        charts=histograms(days),
        bins=[(range_words(one), one) for one in _filled(bins(days, BINS))],
        enough=ENOUGH,
    )


def _told(past: Sequence[PastSlip]) -> Slipped:
    return Slipped(distribution("", past), distributions(past, "field"), distributions(past, "body")[:MOST_BODIES])


def _of(past: Sequence[PastSlip], entry: str) -> list[PastSlip]:
    return [one for one in past if one.field == entry or entry in one.bodies]


def _groups(found: Sequence[Distribution], names: Mapping[str, Entry] | Names) -> list[Group]:
    return [Group(names[one.name], one) for one in found if one.name in names]


def _filled(found: Sequence[Bin]) -> list[Bin]:
    return [one for one in found if one.count]

"""Which limits a release shows to be breached that were not known to be before it.

1. A release is set against what its indicator's releases said before, in the order in which they came to this node:
   only a breach that was not there then is news. A limit without breaches, or one breached long ago, is none.
2. A share is of another indicator, whose releases are taken as they were known here by then.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from kelisim.figures.limits import Breach, breaches_of, judge
from kelisim.figures.series import Series, series_of
from kelisim.model.decode import convert
from kelisim.model.measure import Limit
from kelisim.node.models import Word
from kelisim.web.figures.bounds import fitting
from kelisim.web.figures.official import issued_in

Limits = Mapping[int, tuple[str, str, Sequence[Any]]]
"""By the key of an indicator: its register, its id, and its limits as they stand in its content."""


def breached_by(released: Mapping[str, tuple[int, int]], limits: Limits) -> dict[str, tuple[Breach, ...]]:
    """The new breaches that releases show, by their acts; one statement, and none where no indicator has limits.

    Args:
        released: the key of the indicator and the place in the order of arrival of each release, by its act.
        limits: the limits of those indicators that have some.
    """
    asked = {act: at for act, at in released.items() if at[0] in limits}
    if not asked:
        return {}
    words = _releases(limits)
    found = {act: _new(words, place, limits[key]) for act, (key, place) in asked.items()}
    return {act: breaches for act, breaches in found.items() if breaches}


def _releases(limits: Limits) -> list[Word]:
    wanted = Q(entry__in=list(limits))
    for register, _entry, given in limits.values():
        wholes = {limit["of"] for limit in given if limit.get("of")}
        wanted |= Q(entry__register=register, entry__entry__in=wholes) if wholes else Q()
    rows = Word.objects.filter(wanted, kind="release", public=True, entry__public=True)
    return list(rows.select_related("entry").defer("entry__content"))


def _new(words: Sequence[Word], place: int, about: tuple[str, str, Sequence[Any]]) -> tuple[Breach, ...]:
    register, entry, given = about
    limits: tuple[Limit, ...] = tuple(convert(limit, Limit) for limit in given)
    own = [word for word in words if word.register_id == register]
    before = _breaches((word for word in own if word.arrival < place), entry, limits)
    after = _breaches((word for word in own if word.arrival <= place), entry, limits)
    known = {_mark(one) for one in before}
    return tuple(one for one in after if _mark(one) not in known)


def _breaches(words: Iterable[Word], entry: str, limits: Sequence[Limit]) -> tuple[Breach, ...]:
    series = series_of(issued_in(words))
    own = [one for one in series if one.key.indicator == entry]
    others: list[Series] = [one for one in series if one.key.indicator != entry]
    return breaches_of(judged for one in own for judged in judge(one, limits, fitting(others, one)))


def _mark(one: Breach) -> tuple[object, ...]:
    return one.side, one.number, one.period

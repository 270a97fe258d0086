"""Acts in any order, brought into one in which every act comes after its past."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from kelisim.acts.envelope import Opened
from kelisim.acts.errors import MissingPastError


def in_order(acts: Iterable[Opened], here: Callable[[str], bool] = lambda _: False) -> list[Opened]:
    """The acts, each after all that it names in `after`; among the ready ones by Party and number.

    Of two acts of one Party with one number the one given first comes first.

    Args:
        acts: acts in any order; a repeated one, and one that is here already, is left out.
        here: whether the act with a hash is here already.

    Raises:
        MissingPastError: some acts rest on acts that are neither given nor here (or name each other in a circle).
    """
    waiting: dict[str, Opened] = {}
    for opened in acts:
        if not here(opened.hash):
            waiting.setdefault(opened.hash, opened)
    lacking: dict[str, int] = {}
    dependants: defaultdict[str, list[Opened]] = defaultdict(list)
    ready: list[Opened] = []
    for opened in waiting.values():
        needs = {named for named in opened.act.after.values() if not here(named)}
        for named in needs:
            dependants[named].append(opened)
        lacking[opened.hash] = len(needs)
        if not needs:
            ready.append(opened)
    ordered: list[Opened] = []
    ready = _last_first(ready)
    while ready:
        opened = ready.pop()
        ordered.append(opened)
        del waiting[opened.hash]
        freed = []
        for dependant in dependants.pop(opened.hash, ()):
            lacking[dependant.hash] -= 1
            if lacking[dependant.hash] == 0:
                freed.append(dependant)
        ready.extend(_last_first(freed))
    if waiting:
        first = min(waiting.values(), key=lambda opened: (opened.act.number, opened.act.party))
        raise MissingPastError(
            f"{len(waiting)} of the acts rest on acts that are neither given nor here", where=first.name()
        )
    return ordered


def _last_first(acts: list[Opened]) -> list[Opened]:
    """Sorted to be taken from the end; acts with one key keep the order in which they were given, from the end too."""
    return sorted(reversed(acts), key=lambda opened: (opened.act.party, opened.act.number), reverse=True)

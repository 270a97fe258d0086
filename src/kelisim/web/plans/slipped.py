"""Past slips of a register, from the facts that `telling` keeps, for `planning.slips` and `planning.reference_class`.

The slips of a whole register are summed once for each state of it.
"""

import datetime
from collections.abc import Iterable

from kelisim.planning.slips import PastSlip
from kelisim.web.plans.models import Lookout
from kelisim.web.queries.records import Record
from kelisim.web.queries.sums import summed

Slips = tuple[PastSlip, ...]


def past_slips(record: Record, kind: str, codes: tuple[str, ...] = ("due", "done")) -> Slips:
    """The slips of every public entry of a kind as of the day of the record; `entry` is its primary key as text.

    Args:
        record: the register.
        kind: measure, milestone or decision.
        codes: `done` for what is finished, `due` for what is not.
    """
    return summed(record, f"slips {kind} {codes}", lambda: tuple(_slips(record, kind, codes)))


def _slips(record: Record, kind: str, codes: tuple[str, ...]) -> Iterable[PastSlip]:
    day = record.on.isoformat()
    rows = Lookout.objects.filter(register=record.register, code__in=codes, kind=kind, until__gt=day, first__lte=day)
    columns = ("entry_id", "code", "day", "amount", "moves", "fields", "bodies")
    today = record.on.toordinal()
    for entry, code, until, amount, moves, fields, bodies in rows.order_by().values_list(*columns):
        finished = code == "done"
        days = amount
        if not finished:
            first = datetime.date.fromisoformat(until).toordinal() - amount
            days = max(amount, today - first, 0)
        field = fields.split()
        yield PastSlip(
            entry=str(entry),
            days=days,
            finished=finished,
            moves=moves,
            field=field[0] if field else None,
            bodies=tuple(bodies.split()),
        )

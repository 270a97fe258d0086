"""Where a register's events begin for those who begin to follow."""

from kelisim.web.alerts.models import Cursor
from kelisim.web.queries.events import newest_order as newest
from kelisim.web.queries.records import find_record


def newest_order(slug: str) -> int:
    """The place of a register's newest event in the order of arrival."""
    return newest(find_record(slug))


def begun(slug: str) -> Cursor:
    """The cursor of a register, set where the register is now if there was none."""
    name = f"events:{slug}"
    found = Cursor.objects.filter(pk=name).first()
    return found or Cursor.objects.get_or_create(name=name, defaults={"order": newest_order(slug)})[0]

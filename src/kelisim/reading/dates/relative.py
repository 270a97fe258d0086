"""Days, weeks, months and years counted from the day of publication."""

import datetime


def day_of(today: datetime.date, weekday: int, side: int) -> str:
    """The day of the week that is meant: the last one up to today, or the next one where `side` is 1; `side` -1 is the
    last one before today.
    """
    back = (today.weekday() - weekday) % 7
    if side > 0:
        return (today + datetime.timedelta(days=7 - back if back else 7)).isoformat()
    if side < 0 and back == 0:
        back = 7
    return (today - datetime.timedelta(days=back)).isoformat()


def first_and_last(today: datetime.date, unit: str, offset: int) -> tuple[str, str]:
    """The first and last partial date of a `day`, `week`, `month`, `quarter` or `year` that many after today's."""
    if unit == "day":
        day = (today + datetime.timedelta(days=offset)).isoformat()
        return day, day
    if unit == "week":
        monday = today + datetime.timedelta(days=7 * offset - today.weekday())
        return monday.isoformat(), (monday + datetime.timedelta(days=6)).isoformat()
    if unit == "year":
        return str(today.year + offset), str(today.year + offset)
    length = 3 if unit == "quarter" else 1
    first = (today.year * 12 + today.month - 1) // length * length + offset * length
    last = first + length - 1
    return f"{first // 12}-{first % 12 + 1:02}", f"{last // 12}-{last % 12 + 1:02}"

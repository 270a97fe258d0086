"""What the pages say of each thing to look at."""

import datetime
from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kelisim.planning.warnings import USUAL
from kelisim.web.dates import spoken
from kelisim.web.language import chosen, number, reader
from kelisim.web.plans.warned import Warned
from kelisim.web.queries.names import Names
from kelisim.web.queries.records import Record

_HEADINGS: Final[Mapping[str, str | Promise]] = {
    "overdue": gettext_lazy("Overdue"),
    "due-soon": gettext_lazy("Due within {soon} days"),
    "no-report": gettext_lazy("No report for more than {rhythm} days"),
    "beyond-programme": gettext_lazy("Expected after the end of the programme"),
    "no-successor": gettext_lazy("Programmes that nothing follows"),
    "gap": gettext_lazy("Gaps between programmes"),
    "expiring": gettext_lazy("Documents that end within {expiring} days"),
    "notification-outstanding": gettext_lazy("Notifications outstanding for {months} months or more"),
    "ratification-outstanding": gettext_lazy("Ratifications outstanding for {months} months or more"),
}


def heading(code: str) -> str:
    """How a kind of warning is called."""
    return str(_HEADINGS[code]).format(
        soon=USUAL.soon, rhythm=USUAL.rhythm, expiring=USUAL.expiring, months=USUAL.months
    )


def sentence(record: Record, one: Warned, names: Names) -> str:
    """What is to be looked at, in a line."""
    language = reader()
    day = spoken(one.since.isoformat(), language)
    side = record.side_name(one.side, language) if one.side else ""
    count = number(str(one.days), language)
    if one.code == "overdue":
        said = ngettext(
            "{days} day overdue: it was due by {day}.", "{days} days overdue: it was due by {day}.", one.days
        )
    elif one.code == "due-soon":
        said = ngettext("Due by {day}, in {days} day.", "Due by {day}, in {days} days.", one.days)
        if not one.days:
            said = _("Due by {day}, today.")
    elif one.code == "no-report":
        said = ngettext(
            "Nothing reported by {side} since {day}, for {days} day.",
            "Nothing reported by {side} since {day}, for {days} days.",
            one.days,
        )
    elif one.code == "beyond-programme":
        said = ngettext(
            "Expected by {day}, {days} day after the end of “{other}”.",
            "Expected by {day}, {days} days after the end of “{other}”.",
            one.days,
        )
    else:
        said = _of_document(record, one)
    other = chosen(names[one.about].title, language)[1] if one.about in names else _("a document that is not public")
    return said.format(day=day, days=count, side=side, other=other, months=_months(one, record.on))


def _of_document(record: Record, one: Warned) -> str:
    if one.code == "no-successor":
        if one.since < record.on:
            return ngettext(
                "It ended with {day}, {days} day ago, and nothing that follows it is on record.",
                "It ended with {day}, {days} days ago, and nothing that follows it is on record.",
                one.days,
            )
        return ngettext(
            "It ends with {day}, in {days} day, and nothing that follows it is on record.",
            "It ends with {day}, in {days} days, and nothing that follows it is on record.",
            one.days,
        )
    if one.code == "gap":
        return ngettext(
            "It ended with {day}; “{other}” leaves {days} day after it that nothing covers.",
            "It ended with {day}; “{other}” leaves {days} days after it that nothing covers.",
            one.days,
        )
    if one.code == "expiring":
        if one.side:
            return ngettext(
                "It no longer holds for {side} from {day} on, in {days} day.",
                "It no longer holds for {side} from {day} on, in {days} days.",
                one.days,
            )
        return ngettext(
            "It no longer holds from {day} on, in {days} day.",
            "It no longer holds from {day} on, in {days} days.",
            one.days,
        )
    count = _months(one, record.on)
    if one.code == "notification-outstanding":
        return ngettext(
            "Signed by {side} on {day}; its notification has been outstanding for {months} month.",
            "Signed by {side} on {day}; its notification has been outstanding for {months} months.",
            count,
        )
    return ngettext(
        "Signed by {side} on {day}; its ratification has been outstanding for {months} month.",
        "Signed by {side} on {day}; its ratification has been outstanding for {months} months.",
        count,
    )


def _months(one: Warned, on: datetime.date) -> int:
    """Whole months between its day and the day of the page."""
    since = one.since
    return (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)

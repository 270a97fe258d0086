"""Tags that tell a page which feeds and calendar it has."""

from dataclasses import dataclass
from typing import Any

from django import template

from kelisim.node.models import Entry
from kelisim.web.addresses import SECTIONS
from kelisim.web.feeds.calendars import DATED
from kelisim.web.feeds.scope import LISTS, Scope
from kelisim.web.language import reader

register = template.Library()


@dataclass(frozen=True)
class Followed:
    """What a page's feed is of, and where it is. `calendar` is empty where there is none."""

    title: str
    atom: str
    json: str
    calendar: str


@register.simple_tag(takes_context=True)
def followed(context: template.Context) -> Followed | None:
    """The feeds of a page: those of its entry, its list or its register; None where a page has none of its own."""
    if "request" not in context:
        return None
    scope, language = _scope(context), reader()
    return Followed(
        title=scope.title(language),
        atom=scope.file("feed.atom", language),
        json=scope.file("feed.json", language),
        calendar=scope.file("calendar.ics", language) if _dated(scope) else "",
    )


def _scope(context: template.Context) -> Scope:
    record: Any = context.get("record")
    if not record:
        return Scope(())
    row: Any = context.get("row")
    if isinstance(row, Entry) and row.public:
        return Scope((record,), record.slug, SECTIONS[row.kind], row)
    section = context.get("section")
    return Scope((record,), record.slug, section if section in LISTS else "")


def _dated(scope: Scope) -> bool:
    return scope.row.kind in DATED if scope.row else scope.section in {"", *(SECTIONS[kind] for kind in DATED)}

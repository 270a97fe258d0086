"""What a reader may choose in the list of commitments, each with how many there would be."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kelisim.web import words
from kelisim.web.language import chosen, reader
from kelisim.web.queries.commitments import SORTS, Choice, Commitments
from kelisim.web.queries.records import Record
from kelisim.web.queries.standings import FLAGS

FLAG_WORDS: Mapping[str, str | Promise] = {
    "overdue": _("overdue"),
    "moved": _("date moved"),
    "differ": _("sides differ"),
}
SORT_WORDS: Mapping[str, str | Promise] = {
    "due": _("Earliest term first"),
    "latest": _("Latest term first"),
    "title": _("Title"),
    "overdue": _("Longest overdue first"),
    "slip": _("Most moved first"),
    "changed": _("Latest change first"),
}


@dataclass(frozen=True)
class Option:
    """One choice: its value in the address, its words, how many there would be, and whether it is chosen."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Filters:
    """All choices; statuses by side."""

    fields: list[Option]
    bodies: list[Option]
    statuses: list[tuple[str, list[Option]]]
    flags: list[Option]
    sorts: list[Option]


def filters(record: Record, listed: Commitments, wanted: Choice) -> Filters:
    """The choices for one page of the list."""
    counts, asked, language = listed.counts, wanted.asked, reader()

    def titles(found: Mapping[str, int], value: str) -> list[Option]:
        options = [
            Option(entry, chosen(listed.names[entry].title, language)[1], count, entry == value)
            for entry, count in found.items()
            if entry in listed.names
        ]
        return sorted(options, key=lambda one: one.words)

    by_side: dict[str, list[Option]] = {}
    for said, count in sorted(counts.statuses.items()):
        side, _equals, status = said.partition("=")
        by_side.setdefault(side, []).append(Option(said, words.word("status", status), count, said == asked.status))
    return Filters(
        fields=titles(counts.fields, asked.field),
        bodies=titles(listed.bodies, asked.body),
        statuses=[(record.side_name(side, language), options) for side, options in by_side.items()],
        flags=[Option(flag, str(FLAG_WORDS[flag]), counts.flags[flag], flag in asked.flags) for flag in FLAGS],
        sorts=[Option(sort, str(SORT_WORDS[sort]), 0, sort == wanted.sort) for sort in SORTS],
    )

"""What a reader may choose of the places, in words, each with how many there would be."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kelisim.register.groups import ORDER
from kelisim.web import words
from kelisim.web.filters import Option
from kelisim.web.language import chosen, reader
from kelisim.web.places.asking import Asked, Found
from kelisim.web.queries.names import Names
from kelisim.web.queries.records import Record


@dataclass(frozen=True)
class Facet:
    """What can be chosen of one thing; `name` is that in the address, `every` the words for no choice."""

    name: str
    label: str
    every: str
    options: list[Option]


def facets(record: Record, found: Found, asked: Asked, names: Names) -> list[Facet]:
    """The choices beside a map, those of which there is something."""
    language = reader()

    def field(value: str) -> str:
        return chosen(names[value].title, language)[1] if value in names else ""

    told: list[tuple[str, str, str, Callable[[str], str]]] = [
        ("field", _("Field"), _("All fields"), field),
        ("kind", _("Kind"), _("All kinds"), lambda value: words.word("place", value)),
        ("side", _("Side"), _("All sides"), lambda value: record.side_name(value, language)),
        ("status", _("Commitments there"), _("Any state, or none"), lambda value: words.word("standing", value)),
    ]
    made: list[Facet] = []
    for name, label, every, word in told:
        wanted = getattr(asked, name)
        counts = found.counts[name]
        options = [Option(value, word(value), counts[value], value == wanted) for value in {*counts, wanted} - {""}]
        shown = [one for one in options if one.words]
        if shown:
            in_order = (lambda one: ORDER.index(one.value)) if name == "status" else (lambda one: one.words.casefold())
            made.append(Facet(name, label, every, sorted(shown, key=in_order)))
    return made

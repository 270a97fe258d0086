"""The pictures of pages: one for each public entry, each register, and the node, in every language.

1. A picture is kept under a hash of all that stands on it, so it is made once, and anew when something of it changes.
2. What a picture shows is public: the entry's title and kind, and what `spoken` tells.
3. Other sites may show it.
"""

import hashlib
from typing import Final
from urllib.parse import urlsplit

import msgspec
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from kelisim.node.models import Entry
from kelisim.web import words
from kelisim.web.dates import spoken
from kelisim.web.feeds.answering import answered
from kelisim.web.language import chosen, reader
from kelisim.web.queries.records import Record, find_record
from kelisim.web.sharing.drawing import LAYOUT, Card, can_draw, draw
from kelisim.web.sharing.kept import kept
from kelisim.web.sharing.spoken import spoken_of
from kelisim.web.sharing.warnings import warning

FOLDER: Final = "pictures"


def picture(request: HttpRequest, slug: str = "", entry: str = "") -> HttpResponse:
    """The picture of an entry, of a register, or of the node."""
    if not can_draw():
        raise Http404
    language = reader()
    record = find_record(slug) if slug else None
    row = None
    if record is not None and entry:
        row = Entry.objects.filter(register=record.register, entry=entry, public=True).first()
        if row is None:
            raise Http404
    card = card_of(record, row, language)
    data = kept(settings.HOME / FOLDER, f"{name_of(card)}.png", lambda: draw(card))
    response = answered(request, data, "image/png")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def name_of(card: Card) -> str:
    """The name under which a picture is kept (rule 1)."""
    return hashlib.sha256(msgspec.json.encode((LAYOUT, card))).hexdigest()


def card_of(record: Record | None, row: Entry | None, language: str) -> Card:
    """What stands on a picture."""
    with translation.override(language):
        host = urlsplit(settings.PUBLIC_ADDRESS).netloc
        if record is None:
            return Card(over=host, title=_("Registers on this node"), foot=host)
        name = chosen(record.register.name, language)[1]
        if row is None:
            purpose = chosen(record.register.purpose, language)[1] if record.register.purpose else ""
            return Card(over=host, title=name, foot=purpose or host, warning=warning(record))
        agreed = "" if record.observed else _("agreed: {day}").format(day=spoken(row.agreed_at[:10], language))
        return Card(
            over=f"{words.word('entry', row.kind)} · {name}",
            title=chosen(row.title, language)[1],
            foot=" · ".join(filter(None, (host, agreed))),
            lines=spoken_of(record, row, language).lines,
            warning=warning(record),
        )

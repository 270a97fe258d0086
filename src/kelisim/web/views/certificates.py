"""The certificate of an entry, to be kept and checked elsewhere.

1. An entry that is not public, or whose certificate would show what is not public, has none.
2. It is made from the acts that it rests on, which are read by their hashes: seven to nine SQL statements, however
   large the register is.
3. It is saved, not shown: a page that is opened here would prove nothing.
"""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from kelisim.exports.errors import NotAgreedError, PrivateError
from kelisim.exports.page import page
from kelisim.node.certifying import certificate_of
from kelisim.node.errors import UnknownEntryError
from kelisim.node.models import Entry


def certificate(_request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """The certificate as a file for programs."""
    return _saved(slug, entry, "json", "application/json", bytes)


def certificate_page(_request: HttpRequest, slug: str, entry: str) -> HttpResponse:
    """The certificate as a page for people."""
    return _saved(slug, entry, "html", "text/html; charset=utf-8", page)


def _saved(slug: str, entry: str, ending: str, kind: str, form: Callable[[bytes], bytes]) -> HttpResponse:
    row = Entry.objects.filter(register__slug=slug, entry=entry, public=True, versions__gt=0).first()
    if row is None:
        raise Http404
    try:
        data = certificate_of(row.register_id, entry)
    except (NotAgreedError, PrivateError, UnknownEntryError):
        raise Http404 from None
    name = f'attachment; filename="{slug}-{entry}.{ending}"'
    return HttpResponse(form(data), content_type=kind, headers={"Content-Disposition": name})

"""The search for entries that the form of a story asks."""

import json

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from kelisim.model.text import in_language
from kelisim.node.models import Entry
from kelisim.web.language import reader
from kelisim.web.words import word as word_for

MOST = 12


@require_GET
def search(request: HttpRequest) -> JsonResponse:
    """Public entries of a register: those with the ids asked for, or whose title or id has the words."""
    found = Entry.objects.filter(register__slug=request.GET.get("register", ""), public=True)
    ids = request.GET.get("ids", "").split()
    words = request.GET.get("q", "").casefold().split()
    if ids:
        found = found.filter(entry__in=ids)
    elif words:
        found = found.annotate(said=Cast("title", TextField()))
        for one in words:
            found = found.filter(_has(one))
    else:
        found = found.none()
    rows = [
        {
            "entry": row.entry,
            "title": in_language(row.title, reader()),
            "kind": word_for("entry", row.kind),
            "date": row.date,
        }
        for row in found.only("entry", "title", "kind", "date")[: len(ids) or MOST]
    ]
    return JsonResponse({"entries": rows})


def _has(word: str) -> Q:
    """That a title has a word, as it stands in a sentence, at its beginning or in capitals; or that it is the id.

    Titles are stored as JSON in ASCII, where the database cannot tell a small letter from a capital one.
    """
    found = Q(entry__iexact=word)
    for written in (word, word.capitalize(), word.upper()):
        found |= Q(said__contains=json.dumps(written)[1:-1])
    return found

"""The public pages of the newsroom: a story, and the files of photographs."""

import datetime
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import override
from django.views.decorators.http import require_safe
from django.views.static import serve

from kelisim.node.attachments import path_of
from kelisim.node.models import Entry
from kelisim.web.addresses import entry_address
from kelisim.web.clock import day_asked
from kelisim.web.newsroom import pictures
from kelisim.web.newsroom.models import Story
from kelisim.web.newsroom.released import catch_up, clock, is_out
from kelisim.web.newsroom.stories import shown_of, story_page
from kelisim.web.queries.records import find_record
from kelisim.web.views.show import show

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def story(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One story. Where it is not in the reader's language, it is shown in another, and the page says so."""
    now = clock()
    catch_up(now)
    record = find_record(slug, day_asked(request))
    found, versions = shown_of(record, name, now)
    if found.entry:
        # A joint story has one address on every node: that of its entry.
        if not Entry.objects.filter(register=record.register, entry=found.entry, public=True).exists():
            raise Http404
        return redirect(entry_address(record.slug, "story", found.entry), permanent=True)
    page = story_page(record, found, versions, now)
    return show(request, record, "newsroom/story.html", "news", page.names, page=page, story=found)


def preview(request: HttpRequest, found: Story) -> HttpResponse:
    """A story that is not out, as its page would be; in its own language."""
    with override(found.language):
        record = find_record(found.register)
        page = story_page(record, found, [], clock())
        return show(request, record, "newsroom/story.html", "news", page.names, page=page, story=found, draft=True)


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the newsroom for those who edit; the gate has let them in."""
    return serve(request, name, str(settings.MEDIA_ROOT))


@require_safe
def photograph(_request: HttpRequest, token: str, width: str, form: str) -> HttpResponseBase:
    """A photograph of the newsroom in one width and format. Who knows its name was shown it."""
    return _served(pictures.original_of(token), token, int(width), form)


@require_safe
def joint_photograph(
    _request: HttpRequest, slug: str, entry: str, sha256: str, width: str, form: str
) -> HttpResponseBase:
    """A photograph of a story that is an entry of a register, once that is out."""
    now: datetime.datetime = clock()
    row = Entry.objects.filter(register__slug=slug, entry=entry, kind="story").first()
    if row is None or not is_out(row, now):
        raise Http404
    files = {one["file"]["sha256"] for one in row.content.get("photographs") or () if one.get("file")}
    if sha256 not in files:
        raise Http404
    return _served(path_of(settings.HOME, sha256), sha256, int(width), form)


def _served(original: Path | None, name: str, width: int, form: str) -> HttpResponseBase:
    if original is None or not original.exists():
        raise Http404
    try:
        path = pictures.made(original, name, width, form)
    except (OSError, ValueError):
        raise Http404 from None
    headers = {"Cache-Control": FOR_EVER, "Content-Disposition": "inline"}
    return FileResponse(path.open("rb"), content_type=pictures.FORMS[form], headers=headers)

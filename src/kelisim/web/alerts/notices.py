"""An event made ready to be told: its text in each language, and the pages where it is looked at and checked."""

import datetime
from collections.abc import Sequence
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from kelisim.node.models import Entry
from kelisim.web.addresses import entry_address
from kelisim.web.alerts.events import begun
from kelisim.web.alerts.models import APPROVED, WAITING, Notice
from kelisim.web.event_words import headline
from kelisim.web.newsroom.models import Story
from kelisim.web.queries.events import Event

_PAGES: Final = {"proposed": "proposals", "void": "signed", "two-stories": "signed"}


def write_notice(event: Event, now: datetime.datetime, *, to_approve: bool) -> Notice:
    """The row of an event, made if it is not there.

    Args:
        event: the event.
        now: the moment.
        to_approve: whether there is a channel for which an editor has to approve the text first.
    """
    path, check_path = _paths(event)
    return Notice.objects.get_or_create(
        event=event.id,
        defaults={
            "register": event.slug,
            "order": event.order,
            "at": event.at,
            "kind": event.kind,
            "text": {language: headline(event, language) for language, _name in settings.LANGUAGES},
            "path": path,
            "check_path": check_path,
            "state": WAITING if to_approve else APPROVED,
            "noticed": now,
        },
    )[0]


def write_notice_of_story(key: str, versions: Sequence[Story], now: datetime.datetime, *, to_approve: bool) -> Notice:
    """The row of a story of the newsroom: its title in the languages that it is out in, and its page."""
    first = versions[0]
    with translation.override("en"):
        path = reverse("stories-one", args=(first.register, first.slug)).removeprefix("/en")
    return Notice.objects.get_or_create(
        event=key,
        defaults={
            "register": first.register,
            "order": begun(first.register).order,
            "at": first.first_published_at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "kind": "story",
            "text": {story.language: story.title for story in versions},
            "path": path,
            "state": WAITING if to_approve else APPROVED,
            "noticed": now,
        },
    )[0]


def _paths(event: Event) -> tuple[str, str]:
    """Where the event is looked at, without the language, and its certificate, where it has one."""
    with translation.override("en"):
        if event.main is None or event.kind in _PAGES:
            page = reverse(_PAGES.get(event.kind, "signed"), args=(event.slug,))
            return page.removeprefix("/en"), ""
        path = entry_address(event.slug, event.main.kind, event.main.entry).removeprefix("/en")
    return path, _certificate(event)


def _certificate(event: Event) -> str:
    """The certificate of the entry, where each of its versions was agreed in a proposal that is public as a whole."""
    if event.main is None:
        return ""
    row = Entry.objects.filter(register__slug=event.slug, entry=event.main.entry, public=True).first()
    if row is None or not row.versions:
        return ""
    shown = row.history.filter(public=True, proposal__public=True).count()
    return reverse("certificate-page", args=(event.slug, row.entry)) if shown == row.versions else ""

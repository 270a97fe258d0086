"""Where a story begins: from nothing, from an entry of the register, or from a document under review at the desk."""

from typing import Any

from django.http import HttpRequest

from kelisim.model.draft import StoryDraft
from kelisim.model.text import in_language
from kelisim.node import reviewing
from kelisim.node.models import Entry, Register, Review
from kelisim.web.newsroom.models import Story

REFERRED = 20


def begun(story: Story, request: HttpRequest) -> Story:
    """A new story with what is known of it: `?register=SLUG&entry=ID`, or `?review=NUMBER`."""
    asked = request.GET
    language = story.language if story.locale_id else "en"
    slugs = list(Register.objects.values_list("slug", flat=True))
    wanted = asked.get("register", "")
    story.register = wanted if wanted in slugs else next(iter(slugs), "")
    if entry := asked.get("entry"):
        _about(story, entry, language)
    elif (number := asked.get("review", "")).isdigit():
        found = Review.objects.filter(pk=int(number), owner=request.user.pk).first()
        if found is not None:
            _from_review(story, found, language)
    return story


def _about(story: Story, entry: str, language: str) -> None:
    """About an entry: its title, its date, and it and what it refers to as tags."""
    row = Entry.objects.filter(register__slug=story.register, entry=entry, public=True).first()
    if row is None:
        return
    story.title = in_language(row.title, language)[:300]
    if len(row.date) == 10:
        story.date = row.date
    linked = row.links.filter(target__public=True).values_list("entry", flat=True)
    story.tags = list(dict.fromkeys([row.entry, *linked]))[:REFERRED]


def _from_review(story: Story, review: Review, language: str) -> None:
    """From a document: what the reader found of a story in it, and what the register may have of the rest."""
    reading = reviewing.reading_of(review)
    told = next((one.content for one in reading.drafts if isinstance(one, StoryDraft)), None)
    story.title = (in_language(told.title, language) if told else review.name)[:300]
    if told is not None:
        story.byline = (told.author or "")[:200]
        story.section = (told.section or "")[:100]
        story.dateline = (told.dateline or "")[:100]
        story.summary = in_language(told.summary, language)[:1000] if told.summary else ""
    published = (told.published if told else None) or reading.source.published or ""
    if len(published) == 10:
        story.date = published
    chosen = {choice["entry"] for choice in review.choices.values() if choice.get("entry")}
    story.tags = _public(story.register, chosen)


def _public(register: str, ids: Any) -> list[str]:
    found = Entry.objects.filter(register__slug=register, entry__in=list(ids), public=True)
    return list(found.order_by("entry").values_list("entry", flat=True))

"""What the box to follow a page needs."""

from django import template

from kelisim.web.alerts.pages_followed import topic_shown
from kelisim.web.alerts.rhythms import rhythm_words, way_words
from kelisim.web.alerts.topics import Topic

register = template.Library()


@register.simple_tag(takes_context=True)
def topic_here(context: template.Context) -> Topic | None:
    """What the page shows, to be followed; told from its address alone."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    return topic_shown(match, request.GET) if match is not None and request is not None else None


@register.filter
def way(code: str) -> str:
    """A way on which messages go."""
    return way_words(code)


@register.filter
def rhythm(code: str) -> str:
    """How often a follower is told."""
    return rhythm_words(code)

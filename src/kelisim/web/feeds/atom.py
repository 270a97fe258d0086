"""A page of a feed as Atom (RFC 4287)."""

import io
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from kelisim import __version__
from kelisim.web.feeds.page import FeedPage

NAME: Final = "feed.atom"
CONTENT_TYPE: Final = "application/atom+xml; charset=utf-8"


def atom(page: FeedPage) -> bytes:
    """The bytes of the document."""
    feed = _Feed(page)
    for item in page.items:
        feed.add_item(
            title=item.title,
            link=item.address,
            description=None,  # type: ignore[arg-type] # none is written where there is none
            unique_id=item.id,
            updateddate=datetime.fromisoformat(item.updated),
            author_name=item.author,
            categories=item.tags,
            text=item.text,
        )
    out = io.StringIO()
    feed.write(out, "utf-8")
    return out.getvalue().encode()


class _Feed(Atom1Feed):
    """Django's Atom, with the links between pages, languages and formats, and the text of an item as its content."""

    def __init__(self, page: FeedPage) -> None:
        super().__init__(
            title=page.title,
            link=page.page,
            description=None,
            language=page.language,
            feed_url=page.own(NAME),
            feed_guid=page.id,
        )
        self.page = page

    def latest_post_date(self) -> datetime:
        """When something in it was last signed, not when it was asked for."""
        return datetime.fromisoformat(self.page.updated)

    def add_root_elements(self, handler: Any) -> None:
        """The elements of the feed itself."""
        super().add_root_elements(handler)
        page = self.page
        handler.addQuickElement("generator", "Kelisim", {"version": __version__})
        if page.query:
            handler.addQuickElement("link", attrs={"rel": "first", "href": page.first(NAME)})
        if page.following:
            handler.addQuickElement("link", attrs={"rel": "next", "href": page.next(NAME)})
        for code, _name in settings.LANGUAGES:
            if code != page.language:
                attributes = {"rel": "alternate", "type": "application/atom+xml", "hreflang": code}
                handler.addQuickElement("link", attrs=attributes | {"href": page.first(NAME, code)})

    def add_item_elements(self, handler: Any, item: Any) -> None:
        """The elements of one item."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["text"], {"type": "text"})

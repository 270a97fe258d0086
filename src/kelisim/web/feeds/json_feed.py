"""A page of a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

The extension `_kelisim` names the act by which an item can be checked.
"""

import json
from typing import Any, Final

from kelisim.web.feeds.page import FeedPage, Item

NAME: Final = "feed.json"
CONTENT_TYPE: Final = "application/feed+json; charset=utf-8"
VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(page: FeedPage) -> bytes:
    """The bytes of the document."""
    feed: dict[str, Any] = {
        "version": VERSION,
        "title": page.title,
        "home_page_url": page.page,
        "feed_url": page.own(NAME),
        "language": page.language,
    }
    if page.following:
        feed["next_url"] = page.next(NAME)
    feed["items"] = [_item(item, page.language) for item in page.items]
    return json.dumps(feed, ensure_ascii=False, separators=(",", ":")).encode()


def _item(item: Item, language: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": item.id,
        "url": item.address,
        "title": item.title,
        "content_text": item.text,
        "date_published": item.updated,
        "authors": [{"name": item.author}],
        "tags": list(item.tags),
        "language": language,
    }
    return said | {"_kelisim": {"act": item.act}} if item.act else said

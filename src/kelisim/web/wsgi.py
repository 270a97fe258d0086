"""The WSGI application of a node: Django, and the page cache in front of it."""

import datetime
import gc
import os
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kelisim.web.settings")


def node() -> WSGIApplication:
    """The application of the node that this process is."""
    pages = get_wsgi_application()
    # Both need the node's settings, which the line above has read.
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from kelisim.web.page_cache.application import PageCache  # noqa: PLC0415
    from kelisim.web.page_cache.freshness import Freshness  # noqa: PLC0415
    from kelisim.web.page_cache.moments import next_moment  # noqa: PLC0415
    from kelisim.web.page_cache.watching import watch  # noqa: PLC0415
    from kelisim.web.plans import telling  # noqa: PLC0415
    from kelisim.web.search import keeping  # noqa: PLC0415

    keeping.begin(settings.HOME)
    telling.begin()

    room = int(os.environ.get("KELISIM_PAGE_CACHE", "64")) * 2**20
    if connection.vendor != "sqlite" or not room:
        return pages
    watch()
    connection.close()
    database: Any = settings.DATABASES["default"]["NAME"]
    return PageCache(
        pages,
        Freshness(Path(database)),
        room=room,
        passed=(settings.DESK,),
        # Style sheets are kept, compressed, as pages are; they too are alike in every language.
        spoken=(*(f"/{code}/" for code, _ in settings.LANGUAGES), settings.STATIC_URL),
        next_moment=next_moment,
        now=lambda: datetime.datetime.now(datetime.UTC),
    )


application = node()
# What is loaded by now stays, so the collector of garbage need not look at it again; and a page leaves little behind
# that is not freed at once, so it need not look often.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)

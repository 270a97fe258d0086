"""The table that counts changes, as Django knows it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PageCacheConfig(AppConfig):
    """The page cache. Whenever tables were made, all of them are watched."""

    name = "kelisim.web.page_cache"
    label = "page_cache"

    def ready(self) -> None:
        """Watch new tables from the moment they are there."""
        from kelisim.web.page_cache.watching import watch_after_migrating  # noqa: PLC0415 it needs the models

        post_migrate.connect(watch_after_migrating, sender=self)

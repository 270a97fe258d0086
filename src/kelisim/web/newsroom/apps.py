"""The Django application of this folder."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Where press services write stories, and clear joint ones together: Wagtail's editor, our pages."""

    name = "kelisim.web.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        """Tell the cache of pages when what is shown here changes by itself; make pictures once a story is out."""
        from wagtail.signals import published  # noqa: PLC0415 models are there only now

        from kelisim.web.newsroom.models import Story  # noqa: PLC0415 as above
        from kelisim.web.newsroom.pictures import make_all  # noqa: PLC0415 as above
        from kelisim.web.newsroom.released import next_moment  # noqa: PLC0415 as above
        from kelisim.web.page_cache import moments  # noqa: PLC0415 as above

        moments.register(next_moment)
        published.connect(make_all, sender=Story, dispatch_uid="newsroom-pictures")

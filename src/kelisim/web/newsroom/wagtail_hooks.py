"""What Wagtail's editor shows of the newsroom. Wagtail looks for this module by its name."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from kelisim.web.newsroom import desk, entries
from kelisim.web.newsroom.begun import begun
from kelisim.web.newsroom.forms import StoryForm
from kelisim.web.newsroom.models import Story

LEFT_OUT = frozenset({"explorer", "reports", "help", "documents", "settings"})


class NewStory(CreateView):
    """The form of a new story, with what it is begun from filled in."""

    def get_initial_form_instance(self) -> Story:
        """A story about an entry or from a document under review, where the address names one."""
        story: Story = super().get_initial_form_instance() or Story()
        return begun(story, self.request)


class StoryViewSet(SnippetViewSet):
    """Stories in the editor."""

    model = Story
    url_prefix = "stories"
    icon = "doc-full-inverse"
    menu_label = _("Stories")
    menu_order = 100
    add_to_admin_menu = True
    add_view_class = NewStory
    list_display = ("title", "register", "section", "date", "status_string")
    list_filter = ("register", "section", "date")
    list_per_page = 30
    search_fields = ("title", "slug")
    ordering = ("-date", "-id")
    panels = (
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("byline"), FieldPanel("dateline")]),
        FieldPanel("body"),
        FieldPanel("tags", heading=_("Entries of the register")),
        MultiFieldPanel(
            [FieldPanel("register"), FieldRowPanel([FieldPanel("section"), FieldPanel("date")]), FieldPanel("slug")],
            heading=_("Where it stands"),
        ),
    )


Story.base_form_class = StoryForm
register_snippet(StoryViewSet)


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator] # Wagtail has no types
def _addresses() -> list[URLPattern]:
    return [
        path("entries/", entries.search, name="newsroom-entries"),
        path("subjects/", desk.subjects, name="newsroom-subjects"),
        path("joint/", desk.overview, name="newsroom-joint"),
        path("joint/offer/<int:pk>/", desk.offer, name="newsroom-offer"),
        path("joint/answer/<str:proposal>/", desk.answer, name="newsroom-answer"),
        path("joint/take-back/<int:pk>/", desk.take_back, name="newsroom-take-back"),
    ]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator] # as above
def _joint_releases() -> MenuItem:
    return MenuItem(_("Joint releases"), reverse("newsroom-joint"), name="joint", icon_name="lock", order=200)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator] # as above
def _subjects() -> MenuItem:
    return MenuItem(_("Write about"), reverse("newsroom-subjects"), name="subjects", icon_name="edit", order=150)


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator] # as above
def _menu(_request: HttpRequest, items: list[Any]) -> None:
    """The newsroom has stories and photographs; what is for a site of pages is left out."""
    items[:] = [item for item in items if item.name not in LEFT_OUT]

"""What Wagtail's editor shows of the newsroom. Wagtail looks for this module by its name."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from kelisim.web.newsroom import entries
from kelisim.web.newsroom.begun import begun
from kelisim.web.newsroom.forms import StoryForm
from kelisim.web.newsroom.models import Story


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
        FieldPanel("title", classname="title"),
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
    return [path("entries/", entries.search, name="newsroom-entries")]

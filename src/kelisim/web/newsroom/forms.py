"""The form of a story."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from kelisim.model.text import in_language
from kelisim.node.models import Register
from kelisim.web.language import reader
from kelisim.web.newsroom.entry_choice import EntryChoice


def registers() -> list[tuple[str, str]]:
    """The registers of this node: their names in addresses, and what they are called."""
    return [(row.slug, in_language(row.name, reader())) for row in Register.objects.all()]


class StoryForm(WagtailAdminModelForm):
    """A story as its editor fills it in."""

    register = forms.ChoiceField(label=_("Register"), choices=registers)
    tags = forms.JSONField(
        label=_("Entries of the register"),
        required=False,
        widget=EntryChoice(),
        help_text=_("What the story is about. Stories that share an entry stand beside each other."),
    )

    def clean_tags(self) -> Any:
        """An emptied field is an empty list."""
        return self.cleaned_data["tags"] or []

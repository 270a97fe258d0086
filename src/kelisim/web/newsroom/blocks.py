"""The few blocks that the body of a story is made of. What is shown to readers is made of them by `reader`."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from kelisim.web.newsroom.entry_choice import EntryChoice

RICH = ["bold", "italic", "link", "ol", "ul"]
"""What a paragraph may have in it."""


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    words = blocks.TextBlock(label=_("Words"), max_length=2_000)
    speaker = blocks.CharBlock(label=_("Who said them"), required=False, max_length=300)

    class Meta:
        """How the editor shows it."""

        icon = "openquote"
        label = _("Quotation")


class PhotographBlock(blocks.StructBlock):
    """A photograph with what is said of it. The alternative text is what those hear who do not see it."""

    image = ImageChooserBlock(label=_("Photograph"))
    alternative = blocks.CharBlock(
        label=_("Alternative text"),
        help_text=_("What can be seen, for those who do not see it. One sentence, without “photograph of”."),
        max_length=500,
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=500)
    credit = blocks.CharBlock(label=_("Credit"), required=False, max_length=300)

    class Meta:
        """How the editor shows it."""

        icon = "image"
        label = _("Photograph")


class EntryChoiceBlock(blocks.CharBlock):
    """The id of an entry of the story's register, chosen by its title."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.field.widget = EntryChoice(many=False)


class EntryBlock(blocks.StructBlock):
    """A pointer to an entry of the register, set apart from the text."""

    entry = EntryChoiceBlock(label=_("Entry of the register"), max_length=40)
    words = blocks.CharBlock(label=_("Words before it"), required=False, max_length=300)

    class Meta:
        """How the editor shows it."""

        icon = "doc-full"
        label = _("Entry of the register")


BODY = [
    ("paragraph", blocks.RichTextBlock(label=_("Paragraph"), features=RICH)),
    ("heading", blocks.CharBlock(label=_("Heading"), icon="title", max_length=300)),
    ("quote", QuoteBlock()),
    ("photograph", PhotographBlock()),
    ("entry", EntryBlock()),
]
"""The blocks, by the names that are stored."""

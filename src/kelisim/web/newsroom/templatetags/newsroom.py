"""What the page of a story of the register asks."""

from typing import Any

from django import template

from kelisim.web.language import reader
from kelisim.web.newsroom.joint import Joint, joint_of

register = template.Library()


@register.simple_tag(takes_context=True)
def joint(context: template.Context, row: Any) -> Joint:
    """The texts and photographs of a story that is an entry, for the reader."""
    return joint_of(context["record"].slug, row.entry, row.content, reader())

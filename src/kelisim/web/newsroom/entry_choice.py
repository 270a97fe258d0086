"""Choosing entries of a register in a form: a field of ids, and a search beside it that a script adds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class EntryChoice(forms.TextInput):
    """A field that holds the id of one entry, or a JSON list of ids. A script lets people search by title."""

    class Media:
        """What the editor loads with it."""

        js = ("kelisim/newsroom.js",)
        css = {"all": ("kelisim/newsroom.css",)}  # noqa: RUF012 as Django reads it

    def __init__(self, attrs: dict[str, Any] | None = None, *, many: bool = True) -> None:
        marked: dict[str, Any] = {"data-entries": "many" if many else "one", "autocomplete": "off"}
        marked |= {"data-search": _("Search by title"), "data-remove": _("Remove"), "spellcheck": "false"}
        super().__init__({**marked, **(attrs or {})})

"""Parts of addresses, by the names that `path` knows them by. Who writes a `path` with one imports this module."""

from django.urls import register_converter


class SlugConverter:
    """A register's name in addresses."""

    regex = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        """The text itself."""
        return value

    def to_url(self, value: str) -> str:
        """The text itself."""
        return value


class EntryConverter(SlugConverter):
    """The id of an entry."""

    regex = r"[A-Z][A-Z0-9]{1,7}\.[1-9][0-9]{0,14}\.[1-9][0-9]{0,3}"


register_converter(SlugConverter, "register")
register_converter(EntryConverter, "entry")

"""What has to be said wherever something of a register is shown apart from it."""

from django.utils.translation import gettext as _

from kelisim.web.queries.records import Record


def warning(record: Record) -> str:
    """What has to be said of a register that no State has signed."""
    if record.register.demonstration:
        return " ".join((_("Demonstration:"), _("no real State has signed anything here.")))
    return _("Kept by an observatory; no State has signed it.") if record.observed else ""

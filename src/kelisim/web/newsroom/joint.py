"""Stories that are entries of the register, as readers see them: texts by language, photographs by hash."""

from django.urls import reverse

from kelisim.node.models import Entry
from kelisim.web.language import chosen, reader
from kelisim.web.newsroom.pictures import Picture, described


def picture_of_entry(slug: str, row: Entry, number: int = 0) -> Picture | None:
    """A photograph of such a story, where its file is part of what was signed."""
    photographs = row.content.get("photographs") or []
    if number >= len(photographs):
        return None
    one = photographs[number]
    if not (one.get("file") and one.get("width") and one.get("height")):
        return None
    address = reverse("joint-photograph", args=(slug, row.entry, one["file"]["sha256"], 1, "jpg"))
    return described(
        address.removesuffix("-1.jpg"),
        one["width"],
        one["height"],
        alternative=chosen(one["alternative"], reader())[1] if one.get("alternative") else one["caption"],
        caption=chosen(one["captions"], reader())[1] if one.get("captions") else one["caption"],
        credit=one.get("credit") or "",
    )

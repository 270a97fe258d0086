"""Stories that are entries of the register, as readers see them: texts by language, photographs by hash."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kelisim.model.text import in_language
from kelisim.node.models import Entry
from kelisim.web.language import chosen, reader
from kelisim.web.newsroom.pictures import Picture, described

Raw = dict[str, Any]


@dataclass(frozen=True)
class Joint:
    """Such a story in one language. `languages` are all that it is in; `digests` those of its photographs."""

    language: str
    title: str
    summary: str
    passages: list[Raw]
    pictures: list[Picture]
    digests: list[str]
    languages: list[str]
    release: str


def joint_of(slug: str, entry: str, content: Raw, language: str) -> Joint:
    """What a reader of `language` sees of the content of a story."""
    texts: dict[str, list[Raw]] = content.get("texts") or {}
    tag = chosen_tag(texts, language)
    photographs = content.get("photographs") or []
    pictures = [_picture(slug, entry, one, tag or language) for one in photographs]
    return Joint(
        tag,
        in_language(content["title"], tag or language),
        in_language(content["summary"], tag or language) if content.get("summary") else "",
        texts.get(tag, []),
        [one for one in pictures if one is not None],
        [one["file"]["sha256"] for one in photographs if one.get("file")],
        list(texts),
        content.get("release") or "",
    )


def chosen_tag(texts: dict[str, Any], language: str) -> str:
    """The language to show: the reader's, or the first of English, Russian, Kazakh and any other there is."""
    return next((tag for tag in (language, "en", "ru", "kk") if tag in texts), next(iter(texts), ""))


def picture_of_entry(slug: str, row: Entry) -> Picture | None:
    """The first photograph of such a story, where its file is part of what was signed."""
    photographs = row.content.get("photographs") or []
    return _picture(slug, row.entry, photographs[0], reader()) if photographs else None


def _picture(slug: str, entry: str, one: Raw, language: str) -> Picture | None:
    if not (entry and one.get("file") and one.get("width") and one.get("height")):
        return None
    address = reverse("joint-photograph", args=(slug, entry, one["file"]["sha256"], 1, "jpg"))
    return described(
        address.removesuffix("-1.jpg"),
        one["width"],
        one["height"],
        alternative=chosen(one["alternative"], language)[1] if one.get("alternative") else one["caption"],
        caption=chosen(one["captions"], language)[1] if one.get("captions") else one["caption"],
        credit=one.get("credit") or "",
    )

"""Stories made for tests: as an editor leaves them, in one language or several."""

import datetime
import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Locale
from wagtail.rich_text import RichText

from kelisim.web.newsroom.models import Photograph, Story

DAY = datetime.date(2026, 5, 1)


def told(register: str, title: str, *, language: str = "en", **more: Any) -> Story:
    """A story that nobody has published yet."""
    locale = Locale.objects.get(language_code=language)
    fields: dict[str, Any] = {"section": "International", "byline": "A. Editor", "date": DAY, "tags": []}
    fields |= {"body": [("paragraph", RichText("<p>It was agreed.</p>"))]}
    story = Story(register=register, title=title, locale=locale, live=False, **(fields | more))
    story.full_clean()
    story.save()
    return story


def published(register: str, title: str, **more: Any) -> Story:
    """A story that is out."""
    story = told(register, title, **more)
    story.save_revision().publish()
    story.refresh_from_db()
    return story


def translated(story: Story, language: str, title: str, *, out: bool = True, **more: Any) -> Story:
    """The same story in another language."""
    other: Story = story.copy_for_translation(Locale.objects.get(language_code=language))
    other.title = title
    for name, value in more.items():
        setattr(other, name, value)
    other.save()
    if out:
        other.save_revision().publish()
        other.refresh_from_db()
    return other


def photograph_bytes(size: tuple[int, int] = (500, 400), secret: str = "", form: str = "JPEG") -> bytes:
    """A picture as a camera writes it, with a remark in it where one is given."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    out = io.BytesIO()
    marks = Image.Exif()
    if secret:
        marks[0x010E] = secret
        marks[0x0112] = 6  # to be turned a quarter
    picture.save(out, form, exif=marks)
    return out.getvalue()


def photograph(title: str = "A bridge", **more: Any) -> Photograph:
    """A photograph that was brought in."""
    made = Photograph(title=title, file=ContentFile(photograph_bytes(**more), name="IMG_0001.JPG"))
    made.save()
    return made


def shown(picture: Photograph, alternative: str = "A bridge over a river", **more: str) -> tuple[str, dict[str, Any]]:
    """A block with a photograph."""
    words = {"caption": "The bridge", "credit": "Press service"}
    return "photograph", {"image": picture, "alternative": alternative, **(words | more)}

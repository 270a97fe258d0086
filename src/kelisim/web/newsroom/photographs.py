"""Photographs: bounded when they come in, kept without what a camera writes into them, under names that nobody guesses.

1. What is stored is the picture alone: turned upright, in its colours, without position, time, device or remark.
2. A file's name is drawn by chance and used once. So it can be cached for ever, and who does not have the page that
   shows a photograph does not find it.
"""

import io
import secrets
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from PIL import Image as Picture
from PIL import ImageOps
from wagtail.images.models import AbstractImage, AbstractRendition

KEPT = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
"""The formats that are kept, with the ends of their names."""
QUALITY = 92


def stripped(file: Any) -> tuple[bytes, str]:
    """The picture in a file without anything else that is in it, and the end of its name.

    Raises:
        OSError: it cannot be read as a picture.
    """
    file.seek(0)
    with Picture.open(file) as opened:
        form = opened.format if opened.format in KEPT else "JPEG"
        upright = ImageOps.exif_transpose(opened)
        bare = Picture.new(upright.mode, upright.size)
        if upright.mode == "P" and (palette := upright.getpalette()):
            bare.putpalette(palette)
        bare.paste(upright)
        if form == "JPEG" and bare.mode not in {"RGB", "L"}:
            bare = bare.convert("RGB")
        profile = opened.info.get("icc_profile")
    out = io.BytesIO()
    said: dict[str, Any] = {"quality": QUALITY} if form != "PNG" else {}
    if profile and form in {"JPEG", "PNG", "WEBP"}:
        said["icc_profile"] = profile
    if "transparency" in upright.info and form == "PNG":
        said["transparency"] = upright.info["transparency"]
    bare.save(out, form, **said)
    return out.getvalue(), KEPT[form]


class Photograph(AbstractImage):
    """A photograph of the newsroom. Its words stand in the story that shows it, in each language."""

    admin_form_fields = ("title", "file", "collection", "focal_point_x", "focal_point_y")

    class Meta(AbstractImage.Meta):
        """The newest first."""

        ordering = ("-created_at",)

    def get_upload_to(self, filename: str) -> str:
        """A name by chance (rule 2)."""
        end = filename.rsplit(".", 1)[-1].lower()
        return f"original_images/{secrets.token_hex(16)}.{end if end in KEPT.values() else 'jpg'}"

    def save(self, *given: Any, **named: Any) -> None:
        """Keep it, and of a new file the picture alone (rule 1)."""
        sent: Any = self.file
        if sent and not sent._committed:  # noqa: SLF001 Django's own mark of a file that is not stored yet
            content, end = stripped(sent.file)
            self.file: Any = ContentFile(content, name=f"picture.{end}")
            self._set_image_file_metadata()
        super().save(*given, **named)


class PhotographRendition(AbstractRendition):
    """A photograph in one size and format."""

    image = models.ForeignKey(Photograph, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        """One of each."""

        unique_together = (("image", "filter_spec", "focal_point_key"),)

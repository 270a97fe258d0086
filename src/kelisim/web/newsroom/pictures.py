"""Photographs as pages show them: a few widths, in modern formats with a JPEG beside them, made once and kept.

1. A picture is never made larger than its original.
2. It is written beside its place and renamed, so two requests at once do no harm and half a file is never served.
3. Its address has the name of its original, which stands for one content for ever; so it can be cached for ever.
"""

import contextlib
import io
import itertools
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from PIL import Image

WIDTHS: Final = (480, 960, 1600)
FORMS: Final = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_SAVED: Final[dict[str, dict[str, Any]]] = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
    "webp": {"format": "WEBP", "quality": 78, "method": 4},
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
}


@dataclass(frozen=True)
class Picture:
    """A photograph for a template: `sources` are media types with their `srcset`; the rest is for the `img`."""

    sources: tuple[tuple[str, str], ...]
    address: str
    width: int
    height: int
    alternative: str = ""
    caption: str = ""
    credit: str = ""


def widths(original: int) -> tuple[int, ...]:
    """The widths of a picture whose original has that one (rule 1)."""
    fitting = tuple(width for width in WIDTHS if width < original)
    return fitting if len(fitting) == len(WIDTHS) else (*fitting, original)


def described(stem: str, width: int, height: int, **words: str) -> Picture:
    """A picture whose files have the address `stem-WIDTH.FORM`."""
    wide = widths(width)
    sources = tuple(
        (kind, ", ".join(f"{stem}-{one}.{form} {one}w" for one in wide))
        for form, kind in FORMS.items()
        if form != "jpg"
    )
    shown = wide[min(1, len(wide) - 1)]
    return Picture(sources, f"{stem}-{shown}.jpg", shown, max(1, round(height * shown / width)), **words)


def of_photograph(photograph: Any, **words: str) -> Picture:
    """A photograph of the newsroom."""
    return of_file(photograph.file.name, photograph.width, photograph.height, **words)


def of_file(name: str, width: int, height: int, **words: str) -> Picture:
    """A photograph of the newsroom by the name of its file."""
    stem = reverse("photograph", args=(Path(name).stem, 1, "jpg")).removesuffix("-1.jpg")
    return described(stem, width, height, **words)


def made(original: Path, name: str, width: int, form: str) -> Path:
    """The file of a picture, made now if it is not there.

    Args:
        original: the file it is made of.
        name: what the original is known by: letters and digits.
        width: one of `widths`.
        form: one of `FORMS`.

    Raises:
        OSError: the original is no picture.
        ValueError: the width is none of a picture's.
    """
    folder: Path = settings.HOME / "pictures" / name[:2]
    target = folder / f"{name}-{width}.{form}"
    if target.exists():
        return target
    with Image.open(original) as opened:
        if width not in widths(opened.width):
            raise ValueError(f"no picture is {width} wide")
        height = max(1, round(opened.height * width / opened.width))
        mode = "RGBA" if form != "jpg" and opened.mode in {"RGBA", "LA", "PA"} else "RGB"
        small = opened.convert(mode).resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, **_SAVED[form])
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, waiting = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(out.getvalue())
    Path(waiting).replace(target)
    return target


def original_of(token: str) -> Path | None:
    """The file of a photograph of the newsroom by its name."""
    folder: Path = settings.MEDIA_ROOT / "original_images"
    return next((path for end in ("jpg", "png", "webp", "avif") if (path := folder / f"{token}.{end}").exists()), None)


def make_all(instance: Any, **_named: Any) -> None:
    """Make every picture of a story that was published, so that no reader waits for it. What cannot be read is left."""
    for block in instance.body:
        photograph: Any = block.value.get("image") if block.block_type == "photograph" else None
        if photograph is None:
            continue
        original = original_of(Path(photograph.file.name).stem)
        if original is not None:
            with contextlib.suppress(OSError, ValueError):
                for form, width in itertools.product(FORMS, widths(photograph.width)):
                    made(original, original.stem, width, form)

"""The style of all pages as one file, so that a first view asks once and not nine times.

1. It is put together from the style sheets of the package when it is first asked for; that for print stands in a rule
   of its own.
2. Its address has a digest of what it holds, so it may be kept for good (RFC 8246). An older address gives the newest,
   which is not to be kept then.
3. Fonts come first, where the build has brought them.
"""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

FONTS: Final = "vendor/fonts/fonts.css"
SHEETS: Final = ("tokens", "base", "layout", "components", "charts", "account", "search", "figures")
PRINT: Final = "print"
EARLY: Final = {
    "en": ("pt-sans-latin-400-normal", "pt-serif-latin-700-normal"),
    "ru": ("pt-sans-cyrillic-400-normal", "pt-serif-cyrillic-700-normal"),
    "kk": ("pt-sans-cyrillic-400-normal", "pt-serif-cyrillic-700-normal"),
}
"""The fonts that the first lines of nearly every page are in, by the language of the page."""
_BESIDE = re.compile(r"url\(\./")


@cache
def style_sheet() -> bytes:
    """All style sheets as one (rule 1)."""
    fonts = _BESIDE.sub(f"url({settings.STATIC_URL}vendor/fonts/", _read(FONTS))
    plain = [_read(f"kelisim/{name}.css") for name in SHEETS]
    return "\n".join([fonts, *plain, f"@media print {{\n{_read(f'kelisim/{PRINT}.css')}}}\n"]).encode()


@cache
def style_address() -> str:
    """Where it is (rule 2)."""
    return reverse("style", args=(_digest(),))


@cache
def early_fonts(language: str) -> tuple[str, ...]:
    """The addresses of the fonts that a page in a language asks for at once."""
    names = (f"vendor/fonts/{name}.woff2" for name in EARLY.get(language, ()))
    return tuple(f"{settings.STATIC_URL}{name}" for name in names if finders.find(name))


def style(_request: HttpRequest, digest: str) -> HttpResponse:
    """The style sheet itself."""
    kept = "public, max-age=31536000, immutable" if digest == _digest() else "no-cache"
    return HttpResponse(style_sheet(), content_type="text/css; charset=utf-8", headers={"Cache-Control": kept})


@cache
def _digest() -> str:
    return hashlib.sha256(style_sheet()).hexdigest()[:16]


def _read(name: str) -> str:
    found = finders.find(name)
    return Path(found).read_text("utf-8") if found else ""

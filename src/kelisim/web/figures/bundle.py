"""The script by which browsers draw charts themselves: loaded only when a reader asks a chart to be explored.

1. Its address changes with what it is made from, so it may be kept for good (RFC 8246).
2. It is made when it is first asked for, in another process (`bundling`), and kept in the node's folder.
"""

import hashlib
import subprocess
import sys
from functools import cache
from importlib import metadata
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from kelisim.web.figures.bundling import NOTICE, SECONDS, SNIPPET
from kelisim.web.figures.drawn import FOLDER
from kelisim.web.sharing.kept import kept

ENGINE: Final = "vl-convert-python"


@cache
def version() -> str:
    """What it is made from (rule 1)."""
    made_from = f"{metadata.version(ENGINE)} {SNIPPET} {NOTICE}"
    return hashlib.sha256(made_from.encode()).hexdigest()[:16]


@cache
def address() -> str:
    """Where it is."""
    return reverse("vega", args=(version(),))


def bundle(_request: HttpRequest, digest: str) -> HttpResponse:
    """The script itself."""
    if digest != version():
        raise Http404
    data = kept(settings.HOME / FOLDER, f"vega-{digest}.js", _made)
    kept_for_good = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(data, content_type="text/javascript; charset=utf-8", headers=kept_for_good)


def _made() -> bytes:
    command = [sys.executable, "-m", "kelisim.web.figures.bundling"]
    return subprocess.run(command, capture_output=True, timeout=3 * SECONDS, check=True).stdout  # noqa: S603 our own

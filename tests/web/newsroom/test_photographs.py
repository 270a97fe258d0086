"""Photographs: what is kept of them, how they are served, and what is refused."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.images.forms import get_image_form

from kelisim.web.newsroom.models import Photograph
from kelisim.web.newsroom.photographs import stripped
from kelisim.web.newsroom.pictures import FORMS, WIDTHS, of_photograph, widths
from tests.web.newsroom.telling import photograph, photograph_bytes

SECRET = "kanareika"


def served(client: Client, address: str) -> bytes:
    """The bytes at an address."""
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Encoding" not in answer.headers
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_a_camera_leaves_nothing(db: None) -> None:
    """What is stored is the picture alone, turned upright, under a name that is drawn by chance."""
    made = photograph(size=(1200, 800), secret=SECRET)
    kept = Path(made.file.path).read_bytes()
    assert SECRET.encode() in photograph_bytes(secret=SECRET)
    assert SECRET.encode() not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()
    assert (made.width, made.height) == (800, 1200)
    token = Path(made.file.name).stem
    assert len(token) == 32
    assert token != Path(photograph().file.name).stem
    assert Path(made.file.path).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_format_is_kept_bare(form: str) -> None:
    """In each of them nothing is left of what a camera wrote, and the picture stays."""
    content, end = stripped(io.BytesIO(photograph_bytes((64, 48), SECRET, form)))
    assert SECRET.encode() not in content
    opened = Image.open(io.BytesIO(content))
    assert (opened.format, opened.size) == (form, (48, 64))
    assert end == {"JPEG": "jpg"}.get(form, form.lower())


def test_a_picture_is_served_in_modern_formats(db: None, client: Client) -> None:
    """AVIF and WebP in a few widths, a JPEG for the rest; none larger than its original, and no other width."""
    made = photograph(size=(1200, 800))
    picture = of_photograph(made, alternative="A bridge")
    assert [kind for kind, _ in picture.sources] == ["image/avif", "image/webp"]
    assert (picture.width, picture.height) == (960, 640)
    for form in FORMS:
        for width in (480, 960, 1200):
            content = served(client, picture.address.replace("-960.jpg", f"-{width}.{form}"))
            opened = Image.open(io.BytesIO(content))
            assert opened.format == {"jpg": "JPEG"}.get(form, form.upper())
            assert opened.width == width
    for end in ("-1600.jpg", "-481.jpg", "-960.gif", "-960.png"):
        assert client.get(picture.address.replace("-960.jpg", end)).status_code == 404
    assert client.get("/photographs/" + "0" * 32 + "-480.jpg").status_code == 404


def test_the_widths_of_a_picture() -> None:
    """Those that are smaller, and its own where it is smaller than the largest."""
    assert widths(100) == (100,)
    assert widths(480) == (480,)
    assert widths(1200) == (480, 960, 1200)
    assert widths(6000) == WIDTHS


def test_originals_are_for_those_who_edit(db: None, client: Client) -> None:
    """Neither what was brought in nor Wagtail's own small pictures are there for everybody."""
    made = photograph()
    for address in (f"/desk/newsroom/media/{made.file.name}", f"/media/{made.file.name}", made.file.url):
        assert client.get(address).status_code in {302, 404}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("picture.gif", b"GIF89a"),
        ("picture.jpg", b"<html>no picture</html>"),
        ("picture.png", photograph_bytes((40, 30))),
    ],
    ids=["a drawing", "another format", "no picture", "another ending"],
)
def test_what_is_no_photograph_is_refused(db: None, name: str, content: bytes) -> None:
    """A file is what its name says, and of a format that is kept."""
    form = get_image_form(Photograph)({"title": "x"}, {"file": SimpleUploadedFile(name, content)})
    assert "file" in form.errors


def test_a_photograph_is_bounded(db: None, settings: object) -> None:
    """In bytes and in pixels."""
    from django.conf import settings as live

    assert live.WAGTAILIMAGES_MAX_UPLOAD_SIZE == 20 * 2**20
    live.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1_000
    form = get_image_form(Photograph)({"title": "x"}, {"file": SimpleUploadedFile("a.jpg", photograph_bytes((40, 30)))})
    assert "pixels" in str(form.errors["file"])


def test_files_are_kept_in_the_folder_of_the_node() -> None:
    """What is brought in and what is made of it stay with the node."""
    assert Path(settings.HOME) in Path(settings.MEDIA_ROOT).parents

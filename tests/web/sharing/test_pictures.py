"""The pictures of pages."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from kelisim.node import models
from kelisim.web.queries.records import find_record
from kelisim.web.sharing import pictures
from kelisim.web.sharing.drawing import Card, Line, draw
from kelisim.web.sharing.kept import kept
from kelisim.web.sharing.lettering import ELLIPSIS, Type, faces
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import CANARY

TYPE = Type("Kelisim Serif", 700, 40)
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"

pytestmark = pytest.mark.skipif(not faces("Kelisim Serif", 700), reason="the package was built without fonts")


def opened(data: bytes) -> Image.Image:
    """A picture."""
    return Image.open(io.BytesIO(data))


def ink(text: str) -> bytes:
    """The points of a title that only differs in this."""
    return opened(draw(Card(over="", title=text, foot=""))).convert("L").tobytes()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_public_thing_has_a_picture(world: World, client: Client, language: str) -> None:
    """Entries, registers and the node, in every language, in the size that readers take."""
    kinds = world.entries if language == "kk" else ("measure", "instrument")
    entries = [f"test/pictures/{world.entries[kind].entry}.png" for kind in kinds]
    for address in ("picture.png", "test/picture.png", *entries):
        answer = client.get(f"/{language}/{address}")
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert opened(answer.content).size == (1200, 630)


def test_languages_have_pictures_of_their_own(world: World, client: Client) -> None:
    """The words on a picture are in the language of its address."""
    address = f"test/pictures/{world.entries['place'].entry}.png"
    assert len({client.get(f"/{code}/{address}").content for code in ("en", "ru", "kk")}) == 3


def test_kazakh_letters_are_set() -> None:
    """Every Kazakh letter has its own shape: none is left out, none is an empty box."""
    shapes = {letter: ink(letter) for letter in KAZAKH}
    blank = ink("")
    assert blank not in shapes.values()
    assert len(set(shapes.values())) >= len(set(KAZAKH)) - 2  # Some capitals have the shape of a Latin letter.
    assert TYPE.width(KAZAKH) == pytest.approx(sum(map(TYPE.width, KAZAKH)), rel=0.02)


def test_what_no_font_has_is_left_out() -> None:
    """An emoji or a Chinese letter is no empty box."""
    assert ink("A\N{GRINNING FACE}中") == ink("A")


def test_a_title_of_any_length_fits() -> None:
    """A long title takes smaller letters and then ends with the sign that it goes on; one endless word is cut."""
    for title in ("слово " * 80, "x" * 600):
        for line in TYPE.wrapped(title, 1_000, 4):
            assert TYPE.width(line) <= 1_000
        assert TYPE.wrapped(title, 1_000, 4)[-1].endswith(ELLIPSIS)
        draw(Card(over=title, title=title, foot=title, lines=(Line(title, title, "late"),) * 9, warning=title))
    assert TYPE.wrapped("Two words", 1_000, 4) == ["Two words"]


def test_a_picture_shows_what_each_side_says(world: World) -> None:
    """A line for each side of a commitment, and for each Party to a document whose life is computed."""
    record = find_record("test")
    measure = pictures.card_of(record, world.entries["measure"], "en")
    assert measure.lines == (Line("Kazakhstan", "in progress", "go"), Line("Russia", "left the project", "late"))
    document = pictures.card_of(record, world.entries["instrument"], "en")
    assert [line.name for line in document.lines] == ["Kazakhstan", "Russia"]


def test_a_demonstration_is_called_one(db: None) -> None:
    """No picture of a demonstration can be taken for a State's word, in any language."""
    rows.register("demo", demonstration=True)
    for language in ("en", "ru", "kk"):
        assert pictures.card_of(find_record("demo"), None, language).warning


def test_a_picture_changes_with_what_it_shows(world: World, client: Client) -> None:
    """A new report is on the picture at once."""
    address = f"/en/test/pictures/{world.entries['measure'].entry}.png"
    first = client.get(address)
    assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 304
    rows.report(world.entries["measure"], "KAZ", "done", "2024-01-01")
    assert client.get(address).content != first.content


def test_a_picture_is_made_once(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second reader gets what the first one got, without drawing."""
    address = f"/ru/test/pictures/{world.entries['meeting'].entry}.png"
    first = client.get(address).content
    monkeypatch.setattr(pictures, "draw", lambda _card: pytest.fail("drawn again"))
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).content == first
    assert len(caught) <= 4
    assert any((settings.HOME / pictures.FOLDER).iterdir())


def test_nothing_private_has_a_picture(secrets: World, client: Client) -> None:
    """An entry that is not public has none, and no word of what is private is on the others."""
    hidden = models.Entry.objects.filter(public=False)
    assert all(client.get(f"/en/test/pictures/{row.entry}.png").status_code == 404 for row in hidden)
    record = find_record("test")
    for row in models.Entry.objects.filter(public=True):
        assert CANARY not in repr(pictures.card_of(record, row, "en"))


def test_kept_files_are_bounded(tmp_path: Path) -> None:
    """The oldest go when there is too much; what was just made stays and is never made again."""
    made: list[int] = []

    def make(number: int) -> bytes:
        made.append(number)
        return bytes(100)

    for number in range(20):
        assert kept(tmp_path, str(number), lambda number=number: make(number), most=1_000) == bytes(100)  # type: ignore[misc]
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 1_000
    assert kept(tmp_path, "19", lambda: b"", most=1_000) == bytes(100)
    assert made == list(range(20))
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]


def test_a_folder_that_cannot_be_written_to_is_no_reason_not_to_answer(tmp_path: Path) -> None:
    """The file is made and given, and not kept."""
    (tmp_path / "file").write_bytes(b"")
    assert kept(tmp_path / "file", "name", lambda: b"made") == b"made"

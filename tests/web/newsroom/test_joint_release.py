"""A joint release, proved with two real nodes: each side signs, and it comes out on both at the agreed moment."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kelisim.node.home import make_home
from tests.cli.nodes import carry, clean, done, two_nodes
from tests.cli.parties import alike, shown

PAST, FUTURE = "2021-05-01T09:00:00+00:00", "2099-05-01T09:00:00+00:00"
ROOT = Path(__file__).resolve().parents[3]


class Newsroom:
    """The newsroom of a node, in a process of its own."""

    def __init__(self, home: Path) -> None:
        command = [sys.executable, "-m", "tests.web.newsroom.acting", str(home)]
        environment = {**clean(home), "DJANGO_SETTINGS_MODULE": "kelisim.web.settings"}
        self.home = home
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
        )

    def ask(self, do: str, **more: Any) -> Any:
        """Have it do something."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def page(self, address: str) -> tuple[int, str]:
        """How an address answers."""
        status, text, _ = self.ask("get", address=address)
        return status, text


@pytest.fixture
def newsrooms(tmp_path: Path, empty_node: Path) -> Iterator[tuple[Newsroom, Newsroom]]:
    """The newsrooms of two Parties that have founded a register together."""
    for code in ("kaz", "rus"):
        make_home(tmp_path / code)
        shutil.copy(empty_node, tmp_path / code / "register.sqlite3")
    homes = two_nodes(tmp_path)
    made = Newsroom(homes[0]), Newsroom(homes[1])
    yield made
    for one in made:
        one.process.communicate()


def test_both_press_services_sign_and_it_comes_out_on_both_nodes(newsrooms: tuple[Newsroom, Newsroom]) -> None:
    """Each signs all languages, photographs by hash and the moment; nobody reads it before, and then everybody can."""
    kaz, rus = newsrooms
    early, late = (kaz.ask("write", title=title) for title in ("Firstling", "Laterling"))
    filed = [kaz.ask("offer", story=early, release=PAST), kaz.ask("offer", story=late, release=FUTURE)]
    assert [len(one) for one in filed] == [64, 64]
    assert "filed already" in kaz.ask("offer", story=early, release=PAST)
    assert kaz.ask("change", story=early) is True  # locked; what was signed does not follow a change
    carry(kaz.home, rus.home)

    # Signed by one side alone, it is nowhere, though the moment of one is past.
    for newsroom in newsrooms:
        for address in ("/en/joint/news/", "/en/joint/proposals/"):
            status, text = newsroom.page(address)
            assert status == 200
            assert "Firstling" not in text
            assert "Laterling" not in text
        assert newsroom.page("/en/joint/news/KAZ.2.1/")[0] == 404

    done("accept", "KAZ.2", "--as", "RUS", home=rus.home)
    done("accept", "KAZ.4", "--as", "RUS", home=rus.home)
    carry(rus.home, kaz.home)
    alike(kaz.home, rus.home)
    (entry,) = shown(kaz.home, "show", "KAZ.2.1")
    content = entry["content"]
    assert content["release"] == "2021-05-01T09:00:00Z"
    assert content["title"] == {"en": "Firstling", "ru": "Firstling по-русски"}
    assert content["texts"]["en"] == [
        {"text": "Joint", "kind": "heading"},
        {"text": "Both say so."},
        {"text": "First", "kind": "item"},
    ]
    assert set(content["texts"]) == {"en", "ru"}
    (picture,) = content["photographs"]
    assert picture["alternative"]["en"] == "A bridge over a river"

    # The moment of one has come: it is out on both, with its photograph, and nothing of the other is.
    for newsroom in newsrooms:
        assert newsroom.page("/en/joint/news/KAZ.2.1/")[0] == 200
        text = newsroom.page("/en/joint/news/")[1]
        assert "Firstling" in text
        assert "Laterling" not in text
        assert "Firstling по-русски" in newsroom.page("/ru/joint/news/KAZ.2.1/")[1]
        digest = picture["file"]["sha256"]
        assert newsroom.page(f"/joint/photographs/KAZ.2.1/{digest}-480.avif") == (200, "image/avif")
        assert newsroom.page(f"/joint/photographs/KAZ.4.1/{digest}-480.avif")[0] == 404
        assert newsroom.page("/en/joint/news/KAZ.4.1/")[0] == 404
        assert b"kanareika" not in (newsroom.home / "attachments" / digest[:2] / digest).read_bytes()

    # In the newsroom where it was written its address leads to the entry; a worker brings the other out, once.
    assert kaz.ask("get", address="/en/joint/stories/firstling/")[0::2] == [301, "/en/joint/news/KAZ.2.1/"]
    assert kaz.page("/en/joint/stories/laterling/")[0] == 404
    for newsroom in newsrooms:
        assert newsroom.ask("publish-due", now="2099-05-01T08:59:59+00:00") == 0
        assert newsroom.ask("publish-due", now=FUTURE) == 1
        assert newsroom.ask("publish-due", now=FUTURE) == 0
        assert newsroom.page("/en/joint/news/KAZ.4.1/")[0] == 200
    # A rebuilt projection holds nothing that the acts do not say, and is brought to the same by the clock.
    done("rebuild", home=rus.home)
    assert rus.page("/en/joint/news/KAZ.4.1/")[0] == 404
    assert rus.page("/en/joint/news/KAZ.2.1/")[0] == 200

"""Cards and drawings for other sites."""

import html
import re

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree

from kelisim.node import models
from kelisim.web.figures import sheets
from kelisim.web.middleware import POLICY
from kelisim.web.sharing.embeds import SVG_POLICY
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import CANARY

SVG = "{http://www.w3.org/2000/svg}"
CARDS = (("commitments", "measure"), ("trends", "measure"), ("figures", "indicator"))
DRAWINGS = (("trends", "measure"), ("figures", "indicator"))


def at(world: World, name: str, kind: str, ending: str = "/", language: str = "en") -> str:
    """The address of a card or a drawing."""
    return f"/{language}/test/embed/{name}/{world.entries[kind].entry}{ending}"


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize(("name", "kind"), CARDS)
def test_a_card_may_be_framed_and_nothing_else(
    world: World, client: Client, name: str, kind: str, language: str
) -> None:
    """The policy is that of every page but for who may frame it; no cookie, no index, no script."""
    answer = client.get(at(world, name, kind, language=language))
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert policy == POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
    assert answer.cookies == {}
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "X-Frame-Options" not in answer.headers
    page = answer.content.decode()
    assert f'<html lang="{language}">' in page
    assert "<script" not in page
    assert " style=" not in page


@pytest.mark.parametrize(("name", "kind"), CARDS)
def test_links_of_a_card_take_over_nothing(world: World, client: Client, name: str, kind: str) -> None:
    """Each link is whole, leads to this node, and opens beside the page that shows the card."""
    links = re.findall("<a [^>]*>", client.get(at(world, name, kind)).content.decode())
    assert links
    for link in links:
        assert f'href="{settings.PUBLIC_ADDRESS}/en/test/' in link
        assert 'target="_blank" rel="noopener"' in link


def test_no_other_page_may_be_framed(world: World, client: Client) -> None:
    """The page that a card leads to refuses frames."""
    policy = client.get(world.address("commitments", "measure")).headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy


def test_a_card_says_what_each_side_says(world: World, client: Client) -> None:
    """The states that the sides give, and that a demonstration is one."""
    models.Register.objects.update(demonstration=True)
    page = client.get(at(world, "commitments", "measure")).content.decode()
    assert "<dt>Kazakhstan</dt><dd>in progress</dd>" in page
    assert "<dt>Russia</dt><dd>left the project</dd>" in page
    assert "no real State has signed anything here." in page


@pytest.mark.parametrize(("name", "kind"), DRAWINGS)
def test_a_drawing_stands_alone(world: World, client: Client, name: str, kind: str) -> None:
    """It is an SVG document with its own title and size; its policy lets it load and run nothing but its own style."""
    answer = client.get(at(world, name, kind, ".svg"))
    assert answer.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == {"trends": SVG_POLICY, "figures": sheets.POLICY}[name]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    drawing = etree.fromstring(answer.content)
    assert drawing.tag == f"{SVG}svg"
    assert int(drawing.get("width") or 0) > 0
    words = " ".join(map(str, drawing.itertext()))
    assert world.entries[kind].title["en"] in words
    assert "Kelisim" in words
    assert not list(drawing.iter(f"{SVG}script", f"{SVG}a", f"{SVG}image"))
    assert "url(" not in answer.content.decode()


def test_the_marks_of_a_figure_are_named(world: World, client: Client) -> None:
    """A drawing alone says which mark is whose."""
    words = " ".join(
        map(str, etree.fromstring(client.get(at(world, "figures", "indicator", ".svg")).content).itertext())
    )
    assert "Kazakhstan" in words


@pytest.mark.parametrize("ending", ["/", ".svg"])
def test_what_has_no_drawing_has_no_card(world: World, client: Client, ending: str) -> None:
    """An entry of which nothing was said twice, one of another kind, and one that is not public."""
    silent = rows.entry(world.register, "measure", {"title": {"en": "Silent"}})
    assert client.get(f"/en/test/embed/trends/{silent.entry}{ending}").status_code == 404
    assert client.get(at(world, "figures", "measure", ending)).status_code == 404
    assert client.get(at(world, "trends", "body", ending)).status_code == 404


def test_nothing_private_is_on_a_card(secrets: World, client: Client) -> None:
    """An entry that is not public has no card, and no card has a private word."""
    for name, kind in CARDS:
        assert CANARY not in client.get(at(secrets, name, kind)).content.decode()
        hidden = models.Entry.objects.get(kind=kind, public=False)
        assert client.get(f"/en/test/embed/{name}/{hidden.entry}/").status_code == 404


def test_a_page_gives_the_lines_to_copy(world: World, client: Client) -> None:
    """What they name answers; a page without a card offers none, and neither does a past day."""
    for section, kind in (("commitments", "measure"), ("figures", "indicator")):
        page = client.get(world.address(section, kind)).content.decode()
        offered = [html.unescape(one) for one in re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)]
        assert offered
        for line in offered:
            for address in re.findall(r'(?:src|href)="([^"]+)"', line):
                assert client.get(address.removeprefix(settings.PUBLIC_ADDRESS)).status_code == 200
        assert "<textarea" not in client.get(world.address(section, kind) + "?on=2021-05-01").content.decode()
    assert "<textarea" not in client.get(world.address("meetings", "meeting")).content.decode()


def test_lines_to_copy_are_safe(world: World, client: Client) -> None:
    """A title with marks of markup stays a title where it is pasted."""
    hostile = {"en": '"><script>alert(1)</script>'}
    models.Entry.objects.filter(pk=world.entries["measure"].pk).update(title=hostile)
    page = client.get(world.address("commitments", "measure")).content.decode()
    for line in re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL):
        assert "<script" not in html.unescape(line)

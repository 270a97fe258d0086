"""The page of a certificate says what the certificate says, needs nothing else, and cannot say anything else."""

import itertools
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kelisim.errors import KelisimError
from kelisim.exports.certificate import read
from kelisim.exports.checking import check
from kelisim.exports.contents import in_words
from kelisim.exports.errors import PageError
from kelisim.exports.page import certificate_of_page, page
from kelisim.exports.told import told
from kelisim.model.dates import Term
from tests.exports.certified import Agreement, certificate
from tests.world import founded, measure


@pytest.fixture(scope="module")
def data() -> bytes:
    """A certificate of two versions."""
    return Agreement().certificate()


@pytest.fixture(scope="module")
def made(data: bytes) -> bytes:
    """Its page."""
    return page(data)


def test_the_certificate_comes_out_of_the_page_as_it_went_in(data: bytes, made: bytes) -> None:
    """Byte for byte."""
    assert certificate_of_page(made) == data


@pytest.mark.parametrize("step", [41, pytest.param(11, marks=pytest.mark.nightly)])
def test_every_altered_byte_of_a_page_is_refused(made: bytes, step: int) -> None:
    """Of the words, the style and the certificate alike: one in forty-one by day and one in eleven by night."""
    for at in range(0, len(made), step):
        altered = made[:at] + bytes([made[at] ^ 1]) + made[at + 1 :]
        with pytest.raises(KelisimError):
            certificate_of_page(altered)


def test_an_altered_word_names_its_line(made: bytes) -> None:
    """Other words around acts that hold are told as such."""
    altered = made.replace(b"Long bridge</h1>", b"Short bridge</h1>")
    assert altered != made
    with pytest.raises(PageError, match="not the page that its acts give") as caught:
        certificate_of_page(altered)
    number = int(caught.value.where.removeprefix("line "))
    assert b"Short bridge" in altered.splitlines()[number - 1]


def test_a_page_without_a_certificate_is_refused() -> None:
    """Any other page carries none."""
    with pytest.raises(PageError, match="carries no certificate"):
        certificate_of_page(b"<!doctype html><title>Certificate</title>")


def test_the_page_loads_nothing_and_runs_nothing(made: bytes) -> None:
    """No address, no script that runs, no style from elsewhere; and it tells the browser so."""
    root = html.fromstring(made)
    assert [one.get("type") for one in root.iter("script")] == ["application/json"]
    assert not list(root.iter("link", "img", "iframe", "object", "form"))
    names = {str(name) for one in root.iter() for name in one.attrib}
    assert not [name for name in names if name.startswith("on") or name in {"src", "href"}]
    assert b"url(" not in made
    assert b"@import" not in made
    assert "default-src 'none'" in str(made.decode())


def test_the_page_can_be_read_by_everybody(made: bytes) -> None:
    """A language, one first heading, headings in order, each section named, each drawing out of the reader's way."""
    root = html.fromstring(made)
    assert root.get("lang") == "en"
    levels = [int(one.tag[1]) for one in root.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(set(ids)) == len(ids)
    assert all(one.get("aria-labelledby") in ids for one in root.iter("section"))
    assert all(one.get("aria-hidden") == "true" for one in root.iter("svg"))
    assert all(one.get("scope") == "col" for one in root.iter("th"))


def test_everything_that_is_told_stands_on_it(data: bytes, made: bytes) -> None:
    """Each signature with its office, its act, its hash and its right; each head; each line of what was agreed."""
    words = " ".join(html.fromstring(made).find(".//main").text_content().split())
    found = told(check(data))
    for version in found.versions:
        for one in version.signatures:
            assert one.office in words
            assert one.right in words
            assert one.hash in words
    for mark in (*found.heads, *found.beyond):
        assert mark.hash in words
    for line in found.content:
        assert line.text in words
    assert found.register in words


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!--", "&lt;b&gt;", '"><img src=x>', "\u202eabc"]
)
def test_hostile_words_are_only_words(title: str) -> None:
    """What was agreed may hold markup; on the page it is text."""
    world = founded(["KAZ"])
    kaz = world["KAZ"]
    kaz.accept(kaz.propose(measure("KAZ.2.1", title, ["KAZ"])))
    data = certificate(kaz, "KAZ.2.1")
    made = page(data)
    assert certificate_of_page(made) == data
    root = html.fromstring(made)
    assert len(list(root.iter("script"))) == 1
    assert not list(root.iter("img"))
    assert root.find(".//h1").text == title


def test_a_certificate_has_no_bracket_of_markup(data: bytes) -> None:
    """So that nothing in it can end the element that it stands in."""
    assert b"<" not in data
    assert read(data)


@given(st.binary(max_size=300))
def test_no_bytes_make_a_page_raise_anything_else(junk: bytes) -> None:
    """Whatever is given, it is refused as a page or a certificate."""
    with pytest.raises(KelisimError):
        certificate_of_page(b'<!doctype html><script type="application/json" id="kelisim-certificate">' + junk)


def test_values_are_told_in_words() -> None:
    """A text with its language, a term by its members, and nothing as nothing."""
    term = msgspec.structs.replace(Term(end="2025"), words="by 2025")
    assert in_words("term", term) == "words by 2025; end 2025"
    assert in_words("title", {"en": "Bridge", "ru": "Мост"}) == "[en] Bridge; [ru] Мост"
    assert in_words("sides", ("KAZ", "RUS")) == "KAZ, RUS"
    assert in_words("term", None) == in_words("sides", ()) == "nothing"
    assert in_words("public", value=True) == "yes"
    assert not re.search(r"\bNone\b", in_words("term", term))

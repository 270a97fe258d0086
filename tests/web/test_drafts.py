"""The approved draft against the signed text: on the page of the document, and in the lines of the command line."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from kelisim.model.instrument import Instrument
from kelisim.model.reference import Attachment
from kelisim.node.attachments import keep
from kelisim.web.drafts import MAX_BYTES, drafted, lines
from tests.web import rows
from tests.web.conftest import World
from tests.web.test_pages import body

pytestmark = pytest.mark.django_db

DRAFT = "Preamble.\n\nArticle 1\n\nThe Parties shall build one plant by 2024.\n\nArticle 2\n\nIt is open to all."
SIGNED = "Preamble.\n\nArticle 1\n\nThe Parties shall build one plant by 2025.\n\nArticle 2"
OTHER = "Преамбула.\n\nСтатья 1\n\nСтороны построят завод."


def held(words: str, name: str, media_type: str = "text/plain", home: Path | None = None) -> Attachment:
    """A text that the node holds."""
    sha256 = keep(home or settings.HOME, [words.encode()])
    return Attachment(sha256=sha256, name=name, media_type=media_type, size=len(words.encode()))


def paper(draft: Attachment | None, *texts: Attachment) -> Instrument:
    """A document with a draft and signed texts."""
    return Instrument(kind="agreement", title={"en": "Paper"}, draft=draft, texts=texts)


def test_the_passages_that_differ_are_shown(world: World, client: Client) -> None:
    """Words that were changed stand beside those of the draft, by article; what is alike is left out."""
    texts = [held(OTHER, "text-ru.txt"), held(SIGNED, "text-en.txt")]
    files = [{"name": one.name, "sha256": one.sha256, "media_type": one.media_type, "size": one.size} for one in texts]
    draft = held(DRAFT, "draft.txt")
    content = world.entries["instrument"].content | {
        "texts": files,
        "draft": {"name": draft.name, "sha256": draft.sha256, "media_type": draft.media_type, "size": draft.size},
    }
    rows.version(world.entries["instrument"], 2, content)
    page = client.get(world.address("documents", "instrument")).content.decode()
    assert "<del>2024.</del> <ins>2025.</ins>" in page
    said = body(client, world.address("documents", "instrument"))
    assert "2 passages differ." in said
    assert "Article 1, changed The Parties shall build one plant by 2024. 2025." in said
    assert "Article 2, only in the draft It is open to all." in said
    assert f"text-en.txt {texts[1].sha256}" in said


def test_the_lines_mark_what_was_removed_and_added() -> None:
    """On the command line the same stands in brackets."""
    found = drafted(paper(held(DRAFT, "draft.txt"), held(SIGNED, "text.txt")), settings.HOME)
    assert found is not None
    head, first, second = lines(found)
    assert head.startswith("approved draft against signed text: 2 passages differ: draft.txt (")
    assert first == "  article 1: The Parties shall build one plant by [-2024.-] {+2025.+}"
    assert second == "  article 2: [-It is open to all.-]"
    assert found.articles == ("1", "2")


def test_texts_that_are_alike_differ_in_no_passage() -> None:
    """The signed text may be the approved draft to the word."""
    found = drafted(paper(held(DRAFT, "draft.txt"), held(DRAFT, "text.txt")), settings.HOME)
    assert found is not None
    assert next(lines(found)).startswith("approved draft against signed text: no passages differ")


def test_what_cannot_be_compared_is_named_with_its_hash(world: World, client: Client) -> None:
    """Another format, a file that is not here, one that is too long, and bytes that are no text."""
    signed = held(SIGNED, "text.txt")
    absent = Attachment(sha256="0" * 64, name="draft.txt", media_type="text/plain", size=1)
    latin = keep(settings.HOME, ["é".encode("latin-1")])
    for draft in (
        held(DRAFT, "draft.pdf", "application/pdf"),
        absent,
        held("word " * MAX_BYTES, "long.txt"),
        held("word\n\n" * 4000, "paragraphs.txt"),
        Attachment(sha256=latin, name="latin.txt", media_type="text/plain", size=1),
    ):
        found = drafted(paper(draft, signed), settings.HOME)
        assert found is not None
        assert not found.passages
        (line,) = lines(found)
        assert line == (
            f"approved draft and signed text are not compared: {draft.name} ({draft.sha256}), "
            f"text.txt ({signed.sha256})"
        )
    named = {"name": "draft.txt", "sha256": "0" * 64, "media_type": "text/plain", "size": 1}
    rows.version(world.entries["instrument"], 2, world.entries["instrument"].content | {"draft": named})
    said = body(client, world.address("documents", "instrument"))
    assert "They are not compared" in said
    assert "not on record" in said


def test_without_a_draft_nothing_is_said(world: World, client: Client) -> None:
    """A document without a draft on record has no such part."""
    assert drafted(paper(None), settings.HOME) is None
    assert "approved draft" not in body(client, world.address("documents", "instrument"))

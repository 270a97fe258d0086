"""A joint release: a story that both press services sign, and that comes out on every node at the agreed moment.

1. What is signed is the story as it is written now, drafts and all: every language version, its photographs by their
   SHA-256, their alternative texts, what it is about, and the moment.
2. It is an entry of the register like any other: one Party proposes and accepts it in one step, the others answer. It
   is agreed when each has accepted, and public from the moment on (`released`).
3. Once filed, a story is not edited here: what was signed is what comes out. Where it was declined or overtaken, it can
   be taken back and worked on again.
"""

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kelisim.errors import KelisimError
from kelisim.model.reference import Attachment, Named
from kelisim.model.story import Photograph, Story
from kelisim.node import attachments, cosigning, filing, keyring
from kelisim.node.ledger import Ledger
from kelisim.node.models import Proposal
from kelisim.web.newsroom import models
from kelisim.web.newsroom.passages import clean, passages_of
from kelisim.web.newsroom.released import written

UNDER_WAY = "under way"
"""What `proposal` holds while it is signed."""
MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "AVIF": "image/avif"}
OVER = frozenset({"dead", "overtaken", "void"})


class ClearingError(KelisimError):
    """A story that cannot be offered for a joint release as it is."""

    code = "joint-release"


def versions_of(story: models.Story) -> list[models.Story]:
    """The versions of a story as they are written now, that in which it was begun first."""
    rows = models.Story.objects.filter(translation_key=story.translation_key).select_related("locale").order_by("pk")
    return [row.get_latest_revision_as_object() for row in rows]


def content_of(versions: Sequence[models.Story], release: datetime.datetime | None) -> Story:
    """What is signed of a story (rule 1).

    Raises:
        ClearingError: a version has no text, or a photograph no alternative text.
    """
    first = versions[0]
    texts = {one.language: tuple(passages_of(one.body)) for one in versions}
    for language, text in texts.items():
        if not text:
            raise ClearingError("the story has no text", where=language, expected="at least one paragraph")
    summaries = {one.language: clean(one.summary) for one in versions if clean(one.summary)}
    return Story(
        title={one.language: clean(one.title) for one in versions},
        author=clean(first.byline) or None,
        section=clean(first.section) or None,
        published=str(first.date),
        dateline=clean(first.dateline) or None,
        language=first.language,
        photographs=tuple(_photographs(versions)),
        summary=summaries or None,
        mentions=tuple(Named(entry=entry) for entry in _about(first)),
        texts=texts,
        release=written(release) if release else None,
    )


def _about(story: models.Story) -> list[str]:
    pointed = [block.value.get("entry") for block in story.body if block.block_type == "entry"]
    return list(dict.fromkeys(one for one in [*story.tags, *pointed] if one))


def _photographs(versions: Sequence[models.Story]) -> Iterable[Photograph]:
    """The photographs of the first version, with the words for them in every version that shows them too."""
    others = [(one.language, {block.id: block.value for block in one.body}) for one in versions]
    for block in versions[0].body:
        if block.block_type != "photograph":
            continue
        image = block.value.get("image")
        if image is None:
            raise ClearingError("a photograph is missing from its block", where=versions[0].language)
        words = [(language, value) for language, held in others if (value := held.get(block.id)) is not None]
        alternative = {language: clean(value.get("alternative") or "") for language, value in words}
        if lacking := [language for language, said in alternative.items() if not said]:
            raise ClearingError(
                "a photograph has no alternative text", where=", ".join(lacking), expected="what can be seen in it"
            )
        captions = {language: said for language, value in words if (said := clean(value.get("caption") or ""))}
        yield Photograph(
            caption=captions.get(versions[0].language) or alternative[versions[0].language],
            credit=clean(block.value.get("credit") or "") or None,
            file=_described(image),
            alternative=alternative,
            captions=captions or None,
            width=image.width,
            height=image.height,
        )


def _described(image: Any) -> Attachment:
    path = Path(image.file.path)
    end = path.suffix.removeprefix(".").upper()
    return Attachment(
        sha256=_digest(path),
        name=f"{clean(image.title)[:200] or 'photograph'}{path.suffix}",
        media_type=MEDIA_TYPES["JPEG" if end == "JPG" else end],
        size=path.stat().st_size,
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def offer(story: models.Story, ledger: Ledger, home: Path, party: str, release: datetime.datetime | None) -> str:
    """File a story for a joint release: propose it and accept it for the Party. The hash of the proposal.

    Raises:
        ClearingError: it is filed already, or cannot be signed as it is.
        KelisimError: the node has no key that may, or the proposal would be void; nothing is signed.
    """
    versions = versions_of(story)
    content = content_of(versions, release)
    hands = {kind: keyring.hands_of(home, ledger, party, kind) for kind in ("propose", "accept")}
    rows = models.Story.objects.filter(translation_key=story.translation_key)
    # Two requests at once: one of them finds it taken.
    if not rows.filter(proposal="").update(proposal=UNDER_WAY):
        raise ClearingError("this story is filed already", where=story.slug)
    filed, entry = "", ""
    try:
        for block in versions[0].body:
            if block.block_type == "photograph":
                attachments.keep(home, attachments.pieces_of(Path(block.value["image"].file.path)))
        offered = filing.Offer("story", content, public=True)
        placed = cosigning.sign(ledger, hands["propose"], filing.proposing(ledger, [offered]))
        filed, entry = placed.hash, f"{party}.{placed.act.number}.1"
        cosigning.sign(ledger, hands["accept"], filing.answering(placed.hash, accept=True))
    finally:
        rows.update(proposal=filed, entry=entry)
    return filed


def answer(ledger: Ledger, home: Path, party: str, proposal: str, *, accept: bool) -> None:
    """Sign or decline a joint story of another Party.

    Raises:
        KelisimError: there is none, the node has no key that may, or the answer would be void; nothing is signed.
    """
    found = filing.find_proposal(ledger, proposal)
    if accept:
        photographs_here(ledger, home, found.hash)
    hands = keyring.hands_of(home, ledger, party, "accept" if accept else "decline")
    cosigning.sign(ledger, hands, filing.answering(found.hash, accept=accept))


def photographs_here(ledger: Ledger, home: Path, proposal: str) -> None:
    """Refuse to sign for photographs that are not on this node.

    Raises:
        ClearingError: naming the one that is missing.
    """
    for item in ledger.register.proposals[proposal].items:
        for one in getattr(item.content, "photographs", ()):
            if one.file is not None and not attachments.path_of(home, one.file.sha256).is_file():
                raise ClearingError(
                    "a photograph of the story is not on this node", where=one.file.name, expected=one.file.sha256
                )


def take_back(story: models.Story) -> bool:
    """Let a story be worked on again whose proposal came to nothing (rule 3); whether it did."""
    status = Proposal.objects.filter(hash=story.proposal).values_list("status", flat=True).first()
    if status not in OVER:
        return False
    rows = models.Story.objects.filter(translation_key=story.translation_key)
    return bool(rows.update(proposal="", entry=""))

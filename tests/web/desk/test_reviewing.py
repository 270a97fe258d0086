"""From a document that is sent to a proposal that is signed."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kelisim.model.draft import draft_kind
from kelisim.node import accounts, filing, keyring, ledger, reviewing
from kelisim.node.ledger import Ledger
from kelisim.node.models import Account, Proposal, Review
from tests.web.desk.people import ADDRESS, browser, code_of, post
from tests.web.hashing import quick_passwords as quick_passwords  # noqa: PLC0414 pytest finds fixtures by their names
from tests.world import KEYS, charter_of

STORY = """Programme of cooperation signed in Astana

By Gulnar Testova in Economy on 3 May 2031

ASTANA - On May 3, the governments of Kazakhstan and Russia signed a programme of economic cooperation for 2031-2035.

The sides also plan to sign a protocol on the supply of grain, the press service of the government reported.
"""


@pytest.fixture
def joint(transactional_db: None) -> Ledger:
    """A register of two Parties with the key of one on this node."""
    here = ledger.start(charter_of(("KAZ", "RUS")))
    for code in ("KAZ", "RUS"):
        here.found(KEYS[code])
    for path in Path(settings.HOME, "keys").glob("*.json"):
        path.unlink()
    keyring.save(settings.HOME, KEYS["KAZ"])
    return here


@pytest.fixture
def desk(joint: Ledger) -> Client:
    """A browser signed in for Kazakhstan."""
    admission = accounts.open_account("aida", "KAZ")
    client = browser()
    client.get(ADDRESS)
    post(client, ADDRESS, name="aida", password=admission.password, code=code_of(admission))
    return client


def bring(client: Client, content: bytes = STORY.encode(), **more: str) -> Any:
    """Send a document."""
    return post(client, "/desk/read/new/", document=SimpleUploadedFile("story.txt", content), **more)


def brought(client: Client) -> tuple[Review, dict[str, int]]:
    """A review of the story, and the number of its first draft of each kind and of each status."""
    bring(client)
    review = Review.objects.latest("id")
    numbers: dict[str, int] = {}
    for number, draft in enumerate(reviewing.reading_of(review).drafts):
        content: Any = draft.content
        numbers.setdefault(draft_kind(draft), number)
        numbers.setdefault(getattr(content, "status", None) or "", number)
    return review, numbers


def change(client: Client, review: Review, number: int, **fields: str) -> Any:
    """Send a draft's form."""
    return post(client, f"/desk/read/{review.pk}/drafts/{number}/", **fields)


def test_a_document_is_shown_beside_its_drafts(desk: Client) -> None:
    """With the places marked, and everything that was read."""
    review, numbers = brought(desk)
    page = desk.get(f"/desk/read/{review.pk}/").content.decode()
    assert f'id="place-{numbers["instrument"]}-0"' in page
    assert f'id="draft-{numbers["planned"]}"' in page
    assert "Gulnar Testova" in page
    assert "<script>" not in page


def test_what_is_kept_becomes_a_signed_proposal(desk: Client, joint: Ledger) -> None:
    """As corrected; what was dropped is not in it, and it is filed once."""
    review, numbers = brought(desk)
    change(desk, review, numbers["signed"], **{"field.title.en": "programme of economic cooperation", "do": "save"})
    change(desk, review, numbers["planned"], do="drop")
    answer = post(desk, f"/desk/read/{review.pk}/file/", register="test", public="on")
    assert answer.status_code == 302
    joint.refresh()
    (state,) = joint.register.proposals.values()
    titles = [item.content.title for item in state.items if hasattr(item.content, "title")]
    assert {"en": "programme of economic cooperation"} in titles
    assert not any("grain" in str(title) for title in titles)
    assert all(item.public for item in state.items)
    review.refresh_from_db()
    assert review.filed == state.hash
    assert post(desk, f"/desk/read/{review.pk}/file/", register="test").status_code == 400
    joint.refresh()
    assert len(joint.register.proposals) == 1


def test_a_dropped_draft_is_taken_back(desk: Client) -> None:
    """And shown as dropped meanwhile."""
    review, numbers = brought(desk)
    change(desk, review, numbers["signed"], do="drop")
    assert "dropped" in desk.get(f"/desk/read/{review.pk}/").content.decode()
    change(desk, review, numbers["signed"], do="restore")
    review.refresh_from_db()
    assert review.choices == {}


def test_a_value_that_the_model_does_not_allow_is_told_beside_the_draft(desk: Client) -> None:
    """And nothing is changed."""
    review, numbers = brought(desk)
    before = bytes(review.reading)
    answer = change(desk, review, numbers["signed"], **{"field.signed": "soon"})
    assert answer.status_code == 400
    assert "a date such as" in answer.content.decode()
    assert bytes(Review.objects.get(pk=review.pk).reading) == before


def test_a_draft_is_merged_into_the_entry_that_the_register_has(desk: Client, joint: Ledger) -> None:
    """It is offered, and what was agreed stays while the source is added."""
    first, numbers = brought(desk)
    post(desk, f"/desk/read/{first.pk}/file/", register="test")
    joint.refresh()
    (state,) = joint.register.proposals.values()
    for code in ("KAZ", "RUS"):
        filing.answer(joint, KEYS[code], state.hash, accept=True)
    entry = next(item.entry for item in state.items if getattr(item.content, "status", None) == "signed")
    second, numbers = brought(desk)
    page = desk.get(f"/desk/read/{second.pk}/").content.decode()
    assert f'value="{entry}"' in page
    for number in range(len(reviewing.reading_of(second).drafts)):
        change(desk, second, number, do="drop")
    change(desk, second, numbers["signed"], do="restore")
    change(desk, second, numbers["signed"], do="merge", entry=entry)
    assert post(desk, f"/desk/read/{second.pk}/file/", register="test").status_code == 302
    second.refresh_from_db()
    joint.refresh()
    (item,) = joint.register.proposals[second.filed].items
    assert (item.entry, item.base) == (entry, state.hash)
    held: Any = joint.register.entries[entry].current().content
    offered: Any = item.content
    assert (offered.title, offered.parties) == (held.title, held.parties)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "no words"), (b"\x89PNG\r\n\x1a\n", "picture"), (b"\xff\xfe\x00", "")],
    ids=["empty", "picture", "broken"],
)
def test_a_document_that_cannot_be_read_is_told_so(desk: Client, content: bytes, said: str) -> None:
    """In words, without a review of nothing."""
    answer = bring(desk, content)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert said in answer.content.decode() or not content
    assert not Review.objects.exists()


def test_a_day_of_publication_that_is_none_is_refused(desk: Client) -> None:
    """And no file at all too."""
    assert bring(desk, published="yesterday").status_code == 400
    assert post(desk, "/desk/read/new/").status_code == 400


def test_an_account_without_a_party_files_nothing(desk: Client, joint: Ledger) -> None:
    """It reads and corrects."""
    Account.objects.update(party="")
    review, _numbers = brought(desk)
    assert "files for no Party" in desk.get(f"/desk/read/{review.pk}/").content.decode()
    assert post(desk, f"/desk/read/{review.pk}/file/", register="test").status_code == 400
    assert not Proposal.objects.exists()


def test_a_party_whose_key_is_elsewhere_files_nothing(desk: Client, joint: Ledger) -> None:
    """The page says so, and the review is there as it was."""
    Account.objects.update(party="RUS")
    review, _numbers = brought(desk)
    answer: Any = post(desk, f"/desk/read/{review.pk}/file/", register="test")
    assert answer.status_code == 400
    assert "key" in answer.content.decode()
    review.refresh_from_db()
    assert review.filed == ""


def test_a_review_ends_without_filing(desk: Client) -> None:
    """Nothing is left of it."""
    review, _numbers = brought(desk)
    post(desk, f"/desk/read/{review.pk}/discard/")
    assert not Review.objects.exists()

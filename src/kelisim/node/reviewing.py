"""From a review to a proposal: the drafts that were kept, as corrected, with what was merged into entries.

1. Candidates for a draft are the agreed entries of its kind in the register.
2. Dropped drafts are left out. A draft that is an entry becomes a new version of it, which keeps what was agreed and
   adds what the document says beside it.
3. Who holds an office is no entry of a register, so it is looked at and not filed.
4. Filing signs for the Party of the account, once: a review that was filed is not filed again.
"""

import contextlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec

from kelisim.errors import KelisimError
from kelisim.model.decode import decode
from kelisim.model.draft import Draft, OfficeDraft, Reading, draft_kind
from kelisim.model.word import Statement
from kelisim.node import cosigning, filing, keyring
from kelisim.node.ledger import Ledger
from kelisim.node.models import Review
from kelisim.reading.merging import candidates, merged

UNDER_WAY = "under way"
"""What `filed` holds while acts are signed."""


class FiledError(KelisimError):
    """A review that was filed already."""

    code = "filed"


def begin(owner: Any, name: str, encoded: bytes) -> Review:
    """Keep a reading, as JSON, to be looked through."""
    return Review.objects.create(owner=owner, name=name[:500], reading=encoded)


def reading_of(review: Review) -> Reading:
    """The reading under review, as it was corrected."""
    reading: Reading = decode(bytes(review.reading), Reading)
    return reading


def correct(review: Review, number: int, draft: Draft) -> None:
    """Put another draft in the place of one."""
    reading = reading_of(review)
    drafts = (*reading.drafts[:number], draft, *reading.drafts[number + 1 :])
    review.reading = msgspec.json.encode(msgspec.structs.replace(reading, drafts=drafts))
    review.save()


def choose(review: Review, number: int, choice: dict[str, Any] | None) -> None:
    """Say that a draft is dropped or is an entry, or, with None, neither."""
    review.choices = {place: made for place, made in review.choices.items() if place != str(number)}
    if choice is not None:
        review.choices[str(number)] = choice
    review.save()


def offered(reading: Reading, ledger: Ledger) -> dict[int, list[str]]:
    """The entries that each draft may be, likeliest first (rule 1)."""
    held: dict[str, list[tuple[str, Any]]] = defaultdict(list)
    for entry, state in ledger.register.entries.items():
        held[state.kind].append((entry, state.current().content))
    found = {}
    for number, draft in enumerate(reading.drafts):
        near = candidates(draft.content, held[draft_kind(draft)])
        if near:
            found[number] = near
    return found


def file(review: Review, ledger: Ledger, home: Path, party: str, *, public: bool) -> str:
    """Sign what was kept, as a proposal and an act for each statement; the hash of the first of these.

    Raises:
        FiledError: it was filed before.
        KelisimError: nothing is kept, the node has no key that may, or the proposal would be void; nothing is signed.
    """
    reading = reading_of(review)
    filing.check_evidence(reading)
    kept, revised = _kept(review, reading)
    offers = _revisions(ledger, reading, revised, public=public)
    statements: list[Statement] = []
    with contextlib.suppress(filing.NothingToFileError) if offers else contextlib.nullcontext():
        fresh, statements = filing.offers_of(msgspec.structs.replace(reading, drafts=kept), ledger, public=public)
        offers = [*fresh, *offers]
    hands = {
        kind: keyring.hands_of(home, ledger, party, kind)
        for kind, used in (("propose", offers), ("state", statements))
        if used
    }
    # Two requests at once: one of them finds it taken.
    if not Review.objects.filter(pk=review.pk, filed="").update(filed=UNDER_WAY):
        raise FiledError("this review was filed already")
    signed = ""
    try:
        for part in filing.portions(offers):
            last = cosigning.sign(ledger, hands["propose"], filing.proposing(ledger, part))
            signed = signed or last.hash
        for statement in statements:
            last = cosigning.sign(ledger, hands["state"], filing.stating(statement, public=public))
            signed = signed or last.hash
    finally:
        review.filed = signed
        review.save(update_fields=["filed"])
    return signed


def _kept(review: Review, reading: Reading) -> tuple[tuple[Draft, ...], dict[int, str]]:
    """The drafts that become entries of their own, and the numbers of those that are an entry, with the entry."""
    kept: list[Draft] = []
    revised: dict[int, str] = {}
    for number, draft in enumerate(reading.drafts):
        choice = review.choices.get(str(number), {})
        if choice.get("entry"):
            revised[number] = str(choice["entry"])
        elif not choice.get("drop") and not isinstance(draft, OfficeDraft):
            kept.append(draft)
    return tuple(kept), revised


def _revisions(ledger: Ledger, reading: Reading, revised: dict[int, str], *, public: bool) -> list[filing.Offer]:
    """A new version of each entry, with all that its drafts add to it."""
    contents: dict[str, Any] = {}
    kinds: dict[str, str] = {}
    for number, entry in revised.items():
        draft = reading.drafts[number]
        state = ledger.register.entries.get(entry)
        if state is None or state.kind != draft_kind(draft):
            raise KelisimError(f"{entry} is no {draft_kind(draft)} of the register", where=f"draft {number + 1}")
        content = contents.get(entry, state.current().content)
        contents[entry] = merged(content, filing.with_source(draft, reading))
        kinds[entry] = state.kind
    shown = {entry: ledger.register.entries[entry].current().public for entry in contents}
    return [
        filing.Offer(kinds[entry], content, shown[entry] or public, revises=entry)
        for entry, content in contents.items()
    ]

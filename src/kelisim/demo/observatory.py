"""The observatory register: what Kazakhstan and Russia agreed, and what was said of it since, from sources."""

import sys
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from kelisim.acts.keys import KeyFile, new_key
from kelisim.demo import facts
from kelisim.model.charter import Charter, Party
from kelisim.model.decode import decode
from kelisim.model.draft import Reading
from kelisim.node.filing import Offer, answer, offers_of, propose, state
from kelisim.node.keyring import save
from kelisim.node.ledger import Ledger, start

BATCH = 40
"""Entries in one proposal."""
STORY_ADDRESS = "https://astanatimes.com/2021/04/kazakhstan-and-russia-sign-economic-cooperation-program-for-2021-2025/"


def charter(key: KeyFile) -> Charter:
    """The charter of the observatory: one Party, which files what others have published."""
    return Charter(
        name={
            "en": "Kazakhstan – Russia, economic cooperation",
            "ru": "Казахстан – Россия, экономическое сотрудничество",
        },
        slug="kaz-rus",
        purpose={
            "en": "What the two governments agreed to do together, and what each of them has said of it since. "
            "Kept by an observatory from published sources; neither State has signed this record."
        },
        parties=(
            Party(
                code=key.party,
                name={"en": "Observatory", "ru": "Обсерватория"},
                kind="observatory",
                keys=(key.record(),),
                threshold=1,
            ),
        ),
    )


def seed_reading() -> Reading:
    """The drafts that `kelisim read` finds in the story of 30 April 2021; its text stays with its publisher."""
    data = (resources.files(__package__) / "seed-story.json").read_bytes()
    reading: Reading = decode(data, Reading)
    return reading


def fill(ledger: Ledger, key: KeyFile) -> Iterator[str]:
    """Found the register and file every fact, telling what was done."""
    ledger.found(key)
    known = facts.load()
    offers, statements = offers_of(seed_reading(), ledger, url=STORY_ADDRESS, publisher="The Astana Times")
    ids = _draft_ids(known, offers, f"{key.party}.{ledger.feeds.next_number(key.party)}")
    first = ledger.feeds.next_number(key.party) + 2
    for place, fact in enumerate(known.entries):
        ids[fact.key] = f"{key.party}.{first + 2 * (place // BATCH)}.{place % BATCH + 1}"
    _agree(ledger, key, offers, "Read from the story of 30 April 2021")
    yield f"the story of 30 April 2021: {len(offers)} entries"
    for place in range(0, len(known.entries), BATCH):
        batch = known.entries[place : place + BATCH]
        _agree(
            ledger, key, [Offer(fact.kind, facts.entry_content(fact, ids)) for fact in batch], "From published sources"
        )
    yield f"from other published sources: {len(known.entries)} entries"
    held = ledger.register.entries
    revised = []
    for revision in known.revisions:
        before = held[ids[revision.key]].current().content
        content = facts.revised_content(revision, before, ids)
        revised.append(Offer(held[ids[revision.key]].kind, content, revises=ids[revision.key]))
    _agree(ledger, key, revised, "Titles as they are used, and what other sources add")
    yield f"second versions of what was read: {len(revised)}"
    for statement in statements:
        state(ledger, key, statement)
    for raw in known.statements:
        state(ledger, key, facts.statement(raw, ids))
    yield f"{len(statements) + len(known.statements)} statements, each with its speaker, its day and its source"


def _agree(ledger: Ledger, key: KeyFile, offers: Sequence[Offer], note: str) -> None:
    placed = propose(ledger, key, offers, {"en": note})
    answer(ledger, key, placed.hash, accept=True)


def _draft_ids(known: facts.Facts, offers: Sequence[Offer], act: str) -> dict[str, str]:
    ids: dict[str, str] = {}
    for key, match in known.drafts.items():
        fitting = [place for place, offer in enumerate(offers, start=1) if match.fits(offer.kind, offer.content)]
        if len(fitting) != 1:
            raise facts.FactsError(f"{len(fitting)} drafts of the seed story fit", where=key, expected="exactly one")
        ids[key] = f"{act}.{fitting[0]}"
    return ids


def fill_node(home: Path) -> None:
    """Make the observatory's key and its register on a node."""
    key = new_key("OBS", "Editor of the observatory")
    save(home, key)
    for line in fill(start(charter(key)), key):
        sys.stdout.write(f"  {line}\n")
        sys.stdout.flush()

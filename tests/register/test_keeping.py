"""The state of a register that is kept and made again is the state, whatever comes after it."""

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.acts import keeping as feeds_keeping
from kelisim.acts.envelope import Opened, Signed
from kelisim.acts.errors import ActError
from kelisim.acts.feed import Feeds, Placed
from kelisim.acts.keeping import KeptFeeds
from kelisim.acts.line import Branches, Story
from kelisim.model.charter import Charter
from kelisim.register import keeping
from kelisim.register.consent import Here, ProposalState
from kelisim.register.entries import EntryState, Version
from kelisim.register.fold import Outcome, Register
from kelisim.register.keeping import KeptRegister
from kelisim.register.words import Words
from tests.register.histories import any_order, placed_anew
from tests.register.histories import sampled as sampled_history
from tests.register.turmoil import Turmoil
from tests.register.turmoil import sampled as sampled_turmoil
from tests.world import Writer, founded, opened

STEPS = st.binary(min_size=4 + 4 * 20, max_size=4 + 4 * 120)
CHANCE = st.randoms(use_true_random=False)
WORDS = keeping.WORDS
Both = tuple[Feeds, Register]


def slots(value: Any) -> dict[str, Any]:
    """All that an object with slots holds."""
    return {name: plain(getattr(value, name)) for name in type(value).__slots__}


def plain(value: Any) -> Any:
    """A value in which proposals are known by their hashes; everything else that it holds is compared."""
    if isinstance(value, ProposalState):
        return value.hash
    if isinstance(value, Version):
        return value.proposal.hash, value.item
    if isinstance(value, Here | EntryState | Story):
        return slots(value)
    if isinstance(value, Branches):
        return vars(value)
    if isinstance(value, Words):
        return dict(value.items())
    if isinstance(value, Mapping):
        return {key: plain(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [plain(member) for member in value]
    return value


def all_of(both: Both) -> dict[str, Any]:
    """Everything that feeds and a register hold, whatever it is called: what is added one day is compared as well."""
    feeds, register = both
    feeds._index()
    return {
        "feeds": plain(vars(feeds)),
        "register": plain(vars(register)),
        "proposals": {act_hash: slots(state) for act_hash, state in register.proposals.items()},
        "order": [list(register.proposals), list(register.entries), *(list(getattr(register, name)) for name in WORDS)],
    }


def folded(charter: Charter, acts: Iterable[Placed]) -> Both:
    """The feeds and the register of these acts, as a node folds them."""
    both = Feeds(charter), Register(charter)
    for _ in outcomes(both, acts):
        pass
    return both


def outcomes(both: Both, acts: Iterable[Placed]) -> Iterable[Any]:
    """What each further act is said to change."""
    feeds, register = both
    for one in acts:
        outcome: Outcome = register.apply(feeds.resume(Opened(one.signed, one.hash, one.act)))
        touched = [slots(state) for state in outcome.proposals]
        yield outcome.void, touched, [slots(state) for state in outcome.entries], outcome.resettled


def made_again(charter: Charter, both: Both, acts: Sequence[Placed]) -> Both | None:
    """What is kept of feeds and a register, through bytes, made again from nothing but the acts' own bytes."""
    stored = {one.hash: one.signed for one in acts}

    def read(hashes: Sequence[str]) -> Mapping[str, Signed]:
        return {one: stored[one] for one in hashes}

    kept = feeds_keeping.keep(both[0]), keeping.keep(both[1])
    if None in kept:
        assert kept == (None, None)
        return None
    packed = msgspec.msgpack.encode(kept)
    feeds, register = msgspec.msgpack.decode(packed, type=tuple[KeptFeeds, KeptRegister])
    return feeds_keeping.restored(charter, feeds), keeping.restored(charter, register, read)


def check(charter: Charter, acts: Sequence[Placed], cut: int) -> bool:
    """Compare what was made again at a cut with what was folded, there and in the end; whether there was anything."""
    both = folded(charter, acts[:cut])
    again = made_again(charter, both, acts[:cut])
    if again is None:
        assert both[0].branches.any
        return False
    assert not both[0].branches.any
    # Heads and the places of the newest acts are asked for before the others become findable.
    assert again[0].heads() == both[0].heads()
    assert list(outcomes(again, acts[cut:])) == list(outcomes(both, acts[cut:]))
    assert all_of(again) == all_of(both)
    return True


@settings(max_examples=60)
@given(STEPS, CHANCE)
def test_what_is_made_again_is_what_was_kept(steps: bytes, chance: random.Random) -> None:
    """Kept at any act of a history of any acts, hostile Parties among them, in any order."""
    turmoil = Turmoil(steps)
    acts = placed_anew(turmoil.charter, any_order(turmoil.acts, chance))
    first = next((place for place, one in enumerate(acts) if one.branch is not None), len(acts))
    check(turmoil.charter, acts, chance.randint(0, first))
    check(turmoil.charter, acts, chance.randint(0, len(acts)))


@pytest.mark.parametrize("seed", range(6))
def test_long_histories_are_kept_at_several_acts(seed: int) -> None:
    """Of peaceful Parties and of others; something is kept in each."""
    for history in (sampled_history(seed, 160), sampled_turmoil(seed, 160)):
        acts = placed_anew(history.charter, history.acts)
        kept = [check(history.charter, acts, cut) for cut in range(0, len(acts), max(1, len(acts) // 4))]
        assert any(kept)


def test_nothing_is_kept_of_two_stories() -> None:
    """Neither of the feeds nor of the register."""
    writers = founded(("KAZ", "RUS"))
    kaz, twin = writers["KAZ"], Writer(writers["KAZ"].charter, "KAZ")
    for one in kaz.acts:
        twin.see(opened(one))
    kaz.state()
    acts = [*kaz.acts, twin.write(twin.stating(twin.head(), "2022-02-02"))]
    assert made_again(kaz.charter, folded(kaz.charter, placed_anew(kaz.charter, acts)), acts) is None


def test_feeds_that_are_made_again_refuse_what_the_feeds_refuse() -> None:
    """Before and after their acts were indexed: an act that is here already, and one with a past that is not whole."""
    writers = founded(("KAZ", "RUS"))
    kaz = writers["KAZ"]
    for _ in range(3):
        kaz.state()
    both = folded(kaz.charter, kaz.acts)
    again = made_again(kaz.charter, both, kaz.acts)
    assert again is not None
    early = kaz.acts[-2]
    assert again[0].holds(early.hash)
    assert not again[0].holds("0" * 64)
    with pytest.raises(ActError, match="here already"):
        again[0].place(Opened(early.signed, early.hash, early.act))
    with pytest.raises(ActError, match="rests on acts that are not here"):
        head = {**kaz.head(), "after": {"KAZ": kaz.acts[-1].hash, "RUS": "0" * 64}}
        again[0].place(Opened(early.signed, "1" * 64, kaz.stating(head, "2022-01-01")), trusted=True)


def test_words_are_read_when_they_are_asked_for() -> None:
    """One by one or all at once, and each once; what is not there is not read."""
    kaz = founded(("KAZ",))["KAZ"]
    acts = [kaz.state() for _ in range(5)]
    stored = {one.hash: one.signed for one in acts}
    asked: list[str] = []

    def read(hashes: Sequence[str]) -> Mapping[str, Signed]:
        asked.extend(hashes)
        return {one: stored[one] for one in hashes}

    words: Words[Any] = Words()
    words.leave([one.hash for one in acts[:4]], read)
    words[acts[4].hash] = acts[4].act
    assert (len(words), list(words), acts[0].hash in words, "0" * 64 in words) == (5, list(stored), True, False)
    assert asked == []
    assert words[acts[1].hash] == acts[1].act == words[acts[1].hash]
    assert asked == [acts[1].hash]
    assert list(words.values()) == [one.act for one in acts]
    assert dict(words.items()) == {one.hash: one.act for one in acts} == words
    assert sorted(asked) == sorted(one.hash for one in acts[:4])
    with pytest.raises(KeyError):
        words["0" * 64]

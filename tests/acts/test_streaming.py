"""Verification of a record as it is stored."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.acts import ed25519, streaming
from kelisim.acts.envelope import Opened, Signed, join_signatures, open_act, pre_authentication, sign_act
from kelisim.acts.errors import SignatureError, WrongRegisterError
from kelisim.acts.feed import Feeds, Placed
from kelisim.acts.keys import new_key
from kelisim.acts.rare import is_rare
from kelisim.acts.streaming import Verification
from kelisim.errors import KelisimError
from kelisim.model.act import Act, Appoint, Appointment, Signer
from kelisim.model.powers import Powers
from tests.world import KEYS, Writer, charter_of, exchange, founded, opened

CODES = ("KAZ", "RUS", "ARM")
DEPUTY = new_key("RUS", "Deputy of RUS", entropy=b"d" * 32)


def record() -> list[Opened]:
    """The acts of three Parties who answer, report and state, one of them by an appointed signer too."""
    world = founded(CODES)
    kaz, rus, arm = (world[code] for code in CODES)
    first = kaz.propose_new("one", CODES)
    kaz.accept(first)
    powers = Powers(kinds=("accept", "report", "state"))
    rus.write(Appoint(**rus.head(), body=Appointment(key=DEPUTY.record(), powers=powers)))
    exchange(world)
    arm.accept(first)
    act = rus.stating({**rus.head(), "by": Signer(office=DEPUTY.office, key=DEPUTY.key_id())}, "2022-01-01")
    rus.see(open_act(sign_act(act, DEPUTY.secret())))
    rus.accept(first)
    exchange(world)
    for writer in (kaz, rus, arm, kaz):
        writer.report(first.act.body.items[0].entry)
        writer.state()
    exchange(world)
    arm.state()
    return [opened(placed) for placed in arm.acts]


ACTS = record()
BYTES = [one.signed for one in ACTS]


def rows(acts: Sequence[Signed]) -> list[streaming.Row]:
    """Acts as they are stored."""
    return [(one.payload, one.signature) for one in acts]


def verified(acts: Sequence[Signed], workers: int = 1) -> Feeds:
    """The feeds of a record that holds."""
    verification = Verification(workers)
    assert verification.take(rows(acts)) == len(acts)
    assert verification.feeds is not None
    return verification.feeds


def test_it_takes_what_the_door_lets_in() -> None:
    """The feeds are those that the door gives, act by act."""
    feeds = Feeds(charter_of(CODES))
    for one in ACTS:
        feeds.add(feeds.place(one))
    found = verified(BYTES)
    assert (found.heads(), found.numbers()) == (feeds.heads(), feeds.numbers())
    assert all(found.holds(one.hash) for one in ACTS)


def test_nothing_verifies_as_nothing() -> None:
    """No acts are no register, and no error."""
    assert Verification().take([]) == 0
    assert Verification().numbers() == {}


@pytest.mark.parametrize("window", [1, 3, 500])
def test_more_acts_are_verified_on_top(window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Acts in two goes, and in windows of any size, verify as at once."""
    monkeypatch.setattr(streaming, "WINDOW", window)
    verification = Verification(1)
    assert verification.take(rows(BYTES[:9])) + verification.take(rows(BYTES[9:])) == len(BYTES)
    assert verification.numbers() == verified(BYTES).numbers()


def test_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """On two processes the feeds are the same, and an altered act is named."""
    monkeypatch.setattr(streaming, "FEW", 1)
    monkeypatch.setattr(streaming, "WINDOW", 4)
    assert verified(BYTES, workers=2).heads() == verified(BYTES).heads()
    bad = altered(BYTES, -2, "signature", 7, 1)
    with pytest.raises(SignatureError) as caught:
        Verification(2).take(rows(bad))
    assert caught.value.where == ACTS[-2].name()


def window_of(window: range) -> list[streaming.Row]:
    """A window of the record, as a process of its own reads it."""
    return rows(BYTES[window.start : window.stop])


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_read_what_is_stored(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Acts that are read by the windows' names verify as those that are handed over; an empty window is none."""
    monkeypatch.setattr(streaming, "FEW", 1)
    verification = Verification(workers)
    windows = [range(start, start + 3) for start in range(0, len(BYTES) + 6, 3)]
    assert verification.take_stored(windows, window_of) == len(BYTES)
    assert verification.feeds is not None
    assert verification.feeds.heads() == verified(BYTES).heads()


def talk() -> list[Opened]:
    """Acts of three Parties, who say several things in a row and then look at what the others said."""
    world = founded(CODES)
    for code in ("KAZ", "RUS", "KAZ", "ARM", "KAZ"):
        for _ in range(3):
            world[code].state()
        exchange(world)
    return [opened(placed) for placed in world["ARM"].acts]


TALK = talk()


@given(st.data())
def test_acts_in_a_row_are_taken_in_as_one_after_the_other(data: st.DataObject) -> None:
    """Windows cut anywhere give runs that leave the feeds as `place` and `add` do, whatever comes next."""
    feeds, strict = Feeds(charter_of(CODES)), Feeds(charter_of(CODES))
    start = len(CODES)
    for one in TALK[:start]:
        feeds.resume(one)
    while start < len(TALK):
        stop = data.draw(st.integers(start + 1, len(TALK)))
        for run in streaming.look(rows([one.signed for one in TALK[start:stop]]), feeds.register, feeds.publics):
            assert feeds.follow_all(run.hashes, run.party, run.number, run.after, run.key)
            assert not feeds.follow_all(run.hashes, run.party, run.number, run.after, run.key)
        start = stop
    for one in TALK:
        strict.add(strict.place(one, trusted=True))
    assert (feeds.heads(), feeds.numbers()) == (strict.heads(), strict.numbers())
    party = data.draw(st.sampled_from(CODES))
    number = strict.next_number(party)
    after = {**data.draw(_known()), party: strict.heads()[party]}
    new = Opened(TALK[-1].signed, "0" * 64, msgspec.structs.replace(_stating(party), number=number, after=after))
    assert _placed(feeds, new) == _placed(strict, new)


def _known() -> st.SearchStrategy[dict[str, str]]:
    """Some act of some of the Parties."""
    of = {code: [one.hash for one in TALK if one.act.party == code] for code in CODES}
    return st.fixed_dictionaries({}, optional={code: st.sampled_from(of[code]) for code in CODES})


def _stating(party: str) -> Act:
    return next(one.act for one in TALK if one.act.party == party and one.act.number > 1)


def _placed(feeds: Feeds, one: Opened) -> object:
    """What the door says: the act's line, past and roster, or what is wrong."""
    try:
        placed = feeds.place(one, trusted=True)
    except KelisimError as error:
        return str(error)
    return placed.line, placed.past, placed.roster


def test_a_run_ends_where_something_new_was_seen() -> None:
    """Three acts in a row are one run: of each later one nothing comes back but its hash."""
    feeds = verified([one.signed for one in TALK[: len(CODES)]])
    found = streaming.look(rows([one.signed for one in TALK[len(CODES) :]]), feeds.register, feeds.publics)
    assert [(run.party, len(run.hashes) // 32) for run in found] == [
        ("KAZ", 3), ("RUS", 3), ("KAZ", 3), ("ARM", 3), ("KAZ", 3)
    ]  # fmt: skip


def runs_of(acts: Sequence[Opened], known: int) -> list[tuple[str, int, int]]:
    """Party, first number and length of the runs after the first acts."""
    feeds = verified([one.signed for one in acts[:known]])
    found = streaming.look(rows([one.signed for one in acts[known:]]), feeds.register, feeds.publics)
    return [(run.party, run.number, len(run.hashes) // 32) for run in found]


def test_an_act_that_has_seen_more_begins_a_run() -> None:
    """Two acts of one feed stand side by side, and the second has seen what the first had not."""
    world = founded(CODES)
    kaz, rus = world["KAZ"], world["RUS"]
    first, second = (opened(kaz.state()) for _ in range(2))
    rus.see(first)
    third = opened(rus.state())
    rus.see(second)
    fourth, fifth = (opened(rus.state()) for _ in range(2))
    story = [opened(one) for one in founded(CODES)["ARM"].acts]
    acts = [*story, first, second, third, fourth, fifth]
    assert runs_of(acts, len(CODES)) == [("KAZ", 2, 2), ("RUS", 2, 1), ("RUS", 3, 2)]
    feeds = verified([one.signed for one in acts])
    with pytest.raises(KelisimError, match="not whole"):
        feeds.place(_with(rus, {**rus.head()["after"], "KAZ": first.hash}), trusted=True)


def test_an_act_of_another_party_or_key_begins_a_run() -> None:
    """Although its number follows, and what it names is what the next act of the run would name."""
    world = founded(CODES)
    kaz, rus = world["KAZ"], world["RUS"]
    for _ in range(2):
        rus.state()
    exchange({"KAZ": kaz, "RUS": rus})
    kaz.state()
    exchange({"KAZ": kaz, "RUS": rus})
    powers = Powers(kinds=("state",))
    rus.write(Appoint(**rus.head(), body=Appointment(key=DEPUTY.record(), powers=powers)))
    rus.state()
    deputy = rus.stating({**rus.head(), "by": Signer(office=DEPUTY.office, key=DEPUTY.key_id())}, "2022-01-01")
    rus.see(open_act(sign_act(deputy, DEPUTY.secret())))
    rus.state()
    acts = [opened(one) for one in rus.acts]
    at = len(acts) - 5
    assert acts[at].act.party == "KAZ"
    assert runs_of(acts, at) == [("KAZ", 2, 1), ("RUS", 4, 1), ("RUS", 5, 1), ("RUS", 6, 1), ("RUS", 7, 1)]
    numbers = [opened(one) for one in _two_with_numbers_that_follow()]
    assert runs_of(numbers, len(numbers) - 2) == [("KAZ", 3, 1), ("RUS", 4, 1)]


def _two_with_numbers_that_follow() -> list[Placed]:
    """The last two acts are of two Parties; the later names what the earlier's next would name."""
    world = founded(("KAZ", "RUS"))
    kaz, rus = world["KAZ"], world["RUS"]
    kaz.state()
    for _ in range(2):
        rus.state()
    exchange(world)
    kaz.state()
    exchange(world)
    rus.state()
    return rus.acts


@pytest.mark.parametrize(("changed", "problem"), [({"number": 7}, "follows number 2"), ({"party": "RUS"}, "RUS")])
def test_what_only_looks_like_the_next_of_a_run_is_refused(changed: dict[str, Any], problem: str) -> None:
    """A number that is left out, and another Party's name over the same key, beside an act that is right."""
    kaz = founded(CODES)["KAZ"]
    kaz.state()
    good = [opened(one) for one in kaz.acts]
    bad = msgspec.structs.replace(kaz.stating(kaz.head(), "2022-01-01"), **changed)
    story = [*(one.signed for one in good), sign_act(bad, KEYS["KAZ"].secret())]
    with pytest.raises(KelisimError, match=problem):
        verified(story)


def test_after_a_rare_act_the_whole_past_is_looked_at() -> None:
    """An act that names its author's last act alone is refused where that one, however rare, had seen more."""
    at = next(place for place, one in enumerate(ACTS) if isinstance(one.act, Appoint))
    feeds = verified(BYTES[: at + 1])
    rare = ACTS[at]
    alone = msgspec.structs.replace(_stating("RUS"), number=rare.act.number + 1, after={"RUS": rare.hash})
    assert feeds.follow("0" * 64, "RUS", alone.number, alone.after, alone.by.key) is None
    with pytest.raises(KelisimError, match="not whole"):
        feeds.place(Opened(rare.signed, "0" * 64, alone), trusted=True)


def _with(writer: Writer, after: dict[str, str]) -> Opened:
    act = writer.stating({**writer.head(), "after": after}, "2022-01-01")
    return Opened(BYTES[-1], "0" * 64, act)


def altered(acts: Sequence[Signed], at: int, part: str, place: int, flip: int) -> list[Signed]:
    """A record in which one byte of one act is flipped."""
    changed = list(acts)
    content = bytearray(getattr(changed[at], part))
    content[place % len(content)] ^= flip
    changed[at] = msgspec.structs.replace(changed[at], **{part: bytes(content)})
    return changed


@given(
    st.integers(0, len(ACTS) - 1),
    st.sampled_from(["payload", "signature"]),
    st.integers(0, 5_000),
    st.integers(1, 255),
)
def test_one_flipped_byte_anywhere_fails(at: int, part: str, place: int, flip: int) -> None:
    """One flipped byte in any payload or signature fails at that act: what came before it was taken."""
    verification = Verification(1)
    with pytest.raises(KelisimError):
        verification.take(rows(altered(BYTES, at, part, place, flip)))
    assert sum(verification.numbers().values()) == at


def test_an_act_left_out_or_out_of_order_fails() -> None:
    """Acts rest on those before them."""
    for at in range(1, len(BYTES) - 1):
        with pytest.raises(KelisimError):
            verified([*BYTES[:at], *BYTES[at + 1 :]])
    with pytest.raises(KelisimError):
        verified(BYTES[::-1])
    with pytest.raises(KelisimError):
        verified([*BYTES, BYTES[-1]])


def test_a_key_counts_from_its_appointment_on() -> None:
    """An act by a key that is appointed later is refused, although the window brings the key."""
    at = next(place for place, one in enumerate(ACTS) if isinstance(one.act, Appoint))
    rus = Writer(charter_of(CODES), "RUS")
    for one in ACTS[:at]:
        rus.see(one)
    early = rus.stating({**rus.head(), "by": Signer(office=DEPUTY.office, key=DEPUTY.key_id())}, "2022-01-01")
    with pytest.raises(KelisimError, match="is not one of RUS"):
        verified([*BYTES[:at], sign_act(early, DEPUTY.secret()), *BYTES[at:]])


def test_a_second_story_is_kept_and_what_follows_it_is_still_checked() -> None:
    """A branch is no error; a wrong signature after it is."""
    arm = Writer(charter_of(CODES), "ARM")
    for one in ACTS[:-3]:
        arm.see(one)
    other = arm.write(arm.stating(arm.head(), "2023-01-01"))
    story = [*BYTES, other.signed]
    assert verified(story).branches.forked() == {"ARM"}
    with pytest.raises(SignatureError):
        verified(altered(story, -1, "signature", 3, 1))


def test_signatures_by_more_than_one_key_are_checked_too() -> None:
    """Two signatures on an act that needs one: a stranger among them is refused, by the rules of the door."""
    payload = BYTES[-1].payload
    stranger = new_key("ARM", "Nobody", entropy=b"n" * 32)
    both = {key.key_id(): ed25519.sign(key.secret(), pre_authentication(payload)) for key in (KEYS["ARM"], stranger)}
    with pytest.raises(KelisimError, match="is not one of ARM"):
        verified([*BYTES[:-1], Signed(payload=payload, signature=join_signatures(both))])


def test_a_record_begins_with_the_founding() -> None:
    """Without the founding act first there is nothing to check against."""
    with pytest.raises(WrongRegisterError):
        Verification().take(rows(BYTES[3:]))


@given(st.data())
def test_the_quick_way_into_a_feed_is_never_wider_than_the_door(data: st.DataObject) -> None:
    """Whatever `follow` takes in, `place` lets in, with the same past; changed numbers, links and keys included."""
    feeds, strict = Feeds(charter_of(CODES)), Feeds(charter_of(CODES))
    at = data.draw(st.integers(len(CODES), len(ACTS) - 1))
    for one in ACTS[:at]:
        placed = strict.place(one, trusted=True)
        assert feeds.resume(one) == placed
        strict.add(placed)
    act = _changed(data, ACTS[at].act)
    if is_rare(act):
        return
    one = Opened(ACTS[at].signed, "0" * 64, act)
    took = feeds.follow(one.hash, act.party, act.number, act.after, act.by.key)
    if took is None:
        assert feeds.heads() == strict.heads()
        return
    placed = strict.place(one, trusted=True)
    strict.add(placed)
    assert took == (placed.line, placed.past, placed.roster)
    assert feeds.heads() == strict.heads()
    follower = msgspec.structs.replace(act, number=act.number + 1, after={**act.after, act.party: one.hash})
    assert feeds.place(Opened(one.signed, "1" * 64, follower), trusted=True).past == (
        strict.place(Opened(one.signed, "1" * 64, follower), trusted=True).past
    )


def _changed(data: st.DataObject, act: Act) -> Act:
    """An act with other links, another number, another key or another Party, or as it is."""
    hashes = st.sampled_from([one.hash for one in ACTS])
    after = dict(act.after)
    for code in data.draw(st.lists(st.sampled_from(CODES), max_size=2)):
        if data.draw(st.booleans()):
            after.pop(code, None)
        else:
            after[code] = data.draw(hashes)
    key = data.draw(st.sampled_from([act.by.key, act.by.key, DEPUTY.key_id(), KEYS["KAZ"].key_id()]))
    return msgspec.structs.replace(
        act,
        after=after,
        number=act.number + data.draw(st.sampled_from([0, 0, 0, 1, -1])),
        party=data.draw(st.sampled_from([act.party, act.party, "KAZ"])),
        by=Signer(office=act.by.office, key=key),
    )

"""Verification of a whole record from its bytes alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.acts.envelope import Opened, Signed, open_act, sign_act
from kelisim.acts.errors import MissingPastError, SignatureError, UnknownKeyError, WrongRegisterError
from kelisim.acts.verification import find_charter, verify
from kelisim.errors import KelisimError
from kelisim.model.act import Signer
from tests.world import KEYS, charter_of, exchange, founded, opened


def record() -> list[Opened]:
    """Ten acts of two Parties, of every kind."""
    world = founded(["KAZ", "RUS"])
    kaz, rus = world["KAZ"], world["RUS"]
    first = kaz.propose_new("one", ["KAZ", "RUS"])
    second = kaz.propose_new("two", ["KAZ", "RUS"])
    kaz.accept(first)
    exchange(world)
    rus.accept(first)
    rus.decline(second)
    rus.report("KAZ.2.1")
    rus.state("KAZ.2.1")
    exchange(world)
    kaz.state("KAZ.2.1")
    exchange(world)
    return [opened(placed) for placed in rus.acts]


ACTS = record()


def altered(one: Opened, part: str, place: int, flip: int) -> Opened:
    """An act with one flipped byte in a part, through the gate again under the name it is kept by."""
    payload, signature = bytearray(one.signed.payload), bytearray(one.signed.signature)
    changed = payload if part == "payload" else signature
    changed[place % len(changed)] ^= flip
    return open_act(Signed(payload=bytes(payload), signature=bytes(signature)), f"act {one.name()}:")


def test_an_unaltered_record_holds() -> None:
    """All acts hold; it says how many of whom, and gives them each after its past."""
    verified = verify(ACTS)
    assert verified.numbers == {"KAZ": 5, "RUS": 5}
    assert {one.hash for one in verified.acts} == {one.hash for one in ACTS}
    assert verified.charter == charter_of(["KAZ", "RUS"])


@given(st.permutations(ACTS), st.integers(1, 4))
def test_the_order_and_the_workers_do_not_matter(acts: list[Opened], workers: int) -> None:
    """The same acts in any order, on any number of threads, verify alike."""
    assert verify(acts, workers) == verify(ACTS)


@given(
    st.integers(0, len(ACTS) - 1),
    st.sampled_from(["payload", "signature"]),
    st.integers(0, 5_000),
    st.integers(1, 255),
)
def test_one_flipped_byte_anywhere_fails_and_names_the_act(at: int, part: str, place: int, flip: int) -> None:
    """One flipped byte in any payload or signature makes the whole fail, and the error names the altered act.

    An act whose Party or number was flipped is called by what its bytes now say.
    """
    try:
        bad = altered(ACTS[at], part, place, flip)
    except KelisimError as error:
        assert error.where.startswith(f"act {ACTS[at].name()}:")
        return
    with pytest.raises(KelisimError) as caught:
        verify([bad if number == at else one for number, one in enumerate(ACTS)])
    assert caught.value.where == bad.name()


@pytest.mark.parametrize("at", [0, 5])
def test_every_bit_of_a_signature_counts(at: int) -> None:
    """Each of the 512 bits of a signature, flipped by itself, makes the act's signature fail."""
    for bit in range(512):
        bad = altered(ACTS[at], "signature", bit // 8, 1 << bit % 8)
        with pytest.raises(SignatureError) as caught:
            verify([*ACTS[:at], bad, *ACTS[at + 1 :]], 1)
        assert caught.value.where == ACTS[at].name()


def test_an_altered_act_is_named_itself_and_not_those_that_rest_on_it() -> None:
    """Nothing that rests on the altered act is blamed, though its links no longer hold either."""
    at = next(place for place, one in enumerate(ACTS) if one.name() == "KAZ 2")
    payload = ACTS[at].signed.payload.replace(b'"one"', b'"won"')
    bad = open_act(Signed(payload=payload, signature=ACTS[at].signed.signature))
    with pytest.raises(SignatureError) as caught:
        verify([*ACTS[:at], bad, *ACTS[at + 1 :]])
    assert caught.value.where == "KAZ 2"


@pytest.mark.parametrize("at", range(len(ACTS)))
def test_an_act_taken_out_is_missed(at: int) -> None:
    """Only the last act can be left out unseen: whoever had it rests on it in the next one."""
    left = [*ACTS[:at], *ACTS[at + 1 :]]
    if any(ACTS[at].hash in one.act.after.values() for one in left):
        with pytest.raises(MissingPastError):
            verify(left)
    else:
        assert sum(verify(left).numbers.values()) == len(ACTS) - 1


def test_two_acts_with_one_number_are_told() -> None:
    """A record that holds both stories of a Party holds, and says that there are two."""
    world = founded(["KAZ"])
    kaz = world["KAZ"]
    head = kaz.head()
    acts = [opened(kaz.acts[0]), kaz.sign(kaz.stating(head, "2021")), kaz.sign(kaz.stating(head, "2022"))]
    verified = verify(acts)
    assert verified.forked == {"KAZ"}
    assert verified.numbers == {"KAZ": 3}


def test_a_repeated_act_is_one_act() -> None:
    """The same act twice is no second story."""
    assert verify([*ACTS, ACTS[3]]).numbers == {"KAZ": 5, "RUS": 5}


def test_acts_of_two_registers_do_not_verify_together() -> None:
    """An act of another register is named as such."""
    stranger = opened(founded(["BLR"])["BLR"].acts[0])
    with pytest.raises(WrongRegisterError) as caught:
        verify([*ACTS, stranger])
    assert caught.value.where == "BLR 1"


def test_a_signer_that_the_charter_does_not_name_is_refused() -> None:
    """A well-formed act by a key that is not the Party's is named."""
    writer = founded(["KAZ"])["KAZ"]
    act = writer.stating({**writer.head(), "by": Signer(office="Minister", key=KEYS["RUS"].key_id())}, "2021")
    stranger = open_act(sign_act(act, KEYS["RUS"].secret()))
    with pytest.raises(UnknownKeyError) as caught:
        verify([opened(writer.acts[0]), stranger])
    assert caught.value.where == "KAZ 2"


def test_without_a_founding_act_nothing_can_be_verified() -> None:
    """Keys come from the charter, so acts without one are refused."""
    with pytest.raises(WrongRegisterError):
        find_charter(one for one in ACTS if one.act.number > 1)
    with pytest.raises(WrongRegisterError):
        verify([])

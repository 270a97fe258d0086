"""The roster, rule by rule: who may sign at one point of a feed, who is refused at the door, and what is void.

KAZ has three root keys, two of which it takes. The office `minister` is appointed to everything that can be handed on,
`deputy` by the minister, `clerk` by the deputy, each to less.
"""

from collections.abc import Callable

import pytest

from kelisim.acts.envelope import Signed, join_signatures, open_act, sign_act
from kelisim.acts.errors import ActError, RekeyError, SignatureError, ThresholdError, UnknownKeyError
from kelisim.acts.feed import Placed
from kelisim.acts.profile import encode
from kelisim.acts.roster import Roster, roster_of
from kelisim.model.powers import Powers
from tests.world import KEYS, Writer, charter_of, key_of, member, office_key, roots_of

ONE, TWO, THREE = roots_of("KAZ", 2)
STRANGER = office_key("KAZ", "Stranger")
MINISTER, DEPUTY, CLERK = (office_key("KAZ", office) for office in ("Minister", "Deputy", "Clerk"))
NEW_ONE, NEW_TWO = office_key("KAZ", "New root"), office_key("KAZ", "Second new root")
ALL = Powers(kinds=("accept", "appoint", "propose", "report", "retire", "state"))
SOME = Powers(kinds=("appoint", "report", "retire", "state"))
FEW = Powers(kinds=("report", "state"))


class Office:
    """KAZ founded a register alone; its root keys appointed the minister, who appointed the deputy, and so on."""

    def __init__(self) -> None:
        self.kaz = Writer(charter_of(["KAZ"], thresholds={"KAZ": 2}), "KAZ")
        self.kaz.found()
        self.kaz.appoint(MINISTER, ALL)
        self.kaz.by(MINISTER).appoint(DEPUTY, SOME)
        self.kaz.by(DEPUTY).appoint(CLERK, FEW)

    def roster(self) -> Roster:
        """The roster under which KAZ's next act is signed."""
        return self.kaz.feeds.roster("KAZ")

    def offices(self) -> set[str]:
        """The offices of the appointed signers."""
        return {one.office for one in self.roster().signers.values()}

    def named_only(self) -> Placed | None:
        """A statement that names the first root key and is signed by the other two."""
        act = self.kaz.stating(self.kaz.head(), "2022")
        signatures = {key.key_id(): sign_act(act, key.secret()).signature for key in (TWO, THREE)}
        return self.kaz.see(open_act(Signed(payload=encode(act), signature=join_signatures(signatures))))


ALLOWED: list[tuple[str, Callable[[Office], object], set[str]]] = [
    ("1: any two of the root keys", lambda o: o.kaz.by(TWO, THREE).state(), {"Minister", "Deputy", "Clerk"}),
    ("2: or all three", lambda o: o.kaz.by(ONE, TWO, THREE).state(), {"Minister", "Deputy", "Clerk"}),
    (
        "3: a rekeying by two old and all new, and signers stay",
        lambda o: o.kaz.by(ONE, TWO, NEW_ONE).rekey(2, NEW_ONE),
        {"Minister", "Deputy", "Clerk"},
    ),
    (
        "3: a key may stay, and counts for both",
        lambda o: o.kaz.by(ONE, TWO).rekey(2, ONE, TWO, threshold=2),
        {"Minister", "Deputy", "Clerk"},
    ),
    (
        "3: the next version follows the last",
        lambda o: (o.kaz.by(ONE, TWO, NEW_ONE).rekey(2, NEW_ONE), o.kaz.by(NEW_ONE, NEW_TWO).rekey(3, NEW_TWO)),
        {"Minister", "Deputy", "Clerk"},
    ),
    (
        "3: a signer that becomes a root key is no signer any more, and its appointees stay",
        lambda o: o.kaz.by(ONE, TWO, DEPUTY).rekey(2, DEPUTY),
        {"Minister", "Clerk"},
    ),
    (
        "4: retired by the root keys, with all that it appointed",
        lambda o: o.kaz.by(ONE, TWO).retire(MINISTER),
        set(),
    ),
    ("4: retired by who appointed it", lambda o: o.kaz.by(MINISTER).retire(DEPUTY), {"Minister"}),
    ("5: retired by who appointed its appointer", lambda o: o.kaz.by(MINISTER).retire(CLERK), {"Minister", "Deputy"}),
    (
        "4: a signer retires nobody above it",
        lambda o: o.kaz.by(DEPUTY).retire(MINISTER),
        {"Minister", "Deputy", "Clerk"},
    ),
    ("5: nor itself", lambda o: o.kaz.by(DEPUTY).retire(DEPUTY), {"Minister", "Deputy", "Clerk"}),
    (
        "5: what goes beyond powers changes nothing",
        lambda o: o.kaz.by(CLERK).appoint(STRANGER, FEW),
        {"Minister", "Deputy", "Clerk"},
    ),
    (
        "5: nor does handing on more than one has",
        lambda o: o.kaz.by(DEPUTY).appoint(STRANGER, ALL),
        {"Minister", "Deputy", "Clerk"},
    ),
    (
        "5: nor does a rekeying by a signer",
        lambda o: o.kaz.by(MINISTER).rekey(2, MINISTER),
        {"Minister", "Deputy", "Clerk"},
    ),
    (
        "4: who was retired may be appointed again",
        lambda o: (o.kaz.by(ONE, TWO).retire(DEPUTY), o.kaz.by(ONE, TWO).appoint(DEPUTY, FEW)),
        {"Minister", "Deputy"},
    ),
]


@pytest.mark.parametrize(("act", "offices"), [pytest.param(*row[1:], id=row[0]) for row in ALLOWED])
def test_who_is_appointed_afterwards(act: Callable[[Office], object], offices: set[str]) -> None:
    """The door lets the act in, and then these offices are on the roster."""
    office = Office()
    act(office)
    assert office.offices() == offices


REFUSED: list[tuple[str, Callable[[Office], object], type[ActError], str]] = [
    ("2: one root key where it takes two", lambda o: o.kaz.by(ONE).state(), ThresholdError, "1 of the root keys"),
    (
        "2: a stranger beside enough",
        lambda o: o.kaz.by(ONE, TWO, STRANGER).state(),
        UnknownKeyError,
        "not one of KAZ's",
    ),
    ("2: a stranger instead", lambda o: o.kaz.by(ONE, STRANGER).state(), UnknownKeyError, "not one of KAZ's"),
    ("2: a signer beside a root key", lambda o: o.kaz.by(ONE, MINISTER).state(), UnknownKeyError, "not one of KAZ's"),
    (
        "2: another Party's key beside",
        lambda o: o.kaz.by(ONE, KEYS["RUS"]).state(),
        UnknownKeyError,
        "not one of KAZ's",
    ),
    ("4: two signatures of signers", lambda o: o.kaz.by(MINISTER, DEPUTY).state(), ThresholdError, "signs alone"),
    ("4: a signer with a root key", lambda o: o.kaz.by(MINISTER, ONE, TWO).state(), ThresholdError, "signs alone"),
    (
        "3: version left out",
        lambda o: o.kaz.by(ONE, TWO, NEW_ONE).rekey(3, NEW_ONE),
        RekeyError,
        "has version 3",
    ),
    (
        "3: version used before",
        lambda o: (
            o.kaz.by(ONE, TWO, NEW_ONE).rekey(2, NEW_ONE),
            o.kaz.by(NEW_ONE, NEW_TWO).rekey(2, NEW_TWO),
        ),
        RekeyError,
        "has version 2",
    ),
    (
        "3: too few of the old",
        lambda o: o.kaz.by(ONE, NEW_ONE).rekey(2, NEW_ONE),
        ThresholdError,
        "1 of the root keys",
    ),
    (
        "3: too few of the new",
        lambda o: o.kaz.by(ONE, TWO, NEW_ONE).rekey(2, NEW_ONE, NEW_TWO, threshold=2),
        ThresholdError,
        "1 of the new root keys",
    ),
    ("3: none of the new", lambda o: o.kaz.by(ONE, TWO).rekey(2, NEW_ONE), ThresholdError, "0 of the new root keys"),
    ("3: by the new alone", lambda o: o.kaz.by(NEW_ONE).rekey(2, NEW_ONE), UnknownKeyError, "not one of KAZ's"),
    (
        "3: a stranger beside old and new",
        lambda o: o.kaz.by(ONE, TWO, NEW_ONE, STRANGER).rekey(2, NEW_ONE),
        UnknownKeyError,
        "not one of KAZ's",
    ),
    (
        "6: an old root key after the rekeying",
        lambda o: (o.kaz.by(ONE, TWO, NEW_ONE).rekey(2, NEW_ONE), o.kaz.by(ONE, TWO).state()),
        UnknownKeyError,
        "not one of KAZ's",
    ),
    (
        "6: an old root key beside the new one",
        lambda o: (o.kaz.by(ONE, TWO, NEW_ONE).rekey(2, NEW_ONE), o.kaz.by(NEW_ONE, ONE).state()),
        UnknownKeyError,
        "not one of KAZ's",
    ),
    ("6: a key that was never there", lambda o: o.kaz.by(STRANGER).state(), UnknownKeyError, "not one of KAZ's"),
    (
        "6: a retired signer",
        lambda o: (o.kaz.by(ONE, TWO).retire(MINISTER), o.kaz.by(MINISTER).state()),
        UnknownKeyError,
        "not one of KAZ's",
    ),
    (
        "6: who was appointed by a retired signer",
        lambda o: (o.kaz.by(ONE, TWO).retire(MINISTER), o.kaz.by(CLERK).state()),
        UnknownKeyError,
        "not one of KAZ's",
    ),
    (
        "6: who was appointed beyond powers",
        lambda o: (o.kaz.by(CLERK).appoint(STRANGER, FEW), o.kaz.by(STRANGER).state()),
        UnknownKeyError,
        "not one of KAZ's",
    ),
    ("6: enough root keys, but not the one named", lambda o: o.named_only(), UnknownKeyError, "has not signed it"),
]


@pytest.mark.parametrize(("act", "error", "says"), [pytest.param(*row[1:], id=row[0]) for row in REFUSED])
def test_who_is_refused_at_the_door(act: Callable[[Office], object], error: type[ActError], says: str) -> None:
    """The act is nobody's: the error's leaf says which rule is broken, and nothing is taken in."""
    office = Office()
    with pytest.raises(ActError, match=says) as caught:
        act(office)
    assert type(caught.value) is error
    assert caught.value.where.startswith("KAZ ")
    assert office.kaz.feeds.numbers()["KAZ"] == len(office.kaz.acts)


def test_every_signature_has_to_hold() -> None:
    """Of several signatures, one that does not hold is enough to refuse the act."""
    kaz = Office().kaz
    act = kaz.stating(kaz.head(), "2022")
    other = kaz.stating({**kaz.head(), "at": "2022-01-01T00:00:00Z"}, "2022")
    signatures = {
        ONE.key_id(): sign_act(act, ONE.secret()).signature,
        TWO.key_id(): sign_act(other, TWO.secret()).signature,
    }
    payload = sign_act(act, ONE.secret()).payload
    with pytest.raises(SignatureError):
        kaz.see(open_act(Signed(payload=payload, signature=join_signatures(signatures))))


def test_signers_cannot_hang_on_one_another_in_a_circle() -> None:
    """A root key that is replaced and then appointed by its own appointee hangs on it, and not it on the root key."""
    office = Office()
    office.kaz.by(ONE, TWO, NEW_ONE).rekey(2, NEW_ONE)
    office.kaz.by(MINISTER).appoint(ONE, ALL)
    office.kaz.by(ONE).retire(MINISTER)
    assert office.offices() == {"Minister", "Deputy", "Clerk", ONE.office}
    office.kaz.by(NEW_ONE).retire(MINISTER)
    assert office.offices() == set()


def test_nor_through_a_signer_that_was_a_root_key_for_a_while() -> None:
    """A signer that became a root key, was replaced and is appointed again by its appointee hangs on it alone."""
    office = Office()
    office.kaz.by(ONE, TWO, MINISTER).rekey(2, MINISTER)
    office.kaz.by(MINISTER, NEW_ONE).rekey(3, NEW_ONE)
    office.kaz.by(DEPUTY).appoint(MINISTER, FEW)
    office.kaz.by(NEW_ONE).retire(DEPUTY)
    assert office.offices() == set()


def test_signers_keep_their_appointers_through_a_rekeying() -> None:
    """Who appointed whom is not forgotten when root keys change."""
    office = Office()
    office.kaz.by(ONE, TWO, NEW_ONE).rekey(2, NEW_ONE)
    office.kaz.by(NEW_ONE).retire(MINISTER)
    assert office.offices() == set()


def test_the_roster_of_a_feed_begins_with_the_charter() -> None:
    """Version 1 has the root keys and the threshold of the charter, and no signers."""
    roster = roster_of(member("ARM", threshold=2))
    assert (roster.version, roster.threshold, roster.signers) == (1, 2, {})
    assert roster.roots == {key.key_id() for key in roots_of("ARM", 2)}
    assert roster_of(member("KGZ")).roots == {key_of("KGZ").key_id()}


def test_only_root_keys_are_not_limited() -> None:
    """A root key has no powers that could be exceeded, an appointed signer has those it was given."""
    roster = Office().roster()
    assert roster.powers(ONE.key_id()) is None
    assert roster.powers(CLERK.key_id()) == FEW

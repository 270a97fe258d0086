"""The charter as an entry: who joins, who leaves, what changes, and what cannot.

KAZ and RUS have founded a register. ARM is a stranger to it until a version of the charter names it.
"""

from collections.abc import Callable

import msgspec
import pytest

from kelisim.acts.errors import WrongRegisterError
from kelisim.acts.line import acceded_line
from kelisim.model.charter import CHARTER_ENTRY, Observer, Quorum, Succession
from kelisim.model.item import CharterItem, Item
from kelisim.register import void
from kelisim.register.charters import founding_item, voices_of
from kelisim.register.snapshot import snapshot
from tests.register.council import BOTH, FIVE, Council
from tests.register.histories import folded
from tests.world import Writer, amendment, field, measure, member, office_key, opened

IMPOSTOR = office_key("ARM", "Impostor")


def test_a_party_accedes() -> None:
    """A version of the charter that names ARM is agreed once KAZ, RUS and ARM itself have accepted it."""
    council = Council()
    wider = council.with_parties(member("ARM"))
    version = council.kaz.amend(wider)
    council.meet()
    council.arm.found(wider)
    council.all_accept(version)
    assert council.status(version) == "open"
    assert council.parties() == BOTH
    assert council.register().proposals[version.hash].waiting() == ("ARM",)
    council.all_accept(version, "ARM")
    assert council.status(version) == "agreed"
    assert council.parties() == ("ARM", "KAZ", "RUS")
    assert council.register().entries[CHARTER_ENTRY].current() == version.act.body.items[0]
    offered = council.arm.propose_new("by ARM", ["ARM", "RUS"])
    council.all_accept(offered, "ARM", "RUS")
    assert council.status(offered) == "agreed"
    said = council.arm.state()
    assert said.hash in council.register().statements


def test_before_it_accedes_it_only_answers_what_would_make_it_a_party() -> None:
    """ARM may found, accept and appoint; whatever else it writes before the version is agreed is void, and stays so."""
    council = Council()
    wider = council.with_parties(member("ARM"))
    version = council.kaz.amend(wider)
    council.meet()
    council.arm.found(wider)
    early = [council.arm.state(), council.arm.comment(version), council.arm.propose_new("early", ["ARM"])]
    council.all_accept(version, "KAZ", "RUS", "ARM")
    late = council.arm.state()
    assert [council.why(placed) for placed in early] == [void.NOT_A_PARTY] * 3
    assert council.why(late) is None


def test_who_founds_after_all_have_accepted_is_in_time() -> None:
    """The order of consents is free: ARM may found and accept last."""
    council = Council()
    assert council.status(council.accede()) == "agreed"


def test_a_newcomer_may_refuse() -> None:
    """ARM's refusal is enough, and the charter stays as it is."""
    council = Council()
    wider = council.with_parties(member("ARM"))
    version = council.all_accept(council.kaz.amend(wider))
    council.arm.found(wider)
    council.arm.decline(version)
    assert council.status(version) == "dead"
    assert council.parties() == BOTH
    assert council.why(council.arm.state()) == void.NOT_A_PARTY


def test_each_party_of_the_base_may_refuse() -> None:
    """RUS's refusal is enough, even where ARM and KAZ have accepted."""
    council = Council()
    wider = council.with_parties(member("ARM"))
    version = council.kaz.amend(wider)
    council.meet()
    council.arm.found(wider)
    council.all_accept(version, "ARM", "KAZ")
    council.rus.decline(version)
    assert council.status(version) == "dead"


def test_a_newcomer_comes_with_what_it_brings() -> None:
    """One proposal admits ARM and binds it by an entry: all or nothing."""
    council = Council()
    wider = council.with_parties(member("ARM"))
    version = council.kaz.amend(wider, None, measure("KAZ.2.2", "joint", ["ARM", "KAZ"]))
    council.meet()
    council.arm.found(wider)
    council.all_accept(version)
    assert "KAZ.2.2" not in council.register().entries
    council.all_accept(version, "ARM")
    assert council.register().entries["KAZ.2.2"].current().bound == ("ARM", "KAZ")


def test_a_party_leaves_and_takes_its_leave_of_entries_in_one_consent() -> None:
    """A version without RUS offers what bound RUS without it, in the same proposal; then RUS is bound by neither."""
    council = Council()
    joint = council.agreed(lambda entry: measure(entry, "joint", BOTH))
    alone = council.without("RUS")
    version = council.kaz.amend(alone, None, measure("KAZ.2.1", "alone", ["KAZ"], joint))
    council.all_accept(version, "KAZ")
    assert council.status(version) == "open"
    council.all_accept(version, "RUS")
    assert council.parties() == ("KAZ",)
    assert council.register().entries["KAZ.2.1"].current().bound == ("KAZ",)
    assert council.why(council.rus.state()) == void.NOT_A_PARTY
    assert council.why(council.rus.propose_new("late", ["RUS"])) == void.NOT_A_PARTY
    after = council.kaz.propose(measure("KAZ.2.1", "still alone", ["KAZ"], version))
    council.meet()
    assert council.why(council.rus.accept(after)) == void.NOT_BOUND
    council.kaz.accept(after)
    assert council.status(after) == "agreed"


def test_a_former_party_stays_bound_by_what_it_has_not_left() -> None:
    """Where an entry was not offered without RUS, its next version still needs RUS, which answers and does no more."""
    council = Council()
    joint = council.agreed(lambda entry: measure(entry, "joint", BOTH))
    council.all_accept(council.kaz.amend(council.without("RUS")))
    assert council.parties() == ("KAZ",)
    after = council.kaz.propose(measure("KAZ.2.1", "changed", BOTH, joint))
    council.all_accept(after, "KAZ")
    assert council.status(after) == "open"
    council.all_accept(after, "RUS")
    assert council.status(after) == "agreed"
    freed = council.kaz.propose(measure("KAZ.2.1", "freed", ["KAZ"], after))
    council.all_accept(freed, "KAZ", "RUS")
    assert council.status(freed) == "agreed"
    back = council.kaz.propose(measure("KAZ.2.1", "bound again", BOTH, freed))
    assert council.why(back) == void.UNKNOWN_PARTY


def test_a_party_that_left_comes_back_under_its_keys() -> None:
    """RUS is named again by a later version and goes on with its feed."""
    council = Council()
    away = council.all_accept(council.kaz.amend(council.without("RUS")))
    again = council.kaz.amend(council.charter, away)
    council.all_accept(again, "KAZ", "RUS")
    assert council.parties() == BOTH
    assert council.why(council.rus.state()) is None


def test_a_party_is_renamed() -> None:
    """A new name stands beside the code, under which its acts stay: neither a key nor an entry changes."""
    council = Council()
    renamed = tuple(
        msgspec.structs.replace(party, known_as="ROS", name={"en": "Renamed"}) if party.code == "RUS" else party
        for party in council.charter.parties
    )
    version = council.all_accept(council.kaz.amend(council.changed(parties=renamed)))
    assert council.status(version) == "agreed"
    assert [party.known_as for party in council.register().charter.parties] == [None, "ROS"]
    assert council.why(council.rus.state()) is None


def test_observers_come_and_go_by_consent_and_sign_nothing() -> None:
    """Who may read is part of the charter; an observer has no feed."""
    council = Council()
    watched = council.changed(observers=(Observer(code="UZB", name={"en": "Uzbekistan"}),))
    council.all_accept(council.kaz.amend(watched))
    assert [one.code for one in council.register().charter.observers] == ["UZB"]
    watcher = Writer(council.charter, "UZB")
    for placed in council.kaz.acts:
        watcher.see(opened(placed))
    with pytest.raises(WrongRegisterError):
        watcher.found(watched)


def test_of_two_versions_of_the_charter_one_is_agreed() -> None:
    """Versions of the charter are rivals like those of any entry: who has accepted one declines the other."""
    council = Council()
    wider = council.kaz.amend(council.with_parties(member("ARM")))
    watched = council.rus.amend(council.changed(observers=(Observer(code="UZB", name={"en": "Uzbekistan"}),)))
    council.all_accept(watched)
    assert (council.status(watched), council.status(wider)) == ("agreed", "dead")
    council.arm.found(council.with_parties(member("ARM")))
    council.arm.accept(wider)
    assert council.parties() == BOTH


def test_where_fewer_than_all_decide_on_the_charter_a_party_can_be_left_out() -> None:
    """With a quorum for the charter itself, two of three change it; who would join accepts for itself all the same."""
    council = Council(("KAZ", "RUS", "BLR"), (Quorum(kind="charter", k=2),))
    version = council.all_accept(council.kaz.amend(council.without("BLR")))
    assert council.status(version) == "agreed"
    assert council.parties() == BOTH
    assert council.why(council.world["BLR"].state()) == void.NOT_A_PARTY


def test_a_quorum_of_a_later_version_counts_for_what_is_proposed_under_it() -> None:
    """A version that lowers the quorum changes nothing of what was proposed before."""
    council = Council(("KAZ", "RUS", "BLR"))
    base = council.agreed(lambda entry: field(entry, "energy", ["BLR", *BOTH]), "KAZ", "RUS", "BLR")
    before = council.kaz.propose(field("KAZ.2.1", "oil", ["BLR", *BOTH], base))
    lower = council.changed(quorums=(Quorum(kind="field", k=2),))
    council.all_accept(council.kaz.amend(lower), "KAZ", "RUS", "BLR")
    after = council.kaz.propose(field("KAZ.2.1", "gas", ["BLR", *BOTH], base))
    council.world["BLR"].decline(before)
    assert (council.status(before), council.status(after)) == ("dead", "open")
    council.world["BLR"].decline(after)
    assert council.status(after) == "open"
    council.all_accept(after)
    assert council.status(after) == "agreed"


def test_a_quorum_is_more_than_half_of_those_it_concerns_even_where_the_charter_shrank() -> None:
    """Two of three are not enough for an entry that binds five: two rivals could have two each."""
    council = Council(FIVE)
    base = council.agreed(lambda entry: field(entry, "energy", FIVE), *FIVE)
    small = council.changed(council.without("KGZ", "ARM"), quorums=(Quorum(kind="field", k=2),))
    council.all_accept(council.kaz.amend(small), *FIVE)
    assert council.parties() == ("BLR", "KAZ", "RUS")
    one = council.kaz.propose(field("KAZ.2.1", "oil", FIVE, base))
    other = council.rus.propose(field("KAZ.2.1", "gas", FIVE, base))
    council.all_accept(one, "KAZ", "RUS")
    assert council.status(one) == "open"
    council.all_accept(other, "KGZ", "ARM")
    assert council.status(other) == "open"
    council.all_accept(one, "BLR")
    assert (council.status(one), council.status(other)) == ("agreed", "dead")


def test_rivals_under_two_charters_are_never_both_agreed() -> None:
    """One rival needs all of five, proposed before the quorum; one needs three. Who accepts one declines it."""
    council = Council(FIVE)
    base = council.agreed(lambda entry: field(entry, "energy", FIVE), *FIVE)
    strict = council.kaz.propose(field("KAZ.2.1", "oil", FIVE, base))
    council.all_accept(council.kaz.amend(council.changed(quorums=(Quorum(kind="field", k=3),))), *FIVE)
    loose = council.rus.propose(field("KAZ.2.1", "gas", FIVE, base))
    council.all_accept(loose, "RUS", "BLR", "KGZ")
    council.all_accept(strict, "KAZ", "ARM")
    assert (council.status(loose), council.status(strict)) == ("agreed", "dead")


def test_a_stranger_that_a_void_proposal_names_is_not_heard() -> None:
    """KAZ names ARM in a version that is void; ARM can begin its feed, and nothing in it counts, then or later."""
    council = Council()
    wider = council.with_parties(member("ARM"))
    broken = council.kaz.propose(
        CharterItem(entry=CHARTER_ENTRY, bound=("KAZ",), base=council.register().id, content=wider)
    )
    assert council.why(broken) == void.CHARTER_BROKEN
    council.arm.found(wider)
    said = [council.arm.state(), council.arm.propose_new("mine", ["ARM"]), council.arm.comment("CHARTER.1.1")]
    assert [council.why(placed) for placed in said] == [void.NOT_A_PARTY] * 3
    before = snapshot(council.register())["void"]
    council.rus.amend(council.changed(purpose={"en": "Something else"}))
    assert before.items() <= snapshot(council.register())["void"].items()


def test_a_stranger_with_the_same_code_and_other_keys_is_not_the_party() -> None:
    """Two versions name ARM with different keys. Each speaks for its own alone, and only one becomes a Party."""
    council = Council()
    wider, forged = council.with_parties(member("ARM")), council.with_parties(member("ARM", IMPOSTOR))
    true = council.kaz.amend(wider)
    false = council.rus.amend(forged)
    council.meet()
    impostor = Writer(council.charter, "ARM", (IMPOSTOR,))
    for placed in council.kaz.acts:
        impostor.see(opened(placed))
    council.arm.found(wider)
    impostor.found(forged)
    wrong = impostor.accept(true)
    right = impostor.accept(false)
    for placed in impostor.acts[-3:]:
        council.kaz.see(opened(placed))
    for writer in (council.kaz, council.rus):
        for placed in council.kaz.acts:
            writer.see(opened(placed))
        writer.accept(true)
    council.arm.accept(true)
    for placed in (*council.rus.acts, *council.arm.acts):
        council.kaz.see(opened(placed))
    said = impostor.state()
    council.kaz.see(opened(said))
    register = folded(council.charter, council.kaz.acts)
    assert register.void[wrong.hash].code == void.NOT_BOUND
    assert right.hash not in register.void
    assert register.void[said.hash].code == void.NOT_A_PARTY
    assert register.proposals[true.hash].status() == "agreed"
    assert register.proposals[false.hash].status() == "dead"
    assert voices_of(register.charter, council.charter) == {"KAZ", "RUS", acceded_line(member("ARM"))}
    assert register.here.branches.forked() == frozenset()


def test_the_founding_charter_is_the_first_version() -> None:
    """It has no proposal of its own: the register's id stands for it as a base, and it binds those that it names."""
    council = Council()
    register = council.register()
    assert founding_item(council.charter).bound == BOTH
    assert register.charter == council.charter
    assert register.version_in(CHARTER_ENTRY, {}) == founding_item(council.charter)
    assert register.known(CHARTER_ENTRY, {}) == "charter"
    assert CHARTER_ENTRY not in register.entries


def _base(council: Council) -> str:
    return council.register().id


def _charter_item(council: Council, **changed: object) -> Item:
    return msgspec.structs.replace(amendment(council.charter, _base(council)), **changed)


REASONS: list[tuple[str, Callable[[Council], object], str]] = [
    (
        void.CHARTER_BROKEN,
        lambda c: c.kaz.propose(_charter_item(c, bound=("KAZ",))),
        "A version of the charter binds the Parties that it names, and no others.",
    ),
    (
        void.CHARTER_BROKEN,
        lambda c: c.kaz.propose(_charter_item(c, content=c.without("RUS"))),
        "A version of the charter binds the Parties that it names, and no others.",
    ),
    (
        void.CHARTER_BROKEN,
        lambda c: c.kaz.amend(
            c.changed(parties=(c.charter.parties[0], member("RUS", office_key("RUS", "Taken over"))))
        ),
        "RUS changes its root keys by itself, by `rekey`.",
    ),
    (
        void.CHARTER_BROKEN,
        lambda c: c.kaz.amend(c.changed(parties=(c.charter.parties[0], member("RUS", threshold=2)))),
        "RUS changes its root keys by itself, by `rekey`.",
    ),
    (
        void.CHARTER_BROKEN,
        lambda c: c.kaz.amend(
            c.changed(parties=(c.charter.parties[0], member("RUS", office_key("RUS", "Taken over")))),
            c.all_accept(c.kaz.amend(c.without("RUS"))),
        ),
        "RUS changes its root keys by itself, by `rekey`.",
    ),
    (
        void.CHARTER_BROKEN,
        lambda c: c.kaz.amend(c.changed(demonstration=True)),
        "Whether it is a demonstration, and what it succeeds, stay as they were founded.",
    ),
    (
        void.CHARTER_BROKEN,
        lambda c: c.kaz.amend(c.changed(succeeds=Succession(register="a" * 64, heads={"KAZ": "b" * 64}))),
        "Whether it is a demonstration, and what it succeeds, stay as they were founded.",
    ),
    (
        void.KIND_CHANGED,
        lambda c: c.kaz.propose(_charter_item(c, entry="KAZ.2.1", base=None)),
        "The charter is CHARTER.1.1, and there is no second one.",
    ),
    (
        void.KIND_CHANGED,
        lambda c: c.kaz.propose(measure(CHARTER_ENTRY, "no charter", BOTH, _base(c))),
        "CHARTER.1.1 is a charter and cannot become a measure.",
    ),
    (
        void.KIND_CHANGED,
        lambda c: c.kaz.propose(
            _charter_item(c, entry="KAZ.2.1", base=c.agreed(lambda entry: measure(entry, "joint", BOTH)).hash)
        ),
        "KAZ.2.1 is a measure and cannot become a charter.",
    ),
    (
        void.WRONG_ENTRY_ID,
        lambda c: c.kaz.propose(_charter_item(c, base=None)),
        "A new entry here is called KAZ.2.1, not CHARTER.1.1.",
    ),
    (
        void.ENTRY_TWICE,
        lambda c: c.kaz.amend(c.charter, None, _charter_item(c)),
        "It offers two versions of CHARTER.1.1.",
    ),
    (
        void.BASE_NOT_AGREED,
        lambda c: c.kaz.amend(c.charter, "f" * 64),
        "The version of CHARTER.1.1 that it replaces was not agreed in its past.",
    ),
    (
        void.BASE_NOT_AGREED,
        lambda c: c.kaz.amend(c.charter, c.kaz.amend(c.without("RUS"))),
        "The version of CHARTER.1.1 that it replaces was not agreed in its past.",
    ),
    (
        void.BASE_NOT_AGREED,
        lambda c: c.kaz.propose(measure("KAZ.2.1", "founding as base", BOTH, _base(c))),
        "The version of KAZ.2.1 that it replaces was not agreed in its past.",
    ),
    (
        void.UNKNOWN_PARTY,
        lambda c: c.kaz.propose_new("with a stranger", ["ARM", "KAZ"]),
        "It binds ARM, whom the charter does not name.",
    ),
    (
        void.UNKNOWN_PARTY,
        lambda c: (c.all_accept(c.kaz.amend(c.without("RUS"))), c.kaz.propose_new("with a former Party", BOTH)),
        "It binds RUS, whom the charter does not name.",
    ),
    (
        void.NOT_A_PARTY,
        lambda c: (c.all_accept(c.kaz.amend(c.without("KAZ"))), c.kaz.state()),
        "The charter in its past does not name KAZ as a Party.",
    ),
    (
        void.NOT_A_PARTY,
        lambda c: (c.all_accept(c.kaz.amend(c.without("KAZ"))), c.kaz.amend(c.charter)),
        "The charter in its past does not name KAZ as a Party.",
    ),
    (
        void.NOT_A_PARTY,
        lambda c: (c.all_accept(c.kaz.amend(c.without("KAZ"))), c.kaz.notify(CHARTER_ENTRY)),
        "The charter in its past does not name KAZ as a Party.",
    ),
]


@pytest.mark.parametrize(("code", "act", "reason"), [pytest.param(*row, id=f"{row[0]}: {row[2]}") for row in REASONS])
def test_what_the_charter_does_not_allow_is_void(code: str, act: Callable[[Council], object], reason: str) -> None:
    """KAZ's last act is kept with this reason, and the entries and the charter are as they would be without it."""
    council = Council()
    act(council)
    register = council.register()
    placed = next(one for one in reversed(council.kaz.acts) if one.act.party == "KAZ")
    assert (register.void[placed.hash].code, register.void[placed.hash].reason) == (code, reason)
    without = snapshot(folded(council.charter, [one for one in council.kaz.acts if one is not placed]))
    after = snapshot(register)
    assert (after["entries"], after["charter"]) == (without["entries"], without["charter"])


def test_every_reason_of_the_charter_is_told() -> None:
    """The table above has the reasons that only the charter can give."""
    assert {row[0] for row in REASONS} >= {void.CHARTER_BROKEN, void.NOT_A_PARTY}

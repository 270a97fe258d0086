"""Two stories: what is disputed where a Party has signed two acts with one number, and what is not.

KAZ's key was stolen: `thief` signs with it as `kaz` does, and neither has seen what the other signs. RUS and BLR are
honest. An act names one head of each feed: who has both stories names the head of one, and an act of somebody who had
seen the other. Every register here is folded in many orders, in each of which another story may come first.
"""

from collections.abc import Callable

import msgspec
import pytest

from kelisim.acts.feed import Placed
from kelisim.acts.line import acceded_line
from kelisim.model.charter import CHARTER_ENTRY, Quorum
from kelisim.model.powers import Powers
from kelisim.register import void
from tests.register.histories import folded
from tests.register.theft import ALL, Theft, show
from tests.world import (
    Writer,
    charter_of,
    field,
    measure,
    member,
    office_key,
)

IMPOSTOR = office_key("ARM", "Impostor")
POWERS = Powers(kinds=("state",))


def test_a_stolen_key_is_found_out() -> None:
    """Both acts are kept, KAZ is known to have told two stories, and nobody else is."""
    theft = Theft()
    theft.kaz.state()
    theft.thief.report("KAZ.2.1")
    assert theft.register().here.branches.forked() == {"KAZ"}


def test_what_was_agreed_before_stays_agreed() -> None:
    """Acceptances from before the two stories part stand, whatever came after."""
    theft = Theft()
    theft.kaz.state()
    theft.thief.state("KAZ.2.1")
    register = theft.register()
    assert {"KAZ.2.1", "KAZ.2.2", "KAZ.2.3"} <= register.entries.keys()
    assert register.disputed == {}
    assert register.proposals[theft.first.hash].status() == "agreed"


def test_what_was_accepted_in_one_story_is_disputed() -> None:
    """All three have accepted, KAZ in one of its stories: not agreed, not lost, shown beside what was agreed before."""
    theft = Theft()
    new = theft.revise(theft.rus, "new plan")
    show(theft.rus, theft.kaz, theft.blr)
    theft.kaz.accept(new)
    theft.rus.accept(new)
    theft.blr.accept(new)
    theft.thief.state()
    register = theft.register()
    assert register.proposals[new.hash].status() == "disputed"
    state = register.entries["KAZ.2.1"]
    assert [version.proposal.hash for version in state.versions] == [theft.first.hash]
    assert [version.proposal.hash for version in state.disputed] == [new.hash]


def test_a_new_entry_of_one_story_has_no_agreed_version() -> None:
    """It stands among the disputed entries alone."""
    theft = Theft()
    new = theft.kaz.propose(measure("KAZ.4.1", "of one story", ["KAZ"]))
    theft.kaz.accept(new)
    theft.thief.state()
    register = theft.register()
    assert "KAZ.4.1" not in register.entries
    assert [version.proposal.hash for version in register.disputed["KAZ.4.1"].disputed] == [new.hash]


def test_an_entry_that_two_stories_name_alike_is_shown_in_one_way() -> None:
    """`KAZ.4.1` is a measure in one story and a field in the other: both are disputed, in an order of their own."""
    theft = Theft()
    ours = theft.kaz.propose(measure("KAZ.4.1", "of one story", ["KAZ"]))
    theirs = theft.thief.propose(field("KAZ.4.1", "of-the-other", ["KAZ"]))
    theft.kaz.accept(ours)
    theft.thief.accept(theirs)
    register = theft.register()
    found = [version.proposal.hash for version in register.disputed["KAZ.4.1"].disputed]
    assert found == sorted([ours.hash, theirs.hash])


def test_rivals_in_two_stories_are_never_both_agreed() -> None:
    """KAZ accepts one version to RUS's face and another to BLR's; each has what it saw, together neither holds."""
    theft = Theft((Quorum(kind="measure", k=2),))
    one, other = theft.revise(theft.rus, "for RUS"), theft.revise(theft.blr, "for BLR")
    show(theft.rus, theft.kaz)
    show(theft.blr, theft.thief)
    theft.kaz.accept(one)
    theft.thief.accept(other)
    show(theft.kaz, theft.rus)
    show(theft.thief, theft.blr)
    theft.rus.accept(one)
    theft.blr.accept(other)
    views = [folded(theft.charter, writer.acts) for writer in (theft.rus, theft.blr)]
    assert views[0].proposals[one.hash].status() == "agreed"
    assert views[1].proposals[other.hash].status() == "agreed"
    assert theft.status(one) == theft.status(other) == "disputed"
    found = theft.register().entries["KAZ.2.1"].disputed
    assert {version.proposal.hash for version in found} == {one.hash, other.hash}


def test_what_the_honest_agree_on_without_the_double_tongue_is_not_disputed() -> None:
    """Where two of three are enough, RUS and BLR go on; KAZ's acceptance in one story is not needed."""
    theft = Theft((Quorum(kind="field", k=2),))
    new = theft.rus.propose(field("KAZ.2.3", "oil", ALL, theft.first))
    show(theft.rus, theft.kaz, theft.blr)
    theft.kaz.accept(new)
    theft.rus.accept(new)
    theft.thief.state()
    assert theft.status(new) == "disputed"
    theft.blr.accept(new)
    assert theft.status(new) == "agreed"
    assert theft.register().entries["KAZ.2.3"].disputed == []


def test_what_rests_on_a_disputed_version_is_disputed() -> None:
    """RUS alone is bound from the second version on, and changes it by itself: all of it rests on KAZ's consent."""
    theft = Theft()
    freed = theft.rus.propose(measure("KAZ.2.1", "RUS's alone", ["RUS"], theft.first))
    show(theft.rus, theft.kaz, theft.blr)
    theft.kaz.accept(freed)
    show(theft.kaz, theft.blr)
    theft.blr.accept(freed)
    show(theft.blr, theft.rus)
    theft.rus.accept(freed)
    alone = theft.rus.propose(measure("KAZ.2.1", "changed", ["RUS"], freed))
    theft.rus.accept(alone)
    assert theft.status(alone) == "agreed"
    theft.thief.decline(theft.first)
    assert theft.status(freed) == theft.status(alone) == "disputed"
    state = theft.register().entries["KAZ.2.1"]
    assert {version.proposal.hash for version in state.disputed} == {freed.hash, alone.hash}


def test_a_proposal_of_one_story_is_disputed_even_if_it_binds_others() -> None:
    """KAZ proposed it after the two stories parted, so that in the other story it does not exist."""
    theft = Theft()
    offered = theft.kaz.propose(measure("KAZ.4.1", "for others", ["BLR", "RUS"]))
    theft.thief.state()
    show(theft.kaz, theft.rus, theft.blr)
    theft.rus.accept(offered)
    theft.blr.accept(offered)
    assert theft.status(offered) == "disputed"
    assert "KAZ.4.1" in theft.register().disputed


def test_an_honest_answer_to_one_story_counts_where_only_that_story_was_seen() -> None:
    """RUS had no reason to doubt; its answer is valid and stands for ever, though the proposal is disputed."""
    theft = Theft()
    offered = theft.kaz.propose_new("for RUS", ["KAZ", "RUS"])
    theft.thief.state()
    show(theft.kaz, theft.rus)
    answer = theft.rus.accept(offered)
    register = theft.register()
    assert answer.hash not in register.void
    state = register.proposals[offered.hash]
    assert (state.status(), set(state.answers), state.waiting()) == ("disputed", {"RUS"}, ())


def test_the_acts_of_others_in_between_are_not_disputed() -> None:
    """RUS and BLR agree on something of theirs while they have seen one story, the other, or both."""
    theft = Theft()
    theft.kaz.state()
    theft.thief.state("KAZ.2.2")
    theft.both(theft.rus)
    new = theft.rus.propose_new("of two", ["BLR", "RUS"])
    show(theft.rus, theft.blr)
    theft.rus.accept(new)
    theft.blr.accept(new)
    assert theft.status(new) == "agreed"


def test_the_word_of_either_story_is_kept_and_does_not_count() -> None:
    """Reports, statements, notices and comments of both stories are on the record, marked; those from before count."""
    theft = Theft()
    before = theft.kaz.report("KAZ.2.1")
    show(theft.kaz, theft.thief)
    one = [theft.kaz.report("KAZ.2.1", "done"), theft.kaz.notify("KAZ.2.2"), theft.kaz.comment("KAZ.2.1")]
    other = [theft.thief.report("KAZ.2.1", "delayed"), theft.thief.state("KAZ.2.1"), theft.thief.notify("KAZ.2.2")]
    register = theft.register()
    kept = {*register.reports, *register.statements, *register.notices, *register.comments}
    assert {placed.hash for placed in (before, *one, *other)} == kept
    assert register.counts(before.hash, "KAZ", before.act.number)
    for placed in (*one, *other):
        assert not register.counts(placed.hash, "KAZ", placed.act.number)


def test_a_past_with_one_story_counts_it() -> None:
    """Whoever has seen one story alone judges as if there were no other: nothing is found out by guess."""
    theft = Theft()
    theft.kaz.state()
    told = theft.thief.report("KAZ.2.1")
    view = folded(theft.charter, theft.thief.acts)
    assert view.here.branches.forked() == frozenset()
    assert view.counts(told.hash, "KAZ", told.act.number)


def test_a_story_goes_on_for_whoever_has_not_seen_the_other() -> None:
    """KAZ writes on in its own story; those acts are valid, and do not count in all that is here."""
    theft = Theft()
    theft.thief.state()
    theft.kaz.state()
    further = theft.kaz.state("KAZ.2.1")
    register = theft.register()
    assert further.hash not in register.void
    assert not register.counts(further.hash, "KAZ", further.act.number)


def test_three_stories_at_one_number() -> None:
    """A third story is no worse than a second one, and whichever two a past holds part there."""
    theft = Theft()
    other = theft.another("2021-06-01T00:00:00Z")
    theft.writers.append(other)
    theft.kaz.state()
    theft.thief.state("KAZ.2.1")
    other.state("KAZ.2.2")
    show(other, theft.blr)
    theft.blr.state()
    offered = theft.thief.propose_new("of the second", ["KAZ", "RUS"])
    show(theft.thief, theft.rus)
    show(theft.blr, theft.rus)
    answer = theft.rus.accept(offered)
    assert theft.register().void[answer.hash].code == void.TWO_STORIES


def test_a_branch_of_a_branch() -> None:
    """The thief's story parts again later: what stands between is disputed by the first, whoever sees the second."""
    theft = Theft()
    theft.kaz.state()
    between = theft.thief.propose_new("between", ["KAZ", "RUS"])
    other = Writer(theft.charter, "KAZ")
    show(theft.thief, other)
    theft.writers.append(other)
    theft.thief.accept(between)
    other.decline(between)
    show(other, theft.blr)
    theft.blr.state()
    show(theft.thief, theft.rus)
    show(theft.blr, theft.rus)
    answer = theft.rus.accept(between)
    view = folded(theft.charter, theft.rus.acts)
    assert answer.hash not in view.void
    assert view.proposals[between.hash].status() == "disputed"
    assert set(view.proposals[between.hash].answers) == {"RUS"}
    register = theft.register()
    assert register.proposals[between.hash].status() == "disputed"
    assert answer.hash not in register.void


def test_stories_that_part_at_the_first_act() -> None:
    """KAZ founded twice. Both count as founding, and all else that it signed is disputed."""
    charter = charter_of(["KAZ", "RUS"])
    kaz, thief, rus = Writer(charter, "KAZ"), Writer(charter, "KAZ"), Writer(charter, "RUS")
    kaz.found()
    thief.see(thief.sign(thief.founding({**thief.head(), "at": "2021-05-01T00:00:00Z"})))
    rus.found()
    show(thief, rus)
    offered = rus.propose_new("joint", ["KAZ", "RUS"])
    alone = rus.propose_new("alone", ["RUS"])
    rus.accept(offered)
    rus.accept(alone)
    show(rus, kaz, thief)
    void_answer = kaz.accept(offered)
    answer = thief.accept(offered)
    theft = Theft()
    theft.charter, theft.writers = charter, [kaz, thief, rus]
    register = theft.register()
    assert register.is_founded()
    assert register.void[void_answer.hash].code == void.TWO_STORIES
    assert answer.hash not in register.void
    assert register.proposals[offered.hash].status() == "disputed"
    assert register.proposals[alone.hash].status() == "agreed"


def test_a_decline_in_one_story_does_not_free_the_way_twice() -> None:
    """RUS saw KAZ decline one version and accepted another; KAZ accepted the first elsewhere. Neither is agreed."""
    theft = Theft()
    one, other = theft.revise(theft.rus, "one"), theft.revise(theft.blr, "other")
    show(theft.rus, theft.kaz, theft.thief, theft.blr)
    show(theft.blr, theft.kaz, theft.thief, theft.rus)
    theft.rus.accept(one)
    theft.blr.accept(other)
    theft.thief.decline(one)
    show(theft.thief, theft.rus)
    theft.rus.accept(other)
    theft.kaz.accept(one)
    register = theft.register()
    agreed = [state.hash for state in register.proposals.values() if state.status() == "agreed"]
    assert agreed == [theft.first.hash]


def test_a_rival_is_not_dead_by_the_decline_of_one_story_once_both_are_seen() -> None:
    """Who has seen both stories may not accept a second version on the ground that KAZ declined the first in one."""
    theft = Theft()
    one, other = theft.revise(theft.rus, "one"), theft.revise(theft.rus, "other")
    theft.rus.accept(one)
    show(theft.rus, theft.kaz, theft.thief)
    theft.thief.decline(one)
    theft.kaz.state()
    theft.both(theft.rus)
    answer = theft.rus.accept(other)
    assert theft.register().void[answer.hash].code in {void.RIVAL_ACCEPTED, void.ALREADY_ANSWERED}


def test_an_answer_that_comes_after_both_stories_are_known_is_settled_too() -> None:
    """What is disputed is the same whether the last answer came before the second story or after it."""
    theft = Theft()
    theft.thief.state()
    theft.kaz.state()
    new = theft.revise(theft.rus, "new plan")
    show(theft.rus, theft.kaz, theft.blr)
    theft.rus.accept(new)
    theft.blr.accept(new)
    theft.kaz.accept(new)
    register = theft.register()
    assert [version.proposal.hash for version in register.entries["KAZ.2.1"].disputed] == [new.hash]


def test_an_entry_of_a_stranger_rests_on_its_accession() -> None:
    """With a quorum of two for the charter each stranger is a Party in one story and names an entry ARM.3.1."""
    theft = Theft((Quorum(kind="charter", k=2),))
    parties = theft.charter.parties
    wider = msgspec.structs.replace(theft.charter, quorums=(), parties=(*parties, member("ARM")))
    forged = msgspec.structs.replace(wider, parties=(*parties, member("ARM", IMPOSTOR)))
    arm, impostor = Writer(theft.charter, "ARM"), Writer(theft.charter, "ARM", (IMPOSTOR,))
    theft.writers += [arm, impostor]
    offered = []
    for kaz, honest, stranger, charter in (
        (theft.kaz, theft.rus, arm, wider),
        (theft.thief, theft.blr, impostor, forged),
    ):
        version = honest.amend(charter)
        honest.accept(version)
        show(honest, kaz)
        kaz.accept(version)
        show(kaz, stranger)
        stranger.found(charter)
        stranger.accept(version)
        offered.append(stranger.propose(measure("ARM.3.1", stranger.hands[0].office, ["ARM"])))
        stranger.accept(offered[-1])
        view = folded(theft.charter, stranger.acts)
        assert view.proposals[offered[-1].hash].status() == "agreed"
        assert view.entries[CHARTER_ENTRY].current().content == charter
    register = theft.register()
    assert [register.proposals[one.hash].status() for one in offered] == ["disputed", "disputed"]
    assert "ARM.3.1" not in register.entries
    found = [version.proposal.hash for version in register.disputed["ARM.3.1"].disputed]
    assert found == sorted(one.hash for one in offered)
    assert register.here.branches.forked() == {"KAZ"}
    assert acceded_line(member("ARM")) in register.here.heads


def test_accession_does_not_shake_what_the_founders_agreed_among_themselves() -> None:
    """KAZ told two stories of the accession; what RUS and BLR agreed under that charter does not rest on it."""
    theft = Theft()
    wider = msgspec.structs.replace(theft.charter, parties=(*theft.charter.parties, member("ARM")))
    arm = Writer(theft.charter, "ARM")
    theft.writers.append(arm)
    version = theft.rus.amend(wider)
    theft.rus.accept(version)
    show(theft.rus, theft.kaz, theft.blr, arm)
    theft.kaz.accept(version)
    theft.blr.accept(version)
    arm.found(wider)
    arm.accept(version)
    for source in (theft.kaz, theft.blr, arm):
        show(source, theft.rus, arm)
    founders = theft.rus.propose_new("of founders", ["RUS"])
    theft.rus.accept(founders)
    joint = theft.rus.propose_new("with ARM", ["ARM", "RUS"])
    theft.rus.accept(joint)
    show(theft.rus, arm)
    arm.accept(joint)
    assert theft.status(joint) == "agreed"
    theft.thief.state()
    assert theft.status(version) == theft.status(joint) == "disputed"
    assert theft.status(founders) == "agreed"


def proposed_in_one(theft: Theft) -> Placed:
    """A proposal in KAZ's story, which RUS has seen, as it has seen that there is another story."""
    offered = theft.kaz.propose_new("of one story", ["KAZ", "RUS"])
    theft.thief.state()
    theft.both(theft.rus)
    return offered


def agreed_in_one(theft: Theft) -> Placed:
    """An entry of KAZ alone, agreed in its story, which RUS has seen, as it has seen that there is another story."""
    new = theft.kaz.propose(measure("KAZ.4.1", "of one story", ["KAZ"]))
    theft.kaz.accept(new)
    theft.thief.state()
    theft.both(theft.rus)
    return new


def kaz_knows(theft: Theft) -> Writer:
    """KAZ, having seen that there is another story."""
    theft.kaz.state()
    theft.thief.state()
    theft.both(theft.kaz)
    return theft.kaz


def thief_knows(theft: Theft) -> Writer:
    """The thief, having seen that there is another story."""
    theft.thief.state()
    theft.kaz.state()
    show(theft.kaz, theft.rus)
    theft.rus.state()
    show(theft.rus, theft.thief)
    return theft.thief


REASONS: list[tuple[str, Callable[[Theft], Placed], str]] = [
    (
        void.TWO_STORIES,
        lambda t: kaz_knows(t).state(),
        "Its author had seen that KAZ signed two acts with number 4.",
    ),
    (
        void.TWO_STORIES,
        lambda t: kaz_knows(t).appoint(IMPOSTOR, POWERS),
        "Its author had seen that KAZ signed two acts with number 4.",
    ),
    (
        void.TWO_STORIES,
        lambda t: thief_knows(t).state(),
        "Its author had seen that KAZ signed two acts with number 4.",
    ),
    (
        void.TWO_STORIES,
        lambda t: t.rus.accept(proposed_in_one(t)),
        "KAZ had told two stories, and the proposal stands in one of them.",
    ),
    (
        void.BASE_NOT_AGREED,
        lambda t: t.rus.propose(measure("KAZ.4.1", "on it", ["KAZ"], agreed_in_one(t))),
        "The version of KAZ.4.1 that it replaces was not agreed in its past.",
    ),
    (
        void.UNKNOWN_ENTRY,
        lambda t: (agreed_in_one(t), t.rus.report("KAZ.4.1"))[-1],
        "KAZ.4.1 was not agreed in its past.",
    ),
    (
        void.UNKNOWN_PROPOSAL,
        lambda t: t.rus.comment(proposed_in_one(t)),
        "It comments on a proposal that its author had not seen.",
    ),
]


@pytest.mark.parametrize(("code", "act", "reason"), [pytest.param(*row, id=f"{row[0]}: {row[2]}") for row in REASONS])
def test_what_rests_on_two_stories_seen_is_void(code: str, act: Callable[[Theft], Placed], reason: str) -> None:
    """Who has seen both stories builds on neither: the last act is kept with this reason."""
    theft = Theft()
    placed = act(theft)
    found = theft.register().void[placed.hash]
    assert (found.code, found.reason) == (code, reason)


def test_every_reason_of_two_stories_is_told() -> None:
    """The table above has both ways in which two stories make an act void."""
    reasons = [row[2].split()[0] for row in REASONS if row[0] == void.TWO_STORIES]
    assert set(reasons) == {"Its", "KAZ"}

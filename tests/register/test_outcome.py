"""What the register says that one act changed, when it is applied."""

from kelisim.register import void
from kelisim.register.fold import Register
from tests.world import exchange, founded, measure

BOTH = ("KAZ", "RUS")


def test_an_act_says_what_it_changed() -> None:
    """A proposal itself, an answer its proposal, the answer that is enough the entry and the rivals that it ended."""
    writers = founded(BOTH)
    kaz, rus = writers["KAZ"], writers["RUS"]
    first = kaz.propose_new("Plant", BOTH)
    exchange(writers)
    acts = [*kaz.acts]
    register = Register(kaz.charter)
    for placed in acts:
        outcome = register.apply(placed)
    state = register.proposals[first.hash]
    assert (outcome.void, outcome.proposals, outcome.entries, outcome.resettled) == (None, (state,), (), False)
    outcome = register.apply(kaz.accept(first))
    assert (outcome.proposals, outcome.entries) == ((state,), ())
    outcome = register.apply(rus.accept(first))
    (entry,) = outcome.entries
    assert outcome.proposals == (state,)
    assert (entry.entry, entry.kind) == ("KAZ.2.1", "measure")
    assert register.entries == {"KAZ.2.1": entry}
    exchange(writers)
    one, other = (kaz.propose(measure("KAZ.2.1", title, BOTH, first)) for title in ("Dam", "Port"))
    exchange(writers)
    for placed in (one, other, kaz.accept(one)):
        register.apply(placed)
    exchange(writers)
    outcome = register.apply(rus.accept(one))
    assert {proposal.hash for proposal in outcome.proposals} == {one.hash, other.hash}
    assert outcome.entries == (entry,)


def test_a_void_act_says_why_and_a_void_proposal_is_kept() -> None:
    """With its hash, its reason and no effect; a void answer touches nothing."""
    writers = founded(BOTH)
    kaz = writers["KAZ"]
    register = Register(kaz.charter)
    for placed in kaz.acts:
        register.apply(placed)
    proposal = kaz.propose(measure("KAZ.9.1", "Plant", BOTH))
    outcome = register.apply(proposal)
    assert outcome.void is not None
    assert outcome.void.code == void.WRONG_ENTRY_ID
    (kept,) = outcome.proposals
    assert (kept.hash, kept.void, kept.status()) == (proposal.hash, outcome.void, "void")
    outcome = register.apply(kaz.accept(proposal))
    assert outcome.void is not None
    assert (outcome.void.code, outcome.proposals, outcome.entries) == (void.PROPOSAL_VOID, (), ())

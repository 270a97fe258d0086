"""What the register says that one act changed, when it is applied, and what it keeps of one side's words."""

import msgspec

from kelisim.acts.feed import Placed
from kelisim.acts.profile import register_id
from kelisim.model.charter import CHARTER_ENTRY, Quorum
from kelisim.model.item import CharterItem
from kelisim.model.powers import Powers
from kelisim.register import void
from kelisim.register.fold import Register
from tests.register.histories import folded
from tests.world import (
    Writer,
    charter_of,
    exchange,
    field,
    founded,
    indicator,
    instrument,
    measure,
    member,
    office_key,
    opened,
)

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


def test_words_are_kept_as_the_acts_that_say_them() -> None:
    """Reports, statements, notices, releases and comments, each by its hash; and all of them count."""
    writers = founded(("KAZ",))
    kaz = writers["KAZ"]
    first = kaz.propose(
        measure("KAZ.2.1", "Plant", ("KAZ",)),
        indicator("KAZ.2.2", "Output", ("KAZ",)),
        instrument("KAZ.2.3", "Agreement", ("KAZ",)),
    )
    kaz.accept(first)
    report, statement, notice = kaz.report("KAZ.2.1"), kaz.state("KAZ.2.1"), kaz.notify("KAZ.2.3")
    release, comment = kaz.release("KAZ.2.2"), kaz.comment("KAZ.2.1")
    register = folded(kaz.charter, kaz.acts)
    assert register.reports == {report.hash: report.act}
    assert register.statements == {statement.hash: statement.act}
    assert register.notices == {notice.hash: notice.act}
    assert register.releases == {release.hash: release.act}
    assert register.comments == {comment.hash: comment.act}
    assert register.counted(register.reports) == register.reports


def test_words_of_one_of_two_stories_are_kept_and_do_not_count() -> None:
    """The words that its author said before the two stories part count, and so do those of others."""
    charter = charter_of(BOTH)
    kaz, rus, twin = Writer(charter, "KAZ"), Writer(charter, "RUS"), Writer(charter, "KAZ")
    writers = {"KAZ": kaz, "RUS": rus}
    kaz.found()
    rus.found()
    exchange(writers)
    entry = rus.propose_new("Plant", BOTH)
    exchange(writers)
    for writer in writers.values():
        writer.accept(entry)
    exchange(writers)
    before = kaz.report("RUS.2.1")
    exchange({**writers, "twin": twin})
    one, other = kaz.report("RUS.2.1", "done"), twin.report("RUS.2.1", "delayed")
    of_rus = rus.report("RUS.2.1")
    exchange({**writers, "twin": twin})
    register = Register(charter)
    resettled = [placed.hash for placed in rus.acts if register.apply(placed).resettled]
    assert resettled == [other.hash]
    assert register.reports.keys() == {before.hash, one.hash, other.hash, of_rus.hash}
    assert register.counted(register.reports).keys() == {before.hash, of_rus.hash}


def test_words_on_an_entry_count_by_what_their_author_had_seen() -> None:
    """A report whose author had not seen the last consent is void, also where that consent came in before it."""
    writers = founded(BOTH)
    kaz, rus = writers["KAZ"], writers["RUS"]
    entry = kaz.propose_new("Plant", BOTH)
    kaz.accept(entry)
    exchange(writers)
    early = kaz.report("KAZ.2.1")
    consent = rus.accept(entry)
    register = Register(kaz.charter)
    for placed in [*rus.acts[:-1], consent, early]:
        register.apply(placed)
    assert register.void[early.hash].code == void.UNKNOWN_ENTRY
    assert register.reports == {}


def test_the_answer_that_is_enough_touches_rivals_that_do_not_bind_its_author() -> None:
    """BLR joins one of two versions: its acceptance ends the other, which never asked it."""
    writers = founded((*BOTH, "BLR"))
    kaz, rus, blr = writers.values()
    first = kaz.propose_new("Plant", BOTH)
    exchange(writers)
    kaz.accept(first)
    rus.accept(first)
    exchange(writers)
    one = kaz.propose(measure("KAZ.2.1", "Dam", (*BOTH, "BLR"), first))
    other = kaz.propose(measure("KAZ.2.1", "Port", BOTH, first))
    exchange(writers)
    kaz.accept(one)
    rus.accept(one)
    exchange(writers)
    register = folded(kaz.charter, blr.acts)
    outcome = register.apply(blr.accept(one))
    assert {proposal.hash for proposal in outcome.proposals} == {one.hash, other.hash}
    assert [entry.entry for entry in outcome.entries] == ["KAZ.2.1"]


def test_what_a_party_declined_itself_is_not_declined_again_by_accepting_a_rival() -> None:
    """Its answer stays the act that gave it, and is not implied."""
    writers = founded(BOTH)
    kaz, rus = writers.values()
    first = kaz.propose_new("Plant", BOTH)
    exchange(writers)
    kaz.accept(first)
    rus.accept(first)
    exchange(writers)
    one, other = (kaz.propose(measure("KAZ.2.1", title, BOTH, first)) for title in ("Dam", "Port"))
    declined, accepted = kaz.decline(other), kaz.accept(one)
    register = folded(kaz.charter, kaz.acts)
    given = register.proposals[other.hash].answers["KAZ"]
    assert (given.act, given.verb, given.implied) == (declined.hash, "decline", False)
    assert register.proposals[one.hash].answers["KAZ"].act == accepted.hash


def test_only_the_charter_rests_on_the_register_itself() -> None:
    """Another entry that names the register's id as its base has none, and a charter needs it or an agreed version."""
    writers = founded(("KAZ",))
    kaz = writers["KAZ"]
    entry = kaz.propose_new("Plant", ("KAZ",))
    kaz.accept(entry)
    based = kaz.propose(measure("KAZ.2.1", "Plant", ("KAZ",), register_id(kaz.charter)))
    baseless = kaz.amend(kaz.charter, "ab" * 32)
    rightful = kaz.amend(kaz.charter)
    register = folded(kaz.charter, kaz.acts)
    assert register.void[based.hash].code == void.BASE_NOT_AGREED
    assert register.void[baseless.hash].code == void.BASE_NOT_AGREED
    assert rightful.hash not in register.void


def test_a_proposal_beyond_its_signers_scope_is_kept_as_void() -> None:
    """It is shown with its reason, and answers to it are void for it."""
    writers = founded(("KAZ",))
    kaz = writers["KAZ"]
    clerk = office_key("KAZ", "Clerk")
    kaz.appoint(clerk, Powers(kinds=("propose",), entries=("indicator",)))
    offered = kaz.by(clerk).propose_new("Plant", ("KAZ",))
    register = folded(kaz.charter, kaz.acts)
    assert register.void[offered.hash].code == void.OUTSIDE_SCOPE
    assert register.proposals[offered.hash].status() == "void"


def test_the_founding_charter_stands_as_a_public_entry() -> None:
    """As if a proposal had made it, bound for the Parties that it names."""
    charter = charter_of(BOTH)
    item = Register(charter).version_in(CHARTER_ENTRY, {})
    assert item == CharterItem(entry=CHARTER_ENTRY, bound=BOTH, public=True, content=charter)


def test_mandates_are_kept_as_they_were_placed() -> None:
    """An appointment, a retirement and new root keys, by their hashes."""
    kaz = founded(("KAZ",))["KAZ"]
    clerk = office_key("KAZ", "Clerk")
    given = kaz.appoint(clerk, Powers(kinds=("report",)))
    ended = kaz.retire(clerk)
    assert folded(kaz.charter, kaz.acts).mandates == {given.hash: given, ended.hash: ended}


def of_three() -> tuple[dict[str, Writer], Placed]:
    """KAZ, RUS and BLR, of whom two are enough for a new version of a field, and such a version that waits."""
    writers = founded((*BOTH, "BLR"), (Quorum(kind="field", k=2),))
    kaz = writers["KAZ"]
    first = kaz.propose(field("KAZ.2.1", "energy", (*BOTH, "BLR")))
    exchange(writers)
    for writer in writers.values():
        writer.accept(first)
    exchange(writers)
    second = kaz.propose(field("KAZ.2.1", "power", (*BOTH, "BLR"), first))
    exchange(writers)
    return writers, second


def test_a_version_is_agreed_in_a_past_by_any_acceptances_that_are_enough() -> None:
    """Also by others than those by which it was agreed here first: a version of it stands by what its author saw."""
    writers, second = of_three()
    kaz, rus, blr = writers.values()
    by_kaz, by_rus, by_blr = kaz.accept(second), rus.accept(second), blr.accept(second)
    blr.see(opened(by_rus))
    third = blr.propose(field("KAZ.2.1", "light", (*BOTH, "BLR"), second))
    register = Register(kaz.charter)
    for placed in [*kaz.acts[:-1], by_kaz, by_rus, by_blr, third]:
        register.apply(placed)
    assert third.hash not in register.void


def test_a_version_is_not_agreed_in_a_past_that_has_only_its_declines() -> None:
    """What was agreed by the others is no base for who has seen no acceptance."""
    writers, second = of_three()
    kaz, rus, blr = writers.values()
    by_kaz, by_rus, by_blr = kaz.accept(second), rus.accept(second), blr.decline(second)
    third = blr.propose(field("KAZ.2.1", "light", (*BOTH, "BLR"), second))
    register = Register(kaz.charter)
    for placed in [*kaz.acts[:-1], by_blr, by_kaz, by_rus, third]:
        register.apply(placed)
    assert register.proposals[second.hash].status() == "agreed"
    assert register.void[third.hash].code == void.BASE_NOT_AGREED


def test_strangers_who_joined_one_after_another_each_rest_on_their_own_accession() -> None:
    """An entry that binds both rests on the two versions of the charter that made them Parties, and on no other."""
    kaz = founded(("KAZ",))["KAZ"]
    one = msgspec.structs.replace(kaz.charter, parties=(*kaz.charter.parties, member("ARM")))
    two = msgspec.structs.replace(one, parties=(*one.parties, member("BLR")))
    arm, blr = Writer(kaz.charter, "ARM"), Writer(kaz.charter, "BLR")
    writers = {"KAZ": kaz, "ARM": arm, "BLR": blr}
    versions = []
    base = None
    for charter, joining in ((one, arm), (two, blr)):
        version = kaz.amend(charter, base)
        exchange(writers)
        joining.found(charter)
        exchange(writers)
        for writer in (kaz, arm, *([blr] if joining is blr else [])):
            writer.accept(version)
        exchange(writers)
        versions.append(version)
        base = version
    entry = kaz.propose_new("Plant", ("KAZ", "ARM", "BLR"))
    register = folded(kaz.charter, kaz.acts)
    assert entry.hash not in register.void
    assert [state.hash for state in register.proposals[entry.hash].bases] == [version.hash for version in versions]
    with_arm = kaz.propose_new("Road", ("KAZ", "ARM"))
    register.apply(with_arm)
    assert [state.hash for state in register.proposals[with_arm.hash].bases] == [versions[0].hash]

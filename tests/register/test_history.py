"""The rules of history, and of what a version changed."""

import msgspec

from kelisim.model.reference import Named
from kelisim.register.changes import Change, changes, revisions
from kelisim.register.consent import Given
from kelisim.register.history import VersionRecord, agreed_at, history, waiting_for
from tests import world
from tests.register.accounts import answering, measure, versions
from tests.register.histories import folded


def test_the_baseline_changes_nothing() -> None:
    """Rule 1: the first agreed version has none before it."""
    assert revisions(versions(measure())) == ()


def test_the_first_version_is_the_baseline_and_keeps_its_signatures() -> None:
    """Who accepted, as whom and when, stands with each version; a refusal that did not prevent it is no acceptance."""
    yes = Given("accept", "0" * 64, 3, "2021-06-02T10:00:00Z", "Minister")
    no = msgspec.structs.replace(yes, verb="decline")
    first, second = versions(measure(), measure())
    first = msgspec.structs.replace(first, answers={"KAZ": yes, "RUS": no})
    assert (first.baseline, second.baseline) == (True, False)
    assert first.accepted == {"KAZ": yes}
    assert second.accepted == {}


def test_the_old_value_stands_beside_the_new() -> None:
    """Rule 1: the fields that changed, in the order of the model, and on whose proposal and when they were agreed."""
    old = measure(number="1.1", field=Named(name="Energy"))
    new = measure(number="1.1", responsible=answering(KAZ="lead"))
    (revision,) = revisions(versions(old, new))
    assert (revision.ordinal, revision.proposed_by, revision.agreed_at) == (2, "KAZ", "2022-06-02T10:00:00Z")
    assert revision.changes == (
        Change(field="field", before={"name": "Energy"}, after=None),
        Change(
            field="responsible",
            before=None,
            after=({"body": {"name": "Ministry of KAZ"}, "side": "KAZ", "role": "lead"},),
        ),
    )


def test_whom_a_version_binds_and_who_may_see_it_are_compared_too() -> None:
    """Rule 1: a version can leave the content alone and bind others, or become public."""
    old = measure()
    new = type(old)(entry=old.entry, bound=("KAZ",), public=True, content=old.content)
    assert changes(old, new) == (
        Change(field="bound", before=("KAZ", "RUS"), after=("KAZ",)),
        Change(field="public", before=False, after=True),
    )
    assert changes(old, old) == ()


def test_a_version_is_agreed_by_the_last_acceptance_that_it_needs() -> None:
    """Rule 2: each version has its content, who proposed it and when, every answer, and the day of the last of them."""
    writers = world.founded(("KAZ", "RUS", "BLR"))
    kaz = writers["KAZ"]
    kaz.at = "2021-05-01T10:00:00Z"
    proposal = kaz.propose_new("Plant", ("KAZ", "RUS", "BLR"))
    world.exchange(writers)
    for code, at in (("BLR", "2021-05-02T10:00:00Z"), ("RUS", "2021-05-04T10:00:00Z"), ("KAZ", "2021-05-03T10:00:00Z")):
        assert agreed_at(folded(kaz.charter, kaz.acts).proposals[proposal.hash]) == ""
        writers[code].at = at
        writers[code].accept(proposal)
        world.exchange(writers)
    register = folded(kaz.charter, kaz.acts)
    state = register.proposals[proposal.hash]
    (item,) = state.items
    assert history(register.entries[item.entry]) == (
        VersionRecord(
            ordinal=1,
            item=item,
            proposal=proposal.hash,
            proposed_by="KAZ",
            proposed_at="2021-05-01T10:00:00Z",
            answers=state.answers,
            agreed_at="2021-05-04T10:00:00Z",
        ),
    )


def test_what_waits_for_a_party_stands_in_the_order_of_the_feeds() -> None:
    """Rule 2: by Party and number, whichever came first, and without what the Party has answered."""
    writers = world.founded(("KAZ", "RUS"))
    rus = writers["RUS"].propose_new("Road", ("KAZ", "RUS"))
    world.exchange(writers)
    kaz = [writers["KAZ"].propose_new(title, ("KAZ", "RUS")) for title in ("Plant", "Bridge", "Port")]
    writers["KAZ"].accept(kaz[1])
    register = folded(writers["KAZ"].charter, writers["KAZ"].acts)
    assert [state.hash for state in waiting_for(register, "KAZ")] == [kaz[0].hash, kaz[2].hash, rus.hash]

"""The rules of history, and of what a version changed."""

import msgspec

from kelisim.model.reference import Named
from kelisim.register.changes import Change, changes, revisions
from kelisim.register.consent import Given
from tests.register.accounts import answering, measure, versions


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

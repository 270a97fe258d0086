"""The tables that pages read: they follow from the acts, whatever the order in which those came."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.model.charter import CHARTER_ENTRY
from kelisim.node import models
from kelisim.node.ledger import Ledger
from kelisim.node.rebuilding import PROJECTION, rebuild, rebuild_all
from kelisim.register.snapshot import snapshot
from tests.node.conftest import empty_node
from tests.node.histories import received, signed, tables
from tests.register.council import Council
from tests.register.histories import any_order
from tests.register.turmoil import Turmoil
from tests.world import Writer, member, office_key, opened

pytestmark = pytest.mark.django_db

STEPS = st.binary(min_size=4 + 4 * 40, max_size=4 + 4 * 90)
CHANCE = st.randoms(use_true_random=False)


def check_orders(history: Turmoil, chance: random.Random) -> None:
    """One node takes all at once; a second one takes it in another order, piece by piece; then both rebuild."""
    with empty_node():
        ledger = Ledger(history.charter)
        ledger.take(received(history))
        expected, state = tables(), snapshot(ledger.register)
        own = tables(arrival=True)
        assert rebuild(ledger.id) == len(history.acts)
        assert tables(arrival=True) == own
    with empty_node():
        ledger = Ledger(history.charter)
        order = any_order(history.acts, chance)
        while order:
            size = chance.randint(1, 8)
            ledger.take(opened(placed) for placed in order[:size])
            order = order[size:]
        assert tables() == expected
        assert snapshot(ledger.register) == state
        own = tables(arrival=True)
        rebuild_all()
        assert tables(arrival=True) == own


@settings(max_examples=10, deadline=None)
@given(steps=STEPS, chance=CHANCE)
def test_every_order_gives_the_same_tables(steps: bytes, chance: random.Random) -> None:
    """What is kept up act by act, in any order of arrival, is what a rebuild makes, on every node."""
    check_orders(Turmoil(steps, signed=True), chance)


@pytest.mark.nightly
@settings(max_examples=1_000, deadline=None)
@given(steps=STEPS, chance=CHANCE)
def test_every_order_gives_the_same_tables_in_many_histories(steps: bytes, chance: random.Random) -> None:
    """The same, a thousand times."""
    check_orders(Turmoil(steps, signed=True), chance)


def test_histories_fill_every_table() -> None:
    """The property above is not empty: some history gives rows in each projected table."""
    filled: set[str] = set()
    for seed in range(30):
        with empty_node():
            history = signed(seed)
            Ledger(history.charter).take(received(history))
            filled |= {name for name, rows in tables().items() if rows}
        if len(filled) == len(PROJECTION):
            break
    assert {table.__name__ for table in PROJECTION} == filled


def test_the_tables_say_what_the_register_says() -> None:
    """Statuses, answers, versions, reasons and heads in the tables are those of the folded register."""
    for seed in range(8):
        with empty_node():
            history = signed(seed)
            ledger = Ledger(history.charter)
            ledger.take(received(history))
            folded = history.whole()
            assert dict(models.Proposal.objects.values_list("hash", "status")) == {
                name: state.status() for name, state in folded.proposals.items()
            }
            assert set(models.Answer.objects.values_list("proposal", "party", "verb", "implied")) == {
                (name, party, one.verb, one.implied)
                for name, state in folded.proposals.items()
                for party, one in state.answers.items()
            }
            assert dict(models.VoidAct.objects.values_list("act", "code")) == {
                name: void.code for name, void in folded.void.items()
            }
            assert set(models.Entry.objects.values_list("entry", "kind", "versions", "disputed")) == {
                (entry, state.kind, len(state.versions), bool(state.disputed))
                for entry, state in {**folded.disputed, **folded.entries}.items()
            }
            assert set(models.Version.objects.values_list("entry__entry", "kind", "ordinal", "proposal")) == {
                (entry, state.kind, ordinal, version.proposal.hash)
                for entry, state in folded.entries.items()
                for ordinal, version in enumerate(state.versions, start=1)
            }
            forked = folded.here.branches.forked()
            assert set(models.Party.objects.filter(forked=True).values_list("code", flat=True)) == forked
            whole = models.Party.objects.filter(forked=False, left=False)
            assert set(whole.values_list("code", flat=True)) == {
                party.code for party in folded.charter.parties if party.code not in forked
            }
            numbers, heads = ledger.feeds.numbers(), ledger.feeds.heads()
            for code, acts, head in whole.filter(code__in=history.codes).values_list("code", "acts", "head"):
                assert (acts, head) == (numbers[code], heads.get(code, ""))
            assert set(models.Statement.objects.values_list("act", flat=True)) == set(folded.statements)
            on_documents = models.Statement.objects.filter(about__kind="instrument").distinct()
            assert set(models.Statement.objects.filter(on_document=True)) == set(on_documents)
            ending = models.Entry.objects.filter(content__clauses__expiry__isnull=False)
            assert set(models.Entry.objects.filter(expires=True)) == set(ending)
            assert set(models.Report.objects.values_list("act", flat=True)) == set(folded.reports)
            assert set(models.Word.objects.values_list("act", flat=True)) == {
                *folded.notices,
                *folded.releases,
                *folded.comments,
            }


def test_two_registers_do_not_touch_one_another() -> None:
    """A rebuild of one register leaves the rows of the other as they are."""
    one = signed(0)
    two = next(other for other in map(signed, range(1, 20)) if other.charter != one.charter)
    for history in (one, two):
        Ledger(history.charter).take(received(history))
    before = tables()
    rebuild(Ledger(one.charter).id)
    assert tables() == before
    assert models.Register.objects.count() == 2


def test_a_stranger_of_its_code_is_not_the_party() -> None:
    """ARM acceded with its keys; what a stranger signs under its code, before or after, is not in ARM's row."""
    council = Council()
    forged = council.with_parties(member("ARM", office_key("ARM", "Impostor")))
    council.rus.amend(forged)
    council.accede()
    head = council.arm.state()
    stranger = Writer(council.charter, "ARM", (office_key("ARM", "Impostor"),))
    council.meet()
    for placed in council.kaz.acts:
        stranger.see(opened(placed))
    stranger.found(forged)
    for _ in range(3):
        stranger.comment(CHARTER_ENTRY)
    ledger = Ledger(council.charter)
    for placed in stranger.acts:
        ledger.take([opened(placed)])
    before = tables()
    assert models.Party.objects.get(code="ARM").head == head.hash
    rebuild(ledger.id)
    assert tables() == before

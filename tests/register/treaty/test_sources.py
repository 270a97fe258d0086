"""The patterns of clauses that documents really have (domain notes, section 2), with the dates given there.

What a source does not date is computed with invented Parties, AAA to EEE.
"""

import datetime

from tests.register.treaty.invented import act, computed, notified, starts, told

DAY = datetime.date.fromisoformat


def test_joint_border_control_was_in_force_almost_four_years_after_its_signature() -> None:
    """Signed 11 September 2009, ratified 2 July 2013, in force 30 July 2013 (adilet.zan.kz, Z1300000117)."""
    life = computed(
        "KAZ",
        {"entry_into_force": {"rule": "date", "date": "2013-07-30"}},
        [act("ratification", "2013-07-02", "KAZ")],
        {"KAZ": "2009-09-11"},
    )["KAZ"]
    assert starts(life) == [("signed", "2009-09-11"), ("in-force", "2013-07-30")]
    assert life.status_on(DAY("2013-07-29")).status == "signed"
    assert life.status_on(DAY("2013-07-30")).status == "in-force"


def test_thirty_days_after_the_last_notification_is_spelled_out() -> None:
    """The last of two notifications decides, and the reason names it."""
    life = computed(
        "AAA BBB",
        {"entry_into_force": {"rule": "notifications", "after": "P30D"}},
        notified(AAA="2013-06-30", BBB="2012-11-05"),
        "2009-09-11",
    )["AAA"]
    assert told(life)[-1] == "in-force 2013-07-30: 30 days after the last notification of 2013-06-30"


def test_provisional_after_sixty_days_then_in_force_five_days_after_the_last_notification() -> None:
    """The clause of 15 August 2014 (docs.cntd.ru, 420218907); the notifications are invented."""
    clauses = {
        "provisional": {"after": "P60D"},
        "entry_into_force": {"rule": "notifications", "after": "P5D"},
    }
    signed = computed("AAA BBB CCC", clauses, notified(AAA="2014-10-01"), "2014-08-15")
    assert told(signed["BBB"])[1:] == [
        "provisionally-applied 2014-10-14: 60 days after the last signature of 2014-08-15"
    ]
    assert signed["BBB"].waits is not None
    assert signed["BBB"].waits.terms["parties"] == ("BBB", "CCC")
    done = computed(
        "AAA BBB CCC", clauses, notified(AAA="2014-10-01", BBB="2015-02-24", CCC="2014-12-31"), "2014-08-15"
    )
    for life in done.values():
        assert starts(life)[1:] == [("provisionally-applied", "2014-10-14"), ("in-force", "2015-03-01")]


def test_provisional_from_signature_but_for_a_state_whose_law_forbids_it() -> None:
    """The protocol of 21 November 2023 (docs.cntd.ru, 1304132195): provisional from signature, for one State only after
    its procedures; reaching back to 1 January 2022; in force on the last notification; through 31 May 2024.
    """
    clauses = {
        "provisional": {"own_procedures": ["CCC"]},
        "reaches_back": "2022-01-01",
        "entry_into_force": {"rule": "notifications"},
        "expiry": {"through": "2024-05-31"},
    }
    lives = computed("AAA BBB CCC", clauses, notified(AAA="2024-01-10", CCC="2024-02-01"), "2023-11-21")
    assert starts(lives["AAA"]) == [("provisionally-applied", "2023-11-21"), ("expired", "2024-06-01")]
    assert starts(lives["CCC"]) == [
        ("signed", "2023-11-21"),
        ("provisionally-applied", "2024-02-01"),
        ("expired", "2024-06-01"),
    ]
    assert told(lives["CCC"])[1].endswith("only after its own procedures, notified on 2024-02-01")
    assert lives["AAA"].reaches_back.terms["day"].words() == "2022-01-01"
    assert lives["AAA"].status_on(DAY("2022-06-01")).status == "not-signed"
    done = computed(
        "AAA BBB CCC", clauses, notified(AAA="2024-01-10", BBB="2024-03-05", CCC="2024-02-01"), "2023-11-21"
    )
    assert starts(done["CCC"])[2:] == [("in-force", "2024-03-05"), ("expired", "2024-06-01")]
    late = computed(
        "AAA BBB CCC", clauses, notified(AAA="2024-01-10", BBB="2024-06-05", CCC="2024-02-01"), "2023-11-21"
    )
    assert [status for status, _ in starts(late["AAA"])] == ["provisionally-applied", "expired"]


def test_provisional_from_signature_and_in_force_on_the_last_notification() -> None:
    """The clause of zakonbase.ru 1392568; Parties and dates are invented."""
    life = computed(
        "AAA BBB",
        {"provisional": {}, "entry_into_force": {"rule": "notifications"}},
        notified(AAA="2020-05-01", BBB="2020-07-15"),
        {"AAA": "2020-01-10", "BBB": "2020-02-20"},
    )
    assert starts(life["AAA"]) == [
        ("signed", "2020-01-10"),
        ("provisionally-applied", "2020-02-20"),
        ("in-force", "2020-07-15"),
    ]
    assert starts(life["BBB"])[0] == ("provisionally-applied", "2020-02-20")


def test_thirty_days_after_the_third_notification_and_later_states_after_their_own() -> None:
    """The clause of base.garant.ru 70569158: a different day for each State. Parties and dates are invented."""
    clauses = {
        "provisional": {"after": "P60D"},
        "entry_into_force": {"rule": "notifications", "number": 3, "after": "P30D"},
    }
    notes = notified(AAA="2014-01-10", BBB="2014-02-20", CCC="2014-03-01", DDD="2014-09-01")
    lives = computed("AAA BBB CCC DDD EEE", clauses, notes, "2013-12-01")
    for party in ("AAA", "BBB", "CCC"):
        assert told(lives[party])[-1] == "in-force 2014-03-31: 30 days after the 3rd notification, of 2014-03-01"
    assert told(lives["DDD"])[-1] == "in-force 2014-10-01: 30 days after its own notification of 2014-09-01"
    assert starts(lives["EEE"])[-1] == ("provisionally-applied", "2014-01-30")
    assert lives["EEE"].waits.code == "lacks-own"


def test_signed_by_agencies_and_still_not_in_force() -> None:
    """Signed by agencies on 6 November 2019 and marked as not in force (consultant.ru, LAW_336864)."""
    lives = computed(
        "",
        {"entry_into_force": {"rule": "notifications"}},
        level="interagency",
        signatures=[
            {"party": "AAA", "body": {"name": "An agency of AAA"}, "date": "2019-11-06"},
            {"body": {"name": "An agency of BBB", "side": "BBB"}, "date": "2019-11-06"},
        ],
    )
    assert set(lives) == {"AAA", "BBB"}
    assert lives["BBB"].status_on(DAY("2026-01-01")).status == "signed"
    assert lives["BBB"].waits.terms["parties"] == ("AAA", "BBB")


def test_the_decision_of_a_higher_body_puts_a_treaty_into_force() -> None:
    """The pattern of zakonbase.ru 143655; Parties, organ and dates are invented."""
    clauses = {"entry_into_force": {"rule": "decision", "organ": {"name": "the Council"}}}
    waiting = computed("AAA BBB", clauses, [], "2009-01-01")
    assert waiting["AAA"].waits.terms["organ"] == "the Council"
    same = computed("AAA BBB", clauses, [act("decision", "2009-11-27")], "2009-01-01")
    assert told(same["AAA"])[-1] == "in-force 2009-11-27: the decision of the Council of 2009-11-27"
    named = computed("AAA BBB", clauses, [act("decision", "2009-11-27", takes_effect="2010-07-01")], "2009-01-01")
    assert starts(named["BBB"])[-1] == ("in-force", "2010-07-01")


def test_imashevskoye_was_signed_and_never_in_force_on_what_is_on_record() -> None:
    """Signed 7 September 2010 (lenta.ru, 2010/09/07/gasfield); no clause is on record, so nothing is computed."""
    lives = computed("KAZ RUS", None, [], "2010-09-07")
    assert starts(lives["KAZ"]) == [("signed", "2010-09-07")]
    assert lives["KAZ"].waits.code == "lacks-clause"


def test_copies_signed_on_different_days_count_from_the_last() -> None:
    """Kazakhstan and Uzbekistan, roadmap of December 2022: one copy signed 29 December, the other to be signed later
    (astanatimes.com, 2022/12). Until then nothing is in force; the second day here is invented.
    """
    clauses = {"entry_into_force": {"rule": "signature"}}
    first = computed("KAZ UZB", clauses, [], {"KAZ": "2022-12-29"})
    assert starts(first["KAZ"]) == [("signed", "2022-12-29")]
    assert first["KAZ"].waits.terms["parties"] == ("UZB",)
    both = computed("AAA BBB", clauses, [], {"AAA": "2022-12-29", "BBB": "2023-01-20"})
    assert starts(both["AAA"]) == [("signed", "2022-12-29"), ("in-force", "2023-01-20")]
    assert told(both["BBB"]) == ["in-force 2023-01-20: the last signature of 2023-01-20"]

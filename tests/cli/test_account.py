"""The account of an entry, from signed acts to the lines that people read."""

import datetime
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kelisim.acts.feed import Placed
from kelisim.cli.account import account, lines
from kelisim.model.act import ReportBody, Reporting, StatementBody, Stating
from kelisim.model.dates import Term, on
from kelisim.model.instrument import Instrument
from kelisim.model.item import IndicatorItem, InstrumentItem, Item, MeasureItem, MilestoneItem
from kelisim.model.measure import Indicator, Left, Measure, Milestone, Target
from kelisim.model.reference import Attachment, Named
from kelisim.model.word import DateClaim, IndicatorValue, Report, Speaker, Statement, ValueClaim
from kelisim.register.fold import Register
from tests.register.accounts import answering
from tests.world import Writer, exchange, founded

PLANT, OUTPUT, START = "KAZ.2.1", "KAZ.2.2", "KAZ.2.3"
BOUND = ("KAZ", "RUS")
LEADS = answering(KAZ="lead", RUS="lead")
COMMISSION = Named(name="26th session of the Commission")
DAY = datetime.date(2026, 1, 31)


def plant(base: Placed | None, term: Term | None, **content: Any) -> MeasureItem:
    """A version of the measure."""
    what = Measure(title={"en": "Build the plant"}, term=term, responsible=LEADS, **content)
    return MeasureItem(entry=PLANT, bound=BOUND, base=base.hash if base else None, content=what)


def output(base: Placed | None, target: str) -> IndicatorItem:
    """A version of the indicator."""
    what = Indicator(title={"en": "Output"}, unit="kt", targets=(Target(value=target, by=on("2020")),))
    return IndicatorItem(entry=OUTPUT, bound=BOUND, base=base.hash if base else None, content=what)


def agree(writers: Mapping[str, Writer], *items: Item) -> Placed:
    """KAZ proposes, both accept, and all is exchanged."""
    proposal = writers["KAZ"].propose(*items)
    exchange(writers)
    for writer in writers.values():
        writer.accept(proposal)
    exchange(writers)
    return proposal


def report(writer: Writer, as_of: str, status: str, about: str = PLANT, **more: Any) -> None:
    """A Party reports."""
    said = Report(about=about, status=status, as_of=as_of, **more)  # type: ignore[arg-type]
    writer.write(Reporting(**writer.head(), body=ReportBody(report=said)))


def state(writer: Writer, said: str, launch: Term, capacity: str, side: str | None = None) -> None:
    """A Party puts on the record what a minister said."""
    claims = (DateClaim(what="launch", when=launch), ValueClaim(what="capacity", value=capacity, unit="kt"))
    statement = Statement(
        speaker=Speaker(office="Minister"), said=said, side=side, about=(Named(entry=PLANT),), claims=claims
    )
    writer.write(Stating(**writer.head(), body=StatementBody(statement=statement)))


def register_of(writer: Writer) -> Register:
    """The register as a Party has it."""
    register = Register(writer.charter)
    for placed in writer.acts:
        register.apply(placed)
    return register


@pytest.fixture(name="writers", scope="module")
def tale() -> dict[str, Writer]:
    """A plant that slipped, an output whose target was corrected, and two sides that tell of it differently."""
    writers = founded(BOUND)
    kaz, rus = writers["KAZ"], writers["RUS"]
    point = Milestone(title={"en": "Start"}, of=Named(entry=PLANT), date=on("2024"))
    first = agree(
        writers,
        plant(None, Term(end="2024-12-31")),
        output(None, "30"),
        MilestoneItem(entry=START, bound=BOUND, content=point),
    )
    agree(writers, plant(first, Term(end="2025-12-31")), output(first, "24.5"))
    state(kaz, "2021", on("2025"), "180", "KAZ")
    state(kaz, "2023", on("2026"), "186", "KAZ")
    state(rus, "2023", on("2027"), "300", "RUS")
    state(rus, "2024", Term(words="open"), "300")
    figures = (IndicatorValue(indicator=OUTPUT, value="20", unit="kt", period=on("2025")),)
    report(kaz, "2025-12-01", "done", values=figures)
    lower = (IndicatorValue(indicator=OUTPUT, value="15", unit="kt", period=on("2025")),)
    report(rus, "2025-12-15", "delayed", forecast=Term(start="2026-02"), values=lower)
    report(kaz, "2025-12", "done", about=START)
    exchange(writers)
    return writers


def told(writer: Writer, entry: str) -> list[str]:
    """The lines of an entry's account."""
    register = register_of(writer)
    return list(lines(account(register, register.entries[entry], DAY)))


def test_the_account_of_a_measure(writers: dict[str, Writer]) -> None:
    """Moves with the running total, differences since when, who reported done, delay, and the drift of each voice."""
    assert told(writers["KAZ"], PLANT) == [
        "term moved in version 2: by 2024-12-31 → by 2025-12-31, +365 days, +365 in all",
        "status: the sides differ since 2025-12-15: KAZ done, RUS delayed",
        "value of KAZ.2.2: the sides differ since 2025-12-15: KAZ 20 kt, RUS 15 kt",
        "done-by-some: KAZ reports done since 2025-12-01; not reported done by RUS",
        "on-control, overdue by 31 days on 2026-01-31",
        "launch said 2023 for KAZ: 2026, +365 days",
        "KAZ on launch: 2025 (said 2021) → 2026 (said 2023), +365 days",
        "KAZ, Minister on launch: 2025 (said 2021) → 2026 (said 2023), +365 days",
        "KAZ on capacity: 180 kt (said 2021) → 186 kt (said 2023), +6",
        "KAZ, Minister on capacity: 180 kt (said 2021) → 186 kt (said 2023), +6",
        "statements for the sides disagree on launch",
        "statements for the sides disagree on capacity",
    ]


def test_the_account_of_an_indicator_and_of_a_milestone(writers: dict[str, Writer]) -> None:
    """A corrected target is a correction; a milestone asks the sides that lead its measure, and is not on control."""
    assert told(writers["KAZ"], OUTPUT) == ["target corrected in version 2: 30 (2020) → 24.5 (2020), after it was due"]
    assert told(writers["KAZ"], START) == ["done-by-some: KAZ reports done since 2025-12-31; not reported done by RUS"]


def test_every_node_gives_the_same_account(writers: dict[str, Writer]) -> None:
    """The acts came to the two in different orders; the account is the same to the byte."""
    accounts = []
    for writer in writers.values():
        register = register_of(writer)
        accounts.append([account(register, register.entries[entry], DAY) for entry in (PLANT, OUTPUT, START)])
    kaz, rus = (msgspec.json.encode(one, order="sorted") for one in accounts)
    assert kaz == rus
    assert [act.hash for act in writers["KAZ"].acts] != [act.hash for act in writers["RUS"].acts]


def test_a_measure_leaves_control_by_the_consent_of_both() -> None:
    """One side's acceptance leaves it on control; with the other's it is watched, and who did not report is named."""
    writers = founded(BOUND)
    first = agree(writers, plant(None, None))
    report(writers["KAZ"], "2025-10-01", "done")
    exchange(writers)
    left = Left(reason="done", decided_by=COMMISSION, since="2025-11-05")
    proposal = writers["KAZ"].propose(plant(first, None, left=left))
    writers["KAZ"].accept(proposal)
    exchange(writers)
    assert told(writers["RUS"], PLANT)[-1] == "on-control"
    writers["RUS"].accept(proposal)
    assert told(writers["RUS"], PLANT)[-2:] == ["watched", "left control as done, which RUS did not report"]


def test_what_was_done_late_stays_late() -> None:
    """A measure that both sides report done after its term is told with the days."""
    writers = founded(BOUND)
    agree(writers, plant(None, on("2021-12-31")))
    for writer in writers.values():
        report(writer, "2022-01-10", "done")
    exchange(writers)
    assert told(writers["KAZ"], PLANT) == [
        "done: KAZ reports done since 2022-01-10; RUS reports done since 2022-01-10",
        "on-control",
        "reported done 10 days after its term",
    ]


def test_where_no_leading_side_is_a_party_nothing_is_done_or_late() -> None:
    """An observatory's sides cannot report, so nothing is said of what they did not."""
    writers = founded(BOUND)
    content = Measure(title={"en": "Build"}, term=on("2020"), responsible=answering(UZB="lead"))
    agree(writers, MeasureItem(entry=PLANT, bound=BOUND, content=content))
    assert told(writers["KAZ"], PLANT) == []


def test_a_difference_that_ended_and_terms_without_days() -> None:
    """What is over is told with its end; a term without days is told in its words."""
    writers = founded(BOUND)
    first = agree(writers, plant(None, Term(start="2020")))
    second = agree(writers, plant(first, Term(words="in good time")))
    third = agree(writers, plant(second, None))
    agree(writers, plant(third, Term(start="2020", end="2021")))
    report(writers["KAZ"], "2022-01-01", "in-progress", forecast=Term(continuous=True))
    report(writers["RUS"], "2022-01-01", "in-progress", forecast=on("2023"))
    report(writers["RUS"], "2022-02-01", "in-progress")
    exchange(writers)
    assert told(writers["KAZ"], PLANT)[:-2] == [
        "term undated in version 2: from 2020 → in good time",
        "term dated in version 4: no date → 2020 to 2021, +730 days, +730 in all",
        "term.start dated in version 4: no date → 2020 to 2021",
        "forecast: the sides differed since 2022-01-01 until 2022-02-01: KAZ continuous, RUS 2023",
    ]


def test_an_approved_draft_is_set_against_the_signed_text(tmp_path: Path) -> None:
    """Where the node's folder is named, an agreement with a draft tells how the signed text differs from it."""
    files = {}
    for name, words in (("draft.txt", "Article 1. By 2024."), ("signed.txt", "Article 1. By 2025.")):
        sha256 = hashlib.sha256(words.encode()).hexdigest()
        target = tmp_path / "attachments" / sha256[:2] / sha256
        target.parent.mkdir(parents=True)
        target.write_text(words)
        files[name] = Attachment(sha256=sha256, name=name, media_type="text/plain", size=len(words))
    writers = founded(BOUND)
    content = Instrument(
        kind="agreement", title={"en": "Paper"}, draft=files["draft.txt"], texts=(files["signed.txt"],)
    )
    agree(writers, InstrumentItem(entry=PLANT, bound=BOUND, content=content))
    register = register_of(writers["KAZ"])
    told = account(register, register.entries[PLANT], DAY, tmp_path)
    assert list(lines(told))[1] == "  article 1: Article 1. By [-2024.-] {+2025.+}"
    assert account(register, register.entries[PLANT], DAY)["draft"] is None

"""What the tests of history and of reports are told with: reports of Parties, and versions of entries, unsigned."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kelisim.model.act import ReportBody, Reporting, Signer, StatementBody, Stating
from kelisim.model.dates import Term, on
from kelisim.model.item import IndicatorItem, Item, MeasureItem
from kelisim.model.measure import Indicator, Measure, Responsible, Target
from kelisim.model.reference import Named
from kelisim.model.word import IndicatorValue, Report, Speaker, Statement
from kelisim.register.history import VersionRecord

ENTRY = "KAZ.2.1"
OUTPUT = "KAZ.2.2"


def _head(party: str, number: int) -> dict[str, Any]:
    signer = Signer(office="Ministry", key="0" * 64)
    return {
        "register": "0" * 64,
        "party": party,
        "number": number,
        "after": {},
        "at": "2021-04-28T10:00:00Z",
        "by": signer,
    }


def reported(
    party: str,
    number: int,
    as_of: str,
    status: str = "in-progress",
    forecast: Term | str | None = None,
    values: Sequence[IndicatorValue] = (),
    entry: str = ENTRY,
) -> Reporting:
    """A Party's report; a forecast that is text is the term of one date."""
    report = Report(
        about=entry,
        status=status,  # type: ignore[arg-type]
        as_of=as_of,
        forecast=on(forecast) if isinstance(forecast, str) else forecast,
        values=tuple(values),
    )
    return Reporting(**_head(party, number), body=ReportBody(report=report))


def value(amount: str, year: str = "2024", **more: Any) -> IndicatorValue:
    """The output in a year."""
    return IndicatorValue(indicator=OUTPUT, value=amount, unit="kt", period=on(year), **more)


def by_hash(acts: Iterable[Reporting]) -> Mapping[str, Reporting]:
    """Acts by what stands for their hashes here."""
    return {f"{act.party}.{act.number}": act for act in acts}


def stated(party: str, number: int, said: str, entry: str = ENTRY) -> Stating:
    """A statement about an entry."""
    statement = Statement(speaker=Speaker(office="Minister"), said=said, about=(Named(entry=entry),))
    return Stating(**_head(party, number), body=StatementBody(statement=statement))


def answering(**sides: str) -> tuple[Responsible, ...]:
    """Responsible bodies: the role by side, `none` where none is stated."""
    return tuple(
        Responsible(
            body=Named(name=f"Ministry of {side}"),
            side=side,
            role=None if role == "none" else role,  # type: ignore[arg-type]
        )
        for side, role in sides.items()
    )


def measure(**content: Any) -> MeasureItem:
    """A version of the measure, bound for two Parties."""
    return MeasureItem(entry=ENTRY, bound=("KAZ", "RUS"), content=Measure(title={"en": "Build"}, **content))


def indicator(*targets: tuple[str, Term | str]) -> IndicatorItem:
    """A version of the indicator with these targets: a value and the year, or the term, by which it is due."""
    content = Indicator(
        title={"en": "Output"},
        unit="kt",
        targets=tuple(Target(value=amount, by=on(by) if isinstance(by, str) else by) for amount, by in targets),
    )
    return IndicatorItem(entry=OUTPUT, bound=("KAZ", "RUS"), content=content)


def versions(*items: Item) -> tuple[VersionRecord, ...]:
    """The items as agreed versions, one a year from 2021 on."""
    return tuple(
        VersionRecord(
            ordinal=ordinal,
            item=item,
            proposal=f"{ordinal:064}",
            proposed_by="KAZ",
            proposed_at=f"{2020 + ordinal}-06-01T10:00:00Z",
            answers={},
            agreed_at=f"{2020 + ordinal}-06-02T10:00:00Z",
        )
        for ordinal, item in enumerate(items, start=1)
    )


def due(*terms: Term | str | None) -> tuple[VersionRecord, ...]:
    """Versions of the measure that differ in their terms."""
    return versions(*(measure(term=on(term) if isinstance(term, str) else term) for term in terms))

"""The account of an entry: what moved, what was corrected, where the sides differ, how far it is done, what drifted.

1. Everything is told in an order that does not depend on how the acts arrived, so every node tells it alike.
2. How an entry stands is told as of a day, which is an argument.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from kelisim.model.decode import plain
from kelisim.model.instrument import Instrument
from kelisim.model.item import Item
from kelisim.model.measure import Milestone
from kelisim.planning.drift import Drift, ValuePoint, drifts, value_series
from kelisim.planning.trend import trends
from kelisim.register.changes import revisions
from kelisim.register.control import reported, standing
from kelisim.register.entries import EntryState
from kelisim.register.fold import Register
from kelisim.register.history import history
from kelisim.register.sides import SideBySide, side_by_side
from kelisim.register.slips import slips
from kelisim.register.spoken import statements_on
from kelisim.register.targets import corrections

Raw = Mapping[str, Any]


def account(register: Register, state: EntryState, on: datetime.date, home: Path | None = None) -> dict[str, Any]:
    """The account of an entry in plain values.

    Args:
        register: the register.
        state: the entry.
        on: the day as of which to tell how it stands.
        home: the node's folder, whose attachments are compared.
    """
    versions = history(state)
    statements = [act.body.statement for act in statements_on(register.counted(register.statements), state.entry)]
    sides = side_by_side(register.counted(register.reports), state.entry, on)
    dates, values = trends(statements), value_series(statements)
    return {
        "changes": [plain(revision) for revision in revisions(versions)],
        "moves": [plain(found) for found in slips(versions)],
        "corrections": [plain(correction) for correction in corrections(versions)],
        "sides": {
            "reports": {column.party: plain(column.latest) for column in sides.columns},
            "differences": [plain(difference) for difference in sides.differences],
        },
        "standing": _standing(register, state, sides, on),
        "draft": _draft(state, home),
        "trends": [plain(series) for series in dates],
        "series": [plain(series) for series in values],
        "drift": [_drift(drift) for drift in drifts(dates, values)],
        "disagreeing": [
            *(trend.what for trend in dates if trend.disagree),
            *(series.what for series in values if series.disagree),
        ],
    }


def _standing(register: Register, state: EntryState, sides: SideBySide, on: datetime.date) -> dict[str, Any] | None:
    item = state.current()
    leading = {party.code for party in register.charter.parties if party.kind != "observatory"}
    done = reported(item, sides, leading, _above(register, item))
    if done is None:
        return None
    found = {"on": on.isoformat(), "state": done.state, **plain(done)}
    controlled = standing(item, sides, on)
    if controlled is not None:
        found |= {name: plain(getattr(controlled, name)) for name in ("control", "overdue", "late", "unreported")}
    return found


def _above(register: Register, item: Item) -> Item | None:
    """The measure that a milestone belongs to."""
    of = item.content.of.entry if isinstance(item.content, Milestone) else None
    above = register.entries.get(of or "")
    return above.current() if above else None


def _draft(state: EntryState, home: Path | None) -> dict[str, Any] | None:
    content = state.current().content
    if home is None or not isinstance(content, Instrument):
        return None
    from kelisim.web import drafts

    found = drafts.drafted(content, home)
    if found is None:
        return None
    return {
        "draft": plain(found.draft),
        "text": plain(found.text),
        "passages": [plain(passage) for passage in found.differing],
        "articles": list(found.articles),
        "lines": list(drafts.lines(found)),
    }


def _drift(drift: Drift) -> dict[str, Any]:
    return {
        "what": drift.what,
        "side": drift.side,
        "speaker": drift.speaker or None,
        "claims": drift.claims,
        "first": {"said": drift.first.said, "claimed": _claimed(drift.first)},
        "last": {"said": drift.last.said, "claimed": _claimed(drift.last)},
        "days": drift.days,
        "amount": plain(drift.amount),
    }


def _claimed(point: Any) -> str:
    if isinstance(point, ValuePoint):
        return _figure(plain(point.claim))
    return _term(plain(point.term))


def _figure(figure: Raw) -> str:
    currency, unit = figure.get("currency"), figure["unit"]
    words = (figure.get("roughly"), figure["value"], currency if currency and currency not in unit else None, unit)
    return " ".join(word for word in words if word)


def _term(term: Raw | None) -> str:
    if term is None:
        return "no date"
    start, end = term.get("start"), term.get("end")
    if start and end:
        return str(start) if start == end else f"{start} to {end}"
    if end:
        return f"by {end}"
    return f"from {start}" if start else str(term.get("words") or "continuous")


def _said(said: Any) -> str:
    if not isinstance(said, Mapping):
        return str(said)
    return _figure(said) if "value" in said else _term(said)


def lines(told: Raw) -> Iterator[str]:
    """The account for people to read.

    Args:
        told: what `account` gives.
    """
    yield from _moves(told["moves"])
    yield from _corrections(told["corrections"])
    yield from _differences(told["sides"]["differences"])
    yield from _stands(told["standing"])
    yield from (told["draft"] or {}).get("lines", ())
    yield from _said_anew(told["trends"])
    yield from _drifts(told["drift"])
    for what in dict.fromkeys(told["disagreeing"]):
        yield f"statements for the sides disagree on {what}"


def _moves(moves: Iterable[Raw]) -> Iterator[str]:
    for found in moves:
        for move in found["moves"]:
            slip = "" if move["slip"] is None else f", {move['slip']:+} days, {move['total']:+} in all"
            change = f"{_term(move['before'])} → {_term(move['after'])}"
            yield f"{found['field']} {move['kind']} in version {move['ordinal']}: {change}{slip}"


def _said_anew(trends: Iterable[Raw]) -> Iterator[str]:
    for trend in trends:
        for point in trend["points"]:
            if point["moved"]:
                side = f" for {point['side']}" if point["side"] else ""
                yield f"{trend['what']} said {point['said']}{side}: {_term(point['term'])}, {point['slip']:+} days"


def _drifts(drifts: Iterable[Raw]) -> Iterator[str]:
    for drift in drifts:
        if drift["days"] or Decimal(drift["amount"] or 0):
            by = f"{drift['days']:+} days" if drift["days"] else f"{Decimal(drift['amount']):+}"
            who = ", ".join(voice for voice in (drift["side"], drift["speaker"]) if voice)
            first, last = (f"{drift[at]['claimed']} (said {drift[at]['said']})" for at in ("first", "last"))
            yield f"{who} on {drift['what']}: {first} → {last}, {by}"


def _corrections(corrections: Iterable[Raw]) -> Iterator[str]:
    for one in corrections:
        before, after = (
            f"{target['value']} ({_term(target['by'])})" if (target := one[at]) else "none"
            for at in ("before", "after")
        )
        late = ", after it was due" if one["overdue"] else ""
        yield f"target {one['kind']} in version {one['ordinal']}: {before} → {after}{late}"


def _differences(differences: Iterable[Raw]) -> Iterator[str]:
    for one in differences:
        until = f" until {one['until']}" if one["until"] else ""
        verb = "differed" if until else "differ"
        matter = f"{one['kind']} of {one['indicator']}" if one["indicator"] else one["kind"]
        sides = ", ".join(f"{side} {_said(said)}" for side, said in zip(one["sides"], one["said"], strict=True))
        yield f"{matter}: the sides {verb} since {one['since']}{until}: {sides}"


def _stands(found: Raw | None) -> Iterator[str]:
    if found is None:
        return
    done = "; ".join(f"{side} reports done since {day}" for side, day in found["done"].items())
    lacking = f"not reported done by {', '.join(found['lacking'])}" if found["lacking"] else ""
    yield f"{found['state']}: {'; '.join(part for part in (done, lacking) if part)}"
    if "control" in found:
        late = f", overdue by {found['overdue']} days on {found['on']}" if found["overdue"] else ""
        yield f"{found['control']}{late}"
    if found.get("late"):
        yield f"reported done {found['late']} days after its term"
    if found.get("unreported"):
        yield f"left control as done, which {', '.join(found['unreported'])} did not report"

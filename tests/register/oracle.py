"""The rules of consent a second time, slow and plain, as an oracle.

It is the random check that the design was tried with, adapted to our acts: one pass over acts sorted by the size of
their past, answers in one table, and every question asked anew from that table. It shares no code with `register`.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from kelisim.acts.feed import Placed
from kelisim.model.act import Accept, Decline, Found, Propose, Reporting
from kelisim.model.charter import Charter


class Need(NamedTuple):
    """What one item needs: `k` of `base`, and every joiner."""

    base: set[str]
    k: int
    joiners: set[str]


class Judgement(NamedTuple):
    """What the oracle finds: the void acts, first answers by Party and proposal, and the agreed proposals."""

    void: set[str]
    first: dict[tuple[str, str], str]
    agreed: set[str]


def judged(charter: Charter, acts: Sequence[Placed]) -> Judgement:
    """Judge acts whose pasts are among them, in any order."""
    parties = {party.code for party in charter.parties}
    quorums: dict[str, int] = {quorum.kind: quorum.k for quorum in charter.quorums}
    made: dict[str, Placed] = {}
    needs: dict[str, list[Need]] = {}
    first: dict[tuple[str, str], str] = {}
    at: dict[tuple[str, str], int] = {}
    void: set[str] = set()

    def kind(item: object) -> str:
        return type(item).__name__.removesuffix("Item").lower()

    def offered(x: str, entry: str) -> Any:
        return next((item for item in made[x].act.body.items if item.entry == entry), None)

    def knows(past: dict[str, int], x: str) -> bool:
        return x in made and made[x].act.number <= past.get(made[x].act.party, 0)

    def said(x: str, verb: str, past: dict[str, int] | None) -> set[str]:
        return {q for q in parties if first.get((q, x)) == verb and (past is None or at[q, x] <= past.get(q, 0))}

    def agreed(x: str, past: dict[str, int] | None = None) -> bool:
        yes = said(x, "accept", past)
        return all(len(yes & need.base) >= need.k and need.joiners <= yes for need in needs[x])

    def dead(x: str, past: dict[str, int]) -> bool:
        no = said(x, "decline", past)
        return any(len(no & need.base) > len(need.base) - need.k or bool(no & need.joiners) for need in needs[x])

    def rivals(x: str) -> list[str]:
        mine = {(item.entry, item.base) for item in made[x].act.body.items if item.base}
        return [
            y
            for y in made
            if y != x and mine & {(item.entry, item.base) for item in made[y].act.body.items if item.base}
        ]

    def sound(placed: Placed, past: dict[str, int]) -> bool:
        entries = [item.entry for item in placed.act.body.items]
        if len(set(entries)) < len(entries):
            return False
        for place, item in enumerate(placed.act.body.items, start=1):
            if not set(item.bound) <= parties:
                return False
            if item.base is None:
                if item.entry != f"{placed.act.party}.{placed.act.number}.{place}":
                    return False
                continue
            if not (knows(past, item.base) and agreed(item.base, past)):
                return False
            before = offered(item.base, item.entry)
            if before is None or kind(before) != kind(item):
                return False
        return True

    def known(entry: str, past: dict[str, int]) -> Any:
        return next((offered(x, entry) for x in made if offered(x, entry) and knows(past, x) and agreed(x, past)), None)

    for placed in sorted(acts, key=lambda one: (sum(one.past.values()), one.act.party, one.act.number)):
        act, past, p = placed.act, dict(placed.past), placed.act.party
        if isinstance(act, Found):
            continue
        if any(past.get(party, 0) < 1 for party in parties):
            void.add(placed.hash)
        elif isinstance(act, Propose):
            if not sound(placed, past):
                void.add(placed.hash)
                continue
            made[placed.hash] = placed
            needs[placed.hash] = []
            for item in act.body.items:
                base = set(offered(item.base, item.entry).bound) if item.base else set()
                k = min(quorums.get(kind(item), len(base)), len(base))
                needs[placed.hash].append(Need(base, k, set(item.bound) - base))
        elif isinstance(act, Accept | Decline):
            x, verb = act.body.proposal, "accept" if isinstance(act, Accept) else "decline"
            bound = {q for need in needs.get(x, ()) for q in need.base | need.joiners}
            if (
                not knows(past, x)
                or p not in bound
                or (p, x) in first
                or (verb == "accept" and any(first.get((p, y)) == "accept" and not dead(y, past) for y in rivals(x)))
            ):
                void.add(placed.hash)
            else:
                first[p, x], at[p, x] = verb, act.number
                for y in rivals(x) if verb == "accept" else ():
                    bound = {q for need in needs[y] for q in need.base | need.joiners}
                    if knows(past, y) and (p, y) not in first and p in bound:
                        first[p, y], at[p, y] = "decline", act.number
        elif isinstance(act, Reporting):
            found = known(act.body.report.about, past)
            if found is None or kind(found) not in {"measure", "milestone", "decision"}:
                void.add(placed.hash)
        elif any(one.entry and known(one.entry, past) is None for one in act.body.statement.about):
            void.add(placed.hash)
    return Judgement(void, first, {x for x in made if agreed(x)})


def rivals_agreed(agreed: Collection[Placed]) -> list[tuple[str, str]]:
    """The entries and bases of which more than one version is agreed."""
    seen: list[tuple[str, str]] = []
    for placed in agreed:
        seen.extend((item.entry, item.base) for item in placed.act.body.items if item.base)
    return sorted({pair for pair in seen if seen.count(pair) > 1})

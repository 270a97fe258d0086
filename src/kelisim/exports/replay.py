"""The acts of a certificate, placed and folded by the rules of the register, where other acts are known by place alone.

A node has every act that `after` names; a certificate has some, and of the others the place and the hash.

1. Every signature holds, and every signer is on its Party's roster as the acts that are shown make it.
2. The first act of a feed, and no other, founds the register: with the founding charter, or, for a Party that acceded,
   with a charter that a proposal in its past offers and that names it.
3. A place has one act, unless its Party told two stories, and an act has one place. `after` names acts that are shown
   or whose place is given, each of the feed that it is named for; of its own feed an act names the one before it.
4. Pasts are whole as far as it is shown: who has seen an act has seen what that act had seen. Of a Party that told two
   stories this is not asked, because two pasts may hold different ones.
5. From here on the rules are those of a node (`register.fold`): no act that is shown may be void.
"""

import bisect
import heapq
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from kelisim.acts.envelope import Opened
from kelisim.acts.errors import WrongRegisterError
from kelisim.acts.feed import Feeds, Placed
from kelisim.acts.line import Past, acceded_line
from kelisim.acts.roster import Roster, roster_of
from kelisim.acts.verification import check_signatures, find_charter
from kelisim.exports.certificate import Mark
from kelisim.exports.errors import CertificateError
from kelisim.model.act import Found, Propose
from kelisim.model.charter import Charter, Party
from kelisim.model.item import CharterItem
from kelisim.register.fold import Register


class Replayed(msgspec.Struct, frozen=True):
    """The register that follows from some acts, and these acts by hash, each after its past."""

    register: Register
    placed: dict[str, Placed]


def check_signed(acts: Sequence[Opened]) -> Charter:
    """Check that the acts found one register and that every signature holds; the founding charter.

    Raises:
        KelisimError: naming the act.
    """
    charter = find_charter(acts)
    check_signatures(Feeds(charter), acts, workers=1)
    return charter


def replay(acts: Sequence[Opened], marks: Iterable[Mark], forked: Iterable[str] = ()) -> Replayed:
    """Place and fold acts whose signatures hold.

    Args:
        acts: acts of one register, its foundings among them, in any order.
        marks: the places of acts that these name.
        forked: the Parties that are known to have told two stories.

    Raises:
        KelisimError: the first thing that is wrong, naming the act.
    """
    charter = find_charter(acts)
    seats = _Seats(acts, marks, frozenset(forked))
    lines, records = _lines(charter, acts)
    pasts = {opened.hash: _past(opened, seats, lines) for opened in acts}
    ordered = _in_order(acts, pasts, lines, seats.forked)
    rosters = {lines[code]: roster_of(record) for code, record in records.items()}
    register = Register(charter)
    placed: dict[str, Placed] = {}
    for opened in ordered:
        line, past = lines[opened.act.party], pasts[opened.hash]
        if isinstance(opened.act, Found):
            _check_founding(opened, charter, past, placed)
        one = _placed(opened, past, line, rosters[line])
        rosters[line] = one.roster.after(one.act)
        outcome = register.apply(one)
        if outcome.void is not None:
            raise CertificateError(f"the act has no effect: {outcome.void.reason}", where=one.name())
        placed[one.hash] = one
    return Replayed(register, placed)


class _Seats:
    """Which act has which place (rule 3). Of a Party that told two stories, an act of either may be named."""

    def __init__(self, acts: Iterable[Opened], marks: Iterable[Mark], forked: frozenset[str]) -> None:
        self.by_hash: dict[str, tuple[str, int]] = {}
        self.forked = forked
        self._by_place: dict[tuple[str, int], str] = {}
        for opened in acts:
            if opened.hash in self.by_hash:
                raise CertificateError("the act stands in it twice", where=opened.name())
            self._seat(opened.act.party, opened.act.number, opened.hash, alone=True)
        for mark in marks:
            self._seat(mark.party, mark.number, mark.hash, alone=mark.party not in forked)

    def _seat(self, party: str, number: int, act_hash: str, *, alone: bool) -> None:
        place = (party, number)
        if self._by_place.setdefault(place, act_hash) != act_hash and alone:
            raise CertificateError("two acts have this place", where=f"{party} {number}")
        if self.by_hash.setdefault(act_hash, place) != place:
            raise CertificateError("one act has two places", where=f"{party} {number}")


def _lines(charter: Charter, acts: Iterable[Opened]) -> tuple[dict[str, str], dict[str, Party]]:
    """The line of each Party that founds, and the record with which its feed begins (rule 2)."""
    founders = {party.code: party for party in charter.parties}
    lines: dict[str, str] = {}
    records: dict[str, Party] = {}
    for opened in acts:
        act = opened.act
        if isinstance(act, Found) != (act.number == 1):
            raise CertificateError("the first act of a feed, and no other, founds the register", where=opened.name())
        if isinstance(act, Found):
            named = {party.code: party for party in act.body.charter.parties}
            record = founders.get(act.party) or named.get(act.party)
            if record is None:
                raise WrongRegisterError(f"no charter names {act.party}", where=opened.name())
            records[act.party] = record
            lines[act.party] = act.party if act.party in founders else acceded_line(record)
    for opened in acts:
        if opened.act.party not in lines:
            raise CertificateError(f"the founding act of {opened.act.party} is not shown", where=opened.name())
    return lines, records


def _past(opened: Opened, seats: _Seats, lines: Mapping[str, str]) -> Past:
    act, past = opened.act, {}
    for party, named in act.after.items():
        place = seats.by_hash.get(named)
        if place is None:
            raise CertificateError(f"nothing is known of the act of {party} that it names", where=opened.name())
        if place[0] != party:
            raise CertificateError(f"`after` names an act of {place[0]} for {party}", where=opened.name())
        past[lines.get(party, party)] = place[1]
    if past.get(lines[act.party], 0) != act.number - 1:
        raise CertificateError("`after` does not name the feed's previous act", where=opened.name())
    return past


def _in_order(
    acts: Sequence[Opened], pasts: Mapping[str, Past], lines: Mapping[str, str], forked: frozenset[str]
) -> list[Opened]:
    """The acts, each after all of its past that is shown; among the ready ones by Party and number (rule 4)."""
    rows: dict[str, list[Opened]] = {}
    for opened in sorted(acts, key=lambda one: one.act.number):
        rows.setdefault(opened.act.party, []).append(opened)
    dependants: dict[str, list[Opened]] = {}
    lacking: dict[str, int] = {}
    excused = {lines[party] for party in forked if party in lines}
    for opened in acts:
        past = pasts[opened.hash]
        before = [_newest(row, past.get(lines[party], 0)) for party, row in rows.items()]
        seen = [one for one in before if one is not None]
        for one in seen:
            dependants.setdefault(one.hash, []).append(opened)
            for line, number in pasts[one.hash].items():
                if number > past.get(line, 0) and line not in excused:
                    raise CertificateError(
                        f"the past is not whole: {one.name()} had seen {line.split('~')[0]} {number}",
                        where=opened.name(),
                    )
        lacking[opened.hash] = len(seen)
    ready = [(one.act.party, one.act.number, one) for one in acts if not lacking[one.hash]]
    heapq.heapify(ready)
    ordered = []
    while ready:
        _, _, opened = heapq.heappop(ready)
        ordered.append(opened)
        for one in dependants.get(opened.hash, ()):
            lacking[one.hash] -= 1
            if not lacking[one.hash]:
                heapq.heappush(ready, (one.act.party, one.act.number, one))
    if len(ordered) < len(acts):
        raise CertificateError("acts name each other in a circle")
    return ordered


def _newest(row: Sequence[Opened], number: int) -> Opened | None:
    """The newest shown act of a feed up to a number."""
    at = bisect.bisect_right(row, number, key=lambda one: one.act.number)
    return row[at - 1] if at else None


def _check_founding(opened: Opened, charter: Charter, past: Past, placed: Mapping[str, Placed]) -> None:
    """Rule 2."""
    act = opened.act
    if not isinstance(act, Found):
        return
    if any(party.code == act.party for party in charter.parties):
        if act.body.charter != charter:
            raise WrongRegisterError("the act founds another register", where=opened.name())
        return
    for one in placed.values():
        if isinstance(one.act, Propose) and one.act.number <= past.get(one.line, 0):
            offered = (item.content for item in one.act.body.items if isinstance(item, CharterItem))
            if act.body.charter in offered:
                return
    raise WrongRegisterError("the charter that it founds with was not offered in its past", where=opened.name())


def _placed(opened: Opened, past: Past, line: str, roster: Roster) -> Placed:
    """Rule 1, as far as it concerns the roster."""
    act = opened.act
    roster.check(act, (key for key, _ in opened.signed.signatures(act.by.key)), opened.name())
    return Placed(opened.signed, opened.hash, act, past, line, roster)

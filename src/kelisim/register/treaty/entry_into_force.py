"""Entry into force: the day for each Party, by the rule of the text.

1. On signature: the day of the last signature, or of the `number`th, or some time after it (VCLT 12, 24(1)).
2. On a date: that date, for those that have consented by then; later if the last consent comes later (VCLT 24(1)).
3. On notifications: some time after the last of all Parties, or after the `number`th (VCLT 24(1); UN Treaty Handbook
   4.2).
4. On deposit or exchange of instruments of ratification, acceptance, approval or accession: likewise (VCLT 14 to 16).
5. On the decision of an organ: the day that the decision names, or its own, or some time after it (VCLT 24(1), 5).
6. As soon as the consent of all is established, where the text says just that or nothing (VCLT 24(2)).
7. A Party whose paper comes after the treaty is in force is bound some time after its own paper, never before the
   treaty itself; so is one that accedes (VCLT 24(3), 15).
8. A signature subject to ratification binds by the ratification; one ad referendum once it is confirmed (VCLT 12(2)(b),
   14(1); United Nations glossary of treaty actions). Where the text says that it comes into force on signature, a
   signature of which nothing else is said is definitive; elsewhere nothing is assumed of it.
9. Where the text counts to the first day of the month that follows, so does every time above (model.clauses, rule 5).
10. A clause or a paper that is missing gives no day, and the reason says what it waits for.
"""

import msgspec

from kelisim.model.clauses import EntryIntoForce, OnConsent, OnDate, OnDecision, OnDeposit, OnNotifications, OnSignature
from kelisim.register.treaty.actions import RATIFYING, Record
from kelisim.register.treaty.days import Day, after, day_of, in_order, later, next_month, span
from kelisim.register.treaty.reasoning import Reason, adding, because


class Start(msgspec.Struct, frozen=True):
    """The first day, and why."""

    day: Day
    reason: Reason


class Paper(msgspec.Struct, frozen=True):
    """What binds a Party under the rule: when, and the word for it in reasons."""

    day: Day
    word: str


class Entry(msgspec.Struct, frozen=True):
    """Entry into force: the first day for each Party that has one, and what each other Party waits for."""

    starts: dict[str, Start]
    waits: dict[str, Reason]

    def treaty(self) -> Day | None:
        """The day on which the treaty itself came into force."""
        return in_order([start.day for start in self.starts.values()], 1) if self.starts else None


def entry_into_force(rule: EntryIntoForce | None, record: Record) -> Entry:
    """The day for each Party, or what it waits for."""
    everyone = (*record.parties, *record.joined)
    if rule is None:
        return Entry({}, dict.fromkeys(everyone, because("lacks-clause")))
    papers = {party: paper for party in everyone if (paper := _paper(rule, record, party))}
    begun, nth = _treaty(rule, record, papers)
    starts: dict[str, Start] = {}
    waits: dict[str, Reason] = {}
    for party in everyone:
        paper = papers.get(party)
        if isinstance(begun, Reason):
            waits[party] = begun if paper or begun.code != "lacks-number" else _own_lack(rule, record, party)
        elif isinstance(rule, OnDecision) and party in record.parties:
            starts[party] = begun
        elif paper is None:
            waits[party] = _own_lack(rule, record, party)
        elif nth is not None and (paper.day.latest <= nth.earliest or _awaited(rule, record, party)):
            starts[party] = begun
        else:
            starts[party] = _own(rule, paper, begun, nth)
    return Entry(starts, waits)


def consent(record: Record, party: str, *, definitive: bool) -> Paper | None:
    """Rule 8: when a Party consented to be bound. `definitive` is what a signature is of which nothing else is said."""
    found: list[Paper] = []
    signature = record.signature(party)
    if signature is not None:
        effect = signature.effect or ("definitive" if definitive else None)
        confirmed = record.paper(party, "confirmation")
        if effect == "definitive":
            found.append(Paper(signature.day, "signature"))
        elif effect == "ad-referendum" and confirmed:
            found.append(Paper(later(signature.day, confirmed), "consent"))
    ratified, acceded = record.paper(party, *RATIFYING), record.paper(party, "accession")
    found += [Paper(ratified, "deposit")] if ratified else []
    found += [Paper(acceded, "accession")] if acceded else []
    return min(found, key=lambda paper: (paper.day, paper.word)) if found else None


def _paper(rule: EntryIntoForce, record: Record, party: str) -> Paper | None:
    if isinstance(rule, OnSignature | OnDate):
        return consent(record, party, definitive=True)
    if isinstance(rule, OnConsent):
        return consent(record, party, definitive=False)
    own = None
    if isinstance(rule, OnNotifications):
        own = record.paper(party, "notification")
    elif isinstance(rule, OnDeposit):
        own = record.paper(party, *RATIFYING)
    if own is not None:
        return Paper(own, _word(rule))
    acceded = record.paper(party, "accession")
    return Paper(acceded, "accession") if acceded else None


def _word(rule: EntryIntoForce) -> str:
    words = {OnSignature: "signature", OnNotifications: "notification", OnDeposit: "deposit"}
    return words.get(type(rule), "consent")


def _lacking(rule: EntryIntoForce) -> str:
    words = {
        OnSignature: "signature",
        OnNotifications: "notification",
        OnDeposit: "instrument of ratification, acceptance or approval",
    }
    return words.get(type(rule), "consent to be bound")


def _treaty(rule: EntryIntoForce, record: Record, papers: dict[str, Paper]) -> tuple[Start | Reason, Day | None]:
    """Rules 1 to 6: the day of the treaty itself or what it waits for, and the day of the paper that decides."""
    if isinstance(rule, OnDecision):
        return _decided(rule, record), None
    number = None if isinstance(rule, OnConsent) else rule.number
    word = _word(rule)
    if number is None:
        missing = tuple(party for party in record.parties if party not in papers)
        if missing or not record.parties:
            signed = any(record.signature(party) for party in missing) and isinstance(rule, OnSignature)
            paper = "consent to be bound" if signed else _lacking(rule)
            return because("lacks-papers", paper=paper, parties=missing), None
        nth = later(*(papers[party].day for party in record.parties))
        reason = because(f"last-{word}", _time(rule.after), day=nth)
    else:
        if len(papers) < number:
            return because("lacks-number", number=number, paper=_lacking(rule), given=str(len(papers))), None
        nth = in_order([paper.day for paper in papers.values()], number)
        reason = because(word, _time(rule.after), number=number, day=nth)
    day, reason = _passed(rule, nth, rule.after), adding(_tail(rule), reason)
    if isinstance(rule, OnDate):
        fixed = day_of(rule.date)
        if day.latest <= fixed.earliest:
            reason = because("text-date")
        day = later(day, fixed)
    return Start(day, reason), nth


def _decided(rule: OnDecision, record: Record) -> Start | Reason:
    """Rule 5."""
    organ = (rule.organ.name or rule.organ.entry if rule.organ else None) or "the organ"
    decisions = record.joint("decision")
    if not decisions:
        return because("lacks-decision", organ=organ)
    named = [step.takes_effect for step in decisions if step.takes_effect]
    day = span(*(step.day for step in decisions))
    if named:
        return Start(span(*named), because("decision-effect", organ=organ, day=day))
    reason = adding(_tail(rule), because("decision", _time(rule.after), organ=organ, day=day))
    return Start(_passed(rule, day, rule.after), reason)


def _awaited(rule: EntryIntoForce, record: Record, party: str) -> bool:
    """Whether the treaty waited for this Party's paper, so that it cannot come too late."""
    return party in record.parties and getattr(rule, "number", None) is None


def _own(rule: EntryIntoForce, paper: Paper, begun: Start, nth: Day | None) -> Start:
    """Rule 7: a Party whose paper may have come after the one that decides."""
    lapse = rule.after if rule.own_after is None else rule.own_after
    late = later(begun.day, _passed(rule, paper.day, lapse))
    if late == begun.day:
        return begun
    reason = adding(_tail(rule), because(f"own-{paper.word}", _time(lapse), day=paper.day))
    may_be_in_time = nth is not None and paper.day.earliest <= nth.latest
    return Start(span(begun.day, late) if may_be_in_time else late, reason)


def _own_lack(rule: EntryIntoForce, record: Record, party: str) -> Reason:
    signature = record.signature(party)
    if isinstance(rule, OnSignature | OnDate | OnConsent) and signature and signature.effect == "ad-referendum":
        return because("lacks-confirmation")
    return because("lacks-own", paper=_lacking(rule))


def _passed(rule: EntryIntoForce, day: Day, lapse: str | None) -> Day:
    """Rule 9: the day when a time has passed after another."""
    return next_month(after(day, lapse)) if rule.month_start else after(day, lapse)


def _tail(rule: EntryIntoForce) -> str | None:
    return "month-start" if rule.month_start else None


def _time(lapse: str | None) -> str | None:
    """A lapse, unless it is of no time at all."""
    return None if lapse is None or int(lapse[1:-1]) == 0 else lapse

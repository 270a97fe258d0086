"""Provisional application, and how far back the rules of a treaty reach.

1. Provisional application begins on the last signature (or the `number`th), some time after it, or on a date, for
   each Party that has signed (VCLT 25(1)).
2. A Party that the clause excludes does not apply it provisionally. One whose law forbids it, by the clause or by its
   own declaration, applies it from the day on which its own procedures are notified, if the others do so by then.
3. It ends with entry into force for that Party, or when that Party notifies that it does not intend to become one
   (VCLT 25(2)).
4. A treaty that reaches back covers relations from that day on. It is no earlier in force for that (VCLT 28).
"""

from kelisim.model.clauses import Clauses, ProvisionalApplication
from kelisim.register.treaty.actions import RATIFYING, Record
from kelisim.register.treaty.days import Day, after, day_of, in_order, later, next_month
from kelisim.register.treaty.entry_into_force import Start
from kelisim.register.treaty.reasoning import Reason, adding, because


def provisional(clause: ProvisionalApplication | None, record: Record, party: str) -> Start | None:
    """Rules 1 and 2: the first day of provisional application for a Party, or None."""
    signature = record.signature(party)
    if clause is None or signature is None or party in clause.excluded:
        return None
    begun = _begun(clause, record)
    if begun is None:
        return None
    if party in clause.own_procedures or record.paper(party, "no-provisional-application"):
        own = record.paper(party, "notification", *RATIFYING)
        if own is None:
            return None
        return Start(later(begun.day, own), because("provisional-own", day=own))
    day = later(begun.day, signature.day)
    return begun if day == begun.day else Start(day, because("own-signature", day=signature.day))


def _begun(clause: ProvisionalApplication, record: Record) -> Start | None:
    days = [step.day for party in record.parties if (step := record.signature(party))]
    if len(days) < (clause.number or len(record.parties)):
        return None
    nth = in_order(days, clause.number or len(days))
    code = "last-signature" if clause.number is None else "signature"
    terms: dict[str, Day | int] = {"day": nth} if clause.number is None else {"day": nth, "number": clause.number}
    day, reason = after(nth, clause.after), because(code, clause.after, **terms)
    if clause.month_start:
        day, reason = next_month(day), adding("month-start", reason)
    if clause.date:
        fixed = day_of(clause.date)
        if day.latest <= fixed.earliest:
            reason = because("provisional-date")
        day = later(day, fixed)
    return Start(day, reason)


def reach(clauses: Clauses) -> Reason | None:
    """Rule 4: from when the text covers relations, where it reaches back."""
    return because("reaches-back", day=day_of(clauses.reaches_back)) if clauses.reaches_back else None

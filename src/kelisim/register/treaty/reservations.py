"""Reservations, declarations and objections: what each changes between two Parties.

1. A reservation modifies the provisions that it names between its author and every Party that accepts it, for both
   alike (VCLT 21(1)). Between the others it changes nothing (VCLT 21(2)).
2. A Party accepts it by not objecting within twelve months after it was notified, or by the day of its own consent to
   be bound, whichever is later (VCLT 20(5)). An objection that comes after that changes nothing.
3. After an objection the provisions do not apply between the two, as far as the reservation goes (VCLT 21(3)).
4. Where the objector says so, the treaty is not in force between the two at all (VCLT 20(4)(b)).
5. A reservation that the text forbids has no effect (VCLT 19(a)); nor has a declaration, which only interprets
   (VCLT 2(1)(d)).
6. A reservation that was made at a signature subject to ratification has to be confirmed when the Party consents to be
   bound. It is made on the day of its confirmation, or when it is made anew; until then it has no effect. Objections
   from before stand (VCLT 23(2), (3)).
7. Both can be withdrawn, with effect from the day on which the other has notice of it (VCLT 22).
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from kelisim.model.clauses import Clauses
from kelisim.model.instrument import Instrument
from kelisim.model.notice import Notice
from kelisim.register.treaty.actions import Record, Step, record_of
from kelisim.register.treaty.days import Day, after, later
from kelisim.register.treaty.entry_into_force import consent
from kelisim.register.treaty.reasoning import Reason, adding, because

EffectKind = Literal["none", "modified", "not-applied", "no-relations"]


class Effect(msgspec.Struct, frozen=True):
    """What a reservation or declaration of `party` does between it and `other`, for `articles` (all, where empty).

    `start` and `end` are None where it has held, or will hold, as long as the treaty does between the two.
    """

    party: str
    other: str
    kind: EffectKind
    articles: tuple[str, ...]
    reason: Reason
    start: Day | None = None
    end: Day | None = None


def effects(instrument: Instrument, notices: Iterable[tuple[str, Notice]] = ()) -> tuple[Effect, ...]:
    """Every effect of every reservation and declaration, in order of their days and of the other Parties.

    Args:
        instrument: the instrument with its clauses, signatures and recorded actions.
        notices: notices about it, each with the Party that signed it.
    """
    clauses, record = instrument.clauses or Clauses(), record_of(instrument, notices)
    everyone = (*record.parties, *record.joined)
    found: list[Effect] = []
    for made in record.all:
        if made.action not in {"reservation", "declaration"} or made.party is None or _made_anew(record, made):
            continue
        for other in everyone:
            if other != made.party:
                found += _between(clauses, record, made, made.party, other)
    return tuple(found)


def _between(clauses: Clauses, record: Record, made: Step, party: str, other: str) -> list[Effect]:
    if made.action == "declaration":
        return [Effect(party, other, "none", made.articles, because("declaration", day=made.day))]
    if clauses.reservations == "forbidden":
        return [Effect(party, other, "none", made.articles, because("reservation-forbidden", day=made.day))]
    if (signature := _to_confirm(record, made, party)) is not None:
        days = [step.day for step in record.steps(party, "confirmation") if _confirms(step, made)]
        if not days:
            reason = because("signed-subject-to-ratification", day=signature.day)
            return [Effect(party, other, "none", made.articles, adding("unconfirmed", reason, made=made.day))]
        made = msgspec.structs.replace(made, day=min(days))
    gone = [step.day for step in record.steps(party, "withdrawal-of-reservation") if _meets(step, made)]
    end = min((day for day in gone if day.latest >= made.day.earliest), default=None)
    modified = Effect(party, other, "modified", made.articles, because("reservation-accepted", day=made.day), end=end)
    objection = _objection(record, made, party, other)
    if objection is None:
        return [modified]
    settled = after(made.day, "P1Y")
    bound = consent(record, other, definitive=True)
    settled = later(settled, bound.day) if bound else settled
    if bound and objection.day.earliest > settled.latest:
        reason = because("objection-late", day=objection.day, settled=settled)
        return [msgspec.structs.replace(modified, reason=reason)]
    kind: EffectKind = "no-relations" if objection.precludes else "not-applied"
    lifted = [
        step.day for step in record.steps(other, "withdrawal-of-objection") if step.to == party and _meets(step, made)
    ]
    until = min((day for day in lifted if day.latest >= objection.day.earliest), default=None)
    objected = Effect(party, other, kind, made.articles, because(f"objection-{kind}", day=objection.day))
    if until is None or (end is not None and end <= until):
        return [msgspec.structs.replace(objected, end=end)]
    reason = because("objection-withdrawn", day=until)
    return [
        msgspec.structs.replace(objected, end=until),
        msgspec.structs.replace(modified, start=until, reason=reason),
    ]


def _made_anew(record: Record, made: Step) -> bool:
    """Rule 6: whether what was reserved at signature was reserved again later, which is its confirmation."""
    if made.action != "reservation" or made.party is None or _to_confirm(record, made, made.party) is None:
        return False
    again = record.steps(made.party, "reservation")
    return any(one.articles == made.articles and _to_confirm(record, one, made.party) is None for one in again)


def _to_confirm(record: Record, made: Step, party: str) -> Step | None:
    """Rule 6: the signature with which a reservation was made that has to be confirmed."""
    signature = record.signature(party)
    if signature is None or signature.effect != "subject-to-ratification":
        return None
    return signature if made.day.earliest <= signature.day.latest else None


def _confirms(step: Step, made: Step) -> bool:
    """Whether a confirmation can be of a reservation: of its articles, and not from before it."""
    return _meets(step, made) and made.day.earliest <= step.day.latest


def _objection(record: Record, made: Step, party: str, other: str) -> Step | None:
    """The first objection to a reservation; one that precludes relations comes before one that does not."""
    against = [step for step in record.steps(other, "objection") if step.to == party and _meets(step, made)]
    return min(against, key=lambda step: (not step.precludes, step.day), default=None)


def _meets(step: Step, made: Step) -> bool:
    """Whether an action speaks of the articles of a reservation; one that names none speaks of all."""
    return not step.articles or not made.articles or not set(step.articles).isdisjoint(made.articles)

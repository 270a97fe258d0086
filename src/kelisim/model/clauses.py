"""Final clauses: the rules of an instrument from which its life is computed, as the text has them.

1. A clause is kept as a rule to compute, never as the date that somebody computed from it.
2. How it comes into force is one of six rules (Vienna Convention on the Law of Treaties, 1969, "VCLT", article 24):
   on signature, on a date, on notifications, on deposit, on the decision of an organ, on the consent of all.
3. `number` says whose paper counts: 1 the first, 3 the third; where it is missing, the last of all the Parties.
4. A clause that is missing is not on record. Nothing is assumed in its place.
5. `month_start` is for texts that count to "the first day of the month following the expiration of" a time: it is the
   first day of the month after the one in which that time ends, also where it ends on a first day. "The first day of
   the second month following the month in which" something happens is that after one month.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import PartyCode, Value
from kelisim.model.dates import PartialDate, check_date
from kelisim.model.lapse import Lapse
from kelisim.model.reference import Named

Number = Annotated[int, msgspec.Meta(ge=1, le=250)]
"""Which paper counts, from 1."""
Codes = Annotated[tuple[PartyCode, ...], msgspec.Meta(max_length=64)]


class EntryRule(Value, frozen=True, kw_only=True, tag_field="rule"):
    """What every rule of entry into force shares.

    `after` is the time that passes after the event. `own_after` is the time after a later Party's own paper; where it
    is missing, the same as `after`. `month_start` moves both to the first day of the next month (rule 5).
    """

    after: Lapse | None = None
    own_after: Lapse | None = None
    month_start: bool = False


class OnSignature(EntryRule, frozen=True, kw_only=True, tag="signature"):
    """On signature (VCLT 12, 24): the last, unless `number` says otherwise."""

    number: Number | None = None


class OnDate(EntryRule, frozen=True, kw_only=True, tag="date"):
    """On a date that the text gives (VCLT 24(1)), for those that have consented by then."""

    date: PartialDate
    number: Number | None = None

    def __post_init__(self) -> None:
        check_date(self.date)


class OnNotifications(EntryRule, frozen=True, kw_only=True, tag="notifications"):
    """On notifications that internal procedures are complete (VCLT 16(c), 24)."""

    number: Number | None = None


class OnDeposit(EntryRule, frozen=True, kw_only=True, tag="deposit"):
    """On instruments of ratification, acceptance, approval or accession, deposited or exchanged (VCLT 14 to 16)."""

    number: Number | None = None


class OnDecision(EntryRule, frozen=True, kw_only=True, tag="decision"):
    """On the decision of an organ (VCLT 24(1), 5)."""

    organ: Named | None = None


class OnConsent(EntryRule, frozen=True, kw_only=True, tag="consent"):
    """As soon as the consent of all is established, because the text says nothing else (VCLT 24(2))."""


EntryIntoForce = OnSignature | OnDate | OnNotifications | OnDeposit | OnDecision | OnConsent


class ProvisionalApplication(Value, frozen=True, kw_only=True):
    """Application before entry into force (VCLT 25).

    It begins `after` the last signature (or the signature `number`; rule 5), and not before `date`. Parties in
    `excluded` do not apply it provisionally at all; those in `own_procedures`, whose law forbids it, do so from the day
    on which their own procedures are notified.
    """

    after: Lapse | None = None
    number: Number | None = None
    date: PartialDate | None = None
    excluded: Codes = ()
    own_procedures: Codes = ()
    month_start: bool = False

    def __post_init__(self) -> None:
        if self.date:
            check_date(self.date)


class Renewal(Value, frozen=True, kw_only=True):
    """Tacit renewal for further periods, at most `times` of them.

    It does not happen where a Party gives notice, at least `notice` before the end, that it wants none.
    """

    every: Lapse
    notice: Lapse | None = None
    times: Annotated[int, msgspec.Meta(ge=1, le=250)] | None = None


class Expiry(Value, frozen=True, kw_only=True):
    """How long it lasts (VCLT 54(a)): `through` its last day, or for a time after it came into force."""

    through: PartialDate | None = None
    lasts: Lapse | None = None
    renewal: Renewal | None = None

    def __post_init__(self) -> None:
        if self.through:
            check_date(self.through)
        if (self.through is None) == (self.lasts is None):
            raise ValueError("an expiry has either its last day or the time that it lasts")


class Withdrawal(Value, frozen=True, kw_only=True):
    """Withdrawal or denunciation (VCLT 54(a), 56, 65): effective `notice` after it is notified (rule 5).

    `not_before` is the time after entry into force within which no notice can be given.
    """

    notice: Lapse | None = None
    not_before: Lapse | None = None
    month_start: bool = False


class Suspension(Value, frozen=True, kw_only=True):
    """A Party's right to suspend the operation (VCLT 57(a)): effective `notice` after it is notified."""

    notice: Lapse | None = None


class Clauses(Value, frozen=True, kw_only=True):
    """The final clauses of an instrument.

    `reaches_back` is the day from which its rules cover what happened earlier (VCLT 28). `reservations` says whether
    the text forbids them (VCLT 19(a)).
    """

    entry_into_force: EntryIntoForce | None = None
    provisional: ProvisionalApplication | None = None
    reaches_back: PartialDate | None = None
    expiry: Expiry | None = None
    withdrawal: Withdrawal | None = None
    suspension: Suspension | None = None
    reservations: Literal["forbidden"] | None = None

    def __post_init__(self) -> None:
        if self.reaches_back:
            check_date(self.reaches_back)

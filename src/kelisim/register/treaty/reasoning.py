"""Reasons: why a status begins on a day, as a value that a page can translate, and the same as an English sentence.

1. A reason is a stable code and its terms: days, lapses, Parties and numbers. No sentence is stored.
2. Every sentence comes from one template for its code, so a translation is a table of templates.
3. What can be added to the sentences of several codes is a tail, with a template of its own. Without it the sentence is
   true, and tells less.
"""

from collections.abc import Mapping

import msgspec

from kelisim.register.treaty.days import Day

Term = Day | str | int | tuple[str, ...]

TEMPLATES: Mapping[str, str] = {
    "not-signed": "no signature is on record",
    "signed": "signed on {day}",
    "signed-ad-referendum": "signed ad referendum on {day}; the signature is definitive once it is confirmed",
    "signed-subject-to-ratification": "signed on {day}, subject to ratification",
    "refused": "it notified on {day} that it does not intend to become a Party",
    "last-signature": "the last signature of {day}",
    "last-signature-after": "{lapse} after the last signature of {day}",
    "last-notification": "the last notification of {day}",
    "last-notification-after": "{lapse} after the last notification of {day}",
    "last-deposit": "the last instrument of ratification, of {day}",
    "last-deposit-after": "{lapse} after the last instrument of ratification, of {day}",
    "last-consent": "the consent of all, established on {day}",
    "last-consent-after": "{lapse} after the consent of all was established on {day}",
    "signature": "the {number} signature, of {day}",
    "signature-after": "{lapse} after the {number} signature, of {day}",
    "notification": "the {number} notification, of {day}",
    "notification-after": "{lapse} after the {number} notification, of {day}",
    "deposit": "the {number} instrument of ratification or accession, of {day}",
    "deposit-after": "{lapse} after the {number} instrument of ratification or accession, of {day}",
    "consent": "the {number} consent to be bound, of {day}",
    "consent-after": "{lapse} after the {number} consent to be bound, of {day}",
    "own-signature": "its own signature of {day}",
    "own-signature-after": "{lapse} after its own signature of {day}",
    "own-notification": "its own notification of {day}",
    "own-notification-after": "{lapse} after its own notification of {day}",
    "own-deposit": "its own instrument of {day}",
    "own-deposit-after": "{lapse} after its own instrument of {day}",
    "own-accession": "its accession of {day}",
    "own-accession-after": "{lapse} after its accession of {day}",
    "own-consent": "its own consent to be bound, of {day}",
    "own-consent-after": "{lapse} after its own consent to be bound, of {day}",
    "text-date": "the date that the text gives",
    "decision": "the decision of {organ} of {day}",
    "decision-after": "{lapse} after the decision of {organ} of {day}",
    "decision-effect": "the decision of {organ} of {day}, which names that date",
    "provisional-date": "provisional application from the date that the text gives",
    "provisional-own": "provisional application only after its own procedures, notified on {day}",
    "suspended": "a suspension notified on {day}",
    "suspended-after": "{lapse} after a suspension notified on {day}",
    "suspended-jointly": "a suspension agreed by the Parties on {day}",
    "suspended-by-other": "the suspension by {parties}, its only other Party",
    "resumed": "operation resumed by notice of {day}",
    "expired": "the text holds through {day}",
    "expired-lasting-after": "{lapse} after it came into force on {day}",
    "not-renewed-after": "it lasts {lapse} from {day}; {parties} gave notice on {notice} that it is not renewed",
    "extended": "extended by the Parties through {day}",
    "withdrawn": "withdrawal notified on {day}",
    "withdrawn-after": "{lapse} after the withdrawal notified on {day}",
    "withdrawn-named": "the date named in its notice of withdrawal of {day}",
    "terminated": "terminated by the Parties on {day}",
    "one-left": "the withdrawal of {parties} leaves no other Party",
    "lacks-clause": "the clause on entry into force is not on record",
    "lacks-papers": "waits for the {paper} of {parties}",
    "lacks-number": "waits for the {number} {paper}; {given} so far",
    "lacks-own": "waits for its own {paper}",
    "lacks-decision": "waits for the decision of {organ}",
    "lacks-confirmation": "waits for the confirmation of its signature ad referendum",
    "withdrawal-without-clause": "its withdrawal of {day} has no computed effect: no clause on withdrawal is on record",
    "suspension-without-clause": "its suspension of {day} has no computed effect: no clause on suspension is on record",
    "declaration": "a declaration of {day} interprets and changes no obligation",
    "reservation-forbidden": "a reservation of {day} that the text forbids",
    "reservation-accepted": "a reservation of {day} to which no objection is on record",
    "objection-late": "the objection of {day} came after the reservation counted as accepted on {settled}",
    "objection-not-applied": "an objection of {day}: the provisions do not apply between the two",
    "objection-no-relations": "an objection of {day} that precludes treaty relations between the two",
    "objection-withdrawn": "the objection was withdrawn on {day}",
    "text": "the text as it was signed",
    "amended": "amended by {by} from {day}",
    "corrected": "an error corrected on {day}, as if it had never been there",
    "reaches-back": "the text covers relations since {day}",
}
"""The English sentence of every code. One that ends in `-after` has a lapse."""

TAILS: Mapping[str, str] = {
    "month-start": ", on the first day of the month that follows",
    "later-treaty": ", as they agreed on {by} in its place",
    "unconfirmed": "; its reservation of {made} counts once it is confirmed at ratification",
}
"""What is added to a sentence, by its code."""

UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


class Reason(msgspec.Struct, frozen=True):
    """Why: a code and the terms of its sentence, and the code of what is added to it, where there is something."""

    code: str
    terms: dict[str, Term] = {}
    tail: str | None = None


def because(code: str, lapse: str | None = None, **terms: Term) -> Reason:
    """The reason of a code, in its form with a lapse where there is one."""
    return Reason(code, terms) if lapse is None else Reason(f"{code}-after", {"lapse": lapse, **terms})


def adding(tail: str | None, reason: Reason, **terms: Term) -> Reason:
    """A reason with something added to its sentence."""
    return reason if tail is None else Reason(reason.code, {**reason.terms, **terms}, tail)


def sentence(reason: Reason) -> str:
    """A reason in English."""
    template = TEMPLATES[reason.code] + (TAILS[reason.tail] if reason.tail else "")
    return template.format(**{name: _words(name, term) for name, term in reason.terms.items()})


def _words(name: str, term: Term) -> str:
    if isinstance(term, Day):
        return term.words()
    if isinstance(term, tuple):
        return ", ".join(term)
    if isinstance(term, int):
        return ordinal(term)
    return lapse_words(term) if name == "lapse" else term


def lapse_words(lapse: str) -> str:
    """`P30D` as `30 days`."""
    count = int(lapse[1:-1])
    return f"{count} {UNITS[lapse[-1]]}{'' if count == 1 else 's'}"


def ordinal(number: int) -> str:
    """A number in order: `1st`, `2nd`, `3rd`, `11th`."""
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"

"""Why a status begins on a day, in the reader's language: the sentences of `register.treaty.reasoning` by code.

1. Each English sentence is the one of `TEMPLATES`, each tail the one of `TAILS`; a test compares them. They stand here
   again because only words that are written out can be translated.
2. Days, lapses, ordinals, papers and Parties in a sentence are spoken in the reader's language as well.
"""

import datetime
from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from kelisim.register.treaty.days import UNKNOWN, Day, day_of
from kelisim.register.treaty.reasoning import Reason, Term
from kelisim.web.dates import spoken
from kelisim.web.told_words import Words

SENTENCES: Final[Words] = {
    "not-signed": _("no signature is on record"),
    "signed": _("signed on {day}"),
    "signed-ad-referendum": _("signed ad referendum on {day}; the signature is definitive once it is confirmed"),
    "signed-subject-to-ratification": _("signed on {day}, subject to ratification"),
    "refused": _("it notified on {day} that it does not intend to become a Party"),
    "last-signature": _("the last signature of {day}"),
    "last-signature-after": _("{lapse} after the last signature of {day}"),
    "last-notification": _("the last notification of {day}"),
    "last-notification-after": _("{lapse} after the last notification of {day}"),
    "last-deposit": _("the last instrument of ratification, of {day}"),
    "last-deposit-after": _("{lapse} after the last instrument of ratification, of {day}"),
    "last-consent": _("the consent of all, established on {day}"),
    "last-consent-after": _("{lapse} after the consent of all was established on {day}"),
    "signature": _("the {number} signature, of {day}"),
    "signature-after": _("{lapse} after the {number} signature, of {day}"),
    "notification": _("the {number} notification, of {day}"),
    "notification-after": _("{lapse} after the {number} notification, of {day}"),
    "deposit": _("the {number} instrument of ratification or accession, of {day}"),
    "deposit-after": _("{lapse} after the {number} instrument of ratification or accession, of {day}"),
    "consent": _("the {number} consent to be bound, of {day}"),
    "consent-after": _("{lapse} after the {number} consent to be bound, of {day}"),
    "own-signature": _("its own signature of {day}"),
    "own-signature-after": _("{lapse} after its own signature of {day}"),
    "own-notification": _("its own notification of {day}"),
    "own-notification-after": _("{lapse} after its own notification of {day}"),
    "own-deposit": _("its own instrument of {day}"),
    "own-deposit-after": _("{lapse} after its own instrument of {day}"),
    "own-accession": _("its accession of {day}"),
    "own-accession-after": _("{lapse} after its accession of {day}"),
    "own-consent": _("its own consent to be bound, of {day}"),
    "own-consent-after": _("{lapse} after its own consent to be bound, of {day}"),
    "text-date": _("the date that the text gives"),
    "decision": _("the decision of {organ} of {day}"),
    "decision-after": _("{lapse} after the decision of {organ} of {day}"),
    "decision-effect": _("the decision of {organ} of {day}, which names that date"),
    "provisional-date": _("provisional application from the date that the text gives"),
    "provisional-own": _("provisional application only after its own procedures, notified on {day}"),
    "suspended": _("a suspension notified on {day}"),
    "suspended-after": _("{lapse} after a suspension notified on {day}"),
    "suspended-jointly": _("a suspension agreed by the Parties on {day}"),
    "suspended-by-other": _("the suspension by {parties}, its only other Party"),
    "resumed": _("operation resumed by notice of {day}"),
    "expired": _("the text holds through {day}"),
    "expired-lasting-after": _("{lapse} after it came into force on {day}"),
    "not-renewed-after": _("it lasts {lapse} from {day}; {parties} gave notice on {notice} that it is not renewed"),
    "extended": _("extended by the Parties through {day}"),
    "withdrawn": _("withdrawal notified on {day}"),
    "withdrawn-after": _("{lapse} after the withdrawal notified on {day}"),
    "withdrawn-named": _("the date named in its notice of withdrawal of {day}"),
    "terminated": _("terminated by the Parties on {day}"),
    "one-left": _("the withdrawal of {parties} leaves no other Party"),
    "lacks-clause": _("the clause on entry into force is not on record"),
    "lacks-papers": _("waits for the {paper} of {parties}"),
    "lacks-number": _("waits for the {number} {paper}; {given} so far"),
    "lacks-own": _("waits for its own {paper}"),
    "lacks-decision": _("waits for the decision of {organ}"),
    "lacks-confirmation": _("waits for the confirmation of its signature ad referendum"),
    "withdrawal-without-clause": _(
        "its withdrawal of {day} has no computed effect: no clause on withdrawal is on record"
    ),
    "suspension-without-clause": _(
        "its suspension of {day} has no computed effect: no clause on suspension is on record"
    ),
    "declaration": _("a declaration of {day} interprets and changes no obligation"),
    "reservation-forbidden": _("a reservation of {day} that the text forbids"),
    "reservation-accepted": _("a reservation of {day} to which no objection is on record"),
    "objection-late": _("the objection of {day} came after the reservation counted as accepted on {settled}"),
    "objection-not-applied": _("an objection of {day}: the provisions do not apply between the two"),
    "objection-no-relations": _("an objection of {day} that precludes treaty relations between the two"),
    "objection-withdrawn": _("the objection was withdrawn on {day}"),
    "text": _("the text as it was signed"),
    "amended": _("amended by {by} from {day}"),
    "corrected": _("an error corrected on {day}, as if it had never been there"),
    "reaches-back": _("the text covers relations since {day}"),
}
TAILS: Final[Words] = {
    "month-start": _(", on the first day of the month that follows"),
    "later-treaty": _(", as they agreed on {by} in its place"),
    "unconfirmed": _("; its reservation of {made} counts once it is confirmed at ratification"),
}
"""What is added to a sentence."""
PAPERS: Final[Words] = {
    "signature": _("signature"),
    "notification": _("notification"),
    "instrument of ratification, acceptance or approval": _("instrument of ratification, acceptance or approval"),
    "consent to be bound": _("consent to be bound"),
    "the organ": _("the organ"),
}
"""What a sentence calls a paper that is waited for, or an organ that has no name."""


def sentence(reason: Reason, language: str, name: Callable[[str], str]) -> str:
    """A reason in the reader's language.

    Args:
        reason: the code with its terms.
        language: the reader's.
        name: gives a Party's name for its code.
    """
    terms = {key: _spoken(key, term, language, name) for key, term in reason.terms.items()}
    tail = str(TAILS[reason.tail]) if reason.tail else ""
    return (str(SENTENCES[reason.code]) + tail).format(**terms)


def _spoken(key: str, term: Term, language: str, name: Callable[[str], str]) -> str:
    if isinstance(term, Day):
        return day_words(term, language)
    if isinstance(term, tuple):
        return ", ".join(name(code) for code in term)
    if isinstance(term, int):
        return ordinal(term)
    return lapse_words(term) if key == "lapse" else str(PAPERS.get(term, term))


def day_words(day: Day, language: str) -> str:
    """A day as it is known: to the day, the month or the year, or by the two days that it lies between."""
    first, last = day.earliest.isoformat(), day.latest.isoformat()
    if day == UNKNOWN:
        return gettext("a day that is not known")
    for exact in (first, first[:7], first[:4]):
        if day_of(exact) == day:
            return spoken(exact, language)
    if day.latest == datetime.date.max:
        return gettext("a day not before {first}").format(first=spoken(first, language))
    if day.earliest == datetime.date.min:
        return gettext("a day not after {last}").format(last=spoken(last, language))
    return gettext("a day from {first} to {last}").format(first=spoken(first, language), last=spoken(last, language))


def lapse_words(lapse: str) -> str:
    """`P30D` as `30 days`."""
    count = int(lapse[1:-1])
    words = {
        "D": ngettext("{count} day", "{count} days", count),
        "W": ngettext("{count} week", "{count} weeks", count),
        "M": ngettext("{count} month", "{count} months", count),
        "Y": ngettext("{count} year", "{count} years", count),
    }
    return words[lapse[-1]].format(count=count)


def ordinal(number: int) -> str:
    """A number in order: `1st`, `2nd`, `3rd`, `11th`."""
    if number % 10 == 1 and number % 100 != 11:
        words = pgettext("ordinal", "{number}st")
    elif number % 10 == 2 and number % 100 != 12:
        words = pgettext("ordinal", "{number}nd")
    elif number % 10 == 3 and number % 100 != 13:
        words = pgettext("ordinal", "{number}rd")
    else:
        words = pgettext("ordinal", "{number}th")
    return words.format(number=number)

"""What officials said of a figure against what is published, in words.

A claim is set against every series of everything that the indicator counts, whichever side publishes it: what was known
on the day of the statement, and what is known now (figures.statements, rule 2). For what is added up here only the
second is told.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kelisim.figures.statements import Compared, Official, against, claims_of
from kelisim.model.decode import convert, plain
from kelisim.model.word import Statement
from kelisim.web import words
from kelisim.web.dates import spoken
from kelisim.web.event_words import when
from kelisim.web.figures.amounts import amount, per_cent
from kelisim.web.figures.told import Told
from kelisim.web.language import number
from kelisim.web.queries.entries import Account
from kelisim.web.queries.records import Record
from kelisim.web.told_words import Words

MOST: Final = 30
"""How many comparisons a page shows, the newest first."""
REASONS: Final[Words] = {
    "incomplete": gettext_lazy("not all of its periods are published"),
    "other-currency": gettext_lazy("in another currency"),
    "other-unit": gettext_lazy("in another unit"),
}


@dataclass(frozen=True)
class ComparedWords:
    """A claim against a series in words. `holds` is empty where the claim is too vague to fail."""

    day: str
    side: str
    claim: str
    published: str
    now: str
    then: str
    difference: str
    holds: str
    why: str


def compared(record: Record, account: Account, told: Told, language: str) -> list[ComparedWords]:
    """The claims of the indicator against its series, the newest first; those that meet none are left out."""
    code, unit = account.content.get("code"), account.content["unit"]
    whole = [(choice.derived, line.series) for choice in told.choices if choice.whole for line in choice.lines]
    if not code or not whole:
        return []
    said: list[tuple[str, Statement]] = [
        (row.act, convert(row.content, Statement)) for row in account.statements if not row.disputed
    ]
    found = against(claims_of(said, code), [series for _derived, series in whole], unit, on=record.day)
    # One answer for what is published, and none for the sums beside it.
    stated = {series.key for derived, series in whole if not derived}
    met = [one for one in reversed(found) if one.now is not None or one.reason in REASONS]
    return [_words(record, one, language, derived=one.key not in stated) for one in met[:MOST]]


def _words(record: Record, one: Compared, language: str, *, derived: bool) -> ComparedWords:
    claim, statement = one.said.claim, one.said.statement
    value = f"{number(claim.value, language)}\N{NO-BREAK SPACE}{claim.unit}"
    if claim.roughly:
        value = f"{words.word('roughly', claim.roughly)} {value}"
    period = when(plain(claim.period), language) if claim.period else ""
    published = one.now or Official(value=None, parts=0)
    then = one.then if not derived else None
    return ComparedWords(
        day=spoken(statement.said, language, short=True),
        side=record.side_name(statement.side, language) if statement.side else _("speakers for no side"),
        claim=f"{period}: {value}" if period else value,
        published=record.side_name(one.key.side or one.key.party, language),
        now=_value(published, claim.unit, language),
        then=_value(then, claim.unit, language) if then else "",
        difference=per_cent(published.percent, language, signed=True),
        holds=_holds(published.holds),
        why=str(REASONS.get(one.reason or "", "")),
    )


def _value(official: Official, unit: str, language: str) -> str:
    return amount(official.value, unit, language) if official.value is not None else ""


def _holds(holds: bool | None) -> str:
    if holds is None:
        return ""
    return _("agrees") if holds else _("differs")

"""A later instrument in place of an earlier one on the same subject.

1. The later instrument says so itself, by a relation `supersedes` to the earlier one: to its entry, or to a title that
   it has. That two are on one subject is never guessed from their words.
2. The earlier one is terminated for all when all of its Parties are bound by the later one (VCLT 59(1)(a)): on the day
   on which the later one is in force for the last of them. As long as one of them is not, it goes on, also between the
   others (VCLT 30(4)), and nothing is computed.
3. That the later one only suspends it (VCLT 59(2)), or replaces a part of it, is not told by the relation.
"""

from collections.abc import Iterable

from kelisim.model.clauses import Clauses
from kelisim.model.instrument import Instrument
from kelisim.model.text import in_language
from kelisim.register.treaty.actions import Record, record_of
from kelisim.register.treaty.days import later
from kelisim.register.treaty.ending import End
from kelisim.register.treaty.entry_into_force import Entry, entry_into_force
from kelisim.register.treaty.reasoning import adding, because


def superseding(earlier: Instrument, others: Iterable[Instrument], entry: str | None = None) -> list[Instrument]:
    """Rule 1: those of other instruments that say that they supersede an instrument.

    Args:
        earlier: the instrument.
        others: instruments that may say so.
        entry: the entry of the earlier one, where it is in a register.
    """
    names = {*earlier.title.values(), entry} - {None}
    return [
        one
        for one in others
        if any(
            relation.kind == "supersedes"
            and not names.isdisjoint((relation.instrument.entry, relation.instrument.name))
            for relation in one.relations
        )
    ]


def entry_of(clauses: Clauses, record: Record) -> Entry:
    """Entry into force for those Parties that did not refuse before it (VCLT 18(a), 25(2))."""
    entry = entry_into_force(clauses.entry_into_force, record)
    refusals = {party: record.paper(party, "refusal") for party in entry.starts}
    kept = {
        party: start
        for party, start in entry.starts.items()
        if (refusal := refusals[party]) is None or refusal.latest > start.day.earliest
    }
    return Entry(kept, entry.waits)


def supersession(entry: Entry, by: Instrument) -> End | None:
    """Rule 2: the end that a later instrument makes to one that came into force for some Parties, or None."""
    starts = entry_of(by.clauses or Clauses(), record_of(by)).starts
    if not entry.starts or not set(entry.starts) <= set(starts):
        return None
    day = later(*(starts[party].day for party in entry.starts))
    reason = adding("later-treaty", because("terminated", day=day), by=in_language(by.title, "en"))
    return End(day, "terminated", reason)

"""What was done about a treaty, from wherever it is recorded, put in one form.

1. Signatures of the instrument, the actions that its entry records, and the notices of the register count alike.
2. A day known more exactly replaces one that contains it. A Party signs once: of two days that differ, neither is
   chosen. Of several papers of one kind the first counts.
3. `signed` of the instrument is the day of every Party whose own signature has no day. A `status` that says it is
   signed without a day gives every Party a signature on a day that is not known.
4. What needs everybody is done when it is recorded without a Party, or when each Party has done it, on the last day.
   On the decision of an organ the Parties cannot agree by adding up: where they name different days, none is chosen.
"""

from collections.abc import Iterable

import msgspec

from kelisim.model.instrument import Instrument
from kelisim.model.notice import Action, Notice, SignatureEffect, TreatyAction
from kelisim.register.treaty.days import Day, day_of, in_order, later, span

SIGNED = frozenset({"signed", "ratified", "in-force", "amended", "ended"})
"""Steps of an instrument's life that a signature came before."""
RATIFYING: tuple[Action, ...] = ("ratification", "acceptance", "approval")
"""Actions with one effect (VCLT 14)."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """An action with its Party, or none for one of an organ or of all, and the day on which it counts."""

    party: str | None
    action: Action
    day: Day
    takes_effect: Day | None = None
    through: Day | None = None
    effect: SignatureEffect | None = None
    to: str | None = None
    precludes: bool = False
    articles: tuple[str, ...] = ()


class Record:
    """All that was done about one instrument. `parties` are those of its text, `joined` those that acceded."""

    def __init__(self, parties: Iterable[str], steps: Iterable[Step]) -> None:
        self.parties = tuple(parties)
        self.all = tuple(sorted(steps, key=lambda step: (step.day, step.action, step.party or "", repr(step))))
        acceded = {step.party for step in self.all if step.action == "accession" and step.party}
        self.joined = tuple(sorted(acceded - set(self.parties)))

    def steps(self, party: str | None, *actions: Action) -> tuple[Step, ...]:
        """The actions of a Party, in order of their days."""
        return tuple(step for step in self.all if step.party == party and step.action in actions)

    def paper(self, party: str, *actions: Action) -> Day | None:
        """Rule 2: the day of the first action of these kinds, or None where there is none."""
        days = _exact(step.day for step in self.steps(party, *actions))
        return in_order(days, 1) if days else None

    def signature(self, party: str) -> Step | None:
        """Rule 2: a Party's signature, or None where there is none."""
        found = self.steps(party, "signature")
        if not found:
            return None
        effect = next((step.effect for step in found if step.effect), None)
        return Step(party=party, action="signature", day=span(*_exact(step.day for step in found)), effect=effect)

    def joint(self, action: Action) -> tuple[Step, ...]:
        """Rule 4: what all the Parties did, or an organ."""
        recorded = self.steps(None, action)
        each = [own[0] for party in self.parties if (own := self.steps(party, action))]
        if not each or len(each) < len(self.parties):
            return recorded
        choose = span if action == "decision" else later
        effects = [step.takes_effect or step.day for step in each]
        together = Step(
            party=None,
            action=action,
            day=choose(*(step.day for step in each)),
            takes_effect=choose(*effects) if any(step.takes_effect for step in each) else None,
            through=span(*(step.through for step in each if step.through)) if each[0].through else None,
        )
        return (*recorded, together)


def _exact(days: Iterable[Day]) -> list[Day]:
    """The days but for those that contain another."""
    found = set(days)
    return [
        day
        for day in found
        if not any(other != day and day.earliest <= other.earliest and other.latest <= day.latest for other in found)
    ]


def record_of(instrument: Instrument, notices: Iterable[tuple[str, Notice]] = ()) -> Record:
    """Rules 1 and 3: all that was done about an instrument.

    Args:
        instrument: the instrument with its clauses.
        notices: notices about it, each with the Party that signed it.
    """
    steps = [_step(action.party, action) for action in instrument.actions]
    steps += [_step(party, notice) for party, notice in notices]
    stated = day_of(instrument.signed)
    for signature in instrument.signatures:
        party = signature.party or (signature.body.side if signature.body else None)
        if party is not None:
            day = day_of(signature.date) if signature.date else stated
            steps.append(Step(party=party, action="signature", day=day, effect=signature.effect))
    named = [step.party for step in steps if step.party and step.action == "signature"]
    parties = instrument.parties or tuple(dict.fromkeys(sorted(named)))
    if instrument.signed or instrument.status in SIGNED:
        unsigned = [party for party in parties if party not in named]
        steps += [Step(party=party, action="signature", day=stated) for party in unsigned]
    return Record(parties, steps)


def _step(party: str | None, action: TreatyAction) -> Step:
    return Step(
        party=party,
        action=action.action,
        day=day_of(action.received or action.date),
        takes_effect=day_of(action.takes_effect) if action.takes_effect else None,
        through=day_of(action.through) if action.through else None,
        effect=action.effect,
        to=action.to,
        precludes=action.precludes,
        articles=action.articles,
    )

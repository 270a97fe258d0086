"""Who signed: the people that act before `қол қойды`.

1. Those `қатысуымен`, in whose presence it was signed, did not sign; nor did one who only spoke of it.
2. A person who signs is named with an office, or stands right before the verb.
"""

import re

from kelisim.model.instrument import Signature
from kelisim.model.reference import Named
from kelisim.reading.kazakh.context import Context, Evidence, Said
from kelisim.reading.kazakh.steps import Step

_ACTIVE = re.compile(r"(?:қол\sқой(?:ды|ып|ған|ысты)|жасас|алмас|парафта(?:ды|п))")
_SAID = re.compile(r"(?<!\w)(?:айтуынша|мәлімде\w+|хабарла\w+|айтты|атап\sөтті|сөзінше|деді)(?!\w)")
_PRESENT = re.compile(r"қатысуымен|қатысуында")
_MOST = 20


def signatures_in(context: Context, said: Said, step: Step, evidence: Evidence) -> tuple[Signature, ...]:
    """The signatures that a sentence tells of."""
    if not _ACTIVE.match(said.text[step.start : step.end].lower()) or _SAID.search(said.low):
        return ()
    present = _PRESENT.search(said.low)
    since = said.start + present.end() if present else said.start
    found: list[Signature] = []
    for person in context.people_in(said):
        at = said.words[person.from_word].start
        if at < since or at >= step.start or person.office_at is None or len(found) == _MOST:
            continue
        number = len(found)
        body = Named(name=evidence.quote(f"signatures.{number}.body.name", *person.body_at)) if person.body_at else None
        if person.side_at:
            evidence.at(f"signatures.{number}.party", *person.side_at)
        found.append(
            Signature(
                party=person.code,
                body=body,
                name=evidence.quote(f"signatures.{number}.name", *person.name_at),
                office=evidence.quote(f"signatures.{number}.office", *person.office_at),
            )
        )
    return tuple(found)

"""Who signed: the people that stand before an active verb of signing, or after "signed by".

People count as signers only where no other verb stands between them and the signing.
"""

import re

from kelisim.model.instrument import Signature
from kelisim.model.reference import Named
from kelisim.reading.english.context import Context
from kelisim.reading.english.people import Person
from kelisim.reading.evidence import Evidence
from kelisim.reading.sentences import Sentence

SIGNED_BY = re.compile(r"\b(?:signed|initiall?ed|inked)(?:\s(?:in|on|at|for|from)\s[^.;,]{2,50}?)?\sby\b")
_OTHER = re.compile(
    r"\b(?:said|met|held|discussed|visited|attended|witnessed|oversaw|presence|told|after|before|following|where|when"
    r"|which|that|with)\b"
)
_ACTIVE = re.compile(r"\b(?:signed|initiall?ed|inked|signing)\b")


def signers_after(context: Context, sentence: Sentence, after: int) -> list[Person]:
    """The people that a sentence names after "signed by"."""
    return [person for person in context.people_in(sentence) if person.name_at[0] >= after]


def signers_before(context: Context, sentence: Sentence, step: tuple[int, int]) -> list[Person]:
    """The people that act in a sentence before its verb of signing."""
    if _ACTIVE.search(context.text, *step) is None:
        return []
    people = [person for person in context.people_in(sentence) if person.name_at[1] <= step[0]]
    if not people or _OTHER.search(context.text, people[-1].name_at[1], step[0]):
        return []
    first = people[0]
    if _OTHER.search(context.text, sentence.start, first.office_at[0]):
        return []
    return people


def signatures_of(context: Context, people: list[Person], evidence: Evidence) -> tuple[Signature, ...]:
    """The signatures of people, with their evidence."""
    found: list[Signature] = []
    for person in people[:64]:
        known = context.people.get(person.surname, person)
        number = len(found)
        evidence.at(f"signatures.{number}.name", *known.name_at)
        evidence.at(f"signatures.{number}.office", *known.office_at)
        code, side_at = (person.code, person.side_at) if person.code else (known.code, known.side_at)
        if code and side_at:
            evidence.at(f"signatures.{number}.party", *side_at)
        body = None
        if known.body_at:
            evidence.at(f"signatures.{number}.body.name", *known.body_at)
            body = Named(name=context.text[slice(*known.body_at)])
        found.append(Signature(party=code, name=known.name, office=known.office, body=body))
    return tuple(found)

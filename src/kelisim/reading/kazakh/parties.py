"""Between whom an instrument is: States, bodies that sign, and the level that this makes.

1. Bodies sign where two or more of them act: before `арасындағы` or `арасында`, or as the subject of the sentence. A
   Government is not one of them: its State is the Party.
2. An instrument of companies alone has no Parties; one of ministries has their States.
"""

import re
from collections.abc import Iterator

import msgspec

from kelisim.reading.kazakh.bodies import Body, without_state
from kelisim.reading.kazakh.context import Context, Said, first_of_each
from kelisim.reading.kazakh.edges import is_finite
from kelisim.reading.kazakh.instruments import Mention
from kelisim.reading.kazakh.lexical import organisations_in, parties_in
from kelisim.reading.kazakh.words import Word
from kelisim.reading.lexicon.states import StateName

_NEAR = 6
_BETWEEN = re.compile(r"арасында(?:ғы)?(?!\w)")
_STATE_LEVEL = re.compile(r"мемлекетаралық|мемлекеттер\sарасындағы")
_GOVERNMENT = re.compile(r"үкіметаралық|үкімет\w*")
_AGENCY = re.compile(r"ведомствоаралық|министрлік\w*|министрліг\w*|агенттіг\w*|агенттік\w*|ведомство\w*")
_FOREIGN = re.compile(r"[A-Z0-9][A-Za-z0-9&.-]*\Z|[А-ЯӘҒҚҢӨҰҮІ]{3,6}\Z")
"""A word in the letters of a company's own language, or an acronym."""
_SEVERAL_SIDES = 2
_ASIDE = 3
_WITH = ("мен", "бен", "пен")
_AND = frozenset(("мен", "бен", "пен", "және"))
_THREE = re.compile(r"үшжақты|үш\s(?:ел|министрлік|тарап|мемлекет|үкімет)")
_ONE_SIDED = frozenset(("ended", "ratified", "in-force", "amended"))
"""Steps that one Party takes: the text may name no other."""


def signing_bodies(mention: Mention) -> list[Body]:
    """Rule 1."""
    said, phrase = mention.told_in, mention.phrase
    if said is not mention.said:
        return _signing(mention.said, phrase.stretch, phrase.last, between_only=True)
    first = _since(said, phrase.first)
    found = _signing(said, phrase.first, phrase.last, between_only=True)
    return found or _signing(said, first, phrase.first, between_only=False)


def _since(said: Said, place: int) -> int:
    """The first word of the clause that acts: behind the verb before it, or where the sentence begins."""
    for at in range(place - 1, -1, -1):
        if said.words[at].text in {";", ":"} or (
            said.words[at].text == "," and at and is_finite(said.words[at - 1].low)
        ):
            return at + 1
    return 0


def _signing(said: Said, first: int, last: int, *, between_only: bool) -> list[Body]:
    words = said.words
    until = last
    if between_only:
        marks = [at for at in range(first, last) if words[at].low in {"арасындағы", "арасында"}]
        if not marks:
            return []
        until = marks[0]
    found = _unmarked(said, first, until)
    for body in said.bodies:
        if not first <= body.first <= body.last < until or body.kind not in {"agency", "company", "other"}:
            continue
        if body.form is not None and body.form.stem in {
            "үкімет",
            "парламент",
            "мәжіліс",
            "сенат",
            "комиссия",
            "кеңес",
            "одақ",
        }:
            continue
        if body.case not in {"", "instrumental"} or (body.form is not None and body.form.plural):
            continue
        if any(person.from_word <= body.first <= person.to_word for person in said.people):
            continue
        found = [one for one in found if one.last < body.first or body.last < one.first]
        found.append(msgspec.structs.replace(body, start=without_state(body, words, said.states)))
    unions = organisations_in(said.text, said.start, said.end)
    found = [body for body in found if not any(one.start < body.end and body.start < one.end for one in unions)]
    found.sort(key=lambda body: body.first)
    return found if len(found) >= _SEVERAL_SIDES else []


def _unmarked(said: Said, first: int, until: int) -> list[Body]:
    """Names in quotation marks without a word for what they are, and regions, where two of them are joined."""
    words = said.words
    found = []
    for at in range(first, until):
        if words[at].text == "«":
            closing = next((end for end in range(at + 1, min(until + 1, at + 8)) if words[end].text == "»"), None)
            if closing is not None and _joined(words, at, closing):
                found.append(
                    Body(words[at].start, words[closing].end, words[closing].end, at, closing, "company", None)
                )
        elif _FOREIGN.match(words[at].text) and (at == first or not _FOREIGN.match(words[at - 1].text)):
            last = at
            while last + 1 < until and _FOREIGN.match(words[last + 1].text):
                last += 1
            if _joined(words, at, last):
                found.append(Body(words[at].start, words[last].end, words[last].end, at, last, "company", None))
        elif (
            words[at].low in {"облысы", "өлкесі", "қаласы"}
            and at > first
            and words[at - 1].capital
            and _joined(words, at - 1, at)
        ):
            found.append(Body(words[at - 1].start, words[at].end, words[at].end, at - 1, at, "agency", None))
    return found


def _joined(words: list[Word], first: int, last: int) -> bool:
    """Whether a name stands beside `мен` or `және`, or before `арасындағы`."""
    before = words[first - 1].low if first else ""
    after = words[last + 1].low if last + 1 < len(words) else ""
    return before in _AND or after in _AND or after.startswith(("арасында", "компания"))


def level_of(mention: Mention, signing: list[Body]) -> tuple[str | None, tuple[int, int] | None]:
    """The level of an instrument, and the words that say so."""
    said, phrase = mention.said, mention.phrase
    low = said.low[phrase.start - said.start : phrase.end - said.start]
    for level, pattern in (("interstate", _STATE_LEVEL), ("intergovernmental", _GOVERNMENT)):
        match = pattern.search(low)
        if match:
            return level, (phrase.start + match.start(), phrase.start + match.end())
    if signing:
        level = "interagency" if all(body.kind == "agency" for body in signing) else "corporate"
        shown = next(body for body in signing if (body.kind == "agency") == (level == "interagency"))
        return level, (shown.start, shown.end)
    match = _AGENCY.search(low)
    if match:
        return "interagency", (phrase.start + match.start(), phrase.start + match.end())
    return None, None


def parties_of(context: Context, number: int, mention: Mention, level: str | None) -> tuple[StateName, ...]:
    """The Parties, each at the place that names it."""
    phrase, said = mention.phrase, mention.said
    between = _BETWEEN.search(said.text, phrase.start, phrase.end)
    if between:
        states = first_of_each(parties_in(context.text, phrase.start, between.start()))
        if len(states) >= _SEVERAL_SIDES:
            return states
    if level == "corporate":
        return ()
    partner = _partner(context, number, mention)
    if partner:
        return partner
    for told in _told_here(context, number, mention):
        if len(told) >= _SEVERAL_SIDES:
            return told
    three = _THREE.search(said.low) is not None
    told = _told_before(context, number, 3 if three else _SEVERAL_SIDES)
    told = told or _organisation(context, number)
    if told or mention.status not in _ONE_SIDED:
        return told
    return (
        _acting(context, mention)
        or first_of_each([state for one in context.told[max(0, number - _NEAR) : number] for state in one.states])[:1]
    )


def _told_here(context: Context, number: int, mention: Mention) -> Iterator[tuple[StateName, ...]]:
    """Who may be the Parties by the sentence, the likeliest first: who acts, whose people, whom the title names."""
    phrase, told_in, said = mention.phrase, mention.told_in, mention.said
    yield _acting(context, mention)
    yield _sides(context, told_in)
    if "аумағ" not in said.low:
        yield first_of_each(parties_in(context.text, phrase.start, phrase.end))
    if said.states:
        whole = first_of_each(parties_in(context.text, told_in.start, told_in.end))
        yield whole if len(whole) == _SEVERAL_SIDES else ()
    else:
        yield _partner_before(context, number)


def _acting(context: Context, mention: Mention) -> tuple[StateName, ...]:
    """The States before what is signed."""
    told_in = mention.told_in
    until = mention.phrase.start if told_in is mention.said else told_in.end
    return first_of_each(parties_in(context.text, told_in.start, max(until, told_in.start)))


def _partner(context: Context, number: int, mention: Mention) -> tuple[StateName, ...]:
    """The State that an instrument is with (`Өзбекстанмен жасалған`), and the one that acts or is the story's own."""
    phrase, said = mention.phrase, mention.said
    start = said.words[max(0, phrase.stretch - _ASIDE)].start
    for state in parties_in(context.text, start, phrase.end):
        tail = said.words[said.number_at(state.end - 1)].low
        if not tail.endswith(("мен", "пен", "бен")) or tail in {"мен", "пен", "бен"}:
            continue
        others = [one for one in parties_in(context.text, said.start, phrase.start) if one.code != state.code]
        own = next((one for one in others if one.code == "KAZ"), None) or next(iter(others), None)
        own = own or _own(context, number, state.code)
        return first_of_each([own, state]) if own is not None else ()
    return ()


def _own(context: Context, number: int, code: str) -> StateName | None:
    """The State whose page it is, where another is a partner: Kazakhstan, or else a State of the story or near."""
    near = [state for one in context.told[max(0, number - _NEAR) : number] for state in one.states]
    others = [state for state in (*context.parties, *near) if state.code != code]
    named = next((state for state in others if state.code == "KAZ"), None)
    if named is None and code != "KAZ":
        named = next((state for one in context.told for state in one.states if state.code == "KAZ"), None)
    return named or next(iter(others), None)


def _partner_before(context: Context, number: int) -> tuple[StateName, ...]:
    """The partner that a sentence shortly before named alone: `Сингапурмен келісім неге кешікті?`."""
    for said in reversed(context.told[max(0, number - _ASIDE) : number]):
        named = first_of_each(said.states)
        if len(named) != 1:
            if named:
                return ()
            continue
        (state,) = named
        own = _own(context, number, state.code) if context.text[: state.end].endswith(_WITH) else None
        return (own, state) if own is not None else ()
    return ()


def _sides(context: Context, said: Said) -> tuple[StateName, ...]:
    """The sides of the people in a sentence."""
    return first_of_each(
        [
            StateName(*person.side_at, person.code, adjective=False)
            for person in context.people_in(said)
            if person.code and person.side_at
        ]
    )


def _organisation(context: Context, number: int) -> tuple[StateName, ...]:
    """The organisation of States whose papers they are, where the sentences before or the title name one."""
    for said in reversed(context.told[max(0, number - _NEAR) : number + 1]):
        named = organisations_in(context.text, said.start, said.end)
        if named:
            return (named[0],)
    title = context.layout.title
    named = (
        organisations_in(context.text, context.script.of(title.start), context.script.of(title.end)) if title else []
    )
    return (named[0],) if named else ()


def _told_before(context: Context, number: int, several: int) -> tuple[StateName, ...]:
    """The two or more States that the nearest sentence before tells of, or those of the story."""
    near = number if several > _SEVERAL_SIDES else _NEAR
    for said in reversed(context.told[max(0, number - min(near, 50)) : number]):
        states = first_of_each(said.states)
        if len(states) >= several:
            return states
    return context.parties if len(context.parties) >= _SEVERAL_SIDES else ()

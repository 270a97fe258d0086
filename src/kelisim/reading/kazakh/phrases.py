"""Noun phrases that name an instrument: what stands before its head, as Kazakh has it.

`Қазақстан мен Сербия үкіметтері арасындағы визасыз режим туралы келісім` is one phrase with the head `келісім`.

1. A phrase goes from its head to the left up to the end of another clause: a mark, a finite or a converbial verb, a
   postposition (`бойынша`, `кейін`, `аясында`), a word in the locative or ablative, another instrument with `мен` or
   `және` behind it.
2. The Parties, offices, people and bodies that sign stand there too, and belong to the phrase only where `арасындағы`
   follows them; else it begins behind them.
3. `Келісім` alone speaks of an instrument named before. A phrase is one where words say what it is about, or its head
   alone names an instrument (a memorandum, a roadmap).
4. A head inside a longer phrase is part of that: `2008 жылғы келісімге өзгерістер енгізу туралы хаттама` is a protocol.
"""

import re

import msgspec

from kelisim.reading.kazakh.context import Said
from kelisim.reading.kazakh.edges import ABOUT, ACTORS, is_edge
from kelisim.reading.kazakh.forms import form_in
from kelisim.reading.kazakh.heads import STRONG, Head, find_heads
from kelisim.reading.kazakh.words import Word
from kelisim.reading.wording import each

_ADJACENT = frozenset(("жөнінде", "қатысты", "жайлы", "жайында", "хақында"))
_JOINS = frozenset(("мен", "бен", "пен", "және", ",", "-", "–"))
_EMPTY = frozenset(
    each(
        """
        бірқатар екі үш төрт бес бір жаңа маңызды осы бұл аталған тиісті құжат құжаттар және мен пен бен
        бірнеше түрлі ірі тиімді ұқсас өзге басқа тараптар жоба жобасы жобасын жобаға ресми бірлесіп бірлесе
        екіжақты
        үшжақты көпжақты ішінде сол барлық мұндай осындай алғашқы келесі соңғы мынадай келесідей олар ол біз бірге соның
        иә әрине
        """
    )
)
_SEVERAL = frozenset(each("екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу жүз"))
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&.-]*\Z")
_ORGANS = frozenset(("парламент", "сенат", "мәжіліс", "үкімет"))
_SIGNED_BEFORE = frozenset(
    each("қойылған қойған жасалған жасасқан жасалатын қойылатын қойылмақ бекітілген қабылданған")
)
_TELLING = frozenset(("маңызды", "тиімді", "ірі", "жаңа", "ұқсас"))
"""Words that say nothing before a head alone, and something before other words."""
_WHEN = frozenset(("жылы", "күні", "айда", "аптада", "тоқсанда", "маусымда", "сәтте", "уақытта"))
"""Words with which a time ends, and no words of what an instrument is about."""
_THAT = frozenset(("ол", "бұл", "осы", "сол", "аталған"))
_WHOSE = ("ел", "тарап", "мемлекет", "үкімет", "министр", "президент")
MAX_WORDS = 60
MAX_TITLE = 400


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A phrase at [start, end), the case ending of its head left out; `first` and `last` number its words.

    `stretch` is the number of the first word looked at: what stands from there to `first` acts. `about` says that words
    tell what it is about, `titled` that they do so with `туралы`; `inner` are heads inside the phrase.
    """

    head: Head
    first: int
    last: int
    start: int
    end: int
    stretch: int
    about: bool
    titled: bool = False
    inner: tuple[Head, ...] = ()


def phrases_in(said: Said) -> list[Phrase]:
    """The phrases of a sentence that name an instrument or speak of one, in order; a bare head is one of one word."""
    heads = find_heads(said.words)
    found: list[Phrase] = []
    while heads:
        head = heads.pop()
        phrase = _phrase(said, head, heads)
        while heads and heads[-1].last >= phrase.first:
            phrase = msgspec.structs.replace(phrase, inner=(heads.pop(), *phrase.inner))
        found.append(phrase)
    return found[::-1]


def _phrase(said: Said, head: Head, earlier: list[Head]) -> Phrase:
    words = said.words
    stretch = _stretch(said, head, earlier)
    first = _behind_actors(said, stretch, head.first)
    first = _behind_empty(words, first, head.first)
    about = any(words[at].low in ABOUT for at in range(first, head.first)) or _described(words, first, head)
    if first < head.first and words[head.first - 1].text in "»”" and words[first].text in "«“":
        about = _title_before(words, head.first - 1, head) == first
    start = max(words[first].start, words[head.last].end - MAX_TITLE) if first < head.first else words[head.first].start
    end = words[head.last].start + head.form.ends
    if start != words[first].start:
        first = said.number_at(start)
        start = words[first].start
    titled = any(words[at].low in {"туралы", "жөніндегі"} for at in range(first, head.first))
    return Phrase(head, first, head.last, start, end, stretch, about, titled)


def _stretch(said: Said, head: Head, earlier: list[Head]) -> int:
    """Rule 1."""
    words = said.words
    ends = {one.last: one for one in earlier}
    place = head.first
    about = head.first > 0 and words[head.first - 1].low in ABOUT
    while place > max(0, head.first - MAX_WORDS):
        word = words[place - 1]
        if word.text in "»”":
            opening = _title_before(words, place - 1, head) if place == head.first else _opening(words, place - 1)
            if opening is None or place == head.first:
                return place if opening is None else opening
            place = opening
            continue
        if place - 1 in ends and _apart(words, place, ends[place - 1]):
            return place
        adjacent = place == head.first and word.low in _ADJACENT
        if not adjacent and is_edge(words, place - 1, about=about):
            return place
        about = about or word.low in {"туралы", "арналған", "жөнінде"}
        place -= 1
    return place


def _opening(words: list[Word], closing: int) -> int | None:
    """The quotation mark that opens what one closes."""
    return next((at for at in range(closing - 1, max(0, closing - 11) - 1, -1) if words[at].text in "«“"), None)


def _title_before(words: list[Word], closing: int, head: Head) -> int | None:
    """Where a title in quotation marks begins that a head names: `«Су туралы» келісім`, `«Жасыл жол» бағдарламасы`."""
    opening = next((at for at in range(closing - 1, max(0, closing - 25) - 1, -1) if words[at].text in "«“"), None)
    if opening is None:
        return None
    titled = words[closing - 1].low in ABOUT or (
        head.form.third and head.kind in {"programme", "roadmap", "action-plan"}
    )
    return opening if titled else None


def _apart(words: list[Word], place: int, head: Head) -> bool:
    """Whether a head before a word is another instrument, and no part of the phrase: rules 1 and 4."""
    after = words[place]
    if head.form.case == "" and after.capital and not head.form.third:
        return True
    return head.form.case == "instrumental" or after.low in {"мен", "бен", "пен", "және", ",", "сондай-ақ", "да", "әрі"}


def _described(words: list[Word], first: int, head: Head) -> bool:
    """Whether words right before a head with a possessive say what it is about: `ынтымақтастық бағдарламасы`."""
    if head.first == first:
        return False
    if head.kind == "action-plan" and head.first == head.last:
        return False
    before = words[head.first - 1]
    if before.low == "қосымша" and head.first - first > 1:
        return True
    if before.low in _EMPTY or not before.text[0].isalnum():
        return False
    if head.kind in {"programme", "action-plan", "treaty", "contract", "agreement", "protocol", "declaration"}:
        return head.form.third and not before.low.endswith(("ның", "нің", "дың", "дің", "тың", "тің"))
    return True


def _behind_actors(said: Said, stretch: int, head: int) -> int:
    """Rule 2."""
    words = said.words
    between = next((at for at in range(head - 1, stretch - 1, -1) if words[at].low in {"арасындағы", "арасында"}), None)
    if between is not None and words[between].low == "арасындағы":
        return _behind_subject(said, stretch, between)
    first = stretch
    edges = [*_edges(said, stretch, head)]
    for edge in edges:
        first = max(first, edge)
    return first


def _edges(said: Said, stretch: int, head: int) -> list[int]:
    """The numbers of the words behind each Party, person or body that acts."""
    words = said.words
    found = [
        person.to_word + 1
        for person in said.people
        if stretch <= person.to_word < head and words[person.to_word + 1].low not in ABOUT
    ]
    found += [
        body.last + 1
        for body in said.bodies
        if stretch <= body.last < head and body.case in {"", "instrumental"} and words[body.last + 1].low not in ABOUT
    ]
    for state in said.states:
        last = said.number_at(state.start)
        while last + 1 < head and words[last + 1].start < state.end:
            last += 1
        if stretch <= last < head and _acts(words, last):
            found.append(last + 1)
    found += [
        at + 1
        for at in range(stretch, head)
        if _LATIN.match(words[at].text)
        and not _LATIN.match(words[at + 1].text)
        and words[at + 1].low[0].isalpha()
        and words[at + 1].low not in ABOUT | _JOINS
        and not words[at + 1].low.startswith(("арасында", "компания"))
        and any(words[before].low in {"мен", "бен", "пен", "және"} for before in range(max(0, at - 4), at))
    ]
    found += [at + 1 for at in range(stretch, head) if _is_actor(words, at) or _is_pair(words, at, stretch)]
    found += [at + 1 for at in range(stretch + 1, head) if words[at].low in _SIGNED_BEFORE]
    return found


def _is_pair(words: list[Word], place: int, stretch: int) -> bool:
    """Whether a closing quotation mark ends the second of two names that act: `«Арна» мен «Тасқын»`."""
    if words[place].text != "»" or words[place + 1].low in _JOINS or words[place + 1].low.startswith("арасында"):
        return False
    opening = next((at for at in range(place - 1, max(stretch, place - 8) - 1, -1) if words[at].text == "«"), stretch)
    return opening > stretch and words[opening - 1].low in {"мен", "бен", "пен", "және"}


def _is_actor(words: list[Word], place: int) -> bool:
    """Whether a word is a plural that acts, `тараптар`, `министрлер`, or a Government."""
    form = form_in(words[place].low, ACTORS)
    if form is None or form.case not in {"", "instrumental"} or words[place + 1].low in _JOINS:
        return False
    if words[place].capital and words[place + 1].capital and place:
        return False
    counted = place > 0 and _counted(words[place - 1].low) and form.stem in {"ел", "тарап", "мемлекет"}
    return form.plural or counted or form.stem == "үкімет" or (form.stem == "тарап" and form.third)


def _acts(words: list[Word], last: int) -> bool:
    """Whether a State stands as one that signs: in the nominative or with `-мен`, and before no noun of its own."""
    low = words[last].low
    after = form_in(words[last + 1].low, ACTORS) if last + 1 < len(words) else None
    if after is not None and after.third and after.case:
        return False
    if low.endswith(("ның", "нің", "дың", "дің", "тың", "тің", "лық", "лік", "дық", "дік", "тық", "тік")):
        return False
    return last + 1 < len(words) and words[last + 1].low not in ABOUT | _JOINS | {"—"}


def _behind_subject(said: Said, stretch: int, between: int) -> int:
    """Where the Parties before `арасындағы` begin: behind a person or a body that only tells of them."""
    first = stretch
    for at in range(stretch, between):
        if said.words[at].low in _SIGNED_BEFORE and not said.words[at + 1].low.startswith("арасында"):
            first = at + 1
    stretch = first
    since = said.words[stretch].start
    opens = next((said.number_at(state.start) for state in said.states if state.start >= since), between)
    for at in range(stretch, opens if opens < between else stretch):
        first = at + 1 if _is_actor(said.words, at) else first
    for office in said.offices:
        if office.first == stretch and office.last < between - 2 and said.words[office.last + 1].low not in _JOINS:
            first = office.last + 1
    for body in said.bodies:
        acts = body.form is not None and body.form.stem in _ORGANS and body.case == ""
        if acts and stretch <= body.last < between - 2 and said.words[body.last + 1].low not in _JOINS:
            first = body.last + 1
    for person in said.people:
        if (
            stretch <= person.from_word
            and person.to_word < between - 1
            and said.words[person.to_word + 1].low not in _JOINS
        ):
            first = max(first, person.to_word + 1)
    return first


def _behind_empty(words: list[Word], first: int, head: int) -> int:
    """Leave out words at the beginning that say nothing of what the instrument is about."""
    while first < head:
        word = words[first]
        if word.low in {"екі", "үш", "төрт", "бес"} and words[first + 1].low.startswith(_WHOSE):
            break
        if word.low in _TELLING and first + 1 < head:
            break
        if word.low in _WHEN or (word.text[0].isdigit() and words[first + 1].low in _WHEN):
            first += 1
            continue
        quoted = word.text in "«“" and any(words[at].text in "»”" for at in range(first, head))
        if quoted or (word.text[0].isalnum() and word.low not in _EMPTY):
            break
        first += 1
    return first


def _counted(word: str) -> bool:
    """Whether a word is a number above one."""
    return (word.isdigit() and word not in {"0", "1"}) or word in _SEVERAL


def names_one(phrase: Phrase, before: str = "") -> bool:
    """Rule 3; `before` is the word that stands before the head."""
    if before in _THAT and phrase.first == phrase.head.first:
        return False
    if _counted(before) or before in {"бірнеше", "бірқатар"}:
        return phrase.about and phrase.titled
    if phrase.about:
        return True
    if phrase.head.kind == "declaration" and before in {"бірлескен", "ортақ", "біріккен"}:
        return True
    kind = phrase.head.kind
    return kind == "exchange-of-notes" or (kind in STRONG and not phrase.head.form.plural)

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
from functools import lru_cache

import msgspec

from kelisim.reading.kazakh.context import Said
from kelisim.reading.kazakh.forms import form_in, forms_of
from kelisim.reading.kazakh.heads import STRONG, Head, find_heads
from kelisim.reading.kazakh.words import Word
from kelisim.reading.wording import each

_STOPS = frozenset(
    each(
        """
        бойынша кейін соң ішінде қатарында аясында барысында нәтижесінде кезінде шеңберінде қарай бұрын дейін сәйкес
        бері сондай-ақ
        ретінде
        сонымен қатар арқылы қорытындысында қорытындысымен негізінде арасында ғана да де те та үшін еді екен болып деп
        туралы:
        тағы бірге бастап атап айтқанда яғни әрі ал бірақ енді биыл кеше бүгін ертең былтыр жақында қатысуымен қазір
        алдымен соңында орай байланысты ма ме не дейді деді екенін жоқ емес немесе тарапынан атынан салтанатты түрде
        нысанында түрінде қаулысымен жарлығымен шешімімен өкімімен бұйрығымен қатысты жайлы жөнінде пайдасына
        мақсатында мақсатымен сәттен еске салсақ рет үміт кем
        """
    )
)
_ABOUT = frozenset(
    ("туралы", "жөніндегі", "жөнінде", "арналған", "арасындағы", "жайындағы", "бойынша", "саласындағы", "негізіндегі")
)
_INSIDE = frozenset(
    (
        "жөніндегі",
        "жөнінде",
        "бойынша",
        "үшін",
        "қатысты",
        "жайлы",
        "немесе",
        "негізінде",
        "бастап",
        "дейін",
        "бойы",
        "түрде",
    )
)
"""Words at which a clause ends, but which stand inside the words on what an instrument is about as well."""
_JOINS = frozenset(("мен", "бен", "пен", "және", ",", "-", "–"))
_EMPTY = frozenset(
    each(
        """
        бірқатар екі үш төрт бес бір жаңа маңызды осы бұл аталған тиісті құжат құжаттар және мен пен бен
        бірнеше түрлі ірі тиімді ұқсас өзге басқа тараптар жоба жобасы жобасын жобаға ресми бірлесіп бірлесе
        екіжақты
        үшжақты көпжақты ішінде сол барлық мұндай осындай алғашқы келесі соңғы мынадай келесідей олар ол біз бірге соның
        """
    )
)
_ACTORS = frozenset(
    each(
        """
        тарап ел мемлекет президент премьер-министр министр басшы үкімет министрлік компания өкіл көшбасшы премьер
        вице-министр
        депутат сенатор көршілер ведомство делегация кәсіпорын төраға лидер парламент қала өңір облыс орган
        университет әкім
        """
    )
)
_SEVERAL = frozenset(each("екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу жүз"))
_ORGANS = frozenset(("парламент", "сенат", "мәжіліс", "үкімет"))
_SIGNED_BEFORE = frozenset(
    each("қойылған қойған жасалған жасасқан жасалатын қойылатын қойылмақ бекітілген қабылданған")
)
_FINITE = re.compile(
    r"\w{2,}(?:[аеій]ды|[аей]ді|[ғқгк]ан|[гк]ен|ып|іп|мақ|мек|пақ|пек|бақ|бек|[ыі]пты|уда|уде"
    r"|(?:йды|йді|нды|лды|рды|сты|тті|шті|қты|пті|рді|нді|лді|сті|ады|еді|[кқпстш]т[ыі])(?:қ|к|м|лар|лер)?)\Z"
)
_LOCATIVE = ("да", "де", "та", "те")
_EVENTS = frozenset(
    each(
        """
        форум кездесу отырыс келіссөз сапар саммит рәсім жиын іс-шара көрме күн ай жыл қаңтар ақпан наурыз сәуір мамыр
        маусым
        шілде тамыз қыркүйек қазан қараша желтоқсан сессия конференция қорытынды қала мәжіліс
        """
    )
)
_TELLING = frozenset(("маңызды", "тиімді", "ірі", "жаңа", "ұқсас"))
"""Words that say nothing before a head alone, and something before other words."""
_WHEN = frozenset(("жылы", "күні", "айда", "аптада", "тоқсанда", "маусымда", "сәтте", "уақытта"))
"""Words with which a time ends, and no words of what an instrument is about."""
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
    about = any(words[at].low in _ABOUT for at in range(first, head.first)) or _described(words, first, head)
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
    about = head.first > 0 and words[head.first - 1].low in _ABOUT
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
        adjacent = place == head.first and word.low == "жөнінде"
        if not adjacent and _is_edge(words, place - 1, about=about):
            return place
        about = about or word.low in {"туралы", "арналған", "жөнінде"}
        place -= 1
    return place


def _is_edge(words: list[Word], place: int, *, about: bool) -> bool:
    """Whether a word or a mark ends the clause before a phrase."""
    word = words[place]
    if word.text in ".;:—()?!…«“":
        return True
    if word.text == ",":
        return not _lists(words, place, about=about)
    return (word.low in _STOPS and not (about and word.low in _INSIDE)) or _closes(word, about=about)


def _opening(words: list[Word], closing: int) -> int | None:
    """The quotation mark that opens what one closes."""
    return next((at for at in range(closing - 1, max(0, closing - 11) - 1, -1) if words[at].text in "«“"), None)


def _title_before(words: list[Word], closing: int, head: Head) -> int | None:
    """Where a title in quotation marks begins that a head names: `«Су туралы» келісім`, `«Жасыл жол» бағдарламасы`."""
    opening = next((at for at in range(closing - 1, max(0, closing - 25) - 1, -1) if words[at].text in "«“"), None)
    if opening is None:
        return None
    titled = words[closing - 1].low in _ABOUT or (
        head.form.third and head.kind in {"programme", "roadmap", "action-plan"}
    )
    return opening if titled else None


def _apart(words: list[Word], place: int, head: Head) -> bool:
    """Whether a head before a word is another instrument, and no part of the phrase: rules 1 and 4."""
    after = words[place]
    return head.form.case == "instrumental" or after.low in {"мен", "бен", "пен", "және", ",", "сондай-ақ", "да", "әрі"}


def _lists(words: list[Word], comma: int, *, about: bool) -> bool:
    """Whether a comma parts the members of a list inside a phrase: `сауда, көлік және энергетика саласындағы`."""
    if comma == 0 or comma + 1 >= len(words):
        return False
    before, after = words[comma - 1], words[comma + 1]
    if is_finite(before.low) or before.low in _STOPS:
        return False
    if form_in(before.low, _ACTORS) and not about:
        return False
    joined = any(words[at].low in {"және", "мен", "бен", "пен"} for at in range(comma + 1, min(len(words), comma + 12)))
    return (about or joined) and (before.text[0].islower() == after.text[0].islower() or before.capital)


@lru_cache(maxsize=20_000)
def is_finite(low: str) -> bool:
    """Whether a word is a verb that ends a clause, or a converb, as far as its letters tell."""
    return len(low) > 3 and low != "сауда" and _FINITE.match(low) is not None


def _closes(word: Word, *, about: bool) -> bool:
    """Whether a word ends what goes before it: a time or an event in the locative, a city.

    Verbs need no looking at: a finite one ends its clause, and a mark stands behind it.
    """
    low = word.low
    if not word.text[0].isalpha() or low.endswith(("дағы", "дегі", "тағы", "тегі")):
        return False
    if low.endswith(_LOCATIVE) and len(low) > 4 and (word.capital or not about or form_in(low, _EVENTS)):
        return any(form.case == "locative" for form in forms_of(low))
    return word.capital and not about and low.endswith(("ға", "ге", "қа", "ке"))


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
        if stretch <= person.to_word < head and words[person.to_word + 1].low not in _ABOUT
    ]
    found += [
        body.last + 1
        for body in said.bodies
        if stretch <= body.last < head and body.case in {"", "instrumental"} and words[body.last + 1].low not in _ABOUT
    ]
    for state in said.states:
        last = said.number_at(state.start)
        while last + 1 < head and words[last + 1].start < state.end:
            last += 1
        if stretch <= last < head and _acts(words, last):
            found.append(last + 1)
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
    form = form_in(words[place].low, _ACTORS)
    if form is None or form.case not in {"", "instrumental"} or words[place + 1].low in _JOINS:
        return False
    counted = place > 0 and _counted(words[place - 1].low) and form.stem in {"ел", "тарап", "мемлекет"}
    return form.plural or counted or form.stem == "үкімет" or (form.stem == "тарап" and form.third)


def _acts(words: list[Word], last: int) -> bool:
    """Whether a State stands as one that signs: in the nominative or with `-мен`, and before no noun of its own."""
    low = words[last].low
    after = form_in(words[last + 1].low, _ACTORS) if last + 1 < len(words) else None
    if after is not None and after.third and after.case:
        return False
    if low.endswith(("ның", "нің", "дың", "дің", "тың", "тің", "лық", "лік", "дық", "дік", "тық", "тік")):
        return False
    return last + 1 < len(words) and words[last + 1].low not in _ABOUT | _JOINS | {"—"}


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
        if word.low in _WHEN:
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
    if _counted(before) or before in {"бірнеше", "бірқатар"}:
        return phrase.about and phrase.titled
    if phrase.about:
        return True
    if phrase.head.kind == "declaration" and before in {"бірлескен", "ортақ", "біріккен"}:
        return True
    kind = phrase.head.kind
    return kind == "exchange-of-notes" or (kind in STRONG and not phrase.head.form.plural)

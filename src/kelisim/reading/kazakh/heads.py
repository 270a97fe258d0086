"""Words that say what kind of paper an instrument is: келісім, хаттама, меморандум, жол картасы and the others.

1. A head is a noun, or a noun with the one that goes before it: `жол картасы`, `іс-шаралар жоспары`, `нота алмасу`.
2. `Келісім` is "consent" and `шарт` "condition" too, `бағдарлама` and `жоспар` are a Government's own as often as not:
   such heads are weak, and need words that say what they are about.
"""

import msgspec

from kelisim.reading.kazakh.forms import Form, form_in
from kelisim.reading.kazakh.words import Word
from kelisim.reading.wording import each

_KINDS: dict[str, str] = {
    "келісім": "agreement",
    "келісімшарт": "contract",
    "контракт": "contract",
    "шарт": "treaty",
    "конвенция": "treaty",
    "хаттама": "protocol",
    "меморандум": "memorandum-of-understanding",
    "декларация": "declaration",
    "мәлімдеме": "declaration",
    "коммюнике": "declaration",
    "бағдарлама": "programme",
    "жоспар": "action-plan",
}
_FIRST: dict[str, tuple[tuple[frozenset[str], str], ...]] = {
    "келісім": ((frozenset(("негіздемелік", "рамалық", "шеңберлік")), "framework-agreement"),),
    "хаттама": ((frozenset(("ниет", "ниеттер", "ниеттестік")), "letter-of-intent"),),
}
_PLANNED = frozenset(
    each(
        "іс-шаралар іс-қимыл іс-қимылдар шаралар әрекеттер жұмыс ынтымақтастық өзара бірлескен іс-әрекеттер практикалық"
    )
)
_SIGNED_STATEMENTS = frozenset(("бірлескен", "ортақ", "біріккен"))
STRONG = frozenset(
    ("framework-agreement", "memorandum-of-understanding", "letter-of-intent", "exchange-of-notes", "roadmap")
)
"""Kinds whose head alone names an instrument."""


_EXCHANGED = frozenset(each("алмасты алмасып алмасу алмасқан алмасады алмаспақ алмасылды"))


class Head(msgspec.Struct, frozen=True, gc=False):
    """A head from the word `first` to the word `last` of a sentence; `form` is that of the last."""

    kind: str
    first: int
    last: int
    form: Form


def find_heads(words: list[Word]) -> list[Head]:
    """The heads of a sentence, in order."""
    found: list[Head] = []
    for place, word in enumerate(words):
        if len(word.low) < 3 or word.low[0] not in "ншкхмдбжеа":
            continue
        head = _head(words, place)
        if head is not None:
            found.append(head)
    return found


def _head(words: list[Word], place: int) -> Head | None:
    low = words[place].low
    before = words[place - 1].low if place else ""
    form = form_in(low, _KINDS)
    if form is not None:
        return _plain(words, place, form, before)
    form = form_in(low, ("карта",))
    if form is not None:
        return Head("roadmap", place - 1, place, form) if before == "жол" else None
    form = form_in(low, ("алмасу",))
    if form is not None:
        noted = form_in(before, ("нота",))
        return Head("exchange-of-notes", place - 1, place, form) if noted else None
    if (
        low in {"нотамен", "ноталармен", "нота", "ноталар"}
        and place + 1 < len(words)
        and words[place + 1].low in _EXCHANGED
    ):
        form = form_in(low, ("нота",))
        return Head("exchange-of-notes", place, place, form) if form else None
    form = form_in(low, ("хат",))
    if form is not None and place:
        two = words[place - 2].low if place > 1 else ""
        if form_in(before, ("ниет",)) or (before in {"туралы", "білдіру"} and form_in(two, ("ниет",))):
            return Head("letter-of-intent", place - (1 if before.startswith("ниет") else 2), place, form)
    return None


def _plain(words: list[Word], place: int, form: Form, before: str) -> Head | None:
    kind = _KINDS[form.stem]
    for first, other in _FIRST.get(form.stem, ()):
        if before in first:
            return Head(other, place - 1, place, form)
    if form.stem == "жоспар":
        if not form.third:
            return None
        return Head(kind, place - 1 if before in _PLANNED else place, place, form)
    if form.stem == "мәлімдеме" and before not in _SIGNED_STATEMENTS:
        return None
    if form.stem == "хаттама" and before == "туралы" and place > 1 and form_in(words[place - 2].low, ("ниет",)):
        return Head("letter-of-intent", place - 2, place, form)
    in_the_form = form.stem == "келісім" and place > 1 and before in {"нысанындағы", "түріндегі"}
    if in_the_form and form_in(words[place - 2].low, ("алмасу",)):
        return Head("exchange-of-notes", place, place, form)
    return Head(kind, place, place, form)

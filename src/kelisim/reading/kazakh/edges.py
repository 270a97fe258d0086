"""Where the clause before a noun phrase ends: at a mark, a postposition, a time or an event in the locative, a city."""

import re
from functools import lru_cache

from kelisim.reading.kazakh.forms import form_in, forms_of
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
ABOUT = frozenset(
    (
        "туралы",
        "жөніндегі",
        "жөнінде",
        "қатысты",
        "жайлы",
        "жайында",
        "хақында",
        "арналған",
        "арасындағы",
        "жайындағы",
        "бойынша",
        "саласындағы",
        "негізіндегі",
    )
)
_INSIDE = frozenset(each("жөніндегі жөнінде бойынша үшін қатысты жайлы немесе негізінде бастап дейін бойы түрде"))
"""Words at which a clause ends, but which stand inside the words on what an instrument is about as well."""
ACTORS = frozenset(
    each(
        """
        тарап ел мемлекет президент премьер-министр министр басшы үкімет министрлік компания өкіл көшбасшы премьер
        вице-министр
        депутат сенатор көршілер ведомство делегация кәсіпорын төраға лидер парламент қала өңір облыс орган
        университет әкім
        """
    )
)
_NO_VERB = frozenset(("сауда", "мектеп", "кітап", "талап", "жауап"))
_FINITE = re.compile(
    r"\w{2,}(?:[аеій]ды|[аей]ді|[ғқгк]ан|[гк]ен|ып|іп|[ае]п|мақ|мек|пақ|пек|бақ|бек|[ыі]пты|уда|уде"
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


def is_edge(words: list[Word], place: int, *, about: bool) -> bool:
    """Whether a word or a mark ends the clause before a phrase."""
    word = words[place]
    if word.text in ".;:—()?!…«“":
        return True
    if word.text == ",":
        return not _lists(words, place, about=about)
    return (word.low in _STOPS and not (about and word.low in _INSIDE)) or _closes(word, about=about)


def _lists(words: list[Word], comma: int, *, about: bool) -> bool:
    """Whether a comma parts the members of a list inside a phrase: `сауда, көлік және энергетика саласындағы`."""
    if comma == 0 or comma + 1 >= len(words):
        return False
    before, after = words[comma - 1], words[comma + 1]
    if is_finite(before.low) or before.low in _STOPS:
        return False
    if form_in(before.low, ACTORS) and not about:
        return False
    joined = any(words[at].low in {"және", "мен", "бен", "пен"} for at in range(comma + 1, min(len(words), comma + 12)))
    return (about or joined) and (before.text[0].islower() == after.text[0].islower() or before.capital)


@lru_cache(maxsize=20_000)
def is_finite(low: str) -> bool:
    """Whether a word is a verb that ends a clause, or a converb, as far as its letters tell."""
    return len(low) > 3 and low not in _NO_VERB and _FINITE.match(low) is not None


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

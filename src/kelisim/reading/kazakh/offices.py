"""Offices in Kazakh text, and who holds them: `Қазақстанның Сыртқы істер министрі Марат Бекенов`.

1. An office ends in its head (`министрі`, `төрағасы`, `Президент`); before the head stand the words of a ministry's
   field, a rank (`бірінші`, `бас`), and the office that it is the deputy or the aide of, in the genitive.
2. Before the office stands a State (`Қазақстанның`, `Ресей`) or a body, which are no part of it.
3. Two offices joined by a dash are one: `Премьер-министрдің орынбасары – Қаржы министрі`.
4. Who holds it is named right behind it, or before it between commas.
"""

import msgspec

from kelisim.reading.kazakh.bodies import FIELD_WORDS
from kelisim.reading.kazakh.forms import Form, form_in
from kelisim.reading.kazakh.words import Word
from kelisim.reading.wording import each

_HEADS = frozenset(
    each(
        """
        президент премьер-министр премьер министр вице-министр вице-премьер төраға төрайым әкім басшы директор
        орынбасар хатшы елші губернатор
        канцлер елбасы ректор спикер көмекші кеңесші өкіл жетекші бастық сұлтан король император әмір депутат сенатор
        вице-президент баспасөз-хатшы мэр премер-министр премер вице-премер редактор қолбасшы
        """
    )
)
_SINGLE = frozenset(
    each(
        """
        президент премьер-министр премер-министр елбасы министр вице-министр премьер премер вице-премьер вице-президент
        канцлер губернатор әкім сұлтан король император депутат спикер мэр ректор редактор
        """
    )
)
"""Offices that are named by one word; `төраға` and `басшы` need one of what."""
TRADES = frozenset(
    each(
        """
        басқарушы тарихшы сарапшы хормейстер режиссёр дирижёр ғалым бапкер инженер агроном профессор академик аналитик
        экономист заңгер дәрігер мұғалім журналист тілші саясаттанушы бригадир хирург архитектор сәулетші психолог
        """
    )
)
"""Callings: an office where a name follows."""
_RANKS = frozenset(
    each(
        """
        бірінші бас аға сенімді арнайы басқарма тең төтенше өкілетті мемлекет үкімет мемлекеттік тұңғыш вице ресми
        уақытша
        баспасөз
        атқарушы қазіргі ұлттық орынбасары
        """
    )
)
_DASHES = frozenset(("-", "–", "—"))
_OVER = frozenset(
    each(
        "президент премер-министр премьер-министр министр төраға әкім басшы директор премьер канцлер губернатор елбасы"
    )
)


class OfficeName(msgspec.Struct, frozen=True, gc=False):
    """An office at [start, end), without its case ending; `first` and `last` number its words, `form` is its head's."""

    start: int
    end: int
    whole: int
    first: int
    last: int
    form: Form


def find_offices(words: list[Word]) -> list[OfficeName]:
    """The offices that a sentence names, in order."""
    found: list[OfficeName] = []
    until = 0
    for place, word in enumerate(words):
        if not word.text[0].isalpha():
            continue
        form = form_in(word.low, _HEADS)
        if form is None and place + 1 < len(words) and words[place + 1].capital:
            form = form_in(word.low, TRADES)
        named = place + 1 < len(words) and words[place + 1].capital and words[place + 1].text[0].isalpha()
        if form is None or (form.plural and not (form.third and named)) or _over_next(words, place, form):
            continue
        first = _first(words, place, until)
        trade = form.stem in TRADES
        if trade and first == place and place > until and form.third and words[place - 1].text[0].isalpha():
            first = place - 1
        if not trade and first == place and not (form.stem in _SINGLE or _of(words, place, form)):
            continue
        if form.stem in {"өкіл", "басшы", "жетекші", "сұлтан"} and first == place and not form.third:
            continue
        joined = found[-1] if found and _joined(words, found[-1].last, first) else None
        if joined:
            found.pop()
            first = joined.first
        found.append(OfficeName(words[first].start, word.start + form.ends, word.end, first, place, form))
        until = place + 1
    return found


def _over_next(words: list[Word], place: int, form: Form) -> bool:
    """Whether an office in the genitive only says whose deputy or aide the next one is."""
    if form.case != "genitive" or form.stem not in _OVER:
        return False
    for after in words[place + 1 : place + 4]:
        if form_in(after.low, frozenset(("орынбасар", "көмекші", "кеңесші", "өкіл", "баспасөз-хатшы"))):
            return True
        if after.low not in _RANKS and after.low != "хатшысы":
            return False
    return False


def _of(words: list[Word], place: int, form: Form) -> bool:
    """Whether a head with a possessive has something before it that it is the head of."""
    return form.third and place > 0 and words[place - 1].text[0].isalnum() | (words[place - 1].text in "»”")


def _first(words: list[Word], place: int, until: int) -> int:
    first = place
    while first > until:
        before = words[first - 1]
        if before.low in _RANKS or (
            before.low in FIELD_WORDS and (first < place or words[place].low.startswith(("министр", "вице-м")))
        ):
            first -= 1
            continue
        if (
            before.text == ","
            and first - 1 > until
            and words[first - 2].low in FIELD_WORDS
            and words[first].low in FIELD_WORDS
        ):
            first -= 1
            continue
        form = form_in(before.low, _OVER)
        if form is not None and form.case == "genitive" and not before.text.endswith("-"):
            first -= 1
            continue
        break
    while first < place and words[first].low in {"және", "мен", "бен", "пен", ",", "қазіргі"}:
        first += 1
    return first


def _joined(words: list[Word], last: int, first: int) -> bool:
    """Rule 3."""
    return first - last == 2 and words[last + 1].text in _DASHES

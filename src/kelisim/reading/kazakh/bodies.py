"""Bodies in Kazakh text: ministries, agencies, companies, banks, councils, universities.

1. A body is a head noun with a possessive ending (`министрлігі`, `комитеті`, `банкі`, `компаниясы`) and what names it:
   the words of a ministry's field, a name in quotation marks, capitalised words.
2. A company is also a name in quotation marks beside its legal form: `«Ақсай» АҚ`, `«Тарлан» ЖШС`.
3. The State a body belongs to stands before it in the genitive, and is told apart from its name by who asks.
4. Some bodies are one word: `Үкімет`, `Парламент`, `Мәжіліс`, `Сенат`.
"""

import re
from collections.abc import Sequence

import msgspec

from kelisim.reading.kazakh.forms import Form, form_in
from kelisim.reading.kazakh.words import Word
from kelisim.reading.lexicon.states import StateName
from kelisim.reading.wording import each

_AGENCIES = frozenset(
    each(
        """
        министрлік агенттік комитет департамент басқарма қызмет әкімдік инспекция прокуратура елшілік консулдық
        әкімшілік
        """
    )
)
_COMPANIES = frozenset(
    each(
        """
        компания корпорация холдинг концерн кәсіпорын зауыт комбинат қор банк серіктестік топ фирма оператор биржа
        әуекомпания авиакомпания кәсіпорн консорциум
        """
    )
)
_OTHERS = frozenset(
    each(
        """
        комиссия кеңес ұйым одақ ассамблея қауымдастық университет институт академия орталық палата партия федерация
        конфедерация сот форум клуб телеарна арна газет агенттігі мектеп театр мекеме
        """
    )
)
_FORMS = frozenset(each("ақ жшс жшқ аақ жақ қеақ кеақ шжқ рмк мқк ао тоо оао зао пао ооо мкқк ұк кмк мкк кмқк мкқ"))
_ALONE = frozenset(each("үкімет парламент мәжіліс сенат юнеско"))
_ACRONYM = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ]{3,6}(?:-[а-яәғқңөұүһі]{1,5})?\Z")
_NO_BODY = frozenset(each("ақш қхр бақ жпж ковид кср ксро тмд ит iт аэс жэс жэо тжк жек жко каз рус абр"))
FIELD_WORDS = frozenset(
    each(
        """
        сыртқы ішкі істер ұлттық экономика қаржы денсаулық сақтау білім беру ғылым жоғары оқу-ағарту ауыл шаруашылығы
        су ресурстары
        ирригация энергетика индустрия инфрақұрылымдық даму дамыту құрылыс өнеркәсіп көлік сауда интеграция мәдениет
        спорт
        туризм ақпарат қоғамдық еңбек халықты әлеуметтік қорғау әділет қорғаныс цифрлық инновациялар аэроғарыш
        өнеркәсібі экология
        табиғи ресурстар геология төтенше жағдайлар төтенше жағдай инвестициялар байланыс коммуникациялар және
        сауда-экономикалық экономикалық орман қоршаған орта ортаны жер қойнауын пайдалану қауіпсіздік қауіпсіздігі
        жасанды интеллект мемлекеттік қызмет кіріс кірістер кедендік статистика стратегиялық жоспарлау реформалар
        бәсекелестікті
        монополияға қарсы нарығын реттеу дін атом энергиясы гидрометеорология темір жол автомобиль жолдары азаматтық
        авиация
        инвестиция өңірлік денсаулықты мен пен бен ауыл-шаруашылығы қатынастар қатынастары байланыстар ынтымақтастық
        саясат үшінші сектор жастар ісі суды мәдениеті ісі істері жұмыспен қамту
        """
    )
)
"""Words of which the names of ministries and their fields are made."""
_ADJECTIVE = ("лық", "лік", "дық", "дік", "тық", "тік", "жоғары", "жоғарғы", "аралық", "бас")
_NO_ADJECTIVE = frozenset(each("барлық мемлекеттік жартылық жылдық апталық айлық"))
_BEGINNING = frozenset(each("ұлттық еуразиялық жоғары жоғарғы дүниежүзілік халықаралық"))
"""Adjectives with which a name begins even where a sentence does."""
_SHORTEST = 4
_LINKS = frozenset(("және", "мен", "бен", "пен", ","))


class Body(msgspec.Struct, frozen=True, gc=False):
    """A body at [start, end), its case ending left out; `whole` is with it. `first` and `last` number its words.

    `kind` is `agency`, `company` or `other`; `form` is that of its head, None for a legal form.
    """

    start: int
    end: int
    whole: int
    first: int
    last: int
    kind: str
    form: Form | None

    @property
    def case(self) -> str:
        """The case it stands in."""
        return self.form.case if self.form else ""


def find_bodies(words: list[Word]) -> list[Body]:
    """The bodies that a sentence names, in order."""
    found: list[Body] = []
    until = 0
    for place in range(len(words)):
        paired = _pair(words, place, until)
        if paired:
            found.extend(paired)
            until = place + 1
            continue
        body = _body(words, place, until)
        if body is None:
            continue
        if found and body.first <= found[-1].last:
            found.pop()
        found.append(body)
        until = body.last + 1
    return found


_ANCHORS = frozenset(each("облыстық қалалық аудандық республикалық мемлекеттік"))


_WORKS = frozenset(("зауыт", "комбинат", "кәсіпорын"))
_REGIONS = frozenset(each("облысының қаласының ауданының өңірінің өлкесінің"))


def _kind(low: str) -> tuple[str, Form] | None:
    for kind, heads in (("agency", _AGENCIES), ("company", _COMPANIES), ("other", _OTHERS)):
        form = form_in(low, heads)
        if form is not None:
            return kind, form
    return None


def _body(words: list[Word], place: int, until: int) -> Body | None:
    word = words[place]
    if not word.low[0].isalpha():
        return None
    if word.low.split("-")[0] in _FORMS and word.text[:2].isupper():
        return _with_form(words, place, until)
    alone = form_in(word.low, _ALONE) if word.capital else None
    if alone is not None:
        return _made(words, place, place, "agency", alone)
    told = _kind(word.low)
    if told is None:
        return None
    kind, form = told
    first = _first(words, place, until, form, kind=kind)
    return _made(words, first, place, kind, form) if first is not None else None


def _pair(words: list[Word], place: int, until: int) -> list[Body]:
    """The two names of `«Арна» мен «Тасқын» компаниялары`."""
    form = form_in(words[place].low, _COMPANIES) if words[place].low[0].isalpha() else None
    if form is None or not form.plural or place < 1:
        return []
    second = _opening(words, place - 1, until)
    if second is None or second < until + 2 or words[second - 1].low not in _LINKS:
        return []
    first = _opening(words, second - 2, until)
    if first is None:
        return []
    singular = msgspec.structs.replace(form, plural=False)
    return [
        Body(words[opening].start, words[closing].end, words[closing].end, opening, closing, "company", singular)
        for opening, closing in ((first, second - 2), (second, place - 1))
    ]


def _with_form(words: list[Word], place: int, until: int) -> Body | None:
    """Rule 2, with the legal form behind the quotation marks, or before them."""
    first = place
    while place + 2 < len(words) and words[place + 1].text == "»" and words[place + 2].low.split("-")[0] in _FORMS:
        place += 2
    while first > until and words[first - 1].low in {"ұлттық", "компаниясы", "ұк", "корпорациясы", "холдингі"}:
        first -= 1
    opening = _opening(words, first - 1, until)
    if opening is not None:
        return _made(words, opening, place, "company", None)
    if place + 1 < len(words) and words[place + 1].text in {"«", "“", '"'}:
        closing = next(
            (at for at in range(place + 2, min(len(words), place + 9)) if words[at].text in {"»", "”", '"'}), None
        )
        return _made(words, place, closing, "company", None) if closing else None
    while first > until and words[first - 1].capital and words[first - 1].text != "»":
        first -= 1
    return _made(words, first, place, "company", None) if first < place else None


def _opening(words: list[Word], place: int, until: int) -> int | None:
    """Where the quotation mark stands that the one at a place closes."""
    if place < until or words[place].text not in {"»", "”", '"'}:
        return None
    for at in range(place - 1, max(until, place - 9) - 1, -1):
        if words[at].text in {"«", "“", '"'}:
            return at
    return None


def _first(words: list[Word], place: int, until: int, form: Form, *, kind: str) -> int | None:
    """The first word of the name that a head closes; None where nothing names it."""
    anchor = next((at for at in range(place - 1, max(until, place - 5) - 1, -1) if words[at].low in _ANCHORS), None)
    if kind == "agency" and anchor is not None and all(words[at].text[0].isalpha() for at in range(anchor, place)):
        return anchor
    if kind == "agency" and place > until + 1 and words[place - 1].low in _REGIONS and words[place - 2].capital:
        return place - 2
    if not form.third:
        return _described(words, place, until)
    first = place
    while first > until and words[first - 1].low in {"ұлттық", "акционерлік", "мемлекеттік"}:
        first -= 1
    opening = _opening(words, first - 1, until)
    if opening is not None:
        return opening
    if first < place and kind != "agency" and words[first].capital:
        return first
    while first > until and _names(words, first - 1):
        first -= 1
    if first == place and form.stem in _WORKS:
        first = _works(words, place, until)
    while first < place and (words[first].low in _LINKS or not (words[first].capital or kind == "agency")):
        first += 1
    if first == place:
        return None
    return first if kind == "agency" or words[first].capital else None


def _works(words: list[Word], place: int, until: int) -> int:
    """The first word of what works are called by their place and trade: `Павлодар мұнай-химия зауыты`."""
    for first in range(place - 1, max(until, place - 4) - 1, -1):
        word = words[first]
        if word.capital:
            return (
                first
                if first < place - 1 and not word.low.endswith(("ның", "нің", "дың", "дің", "тың", "тің"))
                else place
            )
        if not word.text[0].isalpha() or word.low in _LINKS or word.low.endswith(("дағы", "дегі", "тағы", "тегі")):
            break
    return place


def _described(words: list[Word], place: int, until: int) -> int | None:
    """The first word of a name whose head has no possessive: `Ұлттық банк`, `Еуразиялық экономикалық одақ`."""
    first = place
    while first > until and words[first - 1].low.endswith(_ADJECTIVE) and words[first - 1].low not in _NO_ADJECTIVE:
        first -= 1
    if first == place or not words[first].capital or (first == 0 and words[first].low not in _BEGINNING):
        return None
    return first


def _names(words: list[Word], place: int) -> bool:
    """Whether a word may be part of a body's name."""
    word = words[place]
    if word.low in FIELD_WORDS:
        return True
    if word.capital and word.low.endswith(("да", "де", "та", "те")) and len(word.low) > _SHORTEST:
        return False
    if word.text == ",":
        return place > 0 and words[place - 1].low in FIELD_WORDS and words[place + 1].low in FIELD_WORDS
    if not word.capital or not word.text[0].isalpha():
        return word.low in {
            "аралық",
            "үкіметаралық",
            "экономикалық",
            "еуразиялық",
            "ынтымақтастық",
            "халықаралық",
            "аграрлық",
        }
    return True


def _made(words: list[Word], first: int, last: int, kind: str, form: Form | None) -> Body:
    tail = words[last]
    cut = tail.end
    if form is not None:
        cut = tail.start + form.ends
    elif "-" in tail.text:
        cut = tail.start + tail.text.index("-")
    return Body(words[first].start, cut, tail.end, first, last, kind, form)


def without_state(body: Body, words: Sequence[Word], states: Sequence[StateName]) -> int:
    """Where the name of a body begins behind the State that it belongs to: rule 3."""
    state = next((one for one in states if one.start == body.start and one.end < body.end), None)
    if state is None:
        return body.start
    return next((word.start for word in words[body.first : body.last + 1] if word.start >= state.end), body.start)


def is_acronym(word: Word) -> bool:
    """Whether a word is written in capitals as the name of a body may be."""
    return _ACRONYM.match(word.text) is not None and word.low.split("-")[0] not in _NO_BODY

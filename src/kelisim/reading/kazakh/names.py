"""People in Kazakh text: names with surnames, patronymics and initials, with or without case endings.

1. A name is one to four capitalised words of which one is a given name, a patronymic (`-ұлы`, `-қызы`, `-вич`,
   `-вна`) or a surname by its ending (`-ев`, `-ова`, `-ский`, `-енко`, `-ян`), or which follow a word for an office
   or a calling: `министрі Мұрат Сейіт`.
2. All its words but the last stand without a case ending. A case ending goes with the last: `Марат Бекеновтың`.
3. What a word for a street, a district, an institution or a prize follows is named after a person, and is none; nor is
   what stands in quotation marks by itself.
4. A given name that is an ordinary word too names nobody alone.
"""

import re
from collections.abc import Container
from functools import lru_cache

import msgspec

from kelisim.reading.kazakh.forms import form_in, name_without_case
from kelisim.reading.kazakh.given_names import COMMON, GIVEN
from kelisim.reading.kazakh.words import Word
from kelisim.reading.wording import each

_CASE = (
    r"(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|а|ны|ні|ды|ді|ты|ті|да|де|та|те|нан|нен|дан|ден|тан|тен"
    r"|мен|бен|пен|[дт]ағы|[дт]егі)?\Z"
)
_SURNAME = re.compile(
    r"[а-яёәғқңөұүһі-]{2,}(?:[оеё]ва?|[иы]ев|[иы]на?|ски[йи]|цки[йи]|ская|цкая|[ео]нко|швили|дзе|[ая]нян"
    r"|[аы]рян|тян|иян|[ео]вич"
    r"|чук|мұхамбет|рахман|хан|берген|гелді|келді|қали|ғали|мырза)" + _CASE
)
_SURE = re.compile(r"[а-яёәғқңөұүһі-]{2,}(?:[оеё]ва?|ски[йи]|цки[йи]|ская|цкая|енко|швили)" + _CASE)
_PATRONYMIC = re.compile(
    r"[а-яёәғқңөұүһі-]{2,}(?:ұлы|улы|қызы|кызы|[ое]вич|[ое]вна|[иы]нична|ьич)" + _CASE.replace("ның", "ның|н|на|не|нда")
)
_FATHER = re.compile(r"(?:ұлы|улы|қызы|кызы)\Z")
_INITIAL = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮІ]\Z")
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_CALLINGS = frozenset(
    each(
        """
        президент премьер-министр премьер министр вице-министр төраға төрайым әкім басшы директор орынбасар хатшы елші
        жетекші
        депутат сенатор мүше өкіл хан король патша император генерал полковник майор капитан подполковник сарапшы маман
        ғалым профессор доктор академик дәрігер тілші журналист редактор әріптес ақын жазушы әнші композитор режиссёр
        режиссер актёр актер суретші сазгер палуан боксшы спортшы чемпион жаттықтырушы кәсіпкер фермер шаруа тұрғын
        азамат азаматша мырза ханым келіншек жігіт мұғалім ұстаз оқушы студент ардагер батыр би көмекші кеңесші
        төрағасы менеджер инженер канцлер губернатор мэр сот судья прокурор адвокат заңгер экономист саясаттанушы
        тарихшы
        психолог философ режиссер құрылтайшы иесі жүргізуші операциялаушы әлеуметтанушы елбасы марқұм кейіпкер
        қарындасы інісі
        бастық басқарушы тарихшы хормейстер агроном бапкер сәулетші архитектор әкесі анасы ұлы қызы баласы жұбайы
        """
    )
)
_NAMED_AFTER = frozenset(
    each(
        """
        көше даңғыл аудан облыс қала ауыл ауданы университет академия институт театр сарай мектеп гимназия лицей
        кітапхана
        мұражай музей стадион әуежай мешіт сыйлық орден қор орталық компания холдинг топ корпорация банк кен
        өзен көл тау кеніш кенорын порт ескерткіш кеме шыңы заводы зауыт фабрика партия аралы арал су республика
        мемлекет ел
        одақ федерация конференция келісім протокол аэропорт станция бекет атындағы хаб телеарна газет агенттік каналы
        арна
        """
    )
)
_NO_NAME = frozenset(
    each(
        """
        бұл ол осы сол мен біз сіз олар бір екі үш төрт бес алты жеті сегіз тоғыз он жүз мың ал енді иә жоқ бірақ және
        сондай-ақ
        сонымен бүгін кеше ертең былтыр биыл қазақстан ресей қытай түркия өзбекстан қырғызстан тәжікстан түрікменстан
        америка
        ақш еуропа азия еуразия әзербайжан армения грузия беларусь украина германия франция жапония корея үндістан
        иран ирак
        мәскеу астана алматы шымкент нұр-сұлтан президент елбасы үкімет парламент мәжіліс сенат премьер-министр
        министр құран
        аллаһ алла құдай ақорда тараз атырау ақтау ақтөбе орал қостанай павлодар семей өскемен көкшетау петропавл
        талдықорған
        түркістан қызылорда қарағанды арыс жезқазған сарыағаш маңғыстау каспий сырдария ертіс есіл жайық арал балқаш
        лондон париж берлин
        швейцария саратов бостандық ростов киев баку минск ташкент бішкек душанбе ереван пекин токио анкара стамбул
        вашингтон брюссель женева берн рим мадрид қазан омбы
        дубай қабул тегеран жеңіс наурыз конституция тәуелсіздік республика мемлекет ұлт халық қоғам тұңғыш
        """
    )
)
_JOINING = frozenset(("мен", "бен", "пен"))
MAX_WORDS = 4


class Name(msgspec.Struct, frozen=True, gc=False):
    """A person's name at [start, end); `first` and `last` are the numbers of its words in the sentence.

    `end` leaves the case ending of the last word out, `whole` does not.
    """

    start: int
    end: int
    whole: int
    first: int
    last: int
    surname: str


@lru_cache(maxsize=30_000)
def _likeness(low: str) -> str:
    """What a capitalised word is as part of a name: given, patronymic, surname, sure, or nothing."""
    if form_in(low, _NO_NAME):
        return ""
    if _PATRONYMIC.match(low):
        return "patronymic"
    if low in GIVEN or name_form(low) in GIVEN:
        return "given"
    if _SURE.match(low):
        return "sure"
    return "surname" if _SURNAME.match(low) else ""


def _known(low: str) -> bool:
    return low in GIVEN or low.endswith(("бек", "хан", "ов", "ев", "ова", "ева", "ин", "ина"))


def name_form(word: str) -> str:
    """A name in lower case without its case ending."""
    return word[: name_without_case(word, _known)].lower()


def find_names(words: list[Word], barred: Container[int] = ()) -> list[Name]:
    """The people that the words of a sentence name, in order.

    Args:
        words: the words of the sentence.
        barred: where words begin that are known to be something else, such as a State.
    """
    found: list[Name] = []
    number, count = 0, len(words)
    while number < count:
        if (
            not words[number].capital
            or not words[number].text[0].isalpha()
            or words[number].start in barred
            or _leads(words, number)
        ):
            number += 1
            continue
        run = _run(words, number, barred)
        joined = bool(found) and found[-1].last == number - 2 and words[number - 1].low in _JOINING and run > number
        name = _name(words, number, run, joined=joined)
        if name is None:
            number += 1
            continue
        found.append(name)
        number = name.last + 1
    return found


def _is_calling(low: str) -> bool:
    form = form_in(low, _CALLINGS)
    return form is not None and low.endswith(("ы", "і")) and low not in GIVEN


def _leads(words: list[Word], number: int) -> bool:
    """Whether the first word of a sentence only begins it, with a capital for that: `Әріптесім Марат Бекенов`."""
    if number + 1 < len(words) and words[number + 1].capital and _is_calling(words[number].low):
        return True
    if number > 0 and words[number - 1].text not in {".", "—", "–", "-", "«", ":"}:
        return False
    if number + 2 >= len(words) or not words[number + 1].capital or _likeness(words[number].low):
        return False
    if form_in(words[number].low, _CALLINGS):
        return True
    if _INITIAL.match(words[number + 1].text) and words[number + 2].text == ".":
        return True
    return (
        bool(_likeness(words[number + 1].low)) and words[number + 2].capital and bool(_likeness(words[number + 2].low))
    )


def _run(words: list[Word], first: int, barred: Container[int]) -> int:
    """How far capitalised words, with initials and their full stops, go on without a case ending: rule 2."""
    last, parts = first, 1
    while last + 1 < len(words) and parts < MAX_WORDS:
        here = words[last]
        if _INITIAL.match(here.text) and words[last + 1].text == "." and last + 2 < len(words):
            following = words[last + 2]
            if not following.capital:
                break
            last += 2
            parts += 1
            continue
        following = words[last + 1]
        if following.low.startswith(("әл-", "ибн-", "бин-")) and following.text[-1].isalpha():
            last += 1
            parts += 1
            continue
        if not following.capital or not following.text[0].isalpha() or following.start in barred:
            break
        if parts > 1 and not (_likeness(following.low) or _INITIAL.match(following.text)):
            break
        if last > first and following.low.endswith(("да", "де", "та", "те")) and not _likeness(following.low):
            break
        if name_form(here.text) != here.low and _likeness(here.low):
            break
        if (form_in(following.low, _NO_NAME) or form_in(following.low, _CALLINGS)) and following.low not in GIVEN:
            break
        last += 1
        parts += 1
    return last


def _name(words: list[Word], first: int, last: int, *, joined: bool) -> Name | None:
    parts = [word for word in words[first : last + 1] if word.text != "."]
    kinds = [_likeness(part.low) for part in parts]
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    if _is_none(parts, kinds[0], before, after):
        return None
    called = joined or (
        before is not None
        and (
            form_in(before.low, _CALLINGS) is not None or form_in(before.low.rpartition("-")[2], _CALLINGS) is not None
        )
    )
    initials = sum(bool(_INITIAL.match(part.text)) for part in parts)
    if len(parts) == 1:
        named = _alone(parts[0], kinds[0], called=called)
    elif initials:
        named = len(parts[-1].text) > 2 and (bool(kinds[-1]) or called or initials == 2)
    else:
        named = _several(kinds, called=called)
    if not named:
        return None
    tail = words[last]
    cut = tail.start + name_without_case(tail.text, _known)
    return Name(words[first].start, cut, tail.end, first, last, name_form(tail.text))


def _is_none(parts: list[Word], kind: str, before: Word | None, after: Word | None) -> bool:
    """Rule 3, and words in capitals or Latin letters."""
    if (parts[0].text.isupper() and len(parts[0].text) > 1) or any(_LATIN_LETTER.match(part.text) for part in parts):
        return True
    called = before is not None and form_in(before.low, _CALLINGS) is not None
    told = called and len(parts) > 1 and parts[0].low not in _NO_NAME and bool(_likeness(parts[1].low))
    if form_in(parts[0].low, _NO_NAME) and not kind and not told:
        return True
    if after is None:
        return False
    return _is_named_after(after) or (after.text == "»" and before is not None and before.text == "«")


def _is_named_after(after: Word) -> bool:
    form = form_in(after.low, _NAMED_AFTER)
    return form is not None and (form.third or form.stem == "атындағы")


def _alone(part: Word, kind: str, *, called: bool) -> bool:
    """Whether one word is a name: a sure surname, or a given name that is no ordinary word."""
    if kind == "sure":
        return len(part.text) > 4
    if kind == "patronymic":
        return _FATHER.sub("", name_form(part.text)) in GIVEN
    if kind == "given":
        return called or (name_form(part.text) not in COMMON)
    return kind == "surname" and called


def _several(kinds: list[str], *, called: bool) -> bool:
    """Whether several words are a name: two signs of one, or one sure sign, or an office before it."""
    signs = [kind for kind in kinds if kind]
    if called:
        return True
    if len(signs) >= 2 or "sure" in kinds[1:] or "patronymic" in kinds:
        return True
    return kinds[0] == "given" and len(kinds) == 2

"""Where one responsible body ends and the next begins in a cell of a plan.

1. A semicolon parts bodies; a comma does, unless what follows goes on with the name before it: "Министерство экологии,
   геологии и природных ресурсов", "Ministry of Trade, Industry and Energy".
2. "And" parts bodies only where a body begins after it and one is whole before it.
3. The end of a line parts bodies where it is the author's own. Where it may be that of a narrow column, a body must be
   whole before it and another begin after it.
4. Nothing inside brackets or quotation marks parts bodies.
5. A label such as "Казахстанская сторона:" or "Supporting bodies:" begins anew, wherever it stands. Where a cell begins
   with a dash, so does each of its bodies.
"""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from kelisim.reading.plans.headings import is_part
from kelisim.reading.plans.sides import bare_of_states, sides_in
from kelisim.reading.wording import either

_ASIDE = re.compile(r"\([^()]{0,300}\)|«[^»;]{0,200}»+|“[^”;]{0,200}”|\"(?=[^\s,;)])[^\";]{0,200}\"")
_BREAK = re.compile(
    r"(?P<sure>\s*;\s*)|(?P<comma>\s*,\s*)|(?P<line>\s*\n\s*)|(?P<slash>\s/\s)|(?P<dash>\s+[–—•-]\s)"
    r"|(?P<run>(?<=[^\W\d_»”)])\s(?=(?:АО|ТОО|ООО|ОАО|ПАО|ЗАО|НАО|РГУ|РГП|КГУ|КГП|ГКП|ГУП|МУП|РУП|ФГУП|ФГБУ|ОЮЛ)\s[«“\"]|Министерство\s)"
    r"|(?:(?<=[ыіҚ])|(?<=ЖШС)|(?<=РМК))\s(?=[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ«“]))"
    r"|(?P<with>\s(?:совместно с(?:о)?|jointly with|together with)\s)|(?P<and>\s(?:и|and|және|мен|&)\s)"
)
_HEAD = re.compile(
    either(
        r"""
        Мин(?!ск|ус|им)[а-яё]{2,} | Министерств\w+ | Агентств\w+ | Комитет\w* | Департамент\w* | Управлени[ея]
        Правительств[оа] | Администраци[яи]
        Аппарат\w* | Акимат\w* | Палат[аы] | Корпораци[яи] | Компани[яи] | Фонд\w* | Банк\w* | Секретариат
        Посольств[оа] | Комисси[яи]
        Ассоциаци[яи] | Союз | Институт\w* | Университет\w* | Академи[яи] | Совет | Центр\w* | Служб[аы]
        Генеральн(?:ый|ая) \w+ | Верховный
        Национальн(?:ый|ая|ое|ые) \w+ | Государственн(?:ый|ая|ое|ые) \w+ | Федеральн(?:ая|ое|ый|ые) \w+
        Госкорпораци[яи] | Рос(?!си[яию]\b)(?!сийск)[а-яё]{3,}
        Инспекци[яи] | Дирекци[яи] | Бюро | Прокуратур[аы] | Федераци[яи]
        Ведомств[оа] | Порт | Завод\w* | Обсерватори[яи]
        Стороны | Тараптар | Региональн\w+ | Местные | Центральн(?:ый|ая|ые) | Заинтересованные | Субъекты
        Регионы | Государства-\w+ | Область | Товарищество
        Акционерное | Общество | Высший | Евразийск\w+ | Операторы? | Торгово-промышленн\w+ | Внешнеторгов\w+
        Таможенн\w+ | Пограничн\w+
        """
    )
    + r"(?!\w)"
)
_LOW_HEAD = re.compile(
    either(
        r"""
        акимат(?:ы|у)? | министерств[оа] | местные исполнительные | заинтересованные
        государственные (?:органы|компании|организации)
        центральные | госорганы | органы | регионы | субъекты | иные | другие | уполномоченные | стороны
        компании | организации | комитет(?:ы)?
        национальные | бизнес\w* | ведомства | правительств[оа] | предприятия | федеральные органы
        государства-\w+ | администраци[яи]
        регулятор\w* | научные | вузы | операторы? | профильные | агентство | аким | торгов\w+ палаты | банки
        железнодорожные администрации | деканат | кафедр[аы] | отдел(?:ы|ение|ения)? | ректорат | лаборатори[яи]
        филиал(?:ы)? | дирекци[яи] | совет(?:ы)? | штаб(?:ы)? | архив(?:ы)? | библиотек[аи]
        клуб(?:ы)? | федераци[яи] | театр | проректор | начальник | руководител[ьи] | директор
        [а-яё-]{4,}(?:\s[а-яё-]+){0,3}\s[«“"]\w[^»”"]{0,100}[»”"]
        фонды? | институты? | центры? | университеты? | вуз | общественн(?:ый|ые|ая|ое) \w+ | объединени[ея]
        ассоциаци[яи] | муниципалитеты? | союзы? | палат[аы] | служб[аы] | департаменты? | управлени[ея] | инспекци[яи]
        хокимият\w* | мэри[яи]
        посольств[оа] | консульств[оа] | представительств[оа] | секретариат | фермерск\w+ | предпринимател[иь]
        общественность | неправительственн(?:ые|ая) \w+ | международн(?:ые|ая) \w+ | дипломатическ(?:ие|ое) \w+
        загранучреждени[ея] | холдинг\w* | школ[аы] | больниц[аы] | музе[йи] | театры? | редакци[яи]
        the \w+
        (?:\w+ ){0,2}(?:akimats?|ministr(?:y|ies)|bodies|agenc(?:y|ies)|authorit(?:y|ies)|compan(?:y|ies))
        (?:\w+ ){0,2}(?:organi[sz]ations|states|banks?|railways|regions|parties|administrations?|businesses)
        (?:\w+ ){0,2}(?:governments?|operators?|universities)
        (?:[^\W\d_]+ ){0,3}(?:әкімдік|министрлік|орган|ұйым|компания|тарап|әкімшілік|банк|кәсіпорын)\w*
        """
    )
    + r"(?!\w)"
)
_ENGLISH = re.compile(
    r"\b(?:Ministr(?:y|ies)|Agenc(?:y|ies)|Committees?|Departments?|Governments?|Administrations?|JSC|LLP|LLC|PJSC|Ltd"
    r"|Akimats?|Banks?|Funds?|Compan(?:y|ies)|Corporations?|Services?|Offices?|Commissions?|Secretariat|Chambers?"
    r"|Associations?|Institutes?|Universit(?:y|ies)|Cent(?:re|er)s?|Embass(?:y|ies)|Councils?|Union|Authorit(?:y|ies)"
    r"|Railways?|Academ(?:y|ies)|Museums?|Hospitals?|Operators?|Ports?|Airports?|Airlines?|Societ(?:y|ies)|Federations?"
    r"|Police|Border Guard|Prosecutor|Bureau|Board|Parties|States|Sides|Directorate|Inspectorate|Forum|Holding)\b"
)
_LIST_HEAD = re.compile(
    r"\b(?:Ministry|Department|Committee|Agency|Administration|Service|Bureau|Office|State Committee)\s+(?:of|for|on)\b"
)
_KAZAKH_END = re.compile(
    r"(?:министрл\w+|комитет\w+|агентті\w+|үкімет\w*|әкімд\w+|қоғам\w*|АҚ|ЖШС|РМК|басқарма\w+|банк\w*|палата\w+|қор[ыдн]\w*|корпорация\w+|компания\w+"
    r"|орталы\w+|департамент\w+|кеңес\w*|комиссия\w+|орган\w+|ұйым\w*|қызмет\w*|прокуратура\w*|институт\w*|университет\w*|тарап\w*)[\s.»”\"]*(?:\([^()]*\)\s*)*\Z"
)
_LEGAL = re.compile(r"(?:[А-Я]{2,4}\s[«“\"]|Министерство\s)")
_KAZAKH_NAME = re.compile(
    r"(?:министрлігі|комитеті|агенттігі|басқармасы|департаменті|палатасы|әкімдігі|әкімдіктері|орталығы|университеті|институты"
    r"|қоры|банкі|компаниясы|[»”\"]\s?(?:АҚ|ЖШС|РМК))\Z"
)
"""What a Kazakh name ends with where nothing goes on with it."""
_INSIDE = re.compile(
    r"\W*(?:филиал|дирекци|департамент|управлени|отдел|служб|представительств|завод|правлени|председател|руководител|аппарат"
    r"|генеральн|дочерн|учредител|акционер)",
    re.IGNORECASE,
)
"""What is part of a company that is named after it."""
_UPPER = "A-ZА-ЯЁӘІҢҒҮҰҚӨҺ"
_NATIONAL = re.compile(
    r"(?:Kaz|Qaz|Uz|Ros|Bel|Kyrgyz|Tajik|Turkmen|Azer|Gos|Mongol)[a-z]{4,}|(?:Каз|Қаз|Уз|Бел|Кыргыз|Таджик|Туркмен|Азер|Гос)[а-яё]{4,}"
)
"""Names such as Kazhydromet; a State's own name is none."""
_ACRONYM = re.compile(rf"(?:[{_UPPER}][{_UPPER}-]+\d*|[A-Za-z]*[a-z][A-Z]\w*)(?!\w)")
_OPENING = re.compile(r"[«“\"]")
_START = re.compile(r"[\s•–—*-]*(?:\d{1,2}[.)]\s*)?(?:и|and|және|the)?\s*")
_LABEL = re.compile(r"(?:\A|(?<=[\s.;,)»]))(?P<words>[^:;,.()\n]{2,80})\s?:(?=\s)")
_GENITIVE = re.compile(r"(?:[дтн][ыі]ң)(?=,|\s*\Z)")
_PLACE_ADJECTIVE = re.compile(r"[а-яё](?:ской|цкой|ского|цкого)\s*\Z")
_OF_PLACES = re.compile(r"\b(?:областей|районов|городов|краев|регионов)\s*(?:[А-Я]{2})?\s*\Z")
_KAZAKH_PLACES = re.compile(r"\b(?:облыстар|қалалар|аудандар|өңірлер)\w*\s")
_PLACES = re.compile(
    r"\b(?:городов|города|гг?\.|областей|районов|cities of|city of|regions of|cities|қалалары\w*)\s[^,;\n]{0,60}\Z"
)
MAX_LOOK = 200
"""Characters before and after a sign by which it is told what it parts."""
MAX_SIGNS = 250
"""Commas, line ends and other signs of one cell that are looked at."""
MAX_LABEL = 5
"""Words of a label."""
MAX_TAIL = 6
"""Pieces of one English name: "Ministry of Ecology, Geology, Water and Natural Resources" has three."""
_HANGING = re.compile(r"(?:[-–—]|\b(?:и|and|және|of|for|по|для|в|the|с|имени|им\.))\s*\Z")


@lru_cache(maxsize=2_048)
def bodies_in(words: str, *, own_lines: bool) -> tuple[tuple[int, int], ...]:
    """The stretches of a cell that are one body each, with what is said of it beside its name.

    Args:
        words: the cell's words.
        own_lines: whether the ends of its lines are the author's own (rule 3).
    """
    mask = _ASIDE.sub(lambda aside: aside[0][0] + "x" * (len(aside[0]) - 2) + aside[0][-1], words)
    parts: list[tuple[int, int]] = []
    start = 0
    labels = _labels(mask)
    for sign in itertools.islice(_BREAK.finditer(mask), MAX_SIGNS):
        while labels and labels[0] <= sign.start():
            parts.append((start, labels[0]))
            start = labels.pop(0)
        kind = sign.lastgroup or "sure"
        if "\n" in sign[0] and kind == "and":
            kind = "line"
        if not _parts(words, start, sign, kind, own_lines=own_lines):
            continue
        parts.append((start, sign.start()))
        start = sign.end()
    for label in labels:
        parts.append((start, label))
        start = label
    parts.append((start, len(words)))
    return tuple(_with_tails(mask, words, parts))


def _labels(mask: str) -> list[int]:
    """Where a label for a side or a part begins in the middle of a line (rule 5)."""
    found = []
    for label in _LABEL.finditer(mask):
        words = label["words"]
        starts = [label.start("words") + word.start() for word in re.finditer(r"\S+", words)]
        for start in starts[-MAX_LABEL:]:
            said = mask[start : label.end("words")]
            if (sides_in(said) and bare_of_states(said)) or is_part(said):
                if start > 0:
                    found.append(start)
                break
    return found


def _parts(words: str, start: int, sign: re.Match[str], kind: str, *, own_lines: bool) -> bool:
    """Whether a sign parts two bodies."""
    if kind == "sure":
        return True
    before = words[max(start, sign.start() - MAX_LOOK) : sign.start()]
    after = words[sign.end() : sign.end() + MAX_LOOK]
    if not before.strip() or not after.strip():
        return kind == "line"
    if kind == "run":
        return _runs_on(before, after)
    if kind == "dash":
        return words.lstrip()[0] in "–—-•" and begins(after)
    if kind == "comma":
        return not _goes_on(after) and not _lists_on(before, after) and not _kazakh_goes_on(before, after)
    if kind == "line":
        goes_on = _HANGING.search(before) or _goes_on(after) or bare_of_states(_first(after))
        return not goes_on and (own_lines or (_whole(before.rpartition(":")[2]) and begins(after)))
    # "Государственные органы и организации" are one.
    small = before.lstrip()[:1].islower() and _LOW_HEAD.match(after) is not None
    return kind == "with" or (not small and _whole(before) and begins(after))


def _runs_on(before: str, after: str) -> bool:
    """Whether a body begins after another without a sign, because the end of a line between them is lost."""
    before = before.strip()
    if _LEGAL.match(after) is None:
        return _KAZAKH_NAME.search(before) is not None and _whole(after)
    before = before.rpartition(":")[2]
    return _whole(before) and _INSIDE.match(before) is None


def _first(after: str) -> str:
    """The next piece of a cell."""
    return re.split(r"[;,\n(]", after, maxsplit=1)[0]


def _goes_on(after: str) -> bool:
    """Whether what follows a comma or a line's end goes on with the name before it."""
    mark = _START.match(after)
    rest = after[mark.end() :] if mark else after
    if not rest:
        return True
    if rest[0] == "(":
        return True
    return rest[0].islower() and not _LOW_HEAD.match(rest)


def _whole(before: str) -> bool:
    """Whether the name of a body is whole."""
    before = before.strip()
    if before.endswith((")", "»", "”", '"')):
        return True
    if _is_kazakh(before):
        last = before.split()[-1] if before else ""
        return _KAZAKH_END.search(before) is not None or _ACRONYM.fullmatch(last) is not None
    return begins(before) or _ENGLISH.search(before) is not None or before.endswith("*")


def begins(after: str) -> bool:
    """Whether the name of a body begins here."""
    mark = _START.match(after)
    rest = after[mark.end() :] if mark else after
    state = sides_in(_first(rest)[:60])
    if state and state[0].start == 0:
        tail = rest[state[0].end :].lstrip()
        if not tail or tail[0] in ",;()":
            return False
        if _KAZAKH_END.search(_first(rest)) or _ACRONYM.match(tail):
            return True
    if _NATIONAL.match(rest) and not state:
        return True
    if _HEAD.match(rest) or _LOW_HEAD.match(rest) or _OPENING.match(rest):
        return True
    if _ENGLISH.search(re.split(r"\s(?:and|of|for|on)\s", _first(rest), maxsplit=1)[0]):
        return True
    if _KAZAKH_END.search(_first(rest)):
        return True
    acronym = _ACRONYM.match(rest)
    return acronym is not None and not bare_of_states(acronym[0])


def _is_kazakh(words: str) -> bool:
    return re.search(r"[ӘәҒғҚқҢңӨөҰұҮүҺһІі]", words) is not None


def _kazakh_goes_on(before: str, after: str) -> bool:
    """Whether a Kazakh name, whose head stands at its end, is not whole yet: "облыстардың, Астананың әкімдіктері"."""
    if _whole(before):
        return False
    if _KAZAKH_PLACES.search(_first(after)):
        return True
    if not _is_kazakh(before):
        return False
    return _KAZAKH_END.search(_first(after)) is not None or _GENITIVE.search(before) is not None


def _lists_on(before: str, after: str) -> bool:
    """Whether places are listed: "акиматы областей, городов Астаны, Алматы и Шымкента"."""
    if begins(after):
        return False
    next_one = _first(after)
    adjectives = _PLACE_ADJECTIVE.search(before) is not None and _PLACE_ADJECTIVE.search(next_one) is not None
    return adjectives or _PLACES.search(before) is not None or (_OF_PLACES.search(next_one) is not None)


def _with_tails(mask: str, words: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Rule 1 for English, where all words of a name have capitals: the tail ends in "and"."""
    whole: list[tuple[int, int]] = []
    for start, end in reversed(parts):
        if (
            whole
            and _is_tail(words[whole[-1][0] : whole[-1][1]])
            and _before_tail(mask, words, parts, start, end, whole[-1][0])
        ):
            whole[-1] = (start, whole[-1][1])
        else:
            whole.append((start, end))
    yield from reversed(whole)


def _is_tail(words: str) -> bool:
    return (
        " and " in words
        and _ENGLISH.search(words) is None
        and not re.search(rf"[a-z][A-Z]|[{_UPPER}]{{2}}|[«“\"(]", words)
    )


def _before_tail(mask: str, words: str, parts: list[tuple[int, int]], start: int, end: int, tail: int) -> bool:
    """Whether a part, or one before it with nothing but bare words between, is a name that lists what it is for."""
    if mask[end:tail].strip() != ",":
        return False
    place = parts.index((start, end))
    for from_, to in reversed(parts[max(0, place - MAX_TAIL) : place + 1]):
        if _LIST_HEAD.search(words, from_, to):
            return True
        if to < end and mask[to : to + 2].strip() != ",":
            return False
        if _ENGLISH.search(words, from_, to) or _ACRONYM.match(words[from_:to].strip()):
            return False
    return False

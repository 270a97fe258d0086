"""What the heading of a column says that the column holds.

The words are those of plans in English, Russian and Kazakh. The first role whose words a heading holds is its own, so
that "term of the measure" is a term and "responsible for the measure" is who is responsible.
"""

import re
from typing import Literal

from kelisim.reading.wording import either

Role = Literal[
    "number", "title", "completion", "term", "start", "end", "mark", "responsible", "funding", "field", "beside"
]
"""What a column holds. Beside a column of whole terms there are such of beginnings, of ends, and of one year or quarter
each, in which marks stand; `beside` is what is not read: notes, progress, decisions."""

MAX_HEADING = 200
"""Characters of a column's heading."""

_NUMBER = re.compile(
    either(
        r"""
        (?:№|n|nn|no\.?|nos\.?|nr\.?|#|№№)(?: ?(?:п/?п\.?|р/?с\.?|р/?н\.?|пп|item))? | п/?п\.? | р/?с\.?(?: ?№)?
        р/?н\.? | т/?р\.?
        рет(?:тік)?(?: ?(?:№|саны|нөмірі))? | item(?: ?(?:no\.?|number))?
        номер(?: (?:пункта|п/п|мероприятия))? | пункт
        number | s/?n | ref(?:erence|\.)?(?: ?no\.?)? | (?:measure|activity|action|item) ?(?:no\.?|number|№|\#)
        № (?:пункта|мероприятия|меры) | реттік №
        (?:(?:measure|activity|action|task|item) )?(?:ids?|codes?) | (?:код|шифр|индекс)(?: (?:мероприятия|меры))?
        поз(?:иция|\.)? | (?:№|номер)? ?пункт(?:а)? плана | row | line(?: no\.?)? | тармақ(?:тың)?(?: (?:№|нөмірі))?
        """
    )
)
_BESIDE = re.compile(
    either(
        r"""
        ход (?:исполнения|реализации|выполнения) | отметк[аи] | статус | состояние | \bprogress\b | \bstatus\b
        примечани
        \bnotes?\b | \bremarks?\b | \bcomments?\b | ескерт | барысы | орындал(?:уы|ғаны) туралы | информация об?
        комментари
        \bконтрол | \bcontacts?\b | \bконтакт | докладчик | \bspeakers?\b
        \bданные о(?:б|б )? | \bсведения об? | \b% | процент | \bорындалды | \bпричин | күйі\b
        information on | фактическ | \bactual | decision of the commission | решение комиссии | \brisks?\b
        \bриски?\b
        основани[ея] | \bbasis\b | негіздеме
        """
    )
)
_TERM = re.compile(
    either(
        r"""
        \bсрок(?:и|а|ов)?\b | дата (?:исполнения|завершения|реализации|выполнения) | период(?:ы)? | deadlines?
        time ?-?(?:frame|line|table|scale)s?
        (?<![-\w])terms?\b(?! of reference) | \btiming\b | \bdue\b | completion date | date of completion
        \bperiod\b | \bschedule\b | мерзім
        дедлайн | \bwhen\b | target date | implementation dates? | год реализации | кезеңі\b | график\b
        """
    )
)
_RESPONSIBLE = re.compile(
    either(
        r"""
        ответственн | исполнител | \bresponsib | executors? | executives? | executing
        \blead(?:ing)? (?:agenc|bod|ministr|institution|side|executor)
        implement(?:ing|ers?|ed by)\b | (?:executed|carried out|done|performed|led) by | \bby whom | performers?
        in charge | жауапты | орындаушы | координатор | головн | \bкто\b | \bкім\b
        исполняет | focal | \bowners?\b | partners?\b | who\b | \bкуратор | \bcontributors?\b
        \borgani[sz]ers?\b | организатор | ұйымдастырушы
        закреплен | \bотвечает | партн[её]р | contributing | \bimplementors?\b
        participating (?:agenc|bod|organi) | accountable | уполномоченн\w+ орган | компетентн\w+ орган
        competent (?:authorit|bod) | уәкілетті
        """
    )
)
_COMPLETION = re.compile(
    either(
        r"""
        форм[аы] (?:завершения|реализации|исполнения|выполнения|отч[её]тности) | результат | вид документа
        итогов\w+ документ
        подтвержда\w+ документ | form of | completion | expected | outputs? | outcomes? | deliverables?
        \bresults?\b
        нысаны | нәтиже | means of verification | аяқтау түрі | чем (?:завершается|подтверждается) | завершени
        аяқталу түрі | показател | \bevidence\b | \bindicators?\b | \bkpi\b | \bproof\b | итогов\w+ продукт
        көрсеткіш | \bқұжат | \bдокумент | подтвержден | \bproducts?\b | \bпродукт
        """
    )
)
_FUNDING = re.compile(
    either(
        r"""
        источник | финансир | расход | объ[её]м | стоимост | бюджет | \bfund | \bcosts?\b | budget | expenditure
        financ | қаржы
        шығы[сн] | \bсумма\b | \bamount\b | source of | затрат | көздері
        \bresources?\b | \bресурс | \bдонор | \bdonors?\b
        \b(?:usd|eur|kzt|rub)\b | (?:млн|млрд|тыс)\.? (?:тенге|руб|долл|теңге) | (?:mln|million|thousand) (?:usd|tenge)
        қаражат | \bсредств
        """
    )
)
_TITLE = re.compile(
    either(
        r"""
        мероприяти | \bмер[аы]\b | \bдействи | activit(?:y|ies) | \bmeasures?\b | \bactions?\b | іс-? ?шара
        іс-? ?қимыл | \bшара(?:лар)?
        """
    )
)
_WEAK_TITLE = re.compile(
    either(
        r"""
        наименован | содержани | задач | \btasks?\b | description | атауы | \bname\b | \btitle\b | \bproject\b
        \bпроект | \bwhat\b | мазмұны
        \bшаги?\b | обязательств | commitments? | interventions? | инициатив | \bмероприят | \bevents?\b | атқарылатын
        \bработ[аы]?\b | \bwork(?:s)?\b | \bчто\b | жұмыс(?:тар)?\w* | \bқадам | \bmilestones? | событи | \bне істе
        \bsteps?\b | \binitiatives?\b | \bжоба | поручени | тапсырма | вопрос | мазмұн | пункты плана
        """
    )
)
_FIELD = re.compile(
    either(
        r"""
        раздел | направлени | \bsections? | \bareas? | \bfields? | \bsphere | сфера | отрасл | бағыт
        \bсала(?:сы)?\b | бөлім | \bpriorit
        приоритет | блок | work ?-?streams? | \btopics?\b | \bthemes?\b | \bтем[аы]\b | тематик | \bpillars?\b
        components? | компонент | clusters? | кластер | \btracks?\b | \bтрек | \bdomains? | sectors?\b | \bсектор
        categor(?:y|ies) | категори | област[ьи] сотруднич | \bchapters? | \bглав[аы]\b | \bтарау | \bтақырып
        """
    )
)
_GROUP = re.compile(
    either(r"objectives? | \bgoals?\b | \bцел[ьи]\b | мақсат | механизм | mechanism | стратеги | strategy")
)
_WEAK_TERM = re.compile(
    either(
        r"""
        start | begin(?:ning)? | end | finish | начало | окончание | завершение | басталуы | аяқталуы | years?
        год(?:ы)? | жыл(?:ы|дар)? | dates? | дат[аы] | күні | quarter | квартал | тоқсан | months? | месяц | ай
        (?:by )?when | (?:к )?какому сроку | уақыты | (?:орындау|өткізу|іске асыру) (?:уақыты|күні|айы) | горизонт
        дат[аы] проведения | время(?: проведения)? | target | horizon
        """
    )
)
_DATES = re.compile(
    r"\b(?:start|end|begin|finish|implementation|execution|planned)\w*\b[^\n]{0,30}\bdates?\b|\bdates? of\b"
    r"|\bначал[оа] и (?:окончани|завершени)|"
    r"\bкогда\b|планируем\w+ дат|басталу|қашан"
)
_WEAK_RESPONSIBLE = re.compile(
    either(
        r"""
        ведомств | государственн\w+ орган | госорган | \bministr(?:y|ies)\b | \bagenc(?:y|ies)\b | \bbod(?:y|ies)\b
        подразделени | \bорган(?:ы)?\b | \bстороны?\b | \bpart(?:y|ies)\b | \bsides?\b | \bunits?\b | құрылым
        participants | \bкем\b | in cooperation with | \bdepartments?\b | \bдепартамент | \bтараптар?\b
        мемлекеттік орган | \binstitutions?\b | \borgani[sz]ations?\b | министерств | организаци | ұйымдар | \bleads?\b
        """
    )
)
_LEAD = re.compile(
    either(
        r"""
        \bголовн | \blead\b | \bleading\b | \bmain\b | \bprincipal\b | бас орындаушы | негізгі орындаушы
        жетекші | свод | созыв | основн\w+ (?:исполнител|орган|ответственн)
        """
    )
)
_CO = re.compile(
    either(
        r"""
        соисполнител | co-?\s?(?:executor|executing|responsible|implement) | бірлесіп | бірлескен
        қоса орындаушы | \bsupport(?:ing|ed by)?\b | участ(?:ник|ву|ие) | задейств | cooperating | assisting
        in (?:co-?operation|partnership) with
        привлекаем | при содействии | contributing | contributors?\b | involved | тартылатын
        participating | partners?\b
        """
    )
)
_START = re.compile(r"\bначал[оа]|\bstart|\bbegin|\bfrom\b|басталу|басы\b")
_BARE_END = re.compile(r"(?:completion|завершение|аяқтау|аяқталуы?)(?: (?:date|күні))?")
_END = re.compile(r"\bоконч|\bзаверш|\bend\b|\bfinish|\buntil\b|\bcompletion\b|аяқталу|соңы\b")
_PART = re.compile(
    either(
        r"""
        (?:lead|leading|main|principal|supporting|support|supported by|participating|partners?|responsible)
        (?:co-?\s?)?executors?
        (?:lead|leading|main|supporting|participating|responsible|implementing) (?:agenc|bod|ministr|executor|part)\w*
        (?:lead|leading|main|supporting|participating|responsible|implementing) (?:institution|organi[sz]ation)\w*
        (?:головн|ответственн|основн)\w+(?: (?:исполнител|орган|организаци)\w+)? | (?:со)?исполнител[ьи]
        участники | при участии | созыв | свод
        (?:негізгі|бас|жауапты|бірлесіп) орындаушы\w* | қоса орындаушы\w* | жауапты\w* | орындаушы\w*
        """
    ),
    re.IGNORECASE,
)
_MARKS = " \t\n.:;,*()[]–—-"


def heading_role(words: str) -> tuple[Role | None, bool]:
    """The role that a heading gives its column, and whether its words are ones that only plans use."""
    if len(words) > MAX_HEADING:
        return None, False
    said = " ".join(words.casefold().replace("-\n", "").replace("/ ", "/").replace(" /", "/").split())
    if _NUMBER.fullmatch(said.strip(_MARKS)):
        return "number", True
    for role, pattern in _SURE:
        if pattern.search(said):
            return role, True
    if _WEAK_TERM.fullmatch(said.strip(_MARKS)) or _DATES.search(said):
        return "term", False
    if _FIELD.search(said):
        return "field", False
    if _WEAK_TITLE.search(said):
        return "title", False
    if _WEAK_RESPONSIBLE.search(said):
        return "responsible", False
    return None, False


def names_group(words: str) -> bool:
    """Whether a heading is that of what the measures serve: aims, mechanisms of a strategy."""
    return _GROUP.search(words.casefold()) is not None


def heading_title(words: str) -> int:
    """How much a heading is that of the measure itself, so that one of two such columns can be chosen."""
    said = words.casefold()
    if re.search(r"мероприяти|activit|іс-?\s?шара|\bactions?\b", said) and not (
        _FIELD.search(said) or _GROUP.search(said)
    ):
        return 3
    return (
        2
        if _TITLE.search(said) and not (_FIELD.search(said) or _GROUP.search(said))
        else 1
        if _TITLE.search(said)
        else 0
    )


def heading_part(words: str) -> Literal["lead", "co"] | None:
    """Whether a heading says that its column holds the bodies that lead, or those that take part."""
    said = words.casefold()
    return "co" if _CO.search(said) else "lead" if _LEAD.search(said) else None


def bound_of_term(words: str) -> Literal["start", "end"] | None:
    """Whether a heading is that of beginnings or of ends."""
    said = words.casefold()
    start, end = _START.search(said) is not None, _END.search(said) is not None
    if start == end:
        return None
    return "start" if start else "end"


def is_bare_end(words: str) -> bool:
    """Whether a heading is that of ends, where another column holds beginnings; alone it is that of what is done."""
    return _BARE_END.fullmatch(words.casefold().strip(_MARKS)) is not None


def is_part(words: str) -> bool:
    """Whether words name nothing but the part that bodies take."""
    return _PART.fullmatch(words.strip(_MARKS)) is not None


_SURE: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("beside", _BESIDE),
    ("term", _TERM),
    ("responsible", _RESPONSIBLE),
    ("responsible", _CO),
    ("completion", _COMPLETION),
    ("funding", _FUNDING),
    ("title", _TITLE),
)

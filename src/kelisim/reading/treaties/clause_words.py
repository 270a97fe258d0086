"""The words by which final clauses are known, in folded text of three languages.

1. A trigger says which clause is spoken of. In English and Russian the condition follows its verb, or stands before the
   first one; in Kazakh it stands before its verb.
2. The papers that bring a treaty into force are told by their names; where several are named the first one counts.
"""

import re

import msgspec

from kelisim.reading.wording import either


class ClauseWords(msgspec.Struct, frozen=True):
    """The patterns of one language. `verb_last` is where the condition stands before its verb."""

    language: str
    verb_last: bool
    triggers: dict[str, re.Pattern[str]]
    subject: re.Pattern[str]
    itself: re.Pattern[str]
    about_changes: re.Pattern[str]
    own: re.Pattern[str]
    events: dict[str, re.Pattern[str]]
    nth: re.Pattern[str]
    last: re.Pattern[str]
    month_first: re.Pattern[str]
    working: re.Pattern[str]
    no_earlier: re.Pattern[str]
    lasts: tuple[re.Pattern[str], re.Pattern[str]]
    through: tuple[re.Pattern[str], re.Pattern[str]]
    unless: re.Pattern[str]
    extends: re.Pattern[str]
    period: tuple[re.Pattern[str], re.Pattern[str]]
    once: re.Pattern[str]
    same_period: re.Pattern[str]
    before: tuple[re.Pattern[str], re.Pattern[str]]
    may_end: re.Pattern[str]
    not_before: re.Pattern[str]
    may_suspend: re.Pattern[str]
    denied: re.Pattern[str]
    except_for: re.Pattern[str]
    own_procedures: re.Pattern[str]
    relations: re.Pattern[str]


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(either(words))


_NEVER = re.compile(r"(?!)")
_KIND_EN = "(?:agreement|treaty|protocol|memorandum|mou|convention|contract|declaration|programme|program|arrangement)"
_KIND_RU = "(?:соглашени|договор|протокол|меморандум|конвенци|контракт|деклараци|программ|договоренност)"
_KIND_KK = "(?:келісім|шарт|хаттама|меморандум|конвенция|декларация|бағдарлама|келісімшарт)"

ENGLISH = ClauseWords(
    language="en",
    verb_last=False,
    triggers={
        "entry": _pattern(
            rf"""
            \b(?:enters?|comes?) into (?:force|effect)\b | \bbecomes? effective\b
            \b{_KIND_EN} (?:shall |will )?takes? effect\b | \bbe brought into force\b
            """
        ),
        "provisional": re.compile(r"\bprovisional(?:ly)?\b"),
        "lasting": _pattern(
            rf"""
            \b(?:remain|remains|continue|continues|stay|stays|be|is) in (?:force|effect)\b(?! on)
            \b(?:is|be) (?:concluded|made) for\b | \bvalid (?:for|until|till|through|up to)\b
            \bfor an? (?:initial )?(?:term|period) of\b | \bcease(?:s)? to (?:be in force|have effect|apply|be valid)\b
            \bexpires? on\b | \b(?:term|duration|validity) of (?:validity of )?(?:this|the present) {_KIND_EN}
            """
        ),
        "renewal": _pattern(
            r"""
            \bautomatic(?:ally)?\b | \btacit(?:ly)?\b
            \b(?:extended|renewed|prolonged) for (?:successive|subsequent|further|consecutive|another|additional|one)
            """
        ),
        "ending": re.compile(
            r"\bterminat|\bdenounc|\bdenunciat|\bwithdraw|\bceases? to (?:be in force|have effect|apply|be valid)"
        ),
        "suspension": re.compile(r"\bsuspen(?:d|sion)"),
        "reach": re.compile(r"\b(?:appl(?:y|ies|icable) (?:also )?to|extends? to|cover[s]?)\b"),
        "reservations": _pattern(
            r"""
            \bno reservations? (?:may|can|shall|is|are|to)
            \breservations [^.;]{0,80}(?:not (?:be )?(?:permitted|allowed|made|admissible)|are prohibited)
            """
        ),
    },
    subject=re.compile(
        rf"\b(?:this|the present|said) (?:framework )?{_KIND_EN}\b|\bit\b|\b{_KIND_EN} (?:shall|will|enters|remains"
        rf"|terminates|expires)"
    ),
    itself=re.compile(rf"(?:this|the present) (?:framework )?{_KIND_EN}\b"),
    about_changes=re.compile(
        r"\b(?:amendments?|modifications?|supplements?|additions|changes|such protocols?|terminat\w+|withdrawal"
        r"|denunciation)\b"
    ),
    own=re.compile(
        r"\b(?:for|in respect of|with respect to|as regards) (?:(?:each|any|every|an?|those"
        r"|the) )?(?:other )?(?:\w+ ){0,2}"
        r"(?:states?|party|parties|signatory|signatories)\b[^.;]{0,80}"
        r"(?:that|which|whose|ratif|acced|later|subsequent|thereafter|after)"
    ),
    events={
        "notifications": re.compile(
            r"\bnotif|\bnotes? (?:verbale|inform|confirm)|\bexchange of (?:diplomatic |the )?notes"
            r"|\bwritten (?:notice|confirm)"
            r"|\binform(?:ed|s)? (?:each|the) other"
        ),
        "deposit": re.compile(
            r"\b(?:instruments?|documents?) of (?:ratification|acceptance|approval|accession)"
            r"|\bratification instruments?"
            r"|\binstruments have been (?:deposited|exchanged)|\bratif"
        ),
        "decision": re.compile(
            r"\bdecision of\b|\bdetermined by\b|\bdecided by\b|\bdate (?:fixed|set|established) by\b"
        ),
        "signature": re.compile(r"\bsign(?:ature|ing|ed)\b"),
    },
    nth=re.compile(
        r"\b(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?=st|nd|rd|th))(?:st|nd"
        r"|rd|th)? "
        r"(?:of the (?:two |said )?)?(?:such )?(?:\w+ ){0,2}(?:notif|note|notice|instrument|signature|document|ratif)"
    ),
    last=re.compile(r"\b(?:last|latter|final|later|both|all)\b"),
    month_first=re.compile(r"\bfirst day of the (?:\w+ ){0,4}month"),
    working=re.compile(r"\b(?:working|business|banking) days?\b"),
    no_earlier=re.compile(r"\b(?:not|no) (?:earlier|sooner) than\b|\bbut not before\b"),
    lasts=(
        re.compile(r"\bfor (?:an? |the )?(?:initial |fixed |further |next )?(?:period |term )?(?:of )?\Z|\bis \Z"),
        _NEVER,
    ),
    through=(re.compile(r"\b(?:until|till|through|up to|expires? on|on)(?: and including)? (?:the )?\Z"), _NEVER),
    extends=re.compile(r"\b(?:extend|renew|prolong)"),
    unless=re.compile(r"\bunless\b|\bif (?:neither|no|none)\b|\bprovided that neither\b"),
    period=(
        re.compile(
            r"\b(?:for|by)(?: an?| the)?(?: \w+){0,3}? ?\Z|\b(?:successive|subsequent|further|consecutive|each) \Z"
        ),
        re.compile(r"\A[- ]?(?:periods?|terms?)\b"),
    ),
    once=re.compile(r"\b(?:one (?:further|additional|more)|once)\b"),
    same_period=re.compile(r"\b(?:the same|equal|similar|identical)(?: \w+){0,2} (?:periods?|terms?|duration)"),
    before=(_NEVER, re.compile(r"\A'? ?(?:prior|before|in advance|ahead|(?:\w+ ){0,2}notice)")),
    may_end=_pattern(
        r"""
        \bmay (?:\w+ ){0,3}(?:be )?(?:terminate|terminated|denounce|denounced|withdraw)\b
        \b(?:right|entitled|intention|decision) to (?:terminate|denounce|withdraw)
        \bshall (?:be )?(?:terminate|terminated|cease)
        \b(?:until|unless) (?:it is )?(?:earlier )?(?:terminated|denounced)
        \b(?:terminat(?:ion|es?)|withdrawal|denunciation) (?:\w+ ){0,6}(?:effect|after|upon)
        """
    ),
    not_before=re.compile(
        r"\b(?:not|no|nor) (?:\w+ ){0,3}(?:before|earlier than|until|within|prior to)(?: the)?(?: \w+){0,4} \Z"
    ),
    may_suspend=re.compile(
        r"\b(?:may|right to|entitled to)\b[^.;]{0,60}\bsuspen(?:d|sion)[^.;]{0,60}\b(?:operation|application"
        r"|implementation|this)"
    ),
    denied=re.compile(r"\b(?:not|no) (?:be )?(?:applied |subject to )?provisional"),
    except_for=re.compile(
        r"\b(?:except (?:for|by|in)|with the exception of|does not (?:apply to|cover|extend to)"
        r"|shall not (?:be applied provisionally by|apply to))"
    ),
    own_procedures=re.compile(
        r"\b(?:for|by) (?P<who>[^.;]{3,90}?)(?:,)? (?:only )?(?:from|after|upon|once|on)\b[^.;]{0,60}(?:completion"
        r"|complet|fulfil)[^.;]{0,60}procedures"
    ),
    relations=re.compile(
        r"\b(?:relations?|relationships?|events|cases|operations|deliveries|supplies|transactions|activities)\b"
    ),
)

RUSSIAN = ClauseWords(
    language="ru",
    verb_last=False,
    triggers={
        "entry": re.compile(r"\b(?:вступа(?:ет|ют)|вступ(?:ит|ят)) в (?:силу|действие)\b"),
        "provisional": re.compile(
            r"\bвременно(?:е|го|му)? примен|\bпримен\w{1,6} (?:\w+ )?временно\b|\bна временной основе\b"
        ),
        "lasting": _pattern(
            r"""
            \bзаключ(?:ен|ено|ена|ается|аются) | \bдейству(?:ет|ют) (?:в течение|до|по|бессрочно|на протяжении)
            \bоста(?:е|ну)тся в силе\b | \bоставаться в силе\b | \bсроком на\b | \bсрок действия\b | \bна срок\b
            \bдействительн[оа]? (?:до|в течение)\b | \bистекает\b
            """
        ),
        "renewal": _pattern(
            r"""
            \bавтоматическ | \bпролонгир | \bсчитается продленн
            \bпродл\w{2,8} на (?:последующ|следующ|очередн|новы|дальнейш|кажд|тот|аналогичн)
            """
        ),
        "ending": re.compile(r"\bпрекра[щт]\w+|\bденонс\w+|\bвый(?:ти|дет) из\b|\bвыход\w{0,3} из\b|\bрасторг\w+"),
        "suspension": re.compile(r"\bприостан\w+"),
        "reach": re.compile(r"\bраспространя\w+|\bприменя(?:е|ю)тся к\b"),
        "reservations": re.compile(
            r"\bоговорк\w{0,3} [^.;]{0,80}не (?:допуска|могут|делаются|разреша|предусм|принима)"
            r"|\bне допуска\w{2,4} [^.;]{0,40}оговор"
        ),
    },
    subject=re.compile(
        rf"\b(?:настоящ\w{{2,3}}|данн\w{{2,3}}) (?:рамочн\w{{2,3}} )?{_KIND_RU}|\bоно\b|\bон\b"
        rf"|\bдействи\w{{1,2}} {_KIND_RU}"
        rf"|\b{_KIND_RU}\w{{0,2}} (?:вступ|прекра|действу|заключ|оста)"
    ),
    itself=re.compile(rf"настоящ(?:ее|ий|ая) (?:рамочн\w{{2,3}} )?{_KIND_RU}"),
    about_changes=re.compile(r"\b(?:изменени|дополнени|поправк|такие протокол|прекращени|денонсаци|выход)"),
    own=re.compile(
        r"\bдля (?:\w+ )?(?:государств|сторон)\w*[^.;]{0,120}(?:позднее|позже|присоедин|впоследствии|выполнивш|сдавш"
        r"|после)"
    ),
    events={
        "notifications": re.compile(
            r"\bуведомлен|\bуведом(?:ят|ила|ляют)|\bобмен\w{0,2} (?:\w+ )?нотами|\bписьменн\w{2,3} (?:подтвержден"
            r"|сообщен|извещен)"
            r"|\b(?:последней|обеих|соответствующих) нот"
        ),
        "deposit": re.compile(r"\bграмот|\bдокумент\w{0,3} о ратификации|\bратифи"),
        "decision": re.compile(r"\bрешени(?:ем|я|ю)\b"),
        "signature": re.compile(r"\bподписан"),
    },
    nth=re.compile(
        r"\b(?P<n>перв(?:ого|ой)|второ(?:го|й)|треть(?:его|ей)|четверт(?:ого|ой)|пят(?:ого|ой)|шест(?:ого|ой)"
        r"|седьм(?:ого|ой)"
        r"|восьм(?:ого|ой)|девят(?:ого|ой)|десят(?:ого|ой)) (?:\w+ ){0,4}?(?:уведомлен|грамот|документ|подпис|нот)"
    ),
    last=re.compile(r"\bпоследн"),
    month_first=re.compile(r"\bперв(?:ого|ое|ый|ому) (?:числ\w+|дн\w+|день) (?:\w+ ){0,3}месяц"),
    working=re.compile(r"\bрабоч\w{2} дн"),
    no_earlier=re.compile(r"\bне ранее\b"),
    lasts=(
        re.compile(
            r"\b(?:на|в течение|на протяжении|сроком на|на срок|на период|составляет|действия -|(?:соглашения"
            r"|договора|протокола|меморандума|контракта) -) (?:срок |период "
            r"|последующ\w+ )?(?:в )?\Z"
        ),
        _NEVER,
    ),
    through=(re.compile(r"\b(?:до|по|истекает)(?: \"?включительно)? ?\"?\Z"), _NEVER),
    extends=re.compile(r"\b(?:продл|пролонг)"),
    unless=re.compile(
        r"\bесли (?:только )?(?:ни|одна|какая|любая|не|никто|до)|\bпри отсутствии\b|\bв случае отсутствия\b"
    ),
    period=(
        re.compile(r"\bна (?:\w+ ){0,3}\Z"),
        re.compile(r"\A ?(?:период|срок)"),
    ),
    once=re.compile(r"\b(?:однократно|один раз)\b"),
    same_period=re.compile(r"\b(?:тот же|аналогичн\w{2,3}|такой же|такие же|тех же) (?:\w+ )?(?:срок|период)"),
    before=(re.compile(r"\bза \Z"), re.compile(r"\A ?(?:до|ранее)\b")),
    may_end=re.compile(
        r"\bможет (?:\w+ ){0,3}(?:прекра|денонс|выйти|расторг)|\bвправе\b|\bпрекра(?:щает|тит|щаются)\w*"
        r"|\bпрекращено\b|\bнамерени\w{1,2} (?:\w+ ){0,2}(?:прекратить|выйти|денонсировать)|\bутратит силу"
    ),
    not_before=re.compile(
        r"\bне (?:может|ранее)[^.;]{0,60}(?:ранее|до истечения|до)[^.;\d]{0,30}\Z|\bне ранее(?:,? чем)?(?: через"
        r"| по истечении)? \Z"
    ),
    may_suspend=re.compile(r"\b(?:вправе|может|право)\b[^.;]{0,80}\bприостан\w+[^.;]{0,60}\bдействи"),
    denied=re.compile(r"\bне (?:\w+ ){0,2}(?:временно|применя\w+ временно)"),
    except_for=re.compile(r"\bза исключением\b|\bкроме\b|\bне (?:распространяется на|применяется (?:в отношении|к))"),
    own_procedures=re.compile(
        r"\bдля (?P<who>[^.;]{3,90}?)(?: - |,)? (?:с даты|со дня|с момента|после|по)\b[^.;]{0,60}(?:выполнени"
        r"|завершени)[^.;]{0,60}процедур"
    ),
    relations=re.compile(r"отношени|возникш|операци|поставк|случа"),
)

KAZAKH = ClauseWords(
    language="kk",
    verb_last=True,
    triggers={
        "entry": re.compile(r"\bкүшіне (?:енеді|енетін|енуге|кіреді|ие болады)"),
        "provisional": re.compile(r"\bуақытша (?:түрде |негізде )?қолдан\w*(?: басталады)?"),
        "lasting": re.compile(
            r"\bжасалады\b|\bжасалды\b|\bжасасылады\b|\bкүшінде (?:болады|қалады)|\bқолданыста (?:болады|қалады)"
            r"|\b(?<!уақытша )(?<!түрде )(?<!негізде )қолданылады\b|\bәрекет етеді\b|\bмерзімге\b"
        ),
        "renewal": re.compile(r"\bавтоматты түрде\b|\bұзартыла\w*"),
        "ending": re.compile(
            r"\bтоқтат(?!а тұр)\w*|\bтоқтайды|\bденонсация\w*|\b(?:шартынан|келісімнен|хаттамадан) шыға|\bбұзыл\w*"
        ),
        "suspension": re.compile(r"\bтоқтата тұр\w*"),
        "reach": re.compile(r"\bқатынастарға\b"),
        "reservations": re.compile(
            r"\bескертпе\w*[^.;]{0,80}(?:жол берілмейді|жасалмайды|рұқсат етілмейді|болмайды|жасауға болмайды)"
        ),
    },
    subject=re.compile(
        rf"\bосы (?:негіздемелік )?{_KIND_KK}|\b{_KIND_KK}(?:нің|ның|тің|тың|дің|дың) қолдан|\bол\b"
        rf"|\b{_KIND_KK}\b"
    ),
    itself=re.compile(rf"осы (?:негіздемелік )?{_KIND_KK}\b"),
    about_changes=re.compile(r"\b(?:өзгеріс|толықтыру|түзету|тоқтату|денонсация|шығу)"),
    own=re.compile(r"\b(?:кейін|кейінірек|қосыл)\w*[^.;]{0,120}\b(?:мемлекет|тарап)\w* үшін|\bәрбір (?:\w+ ){0,4}үшін"),
    events={
        "notifications": re.compile(r"\bхабарлама|\bхабарлан|\bхабардар|\bнота"),
        "deposit": re.compile(r"\bграмота|\bратификация"),
        "decision": re.compile(r"\bшешім"),
        "signature": re.compile(r"\bқол қой"),
    },
    nth=re.compile(
        r"\b(?P<n>бірінші|екінші|үшінші|төртінші|бесінші|алтыншы|жетінші|сегізінші|тоғызыншы"
        r"|оныншы) (?!тарап)(?:\w+ ){0,4}?"
        r"(?:хабарлама|грамота|құжат|ратификац|нота)"
    ),
    last=re.compile(r"\b(?:соңғы|ақырғы)\b"),
    month_first=re.compile(r"\bайдың (?:бірінші|1)\b|\bайдың алғашқы"),
    working=re.compile(r"\bжұмыс күн"),
    no_earlier=re.compile(r"\bерте емес\b|\bбұрын емес\b"),
    lasts=(_NEVER, re.compile(r"\A\w* ?(?:мерзімге|мерзім|бойы|ішінде|уақытқа|кезеңге|жасалады|қолданылады)")),
    through=(_NEVER, re.compile(r"\A ?(?:\w+ )?(?:дейін|қоса алғанда|аяқталады)")),
    extends=re.compile(r"\bұзарт"),
    unless=re.compile(r"\bегер\b|(?:ма|ме|па|пе|ба|бе)са\b"),
    period=(
        re.compile(r"\b(?:келесі|кезекті|кейінгі|әрбір|жаңа|одан кейінгі) \Z"),
        re.compile(r"\A\w* ?(?:кезең|мерзім|жылға)"),
    ),
    once=re.compile(r"\bбір рет\b"),
    same_period=re.compile(r"\b(?:сондай|осындай|дәл сондай|ұқсас|сол) (?:\w+ )?(?:мерзім|кезең)"),
    before=(_NEVER, re.compile(r"\A\w* ?(?:бұрын|қалғанда|кешіктірмей|ерте)")),
    may_end=re.compile(
        r"(?:тоқтат|денонсация|шығ)\w*(?: \w+){0,3}? (?:алады|мүмкін|құқылы|ниеті)|\bтоқтат\w*|\bтоқтайды|\bшыға алады"
    ),
    not_before=_NEVER,
    may_suspend=re.compile(r"қолдан\w*[^.;]{0,60}\bтоқтата тұр\w* (?:\w+ ){0,2}(?:алады|құқылы|құқығы|мүмкін)"),
    denied=re.compile(r"\bуақытша қолданылмайды"),
    except_for=re.compile(r"\bқоспағанда\b|\bқолданылмайды\b"),
    own_procedures=re.compile(r"(?P<who>[^.;,]{3,90}?) үшін[^.;]{0,60}рәсімдер[^.;]{0,60}(?:орында|аяқта)"),
    relations=re.compile(r"\bқатынас"),
)

WORDS = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}

"""The words by which a point of minutes is told to be a decision, a note or a heading, and whose task it is by when."""

import re

DECIDES = re.compile(
    r"\b(?:agreed|agree|decided|decides|resolved|instruct(?:s|ed)?|request(?:s|ed)?|entrust(?:s|ed)?|task(?:s|ed)"
    r"|approved?s?|recommend(?:s|ed)?|adopted|"
    r"undertook|shall|will (?:submit|prepare|hold|ensure))\b"
    r"|\b(?:договорил\w{2,3}|условил\w{3}|согласил\w{3}|согласовал\w|решил\w?|поручил\w?|постановил\w?|утвердил\w?"
    r"|одобрил\w?|рекомендовал\w?|приняли решение|"
    r"принято решение|поруча\w{2,3}|считают необходимым|считать|поручить|обязать|утвердить|одобрить|рекомендовать"
    r"|просить|принять решение)\b"
    r"|\b(?:уағдаласты|келісті|келісілді|шешті|тапсырды|тапсырылды|бекітті|мақұлдады|ұсынды|міндеттеді|қаулы етті"
    r"|шешім қабылдады)\b"
    r"|\w+(?:ылсын|ілсін|лсын|лсін|нсын|нсін|етсін|айқындасын|қойсын|берсін|жүргізсін|өткізсін)\b"
)
NOTES = re.compile(
    r"\b(?:noted|took note|take note|discussed|exchanged|considered|heard|reviewed|welcomed|expressed|informed"
    r"|emphasi[sz]ed|stressed|stated)\b"
    r"|\b(?:отметил\w|отмечают|констатировал\w|обменял\w{3}|обсудил\w|рассмотрел\w|заслушал\w|выразил\w"
    r"|принял\w? к сведению|принять к сведению|приветств\w+|"
    r"подчеркнул\w|проинформировал\w|сообщил\w|подтвердил\w)\b"
    r"|\b(?:атап өтті|талқылады|назарға алды|назарға алынсын|тыңдады|пікір алмасты|қарады|құптады|білдірді|хабарлады)\b"
)
BEGINS_WITH_TASK = re.compile(
    r"(?:(?:to )?(?:approve|instruct|hold|submit|prepare|ensure|continue|establish|complete|organi[sz]e|provide"
    r"|develop|conduct|introduce|accelerate|speed|"
    r"sign|carry|set|create|agree|consider|send|inform|request|oblige|take measures|adopt|convene|work|extend|invite)\b"
    r"|(?:продолжить|обеспечить|провести|представить|подготовить|ускорить|создать|внести|установить|разработать"
    r"|завершить|организовать|принять меры|"
    r"проработать|направить|рассмотреть|осуществить|проводить|активизировать|согласовать|подписать|определить"
    r"|сформировать|довести|информировать|"
    r"утвердить|одобрить|обязать|поручить|просить|рекомендовать|считать|признать|ввести|открыть|усилить|расширить"
    r"|настоящее решение|\w{3,}(?:ировать|овать))\b)"
)
TASK = re.compile(
    r"\b(?:провести|продолжить|обеспечить|подготовить|представить|ускорить|создать|направить|организовать|завершить"
    r"|разработать|внести|проработать|"
    r"will be held|is to be held|to be held|өткізілсін|өткізу)\b"
)
"""Tasks by whose infinitive a listed item is told to be one, wherever it stands in it."""
HEADING = re.compile(r"(?:о|об|обо|on|regarding|about|concerning)\s")
HEADING_KK = re.compile(r"(?:туралы|жөнінде|мәселелері|барысы|бойынша)\W*\Z")
RESPONSIBLE = re.compile(
    r"\(?\b(?P<label>отв\.|ответственн\w{2,3}(?: исполнител\w{1,2})?|исполнител\w{1,2}|responsible(?: bod(?:y|ies)"
    r"| part(?:y|ies))?|executors?|"
    r"жауапты(?:лар)?(?: орындаушы\w*)?|орындаушы\w*)\s*[:–—-]\s*"
)
DUE = re.compile(
    r"\(?\b(?P<label>срок(?: исполнения)?|deadline|due(?: date)?|time ?limit|term|орындау мерзімі|мерзімі)\s*[:–—-]\s*"
)
LEFT_TO = {
    "en": re.compile(
        r"\b(?:instruct(?:s|ed)?|request(?:s|ed)?|entrust(?:s|ed)?|task(?:s|ed)?"
        r"|oblige[sd]?) (?P<who>[^.;:]{3,400}?)(?= to \w)"
    ),
    "ru": re.compile(
        r"\b(?:поручил\w?|поручить|поручает|обязать|просить|рекомендовать) (?P<who>[^.;:]{3,400}?)(?=,? (?:до\b"
        r"|в срок|к\b|не позднее|совместно|в течение|в [ivx]+ |"
        r"обеспечить|(?!министерств)\w+(?:ать|ять|ить|еть|оть|уть|ыть|йти|сти|чь)(?:ся)?\b)|:)"
    ),
    "kk": re.compile(
        r"(?P<who>[^.;:]{3,300}?(?:министрлігіне|министрліктеріне|комиссиясына|тобына|хатшылығына|агенттігіне"
        r"|комитетіне|органдарына))(?![\w])"
    ),
}
TIED = re.compile(r"(?:,\s*|\s(?:и|and|мен|және|пен|бен)\s)(?=(?:the\s)?[\"«]?[^\W\d_a-zа-яәғқңөұүһі])")
BY_DAY = re.compile(
    r"(?:\b(?:до|к|ко|не позднее|в срок до|by|before|no later than|not later than|until)(?: конца"
    r"| the end of)?(?: the)? \"?)\Z"
)
WITHIN = re.compile(r"(?:\b(?:в|во|в течение|in|during|within|in the course of)(?: the)? )\Z")
STARTS_FORCE = re.compile(r"\bвступает в силу|\benters? into force|\bкүшіне енеді")
CLOSES = re.compile(
    r"(?:за (?:правительств|казахстанск|российск)|сопредседател|председател\w+ (?:казахстан|российск)"
    r"|от (?:республики|российской федерации|кыргызской республики)|члены \w+|подпис[аи]|"
    r"совершено|подписано|done |signed |for the |members of|co-?chair|тең төраға|.{0,60}үшін\W*\Z|кеңес мүшелері"
    r"|протокол подписан|настоящий протокол)"
)

"""Dates in English."""

import re

from kelisim.reading.dates.tongue import BEGINS, DOTTED, ENDS, ISO, YEAR, Tongue, month_of_words
from kelisim.reading.wording import each, either

MONTH = either(
    r"""
    Jan(?:uary|\.)? | Feb(?:ruary|\.)? | Mar(?:ch|\.)? | Apr(?:il|\.)? | May | June? | July?
    Aug(?:ust|\.)? | Sept?(?:ember|\.)? | Oct(?:ober|\.)? | Nov(?:ember|\.)? | Dec(?:ember|\.)?
    """
)
MONTHS = frozenset(each("January February March April May June July August September October November December"))
DAY_OF_WEEK = either("Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CAPITALS = "|".join(month.upper() for month in sorted(MONTHS))

DATE = re.compile(
    rf"""{BEGINS}(?:
      {ISO}
    | (?P<dotted>{DOTTED})
    | (?P<year>(?:(?:FY\s?|(?:fiscal|financial)\syear\s))?{YEAR}){ENDS}
    | (?P<number>\d{{1,2}}(?:st|nd|rd|th)?){ENDS}
    | (?P<month>{MONTH}|{_CAPITALS})(?!\w)
    | (?P<quarter_code>Q[1-4]|[1-4]Q)(?!\w)
    | (?P<half_code>H[12]|[12]H)(?!\w)
    | (?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast(?=\squarter\sof))(?!\w)
    | (?P<roman>I{{1,3}}|IV)(?!\w)
    | (?P<quarter>[Qq]uarters?)(?!\w)
    | (?P<half>[Hh]al(?:f|ves))(?!\w)
    | (?P<own_year>(?:[Tt]his|[Ll]ast|[Nn]ext|(?:the\s)?current)\syear)(?!\w)
    | (?P<relative>(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|(?:[Tt]his|[Ll]ast|[Nn]ext)\s(?:week|month|quarter))(?!\w))
    | (?P<weekday>(?:(?:[Tt]his|[Ll]ast|[Nn]ext)\s)?{DAY_OF_WEEK})(?!\w)
    )""",
    re.VERBOSE,
)
_NAMES_A_NUMBER = re.compile(
    either(
        r"""
        [Rr]esolution | [Aa]rticle | [Dd]ecree | [Oo]rder | [Ss]ection | [Nn]o\.? | [Nn]umber | ISO | [Rr]oom
        [Ff]light
        """
    )
    + r"\s\Z"
)
_COUNTS = re.compile(
    r"\s(?:per\scent|percent|people|persons|workers|employees|jobs|residents|soldiers|students|families|companies"
    r"|enterprises|units|tonnes|tons|kilomet\w+|km|kg|m|met(?:er|re)s|miles|hectares|ha|MW|kWh?|GWh?|barrels|dollars"
    r"|euros|rubles|roubles|tenge|times|pages|points|million|billion|thousand|houses|apartments|schools|places|seats"
    r"|hours|days|years|items|documents|cases)(?!\w)|\s?[-–](?=[^\W\d])"
)
_LONE_MONTH = re.compile(
    r"(?<!\w)(?:[Ii]n|[Bb]y|[Uu]ntil|[Tt]ill|[Ss]ince|[Ff]rom|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate|of|between"
    r"|[Mm]id-?|(?:[Dd]uring|[Tt]hrough|[Bb]efore|[Aa]fter))[\s-]?\Z"
)
_PART = r"(?:(?:the\s)?(?:very\s)?(?:end|beginning|start|middle|close)(?:\sof)?(?:\sthe)?\s|mid-?\s?|late\s|early\s)?"


def _plain_year(text: str, start: int, end: int) -> bool:
    """A year without a word for it is one, except where words say that it numbers or counts something."""
    before = text[max(0, start - 12) : start]
    return not _NAMES_A_NUMBER.search(before) and not _COUNTS.match(text, end)


def _lone_month(text: str, start: int, end: int) -> bool:
    """A month stands after "in" or the like; a capital letter follows a name, not a month ("in May Street")."""
    return _LONE_MONTH.search(text, max(0, start - 10), start) is not None and not text[end : end + 2].strip().isupper()


def _weekday(words: str) -> tuple[int, int]:
    side = {"next": 1, "last": -1}.get(words.split(maxsplit=1)[0], 0)
    return _WEEKDAYS.index(words.rsplit(maxsplit=1)[-1]), side


def _own_year(words: str) -> int:
    return {"last": -1, "next": 1}.get(words.split(maxsplit=1)[0].lower(), 0)


ENGLISH = Tongue(
    atoms=DATE,
    months=month_of_words("jan feb mar apr may jun jul aug sep oct nov dec"),
    letters=3,
    nths={"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4},
    joins={
        **dict.fromkeys(("", "of", "of the", "day of"), ""),
        ",": ",",
        **dict.fromkeys(("-", "–", "—", "to", "through", "till", "until"), "-"),
        **dict.fromkeys(("and", "&", "and the", ", and", "or"), "&"),
    },
    limit=re.compile(
        rf"(?<!\w)(?:(?:by|until|till|before|(?:no|not)\slater\sthan|up\sto|prior\sto)\s(?:the\s)?{_PART}"
        rf"|end\sof\s(?:the\s)?)\Z",
        re.IGNORECASE,
    ),
    since=re.compile(
        rf"(?<!\w)(?:since|from|starting(?:\sfrom|\sin|\son)?|beginning\s(?:in|from|on)|effective(?:\sfrom)?)\s{_PART}\Z",
        re.IGNORECASE,
    ),
    between=re.compile(r"(?<!\w)between\s\Z", re.IGNORECASE),
    lone_month=_lone_month,
    plain_year=_plain_year,
    own_year=_own_year,
    relative={
        "today": ("day", 0),
        "yesterday": ("day", -1),
        "tomorrow": ("day", 1),
        **{
            f"{word} {unit}": (unit, offset)
            for unit in ("week", "month", "quarter")
            for word, offset in (("this", 0), ("last", -1), ("next", 1))
        },
    },
    weekday=_weekday,
    ahead=re.compile(r"(?<!\w)(?:will|shall|to\sbe|set\sto|upcoming|scheduled|planned|plans\sto|expected)(?!\w)"),
)

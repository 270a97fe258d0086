"""The languages in which a text was signed, by the tag of each (BCP 47)."""

import re
from collections.abc import Iterator

import msgspec

_NAMES = {
    "en": """
    kk kazakh | ru russian | en english | ky kyrgyz | uz uzbek | tg tajik | tk turkmen | be belarusian
    hy armenian
    az azerbaijani | ka georgian | uk ukrainian | mn mongolian | zh chinese | tr turkish | fa persian | ar arabic
    de german | fr french | es spanish | it italian | ja japanese | ko korean | pl polish | hi hindi | hu hungarian
    sr serbian | bg bulgarian | cs czech | sk slovak | ro romanian | lt lithuanian | lv latvian
    et estonian | he hebrew
    vi vietnamese | th thai | id indonesian | ur urdu | hr croatian | sl slovenian | fi finnish | nl dutch
    pt portuguese
    """,
    "ru": """
    kk казахск | ru русск | en английск | ky (?:кыргызск|киргизск) | uz узбекск | tg таджикск | tk туркменск
    be белорусск | hy армянск | az азербайджанск | ka грузинск | uk украинск | mn монгольск | zh китайск | tr турецк
    fa (?:персидск|фарси) | ar арабск | de немецк | fr французск | es испанск | it итальянск | ja японск | ko корейск
    pl польск | hi хинди | hu венгерск
    sr сербск | bg болгарск | cs чешск | sk словацк | ro румынск | lt литовск | lv латышск | et эстонск | he иврит
    vi вьетнамск | th тайск | id индонезийск | ur урду | hr хорватск | sl словенск | fi финск
    nl нидерландск | pt португальск
    """,
    "kk": """
    kk қазақ | ru орыс | en ағылшын | ky қырғыз | uz өзбек | tg тәжік | tk түрікмен | be белорус | hy армян
    az әзербайжан | ka грузин | uk украин | mn моңғол | zh қытай | tr түрік | fa парсы | ar араб | de неміс
    fr француз | es испан | it итальян | ja жапон | ko (?:корей|кәріс) | pl поляк | hi хинди | hu (?:венгр|мажар)
    sr серб | bg болгар | cs чех | sk словак | ro румын | lt литва | lv латыш | et эстон | he иврит
    vi вьетнам | th тай | id индонезия | ur урду | hr хорват | sl словен | fi фин | nl нидерланд | pt португал
    """,
}
_TAIL = {"en": r"(?!\w)", "ru": r"\w{0,3}(?!\w)", "kk": r"(?!\w)"}
_FOLLOWED = {
    "en": re.compile(r"languages?\b|,| and\b|;"),
    "ru": re.compile(r"язык"),
    "kk": re.compile(r"тіл"),
}


def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    rows = [row.strip() for line in _NAMES[language].strip().splitlines() for row in line.split(" | ")]
    tags = {f"n{place}": row[:2] for place, row in enumerate(rows)}
    names = "|".join(f"(?P<n{place}>{row[3:]})" for place, row in enumerate(rows))
    return re.compile(rf"(?<![\w-])(?:{names}){_TAIL[language]}"), tags


_PATTERNS = {language: _pattern(language) for language in _NAMES}
_REACH = 160


class LanguageSaid(msgspec.Struct, frozen=True):
    """A language named at [start, end)."""

    tag: str
    start: int
    end: int


def languages_in(low: str, start: int, end: int, language: str) -> Iterator[LanguageSaid]:
    """The languages that a formula of signature names, each once, in order."""
    pattern, tags = _PATTERNS[language]
    seen = set()
    for match in pattern.finditer(low, start, end):
        tag = tags[match.lastgroup or ""]
        led = language == "en" and low.endswith((" in ", " in the "), max(start, match.start() - 8), match.start())
        followed = _FOLLOWED[language].search(low, match.end(), min(end, match.end() + _REACH))
        if tag not in seen and (led or followed):
            seen.add(tag)
            yield LanguageSaid(tag, match.start(), match.end())

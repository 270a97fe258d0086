"""What shows that a text is that of a treaty: the preamble, articles, and the formula of signature."""

import re

AGREED = {
    "en": re.compile(
        r"\bhereinafter (?:\w+ ){0,4}(?:referred to|called|named|\"?the \"?(?:contracting )?parties)"
        r"|\b(?:have )?agreed (?:as follows|on the following|to the following)"
        r"|\bhave reached the following (?:understanding|agreement)"
    ),
    "ru": re.compile(
        r"\b(?:именуем\w{2}|далее|в дальнейшем)\b[^.;]{0,60}\bсторон\w{1,3}\b|\b(?:согласились|договорились"
        r"|условились) о (?:нижеследующем|следующем)"
        r"|\bпришли к (?:следующему )?соглашению о нижеследующем"
    ),
    "kk": re.compile(
        r"\bтарап\w*\"? деп аталатын|\bбұдан әрі[^.;]{0,60}\bтарап|\b(?:төмендегі|мына)\w*(?: \w+)? (?:туралы"
        r"|жөнінде) (?:келісті|уағдаласты)"
    ),
}
"""The words of a preamble: who the Parties are, and that they have agreed."""
ARTICLE = re.compile(
    r"^[ \t]*(?:(?:Article|ARTICLE|Art\.|Статья|СТАТЬЯ)[ \t]+(?P<number>\d{1,3}(?:\.\d{1,2})?|[IVXLC]{1,7})\b"
    r"|(?P<kk>\d{1,3})[ \t]?-[ \t]?(?:бап|БАП)\b)[ \t]*[.:–—-]?[ \t]*(?P<rest>[^\n]*)",
    re.MULTILINE,
)
SECTION = re.compile(
    r"^[ \t]*(?:(?:Section|SECTION|Paragraph|PARAGRAPH|Раздел|РАЗДЕЛ|Параграф|Пункт|ПУНКТ)[ \t]+(?P<number>\d{1,3}"
    r"|[IVXLC]{1,7})\b"
    r"|(?P<kk>\d{1,3}|[IVXLC]{1,7})[ \t]?-[ \t]?(?:бөлім|БӨЛІМ|тармақ|ТАРМАҚ"
    r"|тарау)\b)[ \t]*[.:–—-]?[ \t]*(?P<rest>[^\n]*)",
    re.MULTILINE,
)
"""How texts without articles number their parts."""
FORMULA = re.compile(
    r"\b(?P<en>(?:done|signed|concluded|executed|initialled|initialed)\b,?(?= (?:at|in|on|this|and)\b))"
    r"|\b(?P<ru>(?:совершен[оа]?|подписан[оа]?|учинен[оа]?|заключен[оа]?|составлен[оа]?|парафирован[оа]?)\b(?= (?:\""
    r"|_|\d|в|во)))"
    r"|\b(?P<kk>(?:жасалды|жасалған|қол қойылды|парафталды)\b)"
)
"""The verb of the formula that says where and when a text was signed, as folded text has it."""
_COPIES = re.compile(
    r"\b(?:original|copy|copies|duplicate|triplicate|authentic|languages?|экземпляр|языках|языке|подлинн|данада|дана"
    r"|тілдерінде|тілінде|түпнұсқа)"
)
_BEFORE = re.compile(r"(?:\A|[.;:!]|\n)[\s\"«“(]*\Z")
_REACH = 700


def is_formula(text: str, low: str, match: re.Match[str]) -> bool:
    """Whether a match of `FORMULA` begins, or in Kazakh ends, a sentence that speaks of copies or languages."""
    if match["kk"]:
        return bool(_COPIES.search(low, max(0, match.start() - _REACH), match.end()))
    if not _BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
        return False
    return bool(_COPIES.search(low, match.end(), match.end() + _REACH))

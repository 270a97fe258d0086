"""What stands around a story in three languages: menus, pointers to other stories, calls to subscribe, footers.

1. A pointer ("Read also: …") is left out; one that stands alone has the title of the other story below it.
2. After the head of a block of other stories or of comments, below the body, nothing is the story's any more.
3. A notice, such as a call to subscribe or a line of rights, is left out wherever it stands.
"""

import re

from kelisim.reading.wording import either

_POINTER = re.compile(
    r"(?:[\W\d_]*)"
    + either(
        r"""
        read (?:also|more|next)\b | see also\b | also read\b | related:
        читайте (?:также|ещё|еще|по теме|подробнее)\b | читать (?:также|далее|ещё|еще)\b | смотрите также\b | см\. также
        по теме: | ранее по теме
        (?:сондай-ақ |тағы )?оқи отырыңыз | (?:сондай-ақ |тағы(?: да)? )?оқыңыз | тақырып бойынша: | тағы қараңыз
        """
    ),
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:[\W\d_]*)"
    + either(
        r"""
        most (?:recent|read|popular|viewed)\b | related (?:stories|news|articles|posts)\b | view more\b | more from\b
        latest (?:news|stories)\b | recommended\b | comments?(?: \(\d+\))?\Z | leave a comment | trending\b
        материалы по теме | новости по теме | похожие (?:новости|материалы) | новости партн[её]ров | самое читаемое
        популярн(?:ое|ые)\b | последние новости | другие новости | комментарии | оставить комментарий | лента новостей
        ұқсас (?:жаңалықтар|материалдар) | соңғы жаңалықтар | көп оқылған | ең көп оқылған | пікірлер | пікір қалдыру
        басқа жаңалықтар | серіктестер жаңалықтары
        """
    ),
    re.IGNORECASE,
)
_NOTICE = re.compile(
    either(
        r"""
        \bsubscribe (?:to|now|here|for)\b | \bsign up (?:via|here|now|for our|to our)\b
        \bnewsletters?\b[^.]{0,40}\binbox
        \bfollow us\b | sent directly to you | \bjoin (?:us on|our)\b | our (?:Twitter|Telegram|WhatsApp|channel|app)\b
        all rights reserved | \Acopyright\b | © ?(?:19|20)\d\d | ©\Z | \A©
        \b(?:accept|use|uses|using) (?:of )?cookies\b
        \bcookie (?:policy|settings|consent) | privacy policy | terms of (?:use|service) | \Aadvertis
        \bshare (?:this|on)\b | back to top | »\Z(?<=\w\s») | \Aprint\Z | \Askip to
        \bподписывайтесь\b | \bподпишитесь\b | \bподписаться\b | следите за (?:нами|нашими|новостями)
        (?:наш|нашем|нашего|нашему) (?:telegram|телеграм|youtube|instagram|канал) | все права защищены
        политик[аиу] конфиденциальности | пользовательское соглашение | файл(?:ы|ов|ами) cookie | \Aреклама\b
        при (?:использовании|копировании|перепечатке) материалов | \Aтеги?: | \Aподелиться\b | \Aнашли ошибку
        \bжазылыңыз\b | \bтіркеліңіз\b | (?:біздің|бізді) (?:telegram|телеграм|instagram|youtube|арна)
        барлық құқықтар\w* қорғалған | құпиялылық саясаты | cookie файл | \Aжарнама\b | \Aтегтер: | \Aтег: | \Aбөлісу\b
        материалдарды (?:пайдалан|көшір)\w+
        """
    ),
    re.IGNORECASE,
)
MAX_NOTICE = 300


def is_pointer(words: str) -> bool:
    """Whether a line points to another story (rule 1)."""
    return len(words) < MAX_NOTICE and _POINTER.match(words) is not None


def is_bare_pointer(words: str) -> bool:
    """Whether a pointer names no story itself."""
    match = _POINTER.match(words)
    return match is not None and not re.search(r"\w{2}", words[match.end() :])


def begins_others(words: str) -> bool:
    """Whether a line is the head of a block of other stories (rule 2)."""
    return len(words) < 80 and _OTHERS.match(words) is not None


def is_notice(words: str) -> bool:
    """Whether a line is a notice (rule 3)."""
    return len(words) < MAX_NOTICE and _NOTICE.search(words) is not None

"""The nouns that tell the kind of an instrument: "соглашение", "дорожная карта"."""

import re

from kelisim.reading.wording import either

_END = r"(?:а|у|ом|е|ы|ов|ам|ами|ах)?"
_HEADS: tuple[tuple[str, str], ...] = (
    ("framework-agreement", r"рамочн\w+ (?:[а-яё-]+ )?(?:соглашени\w+|договор" + _END + ")"),
    ("memorandum-of-understanding", "меморандум" + _END),
    ("letter-of-intent", r"письм\w+ о намерени\w+"),
    (
        "exchange-of-notes",
        r"""
        обмен(?:а|у|ом|е)? (?:дипломатическими |вербальными )?нотами
        (?<=обменялись )нотами | (?<=обменялись дипломатическими )нотами
        """,
    ),
    (
        "action-plan",
        r"""
        план\w* (?:[а-яё-]+ ){0,3}?(?:действий|мероприятий|мер|сотрудничества|консультаций|работ[ыа]?)
        план-график\w* | план(?:а|у|ом|е)? по (?:реализации|развитию|углублению|расширению|выполнению|сотрудничеству)
        (?:комплексн|рабоч)\w+ план(?:а|у|ом|е|ы)?
        """,
    ),
    ("roadmap", r"дорожн\w+ карт\w+ | [«\"]дорожн\w+ карт\w+[»\"]"),
    ("programme", "(?:под)?программ(?:а|ы|е|у|ой|ою|ам|ами|ах)?"),
    ("protocol", "протокол" + _END),
    (
        "declaration",
        r"деклараци(?:я|и|ю|ей|й|ям|ями|ях) | совместн\w+ (?:[а-яё-]+ ){0,2}?(?:заявлени\w+|коммюнике) | коммюнике",
    ),
    ("treaty", rf"договор{_END} | конвенци(?:я|и|ю|ей|й|ям|ями|ях) | трактат{_END} | пакт{_END}"),
    ("contract", "контракт" + _END),
    ("agreement", r"(?:доп|межправ|сетевое )?соглашени(?:е|я|ю|ем|и|й|ям|ями|ях)"),
)
HEAD = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<k{n}>{either(words)})" for n, (_, words) in enumerate(_HEADS)) + r")(?![\w-])",
    re.IGNORECASE,
)
STRONG = frozenset(
    {"framework-agreement", "memorandum-of-understanding", "letter-of-intent", "exchange-of-notes", "roadmap"}
)
"""Kinds whose head alone names an instrument."""


def kind_of(words: str) -> str | None:
    """The kind that a head tells, such as `protocol` for "Протокол"."""
    match = HEAD.fullmatch(words)
    return kind_at(match) if match else None


def kind_at(match: re.Match[str]) -> str:
    """The kind of a head that `HEAD` found."""
    return _HEADS[int((match.lastgroup or "k0")[1:])][0]


def heads_in(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The heads in a stretch, such as those inside a title: "протокол о внесении изменений в Соглашение"."""
    return list(HEAD.finditer(text, start, end))

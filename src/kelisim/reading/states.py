"""States by the names and adjectives that English prose gives them.

A capital stands for its State only where it acts ("Astana and Moscow signed"), so capitals are places, not States,
here.
"""

import re
from collections.abc import Iterator

import msgspec

_TABLE = """
AFG Afghanistan | Afghan
ALB Albania | Albanian
ARE United Arab Emirates, UAE | Emirati
ARM Armenia | Armenian
AUS Australia | Australian
AUT Austria | Austrian
AZE Azerbaijan | Azerbaijani, Azeri
BEL Belgium | Belgian
BGD Bangladesh | Bangladeshi
BGR Bulgaria | Bulgarian
BHR Bahrain | Bahraini
BIH Bosnia and Herzegovina | Bosnian
BLR Belarus | Belarusian, Belarussian
BRA Brazil | Brazilian
CAN Canada | Canadian
CHE Switzerland | Swiss
CHN China, People's Republic of China, People’s Republic of China | Chinese
CUB Cuba | Cuban
CYP Cyprus | Cypriot
CZE Czech Republic, Czechia | Czech
DEU Germany | German
DNK Denmark | Danish
EGY Egypt | Egyptian
ESP Spain | Spanish
EST Estonia | Estonian
ETH Ethiopia | Ethiopian
FIN Finland | Finnish
FRA France | French
GBR United Kingdom, UK, Great Britain, Britain | British
GEO Georgia | Georgian
GRC Greece | Greek
HRV Croatia | Croatian
HUN Hungary | Hungarian
IDN Indonesia | Indonesian
IND India | Indian
IRL Ireland | Irish
IRN Iran | Iranian
IRQ Iraq | Iraqi
ISR Israel | Israeli
ITA Italy | Italian
JOR Jordan | Jordanian
JPN Japan | Japanese
KAZ Kazakhstan, Republic of Kazakhstan, Qazaqstan | Kazakh, Kazakhstani
KGZ Kyrgyzstan, Kyrgyz Republic, Kirghizia | Kyrgyz, Kyrgyzstani
KOR South Korea, Republic of Korea | South Korean
KWT Kuwait | Kuwaiti
LBN Lebanon | Lebanese
LTU Lithuania | Lithuanian
LUX Luxembourg | Luxembourgish
LVA Latvia | Latvian
MDA Moldova, Republic of Moldova | Moldovan
MEX Mexico | Mexican
MKD North Macedonia | Macedonian
MMR Myanmar | Burmese
MNE Montenegro | Montenegrin
MNG Mongolia | Mongolian
MYS Malaysia | Malaysian
NLD Netherlands | Dutch
NOR Norway | Norwegian
NPL Nepal | Nepali, Nepalese
OMN Oman | Omani
PAK Pakistan | Pakistani
PHL Philippines | Philippine, Filipino
POL Poland | Polish
PRK North Korea | North Korean
PRT Portugal | Portuguese
QAT Qatar | Qatari
ROU Romania | Romanian
RUS Russia, Russian Federation | Russian
SAU Saudi Arabia | Saudi, Saudi Arabian
SGP Singapore | Singaporean
SRB Serbia | Serbian
SVK Slovakia | Slovak
SVN Slovenia | Slovenian
SWE Sweden | Swedish
SYR Syria | Syrian
THA Thailand | Thai
TJK Tajikistan | Tajik, Tajikistani
TKM Turkmenistan | Turkmen
TUR Türkiye, Turkey, Turkiye | Turkish
UKR Ukraine | Ukrainian
USA United States, United States of America, USA, U.S., US | American
UZB Uzbekistan, Republic of Uzbekistan | Uzbek, Uzbekistani
VNM Vietnam, Viet Nam | Vietnamese
ZAF South Africa | South African
"""


class StateName(msgspec.Struct, frozen=True):
    """A State named at [start, end); `adjective` where the word is one, as in "Kazakh companies"."""

    start: int
    end: int
    code: str
    adjective: bool


def _rows() -> Iterator[tuple[str, str, bool]]:
    for line in _TABLE.strip().splitlines():
        code, rest = line[:3], line[4:]
        for adjective, part in enumerate(rest.split(" | ")):
            for name in part.split(", "):
                yield name, code, bool(adjective)


_NAMES = {name: (code, adjective) for name, code, adjective in _rows()}
NAME = "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
"""A pattern that matches any of the names, the longest first."""
_PATTERN = re.compile(rf"(?<!\w)(?:{NAME})(?!\w)")


def code_of(name: str) -> str | None:
    """The code of the State that a name or an adjective stands for."""
    found = _NAMES.get(name)
    return found[0] if found else None


def find_states(text: str, start: int = 0, end: int | None = None) -> list[StateName]:
    """The States that a stretch of text names, in order."""
    found = []
    for match in _PATTERN.finditer(text, start, len(text) if end is None else end):
        code, adjective = _NAMES[match[0]]
        found.append(StateName(match.start(), match.end(), code, adjective))
    return found

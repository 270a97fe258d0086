"""States by the names and adjectives that English prose gives them.

A State's form may stand before its name: "Republic of Belarus". A capital stands for its State only
where it acts ("Astana and Moscow signed"), so capitals are places, not States, here.
"""

import re
from collections.abc import Iterator

import msgspec

_TABLE = """
AFG Afghanistan | Afghan
AGO Angola | Angolan
ALB Albania | Albanian
AND Andorra | Andorran
ARE United Arab Emirates, UAE, Emirates | Emirati
ARG Argentina | Argentine, Argentinian
ARM Armenia | Armenian
AUS Australia | Australian
AUT Austria | Austrian
AZE Azerbaijan, Azerbaijan Republic | Azerbaijani, Azeri
BEL Belgium | Belgian
BEN Benin | Beninese
BFA Burkina Faso | Burkinabe
BGD Bangladesh | Bangladeshi
BGR Bulgaria | Bulgarian
BHR Bahrain | Bahraini
BIH Bosnia and Herzegovina | Bosnian
BLR Belarus, Byelorussia | Belarusian, Belarussian
BOL Bolivia | Bolivian
BRA Brazil | Brazilian
BRN Brunei | Bruneian
BTN Bhutan | Bhutanese
BWA Botswana | Botswanan
CAN Canada | Canadian
CHE Switzerland | Swiss
CHL Chile | Chilean
CHN China, People’s Republic of China, PRC, People's Republic of China | Chinese
CIV Ivory Coast, Côte d’Ivoire | Ivorian
CMR Cameroon | Cameroonian
COD Democratic Republic of the Congo | Congolese
COL Colombia | Colombian
CRI Costa Rica | Costa Rican
CUB Cuba | Cuban
CYP Cyprus | Cypriot
CZE Czech Republic, Czechia | Czech
DEU Germany, Federal Republic of Germany | German
DJI Djibouti | Djiboutian
DNK Denmark | Danish
DOM Dominican Republic
DZA Algeria | Algerian
ECU Ecuador | Ecuadorian
EGY Egypt | Egyptian
ERI Eritrea | Eritrean
ESP Spain | Spanish
EST Estonia | Estonian
ETH Ethiopia | Ethiopian
FIN Finland | Finnish
FJI Fiji | Fijian
FRA France | French
GBR United Kingdom, UK, Great Britain, Britain | British
GEO Georgia | Georgian
GHA Ghana | Ghanaian
GIN Guinea | Guinean
GRC Greece | Greek
GTM Guatemala | Guatemalan
HND Honduras | Honduran
HRV Croatia | Croatian
HTI Haiti | Haitian
HUN Hungary | Hungarian
IDN Indonesia | Indonesian
IND India | Indian
IRL Ireland | Irish
IRN Islamic Republic of Iran, Iran | Iranian
IRQ Iraq | Iraqi
ISL Iceland | Icelandic
ISR Israel | Israeli
ITA Italy | Italian
JAM Jamaica | Jamaican
JOR Hashemite Kingdom of Jordan, Jordan | Jordanian
JPN Japan | Japanese
KAZ Republic of Kazakhstan, Kazakhstan, Qazaqstan | Kazakh, Kazakhstani, Qazaq
KEN Kenya | Kenyan
KGZ Kyrgyzstan, Kyrgyz Republic, Kirghizia | Kyrgyz, Kyrgyzstani
KHM Cambodia | Cambodian
KOR South Korea, Republic of Korea, ROK | South Korean
KWT Kuwait | Kuwaiti
LAO Laos | Lao, Laotian
LBN Lebanon | Lebanese
LBY Libya | Libyan
LIE Liechtenstein | Liechtensteiner
LKA Sri Lanka | Sri Lankan
LTU Lithuania | Lithuanian
LUX Luxembourg | Luxembourgish
LVA Latvia | Latvian
MAR Morocco | Moroccan
MCO Monaco | Monegasque
MDA Republic of Moldova, Moldova | Moldovan
MDG Madagascar | Malagasy
MDV Maldives | Maldivian
MEX Mexico | Mexican
MKD North Macedonia | Macedonian
MLI Mali | Malian
MLT Malta | Maltese
MMR Myanmar | Burmese
MNE Montenegro | Montenegrin
MNG Mongolia | Mongolian
MOZ Mozambique | Mozambican
MRT Mauritania | Mauritanian
MUS Mauritius | Mauritian
MWI Malawi | Malawian
MYS Malaysia | Malaysian
NAM Namibia | Namibian
NGA Nigeria | Nigerian
NIC Nicaragua | Nicaraguan
NLD Netherlands | Dutch
NOR Norway | Norwegian
NPL Nepal | Nepali, Nepalese
NZL New Zealand | New Zealander
OMN Oman | Omani
PAK Pakistan | Pakistani
PAN Panama | Panamanian
PER Peru | Peruvian
PHL Philippines | Philippine, Filipino
PNG Papua New Guinea
POL Poland | Polish
PRK North Korea, DPRK | North Korean
PRT Portugal | Portuguese
PRY Paraguay | Paraguayan
PSE Palestine | Palestinian
QAT Qatar | Qatari
ROU Romania | Romanian
RUS Russia, Russian Federation | Russian
RWA Rwanda | Rwandan
SAU Saudi Arabia, Kingdom of Saudi Arabia, KSA | Saudi, Saudi Arabian
SDN Sudan | Sudanese
SEN Senegal | Senegalese
SGP Singapore | Singaporean
SLE Sierra Leone | Sierra Leonean
SLV El Salvador | Salvadoran
SMR San Marino | Sammarinese
SOM Somalia | Somali
SRB Serbia | Serbian
SVK Slovakia, Slovak Republic | Slovak
SVN Slovenia | Slovenian
SWE Sweden | Swedish
SYR Syria | Syrian
TGO Togo | Togolese
THA Thailand | Thai
TJK Republic of Tajikistan, Tajikistan | Tajik, Tajikistani
TKM Turkmenistan | Turkmen
TTO Trinidad and Tobago
TUN Tunisia | Tunisian
TUR Republic of Türkiye, Türkiye, Turkey, Turkiye | Turkish
TZA Tanzania | Tanzanian
UGA Uganda | Ugandan
UKR Ukraine | Ukrainian
URY Uruguay | Uruguayan
USA United States of America, United States, USA, U.S., US | American
UZB Republic of Uzbekistan, Uzbekistan | Uzbek, Uzbekistani
VAT Vatican, Holy See
VEN Venezuela | Venezuelan
VNM Vietnam, Viet Nam | Vietnamese
YEM Yemen | Yemeni
ZAF South Africa | South African
ZMB Zambia | Zambian
ZWE Zimbabwe | Zimbabwean
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


_CODES = {name: (code, adjective) for name, code, adjective in _rows()}
_WORD = re.compile(r"(?<!\w)[A-ZÀ-Þ][^\W\d_]*")
_LETTER = re.compile(r"\w")
_FORM = re.compile(r"(?:Islamic\s)?(?:Republic|Kingdom|Sultanate|Commonwealth|State)\sof\s(?:the\s)?")
_FORMS = frozenset(("Islamic", "Republic", "Kingdom", "Sultanate", "Commonwealth", "State"))


def _by_first_word() -> dict[str, list[str]]:
    first: dict[str, list[str]] = {}
    for name in sorted(_CODES, key=len, reverse=True):
        word = _WORD.match(name)
        first.setdefault(word[0] if word else name, []).append(name)
    return first


_STARTING = _by_first_word()


def find_states(text: str, start: int = 0, end: int | None = None) -> list[StateName]:
    """The States that a stretch of text names, in order; of two names that begin together the longer one."""
    end = len(text) if end is None else end
    found: list[StateName] = []
    for match in _WORD.finditer(text, start, end):
        if (match[0] in _STARTING or match[0] in _FORMS) and (not found or match.start() >= found[-1].end):
            state = state_at(text, match.start(), end)
            if state is not None:
                found.append(state)
    return found


def state_at(text: str, start: int, end: int) -> StateName | None:
    """The State whose name begins at a place and ends before another."""
    form = _FORM.match(text, start, end)
    if form:
        named = _named_at(text, form.end(), end)
        if named is not None and not named.adjective:
            return msgspec.structs.replace(named, start=start)
    return _named_at(text, start, end)


def _named_at(text: str, start: int, end: int) -> StateName | None:
    word = _WORD.match(text, start, end)
    for name in _STARTING.get(word[0], ()) if word else ():
        stop = start + len(name)
        if stop <= end and text.startswith(name, start) and not _LETTER.match(text, stop):
            return StateName(start, stop, *_CODES[name])
    return None


_ORGANISATIONS = {
    "Eurasian Economic Union": "EAEU",
    "EAEU": "EAEU",
    "European Union": "EU",
    "EU": "EU",
    "Commonwealth of Independent States": "CIS",
    "CIS": "CIS",
    "Shanghai Cooperation Organisation": "SCO",
    "Shanghai Cooperation Organization": "SCO",
    "SCO": "SCO",
    "Organization of Turkic States": "OTS",
    "Organisation of Turkic States": "OTS",
    "United Nations": "UN",
}
_ORGANISATION = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_ORGANISATIONS, key=len, reverse=True))})(?!\w)")


def find_parties(text: str, start: int, end: int) -> list[StateName]:
    """The States and the organisations of States that a stretch of text names, in order: who can be a Party."""
    named = [
        StateName(match.start(), match.end(), _ORGANISATIONS[match[0]], adjective=False)
        for match in _ORGANISATION.finditer(text, start, end)
    ]
    return sorted([*find_states(text, start, end), *named], key=lambda party: party.start)

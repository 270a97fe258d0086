"""States and organisations by the names and adjectives that English prose gives them.

1. A name is looked up by its tokens, the longest first: "South Korean" before "Korean". A possessive is no part of it.
2. "Kazakh-Russian" and "Azerbaijan–Türkiye" name two States, each with its place inside the word.
3. A capital stands for its State only where it acts ("Astana and Moscow signed"), so capitals are places, not States, here.
4. Organisations have the code by which they call themselves; they can be Parties, and are no States.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from kelisim.reading.sentences import Token, tokens

_STATES = """
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
BGD Bangladesh | Bangladeshi
BGR Bulgaria | Bulgarian
BHR Bahrain | Bahraini
BIH Bosnia and Herzegovina | Bosnian
BLR Belarus, Byelorussia | Belarusian, Belarussian
BOL Bolivia | Bolivian
BRA Brazil | Brazilian
BRN Brunei | Bruneian
BTN Bhutan | Bhutanese
CAN Canada | Canadian
CHE Switzerland | Swiss
CHL Chile | Chilean
CHN China, People’s Republic of China, PRC | Chinese
CMR Cameroon | Cameroonian
COL Colombia | Colombian
CUB Cuba | Cuban
CYP Cyprus | Cypriot
CZE Czech Republic, Czechia | Czech
DEU Germany, Federal Republic of Germany | German
DJI Djibouti | Djiboutian
DNK Denmark | Danish
DZA Algeria | Algerian
ECU Ecuador | Ecuadorian
EGY Egypt | Egyptian
ESP Spain | Spanish
EST Estonia | Estonian
ETH Ethiopia | Ethiopian
FIN Finland | Finnish
FRA France | French
GBR United Kingdom, UK, Great Britain, Britain | British
GEO Georgia | Georgian
GHA Ghana | Ghanaian
GRC Greece | Greek
HRV Croatia | Croatian
HUN Hungary | Hungarian
IDN Indonesia | Indonesian
IND India | Indian
IRL Ireland | Irish
IRN Islamic Republic of Iran, Iran | Iranian
IRQ Iraq | Iraqi
ISL Iceland | Icelandic
ISR Israel | Israeli
ITA Italy | Italian
JOR Hashemite Kingdom of Jordan, Jordan | Jordanian
JPN Japan | Japanese
KAZ Republic of Kazakhstan, Kazakhstan, Qazaqstan | Kazakh, Kazakhstani, Qazaq
KEN Kenya | Kenyan
KGZ Kyrgyzstan, Kyrgyz Republic, Kirghizia | Kyrgyz, Kyrgyzstani
KHM Cambodia | Cambodian
KOR South Korea, Republic of Korea, ROK | South Korean, Korean
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
MDV Maldives | Maldivian
MEX Mexico | Mexican
MKD North Macedonia | Macedonian
MLT Malta | Maltese
MMR Myanmar | Burmese
MNE Montenegro | Montenegrin
MNG Mongolia | Mongolian
MOZ Mozambique | Mozambican
MYS Malaysia | Malaysian
NGA Nigeria | Nigerian
NLD Netherlands | Dutch
NOR Norway | Norwegian
NPL Nepal | Nepali, Nepalese
NZL New Zealand | New Zealander
OMN Oman | Omani
PAK Pakistan | Pakistani
PER Peru | Peruvian
PHL Philippines | Philippine, Filipino
POL Poland | Polish
PRK North Korea, DPRK | North Korean
PRT Portugal | Portuguese
PRY Paraguay | Paraguayan
PSE Palestine | Palestinian
QAT Qatar | Qatari
ROU Romania | Romanian
RUS Russia, Russian Federation | Russian
SAU Saudi Arabia, Kingdom of Saudi Arabia, KSA | Saudi, Saudi Arabian
SDN Sudan | Sudanese
SEN Senegal | Senegalese
SGP Singapore | Singaporean
SMR San Marino | Sammarinese
SRB Serbia | Serbian
SVK Slovakia, Slovak Republic | Slovak
SVN Slovenia | Slovenian
SWE Sweden | Swedish
SYR Syria | Syrian
THA Thailand | Thai
TJK Republic of Tajikistan, Tajikistan | Tajik, Tajikistani
TKM Turkmenistan | Turkmen
TUN Tunisia | Tunisian
TUR Republic of Türkiye, Türkiye, Turkey, Turkiye | Turkish
TZA Tanzania | Tanzanian
UKR Ukraine | Ukrainian
URY Uruguay | Uruguayan
USA United States of America, United States, USA, U.S, US | American
UZB Republic of Uzbekistan, Uzbekistan | Uzbek, Uzbekistani
VAT Vatican, Holy See |
VEN Venezuela | Venezuelan
VNM Vietnam, Viet Nam | Vietnamese
YEM Yemen | Yemeni
ZAF South Africa | South African
ZWE Zimbabwe | Zimbabwean
"""
_ORGANISATIONS = """
EAEU Eurasian Economic Union, EAEU, EEU
CIS Commonwealth of Independent States, CIS
SCO Shanghai Cooperation Organization, Shanghai Cooperation Organisation, SCO
OTS Organization of Turkic States, Organisation of Turkic States, OTS
CSTO Collective Security Treaty Organization, Collective Security Treaty Organisation, CSTO
EU European Union, EU
UN United Nations
ASEAN Association of Southeast Asian Nations, ASEAN
ECO Economic Cooperation Organization, Economic Cooperation Organisation
GCC Gulf Cooperation Council
CICA Conference on Interaction and Confidence-Building Measures in Asia, CICA
BRICS BRICS
NATO NATO
WTO World Trade Organization, World Trade Organisation
EDB Eurasian Development Bank
EBRD European Bank for Reconstruction and Development, EBRD
ADB Asian Development Bank
"""


class StateName(msgspec.Struct, frozen=True):
    """A State or organisation named at [start, end) by tokens [first, last).

    `adjective` where the word is one, as in "Kazakh companies"; `organisation` where it is no State.
    """

    start: int
    end: int
    code: str
    adjective: bool
    first: int
    last: int
    organisation: bool = False


class _Name(msgspec.Struct, frozen=True):
    words: tuple[str, ...]
    code: str
    adjective: bool
    organisation: bool


def _rows(table: str, *, organisation: bool) -> Iterator[_Name]:
    for line in table.strip().splitlines():
        code, _, rest = line.partition(" ")
        for adjective, part in enumerate(rest.split("|")):
            for name in part.split(", "):
                if name.strip():
                    words = tuple(token.text for token in tokens(name.strip(), 0, len(name.strip())))
                    yield _Name(words, code, bool(adjective), organisation)


def _by_first(names: Iterable[_Name]) -> dict[str, list[_Name]]:
    found: dict[str, list[_Name]] = {}
    for name in sorted(names, key=lambda name: len(name.words), reverse=True):
        found.setdefault(name.words[0], []).append(name)
    return found


_BY_FIRST = _by_first([*_rows(_STATES, organisation=False), *_rows(_ORGANISATIONS, organisation=True)])
STATE_CODES = frozenset(line.partition(" ")[0] for line in _STATES.strip().splitlines())
"""The States that this lexicon knows."""


def named_at(words: Sequence[Token], place: int) -> StateName | None:
    """The State or organisation whose name begins at a token, by its longest name."""
    for name in _BY_FIRST.get(words[place].text, ()):
        last = place + len(name.words)
        if last <= len(words) and all(words[place + at].text == word for at, word in enumerate(name.words)):
            return StateName(
                words[place].start, words[last - 1].end, name.code, name.adjective, place, last, name.organisation
            )
    return None


def names_in(words: Sequence[Token]) -> tuple[StateName, ...]:
    """The States and organisations that tokens name, in order."""
    found: list[StateName] = []
    place = 0
    while place < len(words):
        token = words[place]
        name = named_at(words, place) if token.text in _BY_FIRST else None
        if name is not None:
            found.append(name)
            place = name.last
            continue
        if "-" in token.text and token.text[0].isupper():
            found.extend(_hyphenated(token, place))
        place += 1
    return tuple(found)


def _hyphenated(token: Token, place: int) -> Iterator[StateName]:
    start = token.start
    for part in token.text.split("-"):
        name = next((name for name in _BY_FIRST.get(part, ()) if len(name.words) == 1), None)
        if name is not None:
            yield StateName(start, start + len(part), name.code, name.adjective, place, place + 1, name.organisation)
        start += len(part) + 1


def states_between(names: Iterable[StateName], start: int, end: int) -> list[StateName]:
    """The States, not the organisations, among names at [start, end)."""
    return [name for name in names if start <= name.start and name.end <= end and not name.organisation]


def first_of_each(names: Iterable[StateName]) -> tuple[StateName, ...]:
    """The first name of each State or organisation, in order of place."""
    first: dict[str, StateName] = {}
    for name in names:
        first.setdefault(name.code, name)
    return tuple(first.values())

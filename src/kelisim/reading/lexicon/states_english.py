"""States by the names and adjectives that English prose gives them: code, names, a bar, adjectives and demonyms."""

STATES = """
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

ORGANISATIONS = """
EAEU Eurasian Economic Union; EAEU
EU European Union; EU
CIS Commonwealth of Independent States; CIS
SCO Shanghai Cooperation Organisation; Shanghai Cooperation Organization; SCO
OTS Organization of Turkic States; Organisation of Turkic States; OTS
UN United Nations; UN
EEC Eurasian Economic Commission; EEC
CSTO Collective Security Treaty Organization; Collective Security Treaty Organisation; CSTO
ECO Economic Cooperation Organization; Economic Cooperation Organisation
CICA Conference on Interaction and Confidence-Building Measures in Asia; CICA
BRICS BRICS
ASEAN ASEAN; Association of Southeast Asian Nations
OIC Organisation of Islamic Cooperation; Organization of Islamic Cooperation; OIC
EDB Eurasian Development Bank; EDB
WTO World Trade Organization; World Trade Organisation; WTO
OSCE OSCE
"""

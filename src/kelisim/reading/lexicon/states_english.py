"""States by the names and adjectives that English prose gives them: code, names, a bar, adjectives and demonyms."""

STATES = """
AFG Afghanistan | Afghan
AGO Angola | Angolan
ALB Albania | Albanian
AND Andorra | Andorran
ARE United Arab Emirates, UAE, Emirates | Emirati
ARG Argentina | Argentine, Argentinian
ARM Armenia | Armenian
ATG Antigua and Barbuda | Antiguan
AUS Australia | Australian
AUT Austria | Austrian
AZE Azerbaijan, Azerbaijan Republic | Azerbaijani, Azeri
BDI Burundi | Burundian
BEL Belgium | Belgian
BEN Benin | Beninese
BFA Burkina Faso | Burkinabe
BGD Bangladesh | Bangladeshi, Bengali
BGR Bulgaria | Bulgarian
BHR Bahrain | Bahraini
BHS Bahamas | Bahamian
BIH Bosnia and Herzegovina, Bosnia | Bosnian
BLR Belarus, Byelorussia, Belorussia | Belarusian, Belarussian, Byelorussian
BLZ Belize | Belizean
BOL Bolivia | Bolivian
BRA Brazil | Brazilian
BRB Barbados | Barbadian
BRN Brunei | Bruneian
BTN Bhutan | Bhutanese
BWA Botswana | Botswanan
CAF Central African Republic | Central African
CAN Canada | Canadian
CHE Switzerland | Swiss
CHL Chile | Chilean
CHN China, People’s Republic of China, PRC, People's Republic of China | Chinese, Sino
CIV Ivory Coast, Côte d’Ivoire, Côte d'Ivoire, Cote d'Ivoire | Ivorian
CMR Cameroon | Cameroonian
COD Democratic Republic of the Congo | Congolese
COG Republic of the Congo, Congo
COL Colombia | Colombian
COM Comoros | Comorian
CPV Cabo Verde, Cape Verde | Cabo Verdean, Cape Verdean
CRI Costa Rica | Costa Rican
CUB Cuba | Cuban
CYP Cyprus | Cypriot
CZE Czech Republic, Czechia | Czech
DEU Germany, Federal Republic of Germany | German
DJI Djibouti | Djiboutian
DMA Dominica
DNK Denmark | Danish
DOM Dominican Republic | Dominican
DZA Algeria | Algerian
ECU Ecuador | Ecuadorian
EGY Egypt | Egyptian
ERI Eritrea | Eritrean
ESP Spain | Spanish, Spaniard
EST Estonia | Estonian
ETH Ethiopia | Ethiopian
FIN Finland | Finnish
FJI Fiji | Fijian
FRA France | French
FSM Micronesia | Micronesian
GAB Gabon | Gabonese
GBR United Kingdom, UK, U.K., Great Britain, Britain | British
GEO Georgia | Georgian
GHA Ghana | Ghanaian
GIN Guinea | Guinean
GMB Gambia | Gambian
GNB Guinea-Bissau
GNQ Equatorial Guinea | Equatorial Guinean
GRC Greece | Greek
GRD Grenada | Grenadian
GTM Guatemala | Guatemalan
GUY Guyana | Guyanese
HND Honduras | Honduran
HRV Croatia | Croatian, Croat
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
KGZ Kyrgyzstan, Kyrgyz Republic, Kirghizia, Kirgizia | Kyrgyz, Kyrgyzstani, Kirghiz
KHM Cambodia | Cambodian, Khmer
KIR Kiribati
KNA Saint Kitts and Nevis
KOR South Korea, Republic of Korea, ROK | South Korean, Korean
KWT Kuwait | Kuwaiti
LAO Laos | Lao, Laotian
LBN Lebanon | Lebanese
LBR Liberia | Liberian
LBY Libya | Libyan
LCA Saint Lucia | Saint Lucian
LIE Liechtenstein | Liechtensteiner
LKA Sri Lanka | Sri Lankan
LSO Lesotho | Basotho
LTU Lithuania | Lithuanian
LUX Luxembourg | Luxembourgish, Luxembourger
LVA Latvia | Latvian
MAR Morocco | Moroccan
MCO Monaco | Monegasque
MDA Republic of Moldova, Moldova | Moldovan
MDG Madagascar | Malagasy
MDV Maldives | Maldivian
MEX Mexico | Mexican
MHL Marshall Islands | Marshallese
MKD North Macedonia | Macedonian
MLI Mali | Malian
MLT Malta | Maltese
MMR Myanmar, Burma | Burmese
MNE Montenegro | Montenegrin
MNG Mongolia | Mongolian
MOZ Mozambique | Mozambican
MRT Mauritania | Mauritanian
MUS Mauritius | Mauritian
MWI Malawi | Malawian
MYS Malaysia | Malaysian
NAM Namibia | Namibian
NER Niger | Nigerien
NGA Nigeria | Nigerian
NIC Nicaragua | Nicaraguan
NLD Netherlands, Holland | Dutch
NOR Norway | Norwegian
NPL Nepal | Nepali, Nepalese
NRU Nauru | Nauruan
NZL New Zealand | New Zealander
OMN Oman | Omani
PAK Pakistan | Pakistani
PAN Panama | Panamanian
PER Peru | Peruvian
PHL Philippines | Philippine, Filipino
PLW Palau | Palauan
PNG Papua New Guinea | Papua New Guinean
POL Poland | Polish
PRK North Korea, DPRK, Democratic People’s Republic of Korea, Democratic People's Republic of Korea | North Korean
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
SLB Solomon Islands
SLE Sierra Leone | Sierra Leonean
SLV El Salvador | Salvadoran
SMR San Marino | Sammarinese
SOM Somalia | Somali
SRB Serbia | Serbian, Serb
SSD South Sudan | South Sudanese
STP São Tomé and Príncipe, Sao Tome and Principe
SUR Suriname | Surinamese
SVK Slovakia, Slovak Republic | Slovak
SVN Slovenia | Slovenian, Slovene
SWE Sweden | Swedish
SWZ Eswatini | Swazi
SYC Seychelles | Seychellois
SYR Syria | Syrian
TCD Republic of Chad, Chad | Chadian
TGO Togo | Togolese
THA Thailand | Thai
TJK Republic of Tajikistan, Tajikistan, Tadjikistan | Tajik, Tajikistani, Tadjik
TKM Turkmenistan, Turkmenia | Turkmen
TLS Timor-Leste, East Timor | Timorese
TON Tonga | Tongan
TTO Trinidad and Tobago | Trinidadian
TUN Tunisia | Tunisian
TUR Republic of Türkiye, Türkiye, Turkey, Turkiye | Turkish
TUV Tuvalu | Tuvaluan
TZA Tanzania | Tanzanian
UGA Uganda | Ugandan
UKR Ukraine | Ukrainian
URY Uruguay | Uruguayan
USA United States of America, United States, USA, U.S., US | American
UZB Republic of Uzbekistan, Uzbekistan | Uzbek, Uzbekistani
VAT Vatican, Holy See
VCT Saint Vincent and the Grenadines
VEN Venezuela | Venezuelan
VNM Vietnam, Viet Nam | Vietnamese
VUT Vanuatu
WSM Samoa | Samoan
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

CAPITALS = """
AFG Kabul
ALB Tirana
ARE Abu Dhabi
ARG Buenos Aires
ARM Yerevan
AUS Canberra
AUT Vienna
AZE Baku
BGD Dhaka
BGR Sofia
BHR Manama
BIH Sarajevo
BLR Minsk
BOL La Paz
BRA Brasília; Brasilia
BTN Thimphu
CAN Ottawa
CHE Bern; Berne
CHL Santiago
CHN Beijing
COL Bogotá; Bogota
CUB Havana
CYP Nicosia
CZE Prague
DEU Berlin
DNK Copenhagen
DZA Algiers
ECU Quito
EGY Cairo
ESP Madrid
EST Tallinn
ETH Addis Ababa
FIN Helsinki
FRA Paris
GBR London
GEO Tbilisi
GHA Accra
GRC Athens
HRV Zagreb
HUN Budapest
IDN Jakarta
IND New Delhi; Delhi
IRL Dublin
IRN Tehran; Teheran
IRQ Baghdad
ISL Reykjavik; Reykjavík
ISR Jerusalem
ITA Rome
JOR Amman
JPN Tokyo
KAZ Astana; Nur-Sultan
KEN Nairobi
KGZ Bishkek
KHM Phnom Penh
KOR Seoul
KWT Kuwait City
LAO Vientiane
LBN Beirut
LBY Tripoli
LKA Colombo
LTU Vilnius
LVA Riga
MAR Rabat
MDA Chisinau; Chișinău; Kishinev
MEX Mexico City
MKD Skopje
MLT Valletta
MMR Naypyidaw
MNE Podgorica
MNG Ulaanbaatar; Ulan Bator
MYS Kuala Lumpur
NGA Abuja
NLD The Hague
NOR Oslo
NPL Kathmandu
NZL Wellington
OMN Muscat
PAK Islamabad
PER Lima
PHL Manila
POL Warsaw
PRK Pyongyang
PRT Lisbon
QAT Doha
ROU Bucharest
RUS Moscow
SAU Riyadh
SDN Khartoum
SEN Dakar
SRB Belgrade
SVK Bratislava
SVN Ljubljana
SWE Stockholm
SYR Damascus
THA Bangkok
TJK Dushanbe
TKM Ashgabat; Ashkhabad
TUN Tunis
TUR Ankara
TZA Dodoma
UKR Kyiv; Kiev
USA Washington
UZB Tashkent
VEN Caracas
VNM Hanoi
YEM Sanaa
ZAF Pretoria
"""
"""Capitals that stand for their States where they act: codes and names. Cities that are as well known for something
else (Victoria, Kingston, San José) are left out, and so is Brussels, which stands for the Union
as often as for Belgium."""

PARLIAMENTS = """
AZE Milli Majlis; Milli Mejlis
DEU Bundestag; Bundesrat
DNK Folketing
EST Riigikogu
FIN Eduskunta
HRV Sabor
IND Lok Sabha; Rajya Sabha
ISL Althing
ISR Knesset
KAZ Mazhilis; Majilis
KGZ Jogorku Kenesh
LTU Seimas
LVA Saeima
MNG State Great Khural; Great Khural
NOR Storting
POL Sejm
RUS State Duma; Federation Council
SRB Skupština; Skupstina
SWE Riksdag
TJK Majlisi Oli; Majlisi Namoyandagon; Majlisi Milli
TKM Mejlis; Halk Maslahaty
UKR Verkhovna Rada
UZB Oliy Majlis
"""
"""Parliaments that only one State has by that name: what they do, their State does."""

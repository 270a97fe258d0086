"""Places: kind and side, then the names in English, in Russian and in Kazakh.

The first English name is the canonical one; the others of a language are aliases, older names and other spellings.
Marks after Russian words are those of `declension`. A line that begins with white space goes on the one before it.
"""

PLACES = """
city KAZ | Astana; Nur-Sultan; Nursultan; Akmola | Астана; Нур=-Султан; Нурсултан | Астана; Нұр-Сұлтан
city KAZ | Almaty; Alma-Ata | Алматы; Алма=-Ата | Алматы
city KAZ | Shymkent; Chimkent | Шымкент; Чимкент | Шымкент
city KAZ | Aktau | Актау | Ақтау
city KAZ | Aktobe; Aqtobe | Актобе; Актюбинск | Ақтөбе
city KAZ | Atyrau | Атырау | Атырау
city KAZ | Baikonur; Baykonur | Байконур; Байконыр | Байқоңыр
city KAZ | Ekibastuz | Экибастуз | Екібастұз
city KAZ | Zhezkazgan | Жезказган | Жезқазған
city KAZ | Karaganda; Karagandy; Qaraghandy | Караганда; Караганды | Қарағанды
city KAZ | Kokshetau | Кокшетау; Кокчетав | Көкшетау
city KAZ | Konaev; Kapchagay | Конаев; Капчагай | Қонаев; Қапшағай
city KAZ | Kostanay; Kostanai; Qostanay | Костанай; Кустанай | Қостанай
city KAZ | Kyzylorda | Кызылорда; Кзыл-Орда | Қызылорда
city KAZ | Pavlodar | Павлодар | Павлодар
city KAZ | Petropavlovsk; Petropavl | Петропавловск | Петропавл; Қызылжар
city KAZ | Rudny | Рудный=; Рудном= | Рудный
city KAZ | Saran | Сарань | Саран
city KAZ | Semey; Semipalatinsk | Семей; Семипалатинск | Семей
city KAZ | Taldykorgan | Талдыкорган | Талдықорған
city KAZ | Taraz | Тараз | Тараз
city KAZ | Temirtau | Темиртау | Теміртау
city KAZ | Turkistan; Turkestan | Туркестан | Түркістан
city KAZ | Uralsk; Oral | Уральск | Орал
city KAZ | Ust-Kamenogorsk; Oskemen | Усть=-Каменогорск | Өскемен
city KAZ | Khorgos; Horgos | Хоргос | Қорғас
city KAZ | Dostyk | Достык | Достық
city KAZ | Burabay; Borovoe; Borovoye | Бурабай; Боровое= | Бурабай
city RUS | Moscow | Москва | Мәскеу
city RUS | Saint Petersburg; St. Petersburg; St Petersburg | Санкт=-Петербург; Петербург | Санкт-Петербург; Петербург
city RUS | Kazan | Казань | Қазан
city RUS | Astrakhan | Астрахань | Астрахан
city RUS | Barnaul | Барнаул | Барнаул
city RUS | Belokurikha | Белокуриха | Белокуриха
city RUS | Chelyabinsk | Челябинск | Челябі; Челябинск
city RUS | Yekaterinburg; Ekaterinburg | Екатеринбург | Екатеринбург
city RUS | Gorno-Altaysk | Горно=-Алтайск | Горно-Алтайск
city RUS | Irkutsk | Иркутск | Иркутск
city RUS | Krasnoyarsk | Красноярск | Красноярск
city RUS | Kurgan | Курган | Қорған
city RUS | Magnitogorsk | Магнитогорск | Магнитогорск
city RUS | Nizhny Novgorod | Нижний Новгород | Нижний Новгород
city RUS | Nizhnekamsk | Нижнекамск | Нижнекамск
city RUS | Novosibirsk | Новосибирск | Новосібір
city RUS | Omsk | Омск | Омбы
city RUS | Orenburg | Оренбург | Орынбор
city RUS | Orsk | Орск | Орск
city RUS | Perm | Пермь | Пермь
city RUS | Rostov-on-Don | Ростов-на=-Дону= | Ростов-на-Дону
city RUS | Samara | Самара | Самара
city RUS | Saratov | Саратов | Саратов
city RUS | Sochi | Сочи | Сочи
city RUS | Tobolsk | Тобольск | Тобыл
city RUS | Tomsk | Томск | Томск
city RUS | Troitsk | Троицк | Троицк
city RUS | Tyumen | Тюмень | Түмен
city RUS | Ufa | Уфа | Уфа
city RUS | Ulyanovsk | Ульяновск | Ульяновск
city RUS | Vladivostok | Владивосток | Владивосток
city RUS | Volgograd | Волгоград | Волгоград
city BLR | Minsk | Минск | Минск
city BLR | Brest | Брест | Брест
city KGZ | Bishkek; Frunze | Бишкек | Бішкек
city KGZ | Osh | Ош | Ош
city KGZ | Cholpon-Ata | Чолпон=-Ата | Шолпан-Ата
city ARM | Yerevan | Ереван | Ереван
city UZB | Tashkent | Ташкент | Ташкент
city UZB | Samarkand | Самарканд | Самарқанд
city UZB | Bukhara | Бухара | Бұхара
city UZB | Khiva | Хива | Хиуа
city TJK | Dushanbe | Душанбе= | Душанбе
city TJK | Khujand | Худжанд | Худжанд
city TKM | Ashgabat | Ашхабад | Ашхабад; Ашғабат
city TKM | Turkmenbashi | Туркменбаши= | Түрікменбашы
city TKM | Avaza | Аваза | Аваза
city AZE | Baku | Баку | Баку
city GEO | Tbilisi | Тбилиси | Тбилиси
city GEO | Batumi | Батуми | Батуми
city MDA | Chisinau | Кишинёв | Кишинев
city UKR | Kyiv; Kiev | Киев | Киев
city MNG | Ulaanbaatar; Ulan Bator | Улан=-Батор | Ұлан-Батор; Уланбатор
city CHN | Beijing; Peking | Пекин | Бейжің; Пекин
city CHN | Shanghai | Шанхай | Шанхай
city CHN | Urumqi | Урумчи | Үрімжі
city CHN | Xi'an; Xian | Сиань | Сиань
city TUR | Ankara | Анкара | Анкара
city TUR | Istanbul | Стамбул | Стамбұл; Ыстанбұл
city IRN | Tehran; Teheran | Тегеран | Тегеран; Теһран
city AFG | Kabul | Кабул | Кабул
city IND | New Delhi; Delhi | Нью=-Дели; Дели | Нью-Дели; Дели
city PAK | Islamabad | Исламабад | Исламабад
city ARE | Abu Dhabi | Абу=-Даби | Абу-Даби
city ARE | Dubai | Дубай | Дубай
city QAT | Doha | Доха | Доха
city SAU | Riyadh | Эр=-Рияд | Эр-Рияд
city ISR | Jerusalem | Иерусалим | Иерусалим
city EGY | Cairo | Каир | Каир
city BEL | Brussels | Брюссель* | Брюссель
city CHE | Geneva | Женева | Женева
city CHE | Davos | Давос | Давос
city AUT | Vienna | Вена | Вена
city DEU | Berlin | Берлин | Берлин
city FRA | Paris | Париж | Париж
city ITA | Rome | Рим | Рим
city ESP | Madrid | Мадрид | Мадрид
city GBR | London | Лондон | Лондон
city POL | Warsaw | Варшава | Варшава
city HUN | Budapest | Будапешт | Будапешт
city SRB | Belgrade | Белград | Белград
city LTU | Vilnius | Вильнюс | Вильнюс
city LVA | Riga | Рига | Рига
city EST | Tallinn | Таллин; Таллинн | Таллин
city FIN | Helsinki | Хельсинки | Хельсинки
city JPN | Tokyo | Токио | Токио
city KOR | Seoul | Сеул | Сеул
city USA | Washington | Вашингтон | Вашингтон
city USA | New York | Нью=-Йорк | Нью-Йорк
region KAZ | Abai Region; Abay Region; Abai Oblast | Абайская область; область Абай | Абай облысы
region KAZ | Akmola Region; Akmola Oblast | Акмолинская область | Ақмола облысы
region KAZ | Aktobe Region; Aktobe Oblast | Актюбинская область | Ақтөбе облысы
region KAZ | Almaty Region; Almaty Oblast | Алматинская область | Алматы облысы
region KAZ | Atyrau Region; Atyrau Oblast | Атырауская область | Атырау облысы
region KAZ | East Kazakhstan Region; East Kazakhstan Oblast; East Kazakhstan
    | Восточно=-Казахстанская область; ВКО | Шығыс Қазақстан облысы; ШҚО
region KAZ | Zhambyl Region; Zhambyl Oblast; Jambyl Region | Жамбылская область | Жамбыл облысы
region KAZ | Zhetysu Region; Jetisu Region | Жетысуская область; область Жетысу= | Жетісу облысы
region KAZ | West Kazakhstan Region; West Kazakhstan Oblast; West Kazakhstan
    | Западно=-Казахстанская область; ЗКО | Батыс Қазақстан облысы; БҚО
region KAZ | Karaganda Region; Karaganda Oblast; Karagandy Region | Карагандинская область | Қарағанды облысы
region KAZ | Kostanay Region; Kostanay Oblast; Kostanai Region | Костанайская область | Қостанай облысы
region KAZ | Kyzylorda Region; Kyzylorda Oblast | Кызылординская область | Қызылорда облысы
region KAZ | Mangystau Region; Mangistau Region; Mangystau Oblast; Mangystau
    | Мангистауская область; Мангыстауская область; Мангистау | Маңғыстау облысы; Маңғыстау
region KAZ | Pavlodar Region; Pavlodar Oblast | Павлодарская область | Павлодар облысы
region KAZ | North Kazakhstan Region; North Kazakhstan Oblast; North Kazakhstan
    | Северо=-Казахстанская область; СКО | Солтүстік Қазақстан облысы; СҚО
region KAZ | Turkistan Region; Turkestan Region; Turkistan Oblast | Туркестанская область | Түркістан облысы
region KAZ | Ulytau Region; Ulytau Oblast | Улытауская область; область Улытау= | Ұлытау облысы
region KAZ | South Kazakhstan Region | Южно=-Казахстанская область; ЮКО | Оңтүстік Қазақстан облысы; ОҚО
region RUS | Altai Krai; Altai Territory | Алтайский край | Алтай өлкесі
region RUS | Altai Republic; Republic of Altai | Республика Алтай | Алтай Республикасы
region RUS | Astrakhan Region; Astrakhan Oblast | Астраханская область | Астрахан облысы
region RUS | Bashkortostan; Republic of Bashkortostan
    | Башкортостан; Республика Башкортостан; Башкирия | Башқұртстан; Башқұртстан Республикасы
region RUS | Chelyabinsk Region; Chelyabinsk Oblast | Челябинская область | Челябі облысы
region RUS | Kalmykia; Republic of Kalmykia | Калмыкия; Республика Калмыкия | Қалмақия
region RUS | Kemerovo Region; Kuzbass | Кемеровская область; Кузбасс | Кемерово облысы
region RUS | Krasnoyarsk Krai; Krasnoyarsk Territory | Красноярский край | Красноярск өлкесі
region RUS | Kurgan Region; Kurgan Oblast | Курганская область | Қорған облысы
region RUS | Leningrad Region; Leningrad Oblast | Ленинградская область | Ленинград облысы
region RUS | Moscow Region; Moscow Oblast | Московская область | Мәскеу облысы
region RUS | Nizhny Novgorod Region | Нижегородская область | Нижегород облысы
region RUS | Novosibirsk Region; Novosibirsk Oblast | Новосибирская область | Новосібір облысы
region RUS | Omsk Region; Omsk Oblast | Омская область | Омбы облысы
region RUS | Orenburg Region; Orenburg Oblast | Оренбургская область; Оренбуржье^ | Орынбор облысы
region RUS | Perm Krai; Perm Territory | Пермский край | Пермь өлкесі
region RUS | Samara Region; Samara Oblast | Самарская область | Самара облысы
region RUS | Saratov Region; Saratov Oblast | Саратовская область | Саратов облысы
region RUS | Sverdlovsk Region; Sverdlovsk Oblast | Свердловская область | Свердлов облысы
region RUS | Tatarstan; Republic of Tatarstan | Татарстан; Республика Татарстан | Татарстан; Татарстан Республикасы
region RUS | Tomsk Region; Tomsk Oblast | Томская область | Томск облысы
region RUS | Tyumen Region; Tyumen Oblast | Тюменская область | Түмен облысы
region RUS | Ulyanovsk Region; Ulyanovsk Oblast | Ульяновская область | Ульянов облысы
region RUS | Volgograd Region; Volgograd Oblast | Волгоградская область | Волгоград облысы
region RUS | Khanty-Mansi Autonomous Okrug; Yugra | Ханты=-Мансийский автономный округ; ХМАО; Югра |
region RUS | Tuva; Republic of Tyva | Тыва; Тува; Республика Тыва | Тыва
region CHN | Xinjiang; Xinjiang Uygur Autonomous Region
    | Синьцзян; Синьцзян=-Уйгурский автономный район; СУАР | Шыңжаң; Шыңжаң-Ұйғыр автономиялық ауданы; ШҰАР
region UZB | Karakalpakstan | Каракалпакстан; Республика Каракалпакстан | Қарақалпақстан
river | Irtysh; Ertis; Irtysh River | Иртыш | Ертіс
river | Ural; Zhayyk; Zhaiyk; Zhayik; Ural River | Урал | Жайық
river | Tobol; Tobyl | Тобол | Тобыл өзені; Тобыл
river | Ishim; Esil; Yesil | Ишим; Есиль* | Есіл
river | Kigach; Kigash | Кигач | Қиғаш
river | Syr Darya; Syrdarya; Syr-Darya | Сырдарья | Сырдария
river | Amu Darya; Amudarya | Амударья | Әмудария
river | Ili | река Или= | Іле
river | Chu; Shu | река Чу=; Чу= | Шу өзені; Шу
river | Talas | Талас | Талас
river | Volga | Волга | Еділ
river | Akhtuba | Ахтуба | Ахтуба
river | Bolshoy Uzen; Greater Uzen | Большой Узень*; Большой Узень | Үлкен Өзен; Қараөзен
river | Maly Uzen; Lesser Uzen | Малый Узень*; Малый Узень | Кіші Өзен; Сарыөзен
river | Ilek; Elek | Илек | Елек
river | Or | река Орь; Орь | Ор өзені
river | Uy | река Уй | Үй өзені
river | Ayat | Аят | Аят
river | Chagan; Shagan | Чаган | Шаған
river | Karatal | Каратал | Қаратал
river | Horgos River; Khorgos River | река Хоргос | Қорғас өзені
river | Emel; Emin | Эмель* | Емел
river | Naryn | Нарын | Нарын
river | Ob | река Обь; Обь | Обь
river | Yenisei; Yenisey | Енисей | Енисей
sea | Caspian Sea; Caspian | Каспийское море; Каспий | Каспий теңізі; Каспий
sea | Aral Sea | Аральское море; Арал | Арал теңізі; Арал
sea | Lake Balkhash; Balkhash | озеро^ Балхаш; Балхаш | Балқаш көлі; Балқаш
site KAZ | Baikonur Cosmodrome; Baikonur cosmodrome | космодром Байконур | Байқоңыр ғарыш айлағы
deposit KAZ | Karachaganak | Карачаганак | Қарашығанақ
deposit KAZ | Kashagan | Кашаган | Қашаған
deposit KAZ | Tengiz | Тенгиз | Теңіз кен орны
deposit KAZ | Imashevskoye; Imashev | Имашевское месторождение; Имашевское | Имашев
deposit | Khvalynskoye; Khvalynskoe | Хвалынское месторождение; Хвалынское | Хвалын
deposit | Kurmangazy | Курмангазы | Құрманғазы
deposit | Kalamkas-More; Kalamkas-Sea | Каламкас=-море | Қаламқас-теңіз
deposit | Dunga | Дунга | Дуңға
"""

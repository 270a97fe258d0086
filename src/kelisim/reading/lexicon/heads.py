"""The head nouns of bodies: kind, head, then the words in English, Russian and Kazakh.

Marks after Russian words are those of `declension`; a Kazakh head is given with the possessive that it has in a name.
"""

BODIES = """
ministry ministry | Ministry; Ministries | министерство^; минэнерго=; минфин; мид | министрлігі; министрлік
government government | Government; Cabinet of Ministers; Cabinet
    | правительство^; кабинет министров=; администрация
    | үкіметі; министрлер кабинеті; әкімшілігі
government akimat | Akimat; Administration | акимат; мэрия | әкімдігі; әкімшілік
council council | Council; Supreme Council; Senate; Mazhilis; Parliament; State Duma
    | совет; сенат; мажилис; парламент; государственная дума; госдума
    | кеңесі; сенаты; мәжілісі; парламенті
commission commission | Commission; Subcommission; Sub-commission; Subcommittee
    | комиссия; подкомиссия; межправкомиссия
    | комиссиясы; кіші комиссиясы
agency agency | Agency; Federal Agency; Service; Federal Service; Bureau; Directorate
    | агентство^; служба; бюро=; управление
    | агенттігі; қызметі; бюросы; басқармасы
agency committee | Committee; State Committee | комитет; госкомитет; подкомитет | комитеті
organisation working-group | Working Group | рабочая группа; рабочей= группе= | жұмыс тобы
organisation organisation | Union; Association; Chamber; Chamber of Commerce; Organisation; Organization; Secretariat;
      Executive Committee
    | союз; ассоциация; палата; организация; секретариат; исполнительный комитет; исполком
    | одағы; қауымдастығы; палатасы; ұйымы; хатшылығы
organisation institute | Institute; University; Academy; Centre; Center
    | институт; университет; академия; центр
    | институты; университеті; академиясы; орталығы
company fund | Fund; Bank; Development Bank; National Bank | фонд; банк | қоры; банкі
company company | Corporation; Company; Holding; State Corporation
    | корпорация; компания; холдинг; госкорпорация; концерн; предприятие
    | корпорациясы; компаниясы; холдингі; кәсіпорны
other court | Court; Prosecutor's Office; General Prosecutor's Office; Embassy; Ministry
    | суд; прокуратура; посольство^; генпрокуратура
    | соты; прокуратурасы; елшілігі
"""
"""The Central Bank, funds and banks are companies here: `BodyKind` has no other word for them."""

OFFICES = """
prime-minister | Prime Minister; Premier
    | премьер-министр; премьер; председатель* правительства=
    | премьер-министрі; премьер-министр; үкімет басшысы
deputy-prime-minister | Deputy Prime Minister; First Deputy Prime Minister; Vice Prime Minister
    | заместитель* премьер-министра=; первый заместитель* премьер-министра=; вице-премьер; вице-премьер-министр;
      заместитель* председателя= правительства=; зампред правительства=
    | премьер-министрінің орынбасары; премьер-министрінің бірінші орынбасары
president | President | президент | президенті; президент
minister | Minister; Foreign Minister; Energy Minister; Finance Minister; Defence Minister; Defense Minister
    | министр; глава минэнерго=
    | министрі; министр
deputy-minister | Deputy Minister; Vice Minister; First Deputy Minister; First Vice Minister
    | заместитель* министра=; первый заместитель* министра=; вице-министр; замминистра=; первый вице-министр
    | министрінің орынбасары; вице-министрі; бірінші вице-министрі
chairman | Chairman; Chairwoman; Chairperson; Chair; Co-Chairman; Co-Chair; Speaker
    | председатель*; сопредседатель*; спикер
    | төрағасы; тең төрағасы; төраға; спикері
deputy-chairman | Deputy Chairman; Deputy Chairperson; Vice Chairman
    | заместитель* председателя=; зампред; зампредседателя=
    | төрағасының орынбасары
governor | Governor; Akim; Mayor; Deputy Governor; Deputy Akim
    | губернатор; аким; мэр; заместитель* акима=; заместитель* губернатора=
    | губернаторы; әкімі; мэрі; әкімінің орынбасары
ambassador | Ambassador; Ambassador Extraordinary and Plenipotentiary
    | посол; чрезвычайный и= полномочный посол
    | елшісі; төтенше және өкілетті елшісі
secretary | Secretary-General; Secretary General; State Secretary; Secretary
    | генеральный секретарь*; генсек; госсекретарь*; секретарь*; статс-секретарь*
    | бас хатшысы; хатшысы; мемлекеттік хатшысы
director | Director General; Director-General; General Director; Chief Executive Officer; CEO; Director;
      Managing Director
    | генеральный директор; гендиректор; директор; исполнительный директор
    | бас директоры; директоры; атқарушы директоры
head | Head; Deputy Head; Chief
    | глава; руководитель*; заместитель* руководителя=; начальник; замглавы=
    | басшысы; басшысының орынбасары; бастығы; жетекшісі
board-chairman | Chairman of the Board; Chairman of the Management Board
    | председатель* правления=; председатель* совета= директоров=
    | басқарма төрағасы; директорлар кеңесінің төрағасы
"""

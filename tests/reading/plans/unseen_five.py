"""Invented plans written to be read once before any rule was changed for them: the fifth six."""

from tests.reading.plans.invented import C, Plan


def bilingual() -> Plan:
    """English and Russian side by side: the measure in two languages, bodies by labels, the term last."""
    plan = Plan(
        "bilingual-en",
        "en",
        ["Joint Action Plan on Plant Protection between Kazakhstan and China for 2027–2028"],
        [["No.", "Activities", "Мероприятия", "Responsible bodies", "Expected results", "Implementation period"]],
    )
    plan.measure(
        [
            "1",
            "Exchange lists of quarantine pests",
            "Обмен перечнями карантинных вредителей",
            "Kazakhstan: Ministry of Agriculture; China: General Administration of Customs",
            "Lists exchanged",
            "First quarter of 2027",
        ],
        "2027-01/2027-03",
        "Ministry of Agriculture @KAZ; General Administration of Customs @CHN",
    )
    plan.measure(
        [
            "2",
            "Joint survey of locust habitats",
            "Совместное обследование очагов саранчи",
            "Kazakhstan: Ministry of Agriculture, Akimat of Abai Region; China: Academy of Agricultural Sciences",
            "Survey report",
            "May–July 2027, May–July 2028",
        ],
        "2027-05/2028-07",
        "Ministry of Agriculture @KAZ; Akimat of Abai Region @KAZ; Academy of Agricultural Sciences @CHN",
    )
    return plan


def university() -> Plan:
    """Russian: two universities' plan, people's posts as bodies, a column of places, academic years."""
    plan = Plan(
        "university-ru",
        "ru",
        [
            "СОГЛАСОВАНО",
            "План сотрудничества Костанайского регионального университета и Челябинского технического университета",
            "на 2027/2028 учебный год",
        ],
        [["№", "Содержание работы", "Место проведения", "Дата проведения", "Ответственные"]],
    )
    plan.under("Учебная работа", "Учебная работа")
    plan.measure(
        [
            "1",
            "Запустить совместную магистерскую программу по агроинженерии",
            "г. Костанай",
            "сентябрь 2027 г.",
            "Проректор по учебной работе, деканат инженерного факультета",
        ],
        "2027-09/2027-09",
        "Проректор по учебной работе; деканат инженерного факультета",
    )
    plan.measure(
        [
            "2",
            "Провести олимпиаду по механике",
            "г. Челябинск",
            "18–20 апреля 2028 г.",
            "Кафедра механики",
        ],
        "2028-04-18/2028-04-20",
        "Кафедра механики",
    )
    plan.under("Научная работа", "Научная работа")
    plan.measure(
        [
            "3",
            "Издать сборник трудов молодых ученых",
            "–",
            "до 1 июня 2028 г.",
            "Научный отдел; Совет молодых ученых",
        ],
        "/2028-06-01",
        "Научный отдел; Совет молодых ученых",
    )
    return plan


def corridor() -> Plan:
    """Russian: three States in three columns, a dash where a side takes no part, the term between."""
    plan = Plan(
        "corridor-ru",
        "ru",
        [
            "Утверждена решением Совета по транспортному коридору от 4 июня 2027 года",
            "ДОРОЖНАЯ КАРТА РАЗВИТИЯ КОРИДОРА «СЕВЕР – ЮГ ПЛЮС» НА 2027–2031 ГОДЫ",
        ],
        [
            [
                C("№", rows=2),
                C("Проект", rows=2),
                C("Срок завершения", rows=2),
                C("Ответственные", columns=3),
                C("Показатель", rows=2),
            ],
            ["Казахстан", "Туркменистан", "Иран"],
        ],
    )
    plan.under("", "Железные дороги", cells=["I.", C("Железные дороги", columns=6)])
    plan.measure(
        [
            "1.",
            "Электрификация участка Болашак – Серхетяка",
            "2030 г.",
            "АО «НК «ҚТЖ»",
            "Агентство «Туркмендемирёллары»",
            "–",
            "120 км",
        ],
        "2030/2030",
        "АО «НК «ҚТЖ» @KAZ; Агентство «Туркмендемирёллары» @TKM",
    )
    plan.measure(
        [
            "2.",
            "Единый сквозной тариф на контейнеры",
            "декабрь 2027 г.",
            "МТ РК, АО «НК «ҚТЖ»",
            "Агентство транспорта",
            "Министерство дорог и городского развития",
            "тариф опубликован",
        ],
        "2027-12/2027-12",
        "МТ РК @KAZ; АО «НК «ҚТЖ» @KAZ; Агентство транспорта @TKM; Министерство дорог и городского развития @IRN",
    )
    plan.under("", "Порты", cells=["II.", C("Порты", columns=6)])
    plan.measure(
        [
            "3.",
            "Паромная линия Актау – Энзели",
            "III–IV кварталы 2028 г.",
            "АО «Порт Актау» (по согласованию)",
            "–",
            "Организация портов и мореходства",
            "два рейса в неделю",
        ],
        "2028-07/2028-12",
        "АО «Порт Актау» @KAZ !by-agreement; Организация портов и мореходства @IRN",
    )
    return plan


def logframe() -> Plan:
    """English: an agency's work plan, outputs as merged rows, budget lines, quarters as columns with marks."""
    plan = Plan(
        "quarters-en",
        "en",
        ["Annual Work Plan 2027", "Regional programme on border trade"],
        [
            [
                C("Activity No.", rows=2),
                C("Planned activities", rows=2),
                C("Timeframe", columns=4),
                C("Responsible party", rows=2),
                C("Planned budget", columns=2),
            ],
            ["Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027", "Source", "Amount"],
        ],
    )
    plan.under("Output 1: Traders know the rules", "Output 1: Traders know the rules")
    plan.measure(
        ["1.1", "Print guides for small traders", "x", "x", "", "", "Chamber of Entrepreneurs", "Trust fund", "12,000"],
        "2027-01/2027-06",
        "Chamber of Entrepreneurs",
    )
    plan.measure(
        [
            "1.2",
            "Open advice desks at three markets",
            "",
            "x",
            "x",
            "x",
            "Ministry of Trade; UNDP",
            "Trust fund",
            "40,000",
        ],
        "2027-04/2027-12",
        "Ministry of Trade; UNDP",
    )
    plan.under("Output 2: Crossings are quicker", "Output 2: Crossings are quicker")
    plan.measure(
        ["2.1", "Time release study", "", "", "", "x", "State Customs Service", "Government", "8,500"],
        "2027-10/2027-12",
        "State Customs Service",
    )
    plan.beside("", "Total", "", "", "", "", "", "", "60,500")
    return plan


def border() -> Plan:
    """Kazakh: regions of two States, a merged field, bodies in lists of lines, a term of words."""
    plan = Plan(
        "border-kk",
        "kk",
        ["Батыс Қазақстан облысы мен Саратов облысының 2027–2028 жылдарға арналған ынтымақтастық жол картасы"],
        [["Бағыт", "№", "Шара", "Орындаушылар", "Мерзім", "Нәтиже"]],
        number=1,
        title=2,
    )
    plan.measure(
        [
            C("Сауда", rows=2),
            "1",
            "Жәрмеңкелер кестесін бекіту",
            "Облыс әкімдігінің кәсіпкерлік басқармасы\nСаратов облысының экономика министрлігі",
            "2027 жылғы ақпан",
            "Кесте",
        ],
        "2027-02/2027-02",
        "Облыс әкімдігінің кәсіпкерлік басқармасы; Саратов облысының экономика министрлігі",
        section="Сауда",
    )
    plan.measure(
        [
            "2",
            "Бірлескен кәсіпорындар тізілімін жүргізу",
            "«Орал» ӘКК» АҚ\nСауда-өнеркәсіп палатасы",
            "үнемі",
            "Тізілім",
        ],
        "always",
        "«Орал» ӘКК» АҚ; Сауда-өнеркәсіп палатасы",
        number="2",
        title="Бірлескен кәсіпорындар тізілімін жүргізу",
        section="Сауда",
    )
    plan.measure(
        [
            "Экология",
            "3",
            "Жайық өзенінің суын бірге тексеру",
            "Экология департаменті (келісім бойынша)",
            "сәуір, қазан айлары, жыл сайын",
            "Хаттама",
        ],
        "",
        "Экология департаменті !by-agreement",
        section="Экология",
    )
    return plan


def twin() -> Plan:
    """Russian: a city's plan without a column of numbers or results, days without a year."""
    plan = Plan(
        "twin-ru",
        "ru",
        ["План совместных мероприятий акимата города Семей и администрации города Барнаула на 2027 год"],
        [["Наименование", "Сроки", "Исполнители", "Источник финансирования"]],
        number=None,
        title=0,
    )
    plan.under("Культура", "Культура")
    plan.measure(
        ["Дни Абая в Барнауле", "10 августа", "отдел культуры акимата; комитет по культуре", "городской бюджет"],
        "2027-08-10/2027-08-10",
        "отдел культуры акимата; комитет по культуре",
    )
    plan.measure(
        ["Гастроли театра кукол", "октябрь-ноябрь", "театр «Дариға-ай»", "спонсорские средства"],
        "2027-10/2027-11",
        "театр «Дариға-ай»",
    )
    plan.under("Городское хозяйство", "Городское хозяйство")
    plan.measure(
        [
            "Обмен опытом по уборке снега",
            "до конца года",
            "отдел ЖКХ акимата; МУП «Чистый город» (по согласованию)",
            "не требуется",
        ],
        "/2027",
        "отдел ЖКХ акимата; МУП «Чистый город» !by-agreement",
    )
    return plan


ALL = (bilingual, university, corridor, logframe, border, twin)

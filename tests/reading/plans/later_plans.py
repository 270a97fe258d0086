"""Invented plans that were written after the rules."""

from tests.reading.plans.invented import C, Plan


def commission() -> Plan:
    """Russian: sides' columns before the term, numbers without stops, a section in the second column, sub-rows."""
    plan = Plan(
        "commission-ru",
        "ru",
        [
            "Приложение № 2 к протоколу 8-го заседания Межправительственной комиссии",
            (
                "Комплексный план мероприятий по развитию сотрудничества Республики Таджикистан и Республики Казахстан "
                "в области образования и спорта на период 2025–2027 годов"
            ),
        ],
        [
            [
                "№ пп",
                "Содержание мероприятия",
                "Исполнители от Таджикистана",
                "Исполнители от Казахстана",
                "Сроки выполнения",
                "Вид итогового документа",
            ]
        ],
    )
    plan.under("Образование", "Образование", cells=["I", "Образование", "", "", "", ""])
    plan.measure(
        [
            "1",
            "Открыть совместный факультет инженеров водного хозяйства",
            "Министерство образования и науки",
            "Министерство науки и высшего образования",
            "1 сентября 2026 г.",
            "Приказ ректоров",
        ],
        "2026-09-01/2026-09-01",
        "Министерство образования и науки @TJK; Министерство науки и высшего образования @KAZ",
    )
    plan.measure(
        [
            "2",
            "Обмениваться преподавателями русского и казахского языков",
            "Министерство образования и науки (созывающий), Академия наук",
            "Университет «Алатау жолы» (по согласованию)",
            "2025-2027 гг.",
            "Договоры",
        ],
        "2025/2027",
        (
            "Министерство образования и науки @TJK !lead; Академия наук @TJK; Университет «Алатау жолы» @KAZ "
            "!by-agreement"
        ),
    )
    plan.under("Спорт", "Спорт", cells=["II", "Спорт", "", "", "", ""])
    plan.measure(
        [
            C("3", rows=2),
            C("Провести сборы юных борцов", rows=2),
            "Комитет по делам молодежи и спорта",
            C("Комитет спорта", rows=2),
            "июль 2025 г.",
            "Отчет",
        ],
        "2025-07/2025-07",
        "Комитет по делам молодежи и спорта @TJK; Комитет спорта @KAZ",
    )
    plan.measure(
        ["Федерация борьбы", "июль 2026 г.", "Отчет"],
        "2026-07/2026-07",
        "Федерация борьбы @TJK; Комитет спорта @KAZ",
        number="3",
        title="Провести сборы юных борцов",
    )
    plan.measure(
        [
            "4",
            "Создать общий реестр тренеров",
            "Комитет по делам молодежи и спорта",
            "Комитет спорта",
            "не позднее 1 декабря 2027 г.",
            "Реестр",
        ],
        "/2027-12-01",
        "Комитет по делам молодежи и спорта @TJK; Комитет спорта @KAZ",
    )
    plan.beside("", "Всего мероприятий: 4", "", "", "", "")
    return plan


def agency() -> Plan:
    """Russian, interagency: bullets in the cells, years as a list, a measure without bodies."""
    plan = Plan(
        "agency-ru",
        "ru",
        ["ДОРОЖНАЯ КАРТА", "по внедрению электронных санитарных сертификатов между ведомствами Армении и Грузии"],
        [
            [
                "п/п",
                "Наименование мероприятий",
                "Ожидаемые результаты",
                "Период исполнения",
                "Ответственный орган",
                "Примечание",
            ]
        ],
    )
    plan.measure(
        [
            "1)",
            "Описать состав сведений сертификата",
            "Технический документ",
            "1 квартал 2026",
            "– Инспекция по безопасности пищевых продуктов Армении\n– Национальное агентство продовольствия Грузии",
            "",
        ],
        "2026-01/2026-03",
        "Инспекция по безопасности пищевых продуктов Армении @ARM; Национальное агентство продовольствия Грузии @GEO",
    )
    plan.measure(
        [
            "2)",
            "Провести пробный обмен сведениями",
            "Протокол испытаний",
            "2026 г., 2027 г.",
            (
                "– Национальное агентство продовольствия Грузии (головной исполнитель)\n– ООО «Севан-Софт» (по "
                "согласованию)"
            ),
            "после описания",
        ],
        "2026/2027",
        "Национальное агентство продовольствия Грузии @GEO !lead; ООО «Севан-Софт» !by-agreement",
    )
    plan.measure(
        [
            "3)",
            "Подготовить предложения о взаимном признании электронных подписей",
            "Предложения",
            "до конца 2027 года",
            "-",
            "",
        ],
        "/2027",
        "",
    )
    plan.measure(["4)", "Информировать участников торговли", "Публикации", "регулярно", "стороны", ""], "", "стороны")
    plan.below = ["Подписана в г. Ереване 12 февраля 2026 года в двух экземплярах."]
    return plan


def strategy() -> Plan:
    """English: a matrix with objectives, nested numbering and a two-row header of another kind."""
    plan = Plan(
        "strategy-en",
        "en",
        [
            (
                "Implementation plan of the Agreement on Cooperation in Drought Monitoring between the Government of "
                "Mongolia and the Government of the Republic of Kazakhstan, 2026-2029"
            )
        ],
        [
            [
                C("#", rows=2),
                C("Actions", rows=2),
                C("Implementation", columns=2),
                C("Deliverables", rows=2),
                C("Source of funding", rows=2),
            ],
            ["Start and end dates", "Responsible institutions"],
        ],
    )
    plan.under("Objective 1: Better data", "Objective 1: Better data")
    plan.measure(
        [
            "1.1",
            "Install soil moisture sensors along the common border",
            "April 2026 - October 2027",
            "National Agency of Meteorology (Mongolia), RSE Kazhydromet",
            "12 sensors",
            "State budgets",
        ],
        "2026-04/2027-10",
        "National Agency of Meteorology @MNG; RSE Kazhydromet",
    )
    plan.measure(
        [
            "1.2",
            "Calibrate satellite products against ground data",
            "during 2028",
            "Institute of Geography and Geoecology; Ministry of Ecology of Kazakhstan",
            "Calibration note",
            "Own funds",
        ],
        "2028/2028",
        "Institute of Geography and Geoecology; Ministry of Ecology of Kazakhstan @KAZ",
    )
    plan.under("Objective 2: Early action", "Objective 2: Early action")
    plan.measure(
        [
            "2.1",
            "Issue a joint seasonal outlook",
            "every quarter",
            "RSE Kazhydromet (lead), National Agency of Meteorology (Mongolia)",
            "Outlook",
            "Not required",
        ],
        "",
        "RSE Kazhydromet !lead; National Agency of Meteorology @MNG",
    )
    plan.measure(
        [
            "2.2",
            "Agree thresholds at which pastures are closed",
            "no later than 30 June 2029",
            "Ministry of Agriculture of Kazakhstan and Ministry of Food, Agriculture and Light Industry of Mongolia",
            "Protocol",
            "Not required",
        ],
        "/2029-06-30",
        (
            "Ministry of Agriculture of Kazakhstan @KAZ; Ministry of Food, Agriculture and Light Industry of "
            "Mongolia @MNG"
        ),
    )
    return plan


def forum() -> Plan:
    """English: few columns, no numbers, roles in words before a colon."""
    plan = Plan(
        "forum-en",
        "en",
        ["Draft", "Roadmap to open the Torgai border market"],
        [["Step", "By when", "Who is responsible"]],
        number=None,
        title=0,
    )
    plan.measure(
        [
            "Draw up the list of permitted goods",
            "15 January 2027",
            "Lead: Ministry of Trade. Support: regional chambers",
        ],
        "2027-01-15/2027-01-15",
        "Ministry of Trade !lead; regional chambers !co",
    )
    plan.measure(
        [
            "Build the covered rows and the parking place",
            "Q2-Q3 2027",
            "Akimat of Torgai Region; Contractor LLP (subject to agreement)",
        ],
        "2027-04/2027-09",
        "Akimat of Torgai Region; Contractor LLP !by-agreement",
    )
    plan.measure(
        ["Open the market", "by the end of 2027", "Akimat of Torgai Region"], "/2027", "Akimat of Torgai Region"
    )
    return plan


def council() -> Plan:
    """Kazakh: section numbers before the word, lead and co-executors in two columns, sums."""
    plan = Plan(
        "council-kk",
        "kk",
        [
            (
                "Қырғыз Республикасымен шекара маңындағы су қоймаларын қауіпсіз пайдалану жөніндегі 2027–2029 "
                "жылдарға арналған іс-шаралар кешені мен жоспары"
            )
        ],
        [
            [
                "р/с",
                "Іс-шара атауы",
                "Нәтижесі",
                "Мерзімі",
                "Негізгі орындаушы",
                "Бірлесіп орындаушылар",
                "Қаржы көлемі (млн теңге)",
            ]
        ],
    )
    plan.under("І бөлім. Тексеру", "Тексеру")
    plan.measure(
        [
            "1.1",
            "Бөгеттерді бірлесіп тексеру",
            "Тексеру актісі",
            "жыл сайын",
            "Су ресурстары және ирригация министрлігі",
            "Төтенше жағдайлар министрлігі",
            "12,5",
        ],
        "",
        "Су ресурстары және ирригация министрлігі !lead; Төтенше жағдайлар министрлігі !co",
    )
    plan.measure(
        [
            "1.2",
            "Датчиктер орнату",
            "Датчиктер",
            "2028 жылғы II тоқсан",
            "Су ресурстары және ирригация министрлігі",
            "«Бөгет» ЖШС (келісім бойынша), Жамбыл облысының әкімдігі",
            "40",
        ],
        "2028-04/2028-06",
        "Су ресурстары және ирригация министрлігі !lead; «Бөгет» ЖШС !by-agreement; Жамбыл облысының әкімдігі !co",
    )
    plan.under("ІІ бөлім. Хабарлау", "Хабарлау")
    plan.measure(
        [
            "2.1",
            "Тұрғындарды хабардар ету жүйесін іске қосу",
            "Жүйе",
            "2029 жылдың соңына дейін",
            "Төтенше жағдайлар министрлігі",
            "-",
            "75",
        ],
        "/2029",
        "Төтенше жағдайлар министрлігі !lead",
    )
    plan.beside("", "Барлығы", "", "", "", "", "127,5")
    return plan


def company() -> Plan:
    """Kazakh: a company's roadmap in one year, the bodies before the term, no numbers."""
    plan = Plan(
        "company-kk",
        "kk",
        ["«Астық терминалы» жобасының жол картасы"],
        [["Атқарылатын шаралар", "Жауаптылар", "Орындалу мерзімі", "Аяқталу түрі"]],
        number=None,
        title=0,
    )
    plan.measure(
        ["Жер телімін рәсімдеу", "Маңғыстау облысының әкімдігі", "2026 жылғы 30 сәуірге дейін", "Акт"],
        "/2026-04-30",
        "Маңғыстау облысының әкімдігі",
    )
    plan.measure(
        [
            "Терминалдың жобасын сараптау",
            "«Терминал» АҚ, «Сараптама» РМК (келісім бойынша)",
            "2026 жылғы маусым – тамыз",
            "Қорытынды",
        ],
        "2026-06/2026-08",
        "«Терминал» АҚ; «Сараптама» РМК !by-agreement",
    )
    plan.measure(
        ["Құрылысты бастау", "«Терминал» АҚ", "2026 жылдың екінші жартыжылдығы", "Есеп"],
        "2026-07/2026-12",
        "«Терминал» АҚ",
    )
    return plan

"""Invented plans written to be read once before any rule was changed for them: the seventh six."""

from tests.reading.plans.invented import C, Plan


def nuclear() -> Plan:
    """Russian: an agency's joint plan, the side in each cell's brackets, a quarter with a stroke, costs by sides."""
    plan = Plan(
        "radiation-ru",
        "ru",
        [
            "ПЛАН СОВМЕСТНЫХ ДЕЙСТВИЙ",
            "Агентства Республики Казахстан по атомной энергии и Инспекции ядерной безопасности Республики Армения",
            "на период 2027–2028 гг.",
        ],
        [["№ пп", "Направление деятельности", "Действие", "Исполнитель", "Период", "Результат"]],
        title=2,
    )
    plan.measure(
        [
            "1",
            "Мониторинг",
            "Сличить приборы лабораторий двух стран",
            "Институт метрологии (Казахстан), Центр дозиметрии (Армения)",
            "1–2 кв. 2027 г.",
            "протокол сличения",
        ],
        "2027-01/2027-06",
        "Институт метрологии @KAZ; Центр дозиметрии @ARM",
        section="Мониторинг",
    )
    plan.measure(
        [
            "2",
            "Мониторинг",
            "Создать общую карту фона приграничья",
            "Стороны",
            "к декабрю 2028 г.",
            "карта",
        ],
        "/2028-12",
        "Стороны",
        section="Мониторинг",
    )
    plan.measure(
        [
            "3",
            "Обучение",
            "Проводить учения аварийных бригад",
            "МЧС РК (по согласованию), МЧС Армении (по согласованию)",
            "1 раз в 2 года",
            "отчеты",
        ],
        "",
        "МЧС РК @KAZ !by-agreement; МЧС Армении @ARM !by-agreement",
        section="Обучение",
    )
    return plan


def silk() -> Plan:
    """English: a commission's plan with sections as numbered rows, dates in words, several leads."""
    plan = Plan(
        "silk-en",
        "en",
        [
            "APPROVED by the Kazakh-Georgian Commission on Transport, Minutes No. 4 of 9 April 2027",
            "Road map for the development of the Middle Corridor, 2027-2029",
        ],
        [["#", "Measures to be taken", "Form of implementation", "Executors", "Term of execution", "Funding"]],
    )
    plan.under("", "Ports and ferries", cells=["1.", "Ports and ferries", "", "", "", ""])
    plan.measure(
        [
            "1.1.",
            "Agree a common schedule of feeder vessels",
            "Schedule",
            "JSC NC KTZ, Georgian Railway JSC, Aktau Port (upon agreement)",
            "fourth quarter of 2027",
            "Not required",
        ],
        "2027-10/2027-12",
        "JSC NC KTZ; Georgian Railway JSC @GEO; Aktau Port !by-agreement",
    )
    plan.measure(
        [
            "1.2.",
            "Deepen the approach channel",
            "Acceptance certificate",
            "Ministry of Transport of Kazakhstan (convener), Ministry of Finance of Kazakhstan",
            "2027 through 2029",
            "State budget",
        ],
        "2027/2029",
        "Ministry of Transport of Kazakhstan @KAZ !lead; Ministry of Finance of Kazakhstan @KAZ",
    )
    plan.under("", "Digital documents", cells=["2.", "Digital documents", "", "", "", ""])
    plan.measure(
        [
            "2.1.",
            "Accept electronic waybills at all stations",
            "Joint order",
            "Railway administrations of the Parties",
            "from 1 January 2028",
            "Own funds",
        ],
        "2028-01-01/",
        "Railway administrations of the Parties",
    )
    return plan


def lakes() -> Plan:
    """Kazakh: two sides in one heading of two rows, an appendix number, notes below the table."""
    plan = Plan(
        "lakes-kk",
        "kk",
        [
            "Комиссия отырысының хаттамасына 3-қосымша",
            (
                "Қазақстан Республикасы мен Қырғыз Республикасының су шаруашылығы саласындағы 2027 жылға "
                "арналған іс-шаралар жоспары"
            ),
        ],
        [
            [
                C("№", rows=2),
                C("Іс-шаралар", rows=2),
                C("Мерзімі", rows=2),
                C("Жауаптылар", columns=2),
                C("Аяқталу нысаны", rows=2),
            ],
            ["Қазақстан", "Қырғызстан"],
        ],
    )
    plan.measure(
        [
            "1",
            "Су тарату кестесін келісу",
            "15 сәуірге дейін",
            "СРИМ",
            "Су ресурстары қызметі",
            "Хаттама",
        ],
        "/2027-04-15",
        "СРИМ @KAZ; Су ресурстары қызметі @KGZ",
    )
    plan.measure(
        [
            "2",
            "Су қоймасының бөгетін тексеру",
            "мамыр – маусым",
            "«Қазсушар» РМК (келісім бойынша)",
            "Бас су шаруашылығы басқармасы",
            "Акт",
        ],
        "2027-05/2027-06",
        "«Қазсушар» РМК @KAZ !by-agreement; Бас су шаруашылығы басқармасы @KGZ",
    )
    plan.measure(
        ["3", "Гидропостар деректерімен алмасу", "күн сайын", "«Қазгидромет» РМК", "Қырғызгидромет", "Деректер"],
        "",
        "«Қазгидромет» РМК @KAZ; Қырғызгидромет @KGZ",
    )
    plan.below.append("Ескертпе: СРИМ – Су ресурстары және ирригация министрлігі.")
    return plan


def stores() -> Plan:
    """Russian: a trade ministry's table with aims on the left, the measures right of the bodies, the term first."""
    plan = Plan(
        "stores-ru",
        "ru",
        ["Программа действий по созданию сети оптово-распределительных центров", "Таблица 2"],
        [["№", "Срок", "Исполнители", "Мероприятие", "Ожидаемый эффект", "Источники и объемы финансирования"]],
        title=3,
    )
    plan.under("Цель 1. Сокращение потерь урожая", "Цель 1. Сокращение потерь урожая")
    plan.measure(
        [
            "1",
            "2027–2029",
            "МТИ, акиматы Жамбылской и Туркестанской областей",
            "Построить шесть овощехранилищ",
            "потери ниже 10 %",
            "9,2 млрд тенге, частные инвестиции",
        ],
        "2027/2029",
        "МТИ; акиматы Жамбылской и Туркестанской областей",
    )
    plan.measure(
        [
            "2",
            "ежемесячно до 5 числа",
            "БНС",
            "Публиковать оптовые цены на двадцать видов продукции",
            "сопоставимые цены",
            "не требуется",
        ],
        "",
        "БНС",
    )
    plan.under("Цель 2. Выход на соседние рынки", "Цель 2. Выход на соседние рынки")
    plan.measure(
        [
            "3",
            "первое полугодие 2028",
            "МТИ совместно с НПП «Атамекен» (по согласованию)",
            "Открыть торговые представительства в трех городах",
            "рост вывоза",
            "РБ",
        ],
        "2028-01/2028-06",
        "МТИ; НПП «Атамекен» !by-agreement",
    )
    return plan


def parks() -> Plan:
    """English: no header at all, five columns, bodies by labels, a section before the first row."""
    plan = Plan("bare-en", "en", ["Agreed measures on the transboundary park, 2027-2028"], [])
    plan.measure(
        [
            "1",
            "Draw up a joint inventory of bird colonies",
            "Kazakhstan: Forestry Committee; Mongolia: Ministry of Environment",
            "by 1 November 2027",
            "Inventory report",
        ],
        "/2027-11-01",
        "Forestry Committee @KAZ; Ministry of Environment @MNG",
    )
    plan.measure(
        [
            "2",
            "Mark the trails on both sides of the border",
            "Park administrations",
            "May to September 2028",
            "Marked trails",
        ],
        "2028-05/2028-09",
        "Park administrations",
    )
    plan.measure(
        [
            "3",
            "Exchange rangers for two weeks each season",
            "Mongolia: Ministry of Environment",
            "annually",
            "Exchange report",
        ],
        "",
        "Ministry of Environment @MNG",
    )
    return plan


def council() -> Plan:
    """Russian: a business council's plan, responsible persons' posts, months in Roman numerals, empty cells."""
    plan = Plan(
        "business-ru",
        "ru",
        [
            "Казахстанско-Таджикский деловой совет",
            "План работы на 2027 год",
        ],
        [["№ п/п", "Мероприятия", "Сроки проведения", "Место", "Ответственные", "Отметка об исполнении"]],
    )
    plan.measure(
        [
            "1.",
            "Заседание делового совета",
            "июнь",
            "Душанбе",
            "Сопредседатели совета, Торгово-промышленная палата Таджикистана",
            "",
        ],
        "2027-06/2027-06",
        "Сопредседатели совета; Торгово-промышленная палата Таджикистана @TJK",
    )
    plan.measure(
        [
            "2.",
            "Выставка строительных материалов",
            "20–23 сентября",
            "Шымкент",
            "АО «Экспоцентр-Юг», Палата предпринимателей Туркестанской области",
            "перенесено",
        ],
        "2027-09-20/2027-09-23",
        "АО «Экспоцентр-Юг»; Палата предпринимателей Туркестанской области",
    )
    plan.measure(
        [
            "3.",
            "Консультации по фитосанитарным требованиям",
            "по запросу",
            "",
            "Секретариат совета",
            "",
        ],
        "",
        "Секретариат совета",
    )
    return plan


ALL = (nuclear, silk, lakes, stores, parks, council)

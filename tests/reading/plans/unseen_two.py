"""Invented plans written to be read once before any rule was changed for them: the second six."""

from tests.reading.plans.invented import C, Plan


def clinics() -> Plan:
    """English: areas in merged rows with letters, two responsible parties, months and years in words."""
    plan = Plan(
        "clinics-en",
        "en",
        [
            "Implementation Plan",
            (
                "of the Memorandum of Understanding between the Ministry of Healthcare of the Republic of Kazakhstan "
                "and the Ministry of Interior of Hungary in the field of health, 2027-2029"
            ),
        ],
        [
            [
                "№",
                "Planned activities",
                "Timeframe",
                "Responsible party (Kazakhstan)",
                "Responsible party (Hungary)",
                "Expected outcome",
            ]
        ],
    )
    plan.under("A. Primary care", "Primary care")
    plan.measure(
        [
            "1",
            "Twin four rural clinics and exchange their protocols of care",
            "January 2027 – June 2028",
            "Department of Primary Care; Akimat of Akmola Region (upon agreement)",
            "National Directorate General for Hospitals",
            "Four twinning letters",
        ],
        "2027-01/2028-06",
        "Department of Primary Care @KAZ; Akimat of Akmola Region @KAZ !by-agreement; "
        "National Directorate General for Hospitals @HUN",
    )
    plan.measure(
        [
            "2",
            "Hold an annual forum of family doctors",
            "Every autumn, beginning in 2027",
            "Association of Family Doctors",
            "Semmel University",
            "Forum report",
        ],
        "2027/",
        "Association of Family Doctors @KAZ; Semmel University @HUN",
    )
    plan.under("B. Medicines and devices", "Medicines and devices")
    plan.measure(
        [
            "3",
            "Compare the national lists of essential medicines",
            "by the end of 2027",
            "National Centre for Expertise of Medicines",
            "National Centre for Public Health and Pharmacy",
            "Comparison table",
        ],
        "/2027",
        "National Centre for Expertise of Medicines @KAZ; National Centre for Public Health and Pharmacy @HUN",
    )
    plan.measure(
        [
            "4",
            "Consider joint production of infusion pumps",
            "TBD",
            "To be determined",
            "MedPump Kft.",
            "Feasibility note",
        ],
        "",
        "MedPump Kft. @HUN",
    )
    return plan


def fields() -> Plan:
    """Russian: terms first, numbers inside the titles, months of every year, no column of numbers."""
    plan = Plan(
        "fields-ru",
        "ru",
        [
            "Согласовано на заседании подкомиссии по сельскому хозяйству",
            (
                "ПЛАН СОВМЕСТНЫХ МЕРОПРИЯТИЙ Министерства сельского хозяйства Республики Казахстан и Министерства "
                "сельского хозяйства и продовольствия Республики Беларусь на 2027–2029 годы"
            ),
        ],
        [["Срок проведения", "Мероприятие", "Исполнители", "Итог"]],
        number=None,
        title=1,
    )
    plan.under("Семеноводство", "Семеноводство")
    plan.measure(
        [
            "апрель – май, сентябрь – октябрь ежегодно",
            "1.1. Закладывать опытные участки яровой пшеницы",
            "НАО «Аграрный университет» (РК), РУП «Институт земледелия» (РБ)",
            "отчет об урожайности",
        ],
        "",
        "НАО «Аграрный университет» @KAZ; РУП «Институт земледелия» @BLR",
        number="1.1.",
        title="Закладывать опытные участки яровой пшеницы",
    )
    plan.measure(
        [
            "до 25 декабря 2027 года",
            "1.2. Подготовить предложения о взаимном признании сортовых свидетельств",
            "МСХ РК, Минсельхозпрод РБ",
            "предложения",
        ],
        "/2027-12-25",
        "МСХ РК @KAZ; Минсельхозпрод РБ @BLR",
        number="1.2.",
        title="Подготовить предложения о взаимном признании сортовых свидетельств",
    )
    plan.under("Ветеринария", "Ветеринария")
    plan.measure(
        [
            "2027, 2028 и 2029 гг.",
            "2.1. Проводить семинары для ветеринарных врачей пограничных пунктов",
            "Комитет ветеринарного контроля и надзора МСХ РК; Департамент ветеринарного и продовольственного надзора",
            "семинары",
        ],
        "2027/2029",
        "Комитет ветеринарного контроля и надзора МСХ РК @KAZ; Департамент ветеринарного и продовольственного надзора",
        number="2.1.",
        title="Проводить семинары для ветеринарных врачей пограничных пунктов",
    )
    return plan


def culture() -> Plan:
    """Kazakh: two sides, places of events, days and months in a year that the title names."""
    plan = Plan(
        "culture-kk",
        "kk",
        [
            (
                "Қазақстан Республикасы мен Өзбекстан Республикасы арасындағы мәдени ынтымақтастықтың "
                "2027 жылға арналған жол картасы"
            ),
        ],
        [["№", "Іс-шара атауы", "Өткізу мерзімі мен орны", "Қазақстан тарапынан", "Өзбекстан тарапынан", "Нәтижесі"]],
    )
    plan.under("Театр және кино", "Театр және кино")
    plan.measure(
        [
            "1",
            "Қуыршақ театрларының фестивалін өткізу",
            "2027 жылғы мамыр, Шымкент қаласы",
            "Мәдениет және ақпарат министрлігі, Шымкент қаласының әкімдігі",
            "Мәдениет министрлігі",
            "Фестиваль",
        ],
        "2027-05/2027-05",
        "Мәдениет және ақпарат министрлігі @KAZ; Шымкент қаласының әкімдігі @KAZ; Мәдениет министрлігі @UZB",
    )
    plan.measure(
        [
            "2",
            "Бірлескен деректі фильм түсіру",
            "2027 жылғы 2-жартыжылдық",
            "«Дала фильм» АҚ (келісім бойынша)",
            "Кинематография агенттігі",
            "Фильм",
        ],
        "2027-07/2027-12",
        "«Дала фильм» АҚ @KAZ !by-agreement; Кинематография агенттігі @UZB",
    )
    plan.under("Кітапханалар", "Кітапханалар")
    plan.measure(
        [
            "3",
            "Сирек қолжазбалардың көшірмелерімен алмасу",
            "жыл бойы",
            "Ұлттық кітапхана",
            "Навои атындағы Ұлттық кітапхана",
            "Көшірмелер",
        ],
        "2027/2027",
        "Ұлттық кітапхана @KAZ; Навои атындағы Ұлттық кітапхана @UZB",
    )
    return plan


def terminal() -> Plan:
    """English: a company's roadmap with task codes, owners, dates of beginning and end, dependencies and colours."""
    plan = Plan(
        "terminal-en",
        "en",
        ["Roadmap: Grain Terminal at Port Kuryk", "Version 0.4, for discussion"],
        [["Task ID", "Task", "Owner", "Partner", "Start date", "Finish date", "Predecessor", "RAG"]],
    )
    plan.under("Phase I. Permits", "Phase I. Permits")
    plan.measure(
        [
            "T-01",
            "Obtain the land plot deed",
            "Steppe Grain LLP",
            "Akimat of Mangystau Region",
            "15/01/2027",
            "31/03/2027",
            "–",
            "green",
        ],
        "2027-01-15/2027-03-31",
        "Steppe Grain LLP !lead; Akimat of Mangystau Region !co",
    )
    plan.measure(
        [
            "T-02",
            "Pass state examination of the design",
            "Steppe Grain LLP",
            "Gosexpertiza RSE",
            "01/04/2027",
            "30/09/2027",
            "T-01",
            "amber",
        ],
        "2027-04-01/2027-09-30",
        "Steppe Grain LLP !lead; Gosexpertiza RSE !co",
    )
    plan.under("Phase II. Works", "Phase II. Works")
    plan.measure(
        ["T-03", "Drive piles and build the berth", "Caspian Build JSC", "", "Oct 2027", "Nov 2028", "T-02", "grey"],
        "2027-10/2028-11",
        "Caspian Build JSC !lead",
    )
    # Owner is a word for who answers; the heading does not say that others take part beside it.
    for place, gold in enumerate(plan.gold):
        bodies = frozenset((name, side, None if role == "lead" else role) for name, side, role in gold.bodies)
        plan.gold[place] = type(gold)(
            gold.number, gold.title, gold.field, gold.start, gold.end, gold.continuous, bodies
        )
    return plan


def crossings() -> Plan:
    """Russian: a merged column of directions, both sides in one cell by labels, terms in several lines."""
    plan = Plan(
        "crossings-ru",
        "ru",
        ["Проект", "ДОРОЖНАЯ КАРТА", "развития пунктов пропуска на казахстанско-кыргызской границе"],
        [["Направление", "№", "Меры", "Результат", "Срок реализации", "Ответственные за реализацию"]],
        number=1,
        title=2,
    )
    plan.measure(
        [
            C("Инфраструктура", rows=2),
            "1",
            "Разработать проект реконструкции пункта пропуска «Карасу»",
            "проектно-сметная документация",
            "IV кв. 2027 г.",
            "от Казахстана: КГД МФ, МТ (свод); от Кыргызстана: Государственная таможенная служба",
        ],
        "2027-10/2027-12",
        "КГД МФ @KAZ; МТ @KAZ !lead; Государственная таможенная служба @KGZ",
        section="Инфраструктура",
    )
    plan.measure(
        [
            "2",
            "Установить весы для грузовых машин",
            "акт приема",
            "1 этап – июнь 2028 г.\n2 этап – июнь 2029 г.",
            "от Казахстана: ТОО «Весы»; от Кыргызстана: Министерство транспорта и коммуникаций",
        ],
        "2028-06/2029-06",
        "ТОО «Весы» @KAZ; Министерство транспорта и коммуникаций @KGZ",
        number="2",
        title="Установить весы для грузовых машин",
        section="Инфраструктура",
    )
    plan.measure(
        [
            "Порядок работы",
            "3",
            "Ввести предварительное информирование о грузах",
            "совместный приказ",
            "с 1 января 2028 г.",
            "Стороны",
        ],
        "2028-01-01/",
        "Стороны",
        section="Порядок работы",
    )
    return plan


def expenses() -> Plan:
    """Russian: years over columns of expenses, which are no terms; totals; abbreviations of a national plan."""
    plan = Plan(
        "expenses-ru",
        "ru",
        ["План мероприятий по реализации Концепции развития приграничных территорий на 2027–2029 годы"],
        [
            [
                C("№", rows=2),
                C("Наименование", rows=2),
                C("Форма завершения", rows=2),
                C("Срок завершения", rows=2),
                C("Ответственные исполнители", rows=2),
                C("Объемы финансирования, млн тенге", columns=3),
                C("Источники", rows=2),
            ],
            ["2027", "2028", "2029"],
        ],
    )
    plan.under("Направление 1. Дороги и связь", "Дороги и связь")
    plan.measure(
        [
            "1",
            "Отремонтировать подъездные дороги к переходам",
            "Акт ввода в эксплуатацию",
            "декабрь 2027 – 2029 гг.",
            'МТ (свод), МИО, АО "НК "КазАвтоЖол" (по согласованию)',
            "1 200",
            "1 350",
            "900",
            "РБ",
        ],
        "2027-12/2029",
        'МТ !lead; МИО; АО "НК "КазАвтоЖол" !by-agreement',
    )
    plan.measure(
        [
            "2",
            "Обеспечить села приграничья связью четвертого поколения",
            "Отчет",
            "в течение трех лет",
            "МИИЦРАП, операторы связи (по согласованию)",
            "–",
            "–",
            "–",
            "внебюджетные средства",
        ],
        "",
        "МИИЦРАП; операторы связи !by-agreement",
    )
    plan.beside("", C("Итого по направлению 1:", columns=4), "1 200", "1 350", "900", "")
    plan.under("Направление 2. Школы", "Школы")
    plan.measure(
        [
            "3",
            "Построить три школы на 300 мест",
            "Акт ввода",
            "к 1 сентября 2029 г.",
            "МП, акиматы Абайской и Жетысуской областей",
            "0",
            "450",
            "1 100",
            "РБ, МБ",
        ],
        "/2029-09-01",
        "МП; акиматы Абайской и Жетысуской областей",
    )
    return plan


ALL = (clinics, fields, culture, terminal, crossings, expenses)

"""Invented plans written to be read once before any rule was changed for them: the sixth six."""

from tests.reading.plans.invented import C, Plan


def customs() -> Plan:
    """Russian: a customs service's plan with a column of articles, executors in the last column, terms in days."""
    plan = Plan(
        "services-ru",
        "ru",
        [
            "Приложение № 1 к протоколу заседания объединенной коллегии таможенных служб",
            "от 12 марта 2027 г. № 3",
            "План работы объединенной коллегии на 2027–2028 годы",
        ],
        [
            [
                "№ п/п",
                "Вопросы, подлежащие проработке",
                "Срок представления",
                "Итоговый документ",
                "Докладчик",
                "Исполнители",
            ]
        ],
    )
    plan.under("Раздел III. Информационное взаимодействие", "Информационное взаимодействие")
    plan.measure(
        [
            "3.1",
            "О ходе обмена сведениями о декларациях на товары",
            "II квартал 2027 года",
            "протокол",
            "Представитель ГТК Беларуси",
            "ФТС России, ГТК Беларуси, КГД МФ РК",
        ],
        "2027-04/2027-06",
        "ФТС России @RUS; ГТК Беларуси @BLR; КГД МФ РК @KAZ",
    )
    plan.measure(
        [
            "3.2",
            "О едином механизме прослеживаемости",
            "в 10-дневный срок после утверждения порядка",
            "решение",
            "–",
            "Все таможенные службы",
        ],
        "",
        "Все таможенные службы",
    )
    return plan


def youth() -> Plan:
    """English: an embassy's calendar of joint events, venues, organisers, dates in several forms."""
    plan = Plan(
        "events-en",
        "en",
        ["Plan of joint events marking 35 years of diplomatic relations between Kazakhstan and Italy, 2027"],
        [["No", "Event", "Date", "Venue", "Organisers", "Contact"]],
    )
    plan.measure(
        [
            "1",
            "Exhibition of nomad jewellery",
            "14–28 May 2027",
            "Rome",
            "Embassy of Kazakhstan, National Museum",
            "culture attaché",
        ],
        "2027-05-14/2027-05-28",
        "Embassy of Kazakhstan @KAZ; National Museum",
    )
    plan.measure(
        [
            "2",
            "Business forum on leather and textiles",
            "October 2027",
            "Almaty",
            "Chamber of Foreign Trade; Embassy of Italy (upon agreement)",
            "",
        ],
        "2027-10/2027-10",
        "Chamber of Foreign Trade; Embassy of Italy @ITA !by-agreement",
    )
    plan.measure(
        ["3", "Chamber music evenings in regional centres", "throughout 2027", "Regions", "Philharmonic Society", ""],
        "2027/2027",
        "Philharmonic Society",
    )
    return plan


def energy() -> Plan:
    """Kazakh: a company and a ministry, three stages, results in per cent, a term after the bodies."""
    plan = Plan(
        "energy-kk",
        "kk",
        [
            "Бекітілді",
            (
                "«Дала энергиясы» АҚ мен Қырғыз Республикасы Энергетика министрлігінің бірлескен "
                "жобалары бойынша жол картасы"
            ),
        ],
        [["Р/с", "Жұмыстар атауы", "Жауапты тарап", "Бірлесіп орындаушылар", "Орындау кезеңі", "Күтілетін нәтиже"]],
    )
    plan.under("1-кезең. Дайындық", "1-кезең. Дайындық")
    plan.measure(
        [
            "1",
            "Су электр станциясының техникалық-экономикалық негіздемесін әзірлеу",
            "«Дала энергиясы» АҚ",
            "Қырғызстан: Энергетика министрлігі",
            "2027 жылғы наурыз – қараша",
            "Негіздеме бекітілді",
        ],
        "2027-03/2027-11",
        "«Дала энергиясы» АҚ; Энергетика министрлігі @KGZ !co",
    )
    plan.measure(
        [
            "2",
            "Жер учаскесін бөлу",
            "Қырғызстан: Энергетика министрлігі",
            "–",
            "2027 жылдың IV тоқсаны",
            "Шешім",
        ],
        "2027-10/2027-12",
        "Энергетика министрлігі @KGZ",
    )
    plan.under("2-кезең. Құрылыс", "2-кезең. Құрылыс")
    plan.measure(
        [
            "3",
            "Құрылыс-монтаж жұмыстарын жүргізу",
            "«Дала энергиясы» АҚ",
            "мердігер (келісім бойынша)",
            "2028 – 2030 жылдар",
            "100 %",
        ],
        "2028/2030",
        "«Дала энергиясы» АҚ; мердігер !by-agreement",
    )
    return plan


def region() -> Plan:
    """Russian: headings in capitals, numbers with the letters of sections, executors joined by words."""
    plan = Plan(
        "region-ru",
        "ru",
        [
            "КОМПЛЕКС МЕР",
            "по развитию межрегионального сотрудничества Павлодарской и Омской областей в 2027–2029 годах",
        ],
        [["№", "МЕРОПРИЯТИЕ", "СРОК", "ОТВЕТСТВЕННЫЕ ИСПОЛНИТЕЛИ", "РЕЗУЛЬТАТ"]],
    )
    plan.under("А. АГРОПРОМЫШЛЕННЫЙ КОМПЛЕКС", "АГРОПРОМЫШЛЕННЫЙ КОМПЛЕКС")
    plan.measure(
        [
            "А.1",
            "Создать племенной репродуктор овец едильбаевской породы",
            "2027–2028 гг.",
            "Управление сельского хозяйства Павлодарской области и ТОО «Галицкое»",
            "Репродуктор на 500 голов",
        ],
        "2027/2028",
        "Управление сельского хозяйства Павлодарской области; ТОО «Галицкое»",
    )
    plan.measure(
        [
            "А.2",
            "Провести межрегиональную ярмарку",
            "сентябрь ежегодно",
            "Министерство сельского хозяйства Омской области совместно с акиматом города Павлодара",
            "Ярмарка",
        ],
        "",
        "Министерство сельского хозяйства Омской области; акиматом города Павлодара",
    )
    plan.under("Б. ВОДНЫЕ РЕСУРСЫ", "ВОДНЫЕ РЕСУРСЫ")
    plan.measure(
        [
            "Б.1",
            "Очистить русло Иртыша у пристаней",
            "не позднее октября 2029 г.",
            "РГП «Водные пути», Обь-Иртышское бассейновое управление, акимат Павлодарской области (по согласованию)",
            "Отчет о работах",
        ],
        "/2029-10",
        "РГП «Водные пути»; Обь-Иртышское бассейновое управление; акимат Павлодарской области !by-agreement",
    )
    return plan


def grants() -> Plan:
    """English: a development agency's results plan without numbers; fields and outputs merged on the left."""
    plan = Plan(
        "results-en",
        "en",
        ["Country Programme Implementation Plan: Aral Sea Rim", "July 2027 – June 2030"],
        [
            [
                C("Thematic area", rows=2),
                C("Planned interventions", rows=2),
                C("When", rows=2),
                C("Who", columns=2),
                C("Means of verification", rows=2),
            ],
            ["Lead", "Partners"],
        ],
        number=None,
        title=1,
    )
    plan.measure(
        [
            C("Land", rows=2),
            "Plant saxaul on 4,000 hectares of dry seabed",
            "2027/28",
            "Forestry Committee",
            "Village councils, Aral Fund",
            "Satellite images",
        ],
        "2027/2028",
        "Forestry Committee !lead; Village councils !co; Aral Fund !co",
        section="Land",
    )
    plan.measure(
        [
            "Open three nurseries",
            "by 1 March 2029",
            "Aral Fund",
            "–",
            "Acceptance acts",
        ],
        "/2029-03-01",
        "Aral Fund !lead",
        title="Open three nurseries",
        section="Land",
    )
    plan.measure(
        [
            "Water",
            "Line the small canals of two districts",
            "Q3 2028 to Q2 2030",
            "Ministry of Water Resources",
            "Farmers' associations",
            "Flow records",
        ],
        "2028-07/2030-06",
        "Ministry of Water Resources !lead; Farmers' associations !co",
        section="Water",
    )
    return plan


def order() -> Plan:
    """Russian: a ministry's order without a word "measure" in the header; a column of who controls."""
    plan = Plan(
        "order-ru",
        "ru",
        [
            "Утвержден приказом Министра транспорта Республики Казахстан от 30 января 2027 года № 41",
            "План-график подготовки к запуску Транскаспийского контейнерного сервиса",
        ],
        [["№", "Что необходимо сделать", "Когда", "Кто отвечает", "Кто контролирует", "Чем подтверждается"]],
    )
    plan.measure(
        [
            "1",
            "Согласовать расписание судов и поездов",
            "до 15.03.2027",
            "АО «НК «ҚТЖ», АО «Казмортрансфлот»",
            "Комитет железнодорожного транспорта",
            "Расписание",
        ],
        "/2027-03-15",
        "АО «НК «ҚТЖ»; АО «Казмортрансфлот»",
    )
    plan.measure(
        [
            "2",
            "Закупить 300 контейнеров",
            "апрель – июнь 2027 года",
            "ТОО «Контейнер Сервис»",
            "Вице-министр",
            "Договор поставки",
        ],
        "2027-04/2027-06",
        "ТОО «Контейнер Сервис»",
    )
    plan.measure(
        [
            "3",
            "Докладывать о ходе подготовки",
            "каждую пятницу",
            "Департамент транзитной политики",
            "Вице-министр",
            "Доклад",
        ],
        "",
        "Департамент транзитной политики",
    )
    return plan


ALL = (customs, youth, energy, region, grants, order)

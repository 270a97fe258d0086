"""Invented plans written to be read once before any rule was changed for them: the fourth six."""

from tests.reading.plans.invented import C, Plan


def minerals() -> Plan:
    """Russian: bodies in a list of lines with sides as headings, terms as ends of periods, a column of notes."""
    plan = Plan(
        "minerals-ru",
        "ru",
        [
            "Приложение к Протоколу седьмого заседания Рабочей группы",
            (
                "План мероприятий по сотрудничеству в сфере недропользования между Министерством промышленности и "
                "строительства Республики Казахстан и Министерством горнодобывающей промышленности и геологии "
                "Республики Узбекистан на 2027–2028 годы"
            ),
        ],
        [["п/п", "Мероприятия", "Ответственные", "Сроки исполнения", "Ход исполнения", "Форма завершения"]],
    )
    plan.under("I. Геологическое изучение", "Геологическое изучение")
    plan.measure(
        [
            "1",
            "Составить сводную карту подземных вод приграничья масштаба 1:500 000",
            "Казахстан:\nКомитет геологии\nРГУ «Южгеология»\nУзбекистан:\nИнститут гидрогеологии",
            "к концу 2027 года",
            "Листы 1–3 составлены",
            "карта",
        ],
        "/2027",
        "Комитет геологии @KAZ; РГУ «Южгеология» @KAZ; Институт гидрогеологии @UZB",
    )
    plan.measure(
        [
            "2",
            "Обмен каталогами месторождений",
            "Казахстан:\nКомитет геологии\nУзбекистан:\nМингеологии",
            "раз в полугодие",
            "не начато",
            "каталоги",
        ],
        "",
        "Комитет геологии @KAZ; Мингеологии @UZB",
    )
    plan.under("II. Подготовка кадров", "Подготовка кадров")
    plan.measure(
        [
            "3",
            "Организовать летнюю практику студентов-геологов на полигоне «Каратау»",
            "Сатпаевский университет, Ташкентский технический университет",
            "июнь-август, ежегодно",
            "",
            "отчет о практике",
        ],
        "",
        "Сатпаевский университет; Ташкентский технический университет",
    )
    return plan


def committee() -> Plan:
    """English: a joint committee's follow-up table with decisions as measures and both parties as columns."""
    plan = Plan(
        "committee-en",
        "en",
        [
            "ANNEX II",
            "FOLLOW-UP MATRIX",
            "Action plan agreed by the Joint Economic Committee of Kazakhstan and the Kingdom of Jordan, 5 May 2027",
        ],
        [["S/N", "Agreed action", "Kazakh side", "Jordanian side", "Time limit", "Remarks"]],
    )
    plan.under("TRADE", "TRADE")
    plan.measure(
        [
            "1",
            "Exchange lists of goods of interest",
            "Ministry of Trade and Integration",
            "Ministry of Industry, Trade and Supply",
            "within 3 months",
            "",
        ],
        "",
        "Ministry of Trade and Integration @KAZ; Ministry of Industry, Trade and Supply @JOR",
    )
    plan.measure(
        [
            "2",
            "Arrange a mission of grain exporters to Aqaba",
            "Grain Union of Kazakhstan; QazTrade JSC",
            "Aqaba Development Corporation",
            "autumn 2027",
            "Dates to be confirmed",
        ],
        "2027/2027",
        "Grain Union of Kazakhstan @KAZ; QazTrade JSC @KAZ; Aqaba Development Corporation @JOR",
    )
    plan.under("TOURISM", "TOURISM")
    plan.measure(
        [
            "3",
            "Open a direct seasonal flight",
            "Civil Aviation Committee, SCAT Airlines (by agreement)",
            "Civil Aviation Regulatory Commission, Petra Wings",
            "April 2028",
            "",
        ],
        "2028-04/2028-04",
        "Civil Aviation Committee @KAZ; SCAT Airlines @KAZ !by-agreement; "
        "Civil Aviation Regulatory Commission @JOR; Petra Wings @JOR",
    )
    return plan


def school() -> Plan:
    """Kazakh: a plan without sections, notes below, days with months of several years, offices as bodies."""
    plan = Plan(
        "school-kk",
        "kk",
        [
            "Қазақстан Республикасының Оқу-ағарту министрлігі",
            (
                "Қазақ және түрік мектептерінің ынтымақтастығы жөніндегі 2027-2028 оқу жылына арналған "
                "бірлескен іс-қимыл жоспары"
            ),
        ],
        [["№ р/н", "Не істеледі", "Кім жауапты", "Қашан", "Қорытындысы"]],
    )
    plan.measure(
        [
            "1",
            "Он екі мектепті серіктестікке қосу",
            "Оқу-ағарту министрлігі, Түркияның Ұлттық білім министрлігі",
            "2027 жылғы 15 қыркүйекке дейін",
            "Тізім",
        ],
        "/2027-09-15",
        "Оқу-ағарту министрлігі; Түркияның Ұлттық білім министрлігі @TUR",
    )
    plan.measure(
        [
            "2",
            "Оқушылардың жазғы лагерін ұйымдастыру",
            "Түркістан облысының білім басқармасы, «Болашақ ұрпақ» қоғамдық қоры",
            "2028 жылғы маусым–шілде",
            "Лагерь есебі",
        ],
        "2028-06/2028-07",
        "Түркістан облысының білім басқармасы; «Болашақ ұрпақ» қоғамдық қоры",
    )
    plan.measure(
        [
            "3",
            "Мұғалімдердің онлайн семинарларын өткізу",
            "«Өрлеу» орталығы (келісу бойынша)",
            "тоқсан сайын",
            "Семинар",
        ],
        "",
        "«Өрлеу» орталығы !by-agreement",
    )
    return plan


def flood() -> Plan:
    """English: no number column, the columns of a project sheet, responsible people's offices, ends in months."""
    plan = Plan(
        "flood-en",
        "en",
        ["Ural Basin Flood Preparedness: Plan of Measures"],
        [["Measure", "Expected result", "Implemented by", "Start", "Completion", "Estimated cost, EUR", "Comments"]],
        number=None,
        title=0,
    )
    plan.under("Forecasting", "Forecasting", cells=[C("Forecasting", columns=7)])
    plan.measure(
        [
            "Install radar level meters at the border gauge",
            "Two meters at work",
            "Kazhydromet",
            "03/2027",
            "08/2027",
            "84 000",
            "",
        ],
        "2027-03/2027-08",
        "Kazhydromet",
    )
    plan.measure(
        [
            "Calibrate the snowmelt model",
            "Model report",
            "Kazhydromet and Orenburg Weather Centre",
            "September 2027",
            "February 2028",
            "–",
            "Depends on the meters",
        ],
        "2027-09/2028-02",
        "Kazhydromet; Orenburg Weather Centre",
    )
    plan.under("Response", "Response", cells=[C("Response", columns=7)])
    plan.measure(
        [
            "Train volunteer rescue teams in six districts",
            "Six teams",
            "West Kazakhstan Region Emergency Department, Red Crescent Society (to be agreed)",
            "2027",
            "2028",
            "30 000",
            "",
        ],
        "2027/2028",
        "West Kazakhstan Region Emergency Department; Red Crescent Society !by-agreement",
    )
    return plan


def tickets() -> Plan:
    """Russian: a company's table of orders: what was instructed, who, by what day, marks of control."""
    plan = Plan(
        "tickets-ru",
        "ru",
        [
            "АО «Пассажирские линии»",
            "Матрица мероприятий по запуску поезда Астана – Ташкент – Самарканд",
            "(по состоянию на 1 марта 2027 года)",
        ],
        [["Код", "Задача", "Ответственный", "Участвуют", "Дедлайн", "Статус", "Комментарий"]],
    )
    plan.under("Блок А. Подвижной состав", "Подвижной состав")
    plan.measure(
        [
            "А-1",
            "Провести капитальный ремонт двенадцати вагонов",
            "Департамент вагонного хозяйства",
            "ТОО «Вагоноремонт»",
            "30.06.2027",
            "в работе",
            "8 из 12 готовы",
        ],
        "2027-06-30/2027-06-30",
        "Департамент вагонного хозяйства; ТОО «Вагоноремонт» !co",
    )
    plan.measure(
        [
            "А-2",
            "Получить допуск вагонов на инфраструктуру Узбекистана",
            "Департамент безопасности движения",
            "АО «Узбекские дороги»",
            "15 июля 2027",
            "просрочено",
            "",
        ],
        "2027-07-15/2027-07-15",
        "Департамент безопасности движения; АО «Узбекские дороги» @UZB !co",
    )
    plan.under("Блок Б. Продажи", "Продажи")
    plan.measure(
        [
            "Б-1",
            "Открыть онлайн-продажу билетов в двух странах",
            "Департамент продаж",
            "Департамент ИТ, ООО «Билет-Сервис»",
            "1 августа 2027",
            "исполнено",
            "",
        ],
        "2027-08-01/2027-08-01",
        "Департамент продаж; Департамент ИТ !co; ООО «Билет-Сервис» !co",
    )
    return plan


def council() -> Plan:
    """Russian: a union's road map with executors of several States in one cell, parts of a measure below it."""
    plan = Plan(
        "standards-ru",
        "ru",
        [
            "УТВЕРЖДЕНА",
            "Решением Совета Евразийской экономической комиссии",
            "от 17 марта 2027 г. № 21",
            "ДОРОЖНАЯ КАРТА",
            "по взаимному признанию результатов поверки средств измерений на 2027–2029 годы",
        ],
        [
            [
                "Мероприятие",
                "Вид документа (результат)",
                "Ответственные исполнители",
                "Срок реализации",
            ]
        ],
        number=None,
        title=0,
    )
    plan.under("I. Аналитические мероприятия", "Аналитические мероприятия")
    plan.measure(
        [
            "1. Мониторинг национальных перечней средств измерений",
            "аналитическая справка",
            "уполномоченные органы государств-членов, Комиссия",
            "I квартал 2027 г., далее – ежегодно",
        ],
        "2027-01/2027-03",
        "уполномоченные органы государств-членов; Комиссия",
        number="1.",
        title="Мониторинг национальных перечней средств измерений",
    )
    plan.measure(
        [
            "2. Разработка правил взаимного признания поверки",
            "проект решения Совета Комиссии",
            "Республика Армения, Республика Беларусь, Российская Федерация",
            "IV квартал 2028 г.",
        ],
        "2028-10/2028-12",
        "Республика Армения @ARM; Республика Беларусь @BLR; Российская Федерация @RUS",
        number="2.",
        title="Разработка правил взаимного признания поверки",
    )
    plan.under("II. Организационные мероприятия", "Организационные мероприятия")
    plan.measure(
        [
            "3. Проведение сличений эталонов",
            "отчет о сличениях",
            "национальные метрологические институты (по согласованию)",
            "в течение 2028–2029 годов",
        ],
        "2028/2029",
        "национальные метрологические институты !by-agreement",
        number="3.",
        title="Проведение сличений эталонов",
    )
    return plan


ALL = (minerals, committee, school, flood, tickets, council)

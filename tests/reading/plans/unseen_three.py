"""Invented plans written to be read once before any rule was changed for them: the third six."""

from tests.reading.plans.invented import C, Plan


def programme() -> Plan:
    """Russian: the annex of an economic programme of two governments, terms that hang on other events."""
    plan = Plan(
        "programme-ru",
        "ru",
        [
            "Приложение",
            (
                "к Программе экономического сотрудничества между Правительством Республики Казахстан и Правительством "
                "Российской Федерации на 2026–2030 годы"
            ),
            "ПЛАН МЕРОПРИЯТИЙ",
        ],
        [
            [
                "№ п/п",
                "Наименование мероприятия",
                "Форма реализации",
                "Срок реализации",
                "Исполнители от Российской Стороны",
                "Исполнители от Казахстанской Стороны",
            ]
        ],
    )
    plan.under("1. Сотрудничество в сфере промышленности", "Сотрудничество в сфере промышленности")
    plan.measure(
        [
            "1.1.",
            "Локализация производства узлов сельскохозяйственной техники в г. Костанае",
            "инвестиционное соглашение",
            "2026–2028 гг.",
            "Минпромторг России, АО «Росагролизинг» (по согласованию)",
            "МПС РК, акимат Костанайской области",
        ],
        "2026/2028",
        "Минпромторг России @RUS; АО «Росагролизинг» @RUS !by-agreement; МПС РК @KAZ; акимат Костанайской области @KAZ",
    )
    plan.measure(
        [
            "1.2.",
            "Обмен опытом по маркировке товаров",
            "консультации",
            "в течение срока действия Программы",
            "Минпромторг России, ООО «Оператор-ЦРПТ» (по согласованию)",
            "МТИ РК, МФ РК",
        ],
        "always",
        "Минпромторг России @RUS; ООО «Оператор-ЦРПТ» @RUS !by-agreement; МТИ РК @KAZ; МФ РК @KAZ",
    )
    plan.under("2. Сотрудничество в сфере транспорта", "Сотрудничество в сфере транспорта")
    plan.measure(
        [
            "2.1.",
            "Согласование развития железнодорожных подходов к стыковым пунктам",
            "протокол",
            "I полугодие 2027 г.",
            "Минтранс России, ОАО «РЖД»",
            "МТ РК, АО «НК «ҚТЖ» (по согласованию)",
        ],
        "2027-01/2027-06",
        "Минтранс России @RUS; ОАО «РЖД» @RUS; МТ РК @KAZ; АО «НК «ҚТЖ» @KAZ !by-agreement",
    )
    plan.measure(
        [
            "2.2.",
            "Открытие пассажирского сообщения по новому маршруту",
            "расписание",
            "после завершения реконструкции вокзала",
            "Минтранс России, ОАО «РЖД»",
            "МТ РК",
        ],
        "",
        "Минтранс России @RUS; ОАО «РЖД» @RUS; МТ РК @KAZ",
    )
    return plan


def latin() -> Plan:
    """Kazakh in Latin letters of 2018: a short plan of one year."""
    plan = Plan(
        "latin-kk",
        "kk",
        ["2027 jylǵa arnalǵan shekara mańyndaǵy turizmdi damytý jónindegi is-sharalar jospary"],
        [["№", "Is-shara", "Aıaqtalý nysany", "Oryndaý merzimi", "Jaýapty oryndaýshylar"]],
    )
    plan.measure(
        [
            "1",
            "Týrıstik joldardyń kartasyn daıyndaý",
            "karta",
            "2027 jylǵy 1 maýsymǵa deıin",
            "Týrızm jáne sport mınıstrligi",
        ],
        "/2027-06-01",
        "Týrızm jáne sport mınıstrligi",
    )
    plan.measure(
        [
            "2",
            "Jol boıyndaǵy qyzmet oryndaryn tekserý",
            "aqparat",
            "2027 jylǵy III toqsan",
            "Almaty oblysynyń ákimdigi (kelisim boıynsha)",
        ],
        "2027-07/2027-09",
        "Almaty oblysynyń ákimdigi !by-agreement",
    )
    plan.measure(
        ["3", "Jedel jeli jumysyn qamtamasyz etý", "jedel jeli", "turaqty", "Tótenshe jaǵdaılar mınıstrligi"],
        "always",
        "Tótenshe jaǵdaılar mınıstrligi",
    )
    return plan


def pillars() -> Plan:
    """English: merged pillars and commitments before the steps, responsible and cooperating institutions."""
    plan = Plan(
        "pillars-en",
        "en",
        ["Action Plan 2027–2030 for the Central Steppe Connectivity Initiative", "Adopted at the ministerial meeting"],
        [
            [
                "Pillar",
                "No.",
                "Action steps",
                "Timeline",
                "Responsible institution",
                "Cooperating institutions",
                "Source of funding",
            ]
        ],
        number=1,
        title=2,
    )
    plan.measure(
        [
            C("Pillar 1: Soft infrastructure", rows=2),
            "1.1",
            "Mutual recognition of road permits",
            "H1 2027",
            "Ministry of Transport of Uzbekistan",
            "Ministry of Transport of Kazakhstan, Ministry of Transport of Tajikistan",
            "State budgets",
        ],
        "2027-01/2027-06",
        "Ministry of Transport of Uzbekistan @UZB !lead; Ministry of Transport of Kazakhstan @KAZ !co; "
        "Ministry of Transport of Tajikistan @TJK !co",
        section="Pillar 1: Soft infrastructure",
    )
    plan.measure(
        [
            "1.2",
            "Single digital window for drivers",
            "2027 to 2029",
            "Customs Service of Tajikistan",
            "Asian Bank of Roads (to be agreed)",
            "Grant of the Asian Bank of Roads",
        ],
        "2027/2029",
        "Customs Service of Tajikistan @TJK !lead; Asian Bank of Roads !by-agreement",
        number="1.2",
        title="Single digital window for drivers",
        section="Pillar 1: Soft infrastructure",
    )
    plan.measure(
        [
            "Pillar 2: Roads and bridges",
            "2.1",
            "Feasibility study of the mountain tunnel",
            "No later than 31 December 2028",
            "Government of the Kyrgyz Republic",
            "–",
            "To be identified",
        ],
        "/2028-12-31",
        "Government of the Kyrgyz Republic @KGZ !lead",
        section="Pillar 2: Roads and bridges",
    )
    for place, gold in enumerate(plan.gold):
        bodies = frozenset((name, side, None if role == "lead" else role) for name, side, role in gold.bodies)
        plan.gold[place] = type(gold)(
            gold.number, gold.title, gold.field, gold.start, gold.end, gold.continuous, bodies
        )
    return plan


def levels() -> Plan:
    """Russian: terms and executors each in two columns below one heading, rows of whole stages."""
    plan = Plan(
        "levels-ru",
        "ru",
        [
            "«УТВЕРЖДАЮ»",
            "Председатель Координационного совета",
            "План-график создания трансграничного парка «Алтын-Орда»",
        ],
        [
            [
                C("№", rows=2),
                C("Наименование работ", rows=2),
                C("Исполнители", columns=2),
                C("Сроки", columns=2),
                C("Ожидаемый результат", rows=2),
            ],
            ["Основной исполнитель", "Соисполнители", "начало", "окончание"],
        ],
    )
    plan.under("Этап 1. Подготовка", "Этап 1. Подготовка")
    plan.measure(
        [
            "1.",
            "Обследовать территорию парка с обеих сторон границы",
            "Комитет лесного хозяйства и животного мира",
            "Институт зоологии, общественный фонд «Сайгак»",
            "март 2027",
            "ноябрь 2027",
            "Отчет экспедиции",
        ],
        "2027-03/2027-11",
        "Комитет лесного хозяйства и животного мира !lead; Институт зоологии !co; общественный фонд «Сайгак» !co",
    )
    plan.measure(
        [
            "2.",
            "Подготовить межправительственное соглашение",
            "МЭПР",
            "МИД, МЮ",
            "01.12.2027",
            "01.06.2028",
            "Проект соглашения",
        ],
        "2027-12-01/2028-06-01",
        "МЭПР !lead; МИД !co; МЮ !co",
    )
    plan.under("Этап 2. Открытие", "Этап 2. Открытие")
    plan.measure(
        [
            "3.",
            "Построить визит-центр и три кордона",
            "Акимат Костанайской области",
            "ТОО «Парк-Строй»",
            "II кв. 2028",
            "IV кв. 2029",
            "Акты ввода",
        ],
        "2028-04/2029-12",
        "Акимат Костанайской области !lead; ТОО «Парк-Строй» !co",
    )
    return plan


def ministry() -> Plan:
    """Kazakh: bodies of one ministry's plan, with deputies, departments and people's offices, and half-years."""
    plan = Plan(
        "digital-kk",
        "kk",
        [
            "Бекітемін",
            "Еуразиялық цифрлық күн тәртібін іске асыру жөніндегі 2027–2029 жылдарға арналған кешенді жоспар",
        ],
        [["Р/с №", "Атауы", "Іске асыру мерзімі", "Жауапты мемлекеттік органдар мен ұйымдар", "Күтілетін нәтиже"]],
    )
    plan.under("I. Электрондық сауда", "Электрондық сауда")
    plan.measure(
        [
            "1.1",
            "Электрондық шот-фактуралармен алмасу жүйесін енгізу",
            "2028 жылғы бірінші жартыжылдық",
            "Қаржымині (жинақтау), ЦДИАӨМ, «ҰАТ» АҚ (келісу бойынша)",
            "Жүйе іске қосылды",
        ],
        "2028-01/2028-06",
        "Қаржымині !lead; ЦДИАӨМ; «ҰАТ» АҚ !by-agreement",
    )
    plan.measure(
        [
            "1.2",
            "Кеден рәсімдерін автоматтандыру жөнінде ұсыныстар енгізу",
            "2027 жылдың соңына дейін",
            "Қаржыминінің Мемлекеттік кірістер комитеті",
            "Ұсыныстар",
        ],
        "/2027",
        "Қаржыминінің Мемлекеттік кірістер комитеті",
    )
    plan.under("II. Деректер", "Деректер")
    plan.measure(
        [
            "2.1",
            "Ашық деректер порталдарын үйлестіру",
            "2027–2029 жылдар",
            "ЦДИАӨМ, мүдделі мемлекеттік органдар",
            "Порталдар үйлестірілді",
        ],
        "2027/2029",
        "ЦДИАӨМ; мүдделі мемлекеттік органдар",
    )
    return plan


def cabinet() -> Plan:
    """Russian: a cabinet's plan with tasks before actions, a term in the nominative, bodies of another State."""
    plan = Plan(
        "cabinet-ru",
        "ru",
        [
            "Приложение 1 (к распоряжению Кабинета Министров Кыргызской Республики от 20 января 2027 года № 15-р)",
            "ПЛАН",
            "мероприятий по подготовке к Годам культурного сотрудничества Кыргызской Республики и Туркменистана",
        ],
        [["№", "Задачи", "Действия", "Сроки реализации", "Ответственные исполнители", "Ожидаемые результаты"]],
        title=2,
    )
    plan.measure(
        [
            "1",
            C("Показать наследие двух стран", rows=2),
            "Провести выставку ковров в Бишкеке и Ашхабаде",
            "май, сентябрь 2027 года",
            "Минкультуры, МИД",
            "Выставки проведены",
        ],
        "2027-05/2027-09",
        "Минкультуры; МИД",
        section="Показать наследие двух стран",
    )
    plan.measure(
        [
            "2",
            "Снять документальный фильм о Шелковом пути",
            "в течение 2028 года",
            "Минкультуры, ОТРК (по согласованию)",
            "Фильм снят",
        ],
        "2028/2028",
        "Минкультуры; ОТРК !by-agreement",
        number="2",
        title="Снять документальный фильм о Шелковом пути",
        section="Показать наследие двух стран",
    )
    plan.measure(
        [
            "3",
            "Поддержать обмен студентами",
            "Выделить по десять мест в вузах искусств",
            "ежегодно до 1 сентября",
            "Миннауки; Минкультуры; вузы (по согласованию)",
            "Места выделены",
        ],
        "",
        "Миннауки; Минкультуры; вузы !by-agreement",
        section="Поддержать обмен студентами",
    )
    return plan


ALL = (programme, latin, pillars, levels, ministry, cabinet)

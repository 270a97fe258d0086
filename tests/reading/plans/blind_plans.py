"""Invented plans that were written after the rules had read the later ones."""

from tests.reading.plans.invented import C, Plan


def five() -> Plan:
    """Russian: five States in a column each, with marks only."""
    plan = Plan(
        "five-ru",
        "ru",
        ["План первоочередных мероприятий по развитию железнодорожных перевозок в рамках Содружества на 2026 год"],
        [
            [
                "№ п/п",
                "Мероприятие",
                "Срок исполнения",
                "Ответственные",
                "Источники финансирования",
                "Ожидаемый результат",
            ]
        ],
    )
    plan.under("Тарифная политика", "Тарифная политика")
    plan.measure(
        [
            "1.",
            "Рассмотреть вопрос о скидках на порожний пробег",
            "до 1 марта",
            "Дирекция Совета, железнодорожные администрации",
            "в пределах смет",
            "Решение",
        ],
        "/2026-03-01",
        "Дирекция Совета; железнодорожные администрации",
    )
    plan.measure(
        [
            "2.",
            "Подготовить методику расчета сборов",
            "II–III кварталы",
            "ОАО «РЖД-Тариф» (созыв), АО «Темир тариф», ГО «Белтариф»",
            "собственные средства",
            "Методика",
        ],
        "2026-04/2026-09",
        "ОАО «РЖД-Тариф» !lead; АО «Темир тариф»; ГО «Белтариф»",
    )
    plan.under("Безопасность движения", "Безопасность движения")
    plan.measure(
        [
            "3.",
            "Проверить состояние колесных пар у вагонов собственников",
            "декабрь",
            "железнодорожные администрации",
            "собственные средства",
            "Акт",
        ],
        "2026-12/2026-12",
        "железнодорожные администрации",
    )
    plan.measure(
        ["4.", "Вести перечень нарушений", "постоянно", "Дирекция Совета", "—", "Перечень"], "always", "Дирекция Совета"
    )
    return plan


def ministries() -> Plan:
    """Russian: interagency, the bodies of both sides in one cell with States in brackets, text deadlines."""
    plan = Plan(
        "ministries-ru",
        "ru",
        [
            "Парафирован в г. Минске 3 июля 2026 года",
            (
                "План мероприятий по выполнению Меморандума о взаимопонимании между Министерством культуры "
                "Республики Беларусь и Министерством культуры Кыргызской Республики"
            ),
        ],
        [["Пункт", "Наименование меры", "Кто исполняет", "Когда", "Чем завершается"]],
    )
    plan.measure(
        [
            "1",
            "Провести дни кино в Бишкеке",
            "Министерство культуры (Беларусь), Министерство культуры (Кыргызстан)",
            "с 10 по 15 октября 2026 года",
            "Дни кино",
        ],
        "2026-10-10/2026-10-15",
        "Министерство культуры @BLR; Министерство культуры @KGZ",
    )
    plan.measure(
        [
            "2",
            "Обменяться выставками ковров",
            "Национальный музей Кыргызстана; Музей народного искусства Беларуси (по согласованию)",
            "весна 2027 года",
            "Выставки",
        ],
        "2027/2027",
        "Национальный музей Кыргызстана @KGZ; Музей народного искусства Беларуси @BLR !by-agreement",
    )
    plan.measure(
        ["3", "Издать сборник сказок на трех языках", "Стороны", "не позднее декабря 2027 года", "Сборник"],
        "/2027-12",
        "Стороны",
    )
    return plan


def ports() -> Plan:
    """English: leads in brackets after a dash, section letters, two funding columns, a total."""
    plan = Plan(
        "ports-en",
        "en",
        [
            "Approved at the 4th meeting of the Intergovernmental Commission on 20 June 2026",
            "ROADMAP FOR COOPERATION OF PORTS",
            "of the Republic of Azerbaijan and Turkmenistan for the period 2026-2030",
        ],
        [
            [
                "S/N",
                "Planned activities",
                "Expected results",
                "Timeframe",
                "Responsible parties",
                "Estimated cost, USD million",
                "Funding source",
            ]
        ],
    )
    plan.under("A) Vessels", "Vessels")
    plan.measure(
        [
            "1",
            "Agree a common berth booking rule",
            "Rule adopted",
            "Q1 2027",
            "State Maritime and Port Agency of Azerbaijan - lead, Turkmen Maritime Agency",
            "0",
            "Not needed",
        ],
        "2027-01/2027-03",
        "State Maritime and Port Agency of Azerbaijan @AZE !lead; Turkmen Maritime Agency @TKM",
    )
    plan.measure(
        [
            "2",
            "Run weekly ferries between the two ports",
            "Ferries run",
            "from May 2027",
            "Caspian Ferry Lines LLC (subject to agreement)",
            "14.5",
            "Carrier",
        ],
        "2027-05/",
        "Caspian Ferry Lines LLC !by-agreement",
    )
    plan.under("B) People", "People")
    plan.measure(
        [
            "3",
            "Train pilots on a shared simulator",
            "40 pilots trained",
            "2028, 2029",
            "Maritime Academy of Azerbaijan & Turkmen Maritime Agency",
            "1.2",
            "Budgets of both sides",
        ],
        "2028/2029",
        "Maritime Academy of Azerbaijan @AZE; Turkmen Maritime Agency @TKM",
    )
    plan.measure(
        ["4", "Review the roadmap", "Review", "by 31 December 2030", "The Parties", "0", "Not needed"],
        "/2030-12-31",
        "Parties",
    )
    plan.beside("", "Total", "", "", "", "15.7", "")
    return plan


def health() -> Plan:
    """English: the side first, numbers with letters, long titles, no completion column."""
    plan = Plan(
        "health-en",
        "en",
        [
            (
                "Joint work plan on public health for 2027 between the Ministry of Health of Uzbekistan and the "
                "Ministry of Health of Kazakhstan"
            )
        ],
        [["Item", "Description of activity", "Uzbekistan", "Kazakhstan", "Completion date"]],
    )
    plan.measure(
        [
            "1a",
            "Compare the national lists of vaccines and publish the differences",
            "Ministry of Health",
            "Ministry of Health",
            "30 April",
        ],
        "2027-04-30/2027-04-30",
        "Ministry of Health @UZB; Ministry of Health @KAZ",
    )
    plan.measure(
        [
            "1b",
            (
                "Agree a form by which a hospital on one side tells a hospital on the other of a patient with an "
                "infection"
            ),
            "Sanitary Committee",
            "Committee for Sanitary Control, Ministry of Internal Affairs",
            "third quarter",
        ],
        "2027-07/2027-09",
        "Sanitary Committee @UZB; Committee for Sanitary Control @KAZ; Ministry of Internal Affairs @KAZ",
    )
    plan.measure(
        [
            "2",
            "Hold an exercise at the Jibek crossing",
            "Ministry of Health (lead), Ministry of Emergency Situations",
            "Ministry of Health",
            "during the year",
        ],
        "2027/2027",
        "Ministry of Health @UZB !lead; Ministry of Emergency Situations @UZB; Ministry of Health @KAZ",
    )
    return plan


def railways() -> Plan:
    """Kazakh: sides' labels in the cell, ordinal sections, a merged term."""
    plan = Plan(
        "railways-kk",
        "kk",
        [
            (
                "Қазақстан Республикасының Үкіметі мен Түрікменстан Үкіметі арасындағы теміржол қатынасын дамыту "
                "жөніндегі 2026–2029 жылдарға арналған бірлескен іс-қимыл жоспары"
            )
        ],
        [["№ р/с", "Шаралар", "Жауапты орындаушылар", "Орындау мерзімі", "Аяқталу нысаны", "Ескертпе"]],
    )
    plan.under("1. Жолдар", "Жолдар")
    plan.measure(
        [
            "1.1.",
            "Болашақ стансасын кеңейту",
            (
                "Қазақстан тарапы: Көлік министрлігі, «Дала жолы» АҚ (келісім бойынша)\nТүрікменстан тарапы: "
                "Теміржол агенттігі"
            ),
            C("2027 жылғы 31 желтоқсанға дейін", rows=2),
            "Пайдалануға беру актісі",
            "",
        ],
        "/2027-12-31",
        "Көлік министрлігі @KAZ; «Дала жолы» АҚ @KAZ !by-agreement; Теміржол агенттігі @TKM",
    )
    plan.measure(
        [
            "1.2.",
            "Байланыс желісін жаңарту",
            "Қазақстан тарапы: «Дала жолы» АҚ\nТүрікменстан тарапы: Теміржол агенттігі",
            "Желі",
            "",
        ],
        "/2027-12-31",
        "«Дала жолы» АҚ @KAZ; Теміржол агенттігі @TKM",
        number="1.2.",
        title="Байланыс желісін жаңарту",
    )
    plan.under("2. Тарифтер", "Тарифтер")
    plan.measure(
        [
            "2.1.",
            "Бірыңғай тариф енгізу туралы келіссөз жүргізу",
            "Қазақстан тарапы: Сауда және интеграция министрлігі",
            "2026–2029 жылдар ішінде",
            "Хаттама",
            "келісілуде",
        ],
        "2026/2029",
        "Сауда және интеграция министрлігі @KAZ",
    )
    return plan

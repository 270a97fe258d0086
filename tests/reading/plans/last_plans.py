"""Invented plans that were written last, to tell how general the rules are."""

from tests.reading.plans.invented import C, Plan


def decree() -> Plan:
    """Russian: the long columns of a government's plan, places in lists, several deadlines in a cell."""
    plan = Plan(
        "decree-ru",
        "ru",
        [
            "Утвержден",
            "распоряжением Премьер-Министра от 11 февраля 2027 года № 17-р",
            "Комплексный план по вопросам приграничной миграции на 2027–2029 годы",
        ],
        [
            [
                "№ п/п",
                "Наименование мероприятия",
                "Форма завершения",
                "Срок исполнения",
                "Ответственные за исполнение",
                "Предполагаемые расходы",
                "Источник финансирования",
            ]
        ],
    )
    plan.beside("1", "2", "3", "4", "5", "6", "7")
    plan.under("Глава 1. Учет и статистика", "Учет и статистика")
    plan.measure(
        [
            "1.",
            "Ввести единую форму миграционной карточки",
            "приказ",
            "III квартал 2027 года",
            "МВД (созыв), МИД, КНБ (по согласованию)",
            "не требуется",
            "–",
        ],
        "2027-07/2027-09",
        "МВД !lead; МИД; КНБ !by-agreement",
    )
    plan.measure(
        [
            "2.",
            "Провести перепись сезонных работников",
            "отчет в МТСЗН",
            "2028 год",
            "МТСЗН, БНС АСПР (по согласованию), акиматы Западно-Казахстанской, Актюбинской и Костанайской областей",
            "210 млн тенге",
            "РБ",
        ],
        "2028/2028",
        "МТСЗН; БНС АСПР !by-agreement; акиматы Западно-Казахстанской, Актюбинской и Костанайской областей",
    )
    plan.under("Глава 2. Права работников", "Права работников")
    plan.measure(
        [
            "3.",
            "Открыть консультационные пункты на вокзалах",
            "акт ввода",
            "до 1 ноября 2027 года",
            "акиматы городов Уральска и Актобе, ТОО «Вокзал Сервис» (по согласованию)",
            "35 млн тенге",
            "МБ",
        ],
        "/2027-11-01",
        "акиматы городов Уральска и Актобе; ТОО «Вокзал Сервис» !by-agreement",
    )
    plan.measure(
        [
            "4.",
            "Обеспечить перевод памяток на три языка",
            "памятки",
            "на постоянной основе",
            "МТСЗН",
            "в пределах выделенных средств",
            "РБ",
        ],
        "always",
        "МТСЗН",
    )
    return plan


def subcommission() -> Plan:
    """Russian: two sides and a third body, the term in the middle, a section with its number in the cell."""
    plan = Plan(
        "subcommission-ru",
        "ru",
        ["Дорожная карта подкомиссии по сотрудничеству в области геологии между Республикой Казахстан и Монголией"],
        [
            [
                C("№", rows=2),
                C("Вопрос и мера", rows=2),
                C("Срок", rows=2),
                C("Исполнители", columns=2),
                C("Результат", rows=2),
            ],
            ["Казахстан", "Монголия"],
        ],
    )
    plan.under("Раздел I. Съемка", "Съемка")
    plan.measure(
        [
            "1",
            "Согласовать листы карты на приграничной полосе",
            "апрель–июнь 2027 г.",
            "Комитет геологии",
            "Управление геологии и минеральных ресурсов",
            "Перечень листов",
        ],
        "2027-04/2027-06",
        "Комитет геологии @KAZ; Управление геологии и минеральных ресурсов @MNG",
    )
    plan.measure(
        ["2", "Обменяться образцами", "с 2027 года", "АО «Керн» (по согласованию)", "Институт геологии", "Акт обмена"],
        "2027/",
        "АО «Керн» @KAZ !by-agreement; Институт геологии @MNG",
    )
    plan.under("Раздел II. Кадры", "Кадры")
    plan.measure(
        ["3", "Провести полевую школу студентов", "раз в год", C("Университеты сторон", columns=2), "Школа проведена"],
        "",
        "Университеты сторон",
    )
    return plan


def energy() -> Plan:
    """English: American dates, a field column, bodies by lines with bullets."""
    plan = Plan(
        "energy-en",
        "en",
        [
            (
                "Action Plan to Implement the Memorandum of Understanding on Hydrogen between the Ministry of Energy "
                "of Kazakhstan and the Federal Ministry of Economy of Germany (2026-2028)"
            )
        ],
        [["Field of cooperation", "No.", "Action", "Responsible entities", "Due date", "Indicator of completion"]],
        number=1,
        title=2,
    )
    plan.measure(
        [
            C("Research", rows=2),
            "R-1",
            "Set up a joint laboratory",
            "• Ministry of Energy of Kazakhstan\n• Steppe Hydrogen LLP (by agreement)",
            "December 1, 2026",
            "Laboratory opened",
        ],
        "2026-12-01/2026-12-01",
        "Ministry of Energy of Kazakhstan @KAZ; Steppe Hydrogen LLP !by-agreement",
        section="Research",
    )
    plan.measure(
        [
            "R-2",
            "Publish a joint review of electrolysers",
            "• Research Institute of Batteries\n• Aral University",
            "end of 2027",
            "Review",
        ],
        "/2027",
        "Research Institute of Batteries; Aral University",
        number="R-2",
        title="Publish a joint review of electrolysers",
        section="Research",
    )
    plan.measure(
        [
            "Markets",
            "M-1",
            "Draft rules for certificates of origin",
            "• Ministry of Energy of Kazakhstan (lead)\n• Federal Ministry of Economy of Germany",
            "2026-2027",
            "Draft rules",
        ],
        "2026/2027",
        "Ministry of Energy of Kazakhstan @KAZ !lead; Federal Ministry of Economy of Germany @DEU",
        section="Markets",
    )
    return plan


def customs() -> Plan:
    """English: start and end in two columns, a side for each body in brackets."""
    plan = Plan(
        "customs-en",
        "en",
        ["Roadmap on digital customs between Georgia and the Republic of Armenia"],
        [["#", "Milestones and activities", "Start", "End", "Lead", "Partners"]],
    )
    plan.under("Phase 1 - Design", "Phase 1 - Design")
    plan.measure(
        [
            "1.1",
            "Map the data elements of both declarations",
            "2026-03",
            "2026-09",
            "Revenue Service of Georgia",
            "State Revenue Committee of Armenia",
        ],
        "2026-03/2026-09",
        "Revenue Service of Georgia @GEO !lead; State Revenue Committee of Armenia @ARM !co",
    )
    plan.measure(
        [
            "1.2",
            "Choose the way of exchange",
            "October 2026",
            "December 2026",
            "State Revenue Committee of Armenia",
            "Revenue Service of Georgia, Border Soft LLC",
        ],
        "2026-10/2026-12",
        "State Revenue Committee of Armenia @ARM !lead; Revenue Service of Georgia @GEO !co; Border Soft LLC !co",
    )
    plan.under("Phase 2 - Pilot", "Phase 2 - Pilot")
    plan.measure(
        ["2.1", "Run the pilot at one crossing", "Q1 2027", "Q4 2027", "Revenue Service of Georgia", ""],
        "2027-01/2027-12",
        "Revenue Service of Georgia @GEO !lead",
    )
    return plan


def villages() -> Plan:
    """Kazakh: bodies in lists of places, terms of one year, a merged field column."""
    plan = Plan(
        "villages-kk",
        "kk",
        ["Бекітілген", "2027 жылға арналған «Шекара ауылдары» бағдарламасын іске асыру жөніндегі іс-шаралар жоспары"],
        [["№", "Бағыты", "Іс-шара", "Аяқталу нысаны", "Іске асыру мерзімі", "Жауапты орындаушылар"]],
        number=0,
        title=2,
    )
    plan.measure(
        [
            "1.",
            C("Жол", rows=2),
            "Ауылішілік жолдарды жөндеу",
            "Орындалған жұмыс актісі",
            "2-3 тоқсан",
            "Абай, Павлодар облыстарының әкімдіктері",
        ],
        "2027-04/2027-09",
        "Абай, Павлодар облыстарының әкімдіктері",
        section="Жол",
    )
    plan.measure(
        [
            "2.",
            "Көпір жобасын әзірлеу",
            "Жоба",
            "қыркүйек",
            "Көлік министрлігі (жинақтау), «Көпір» ЖШС (келісу бойынша)",
        ],
        "2027-09/2027-09",
        "Көлік министрлігі !lead; «Көпір» ЖШС !by-agreement",
        number="2.",
        title="Көпір жобасын әзірлеу",
        section="Жол",
    )
    plan.measure(
        [
            "3.",
            "Байланыс",
            "Интернет желісін тарту",
            "Есеп",
            "2027 жылғы 15 желтоқсанға дейін",
            "Цифрлық даму министрлігі",
        ],
        "/2027-12-15",
        "Цифрлық даму министрлігі",
        section="Байланыс",
    )
    return plan

"""An invented plan of several pages, put together from a few words."""

from tests.reading.plans.invented import Plan

_WHAT = (
    "Согласовать порядок",
    "Подготовить соглашение",
    "Провести семинар по вопросам",
    "Создать рабочую группу для",
    "Обменяться сведениями о порядке",
)
_ON = (
    "проезда большегрузных машин через мосты и тоннели",
    "ветеринарного осмотра скота на отгонных пастбищах",
    "учета паводковых вод в верховьях",
)
_TERMS = (
    ("I квартал 2027 года", "2027-01/2027-03"),
    ("до 1 июня 2028 года", "/2028-06-01"),
    ("2027–2029 годы", "2027/2029"),
    ("постоянно", "always"),
)
_BODIES = (
    ("МТ РК (свод), МВД РК", "МТ РК @KAZ !lead; МВД РК @KAZ", "Минтранс Узбекистана", "Минтранс Узбекистана @UZB"),
    (
        "МСХ РК, акиматы областей",
        "МСХ РК @KAZ; акиматы областей @KAZ",
        "Комитет ветеринарии (по согласованию)",
        "Комитет ветеринарии @UZB !by-agreement",
    ),
)


def pages(rows: int = 42) -> Plan:
    """A plan of three pages or more: rows that a page ends in, the header again on each."""
    plan = Plan(
        "pages-ru",
        "ru",
        ["План мероприятий по сотрудничеству Республики Казахстан и Республики Узбекистан на 2027–2029 годы"],
        [
            [
                "№",
                "Мероприятие",
                "Форма завершения",
                "Срок исполнения",
                "Ответственные от Казахстана",
                "Ответственные от Узбекистана",
            ]
        ],
    )
    for number in range(rows):
        if number % 14 == 0:
            name = ("Дороги", "Пастбища", "Реки")[number // 14 % 3]
            plan.under(f"{'I' * (number // 14 % 3 + 1)}. {name}", name)
        term, days = _TERMS[number % 4]
        ours, read_ours, theirs, read_theirs = _BODIES[number % 2]
        title = f"{_WHAT[number % 5]} {_ON[number % 3]}"
        if number % 3 == 0:
            title += (
                ", а также дать предложения о том, как стороны будут вести этот учет в зимние месяцы и в дни праздников"
            )
        plan.measure([str(number + 1), title, "Протокол", term, ours, theirs], days, f"{read_ours}; {read_theirs}")
    return plan

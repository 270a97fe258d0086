"""The plan itself: its kind, title, period, status, and what it rests on."""

import pytest

from kelisim.model.draft import MeetingDraft
from kelisim.model.instrument import InstrumentKind, InstrumentStatus
from tests.reading.plans.invented import Printed
from tests.reading.plans.tables import found_in, measures_of, page_with, plan_of

TABLE: list[Printed] = [
    ["№", "Мероприятие", "Срок", "Исполнители"],
    ["1", "Открыть пункт пропуска", "2027 год", "МТ РК"],
]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("План мероприятий по реализации Программы сотрудничества", "action-plan"),
        ("План совместных действий на 2027 год", "action-plan"),
        ("Дорожная карта сотрудничества", "roadmap"),
        ("Комплексная программа сотрудничества на 2026–2030 годы", "programme"),
        ("Joint Action Plan for 2027", "action-plan"),
        ("Roadmap for the corridor", "roadmap"),
        ("Cooperation Programme 2026-2030", "programme"),
        ("2027 жылға арналған іс-шаралар жоспары", "action-plan"),
        ("Ынтымақтастықтың жол картасы", "roadmap"),
    ],
)
def test_the_kind_is_what_the_title_says(title: str, kind: InstrumentKind) -> None:
    """A plan to carry out a programme is a plan."""
    plan = plan_of(page_with(TABLE, above=(title,)))
    assert (plan.kind, list(plan.title.values())) == (kind, [title])


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Утвержден распоряжением Правительства от 3 мая 2027 года № 5", None),
        ("Одобрен на заседании рабочей группы", None),
        ("Approved by the Council on 3 May 2027", None),
        ("Проект", "planned"),
        ("DRAFT", "planned"),
        ("Жоба", "planned"),
        ("Подписан в г. Астане 3 мая 2027 года", "signed"),
        ("Signed in Astana on 3 May 2027", "signed"),
        ("Будет подписан в Астане 3 мая 2027 года", None),
        ("To be signed in Astana on 3 May 2027", None),
        ("Парафирован 3 мая 2027 года", "initialled"),
        ("Проект одобрен постановлением Правительства", "draft-approved"),
    ],
)
def test_the_status_is_stated_or_none(line: str, status: InstrumentStatus | None) -> None:
    """Approved is not signed, and what is to be signed is not."""
    assert plan_of(page_with(TABLE, above=(line, "План мероприятий на 2027 год"))).status == status


def test_lines_of_a_title_belong_together() -> None:
    """A title may be set in lines."""
    page = page_with(TABLE, above=("ПЛАН МЕРОПРИЯТИЙ", "по развитию торговли", "на 2027–2029 годы"))
    plan = plan_of(page)
    assert plan.title["ru"].split("\n\n") == ["ПЛАН МЕРОПРИЯТИЙ", "по развитию торговли", "на 2027–2029 годы"]
    assert plan.period is not None
    assert (plan.period.start, plan.period.end) == ("2027", "2029")
    assert measures_of(page)[0].programme is not None


def test_what_approved_the_plan() -> None:
    """The act that approved it, and the session of the organ."""
    page = page_with(TABLE, above=("УТВЕРЖДЕН", "решением Совета Союза от 5 апреля 2027 г. № 4", "План мероприятий"))
    (relation,) = plan_of(page).relations
    assert (relation.kind, relation.instrument.name) == ("under", "решением Совета Союза от 5 апреля 2027 г. № 4")
    page = page_with(
        TABLE,
        above=("Утвержден на 9-м заседании Межправительственной комиссии 2 июня 2027 года", "План мероприятий"),
    )
    meeting = next(draft.content for draft in found_in(page).drafts if isinstance(draft, MeetingDraft))
    assert (meeting.number, meeting.dates.end if meeting.dates else None) == ("9", "2027-06-02")


def test_a_plan_without_a_title_is_no_instrument() -> None:
    """Its measures are read all the same."""
    found = found_in(page_with(TABLE, above=("Приложение 2",)))
    assert len(found.drafts) == 1


def test_below_a_bare_word_stands_whose_plan_it_is() -> None:
    """Also where that line begins with a capital letter; the period stands in capitals as well as in small letters."""
    above = (
        "ПЛАН",
        "мероприятий Республики Казахстан и Туркменистана по охране сайгаков",
        "НА 2027–2028 ГОДЫ",
    )
    plan = plan_of(page_with(TABLE, above=above[:2]))
    assert (plan.kind, plan.parties) == ("action-plan", ("KAZ", "TKM"))
    plan = plan_of(page_with(TABLE, above=("ДОРОЖНАЯ КАРТА ПО ОХРАНЕ САЙГАКОВ " + above[2],)))
    assert plan.period is not None
    assert (plan.period.words, plan.period.start, plan.period.end) == ("2027–2028 ГОДЫ", "2027", "2028")
    plan = plan_of(
        page_with(TABLE, above=("ПЛАН СОВМЕСТНЫХ ДЕЙСТВИЙ", "Министерства спорта Республики Армения и его партнеров"))
    )
    assert plan.parties == ("ARM",)


def test_a_line_that_is_a_period_gives_the_year() -> None:
    """A term without a year takes it, though the title does not say it."""
    rows: list[Printed] = [TABLE[0], ["1", "Открыть пункт пропуска", "март", "МТ РК"]]
    (measure,) = measures_of(page_with(rows, above=("Перечень мер по упрощению поездок", "(2027 год)")))
    assert measure.term is not None
    assert measure.term.start == "2027-03"

"""What is a treaty's text, and what only speaks of treaties."""

import pytest

from kelisim.reading.page import plain_page
from kelisim.reading.story.layout import take_apart
from kelisim.reading.treaties import drafting
from tests.reading.invented import STORIES
from tests.reading.treaties.invented import TEXTS, page_of

NEGATIVES = {
    "a story with the words of a treaty": (
        "Kazakhstan and Uzbekistan agree on birds\n\nThe agreement between the Government of the Republic of "
        "Kazakhstan and the "
        "Government of the Republic of Uzbekistan on steppe birds was signed in Astana on 12 November "
        "2025.\n\nIt will enter into "
        "force thirty days after the last notification. Article 3 says that it lasts five years. Signed in two "
        "copies, the "
        "document is kept in both capitals."
    ),
    "a law": (
        "ЗАКОН О СТЕПНЫХ ПТИЦАХ\n\nСтатья 1. Основные понятия\n\n1. В настоящем Законе используются "
        "понятия.\n\nСтатья 2. Сфера "
        "действия\n\nНастоящий Закон вступает в силу по истечении тридцати дней после официального опубликования."
    ),
    "a law of ratification without the text": (
        "О ратификации Соглашения между Республикой Казахстан и Республикой Узбекистан о птицах\n\nЗакон "
        "Республики Казахстан от 6 "
        "апреля 2020 года № 373\n\nРатифицировать Соглашение между Республикой Казахстан и Республикой "
        "Узбекистан о птицах, "
        "совершенное в Ташкенте 24 июля 2019 года."
    ),
    "a Kazakh law of ratification": (
        "Қазақстан Республикасының Үкіметі мен Моңғолия Үкіметі арасындағы құстар туралы келісімді "
        "ратификациялау туралы\n\n2014 "
        "жылғы 28 мамырда Астанада жасалған Қазақстан Республикасының Үкіметі мен Моңғолия Үкіметі арасындағы "
        "құстар туралы "
        "келісім ратификациялансын."
    ),
    "a resolution that approves a draft without the text": (
        "1. Одобрить прилагаемый проект Соглашения между Правительством Республики Казахстан и Правительством "
        "Моңғолии о птицах.\n2. "
        "Уполномочить министра подписать указанное Соглашение.\n3. Настоящее постановление вводится в действие "
        "со дня подписания."
    ),
    "a speech": (
        "Уважаемые коллеги!\n\nСоглашение между нашими правительствами — важный шаг. Стороны договорились о "
        "сотрудничестве, и "
        "сегодня мы подписали его в Москве. Статья 5 говорит о временном применении."
    ),
    "a plan": (
        "План мероприятий на 2026 год\n\n1. Подготовить проект соглашения о птицах. Срок: II квартал 2026 "
        "года.\n2. Провести "
        "заседание комиссии. Срок: до 1 декабря 2026 года."
    ),
    "a Kazakh story": (
        "Астанада келісімге қол қойылды\n\nҚазақстан мен Өзбекстан үкіметтері арасындағы құстар туралы келісімге "
        "2025 жылғы 12 "
        "қарашада Астанада қол қойылды. Құжат екі данада жасалды. Ол соңғы хабарлама алынған күннен бастап "
        "күшіне енеді."
    ),
    "minutes": (
        "ПРОТОКОЛ\nпятого заседания Межправительственной комиссии по птицам\n\nСтороны договорились о "
        "нижеследующем:\n\n1. Провести "
        "форум.\n\nПодписано в г. Астане 5 ноября 2025 года в двух экземплярах, каждый на казахском и русском языках."
    ),
    "a list of treaties": (
        "Signed documents\n\nAgreement between the Government of Kazakhstan and the Government of Serbia on "
        "archives\n\nAgreement "
        "between the Government of Kazakhstan and the Government of Serbia on tourism\n\nMemorandum of "
        "understanding between the "
        "ministries of culture"
    ),
    "nothing": "\n \n",
}


@pytest.mark.parametrize("text", NEGATIVES.values(), ids=NEGATIVES)
def test_what_speaks_of_treaties_is_none(text: str) -> None:
    """Stories, laws, plans, speeches, minutes and lists."""
    page = plain_page(text)
    assert not drafting.is_one(page, take_apart(page))
    assert drafting.drafts_of(page, take_apart(page)).drafts == ()


@pytest.mark.parametrize("story", [story for story in STORIES if story.suffix == ".txt"], ids=lambda story: story.name)
def test_no_invented_story_is_a_treaty(story: object) -> None:
    """Every story of the reader's own tests."""
    page = plain_page(story.read_text("utf-8"))  # type: ignore[attr-defined]
    assert not drafting.is_one(page, take_apart(page))


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_headed_as_a_draft_is_not_signed(name: str) -> None:
    """The same text under the word "Draft" has no day of signature and is never signed."""
    page, _ = page_of(name)
    marked = "\n\n".join(f"{mark}\n\n{part}" for mark, part in [("ПРОЕКТ", page.text)])
    draft = plain_page(marked)
    found = drafting.drafts_of(draft, take_apart(draft)).drafts
    assert found
    if name in {"ru-passage.txt", "ru-law.txt"}:
        return
    assert found[0].content.status in {None, "draft-approved"}
    assert found[0].content.signed is None

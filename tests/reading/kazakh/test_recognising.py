"""Names, offices, bodies and times of Kazakh sentences, and how the bench scores them."""

import pytest

from bench.kaznerd import annotated, recognised
from kelisim.reading.kazakh.bodies import find_bodies
from kelisim.reading.kazakh.names import find_names
from kelisim.reading.kazakh.offices import find_offices
from kelisim.reading.kazakh.recognising import recognise
from kelisim.reading.kazakh.words import words_in

NAMES = [
    ("Жиналыста Марат Сәбитұлы Жолдасов сөз сөйледі.", ["Марат Сәбитұлы Жолдасов"]),
    ("Марат Жолдасовтың айтуынша, жұмыс басталды.", ["Марат Жолдасов"]),
    ("Министр Асқар Төлегенге тапсырма берді.", ["Асқар Төлеген"]),
    ("Құжатты М. Жолдасов таныстырды.", ["М. Жолдасов"]),
    ("Әріптесім Гүлнар Сейітқызы хабарлайды.", ["Гүлнар Сейітқызы"]),
    ("Елші Халид әл-Мансури келді.", ["Халид әл-Мансури"]),
    ("Ерлан мен Дастан мектепке барды.", ["Ерлан", "Дастан"]),
    ("Санаулы күн қалды, қарулы күштер дайын.", []),
    ("Санаулы тұрғын келді.", []),
    ("Олар Марат Жолдасов көшесінде тұрады.", []),
    ("Ол «Мадина» фильмін көрді.", []),
    ("Бақыт деген не?", []),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_people_are_named_by_their_words(sentence: str, expected: list[str]) -> None:
    """Given names, patronymics, surnames and initials make names; what is like them or named after people does not."""
    names = find_names(words_in(sentence, 0, len(sentence)))
    assert [sentence[name.start : name.end] for name in names] == expected


def test_a_known_state_is_no_part_of_a_name() -> None:
    """A word that is said to be something else ends a name."""
    words = words_in("Ерлан Жолдасов Польша барды", 0, 27)
    assert [name.whole for name in find_names(words, {words[2].start})] == [words[1].end]


OFFICES = [
    ("Қазақстанның Сыртқы істер министрі келді.", ["Сыртқы істер министрі"]),
    ("Премьер-министрдің орынбасары – Қаржы министрі сөйледі.", ["Премьер-министрдің орынбасары – Қаржы министрі"]),
    ("«Арна» АҚ басқарма төрағасының бірінші орынбасары.", ["басқарма төрағасының бірінші орынбасары"]),
    ("Президентке хат жазды.", ["Президент"]),
    (
        "Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрі.",
        ["Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрі"],
    ),
    ("Министрлер жиналды.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), OFFICES)
def test_offices_end_in_their_heads(sentence: str, expected: list[str]) -> None:
    """An office has its field, its rank and whose deputy it is before the head; a plural names no office."""
    found = find_offices(words_in(sentence, 0, len(sentence)))
    assert [sentence[one.start : one.end] for one in found] == expected


BODIES = [
    (
        "Су ресурстары және ирригация министрлігінде жиын өтті.",
        ["Су ресурстары және ирригация министрлігі"],
        ["agency"],
    ),
    ("«Арна Энерго» АҚ-мен шарт жасалды.", ["«Арна Энерго» АҚ"], ["company"]),
    ("«Арна» мен «Тасқын» компаниялары келісті.", ["«Арна»", "«Тасқын»"], ["company", "company"]),
    ("Bluewind Solar компаниясының өкілі.", ["Bluewind Solar компаниясы"], ["company"]),
    ("Облыстық жолаушылар көлігі басқармасының басшысы.", ["Облыстық жолаушылар көлігі басқармасы"], ["agency"]),
    ("Бұл кеңес пайдалы, компания көп.", [], []),
]


@pytest.mark.parametrize(("sentence", "expected", "kinds"), BODIES)
def test_bodies_are_told_by_their_heads(sentence: str, expected: list[str], kinds: list[str]) -> None:
    """Ministries, companies and what stands beside a legal form are bodies, without their case endings."""
    found = find_bodies(words_in(sentence, 0, len(sentence)))
    assert [sentence[one.start : one.end] for one in found] == expected
    assert [one.kind for one in found] == kinds


TIMES = [
    ("Өткен жылы өсім болды.", ["Өткен жылы"]),
    ("2019 жылдың 12 маусымында сайлау өтті.", ["2019 жылдың 12 маусымында"]),
    ("Екі мың он жетінші жылы ашылды.", ["Екі мың он жетінші жылы"]),
    ("Бүгін таңда, былтыр күзде.", ["Бүгін", "былтыр"]),
    ("Жыл басынан бері 3 ай өтті.", ["Жыл басынан бері", "3 ай"]),
    ("Он адам келді, мың теңге төледі.", []),
    ("Осы мәселе талқыланды.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), TIMES)
def test_times_are_runs_of_words_of_time(sentence: str, expected: list[str]) -> None:
    """A number or a description with a unit, a month, or a word that is a time by itself; a count is none."""
    assert [sentence[start:end] for start, end, name in recognise(sentence) if name == "DATE"] == expected


def test_the_bench_reads_tags_and_keeps_token_places() -> None:
    """Spans are whole tokens: first, one past the last, class; two spans side by side stay two."""
    assert annotated(["B-DATE", "I-DATE", "O", "B-PERSON", "B-PERSON"]) == {
        (0, 2, "DATE"),
        (3, 4, "PERSON"),
        (4, 5, "PERSON"),
    }
    assert recognised(["Өткен", "жылы", "Марат", "Жолдасов", "келді", "."]) == {(0, 2, "DATE"), (2, 4, "PERSON")}

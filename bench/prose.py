"""English prose for measuring the reader: written here, the same in every run, and invented: nothing in it happened."""

import random
from typing import Final

STATES: Final = ("Iceland", "Fiji", "Malta", "Chile", "Nepal", "Ghana")
OFFICES: Final = (
    "Prime Minister",
    "Minister of Energy",
    "Deputy Minister of Trade",
    "Ambassador",
    "Chairman of the Board",
)
PEOPLE: Final = ("Anna Berg", "Timur Salim", "Ivan Dolgov", "Marta Lindqvist", "Askar Oman", "Lev Orlov")
THINGS: Final = (
    "a comprehensive programme of economic cooperation",
    "an agreement on the exploration and development of hydrocarbons",
    "a roadmap for the construction of a chemical plant",
    "a memorandum of understanding on river basins",
    "a protocol on the exchange of geological data",
    "a framework agreement on managing the project",
)
FIELDS: Final = ("trade", "transport", "energy", "industry", "agriculture", "space", "health care", "geology")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
TEMPLATES: Final = (
    "The governments of {a} and {b} signed {thing} in the capital on {day} {month} {year}.",
    "{office} {person} said that {thing} will be completed by {month} {year}.",
    "“We expect trade between {a} and {b} to reach ${number} billion in {year},” said {person}, {office} of {a}.",
    "The sides discussed cooperation in {field}, {other} and joint work on the border.",
    "A meeting of the two commissions is planned for {month} {day}, {year}, with the heads of both ministries.",
    "It was a mild evening, and the square before the old station was full of people who had come to hear the band.",
    "The plant, which employs {number} people, has been on the agenda since {year}, when the first survey was made.",
    "According to {person}, {thing} covers {field} and {other} and enters into force after both sides ratify it.",
    "Nobody at the table asked what had become of the plan of {year}; the tea was served, and the talks went on.",
)


def sentence(chance: random.Random) -> str:
    """One sentence."""
    a, b = chance.sample(STATES, 2)
    field, other = chance.sample(FIELDS, 2)
    return chance.choice(TEMPLATES).format(
        a=a,
        b=b,
        field=field,
        other=other,
        office=chance.choice(OFFICES),
        person=chance.choice(PEOPLE),
        thing=chance.choice(THINGS),
        day=chance.randint(1, 28),
        month=chance.choice(MONTHS),
        year=chance.randint(2015, 2029),
        number=chance.randint(2, 900),
    )


def paragraphs(size: int, seed: int = 1) -> list[str]:
    """Paragraphs of three to six sentences, of at least `size` characters together."""
    chance = random.Random(seed)  # noqa: S311 the same prose in every run is what is wanted
    written: list[str] = []
    while sum(map(len, written)) < size:
        written.append(" ".join(sentence(chance) for _ in range(chance.randint(3, 6))))
    return written


def as_text(size: int) -> bytes:
    """A page of plain text."""
    return "\n\n".join(["Two governments meet to talk about a plant", *paragraphs(size)]).encode()


def as_page(size: int) -> bytes:
    """A web page with a menu and a footer around the same prose."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs(size))
    menu = "".join(f'<li><a href="/{field}">{field.title()}</a></li>' for field in FIELDS)
    return (
        '<!doctype html><html lang="en"><head><title>Two governments meet to talk about a plant</title></head><body>'
        f"<nav><ul>{menu}</ul></nav><article><h1>Two governments meet to talk about a plant</h1>{body}</article>"
        "<footer>All rights reserved.</footer></body></html>"
    ).encode()

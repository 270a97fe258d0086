"""Documents that are text and made to be slow: they are read or refused, within the limits on time and memory."""

import json
from pathlib import Path

import pytest

from kelisim.model.decode import decode
from kelisim.model.draft import Reading
from tests.reading.formats.pdfs import Line, Text, pdf
from tests.reading.formats.words import said, with_body
from tests.reading.process import read
from tests.reading.spans import breaches

SIZE = 250_000
START = "The sides of both countries met in the city. "


def repeated(words: str) -> str:
    """A document of the full size that says the same again and again."""
    return START + words * ((SIZE - len(START)) // len(words))


LETTERS = "abcdefghijklmnopqrstuvwxyz"
PEOPLE = " ".join(
    f"Kazakh Minister Anna Z{LETTERS[n % 26]}{LETTERS[n // 26 % 26]}{LETTERS[n // 676]} "
    "said that the plant will open in 2025."
    for n in range(3_000)
)
HOSTILE = {
    "brackets": START + "(" * 100_000,
    "quotation marks": START + "“" * 100_000,
    "words in closing marks": START + "a ”" * 100_000,
    "commas": START + "," * (SIZE - 100),
    "digits": START + "1" * (SIZE - 100),
    "numbers": repeated("1,111,"),
    "years": repeated("2021-2025 "),
    "capital words": START + "Aaa Bbb " * 60_000,
    "sentences of capital words": repeated("Aaa Bbb Ccc Ddd Eee Fff Ggg Hhh. "),
    "hyphens": repeated("They signed an " + "A-" * 50 + "agreement on X. "),
    "signed without end": repeated("signed agreement on and a "),
    "signed in sentences": repeated("Kazakhstan and Russia signed an agreement on and a deal. "),
    "agreements": START
    + " ".join(
        f"Kazakhstan and Russia signed an agreement on bridge number x{n}. It was signed." for n in range(3_000)
    ),
    "people": PEOPLE,
    "offices": repeated("Minister of Aaa and Bbb Ccc, Ddd of "),
    "bodies": repeated("They signed an agreement between Aaa Bbb and Ccc and Ddd with Eee and "),
    "companies": repeated("the company of the company A and "),
    "organs": repeated("Aaa Council on Bbb and Ccc "),
    "forms of State": repeated("Republic of "),
    "meetings": repeated("Kazakh Prime Minister Aaa Bbb met Russian President Ccc Ddd. "),
    "measures": repeated("They took joint measures to help Kazakhstan and Russia and doing it again. "),
    "full stops": repeated(". "),
    "initials": repeated(". A"),
    "white space": START + " " * SIZE + "x",
    "short lines": repeated("x\n"),
    "bars": repeated("| x "),
    "bylines": repeated("By Aaa Bbb, Ccc Ddd and Eee Fff in Ggg\n"),
    "captions": repeated("Photo (Photo (Photo (\n"),
    "items": START + "\nThey signed these documents:\n" + "- agreement on x;\n" * 15_000,
    "nested blocks": "<html><body>" + "<div>" * 100_000 + START,
    "nested articles": "<html><body>" + "<article>x" * 20_000 + START,
    "open tags": "<html>" + "<" * 300_000 + START,
    "attributes": "<html><body><p " + "a=b " * 75_000 + ">" + START,
    "metadata": "<html><head>" + '<meta name="author" content="x">' * 12_000 + "</head><p>" + START,
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><p>' + "&b;" * 50_000 + START,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_or_refused_within_the_limits(name: str, tmp_path: Path) -> None:
    """Status 0 with drafts that decode and keep the span rule, or status 2 with one line."""
    file = tmp_path / "document"
    file.write_text(HOSTILE[name], "utf-8")
    run = read(file, "--json")
    assert run.returncode in {0, 2}, run.stderr[-500:]
    if run.returncode == 2:
        assert run.stderr.count(b"\n") == 1
        return
    reading: Reading = decode(run.stdout, Reading)
    assert list(breaches(reading)) == []


def bordered(lines: int) -> bytes:
    """A PDF of lines that cross one another everywhere."""
    lying = [Line(10, 10 + 0.5 * n, 500, 10 + 0.5 * n) for n in range(lines)]
    standing = [Line(10 + 0.4 * n, 10, 10 + 0.4 * n, 800) for n in range(lines)]
    return pdf([Text(10, 10, START), *lying, *standing])


DOCUMENTS = {
    "tables in tables of Word": with_body(
        "<w:tbl><w:tr><w:tc>" * 50 + said("deep") + "</w:tc></w:tr></w:tbl>" * 50 + said(START)
    ),
    "one run a letter": with_body("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 100_000 + "</w:p>" + said(START)),
    "rows of Word": with_body(
        "<w:tbl>" + f"<w:tr><w:tc>{said('a')}</w:tc><w:tc>{said('b')}</w:tc></w:tr>" * 20_000 + "</w:tbl>" + said(START)
    ),
    "spans of a page": ("<html><p>" + START + "<table>" + "<tr><td rowspan=1000 colspan=1000>a<td>b" * 3_000).encode(),
    "tables in tables of a page": ("<html><p>" + START + "<table><tr><th>a<td>b<tr><td>" * 250).encode(),
    "bars in rows": (START + "\n" + "a | b\nx\n" * 30_000).encode(),
    "lines of a PDF": bordered(1_000),
    "letters of a PDF": pdf([Text(n % 500, n * 7 % 800, "x") for n in range(10_000)]),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_hostile_document_is_read_or_refused_within_the_limits(name: str, tmp_path: Path) -> None:
    """As a text is."""
    file = tmp_path / "document"
    file.write_bytes(DOCUMENTS[name])
    run = read(file, "--json")
    assert run.returncode in {0, 2}, run.stderr[-500:]
    if run.returncode == 2:
        assert run.stderr.count(b"\n") == 1
        return
    reading: Reading = decode(run.stdout, Reading)
    assert list(breaches(reading)) == []


def test_an_external_entity_is_not_fetched(tmp_path: Path) -> None:
    """A page that names a file of the machine as an entity does not get its content."""
    secret = tmp_path / "secret.txt"
    secret.write_text("the hidden words", "utf-8")
    page = f'<!DOCTYPE html [<!ENTITY s SYSTEM "{secret.as_uri()}">]><html><p>{START} &s; {START}</p></html>'
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    run = read(file, "--json")
    assert run.returncode == 0, run.stderr
    assert "hidden" not in json.loads(run.stdout)["text"]

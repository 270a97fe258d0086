"""Kelisim's own table, and releases of what a file holds."""

import unicodedata

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.found import Figures
from kelisim.figures.readers.reading import read_figures
from kelisim.figures.readers.releasing import Given, NoVintageError, fitting, releases
from kelisim.figures.readers.written import csv_of
from kelisim.model.decode import MalformedError, convert
from kelisim.model.measure import Indicator
from kelisim.model.reference import Source
from kelisim.model.release import Observation, Release
from kelisim.model.word import Speaker

_PERIODS = st.one_of(
    st.integers(1900, 2100).map(str),
    st.builds("{}-Q{}".format, st.integers(1900, 2100), st.integers(1, 4)),
    st.builds("{}-S{}".format, st.integers(1900, 2100), st.integers(1, 2)),
    st.builds("{}-{:02}".format, st.integers(1900, 2100), st.integers(1, 12)),
    st.dates().filter(lambda day: day.year > 1000).map(str),
)
_VALUES = st.from_regex(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?", fullmatch=True)
_WORDS = (
    st.text(st.characters(exclude_categories=("C", "Z", "M")) | st.sampled_from(" ,;\"=+-@'"), min_size=1, max_size=20)
    .map(lambda said: unicodedata.normalize("NFC", said).strip())
    .filter(lambda said: bool(said) and said.isprintable())
)
_OBSERVATIONS = st.lists(
    st.builds(Observation, period=_PERIODS, value=_VALUES, status=st.sampled_from([None, "provisional", "estimated"])),
    min_size=1,
    max_size=6,
    unique_by=lambda one: one.period,
).map(tuple)


@st.composite
def _releases(draw: st.DrawFn) -> Release:
    converted = draw(st.booleans())
    address = draw(st.sampled_from([None, "https://example.org/a,b?c=%22d%22"]))
    office = draw(st.none() | _WORDS)
    return Release(
        indicator="ALDER.3.1",
        vintage=draw(st.sampled_from(["2024", "2024-05", "2024-05-06"])),
        observations=draw(_OBSERVATIONS),
        dimensions=draw(st.dictionaries(st.sampled_from(["flow", "partner", "value", "status"]), _WORDS, max_size=3)),
        side=draw(st.sampled_from([None, "ALDER", "BIRCH"])),
        speaker=Speaker(office=office) if office else None,
        valuation=draw(st.sampled_from([None, "fob", "cif"])),
        currency=draw(st.sampled_from([None, "USD"])),
        original="KZT" if converted else None,
        rate="450.25" if converted else None,
        rate_on="2024-05-06" if converted else None,
        sources=(Source(url=address),) if address else (),
    )


@settings(max_examples=25)
@given(st.lists(_releases(), min_size=1, max_size=3))
def test_what_is_written_is_read_back(published: list[Release]) -> None:
    """Every period, value, status, dimension, rate, speaker and address comes back as it was."""
    kept: dict[bytes, Release] = {}
    for one in published:
        # Two releases of one series and one vintage would say something twice, which no file of one office does.
        head = msgspec.json.encode({**msgspec.to_builtins(one), "observations": []}, order="sorted")
        kept.setdefault(head, one)
    data = csv_of(kept.values(), "USD million").encode()
    figures = read_figures(data)
    assert figures.problems == ()
    again = releases(fitting(figures, INDICATOR), Given(indicator="ALDER.3.1"))
    assert sorted(map(_plain, again)) == sorted(map(_plain, kept.values()))


def _plain(release: Release) -> bytes:
    """A release with its observations in the order of their periods."""
    ordered = tuple(sorted(release.observations, key=lambda one: one.period))
    return msgspec.json.encode(msgspec.structs.replace(release, observations=ordered), order="sorted")


INDICATOR = Indicator(title={"en": "Trade"}, unit="USD million")


def test_no_name_is_a_formula_to_a_spreadsheet() -> None:
    """Names that begin as formulas do are guarded; numbers below nought are not."""
    one = Release(
        indicator="ALDER.3.1",
        vintage="2024",
        observations=(Observation(period="2023", value="-5"),),
        dimensions={"product": '=WEBSERVICE("http://x")', "partner": "'quoted"},
        speaker=Speaker(office="@office"),
    )
    written = csv_of([one], "-unit")
    assert '"\'=WEBSERVICE(""http://x"")"' in written
    assert ",''quoted," in written
    assert "2023,-5," in written
    (again,) = releases(read_figures(written.encode()), Given(indicator="ALDER.3.1"))
    assert (again.dimensions, again.speaker) == (one.dimensions, one.speaker)


def test_what_the_indicator_does_not_know_is_a_problem_of_its_row() -> None:
    """Other units, dimensions and values of dimensions are refused, and the rest is released."""
    indicator = Indicator(
        title={"en": "Trade"}, unit="USD million", dimensions={"flow": ("exports", "imports"), "to": ()}
    )
    columns = ColumnMap(period="p", value="v", unit="u", dimensions={"flow": "f", "to": "t", "colour": "c"})
    data = (
        b"p,v,u,f,t,c\n"
        b"2024,1,usd million,exports,anywhere,\n"
        b"2024,2,USD billion,imports,,\n"
        b"2024,3,,sideways,,\n"
        b"2024,4,,imports,,red\n"
        b"bad,5,,imports,,\n"
    )
    figures = fitting(read_figures(data, columns=columns), indicator)
    assert [one.value for one in figures.found] == ["1"]
    assert [(one.row, one.column, one.said) for one in figures.problems] == [
        (6, "p", "bad"),
        (3, "unit", "USD billion"),
        (4, "flow", "sideways"),
        (5, "colour", "red"),
    ]
    assert figures.refused == 4


def test_a_long_series_is_cut_and_series_are_apart() -> None:
    """A release holds at most a thousand figures; each series has its own; what the file does not say is given."""
    columns = ColumnMap(period="p", value="v", dimensions={"flow": "f"}, side="s")
    lines = [
        "p,v,f,s",
        *(f"{1000 + place},{place},exports,ALDER" for place in reversed(range(1_500))),
        "2024,7,imports,",
    ]
    figures = read_figures("\n".join(lines).encode(), columns=columns)
    given = Given(
        indicator="ALDER.3.1",
        vintage="2025-01-02",
        side="BIRCH",
        currency="USD",
        source=Source(title="x.csv", sha256="0" * 64),
    )
    made = releases(figures, given)
    assert [(len(one.observations), one.side, one.dimensions["flow"]) for one in made] == [
        (1_000, "ALDER", "exports"),
        (500, "ALDER", "exports"),
        (1, "BIRCH", "imports"),
    ]
    assert [one.observations[0].period for one in made] == ["1000", "2000", "2024"]
    assert {one.vintage for one in made} == {"2025-01-02"}
    assert made[0].sources[0].title == "x.csv"
    for wrong in ({"vintage": "2024-02-30"}, {"vintage": "soon"}, {"currency": "usd"}, {"indicator": "x"}):
        with pytest.raises(MalformedError):
            convert({"indicator": "ALDER.3.1", **wrong}, Given)
    with pytest.raises(NoVintageError):
        releases(figures, Given(indicator="ALDER.3.1"))
    assert releases(Figures(()), given) == ()

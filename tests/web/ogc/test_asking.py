"""What a request asks for is read from its query, or refused by name; whatever stands there, nothing else happens."""

import re

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.exports.geojson import Box
from kelisim.web.ogc.asking import LIMIT, MOST, Asked, AskedWrongError, asked, known, single

SIGNS = st.text(alphabet="0123456789-+:./TZtz,eE _infa", max_size=40)
LIKELY = st.from_regex(
    r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})\Z"
)
KINDS = {"kind": re.compile("gauge|plant")}


@settings(max_examples=80, deadline=None)
@given(name=st.sampled_from(["bbox", "datetime", "limit", "offset", "kind"]), value=st.one_of(SIGNS, LIKELY, st.text()))
def test_any_value_is_read_or_refused(name: str, value: str) -> None:
    """No text makes anything but an answer or a refusal that names the parameter."""
    try:
        found = asked({name: value}, KINDS)
    except AskedWrongError as error:
        assert error.where == name
    else:
        assert 1 <= found.limit <= MOST
        assert found.since == "" or re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found.since)


def test_nothing_is_asked_for() -> None:
    """Without a query it is the first page of everything."""
    assert asked({}, KINDS) == Asked(limit=LIMIT, offset=0, box=None, since="", until="", filters={})


@pytest.mark.parametrize(
    ("value", "box"),
    [
        ("1,2,3,4", Box(1, 2, 3, 4)),
        ("1,2,-5,3,4,9", Box(1, 2, 3, 4)),
        ("170,-10,-170,10", Box(170, -10, -170, 10)),
        ("-1.5e1,+.5,7.,8", Box(-15, 0.5, 7, 8)),
    ],
)
def test_a_box(value: str, box: Box) -> None:
    """Four numbers, or six of which the heights are left out; west may be greater than east."""
    assert asked({"bbox": value}, KINDS).box == box


@pytest.mark.parametrize("value", ["1_0,2,30,4", " 1,2,3,4", "1,2,3,4,", "1e999,2,3,4", "1;2;3;4", "٤,2,30,4"])
def test_no_box(value: str) -> None:
    """What is no number as JSON or a plain decimal has it is refused."""
    with pytest.raises(AskedWrongError, match="bbox"):
        asked({"bbox": value}, KINDS)


@pytest.mark.parametrize(
    ("value", "since", "until"),
    [
        ("2021-04-28T10:00:00Z", "2021-04-28T10:00:00Z", "2021-04-28T10:00:00Z"),
        ("2021-04-28t13:00:00+03:00", "2021-04-28T10:00:00Z", "2021-04-28T10:00:00Z"),
        ("2021-04-28", "2021-04-28T00:00:00Z", "2021-04-28T23:59:59Z"),
        ("2021-04-28/2021-05-01", "2021-04-28T00:00:00Z", "2021-05-01T23:59:59Z"),
        ("../2021-04-28T10:00:00Z", "", "2021-04-28T10:00:00Z"),
        ("2021-04-28T10:00:00Z/", "2021-04-28T10:00:00Z", ""),
        ("0999-01-01T00:00:00Z/..", "0999-01-01T00:00:00Z", ""),
        # Between two seconds no act was signed: the first after it is the next one, the last before it that one.
        ("2021-04-28T10:00:00.5Z/2021-04-28T10:00:09.5Z", "2021-04-28T10:00:01Z", "2021-04-28T10:00:09Z"),
    ],
)
def test_times(value: str, since: str, until: str) -> None:
    """Moments in UTC and whole seconds, as acts write them."""
    found = asked({"datetime": value}, KINDS)
    assert (found.since, found.until) == (since, until)


def test_parameters_are_known_by_name_and_stand_once() -> None:
    """What nobody defined is refused, and so is a parameter that stands twice."""
    assert known(QueryDict("f=json&limit=2"), ("f", "limit")) == {"f": "json", "limit": "2"}
    assert single(QueryDict("a=1")) == {"a": "1"}
    for query in ("x=1", "f=json&f=json"):
        with pytest.raises(AskedWrongError):
            known(QueryDict(query), ("f", "limit"))

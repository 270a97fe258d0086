"""Links and marks that only this node can have made, and addresses as people type them."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.web.alerts import tokens
from kelisim.web.alerts.mail_address import mail_address, masked


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 10**12))
def test_a_mark_is_found_in_any_text_around_it(number: int) -> None:
    """In an address, in a Message-ID, in capitals; one of another kind, or changed, is none."""
    mark = tokens.short_mark("f", number)
    for text in (f"bounces+{mark}@example.org", f"<{mark}@example.org>", mark.upper()):
        assert tokens.read_mark(text, "f") == number
        assert tokens.read_mark(text, "d") is None
    assert tokens.read_mark(mark[:-1] + ("a" if mark[-1] != "a" else "b"), "f") is None
    assert tokens.read_mark(f"x{mark}", "f") is None


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=80))
def test_no_other_words_are_a_token(words: str) -> None:
    """Whatever stands in the address of a link, the answer is the same."""
    assert [tokens.read_confirm(words), tokens.read_leave(words), tokens.read_mine(words)] == [None] * 3


def test_a_token_is_good_for_its_own_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """The link to leave does not confirm, and one to confirm runs out."""
    token = tokens.confirm_token(7, "secret")
    assert tokens.read_confirm(token) == (7, "secret")
    assert tokens.read_leave(token) is None
    assert tokens.read_mine(tokens.leave_token("s7", "secret")) is None
    monkeypatch.setattr(tokens, "CONFIRM_WITHIN", datetime.timedelta(seconds=-1))
    assert tokens.read_confirm(token) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a@example.org", "a@example.org"),
        (" A.b+c@Example.ORG ", "A.b+c@example.org"),
        ("a@пример.рф", "a@xn--e1afmkfd.xn--p1ai"),
        ("o'neil@example.org", "o'neil@example.org"),
    ],
)
def test_an_address_is_taken(typed: str, meant: str) -> None:
    """Its domain in lower case and ASCII."""
    assert mail_address(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a",
        "@example.org",
        "a@",
        "a@localhost",
        "a b@example.org",
        "a@example.org\nBcc: b@example.org",
        "a\r\n@example.org",
        "<a@example.org>",
        "A <a@example.org>",
        '"a"@example.org',
        "a@b@example.org",
        "а@example.org",
        "a..b@example.org",
        "a@exam ple.org",
        "a@example.org,b@example.org",
        f"{'a' * 65}@example.org",
        f"a@{'b' * 64}.org",
        f"a@{'b.' * 130}org",
    ],
)
def test_what_is_no_plain_address_is_refused(typed: str) -> None:
    """Nothing that could end a header or name somebody else."""
    assert mail_address(typed) is None


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=300))
def test_an_address_is_one_word_of_ascii(typed: str) -> None:
    """Whatever is typed, what is taken has no space, no control character and one at sign."""
    address = mail_address(typed)
    if address is not None:
        assert address.isascii()
        assert address.isprintable()
        assert not set(address) & set(' <>"(),:;\\')
        assert address.count("@") == 1


def test_a_page_shows_an_address_masked() -> None:
    """Whoever has the link sees which mailbox it is, and cannot read it off."""
    assert masked("aida@example.org") == "a…@example.org"
    assert masked("12345") == "1…"

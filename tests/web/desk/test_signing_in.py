"""Who enters the desk."""

from typing import Any

import pytest
from django.test import Client

from kelisim.node import accounts
from kelisim.node.accounts import Admission
from kelisim.node.models import Account, Review
from tests.web.desk.people import ADDRESS, browser, code_of, post

GUARDED = ("/desk/read/", "/desk/read/1/")


@pytest.fixture
def aida(db: None) -> Admission:
    """An account."""
    return accounts.open_account("aida", "KAZ")


def sign_in(client: Client, password: str, code: str, name: str = "aida", **more: str) -> Any:
    """Ask for the page and send the form."""
    client.get(ADDRESS)
    return post(client, ADDRESS, name=name, password=password, code=code, **more)


def test_both_factors_open_the_desk(aida: Admission) -> None:
    """And signing out closes it."""
    client = browser()
    assert sign_in(client, aida.password, code_of(aida)).headers["Location"] == "/desk/read/"
    assert client.get("/desk/read/").status_code == 200
    post(client, "/desk/sign-out/")
    assert client.get("/desk/read/").status_code == 302


@pytest.mark.parametrize("wrong", ["password", "code", "name", "nothing"])
def test_one_wrong_word_is_enough_to_stay_outside(aida: Admission, wrong: str) -> None:
    """The answer is the same for each, and the desk stays shut."""
    client = browser()
    said = {"password": aida.password, "code": code_of(aida), "name": "aida"}
    said = dict.fromkeys(said, "") if wrong == "nothing" else said | {wrong: "000000"}
    answer = sign_in(client, **said)
    assert answer.status_code == 403
    assert b'role="alert"' in answer.content
    assert client.get("/desk/read/").status_code == 302


def test_a_code_is_good_once(aida: Admission) -> None:
    """Whoever looks over a shoulder comes too late."""
    code = code_of(aida)
    assert sign_in(browser(), aida.password, code).status_code == 302
    assert sign_in(browser(), aida.password, code).status_code == 403


def test_an_account_waits_after_failures(aida: Admission) -> None:
    """The right words do not help until the time is over."""
    for _ in range(accounts.FREE):
        sign_in(browser(), "wrong", "000000")
    assert sign_in(browser(), aida.password, code_of(aida)).status_code == 403
    Account.objects.update(blocked_until=None)
    assert sign_in(browser(), aida.password, code_of(aida, ahead=1)).status_code == 302
    assert Account.objects.get().failures == 0


@pytest.mark.parametrize("address", GUARDED)
def test_a_stranger_is_asked_to_sign_in(db: None, address: str) -> None:
    """And led back where the stranger wanted to go."""
    answer = browser().get(address)
    assert answer.headers["Location"] == f"/desk/sign-in/?next={address}"


def test_nobody_is_led_to_another_host(aida: Admission) -> None:
    """An address in `next` that is not this node's is not followed."""
    for wanted, led in (("https://example.org/", "/desk/read/"), ("/desk/read/7/", "/desk/read/7/")):
        accounts.end_account("aida")
        again = accounts.open_account("aida")
        assert sign_in(browser(), again.password, code_of(again), next=wanted).headers["Location"] == led


def test_a_forged_request_is_refused(aida: Admission) -> None:
    """A form without the page's token does nothing."""
    client = browser()
    sign_in(client, aida.password, code_of(aida))
    assert client.post("/desk/read/new/", {}).status_code == 403
    assert client.post("/desk/sign-out/", {}).status_code == 403
    assert client.get("/desk/read/").status_code == 200


def test_public_pages_set_no_cookie(aida: Admission) -> None:
    """Only the desk knows sessions, and its cookie goes nowhere else."""
    client = browser()
    assert not client.get("/en/").cookies
    client.get(ADDRESS)
    (cookie,) = client.cookies.values()
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/desk/", True, "Strict")


def test_the_work_of_another_is_not_there(aida: Admission) -> None:
    """A review belongs to who began it."""
    accounts.open_account("bota")
    bota = Account.objects.get(user__username="bota").user
    review = Review.objects.create(owner=bota, name="hers", reading=b"{}")
    client = browser()
    sign_in(client, aida.password, code_of(aida))
    assert client.get(f"/desk/read/{review.pk}/").status_code == 404
    assert b"hers" not in client.get("/desk/read/").content
    for action in ("file", "discard", "drafts/0"):
        assert post(client, f"/desk/read/{review.pk}/{action}/").status_code == 404
    assert Review.objects.filter(pk=review.pk).exists()


def test_a_name_is_taken_once(aida: Admission) -> None:
    """Other names that are none are refused too, and an account that is not there cannot be ended."""
    with pytest.raises(accounts.AccountError, match="there is an account"):
        accounts.open_account("aida")
    with pytest.raises(accounts.AccountError, match="no name"):
        accounts.open_account("a b")
    with pytest.raises(accounts.AccountError, match="no account"):
        accounts.end_account("bota")

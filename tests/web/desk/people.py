"""People who work at a desk, and how they sign in."""

import base64
import re
import time
from typing import Any

from django.test import Client
from django_otp.oath import TOTP

from kelisim.node.accounts import Admission

ADDRESS = "/desk/sign-in/"


def code_of(admission: Admission, *, ahead: int = 0) -> str:
    """What an authenticator shows now; with `ahead`, so many half minutes later."""
    match = re.search(r"secret=(\w+)", admission.second_factor)
    assert match is not None
    secret = match[1] + "=" * (-len(match[1]) % 8)
    clock = TOTP(base64.b32decode(secret))
    clock.time = time.time() + 30 * ahead
    return f"{clock.token():06}"


def browser() -> Client:
    """A browser that nobody has signed in with. It keeps to the rule on forged requests, as a real one is kept to."""
    return Client(headers={"host": "localhost", "accept-language": "en"}, enforce_csrf_checks=True)


def post(client: Client, address: str, **fields: object) -> Any:
    """Send a form with the token that the last page gave."""
    token = client.session.get("_csrftoken", "")
    return client.post(address, {"csrfmiddlewaretoken": token, **fields})

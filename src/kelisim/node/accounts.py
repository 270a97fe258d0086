"""Accounts of the desk: making, ending and signing in.

1. An account is made by who operates the node, with a password and a second factor that are shown once: a time-based
   one-time password (RFC 6238), which any authenticator app keeps.
2. Signing in needs both. Whatever is wrong, the answer is the same.
3. After `FREE` failures the account waits before it is asked again: a minute, twice as long each time, an hour at most.
   A code is good once.
"""

import datetime
import secrets
from typing import Any

import msgspec
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from kelisim.errors import KelisimError
from kelisim.node.models import Account

FREE = 5
LONGEST = datetime.timedelta(hours=1)


class AccountError(KelisimError):
    """An account that cannot be made, or is not there."""

    code = "account"


class Admission(msgspec.Struct, frozen=True):
    """What is shown once to who gets an account: the password, and the address that an authenticator app takes."""

    password: str
    second_factor: str


@transaction.atomic
def open_account(name: str, party: str = "") -> Admission:
    """Make an account.

    Args:
        name: what the person signs in with: letters, digits and @ . + - _.
        party: the Party that the person may file for; empty for one who only reads.

    Raises:
        AccountError: the name is taken or has other characters.
    """
    user: Any = get_user_model()(username=name)
    password = secrets.token_urlsafe(15)
    user.set_password(password)
    if get_user_model().objects.filter(username=name).exists():
        raise AccountError(f"there is an account {name!r}", expected="another name")
    try:
        user.full_clean()
    except ValidationError:
        raise AccountError(f"{name!r} is no name of an account", expected="letters, digits and @ . + - _") from None
    user.save()
    Account.objects.create(user=user, party=party)
    device = TOTPDevice.objects.create(user=user, name="authenticator")
    return Admission(password, device.config_url)


def end_account(name: str) -> None:
    """End an account, with what is under review in it.

    Raises:
        AccountError: there is none of that name.
    """
    found = get_user_model().objects.filter(username=name)
    if not found.exists():
        raise AccountError(f"there is no account {name!r}", expected="`kelisim account list`")
    found.delete()


def admitted(name: str, password: str, code: str, request: Any = None) -> tuple[User, TOTPDevice] | None:
    """Who signs in with these, and the device that made the code; None where anything is wrong (rules 2 and 3)."""
    # The password is looked at even where there is no such account or it waits, so that time tells nothing.
    user = authenticate(request, username=name, password=password)
    now = timezone.now()
    with transaction.atomic():
        account = Account.objects.select_related("user").filter(user__username=name).first()
        if account is None or (account.blocked_until is not None and account.blocked_until > now):
            return None
        device = _matching(user, code) if user is not None else None
        if device is None:
            account.failures += 1
            if account.failures >= FREE:
                wait = datetime.timedelta(minutes=2 ** min(account.failures - FREE, 10))
                account.blocked_until = now + min(wait, LONGEST)
        else:
            account.failures, account.blocked_until = 0, None
        account.save()
    return (account.user, device) if device is not None else None


def _matching(user: Any, code: str) -> TOTPDevice | None:
    device: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return device if device is not None and device.verify_token(code) else None

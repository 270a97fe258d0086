"""How often something may be asked for, so that the form cannot be used to write to strangers.

1. Mails that ask to confirm: `PER_ADDRESS` in a day for one address, `PER_NETWORK` in an hour from one network (an
   IPv4 /24, an IPv6 /56).
2. Neither addresses nor networks are kept: a keyed hash of each is, for its span of time.
3. The limit of an address is not told, since it would tell that the address was asked for before. That of a network is.
"""

import datetime
import ipaddress

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest

from kelisim.web.alerts.models import Allowance
from kelisim.web.alerts.tokens import keyed

PER_ADDRESS = 4
PER_NETWORK = 30
DAY, SPAN_OF_NETWORK = datetime.timedelta(days=1), datetime.timedelta(hours=1)


def allowed(name: str, limit: int, span: datetime.timedelta, now: datetime.datetime) -> bool:
    """Count once more, and say whether it is within the limit for the span of time that `now` is in."""
    seconds = int(span.total_seconds())
    begins = datetime.datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, datetime.UTC)
    row, _ = Allowance.objects.get_or_create(name=name, begins=begins)
    return bool(Allowance.objects.filter(pk=row.pk, count__lt=limit).update(count=F("count") + 1))


def address_allowed(address: str, now: datetime.datetime) -> bool:
    """Whether an address may be written to once more today."""
    return allowed(keyed("address", address.lower()), PER_ADDRESS, DAY, now)


def network_allowed(request: HttpRequest, now: datetime.datetime) -> bool:
    """Whether a network may ask once more this hour."""
    return allowed(keyed("network", network_of(request)), PER_NETWORK, SPAN_OF_NETWORK, now)


def network_of(request: HttpRequest) -> str:
    """The network that a request comes from. `X-Forwarded-For` counts as far as our own proxies wrote it."""
    said = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        passed = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",") if one.strip()]
        said = passed[-settings.TRUSTED_PROXIES] if len(passed) >= settings.TRUSTED_PROXIES else said
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{address}/{24 if address.version == 4 else 56}", strict=False))

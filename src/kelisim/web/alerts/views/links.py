"""The pages behind the links of mails: to confirm, to leave, and a follower's own page.

1. A link that is opened changes nothing; a button does. Programs that look through mails open links.
2. Leaving by one click is a POST to the same address, from a mail program, without a cookie or a page (RFC 8058). It is
   answered at once, without another address to go to.
3. A link that does not hold, or no more, has one answer, whatever was or is behind it.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kelisim.web.alerts import subscribing
from kelisim.web.alerts.mail_address import masked
from kelisim.web.alerts.messages import topic_of
from kelisim.web.alerts.models import Follower, Subscription
from kelisim.web.alerts.rhythms import RHYTHMS
from kelisim.web.alerts.tokens import mine_token
from kelisim.web.alerts.topic_words import register_name, topic_words

_METHODS = ["GET", "HEAD", "POST"]


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "kelisim/alerts/closed.html", status=410)


@never_cache
@csrf_exempt
@require_http_methods(_METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to begin a subscription; with the button, begin it."""
    done = request.method == "POST"
    row = subscribing.confirm(token, timezone.now()) if done else subscribing.to_confirm(token)
    if row is None:
        return _closed(request)
    context = {
        "done": done,
        "what": topic_words(topic_of(row)),
        "register": register_name(row.register),
        "rhythm": row.rhythm,
        "address": masked(row.follower.address),
        "mine": mine_token(row.follower_id, row.follower.secret),
    }
    return render(request, "kelisim/alerts/confirm.html", context)


@never_cache
@csrf_exempt
@require_http_methods(_METHODS)
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to end what the link ends; with the button, or one click in a mail program, end it."""
    found = subscribing.ends(token)
    if found is None:
        return _closed(request)
    follower, what = found
    if request.method == "POST":
        subscribing.leave(token)
        return render(request, "kelisim/alerts/left.html")
    row = _named(follower, what)
    context = {
        "what": topic_words(topic_of(row)) if row else "",
        "rhythm": what if what in RHYTHMS else "",
        "there": row is not None or (follower is not None and not what.startswith("s")),
    }
    return render(request, "kelisim/alerts/leave.html", context)


def _named(follower: Follower | None, what: str) -> Subscription | None:
    if follower is None or not what[1:].isdecimal():
        return None
    return follower.subscriptions.filter(pk=int(what[1:])).first()


@never_cache
@csrf_exempt
@require_http_methods(_METHODS)
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """What a follower follows, to change and to end."""
    follower = subscribing.mine(token)
    if follower is None:
        return _closed(request)
    if request.method == "POST":
        _change(request, follower)
        if not Follower.objects.filter(pk=follower.pk).exists():
            return render(request, "kelisim/alerts/left.html")
        return redirect("alerts-mine", token)
    rows = [(row, topic_words(topic_of(row)), register_name(row.register)) for row in follower.subscriptions.all()]
    context = {
        "rows": rows,
        "address": masked(follower.address),
        "language": follower.language,
        "languages": settings.LANGUAGES,
        "rhythms": RHYTHMS.items(),
        "suspended": follower.suspended is not None,
    }
    return render(request, "kelisim/alerts/mine.html", context)


def _change(request: HttpRequest, follower: Follower) -> None:
    said = request.POST
    number = said.get("subscription", "")
    match said.get("do", ""):
        case "rhythm" if number.isdecimal():
            subscribing.change_rhythm(follower, int(number), said.get("rhythm", ""))
        case "end" if number.isdecimal():
            subscribing.end(follower, f"s{int(number)}")
        case "all":
            subscribing.end(follower, "all")
        case "language" if said.get("language") in dict(settings.LANGUAGES):
            subscribing.change_language(follower, said["language"])

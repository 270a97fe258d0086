"""Alerts at the desk: texts that wait for an editor, channels, what is in doubt, and receivers that fail."""

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kelisim.node.models import Register
from kelisim.web.alerts import circuits, ledger, receivers, spreading
from kelisim.web.alerts.events import begun
from kelisim.web.alerts.messages import in_one_line, notices_of
from kelisim.web.alerts.models import DOUBT, GIVEN_UP, SENT, TELEGRAM, WAITING, Channel, Delivery, Follower, Notice, X
from kelisim.web.alerts.rhythms import way_words
from kelisim.web.desk.gate import entered

SHOWN = 50
"""Texts on one page."""


@require_GET
@entered
def overview(request: HttpRequest) -> HttpResponse:
    """What waits for an editor."""
    channels = list(Channel.objects.all())
    names = {f"channel:{row.pk}": f"{way_words(row.way)} {row.address}" for row in channels}
    doubts = Delivery.objects.filter(state=DOUBT).select_related("channel")[:SHOWN]
    waiting = Notice.objects.filter(state=WAITING)
    context = {
        "waiting": [
            (row, [(code, name, row.text.get(code, "")) for code, name in settings.LANGUAGES])
            for row in waiting[:SHOWN]
        ],
        "more": max(waiting.count() - SHOWN, 0),
        "doubts": [(row, notices_of(row)) for row in doubts],
        "channels": channels,
        "failing": [(row, names.get(row.name, way_words(row.name))) for row in circuits.failing(timezone.now())],
        "counts": _counts(),
        "suspended": Follower.objects.exclude(suspended=None).count(),
        "followers": Follower.objects.exclude(confirmed=None).count(),
        "registers": Register.objects.filter(founded=True),
        "languages": settings.LANGUAGES,
        "ways": [name for name, there in ((TELEGRAM, receivers.telegram_token()), (X, receivers.x_account())) if there],
        "may": _may(request),
    }
    return render(request, "kelisim/alerts/desk.html", context)


def _counts() -> dict[str, int]:
    rows = Delivery.objects.order_by().values("state").annotate(count=Count("pk"))
    found = {row["state"]: row["count"] for row in rows}
    open_ones = sum(count for state, count in found.items() if state not in {SENT, GIVEN_UP, DOUBT})
    return {"open": open_ones, "sent": found.get(SENT, 0), "given_up": found.get(GIVEN_UP, 0)}


def _may(request: HttpRequest) -> bool:
    """Whether the account works for a Party; one that only reads approves nothing."""
    account = getattr(request.user, "account", None)
    return bool(account and account.party)


@require_POST
@entered
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve a text, as corrected, or skip it."""
    row = get_object_or_404(Notice, pk=pk)
    if _may(request):
        if request.POST.get("do") == "skip":
            spreading.skip(row)
        else:
            said = {code: in_one_line(request.POST.get(f"text.{code}", "")) for code, _name in settings.LANGUAGES}
            spreading.approve(
                row,
                {code: said[code] or row.text[code] for code in said if said[code] or code in row.text},
                timezone.now(),
            )
    return redirect("desk-alerts")


@require_POST
@entered
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of a message in doubt that it is there, or have it sent."""
    row = get_object_or_404(Delivery, pk=pk, state=DOUBT)
    if _may(request):
        ledger.settle(row, timezone.now(), is_there=request.POST.get("do") == "there")
    return redirect("desk-alerts")


@require_POST
@entered
def channel(request: HttpRequest) -> HttpResponse:
    """Add a channel; it is told of what comes from now on."""
    said = request.POST
    register = get_object_or_404(Register, slug=said.get("register", ""))
    way, address = said.get("way", ""), said.get("name", "").strip()
    good = way == X or (way == TELEGRAM and 2 <= len(address) <= 100 and address.isprintable())
    if _may(request) and good and said.get("language") in dict(settings.LANGUAGES):
        begun(register.slug)
        Channel.objects.get_or_create(
            way=way,
            address=address if way == TELEGRAM else "",
            register=register.slug,
            language=said["language"],
            defaults={"automatic": "automatic" in said, "created": timezone.now()},
        )
    return redirect("desk-alerts")


@require_POST
@entered
def change_channel(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a channel's texts approved first, or not, or end it."""
    row = get_object_or_404(Channel, pk=pk)
    if _may(request):
        if request.POST.get("do") == "end":
            row.delete()
        else:
            Channel.objects.filter(pk=pk).update(automatic=not row.automatic)
    return redirect("desk-alerts")

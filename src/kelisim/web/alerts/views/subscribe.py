"""Subscribing by mail: the form, and what is said of it, which is the same whoever asks.

Forms of these pages carry no token against forged requests, because public pages set no cookie that could be abused.
The form to subscribe is taken from this node's own pages only, as far as browsers tell; the others act on a token.
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from kelisim.node.models import Entry
from kelisim.web.addresses import SECTIONS, entry_address
from kelisim.web.alerts import receivers, subscribing
from kelisim.web.alerts.limits import network_allowed
from kelisim.web.alerts.mail_address import mail_address
from kelisim.web.alerts.messages import absolute
from kelisim.web.alerts.models import AT_ONCE
from kelisim.web.alerts.rhythms import RHYTHMS
from kelisim.web.alerts.topic_words import entry_words, section_name
from kelisim.web.alerts.topics import Topic, followed_entry, topic_asked
from kelisim.web.language import chosen, reader
from kelisim.web.queries.records import all_records

OFFERED_SECTIONS = ("commitments", "documents", "meetings", "figures", "news")
Choice = tuple[str, str]
"""What an option sends, and its words."""


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form to follow something; sent, it has the address asked to confirm."""
    if request.method != "POST":
        asked = topic_asked(*(request.GET.get(name, "") for name in ("register", "kind", "of")))
        return _form(request, asked)
    topic = _sent_topic(request)
    address = mail_address(request.POST.get("email", ""))
    rhythm = request.POST.get("rhythm", "")
    problem, status = "", 400
    if not _from_here(request) or receivers.mail_server() is None:
        problem, status = _("This form cannot be used from there."), 403
    elif topic is None or rhythm not in RHYTHMS:
        problem = _("Choose what to follow, and how often.")
    elif address is None:
        problem = _("This is no mail address that we can write to.")
    elif not network_allowed(request, timezone.now()):
        problem, status = _("Too many requests came from your network. Try again in an hour."), 429
    if problem or topic is None or address is None:
        return _form(request, topic, problem, status)
    subscribing.ask(address, topic, rhythm, reader(), timezone.now())
    return redirect("alerts-asked")


@require_GET
def asked(request: HttpRequest) -> HttpResponse:
    """What follows: look into the mailbox. The page is the same whether the address was known or not."""
    return render(request, "kelisim/alerts/asked.html")


def _from_here(request: HttpRequest) -> bool:
    """Whether the form came from a page of this node, as far as the browser tells (Fetch Metadata, and Origin)."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin", "")
    return not origin or urlsplit(origin).netloc == request.get_host()


def _sent_topic(request: HttpRequest) -> Topic | None:
    """The topic that was chosen: words to search, where there are any, in the register of the chosen one."""
    register, _bar, rest = request.POST.get("topic", "").partition("|")
    kind, _bar, of = rest.partition("|")
    words = " ".join(request.POST.get("words", "").split())
    return topic_asked(register, "search", words) if words else topic_asked(register, kind, of)


def _form(request: HttpRequest, topic: Topic | None, problem: str = "", status: int = 200) -> HttpResponse:
    records = {record.slug: record for record in all_records()}
    slugs = [topic.register] if topic else list(records)
    row = followed_entry(topic) if topic else None
    what = entry_words(topic, row) if topic else ""
    context: dict[str, Any] = {
        "record": records.get(topic.register) if topic else None,
        "section": "",
        "selected": f"{topic.register}|{topic.kind}|{topic.of}" if topic else "",
        "telegram": _for_the_bot(topic, row, slugs),
        "what": what,
        "groups": [(chosen(records[slug].register.name, reader())[1], _choices(slug, topic, what)) for slug in slugs],
        "words": topic.of if topic and topic.kind == "search" else request.POST.get("words", ""),
        "email": request.POST.get("email", ""),
        "rhythm": request.POST.get("rhythm", AT_ONCE),
        "rhythms": RHYTHMS.items(),
        "problem": problem,
        "mail": receivers.mail_server() is not None,
        "bot": settings.ALERTS["TELEGRAM_BOT"] if receivers.telegram_token() else "",
    }
    return render(request, "kelisim/alerts/subscribe.html", context, status=status)


def _for_the_bot(topic: Topic | None, row: Entry | None, slugs: list[str]) -> str:
    """What to write to the bot to follow the same: the address of an entry's page, or a register's short name."""
    if topic is None or row is None:
        return topic.register if topic else next(iter(slugs), "")
    return absolute(entry_address(topic.register, row.kind, row.entry))


def _choices(slug: str, topic: Topic | None, what: str) -> list[Choice]:
    """What can be chosen in a register: what was looked at first, then all of it, its parts and its fields."""
    offered = [Topic(slug, "register")]
    offered += [Topic(slug, "section", one) for one in OFFERED_SECTIONS if one in SECTIONS.values()]
    named = {Topic(slug, "register"): _("everything in this register")}
    named |= {one: section_name(one.of) for one in offered[1:]}
    for row in Entry.objects.filter(register__slug=slug, kind="field", public=True).order_by("id"):
        one = Topic(slug, "field", row.entry)
        offered.append(one)
        named[one] = _("field: {name}").format(name=chosen(row.title, reader())[1])
    if topic is not None and topic.kind != "search" and topic not in named:
        offered.insert(0, topic)
        named[topic] = what
    return [(f"{one.register}|{one.kind}|{one.of}", named[one]) for one in offered]

"""Joint releases in the newsroom: what can be offered, what waits for our signature, and what became of it."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kelisim.errors import KelisimError
from kelisim.model.decode import plain
from kelisim.node.ledger import Ledger, open_ledger
from kelisim.node.models import Entry, Proposal, Register
from kelisim.web.newsroom import clearing
from kelisim.web.newsroom.joint import Joint, joint_of
from kelisim.web.newsroom.models import Story

SHOWN = 50


def _party(request: HttpRequest) -> str:
    user: Any = request.user
    return str(user.account.party)


def _joint(proposal: Proposal) -> bool:
    return any(item["kind"] == "story" for item in proposal.entries)


@require_GET
def subjects(request: HttpRequest) -> HttpResponse:
    """The entries that came to be agreed last, each of which a story can be begun from."""
    rows = Entry.objects.filter(public=True).exclude(kind__in=("story", "charter")).select_related("register")
    newest = rows.order_by("-agreed_at", "-pk")[:SHOWN]
    return render(request, "kelisim/newsroom/desk/subjects.html", {"rows": newest})


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """The stories that others have signed and that wait for us, our own that were filed, and those that can be."""
    party = _party(request)
    found = [one for one in Proposal.objects.filter(status="open").select_related("register") if _joint(one)]
    filed = list(Story.objects.exclude(proposal="").select_related("locale").order_by("-pk")[: SHOWN * 3])
    states = dict(Proposal.objects.filter(hash__in=[one.proposal for one in filed]).values_list("hash", "status"))
    own = {one.translation_key: one for one in reversed(filed)}
    context = {
        "party": party,
        "waiting": [one for one in found if party in one.waiting],
        "filed": [(one, states.get(one.proposal, "")) for one in own.values()],
        "over": clearing.OVER,
        "ready": Story.objects.filter(proposal="").select_related("locale").order_by("-pk")[:SHOWN],
    }
    return render(request, "kelisim/newsroom/desk/overview.html", context)


@require_http_methods(["GET", "POST"])
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """One story as it would be signed, and the form that signs it."""
    story = get_object_or_404(Story, pk=pk, proposal="")
    party, problem = _party(request), ""
    typed = request.POST.get("release", "").strip()
    content = None
    try:
        release = _moment(typed) if typed else None
        content = clearing.content_of(clearing.versions_of(story), release)
        if request.method == "POST":
            if not party:
                raise clearing.ClearingError(_("This account files for no Party."))
            clearing.offer(story, _ledger(story.register), settings.HOME, party, release)
            messages.success(request, _("Signed. It comes out once the others have signed it too."))
            return redirect("newsroom-joint")
    except KelisimError as error:
        problem = str(error)
    register = Register.objects.filter(slug=story.register).first()
    context = {"story": story, "party": party, "problem": problem, "typed": typed, "register": register}
    context["texts"] = _texts(story.register, "", plain(content)) if content else []
    return render(request, "kelisim/newsroom/desk/offer.html", context, status=400 if problem and typed else 200)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, proposal: str) -> HttpResponse:
    """A story that waits for our signature, as it is signed, and the form that answers."""
    row = get_object_or_404(Proposal.objects.select_related("register"), hash=proposal, status="open")
    party, problem = _party(request), ""
    ledger = _ledger(row.register.slug)
    if party not in row.waiting or not _joint(row):
        raise Http404
    if request.method == "POST":
        accept = request.POST.get("do") == "sign"
        try:
            clearing.answer(ledger, settings.HOME, party, proposal, accept=accept)
        except KelisimError as error:
            problem = str(error)
        else:
            messages.success(request, _("Signed.") if accept else _("Declined."))
            return redirect("newsroom-joint")
    items = ledger.register.proposals[proposal].items
    context = {"proposal": row, "party": party, "problem": problem, "register": row.register}
    context["items"] = [(item.entry, _texts(row.register.slug, item.entry, plain(item.content))) for item in items]
    return render(request, "kelisim/newsroom/desk/answer.html", context, status=400 if problem else 200)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a story be worked on again that was declined or overtaken."""
    if not clearing.take_back(get_object_or_404(Story, pk=pk)):
        messages.error(request, _("Its proposal stands, so it is not taken back."))
    return redirect("newsroom-joint")


def _texts(slug: str, entry: str, content: dict[str, Any]) -> list[Joint]:
    """What is signed, in each of its languages."""
    return [joint_of(slug, entry, content, language) for language in content.get("texts", {})]


def _moment(typed: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(typed).replace(tzinfo=datetime.UTC, microsecond=0)
    except ValueError:
        raise clearing.ClearingError(_("This is no moment."), where=typed, expected="2026-05-01T09:00") from None


def _ledger(slug: str) -> Ledger:
    return open_ledger(slug)

"""Reading at the desk: a document comes in, its drafts are looked through beside it, and what is kept is filed."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kelisim.errors import KelisimError
from kelisim.model.dates import PartialDate
from kelisim.model.decode import MalformedError, convert
from kelisim.model.draft import Draft, Reading, draft_kind
from kelisim.model.item import title_of
from kelisim.model.text import in_language
from kelisim.node import reviewing
from kelisim.node.bounded_reading import read_apart
from kelisim.node.ledger import Ledger, open_ledger
from kelisim.node.models import Register, Review
from kelisim.web.desk.fields import corrected, fields_of
from kelisim.web.desk.gate import entered
from kelisim.web.desk.marking import part_of, place_id

MAX_UPLOAD = 64 * 1_048_576


@require_GET
@entered
def desk(request: HttpRequest) -> HttpResponse:
    """What is under review, and the form to bring a document in."""
    return _desk(request)


def _desk(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    reviews = Review.objects.filter(owner=_user(request)).defer("reading")[:100]
    return render(request, "kelisim/desk/read.html", {"reviews": reviews, "problem": problem}, status=status)


@require_POST
@entered
def bring(request: HttpRequest) -> HttpResponse:
    """Read a document that was sent."""
    sent = request.FILES.get("document")
    if sent is None or isinstance(sent, list):
        return _desk(request, _("Choose a document to read."), 400)
    if (sent.size or 0) > MAX_UPLOAD:
        return _desk(request, _("The document is too large."), 400)
    published = request.POST.get("published", "").strip() or None
    try:
        if published is not None:
            convert(published, PartialDate)
    except MalformedError as error:
        return _desk(request, str(error), 400)
    read = read_apart(sent.read(), sent.name or "unnamed", published)
    if read.problem:
        return _desk(request, read.problem, 400)
    review = reviewing.begin(_user(request), read.name, read.encoded)
    return redirect("desk-review", pk=review.pk)


@require_GET
@entered
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The document on the left with its places marked, its drafts on the right."""
    return _review(request, _mine(request, pk))


def _review(
    request: HttpRequest, found: Review, problems: dict[int, str] | None = None, said: str = ""
) -> HttpResponse:
    reading = reviewing.reading_of(found)
    wanted = request.GET.get("part", "1")
    part = part_of(reading, int(wanted) if wanted.isdigit() else 1)
    ledger = _ledger(request)
    near = reviewing.offered(reading, ledger) if ledger and not found.filed else {}
    rows = [_row(reading, number, found, near.get(number, []), ledger, problems or {}) for number in part.drafts]
    context = {
        "review": found,
        "reading": reading,
        "part": part,
        "rows": rows,
        "registers": Register.objects.filter(founded=True),
        "ledger": ledger,
        "party": _user(request).account.party,
        "problem": said,
        "left": _left(reading, found),
    }
    bad = bool(problems or said)
    return render(request, "kelisim/desk/review.html", context, status=400 if bad else 200)


def _row(
    reading: Reading, number: int, found: Review, near: list[str], ledger: Ledger | None, problems: dict[int, str]
) -> dict[str, Any]:
    """What the page shows of a draft."""
    draft = reading.drafts[number]
    filled, empty = fields_of(draft)
    places = {span.field: place_id(number, at) for at, span in enumerate(draft.evidence)}
    entries = ledger.register.entries if ledger else {}
    return {
        "number": number,
        "kind": draft_kind(draft),
        "title": _title(draft),
        "fields": [
            (field, places.get(field.span.field, "") if field.span else "", _said(reading, field)) for field in filled
        ],
        "empty": empty,
        "choice": found.choices.get(str(number), {}),
        "near": [(entry, in_language(title_of(entries[entry].current().content), "en")) for entry in near],
        "problem": problems.get(number, ""),
    }


def _said(reading: Reading, field: Any) -> str:
    if field.span is None:
        return ""
    words = " ".join(reading.text[field.span.start : field.span.end].split())
    return "" if words == field.value else words


def _title(draft: Draft) -> str:
    content: Any = draft.content
    for name in ("title", "text", "summary", "names"):
        words = getattr(content, name, None)
        if words:
            return in_language(words, "en")
    return str(getattr(content, "name", None) or getattr(getattr(content, "speaker", None), "name", None) or "")


def _left(reading: Reading, found: Review) -> int:
    return sum(not found.choices.get(str(number), {}).get("drop") for number in range(len(reading.drafts)))


@require_POST
@entered
def change(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Correct a draft, drop it, take it back, or say which entry it is."""
    found = _mine(request, pk)
    reading = reviewing.reading_of(found)
    if found.filed or number >= len(reading.drafts):
        raise Http404
    asked = request.POST.get("do", "save")
    if asked in {"drop", "restore"}:
        reviewing.choose(found, number, {"drop": True} if asked == "drop" else None)
    elif asked == "merge":
        entry = request.POST.get("entry", "")
        reviewing.choose(found, number, {"entry": entry} if entry else None)
    else:
        typed = {
            name.removeprefix("field."): str(value) for name, value in request.POST.items() if name.startswith("field.")
        }
        try:
            reviewing.correct(found, number, corrected(reading.drafts[number], typed, reading.text))
        except MalformedError as error:
            return _review(request, found, {number: str(error)})
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"/desk/read/{pk}/{'?' + query if query else ''}#draft-{number}")


@require_POST
@entered
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign what was kept as a proposal of the account's Party."""
    found = _mine(request, pk)
    party = _user(request).account.party
    ledger = _ledger(request)
    if not party or ledger is None:
        return _review(request, found, said=_("This account files for no Party, or there is no register here."))
    try:
        reviewing.file(found, ledger, settings.HOME, party, public="public" in request.POST)
    except KelisimError as error:
        return _review(request, found, said=str(error))
    return redirect("desk-review", pk=pk)


@require_POST
@entered
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """End a review without filing."""
    _mine(request, pk).delete()
    return redirect("desk-read")


def _mine(request: HttpRequest, pk: int) -> Review:
    return get_object_or_404(Review, pk=pk, owner=_user(request))


def _user(request: HttpRequest) -> Any:
    return request.user


def _ledger(request: HttpRequest) -> Ledger | None:
    """The register that is asked for, or the only one."""
    slugs = list(Register.objects.filter(founded=True).values_list("slug", flat=True))
    wanted = request.POST.get("register") or request.GET.get("register") or (slugs[0] if slugs else "")
    return open_ledger(wanted) if wanted in slugs else None

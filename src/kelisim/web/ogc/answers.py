"""How an operation of the interface answers: in the form that is asked for, or with what was wrong (OGC 17-069r4, 7.5).

1. `?f=` chooses the form; otherwise `Accept` does (RFC 9110, 12.5.1), and an answer that depends on it says so.
2. What cannot be answered has a body that says why: `code` and `description` (17-069r4, 7.5.1).
3. Any site may read the answers (`Access-Control-Allow-Origin`): they hold nothing that is not public.
4. A search engine is to find the pages of places, not the forms of an answer for programs.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode

from kelisim.exports.geojson import MEDIA_TYPE, encoded
from kelisim.web.feeds.answering import answered
from kelisim.web.feeds.scope import absolute
from kelisim.web.ogc.asking import AskedWrongError, known, single

JSON: Final = "application/json"
GEOJSON: Final = MEDIA_TYPE
HTML: Final = "text/html"
OPENAPI: Final = "application/vnd.oai.openapi+json;version=3.0"
FORMS: Final = {"json": JSON, "html": HTML}
"""The values of `f`."""
_METHODS: Final = "GET, HEAD, OPTIONS"
Link = dict[str, str]


class Answer(NamedTuple):
    """What an operation answers: `data` as JSON has it, and the template and its context for a page of the same."""

    data: Mapping[str, Any]
    template: str
    context: Mapping[str, Any]


View = Callable[..., Answer]


def operation(view: View, *, form: str = JSON, parameters: Sequence[str] = ()) -> Callable[..., HttpResponse]:
    """A view that answers as the interface does.

    Args:
        view: makes the answer.
        form: the media type of the answer where it is JSON.
        parameters: the names of the query that it knows besides `f`.
    """

    @functools.wraps(view)
    def answer(request: HttpRequest, **given: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return _open(HttpResponse(status=204))
        if request.method not in {"GET", "HEAD"}:
            return _open(failure(405, "NotAllowed", f"only {_METHODS} are answered"))
        try:
            known(request.GET, ("f", *parameters))
            chosen = _form(request, form)
            if chosen is None:
                return _varied(request, failure(406, "NotAcceptable", f"there are {form} and {HTML}"))
            made = view(request, **given)
        except AskedWrongError as error:
            return _open(failure(400, "InvalidParameterValue", str(error)))
        except Http404:
            return _open(failure(404, "NotFound", "there is nothing public under this address"))
        return _varied(request, _written(request, made, chosen))

    return answer


def missing(_request: HttpRequest, **_given: Any) -> HttpResponse:
    """What is answered under an address that is none."""
    return _open(failure(404, "NotFound", "there is nothing public under this address"))


def failure(status: int, code: str, description: str) -> HttpResponse:
    """Why there is no answer (rule 2)."""
    return HttpResponse(encoded({"code": code, "description": description}), content_type=JSON, status=status)


def link(rel: str, address: str, kind: str = JSON, title: str = "", query: Mapping[str, str] | None = None) -> Link:
    """A link of an answer; `address` is absolute or a path of this node."""
    whole = address if "://" in address else absolute(address)
    href = f"{whole}?{urlencode(query)}" if query else whole
    return {"href": href, "rel": rel, "type": kind} | ({"title": title} if title else {})


def itself(request: HttpRequest, form: str = JSON) -> list[Link]:
    """The links to this answer, and to it in the other form."""
    query = {name: value for name, value in single(request.GET).items() if name != "f"}
    html = asked_for_html(request, form)
    return [
        link("alternate" if html else "self", request.path, form, query=query | {"f": "json"}),
        link("self" if html else "alternate", request.path, HTML, query=query | {"f": "html"}),
    ]


def both(rel: str, name: str, form: str = JSON, title: str = "", **given: Any) -> list[Link]:
    """Links to an operation in both forms, by the name of its address."""
    address = reverse(name, kwargs=given or None)
    return [
        link(rel, address, form, title, {"f": "json"}),
        link(rel, address, HTML, title, {"f": "html"}),
    ]


def asked_for_html(request: HttpRequest, form: str = JSON) -> bool:
    """Whether the answer is to be a page."""
    return _form(request, form) == HTML


def _form(request: HttpRequest, form: str) -> str | None:
    """The media type of the answer (rule 1); None where there is none that the client takes."""
    if "f" in request.GET:
        if request.GET["f"] not in FORMS:
            raise AskedWrongError("there is no such form", where="f", expected=", ".join(FORMS))
        return form if request.GET["f"] == "json" else HTML
    offered = list(dict.fromkeys([form, JSON, HTML]))
    return request.get_preferred_type(offered)


def _written(request: HttpRequest, made: Answer, chosen: str) -> HttpResponse:
    if chosen != HTML:
        return answered(request, encoded(made.data), chosen)
    # Who reads a page goes on at the address where it was found, whatever programs are told.
    shared = {"site": settings.PUBLIC_ADDRESS, "only_today": True, "names": {}}
    context = {"data": made.data, **shared, **made.context}
    page = render(request, f"kelisim/ogc/{made.template}.html", context)
    response = answered(request, page.content, "text/html; charset=utf-8")
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _varied(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if "f" not in request.GET:
        patch_vary_headers(response, ("Accept",))
    return _open(response)


def _open(response: HttpResponse) -> HttpResponse:
    """Let any site read it (rule 3)."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    if response.status_code in {204, 405}:
        response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = _METHODS
        response.headers["Access-Control-Allow-Headers"] = "*"
    return response

"""The headers that keep a page to itself: nothing from another host, no inline script, no framing.

1. Every answer has the policy. One place has a wider one: below `EDITOR` Wagtail's editor runs, whose own scripts write
   styles and scripts into its pages, and which shows a preview in a frame. It too asks no other host for anything.
2. Photographs are compressed already, and are sent as they are.
3. Sessions and accounts are the desk's alone: what is asked for elsewhere does not pass their middleware.
"""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.module_loading import import_string

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EDITOR: Final = "/desk/newsroom/"
EDITOR_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "script-src 'self' 'unsafe-inline'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)


class ContentSecurityPolicy:
    """Adds the Content-Security-Policy to every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with the policy (rule 1)."""
        # Django looks for a session where it tells of faults: outside the desk it finds an empty one (rule 3).
        request.session = {}  # type: ignore[assignment]
        response = self.get_response(request)
        if request.path.startswith(EDITOR):
            # A preview is made by asking for a page that is not of the editor, so it comes with the other policy.
            response.headers["Content-Security-Policy"] = EDITOR_POLICY
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response


class Compression(GZipMiddleware):
    """Compresses what is not compressed already (rule 2)."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        """The answer, shorter where that helps."""
        kind = response.headers.get("Content-Type", "")
        if kind.startswith("image/") and not kind.startswith("image/svg"):
            return response
        return super().process_response(request, response)


class AtTheDesk:
    """Passes what is asked of the desk through `DESK_MIDDLEWARE`, as Django would, and nothing else (rule 3)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._before_views: list[Callable[..., HttpResponse | None]] = []
        inner: Any = get_response
        for name in reversed(settings.DESK_MIDDLEWARE):
            made = import_string(name)(inner)
            if hasattr(made, "process_view"):
                self._before_views.insert(0, made.process_view)
            inner = convert_exception_to_response(made)
        self._at_the_desk: Callable[[HttpRequest], HttpResponse] = inner

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer."""
        return self._at_the_desk(request) if _is_of_the_desk(request) else self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, given: Any, named: Any) -> HttpResponse | None:
        """What they ask before a view is called, such as for the token against forged requests."""
        if _is_of_the_desk(request):
            for ask in self._before_views:
                answer = ask(request, view, given, named)
                if answer is not None:
                    return answer
        return None


def _is_of_the_desk(request: HttpRequest) -> bool:
    return request.path.startswith(str(settings.DESK))

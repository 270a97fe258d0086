"""Who may enter the newsroom: an account of the desk, signed in with both factors, that has the right to edit.

1. Every address below `EDITOR` asks this, whatever view it has: Wagtail's own pages to sign in and to set passwords
   are closed, and leaving the newsroom is leaving the desk.
2. Nothing of the newsroom is kept by a browser or a proxy.
"""

from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from kelisim.web.middleware import EDITOR

CLOSED: Final = ("login/", "password_reset/")


class NewsroomGate:
    """Lets only those in who may (rule 1)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, or the way to it."""
        if not request.path.startswith(EDITOR):
            return self.get_response(request)
        response = self._refusal(request) or self.get_response(request)
        add_never_cache_headers(response)
        return response

    @staticmethod
    def _refusal(request: HttpRequest) -> HttpResponse | None:
        user: Any = request.user
        place = request.path.removeprefix(EDITOR)
        if not (user.is_authenticated and user.is_verified() and hasattr(user, "account")):
            return redirect(f"/desk/sign-in/?{urlencode({'next': request.path})}")
        if place.startswith(CLOSED):
            raise Http404
        if place == "logout/":
            if request.method == "POST":
                logout(request)
            return redirect("/desk/sign-in/")
        if not user.has_perm("wagtailadmin.access_admin"):
            return render(request, "kelisim/newsroom/refused.html", status=403)
        return redirect(f"{EDITOR}stories/") if not place else None

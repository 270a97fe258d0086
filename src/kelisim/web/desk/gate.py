"""Who may enter the desk: somebody who signed in with both factors."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import django_otp
from django import forms
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kelisim.node import accounts

BACKEND = "django.contrib.auth.backends.ModelBackend"
View = Callable[..., HttpResponse]


class SignInForm(forms.Form):
    """Name, password and the code of the second factor."""

    name = forms.CharField(
        label=_("Name"), max_length=150, widget=forms.TextInput({"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=_("Code of your authenticator"),
        max_length=10,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


def entered(view: View) -> View:
    """Show a page only to somebody who is signed in; others are asked to sign in first. Nothing of it is cached."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        user: Any = request.user
        if not (user.is_authenticated and user.is_verified() and hasattr(user, "account")):
            return redirect(f"/desk/sign-in/?next={request.path}")
        return view(request, *given, **named)

    return guarded


@never_cache
@sensitive_post_parameters("password", "code")
def sign_in(request: HttpRequest) -> HttpResponse:
    """The page to sign in."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        found = accounts.admitted(said["name"], said["password"], said["code"].replace(" ", ""), request)
        if found is not None:
            user, device = found
            login(request, user, BACKEND)
            django_otp.login(request, device)
            wanted = request.POST.get("next", "")
            inside = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
            return redirect(wanted if inside else "/desk/read/")
        form.add_error(
            None, _("Name, password and code do not go together, or the account waits after failed attempts.")
        )
    context = {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
    return render(request, "kelisim/desk/sign_in.html", context, status=403 if form.is_bound else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave the desk."""
    logout(request)
    return redirect("/desk/sign-in/")

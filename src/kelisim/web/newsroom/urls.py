"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from kelisim.web import converters  # noqa: F401 it names the parts of addresses
from kelisim.web.newsroom import views

_PICTURE = r"(?P<width>[1-9][0-9]{0,4})\.(?P<form>avif|webp|jpg)$"

files: list[URLPattern | URLResolver] = [
    path("desk/newsroom/media/<path:name>", views.media),
    path("desk/newsroom/", include("wagtail.admin.urls")),
    re_path(rf"^photographs/(?P<token>[0-9a-f]{{32}})-{_PICTURE}", views.photograph, name="photograph"),
    re_path(
        r"^(?P<slug>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)/photographs/(?P<entry>[A-Z][A-Z0-9]{1,7}(?:\.[1-9][0-9]{0,14}){2})/"
        rf"(?P<sha256>[0-9a-f]{{64}})-{_PICTURE}",
        views.joint_photograph,
        name="joint-photograph",
    ),
]
pages: list[URLPattern | URLResolver] = [
    path("<register:slug>/stories/<slug:name>/", views.story, name="stories-one"),
]

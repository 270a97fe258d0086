"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from django.urls import URLPattern, URLResolver, path

from kelisim.web import converters  # noqa: F401 it names the parts of addresses
from kelisim.web.sharing import embeds, pictures

files: list[URLPattern | URLResolver] = []
pages: list[URLPattern | URLResolver] = [
    path("picture.png", pictures.picture, name="picture"),
    path("<register:slug>/picture.png", pictures.picture, name="picture-register"),
    path("<register:slug>/pictures/<entry:entry>.png", pictures.picture, name="picture-entry"),
    path("<register:slug>/embed/commitments/<entry:entry>/", embeds.commitment, name="embed-commitments"),
    path("<register:slug>/embed/figures/<entry:entry>/", embeds.figure, name="embed-figures"),
    path("<register:slug>/embed/figures/<entry:entry>.svg", embeds.figure_drawing, name="embed-figures-svg"),
    path("<register:slug>/embed/trends/<entry:entry>/", embeds.trend, name="embed-trends"),
    path("<register:slug>/embed/trends/<entry:entry>.svg", embeds.trend_drawing, name="embed-trends-svg"),
]

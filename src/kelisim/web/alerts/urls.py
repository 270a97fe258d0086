"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from django.urls import URLPattern, URLResolver, path

from kelisim.web.alerts.views import desk, links, subscribe

files: list[URLPattern | URLResolver] = [
    path("desk/alerts/", desk.overview, name="desk-alerts"),
    path("desk/alerts/texts/<int:pk>/", desk.decide, name="desk-alerts-decide"),
    path("desk/alerts/doubts/<int:pk>/", desk.settle, name="desk-alerts-settle"),
    path("desk/alerts/channels/", desk.channel, name="desk-alerts-channel"),
    path("desk/alerts/channels/<int:pk>/", desk.change_channel, name="desk-alerts-channel-one"),
]
pages: list[URLPattern | URLResolver] = [
    path("alerts/", subscribe.subscribe, name="alerts-subscribe"),
    path("alerts/asked/", subscribe.asked, name="alerts-asked"),
    path("alerts/confirm/<str:token>/", links.confirm, name="alerts-confirm"),
    path("alerts/leave/<str:token>/", links.leave, name="alerts-leave"),
    path("alerts/mine/<str:token>/", links.mine, name="alerts-mine"),
]

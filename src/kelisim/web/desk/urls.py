"""The addresses of the desk. They have no language: who works at it chose one in the browser."""

from django.urls import URLPattern, path

from kelisim.web.desk import gate, views

urlpatterns: list[URLPattern] = [
    path("sign-in/", gate.sign_in, name="desk-sign-in"),
    path("sign-out/", gate.sign_out, name="desk-sign-out"),
    path("read/", views.desk, name="desk-read"),
    path("read/new/", views.bring, name="desk-bring"),
    path("read/<int:pk>/", views.review, name="desk-review"),
    path("read/<int:pk>/drafts/<int:number>/", views.change, name="desk-change"),
    path("read/<int:pk>/file/", views.file, name="desk-file"),
    path("read/<int:pk>/discard/", views.discard, name="desk-discard"),
]

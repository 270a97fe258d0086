"""The addresses of the pages. Each begins with the language, but for files and the desk; `/` goes to the reader's."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from kelisim.web import (
    converters,  # noqa: F401 it names the parts of addresses, before any address is read
    style_sheets,
)
from kelisim.web.alerts import urls as alerts
from kelisim.web.feeds import urls as feeds
from kelisim.web.figures import pages as figures_pages
from kelisim.web.figures import urls as figures
from kelisim.web.newsroom import urls as newsroom
from kelisim.web.ogc import urls as ogc
from kelisim.web.places import urls as places
from kelisim.web.plans import urls as plans
from kelisim.web.search import urls as search
from kelisim.web.sharing import urls as sharing
from kelisim.web.views import certificates, check, entries, lists, people, programme, signatures

handler400 = "kelisim.web.views.errors.bad_request"

_files: list[URLPattern | URLResolver] = [
    *alerts.files,
    *feeds.files,
    *figures.files,
    *newsroom.files,
    *plans.files,
    *search.files,
    *sharing.files,
    path("desk/", include("kelisim.web.desk.urls")),
    path("style/<slug:digest>.css", style_sheets.style, name="style"),
    path("<register:slug>/certificates/<entry:entry>.json", certificates.certificate, name="certificate"),
    path("<register:slug>/certificates/<entry:entry>.html", certificates.certificate_page, name="certificate-page"),
    *ogc.files,
]

urlpatterns: list[URLPattern | URLResolver] = _files + i18n_patterns(
    *alerts.pages,
    *feeds.pages,
    *figures.pages,
    *newsroom.pages,
    *ogc.pages,
    *places.pages,
    *plans.pages,
    *search.pages,
    *sharing.pages,
    path("", programme.registers, name="registers"),
    path("<register:slug>/", programme.front_page, name="programme"),
    path("<register:slug>/programme/", programme.breakdown, name="breakdown"),
    path("<register:slug>/documents/", lists.documents, name="documents"),
    path("<register:slug>/documents/<entry:entry>/", entries.document, name="documents-one"),
    path("<register:slug>/documents/<entry:entry>/<slug:article>/", entries.article, name="articles-one"),
    path("<register:slug>/commitments/", lists.measures, name="commitments"),
    path("<register:slug>/commitments/<entry:entry>/", entries.commitment, name="commitments-one"),
    path("<register:slug>/milestones/<entry:entry>/", entries.milestone, name="milestones-one"),
    path("<register:slug>/meetings/", lists.meetings, name="meetings"),
    path("<register:slug>/meetings/<entry:entry>/", entries.meeting, name="meetings-one"),
    path("<register:slug>/decisions/<entry:entry>/", entries.decision, name="decisions-one"),
    path("<register:slug>/figures/", lists.figures, name="figures"),
    path("<register:slug>/figures/<entry:entry>/", figures_pages.figure, name="figures-one"),
    path("<register:slug>/fields/<entry:entry>/", entries.field, name="fields-one"),
    path("<register:slug>/bodies/", lists.bodies, name="bodies"),
    path("<register:slug>/bodies/<entry:entry>/", entries.body, name="bodies-one"),
    path("<register:slug>/people/", people.people, name="people"),
    path("<register:slug>/check/", check.check, name="check"),
    path("<register:slug>/news/", lists.news, name="news"),
    path("<register:slug>/news/<entry:entry>/", entries.story, name="news-one"),
    path("<register:slug>/charter/<entry:entry>/", entries.charter, name="charter-one"),
    path("<register:slug>/signed/", signatures.signed, name="signed"),
    path("<register:slug>/proposals/", signatures.proposals, name="proposals"),
)

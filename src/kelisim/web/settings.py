"""Settings of a node that serves pages: those of the node, and the newsroom, the search and the alerts beside them.

Commands that only sign, read or check acts use `kelisim.node.settings` alone, and start sooner for it.
"""

import copy
import os

from kelisim.node.database import VARIABLE as DATABASE_VARIABLE
from kelisim.node.settings import *  # noqa: F403 settings are a module's names
from kelisim.node.settings import DESK_MIDDLEWARE as DESK_OF_A_NODE
from kelisim.node.settings import HOME
from kelisim.node.settings import INSTALLED_APPS as OF_THE_NODE
from kelisim.node.settings import TEMPLATES as OF_A_NODE

INSTALLED_APPS = [
    *OF_THE_NODE,
    "kelisim.web.search",
    "kelisim.web.newsroom",
    "kelisim.web.alerts",
    "kelisim.web.feeds",
    "kelisim.web.sharing",
    "kelisim.web.plans",
    "kelisim.web.figures",
    "kelisim.web.ogc",
    "kelisim.web.places",
    "kelisim.web.page_cache",
    "django.contrib.messages",
    "modelsearch",
    "taggit",
    "wagtail",
    "wagtail.admin",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.users",
    "wagtail_localize",
    "wagtail_localize.locales",
]
DESK_MIDDLEWARE = [
    *DESK_OF_A_NODE,
    "kelisim.web.newsroom.gate.NewsroomGate",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = copy.deepcopy(OF_A_NODE)
TEMPLATES[0]["OPTIONS"]["context_processors"] += [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

PUBLIC_ADDRESS = os.environ.get("KELISIM_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
"""Where readers find the pages; mails, feeds and pictures name it."""

WAGTAIL_SITE_NAME = "Kelisim"
WAGTAILADMIN_BASE_URL = PUBLIC_ADDRESS
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("ru", "Русский"), ("kk", "Қазақша")]

WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "/desk/sign-in/"

MEDIA_ROOT = HOME / "media"
MEDIA_URL = "/desk/newsroom/media/"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Photograph"
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 2**20
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000

ALERTS = {
    name: os.environ.get(f"KELISIM_{name}", "")
    for name in (
        *("SMTP", "MAIL_FROM", "MAIL_RETURN", "TELEGRAM_TOKEN", "TELEGRAM_SERVER", "TELEGRAM_BOT"),
        *("X_KEY", "X_SECRET", "X_TOKEN", "X_TOKEN_SECRET", "X_SERVER"),
    )
}
"""The servers that alerts go to; `kelisim.web.alerts.receivers` says what each name holds."""
TRUSTED_PROXIES = int(os.environ.get("KELISIM_PROXIES", "0"))
"""How many proxies of our own stand before this node, each adding to X-Forwarded-For whom it speaks to."""

MAP_BORDERS = os.environ.get("KELISIM_MAP_BORDERS", "") != "none"
"""Whether maps show borders and names of countries, as Natural Earth has them."""
MAP_STYLE = os.environ.get("KELISIM_MAP_STYLE", "")
"""The address of a MapLibre style for maps that move; empty for the outlines that every node has."""
MAP_HOSTS = tuple(os.environ.get("KELISIM_MAP_HOSTS", "").split())
"""Other hosts that the style takes its tiles, signs and letters from, each as an address, with spaces between."""

_FTS5 = not os.environ.get(DATABASE_VARIABLE)
SEARCH_BACKEND = os.environ.get("KELISIM_SEARCH", f"kelisim.web.search.{'fts5' if _FTS5 else 'by_modelsearch'}")
"""The engine of the search, by the module of its `Backend`: FTS5 in SQLite, an engine of modelsearch elsewhere."""

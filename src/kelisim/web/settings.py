"""Settings of a node that serves pages: those of the node, and the newsroom, the search and the alerts beside them.

Commands that only sign, read or check acts use `kelisim.node.settings` alone, and start sooner for it.
"""

import os

from kelisim.node.settings import *  # noqa: F403 settings are a module's names
from kelisim.node.settings import INSTALLED_APPS as OF_THE_NODE
from kelisim.node.settings import MIDDLEWARE as BEFORE_A_NODE

INSTALLED_APPS = [
    *OF_THE_NODE,
    "kelisim.web.search",
    "kelisim.web.newsroom",
    "kelisim.web.alerts",
    "kelisim.web.feeds",
    "kelisim.web.sharing",
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
MIDDLEWARE = [*BEFORE_A_NODE]

PUBLIC_ADDRESS = os.environ.get("KELISIM_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
"""Where readers find the pages; mails, feeds and pictures name it."""

WAGTAIL_SITE_NAME = "Kelisim"
WAGTAILADMIN_BASE_URL = PUBLIC_ADDRESS
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("ru", "Русский"), ("kk", "Қазақша")]

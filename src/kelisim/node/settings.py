"""Settings of one node, from the folder that holds it.

1. Debug is off and cannot be switched on by a setting of the node.
2. The secret key is made once per installation and kept in a file that only its owner can read.
3. The node listens to the machine itself until `KELISIM_HOSTS` names other host names.
4. Sessions are for the desk alone: no cookie is sent with, or set by, a public page.
"""

import os
from pathlib import Path
from typing import Any

from kelisim.node.database import VARIABLE, database
from kelisim.node.home import home_folder, secret_key

HOME: Path = home_folder()

SECRET_KEY = secret_key(HOME)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *filter(None, os.environ.get("KELISIM_HOSTS", "").split(","))]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "kelisim.node",
    "kelisim.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Public pages hold no secret that their length could tell; in those of the desk Django masks the only one anew in
    # every answer.
    "kelisim.web.middleware.Compression",
    "kelisim.web.middleware.ContentSecurityPolicy",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "kelisim.web.middleware.AtTheDesk",
]
DESK = "/desk/"
"""How the addresses begin for which there are sessions and accounts. Everything else is the same for every reader."""
DESK_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
]
ROOT_URLCONF = "kelisim.web.urls"
WSGI_APPLICATION = "kelisim.web.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "builtins": [
                "django.templatetags.i18n",
                "kelisim.web.templatetags.kelisim",
                "kelisim.web.templatetags.constant",
                "kelisim.web.templatetags.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = {"default": database(HOME, os.environ.get(VARIABLE, ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский"), ("kk", "Қазақша")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# A node that answers to other names than its own machine's stands behind TLS: cookies travel nowhere else.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = bool(os.environ.get("KELISIM_HOSTS"))
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SAVE_EVERY_REQUEST = False
CSRF_USE_SESSIONS = True
SESSION_COOKIE_PATH = DESK
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS]
AUTH_PASSWORD_VALIDATORS: list[dict[str, str]] = []
OTP_TOTP_ISSUER = "Kelisim"
OTP_TOTP_THROTTLE_FACTOR = 1
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

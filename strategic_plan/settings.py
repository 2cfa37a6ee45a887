"""Every setting in one file, read from the environment; docs/operations.md has them as a table.

There are three ways to run. Production is the default and refuses to start half configured. DEBUG=1 is a developer's
own machine. DEMO=1 is the sample, alone in its own folder, living on a fixed day and answering to this machine only.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"
"""Stored with every edition: which software made it. The same as in pyproject.toml."""

# How this process runs

DEBUG: bool = env.bool("DEBUG", default=False)
DEMO: bool = env.bool("DEMO", default=False)
PRODUCTION = not DEBUG and not DEMO

if DEMO:
    for name in ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "DATA_DIR"):
        if name in env.ENVIRON:
            raise ImproperlyConfigured(f"DEMO=1 has known passwords and its own data: it cannot run with {name} set.")
    if DEBUG:
        raise ImproperlyConfigured("DEMO=1 shows the product as it runs: it cannot be combined with DEBUG=1.")

if "DEMO_TODAY" in env.ENVIRON and not DEMO:
    raise ImproperlyConfigured("DEMO_TODAY changes what day it is: it is accepted only with DEMO=1.")

DEMO_TODAY: date | None = date.fromisoformat(env.str("DEMO_TODAY", default="2024-04-11")) if DEMO else None
"""The day the sample lives on, so that it never grows stale. None means the clock is read."""

if PRODUCTION and not env.str("SECRET_KEY", default=""):
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Make one: python -c 'import secrets; print(secrets.token_hex(32))'"
    )

SECRET_KEY = env.str("SECRET_KEY", default="known-to-everyone-and-refused-in-production")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# What is kept, and where

DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var" / ("demo" if DEMO else "local"))))
MEDIA_ROOT = DATA_DIR / "media"
"""Attachments and frozen editions. There is no MEDIA_URL: views serve them, after asking who may."""

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'database.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers take their lock when they begin, and are woken the moment it is free; without IMMEDIATE, most of eight
    # writers at once are refused, and without the queue some wait until the timeout (decision 36).
    DATABASES["default"]["ENGINE"] = "strategic_plan.sqlite"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "; ".join(
            [
                "PRAGMA journal_mode=WAL",
                "PRAGMA synchronous=FULL",
                "PRAGMA foreign_keys=ON",
                "PRAGMA recursive_triggers=ON",
            ]
        ),
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Attempts to sign in are counted here, so every process must see the same cache: the database is what they share.
CACHES = {"default": env.cache_url("CACHE_URL", default="dbcache://cache")}

TASKS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
JOBS = {
    "prepare release": "strategic_plan.tasks.releases.prepare_ordered_release",
    "render report": "strategic_plan.tasks.renderings.render_report",
    "send letters": "strategic_plan.tasks.letters.send_letters",
}
"""The jobs that deeds ask for by name; the worker's floor stands above theirs."""

# The application

INSTALLED_APPS = [
    "strategic_plan",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "strategic_plan.middleware.SessionLimitsMiddleware",
    "strategic_plan.middleware.PrivatePagesMiddleware",
    "strategic_plan.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "strategic_plan.urls"
WSGI_APPLICATION = "strategic_plan.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "strategic_plan.web.context.surroundings",
            ],
        },
    }
]

FORM_RENDERER = "strategic_plan.web.forms.PlanFormRenderer"
DJANGO_TABLES2_TEMPLATE = "tables/table.html"

# Language and time

LANGUAGE_CODE = "en"
# A language is offered once its catalogue is complete: a page of English words marked as French can be read by nobody.
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
# A PKCS#12 file with the Board's certificate and its key: published PDFs are then sealed with it.
SEAL_CERTIFICATE: str = env.str("SEAL_CERTIFICATE", default="")
SEAL_PASSWORD: str = env.str("SEAL_PASSWORD", default="")

TIME_ZONE = env.str("TIME_ZONE", default="America/Toronto")
USE_I18N = True
USE_TZ = True

# Who is signing in: by e-mail, invited, never signing up

AUTH_USER_MODEL = "strategic_plan.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "strategic_plan.web.sign_in.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "strategic_plan.web.sign_in_forms.SignInForm",
    "reset_password": "strategic_plan.web.sign_in_forms.ForgottenPasswordForm",
    "reset_password_from_key": "strategic_plan.web.sign_in_forms.NewPasswordForm",
    "change_password": "strategic_plan.web.sign_in_forms.ChangedPasswordForm",
    "reauthenticate": "strategic_plan.web.sign_in_forms.ConfirmPasswordForm",
}
MFA_FORMS = {
    "authenticate": "strategic_plan.web.sign_in_forms.SecondStepForm",
    "reauthenticate": "strategic_plan.web.sign_in_forms.SecondStepForm",
    "activate_totp": "strategic_plan.web.sign_in_forms.AddAppForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

SESSION_IDLE = timedelta(minutes=30)
SESSION_ABSOLUTE = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_ABSOLUTE.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# What a browser is told to refuse

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the marks that the stylesheet draws, and a second factor's QR code
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT: bool = env.bool("SSL_REDIRECT", default=PRODUCTION)
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
BEHIND_PROXY: bool = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
"""By whose address attempts to sign in and public answers are counted: the last one, which the proxy itself wrote."""

# Static files, and what may be sent to us

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "strategic_plan.finders.FrontEndFinder",
]
FRONT_END_FILES = [
    "bootstrap/dist/css/bootstrap-reboot.min.css",
    "bootstrap/dist/css/bootstrap-reboot.min.css.map",
    "source-sans/WOFF2/TTF/SourceSans3-Regular.ttf.woff2",
    "source-sans/WOFF2/TTF/SourceSans3-It.ttf.woff2",
    "source-sans/WOFF2/TTF/SourceSans3-Semibold.ttf.woff2",
    "source-serif/WOFF2/TTF/SourceSerif4-Regular.ttf.woff2",
    "source-serif/WOFF2/TTF/SourceSerif4-It.ttf.woff2",
    "source-serif/WOFF2/TTF/SourceSerif4-Semibold.ttf.woff2",
    "source-serif/WOFF2/TTF/SourceSerif4Display-Regular.ttf.woff2",
    "source-serif/WOFF2/TTF/SourceSerif4Display-Semibold.ttf.woff2",
]
"""What is served out of node_modules. PDFs read their TTF faces there: unpacking WOFF2 costs 0.8 s a document."""

HASHED_STATIC_FILES = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PLAIN_STATIC_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN_STATIC_FILES if DEBUG else HASHED_STATIC_FILES},
}

FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# Mail and logs

EMAIL_FILE_PATH = DATA_DIR / "mail"
"""Where the demonstration puts its mail, to be read on a page of its own."""
NO_MAIL_SERVER = f"filemail://{EMAIL_FILE_PATH}" if DEMO else "consolemail://"
EMAIL = env.email_url("EMAIL_URL", default="smtp://localhost:25" if PRODUCTION else NO_MAIL_SERVER)
EMAIL_BACKEND: str = EMAIL["EMAIL_BACKEND"]
EMAIL_HOST: str = EMAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT: int = EMAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER: str = EMAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD: str = EMAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS: bool = EMAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL: bool = EMAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20
EMAIL_SUBJECT_PREFIX = ""
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="strategic-plan@localhost")
SITE_URL: str = env.str(
    "SITE_URL",
    default=f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else f"http://127.0.0.1:{env.str('PORT', default='8000')}",
).rstrip("/")
"""What links in mail begin with: a timer sends it, and no request says where the site is."""
SERVER_EMAIL = env.str("SERVER_EMAIL", default=DEFAULT_FROM_EMAIL)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "pikepdf": {"level": "WARNING"},
    },
}

"""The product's settings, made quick and quiet for the suite."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import django

os.environ.setdefault("SECRET_KEY", "only-for-the-suite")
os.environ.setdefault("SSL_REDIRECT", "0")
os.environ.setdefault("EMAIL_URL", "memorymail://")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # a browser test and its live server share a process

from strategic_plan.settings import *  # noqa: F403
from strategic_plan.settings import DATA_DIR, DATABASES, INSTALLED_APPS, PLAIN_STATIC_FILES, STORAGES, TASKS


def migrations_digest() -> str:
    """A name for the database that the migrations make: it changes with any of them, and with Django."""
    migrations = sorted((Path(__file__).parent.parent / "strategic_plan" / "migrations").glob("*.py"))
    parts = [
        django.__version__.encode(),
        *(name.encode() for name in INSTALLED_APPS),
        *(path.read_bytes() for path in migrations),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


# Both of these are tried on purpose where they matter.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES |= {"staticfiles": {"BACKEND": PLAIN_STATIC_FILES}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# A queued job is run by the test that is about it: see the fixture `jobs_run_at_once`.
TASKS["default"]["BACKEND"] = "django_tasks.backends.dummy.DummyBackend"

# Its `flush` knows the audit trail's triggers.
INSTALLED_APPS = [*INSTALLED_APPS, "tests.emptying"]

if DATABASES["default"]["ENGINE"] == "strategic_plan.sqlite":
    # A file of this process, because writers on threads of their own need connections of their own, as when served;
    # a power cut in the middle of the suite may cost it.
    folder = tempfile.TemporaryDirectory(prefix="strategic-plan-tests-")
    test_database = Path(folder.name) / "test.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": str(test_database)}
    # What the migrations make is the same until a migration changes: it is kept empty, and copied. See the conftest.
    EMPTY_DATABASE = DATA_DIR.parent / "tests" / f"empty-{migrations_digest()}.sqlite3"
    if EMPTY_DATABASE.exists():
        shutil.copyfile(EMPTY_DATABASE, test_database)
    commands = DATABASES["default"]["OPTIONS"]["init_command"]
    DATABASES["default"]["OPTIONS"]["init_command"] = commands.replace("synchronous=FULL", "synchronous=OFF")

MEDIA_ROOT = DATA_DIR.parent / "tests" / "media"

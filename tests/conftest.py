"""What every test may use: a browser, a media folder of its own, jobs that run at once."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.db.models import QuerySet
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker, Settings

# One machine may be busy with another worker's tests: time says nothing there about our code.
hypothesis_settings.register_profile("suite", max_examples=50, deadline=None)
hypothesis_settings.register_profile("thorough", max_examples=2000, deadline=None)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, so that `-m "not browser"` leaves it out; begin with what takes longest.

    A long test that one process begins last keeps the others waiting for it.
    """
    for item in items:
        if "page" in getattr(item, "fixturenames", []):
            item.add_marker(pytest.mark.browser)
    items.sort(key=_is_quick)


def _is_quick(item: pytest.Item) -> bool:
    """Whether a test needs neither a browser, nor a whole document, nor the sample."""
    slow = item.get_closest_marker("browser") or item.get_closest_marker("pdf")
    return slow is None and not {"sample", "loaded_sample"} & {*getattr(item, "fixturenames", ())}


def empty_database() -> Path | None:
    """Where the database that the migrations make is kept, on SQLite."""
    return getattr(django_settings, "EMPTY_DATABASE", None)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Whether this process began with a copy of what the migrations make, instead of running them."""
    return empty_database() is not None and Path(connection.settings_dict["TEST"]["NAME"]).exists()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Keep what the migrations made, for the next process that needs a database."""
    kept = empty_database()
    if kept is None or kept.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_suffix(f".{os.getpid()}")
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(draft)])
    for outdated in kept.parent.glob("empty-*.sqlite3"):
        outdated.unlink(missing_ok=True)
    draft.replace(kept)


@pytest.fixture(autouse=True)
def media_folder(settings: Settings, tmp_path: Path) -> Path:
    """A folder of the test's own: no test sees another's files, or the developer's."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def jobs_run_at_once(settings: Settings) -> None:
    """Run a queued job where it is queued, as if the worker had been there already."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium; as root, as in a container, it refuses its sandbox."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": executable, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A reader in Ontario, at the width of the reference pictures."""
    return {
        **browser_context_args,
        "locale": "en-CA",
        "timezone_id": "America/Toronto",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture
def version_guard_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare-and-swap switched off, to see that it is the guard that holds: no query asks for the version."""
    ask = QuerySet.filter

    def without_version(self: QuerySet[Any], *args: Any, **conditions: Any) -> QuerySet[Any]:
        conditions.pop("version", None)
        return ask(self, *args, **conditions)

    monkeypatch.setattr(QuerySet, "filter", without_version)

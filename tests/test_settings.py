"""Settings refuse what would be dangerous, before anything is served."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.module_loading import import_string
from django_tasks.base import Task

ROOT = Path(__file__).resolve().parent.parent
SECRET = {"SECRET_KEY": "a-secret-of-this-test"}


def settings_under(environment: dict[str, str], show: str = "''") -> subprocess.CompletedProcess[str]:
    """Import the settings in a process of their own, with this environment and no other."""
    return subprocess.run(
        [sys.executable, "-c", f"import strategic_plan.settings as settings; print({show})"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_does_not_start_without_a_secret() -> None:
    outcome = settings_under({})

    assert outcome.returncode == 1
    assert "SECRET_KEY is not set." in outcome.stderr


@pytest.mark.parametrize(
    ("command", "code"), [(("makemigrations", "--check", "--dry-run"), 0), (("check",), 1), (("migrate",), 1)]
)
def test_only_a_command_that_signs_nothing_runs_without_a_secret(command: tuple[str, ...], code: int) -> None:
    outcome = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == code, outcome.stderr


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({**SECRET, "DEMO": "1"}, "cannot run with SECRET_KEY set"),
        ({"DEMO": "1", "DATABASE_URL": "sqlite://:memory:"}, "cannot run with DATABASE_URL set"),
        ({"DEMO": "1", "ALLOWED_HOSTS": "plan.example.org"}, "cannot run with ALLOWED_HOSTS set"),
        ({"DEMO": "1", "DATA_DIR": "/srv/plan"}, "cannot run with DATA_DIR set"),
        ({"DEMO": "1", "DEBUG": "1"}, "cannot be combined with DEBUG=1"),
        ({**SECRET, "DEMO_TODAY": "2024-04-11"}, "accepted only with DEMO=1"),
        ({"DEBUG": "1", "DEMO_TODAY": "2024-04-11"}, "accepted only with DEMO=1"),
    ],
)
def test_the_demonstration_is_refused_where_real_data_may_be(environment: dict[str, str], reason: str) -> None:
    outcome = settings_under(environment)

    assert outcome.returncode == 1
    assert reason in outcome.stderr


def test_the_demonstration_lives_on_its_day_in_its_own_folder() -> None:
    shown = settings_under({"DEMO": "1"}, "settings.DEMO_TODAY, settings.MEDIA_ROOT.relative_to(settings.BASE_DIR)")

    assert shown.stdout == "2024-04-11 var/demo/media\n"


def test_production_sends_cookies_over_https_only() -> None:
    shown = settings_under(
        SECRET,
        "settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT,"
        " settings.SECURE_HSTS_SECONDS, settings.DEBUG, settings.DEMO, settings.DEMO_TODAY",
    )

    assert shown.stdout == "True True True 31536000 False False None\n"


WHAT_A_WEB_PROCESS_CARRIES = """
import sys, strategic_plan.wsgi, strategic_plan.urls
print([slow for slow in ("weasyprint", "fontTools", "openpyxl", "playwright") if slow in sys.modules])
"""


def test_a_web_process_does_not_carry_the_typesetter() -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", WHAT_A_WEB_PROCESS_CARRIES],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **SECRET},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (outcome.stdout, outcome.returncode) == ("[]\n", 0), outcome.stderr


def test_the_version_stored_with_editions_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert project["version"] == settings.VERSION


def test_every_job_that_a_deed_may_ask_for_is_a_task() -> None:
    assert [type(import_string(path)) for path in settings.JOBS.values()] == [Task] * len(settings.JOBS)

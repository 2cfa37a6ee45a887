"""Of the front-end packages, the listed files are served and no others."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from pytest_django import Settings

from strategic_plan.finders import FrontEndFinder

REBOOT = "bootstrap/dist/css/bootstrap-reboot.min.css"
UNLISTED = "bootstrap/package.json"


def test_a_listed_file_is_found_under_the_vendor_prefix() -> None:
    assert finders.find(f"vendor/{REBOOT}") == str(settings.BASE_DIR / "node_modules" / REBOOT)


def test_an_unlisted_file_is_not_found_though_it_is_installed() -> None:
    assert (settings.BASE_DIR / "node_modules" / UNLISTED).is_file()
    assert finders.find(f"vendor/{UNLISTED}") is None


def test_a_listed_file_is_not_found_without_the_prefix() -> None:
    assert finders.find(REBOOT) is None


def test_every_listed_file_is_installed_and_collected() -> None:
    assert [path for path, _ in FrontEndFinder().list(None)] == settings.FRONT_END_FILES


def test_a_missing_package_is_a_warning_that_names_its_files(settings: Settings, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "staticfiles"

    (warning,) = FrontEndFinder().check()

    assert warning.hint is not None
    assert REBOOT in warning.hint

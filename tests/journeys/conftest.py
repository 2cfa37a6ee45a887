"""What the journeys share: a site that is served, on one day, with jobs that run where they are ordered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.factories.moments import TODAY
from tests.journeys.visitor import Visitor

Visits = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def the_day(settings: Settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def visitor(
    live_server: LiveServer, new_context: Callable[..., BrowserContext], the_day: None, jobs_run_at_once: None
) -> Visits:
    """Somebody who comes by; with an e-mail address, somebody who signs in."""

    def comes(email: str = "", **how: object) -> Visitor:
        someone = Visitor(new_context(**how), live_server.url)
        return someone.signs_in(email) if email else someone

    return comes

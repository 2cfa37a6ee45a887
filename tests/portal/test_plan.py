"""The public plan."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.reports import make_edition
from tests.workspace.reading import heading, text_of

pytestmark = pytest.mark.django_db


def test_the_plan_shows_every_promise_as_it_was_published(client: Client) -> None:
    edition = make_edition()
    edition.report.plan.priorities.update(public_title="Changed since")
    page = client.get("/plan/")
    words = text_of(page)
    assert heading(page) == "Strategic Plan 2023 to 2026"
    assert "1 Safer roads" in words
    assert "Fewer people are hurt on the roads of the region." in words
    assert "Changed since" not in words


def test_without_an_edition_the_plan_says_when_it_appears(client: Client) -> None:
    page = client.get("/plan/")
    assert (page.status_code, heading(page)) == (200, "The plan")
    assert "The plan appears here with the first published report." in text_of(page)

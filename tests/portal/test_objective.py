"""One promise to the public."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.reports import make_edition
from tests.workspace.reading import heading, text_of

pytestmark = pytest.mark.django_db


def test_an_objective_shows_what_was_promised_and_what_was_done(client: Client) -> None:
    make_edition()
    page = client.get("/plan/objectives/1.1/")
    words = text_of(page)
    assert heading(page) == "Fewer people hurt in crashes"
    assert "Year over year, fewer people are hurt in collisions." in words
    assert "On track Enforcement at the ten worst crossings. Six of ten crossings are patrolled every week." in words
    assert "No figure measures this promise yet." in words


@pytest.mark.parametrize("code", ["1.2", "9.9", "none"])
def test_a_code_that_was_not_published_is_not_found(client: Client, code: str) -> None:
    make_edition()
    assert client.get(f"/plan/objectives/{code}/").status_code == 404


def test_before_anything_is_published_there_is_no_objective(client: Client) -> None:
    assert client.get("/plan/objectives/1.1/").status_code == 404

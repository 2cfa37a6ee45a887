"""Pages of words."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.organization import make_organization
from tests.workspace.reading import heading, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("address", "title"), [("/how-we-work/", "How we work"), ("/accessibility/", "Accessibility")])
def test_a_page_of_words_is_there_for_everyone(client: Client, address: str, title: str) -> None:
    page = client.get(address)
    assert (page.status_code, heading(page)) == (200, title)


def test_how_we_work_says_where_to_write(client: Client) -> None:
    make_organization(email="board@example.org")
    assert "board@example.org" in text_of(client.get("/how-we-work/"))

"""The list of files: what waits, what stands, how far the figures go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Membership, Role
from tests.factories.people import make_membership
from tests.workspace.loading import Desk, desk_of, row
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/loads/"
QUERIES = 10


@pytest.fixture
def desk(sign_in: SignIn) -> Desk:
    return desk_of(sign_in)


def test_before_the_first_file_the_page_says_what_will_be_here(desk: Desk) -> None:
    page = desk.client.get(ADDRESS)
    assert heading(page) == "No figures have been loaded yet."
    assert "What will be here" in text_of(page)


def test_the_first_line_counts_what_waits(desk: Desk) -> None:
    desk.waiting(row())
    assert heading(desk.client.get(ADDRESS)) == "One file waits to be confirmed."


def test_the_first_line_says_how_far_the_figures_go(desk: Desk) -> None:
    desk.loaded(row("2024-03"))
    page = desk.client.get(ADDRESS)
    assert heading(page) == "Figures are loaded to 31 March 2024."
    assert "feed.csv Loaded 1 new 11 April 2024" in text_of(page)


@pytest.mark.parametrize("files", [1, 3])
def test_the_queries_do_not_grow_with_the_files(
    desk: Desk, files: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(files):
        desk.loaded(row(f"2024-0{number + 1}"), name=f"feed-{number}.csv")
    desk.client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        desk.client.get(ADDRESS)


def test_the_analyst_finds_the_page_in_the_masthead(desk: Desk) -> None:
    assert '<a href="/workspace/loads/"' in desk.client.get(ADDRESS).content.decode()


@pytest.mark.parametrize(
    ("role", "status"), [(Role.CHIEFS_OFFICE, 200), (Role.BOARD_MEMBER, 403), (Role.GOVERNANCE_STAFF, 403)]
)
def test_only_those_who_load_figures_see_the_page(desk: Desk, sign_in: SignIn, role: Role, status: int) -> None:
    assert sign_in(make_membership(role)).get(ADDRESS).status_code == status

"""One objective: what it says, and a number of queries that does not grow with the rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Membership, Role
from tests.factories.people import make_membership
from tests.factories.quarter import make_quarter

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/plan/objectives/1.1/"
QUERIES = 31


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_three_rows_as_for_one(
    rows: int, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_quarter(rows)
    reader = sign_in(make_membership(Role.BOARD_MEMBER))
    reader.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        assert reader.get(ADDRESS).status_code == 200


def test_a_board_member_asks_about_it_from_here_and_nobody_else_is_offered_to(sign_in: SignIn) -> None:
    make_quarter(1)
    link = 'href="/workspace/inquiries/ask/?objective=1.1"'
    reader = sign_in(make_membership(Role.BOARD_MEMBER))
    assert link in reader.get(ADDRESS).content.decode()
    assert "selected>1.1 " in reader.get("/workspace/inquiries/ask/?objective=1.1").content.decode()
    for role in (Role.CONTRIBUTOR, Role.GOVERNANCE_STAFF):
        assert link not in sign_in(make_membership(role)).get(ADDRESS).content.decode()

"""One action: what it says, and a number of queries that does not grow with the rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Membership, Role
from tests.factories.people import make_membership
from tests.factories.quarter import make_quarter

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/actions/1.1.1/"
QUERIES = 30


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_three_rows_as_for_one(
    rows: int, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_quarter(rows)
    reader = sign_in(make_membership(Role.BOARD_MEMBER))
    reader.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        assert reader.get(ADDRESS).status_code == 200

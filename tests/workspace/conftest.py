"""What the tests of pages share: a fixed day, and a browser signed in as somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from strategic_plan.models import Membership
from tests.factories.moments import NOW

SignIn = Callable[[Membership], Client]


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """11 April 2024, ten o’clock at the Board's own time."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """A client of the person who holds a membership."""

    def signed_in(membership: Membership) -> Client:
        client = Client()
        client.force_login(membership.user)
        return client

    return signed_in

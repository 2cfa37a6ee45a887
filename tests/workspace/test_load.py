"""One file: what it would do while it waits, what it did when it is loaded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role
from strategic_plan.services.loads import undo_batch
from tests.factories.moments import NOW
from tests.factories.people import make_membership
from tests.workspace.loading import Desk, desk_of, row
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]


@pytest.fixture
def desk(sign_in: SignIn) -> Desk:
    return desk_of(sign_in)


def test_a_waiting_file_says_what_it_would_do(desk: Desk) -> None:
    desk.loaded(row("2024-01", 60), row("2024-02", 61))
    batch = desk.waiting(row("2024-01", 60), row("2024-02", 62), row("2024-03", 63), ["Total", "", "", "", 185])
    page = desk.client.get(f"/workspace/loads/{batch.pk}/")
    assert heading(page) == "One figure is new and one is changed."
    words = text_of(page)
    assert "New figures 1 Changed 1 Unchanged 1 Rows left out: totals and notes 1" in words
    assert "Collisions, Region, February 2024 Row 3 61 to 62" in words
    assert "Load these figures" in words


def test_final_figures_that_differ_are_named_and_nothing_can_be_loaded(desk: Desk) -> None:
    desk.loaded(row(value=60)).observations.update(finality="final")
    page = desk.client.get(f"/workspace/loads/{desk.waiting(row(value=61)).pk}/")
    assert heading(page) == "One figure differs from a final one."
    assert "Load these figures" not in text_of(page)
    assert "Discard this file" in text_of(page)


def test_a_loaded_file_says_what_it_brought_and_offers_to_undo_it(desk: Desk) -> None:
    page = desk.client.get(f"/workspace/loads/{desk.loaded(row()).pk}/")
    assert heading(page) == "This file brought one new figure."
    assert "Loaded 11 April 2024 by Robin Ashdown." in text_of(page)
    assert "Undo this load" in text_of(page)


def test_a_load_that_something_rests_on_says_why_it_stays(desk: Desk) -> None:
    batch = desk.loaded(row())
    batch.observations.update(finality="final")
    words = text_of(desk.client.get(f"/workspace/loads/{batch.pk}/"))
    assert "Its figures are final. A final figure stays." in words
    assert "Undo this load" not in words


def test_a_load_that_was_undone_says_when_and_by_whom(desk: Desk) -> None:
    batch = undo_batch(desk.loaded(row()), by=desk.analyst, at=NOW)
    page = desk.client.get(f"/workspace/loads/{batch.pk}/")
    assert heading(page) == "This load was undone."
    assert "Undone 11 April 2024 by Robin Ashdown." in text_of(page)


def test_a_file_that_is_not_there_is_not_found(desk: Desk) -> None:
    assert desk.client.get("/workspace/loads/999/").status_code == 404


def test_a_board_member_may_not_look_at_a_load(desk: Desk, sign_in: SignIn) -> None:
    batch = desk.loaded(row())
    assert sign_in(make_membership(Role.BOARD_MEMBER)).get(f"/workspace/loads/{batch.pk}/").status_code == 403

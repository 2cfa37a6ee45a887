"""Confirming a load: stored once, with a reason where it jumps, and only if it still does what was previewed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import ImportBatch, Membership, Observation, Role
from tests.factories.people import make_membership
from tests.workspace.loading import Desk, desk_of, row
from tests.workspace.reading import errors_of, heading, text_of

SignIn = Callable[[Membership], Client]


@pytest.fixture
def desk(sign_in: SignIn) -> Desk:
    return desk_of(sign_in)


def test_a_confirmed_file_is_stored(desk: Desk) -> None:
    batch = desk.waiting(row())
    answer = desk.client.post(f"/workspace/loads/{batch.pk}/confirm/")
    assert answer["Location"] == f"/workspace/loads/{batch.pk}/"
    assert "feed.csv is loaded: 1 new." in text_of(desk.client.get(answer["Location"]))
    assert Observation.objects.get().value == 60


def test_a_sudden_change_wants_its_reason(desk: Desk) -> None:
    desk.loaded(row("2024-01", 60))
    batch = desk.waiting(row("2024-02", 600))
    address = f"/workspace/loads/{batch.pk}/confirm/"
    assert errors_of(desk.client.post(address)) == ["Say why the sudden change is right."]
    assert Observation.objects.count() == 1
    desk.client.post(address, {"reason": "A storm closed the road."})
    assert Observation.objects.count() == 2
    assert ImportBatch.objects.get(pk=batch.pk).reason == "A storm closed the road."


def test_a_file_that_would_do_something_else_by_now_is_looked_at_again(desk: Desk) -> None:
    batch = desk.waiting(row(value=60))
    desk.loaded(row(value=61))
    answer = desk.client.post(f"/workspace/loads/{batch.pk}/confirm/")
    assert answer.status_code == 409
    assert heading(answer) == "One figure is changed."
    assert "Figures were loaded since this preview. Look at what this file does now." in text_of(answer)
    assert Observation.objects.get().value == 61


def test_a_file_is_confirmed_once(desk: Desk) -> None:
    batch = desk.waiting(row())
    address = f"/workspace/loads/{batch.pk}/confirm/"
    desk.client.post(address)
    assert desk.client.post(address).status_code == 409
    assert ImportBatch.objects.count() == Observation.objects.count() == 1


def test_a_board_member_may_not_confirm(desk: Desk, sign_in: SignIn) -> None:
    batch = desk.waiting(row())
    assert sign_in(make_membership(Role.BOARD_MEMBER)).post(f"/workspace/loads/{batch.pk}/confirm/").status_code == 403
    assert not Observation.objects.exists()

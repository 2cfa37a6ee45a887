"""Revising one figure by hand: found by what it is about, replaced with a reason, and what it was is kept."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from strategic_plan.models import Event, ImportBatch, Membership, Observation, ObservationRevision
from tests.workspace.loading import Desk, desk_of, row
from tests.workspace.reading import heading, text_of

FIND = "/workspace/loads/revise/"


@pytest.fixture
def desk(sign_in: Callable[[Membership], Client]) -> Desk:
    return desk_of(sign_in)


def revise(desk: Desk, **answers: str) -> tuple[str, dict[str, str]]:
    """The page of the one figure there is, and what is sent to it."""
    cell = Observation.objects.get()
    said = {"recorded": cell.recorded_at.isoformat(), "figure": "61", "finality": "preliminary", "reason": "Late."}
    return f"{FIND}{cell.pk}/", said | answers


def test_a_figure_is_found_by_what_it_is_about(desk: Desk) -> None:
    desk.loaded(row("2024-01", 60))
    answer = desk.client.get(FIND, {"measure": "collisions", "area": "region", "period": "Jan 2024", "category": ""})
    assert answer["Location"] == f"{FIND}{Observation.objects.get().pk}/"
    page = desk.client.get(answer["Location"])
    assert heading(page).replace("\u00a0", " ") == "Collisions, Region, January 2024"
    assert "It is 60, preliminary, recorded on" in text_of(page)


@pytest.mark.parametrize(
    ("period", "says"),
    [
        ("sometime", "Write a period such as January 2024, Q1 2024 or 2024."),
        ("Q1 2024", "This measure is kept by month."),
        ("Feb 2024", "There is no such figure yet. A file brings it; see Load a file."),
    ],
)
def test_what_is_no_figure_is_said(desk: Desk, period: str, says: str) -> None:
    desk.loaded(row("2024-01", 60))
    answer = desk.client.get(FIND, {"measure": "collisions", "area": "region", "period": period})
    assert says in text_of(answer)


def test_a_figure_is_revised_and_what_it_was_is_kept_with_the_reason(desk: Desk) -> None:
    first = desk.loaded(row(value=60))
    address, said = revise(desk, figure="over 61", reason="A report was filed late.")
    answer = desk.client.post(address, said)
    words = text_of(desk.client.get(answer["Location"])).replace("\u00a0", " ")
    assert "Collisions, Region, January 2024 is revised." in words
    cell = Observation.objects.get()
    assert (cell.value, cell.qualifier, cell.finality) == (Decimal(61), "at_least", "preliminary")
    revision = ObservationRevision.objects.get()
    assert (revision.value, revision.reason, revision.batch) == (Decimal(60), "A report was filed late.", first)
    assert Event.objects.latest("number").words.replace("\u00a0", " ") == (
        "Crime Analyst loaded One figure: Collisions, Region, January 2024: 0 new, 1 changed figures. "
        "A report was filed late."
    )


def test_a_final_figure_is_revised_and_stays_final(desk: Desk) -> None:
    desk.loaded(row(value=60))
    Observation.objects.update(finality="final")
    address, said = revise(desk)
    assert "finality" not in text_of(desk.client.get(address))
    desk.client.post(address, said)
    assert list(Observation.objects.values_list("value", "finality")) == [(Decimal(61), "final")]


def test_a_preliminary_figure_is_made_final(desk: Desk) -> None:
    desk.loaded(row(value=60))
    address, said = revise(desk, figure="60", finality="final")
    desk.client.post(address, said)
    assert list(Observation.objects.values_list("value", "finality")) == [(Decimal(60), "final")]


def test_a_figure_may_become_absent(desk: Desk) -> None:
    desk.loaded(row(value=60))
    address, said = revise(desk, figure="..")
    desk.client.post(address, said)
    assert list(Observation.objects.values_list("value", "absence")) == [(None, "not_reported")]


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"reason": ""}, "Say why the figure is revised."),
        ({"figure": "1,5"}, "Write a number such as 1234 or 12.5, or a mark such as n/a."),
        ({"figure": "-3"}, "Expected a count of zero or more."),
        ({"figure": "60"}, "The figure is this already. Nothing was changed."),
    ],
)
def test_what_cannot_be_right_changes_nothing(desk: Desk, answers: dict[str, str], says: str) -> None:
    desk.loaded(row(value=60))
    address, said = revise(desk, **answers)
    assert says in text_of(desk.client.post(address, said))
    assert Observation.objects.get().value == 60
    assert (ObservationRevision.objects.count(), ImportBatch.objects.count()) == (0, 1)


def test_a_figure_that_was_replaced_meanwhile_is_looked_at_again(desk: Desk) -> None:
    desk.loaded(row(value=60))
    address, said = revise(desk)
    answer = desk.client.post(address, said | {"recorded": "2020-01-01T00:00:00+00:00"})
    assert answer.status_code == 409
    assert "This figure was replaced since you looked at it. Look at what it is now." in text_of(answer)
    assert Observation.objects.get().value == 60


def test_a_revision_is_undone_like_any_load(desk: Desk) -> None:
    desk.loaded(row(value=60))
    address, said = revise(desk)
    desk.client.post(address, said)
    desk.client.post(f"/workspace/loads/{ImportBatch.objects.latest('pk').pk}/undo/")
    assert Observation.objects.get().value == 60

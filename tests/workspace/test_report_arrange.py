"""The order of a report's sections."""

from __future__ import annotations

import pytest

from strategic_plan.models import Report
from tests.factories.people import staff
from tests.factories.reports import make_report
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


def keys(report: Report) -> list[str]:
    return list(report.sections.order_by("position").values_list("key", flat=True))


@pytest.mark.parametrize(
    ("key", "move", "first"),
    [
        ("recommendation", "up", ["recommendation", "head", "summary"]),
        ("recommendation", "down", ["head", "summary", "recommendation"]),
        ("head", "up", ["head", "recommendation", "summary"]),
        ("head", "sideways", ["head", "recommendation", "summary"]),
    ],
)
def test_a_section_moves_one_step_and_no_further_than_the_end(key: str, move: str, first: list[str]) -> None:
    report = make_report()
    answers = {"version": report.version, "key": key, "move": move}
    client_of(staff()).post(f"/workspace/reports/{report.pk}/sections/order/", answers)
    assert keys(report)[:3] == first


def test_an_order_that_somebody_else_changed_is_not_overwritten() -> None:
    report = make_report()
    client = client_of(staff())
    answers = {"version": report.version, "key": "recommendation", "move": "up"}
    address = f"/workspace/reports/{report.pk}/sections/order/"
    assert [client.post(address, answers).status_code for _time in range(2)] == [302, 409]

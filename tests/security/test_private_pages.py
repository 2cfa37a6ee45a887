"""What a signed-in person is shown stays out of every cache, their browser's too."""

from __future__ import annotations

import pytest
from django.test import Client

from strategic_plan.models import Report, Role
from tests.factories.people import chief, person, staff
from tests.factories.reports import make_edition, make_report
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


def test_no_browser_keeps_a_page_of_the_workspace() -> None:
    report = make_report()
    pages = {
        "/workspace/desk/": staff(),
        "/workspace/queue/": chief(),
        "/workspace/actions/": person(Role.CONTRIBUTOR),
        "/workspace/actions/?as=csv": person(Role.CONTRIBUTOR),
        "/workspace/figures/figures.csv": person(Role.ANALYST),
        "/workspace/people/": person(Role.ADMINISTRATOR),
        f"/workspace/reports/{report.pk}/sections/": staff(),
        "/workspace/audit-trail/": person(Role.ADMINISTRATOR),
        "/workspace/nothing-here/": staff(),
    }
    found = {address: client_of(somebody).get(address)["Cache-Control"] for address, somebody in pages.items()}
    assert set(found.values()) == {"private, no-store"}, found


@pytest.mark.parametrize("address", ["/", "/plan/", "/reports/"])
def test_a_public_page_is_kept_unless_it_bears_somebodys_name(address: str) -> None:
    make_edition()
    assert Client().get(address)["Cache-Control"] == "no-cache"
    assert client_of(staff()).get(address)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("part", ["", "editions/1/", "editions/1/report.pdf", "editions/1/data.json"])
def test_an_edition_for_the_board_is_kept_nowhere(part: str) -> None:
    address = f"/reports/{make_edition(audience=Report.Audience.BOARD).report.slug}/{part}"
    answer = client_of(person(Role.BOARD_MEMBER)).get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert Client().get(address).status_code == 404

"""The exception brief of the reading room: ordered with one click, waited for, read by whoever ordered it."""

from __future__ import annotations

import pytest

from strategic_plan.models import Rendering, Role
from strategic_plan.services import renderings
from tests.factories import story
from tests.factories.moments import NOW
from tests.factories.people import person
from tests.factories.reports import blank_page
from tests.workspace.reading import heading, text_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db
ORDER = "/workspace/reading-room/brief/"


def drawn(order: Rendering) -> None:
    renderings.take(order, at=NOW)
    renderings.finish(order, pdf=blank_page(), pages=2, at=NOW)


@pytest.fixture(autouse=True)
def a_plan() -> None:
    story.objective()


def test_the_reading_room_offers_it_and_ordering_leads_to_its_progress() -> None:
    client = client_of(person(Role.BOARD_MEMBER))
    assert f'action="{ORDER}"' in client.get("/workspace/reading-room/").content.decode()
    answer = client.post(ORDER)
    assert answer.headers["Location"] == f"{ORDER}{Rendering.objects.get().pk}/"
    page = client.get(answer.headers["Location"])
    assert heading(page) == "The exception brief is being drawn."
    assert "It waits its turn. Look again" in text_of(page)


def test_ordering_twice_is_one_order() -> None:
    client = client_of(person(Role.BOARD_MEMBER))
    first, second = client.post(ORDER), client.post(ORDER)
    assert first.headers["Location"] == second.headers["Location"]
    assert Rendering.objects.count() == 1


def test_a_finished_brief_is_read_by_whoever_ordered_it_and_by_nobody_else() -> None:
    reader = person(Role.BOARD_MEMBER)
    client = client_of(reader)
    client.post(ORDER)
    order = Rendering.objects.get()
    pdf = f"{ORDER}{order.pk}/brief.pdf"
    assert client.get(pdf).status_code == 404
    drawn(order)
    assert heading(client.get(f"{ORDER}{order.pk}/")) == "The exception brief is ready: 2 pages."
    answer = client.get(pdf)
    assert answer.content == blank_page()
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"] == 'inline; filename="exception-brief-2024-04-11.pdf"'
    for role in (Role.BOARD_MEMBER, Role.CHIEFS_OFFICE, Role.GOVERNANCE_STAFF):
        assert client_of(person(role)).get(pdf).status_code == 404
    assert (
        client_of(person(Role.GOVERNANCE_STAFF)).get(f"/workspace/renderings/{order.pk}/report.pdf").status_code == 404
    )


def test_a_brief_that_failed_says_why_and_is_ordered_again() -> None:
    client = client_of(person(Role.BOARD_MEMBER))
    client.post(ORDER)
    order = Rendering.objects.get()
    renderings.fail(order, "It took too long.", at=NOW)
    page = client.get(f"{ORDER}{order.pk}/")
    assert heading(page) == "The exception brief could not be drawn."
    assert "It took too long. Draw it again" in text_of(page)
    client.post(ORDER)
    assert Rendering.objects.count() == 2

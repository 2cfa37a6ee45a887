"""Two people compose one section: nothing either of them typed is lost, and what is put in keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from strategic_plan.models import Report, Role, User
from tests.factories.people import make_membership
from tests.factories.reports import make_report
from tests.journeys.visitor import PASSWORD, Visitor

Visits = Callable[..., Visitor]
SAVED = "You can close this page and come back."


@pytest.fixture
def people(transactional_db: None) -> list[User]:
    """Two of the Board's office."""
    users = [make_membership(Role.GOVERNANCE_STAFF).user for _time in range(2)]
    for user in users:
        user.set_password(PASSWORD)
        user.save()
    return users


@pytest.fixture
def report(people: list[User]) -> Report:
    return make_report()


def test_two_at_one_section_see_both_texts_and_lose_neither(
    visitor: Visits, people: list[User], report: Report
) -> None:
    address = f"/workspace/reports/{report.pk}/sections/data-notes/"
    first, second = (visitor(user.email).opens(address).page for user in people)
    first.get_by_label("Words", exact=True).fill("Typed by the first.")
    first.get_by_text(SAVED).wait_for()
    second.get_by_label("Words", exact=True).fill("Typed by the second.")
    second.get_by_text("somebody else saved this first").wait_for()
    second.get_by_role("button", name="Save this section").click()
    second.get_by_role("heading", name="Somebody else saved “Data notes” while you wrote.").wait_for()
    second.get_by_role("button", name="Keep mine").click()
    second.wait_for_url(f"**{address}")
    assert second.get_by_label("Words", exact=True).input_value() == "Typed by the second."
    assert report.sections.get(key="data-notes").text == "Typed by the second."


def test_what_is_put_in_stands_where_somebody_last_wrote_and_keeps_what_was_typed(
    visitor: Visits, people: list[User], report: Report
) -> None:
    page = visitor(people[0].email).opens(f"/workspace/reports/{report.pk}/sections/data-notes/").page
    words = page.get_by_label("Words", exact=True)
    words.fill("First paragraph.\n\nSecond paragraph.")
    words.press("Control+Home")
    page.get_by_text("Put in a chart").click()
    page.get_by_label("Put in", exact=True).select_option("quote")
    page.get_by_label("Quotation").fill("It was worth it.")
    page.get_by_role("button", name="Put it in and save").click()
    page.get_by_text("It stands in the words on a line of its own").wait_for()
    text = "First paragraph.\n\n[[quote: It was worth it.]]\n\nSecond paragraph."
    assert words.input_value() == text
    assert report.sections.get(key="data-notes").text == text
    assert page.locator("blockquote.r-pull-quote").inner_text() == "It was worth it."
    assert not page.get_by_text("This computer kept words").is_visible()

"""The days of reminding and the public holidays, set on a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from strategic_plan.models import Event, Holiday, Membership, Organization, Role
from tests.factories import story
from tests.factories.organization import make_organization
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/reminders/days/"
GOOD = {
    "version": "1",
    "before": "10, 2",
    "after": "1",
    "escalate_after": "3",
    "holidays": "2024-07-01 Canada Day\n2 September 2024, Labour Day\n",
}


@pytest.fixture
def client(sign_in: SignIn) -> Client:
    make_organization()
    return sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))


def test_they_are_kept_and_the_trail_says_so(client: Client) -> None:
    assert client.post(ADDRESS, GOOD).status_code == 302
    organization = Organization.objects.get()
    assert (organization.remind_before, organization.remind_after, organization.escalate_after) == ("10, 2", "1", 3)
    assert list(Holiday.objects.values_list("day", "name")) == [
        (date(2024, 7, 1), "Canada Day"),
        (date(2024, 9, 2), "Labour Day"),
    ]
    assert Event.objects.newest_first()[0].words == (
        "Governance Officer set reminders to 10, 2 days before and 1 days after, the supervisor to 3 days after, "
        "and 2 public holidays."
    )


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("before", "soon", "Write days as whole numbers up to 60 with commas between them, such as 14, 3, 0."),
        ("before", "3, 3", "Write each day once, and at most six of them."),
        ("after", "61", "Write days as whole numbers up to 60"),
        ("after", "1,,2", "Write days as whole numbers up to 60"),
        ("escalate_after", "0", "greater than or equal to 1"),
        ("holidays", "2024-07-01 Canada Day\nChristmas", "Line 2 is “Christmas”; write the day and its name"),
        ("holidays", "07/01/2024 Canada Day", "Line 1 is “07/01/2024 Canada Day”; write the day and its name"),
        ("holidays", "2024-02-30 Never", "Line 1 is “2024-02-30 Never”"),
        ("holidays", "2024-07-01 One\n2024-07-01 Two", "Line 2 names a day that stands above already"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_kept(
    client: Client, field: str, value: str, sentence: str
) -> None:
    answer = client.post(ADDRESS, GOOD | {field: value})
    words = text_of(answer)
    assert sentence in words
    assert "10, 2" in answer.content.decode() or field == "before"
    assert (Organization.objects.get().version, Holiday.objects.count()) == (1, 0)


def test_somebody_elses_change_is_not_passed_over(client: Client) -> None:
    client.post(ADDRESS, GOOD)
    answer = client.post(ADDRESS, GOOD | {"before": "7"})
    assert (answer.status_code, Organization.objects.get().remind_before) == (409, "10, 2")

"""People: users, their offices, and the Person who acts or looks."""

import datetime
from itertools import count
from typing import Any

from strategic_plan.models import Membership, Role, User
from strategic_plan.permissions import Person, person_of
from tests.factories.moments import TODAY

IN_OFFICE_SINCE = datetime.date(2022, 1, 3)
OFFICES = {
    Role.CONTRIBUTOR: "Traffic Sergeant",
    Role.ANALYST: "Crime Analyst",
    Role.CHIEFS_OFFICE: "Inspector, Chief’s Office",
    Role.GOVERNANCE_STAFF: "Governance Officer",
    Role.BOARD_MEMBER: "Board Member",
    Role.ADMINISTRATOR: "Systems Administrator",
}
_numbers = count(1)


def make_user(email: str = "", name: str = "Robin Ashdown", password: str | None = None) -> User:
    return User.objects.create_user(email or f"person-{next(_numbers)}@example.org", name=name, password=password)


def make_membership(role: str = Role.CONTRIBUTOR, *, user: User | None = None, **fields: Any) -> Membership:
    """An office held since before the plan."""
    values: dict[str, Any] = {"office": OFFICES[Role(role)], "starts_on": IN_OFFICE_SINCE} | fields
    return Membership.objects.create(user=user or make_user(), role=role, **values)


def person(role: str = Role.CONTRIBUTOR, *, office: str = "") -> Person:
    """Somebody new with one office of a role."""
    membership = make_membership(role, office=office or OFFICES[Role(role)])
    return person_of(membership.user, on=TODAY)


def holder(membership: Membership) -> Person:
    """The person who holds an office, as they act today."""
    return person_of(membership.user, on=TODAY)


def chief() -> Person:
    return person(Role.CHIEFS_OFFICE)


def staff() -> Person:
    return person(Role.GOVERNANCE_STAFF)

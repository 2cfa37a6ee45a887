"""A person: a user with the memberships in force today; the one who acts, and the one who looks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AnonymousUser

from strategic_plan.models import Membership, Role, User

# Where a person holds several offices, the one they are shown under and whose home they open.
FIRST_OF_ROLES = (
    Role.GOVERNANCE_STAFF,
    Role.CHIEFS_OFFICE,
    Role.BOARD_MEMBER,
    Role.ANALYST,
    Role.CONTRIBUTOR,
    Role.ADMINISTRATOR,
)


@dataclass(frozen=True)
class Person:
    """Somebody who looks or acts. The public is the person without a user."""

    user: User | None
    memberships: tuple[Membership, ...] = ()

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(membership.role for membership in self.memberships)

    @cached_property
    def membership(self) -> Membership | None:
        """The membership a person is shown under."""
        order = {role: position for position, role in enumerate(FIRST_OF_ROLES)}
        return min(
            self.memberships,
            key=lambda membership: order[Role(membership.role)],
            default=None,
        )

    @property
    def role(self) -> str:
        """The role whose home and navigation a person gets; empty for the public."""
        return self.membership.role if self.membership else ""

    @property
    def office(self) -> str:
        """The words a person appears under."""
        if self.membership:
            return self.membership.office
        return self.user.name if self.user else ""

    @property
    def acting(self) -> User:
        """The user who acts; asking it of the public is a bug that a login check should have stopped."""
        if self.user is None:
            raise LookupError("the public does not act")
        return self.user

    def has(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)


PUBLIC = Person(None)


def person_of(user: User | AnonymousUser | None, *, on: datetime.date) -> Person:
    """The person behind a user on a day: one query."""
    if not isinstance(user, User) or not user.is_active:
        return PUBLIC
    return Person(user, tuple(Membership.objects.of(user).on(on).order_by("starts_on", "pk")))

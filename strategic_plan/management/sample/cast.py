"""Who acts in the sample: the people of the Board and the Service, found again by their key."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from strategic_plan.management.sample.data_files import Table
from strategic_plan.models import Area, Membership, Role, Unit, User
from strategic_plan.permissions import Person, person_of

DEMO_PASSWORD = "only-for-the-demo"
IN_OFFICE_SINCE = datetime.date(2022, 1, 3)


@dataclass
class Cast:
    """The people by key; each holds one office since before the plan."""

    memberships: dict[str, Membership] = field(default_factory=dict)

    def acts(self, key: str, at: datetime.datetime) -> Person:
        """A person as they act at a moment."""
        return person_of(self.memberships[key].user, on=at.date())

    def key_of(self, membership: Membership) -> str:
        return next(key for key, each in self.memberships.items() if each == membership)


def bring_on(people: list[Table], *, password: str = DEMO_PASSWORD) -> Cast:
    """Create the users with their offices."""
    cast = Cast()
    areas = {area.code: area for area in Area.objects.all()}
    units = {unit.name: unit for unit in Unit.objects.all()}
    for person in people:
        membership = Membership(
            user=User.objects.create_user(person["email"], name=person["name"], password=password),
            role=Role(person["role"]),
            office=person["office"],
            area=areas[person["area"]] if "area" in person else None,
            unit=units[person["unit"]] if "unit" in person else None,
            starts_on=IN_OFFICE_SINCE,
        )
        membership.full_clean()
        membership.save(force_insert=True)
        cast.memberships[person["key"]] = membership
    for person in people:
        if "supervisor" in person:
            Membership.objects.filter(pk=cast.memberships[person["key"]].pk).update(
                supervisor=cast.memberships[person["supervisor"]].user
            )
    return cast

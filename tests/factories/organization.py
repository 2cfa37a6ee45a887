"""The organization, its region and its districts."""

from itertools import count
from typing import Any

from strategic_plan.models import Area, Organization, Unit

_numbers = count(1)


def make_organization(**fields: Any) -> Organization:
    """The one organization; asked for twice, it is the same."""
    values = {"board_name": "Regional Police Services Board", "service_name": "Regional Police Service"} | fields
    organization, _created = Organization.objects.get_or_create(only=True, defaults=values)
    return organization


def make_region(**fields: Any) -> Area:
    number = next(_numbers)
    values = {"code": f"region-{number}", "name": f"Region {number}", "kind": Area.Kind.REGION} | fields
    return Area.objects.create(**values)


def make_district(parent: Area | None = None, **fields: Any) -> Area:
    number = next(_numbers)
    values: dict[str, Any] = {
        "code": f"district-{number}",
        "name": f"District {number}",
        "kind": Area.Kind.DISTRICT,
    } | fields
    return Area.objects.create(parent=parent or make_region(), **values)


def make_unit(**fields: Any) -> Unit:
    return Unit.objects.create(**({"name": f"Unit {next(_numbers)}"} | fields))

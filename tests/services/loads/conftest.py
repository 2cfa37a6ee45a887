"""What the tests of loads share."""

from __future__ import annotations

import pytest

from strategic_plan.models import (
    Role,
)
from tests.factories.indicators import make_category, make_measure
from tests.factories.organization import make_district, make_region
from tests.factories.people import person
from tests.services.loads.feed import DECEMBER, World


@pytest.fixture
def world() -> World:
    measure = make_measure(code="collisions", title="Collisions", complete_through=DECEMBER)
    theft = make_category(measure.breakdown, code="theft", title="Theft")
    region = make_region(name="Region")
    return World(measure, region, make_district(region, name="District 1"), theft, person(Role.ANALYST))

"""The plan as it stood on a day: later amendments are undone, newest first."""

import datetime

import pytest

from strategic_plan.models import Objective
from strategic_plan.services.plans import amend_plan
from strategic_plan.summaries.plans import plan_as_at
from tests.factories.decisions import decided
from tests.factories.meetings import make_meeting, make_resolution
from tests.factories.moments import NOW
from tests.factories.people import staff
from tests.factories.plans import make_objective

pytestmark = pytest.mark.django_db

JUNE, MARCH = datetime.date(2023, 6, 15), datetime.date(2024, 3, 21)
DAY = datetime.timedelta(days=1)


def amend(objective: Objective, day: datetime.date, after: object, field: str = "title") -> None:
    amend_plan(
        objective,
        version=objective.version,
        field=field,
        after=after,
        reason="Decided by the Board.",
        resolution=decided(objective.priority.plan, make_resolution(make_meeting(held_on=day))),
        effective_on=day,
        by=staff(),
        at=NOW,
    )


def titles(objective: Objective, day: datetime.date) -> list[str]:
    plan = objective.priority.plan
    return [each.title for priority in plan_as_at(plan, day) for each in priority.objectives]


@pytest.fixture
def objective() -> Objective:
    """An objective that the Board renamed twice."""
    found = make_objective(title="More enforcement")
    amend(found, JUNE, "Fewer people hurt")
    amend(found, MARCH, "Fewer people killed or hurt")
    return found


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (JUNE - DAY, "More enforcement"),
        (JUNE, "Fewer people hurt"),
        (MARCH - DAY, "Fewer people hurt"),
        (MARCH, "Fewer people killed or hurt"),
        (MARCH + 500 * DAY, "Fewer people killed or hurt"),
    ],
)
def test_on_a_day_the_plan_says_what_it_said_then(objective: Objective, day: datetime.date, title: str) -> None:
    assert titles(objective, day) == [title]


def test_a_retired_objective_stands_until_its_last_day(objective: Objective) -> None:
    amend(objective, MARCH + DAY, MARCH + 10 * DAY, "in_force_until")
    assert titles(objective, MARCH + 9 * DAY) == ["Fewer people killed or hurt"]
    assert titles(objective, MARCH + 11 * DAY) == []


def test_reading_the_plan_of_a_day_changes_nothing(objective: Objective) -> None:
    plan_as_at(objective.priority.plan, JUNE)
    objective.refresh_from_db()
    assert objective.title == "Fewer people killed or hurt"

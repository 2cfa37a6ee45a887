"""A quarter with as many of everything as a test asks for."""

import datetime

from strategic_plan.models import Cycle
from tests.factories.actions import make_action, make_action_plan, make_milestone
from tests.factories.indicators import make_indicator, make_target, make_years_of_observations
from tests.factories.organization import make_organization
from tests.factories.plans import make_objective, make_plan, make_priority
from tests.factories.updates import make_approved, make_cycle


def make_quarter(rows: int) -> Cycle:
    """So many priorities, each with so many objectives, each with so many actions, milestones and indicators."""
    make_organization()
    plan = make_plan()
    action_plan = make_action_plan(plan)
    cycle = make_cycle(action_plan)
    for _priority in range(rows):
        priority = make_priority(plan)
        for _objective in range(rows):
            objective = make_objective(priority)
            for place in range(rows):
                indicator = make_indicator(objective, is_lead=not place)
                make_target(indicator)
                assert indicator.numerator is not None
                make_years_of_observations(indicator.numerator, indicator.area, years=range(2022, 2024), value=7)
                action = make_action(objective, action_plan=action_plan)
                make_milestone(action, due_on=datetime.date(2024, 3, 1))
                make_approved(action)
    return cycle

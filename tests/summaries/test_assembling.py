"""Assembling a report takes a fixed number of queries, whatever there is to report."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from strategic_plan.models import Cycle, Report
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from tests.factories.actions import make_action, make_action_plan, make_milestone
from tests.factories.indicators import make_indicator, make_target, make_years_of_observations
from tests.factories.moments import TODAY
from tests.factories.plans import make_objective, make_plan, make_priority
from tests.factories.reports import make_report
from tests.factories.updates import make_approved, make_cycle

pytestmark = pytest.mark.django_db

MOST = 40


def make_quarter(rows: int) -> Cycle:
    """A quarter with so many priorities, each with so many objectives, actions, milestones and indicators."""
    plan = make_plan()
    action_plan = make_action_plan(plan)
    cycle = make_cycle(action_plan)
    for _priority in range(rows):
        priority = make_priority(plan)
        for _objective in range(rows):
            objective = make_objective(priority)
            indicator = make_indicator(objective)
            make_target(indicator)
            assert indicator.numerator is not None
            make_years_of_observations(indicator.numerator, indicator.area, years=range(2022, 2024), value=7)
            action = make_action(objective, action_plan=action_plan)
            make_milestone(action, due_on=datetime.date(2024, 3, 1))
            make_approved(action)
    return cycle


def queries_of(report: Report) -> int:
    fresh = Report.objects.get(pk=report.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assemble(fresh, today=TODAY, state=draft_state(fresh))
    return len(queries)


@pytest.mark.parametrize("kind", ["status", "annual"])
def test_a_report_is_assembled_in_as_many_queries_for_nine_objectives_as_for_one(kind: str) -> None:
    one = queries_of(make_report(make_quarter(1), kind=kind))
    nine = queries_of(make_report(make_quarter(3), kind=kind, slug="the-larger-one"))
    assert one == nine
    assert nine <= MOST

"""Assembling a report takes a fixed number of queries, whatever there is to report."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from strategic_plan.models import Report
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from tests.factories.moments import TODAY
from tests.factories.quarter import make_quarter
from tests.factories.reports import make_report

pytestmark = pytest.mark.django_db

MOST = 40


def queries_of(report: Report) -> int:
    fresh = Report.objects.get(pk=report.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assemble(fresh, today=TODAY, state=draft_state(fresh))
    return len(queries)


@pytest.mark.parametrize("kind", ["status", "decision", "annual", "overview", "plan"])
def test_a_report_is_assembled_in_as_many_queries_for_nine_objectives_as_for_one(kind: str) -> None:
    one = queries_of(make_report(make_quarter(1), kind=kind))
    nine = queries_of(make_report(make_quarter(3), kind=kind, slug="the-larger-one"))
    assert one == nine
    assert nine <= MOST

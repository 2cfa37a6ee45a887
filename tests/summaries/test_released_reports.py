"""What a public edition says of the figures: what is released of them, and nothing else."""

from __future__ import annotations

import pytest

from strategic_plan.models import Measure, Report
from strategic_plan.services.releases import prepare_release, publish_release
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from strategic_plan.summaries.reports.plan import PlanIndicator
from tests.factories.moments import NOW
from tests.factories.people import chief, staff
from tests.factories.quarter import make_quarter
from tests.factories.reports import make_report

pytestmark = pytest.mark.django_db


def reported(*, audience: str, released: bool = True) -> PlanIndicator:
    """The one indicator of a report: seven persons in each month of two years, below the threshold of eleven."""
    cycle = make_quarter(1)
    Measure.objects.update(small_counts=Measure.SmallCounts.PERSONS)
    if released:
        prepared = prepare_release(by=chief(), at=NOW)
        publish_release(prepared, version=prepared.version, by=staff(), at=NOW)
    report: Report = make_report(cycle, audience=audience)
    content = assemble(report, today=NOW.date(), state=draft_state(report))
    assert content.plan is not None
    return content.plan.priorities[0].objectives[0].indicators[0]


def test_public_report_has_the_released_year_and_none_of_its_small_months() -> None:
    indicator = reported(audience=Report.Audience.PUBLIC)
    assert [row.current.value for row in indicator.rows if row.current.value is not None] == []
    assert {row.current.text for row in indicator.rows if row.start.year == 2023} == {"not published"}


def test_report_for_the_board_reads_the_figures_themselves() -> None:
    indicator = reported(audience=Report.Audience.BOARD)
    assert {row.current.value for row in indicator.rows if row.start.year == 2023} == {7}


def test_public_report_before_any_release_carries_no_number() -> None:
    indicator = reported(audience=Report.Audience.PUBLIC, released=False)
    assert indicator.actual.value is None
    assert indicator.chart is None
    assert [row for row in indicator.rows if row.current.value is not None] == []

"""The slides of a report: one for each objective, the exceptions before them, the same for the same content."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from strategic_plan.documents.office.slides import render_slides
from strategic_plan.models import Report
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from strategic_plan.summaries.reports.content import ReportContent
from tests.documents.sample_status import status_report
from tests.factories.indicators import make_indicator, make_target, make_years_of_observations
from tests.factories.moments import TODAY
from tests.factories.reports import make_report
from tests.factories.updates import ON_TRACK, make_approved

pytestmark = [pytest.mark.pdf, pytest.mark.django_db]


AT_RISK = replace(
    ON_TRACK,
    health="at_risk",
    reason="Two officers are away.",
    corrective_action="Hire.",
    expected_on=TODAY + timedelta(days=60),
)


@pytest.fixture
def content() -> ReportContent:
    """A report on one objective with one action and one indicator that has a chart."""
    update = make_approved(words=AT_RISK)
    indicator = make_indicator(update.action.objective, code="people-hurt", is_lead=True)
    make_target(indicator)
    assert indicator.numerator is not None
    make_years_of_observations(indicator.numerator, indicator.area, years=range(2021, 2024), value=7)
    report: Report = make_report(update.cycle, audience="board")
    return assemble(report, today=TODAY, state=draft_state(report))


def slides(file: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(file)).slides)


def words(slide: Any) -> str:
    return " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_a_meeting_sees_the_report_its_exceptions_and_each_objective(content: ReportContent) -> None:
    assert content.plan is not None
    objective = content.plan.priorities[0].objectives[0]
    titles = [slide.shapes.title.text_frame.text for slide in slides(render_slides(content))]
    assert titles == [content.title, "One action needs attention", f"{objective.code} {objective.title}"]


def test_an_exception_gives_its_reason_and_its_remedy(content: ReportContent) -> None:
    table = next(shape for shape in slides(render_slides(content))[1].shapes if shape.has_table).table
    cells = [cell.text for cell in table.rows[1].cells]
    assert cells[1:3] == ["At risk", "Two officers are away."]
    assert cells[3].startswith("Hire. New date:")


def test_a_chart_says_what_it_shows_and_stays_on_its_slide(content: ReportContent) -> None:
    slide = slides(render_slides(content))[2]
    picture = next(shape for shape in slide.shapes if shape.shape_type == 13)
    assert picture._element._nvXxPr.cNvPr.get("descr")
    assert picture.left + picture.width <= Inches(13.333)
    assert picture.top + picture.height <= Inches(7.5)


def test_the_same_content_gives_the_same_bytes(content: ReportContent) -> None:
    assert render_slides(content) == render_slides(content)


def test_a_report_without_a_plan_has_no_slides() -> None:
    with pytest.raises(ValueError, match="carries no plan"):
        render_slides(status_report())

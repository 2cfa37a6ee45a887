"""An environmental scan as a report of its own: factors with their evidence, risks in the Board's words."""

from __future__ import annotations

import pytest

from strategic_plan.documents.report import render_html
from strategic_plan.models import Report
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from strategic_plan.summaries.reports.content import ReportContent
from strategic_plan.summaries.reports.plan_sections import Making, Risks
from tests.factories.environment import make_factor, make_risk, make_risk_scales, make_scan, make_theme
from tests.factories.indicators import make_indicator, make_years_of_observations
from tests.factories.moments import TODAY, later
from tests.factories.plans import make_objective
from tests.factories.quarter import make_quarter
from tests.factories.reports import make_report

pytestmark = pytest.mark.django_db


def content_of(report: Report) -> ReportContent:
    return assemble(report, today=later(days=2).date(), state=draft_state(report))


@pytest.fixture
def report() -> Report:
    return make_report(make_quarter(1), kind="scan", slug="scan", title="Environmental scan")


def test_each_factor_stands_with_the_years_of_its_indicator(report: Report) -> None:
    objective = make_objective(report.plan.priorities.first())
    indicator = make_indicator(objective, title="Auto thefts", decimals=0)
    assert indicator.numerator is not None
    make_years_of_observations(indicator.numerator, indicator.area, years=range(2021, 2024), value=7)
    scan = make_scan(report.plan, summary="Traffic grows.")
    make_factor(scan, indicator=indicator, source="Statistics Canada").objectives.add(objective)
    found = next(section for section in content_of(report).sections if isinstance(section, Making))
    assert found.text == "Traffic grows."
    assert found.heading == "The scan found one factor; objectives answer every one"
    (factor,) = found.factors
    assert factor.evidence.startswith("Auto thefts: 84")
    assert factor.evidence.endswith("Statistics Canada.")
    assert factor.objectives == objective.code


def test_open_risks_stand_in_it_with_their_words_and_closed_ones_do_not(report: Report) -> None:
    make_risk_scales()
    make_risk(report.plan, likelihood=3, impact=2)
    make_risk(report.plan, title="Gone", closed_on=TODAY, closed_because="It passed.")
    (section,) = (section for section in content_of(report).sections if isinstance(section, Risks))
    assert section.heading == "One risk is open, one of them high"
    assert [(row.title, row.level, row.scores) for row in section.rows] == [
        ("Vacancies stay open", "High", "Likely, noticeable")
    ]


def test_without_a_scan_the_report_says_that_nobody_looked(report: Report) -> None:
    found = next(section for section in content_of(report).sections if isinstance(section, Making))
    assert (found.heading, found.factors) == ("Nobody has looked around for this plan yet", ())


def test_it_is_drawn_with_what_was_heard(report: Report) -> None:
    make_factor(make_scan(report.plan))
    make_risk(report.plan)
    make_theme(report.plan, answer="not_adopted", not_adopted_because="Nobody could check it.")
    page = render_html(content_of(report), medium="screen")
    for words in ("More traffic", "Traffic counts of the region.", "Vacancies stay open", "Nobody could check it."):
        assert words in page

"""What a report is assembled from, read once: the plan as reported, the words written for it, and its surroundings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from strategic_plan.calculations.formats import count_words
from strategic_plan.calculations.periods import Period
from strategic_plan.models import Indicator, Organization, Plan, Report, Section
from strategic_plan.summaries.evidence import Found, remarks_on
from strategic_plan.summaries.indicators.figures import Evaluation, evaluate_indicators
from strategic_plan.summaries.indicators.lines import ILLUSTRATIVE
from strategic_plan.summaries.observed import Observed
from strategic_plan.summaries.plans import PlanReading, read_plan
from strategic_plan.summaries.releases.lens import public_figures
from strategic_plan.summaries.reports.content import OrganizationBlock
from strategic_plan.summaries.reports.figures import SourceLine


@dataclass(frozen=True)
class Source:
    """Everything the sections of one report draw on."""

    report: Report
    plan: Plan
    organization: Organization
    sections: tuple[Section, ...]
    reading: PlanReading
    remarks: tuple[Found, ...]
    period: Period
    as_of: date
    today: date

    def text(self, key: str) -> str:
        """The words written for a section, or nothing."""
        return next((section.text.strip() for section in self.sections if section.key == key and section.included), "")

    def title(self, key: str) -> str:
        """The title a section has in this report."""
        return next((section.title for section in self.sections if section.key == key), "")

    @property
    def headline(self) -> Evaluation | None:
        """The rate that leads the plan's first objective with one: its areas and months fill the pages of figures."""
        leads = (each for each in self.reading.evaluations if each.indicator.is_lead)
        return next((each for each in leads if each.indicator.form == Indicator.Form.RATIO), None)

    @property
    def tag(self) -> str:
        """The label of sample data."""
        return ILLUSTRATIVE if self.organization.is_sample else ""

    def updates_source(self) -> SourceLine:
        """Where statuses come from."""
        cycle = self.reading.cycle
        of_cycle = f" for {cycle.title}" if cycle else ""
        return SourceLine(text=f"Source: status updates approved by the Chief’s office{of_cycle}.", tag=self.tag)


def read_source(report: Report, *, today: date) -> Source:
    """Read what a report is about: its plan for its cycle, over its own period.

    The plan's own document says what the plan says on the day it is read, never before it begins: see `period_of`.
    """
    plan = report.plan
    period = period_of(report, today=today)
    figures = figures_for(report)
    reading = read_plan(plan, today=today, cycle=report.cycle, period=period, with_charts=True, figures=figures)
    return Source(
        report=report,
        plan=plan,
        organization=Organization.objects.get(),
        sections=tuple(report.sections.order_by("position")),
        reading=reading,
        remarks=tuple(remarks_on(reading, today=report.ends_on)),
        period=period,
        as_of=today,
        today=today,
    )


def period_of(report: Report, *, today: date) -> Period:
    """The span that a report's figures are worked out over."""
    if report.kind in (Report.Kind.PLAN, Report.Kind.SCAN):
        return Period(report.starts_on, min(report.ends_on, max(today, report.starts_on)))
    return Period(report.starts_on, report.ends_on)


def figures_for(report: Report) -> Observed | None:
    """The figures its readers may see: the public's come from the release, and nothing it withholds (rule 18)."""
    return public_figures() if report.audience == Report.Audience.PUBLIC else None


def evaluations_of(report: Report, *, today: date, codes: Collection[str] | None = None) -> list[Evaluation]:
    """The indicators of a report's plan, or those named, worked out as the report shows them."""
    period = period_of(report, today=today)
    indicators = Indicator.objects.filter(objective__priority__plan=report.plan_id).current(period.end)
    return evaluate_indicators(
        indicators if codes is None else indicators.filter(code__in=codes),
        starts_on=period.start,
        ends_on=period.end,
        today=today,
        organization=Organization.objects.get(),
        figures=figures_for(report),
    )


def organization_block(organization: Organization) -> OrganizationBlock:
    """The Board and its Service, as they are called and reached now."""
    return OrganizationBlock(
        board=organization.board_name,
        service=organization.service_name,
        chief_title=organization.chief_title,
        address=tuple(line.strip() for line in organization.address.splitlines() if line.strip()),
        email=organization.email,
        phone=organization.telephone,
    )


def headed(text: str, otherwise: str) -> tuple[str, str]:
    """A written section whose first line is its heading: the heading, and the words below it."""
    first, _, rest = text.partition("\n")
    heading = first.strip().lstrip("#").strip()
    return (heading, rest.strip()) if heading and rest.strip() else (otherwise, text)


def counted(count: int, of: int, one: str, many: str) -> str:
    """The beginning of a heading: "Five of eighteen actions", "One action"."""
    number = count_words(count, capital=True) if count else "None"
    return f"{number} of {count_words(of)} {many if of != 1 else one}"

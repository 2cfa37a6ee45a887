"""From the database to the content of a report: the one place where a report reads live tables."""

from __future__ import annotations

from datetime import date

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Language, Report
from strategic_plan.summaries.reports.assemble.annual import annual_sections
from strategic_plan.summaries.reports.assemble.decision import decision_sections
from strategic_plan.summaries.reports.assemble.look import style_block
from strategic_plan.summaries.reports.assemble.overview import overview_sections
from strategic_plan.summaries.reports.assemble.plan import plan_sections
from strategic_plan.summaries.reports.assemble.scan import scan_sections
from strategic_plan.summaries.reports.assemble.source import Source, organization_block, read_source
from strategic_plan.summaries.reports.assemble.status import status_sections
from strategic_plan.summaries.reports.content import AnySection, Audience, Kind, ReportContent, ReportState

KINDS: dict[str, Kind] = {
    Report.Kind.STATUS: "status",
    Report.Kind.DECISION: "decision",
    Report.Kind.ANNUAL: "annual",
    Report.Kind.OVERVIEW: "overview",
    Report.Kind.PLAN: "plan",
    Report.Kind.SCAN: "scan",
}
# The reports that say how the whole plan stands: the public pages of the plan are read from their editions.
CARRY_THE_PLAN = (Report.Kind.STATUS, Report.Kind.ANNUAL)
AUDIENCES: dict[str, Audience] = {
    Report.Audience.PUBLIC: "public",
    Report.Audience.BOARD: "board",
    Report.Audience.IN_CAMERA: "in_camera",
}
LOCALES = {Language.ENGLISH: "en-CA", Language.FRENCH: "fr-CA"}
SECTIONS = {
    Report.Kind.STATUS: status_sections,
    Report.Kind.ANNUAL: annual_sections,
    Report.Kind.DECISION: decision_sections,
    Report.Kind.OVERVIEW: overview_sections,
    Report.Kind.PLAN: plan_sections,
    Report.Kind.SCAN: scan_sections,
}


def assemble(report: Report, *, today: date, state: ReportState) -> ReportContent:
    """The whole content of a report as of a day, from what is approved and what was written for it.

    A fixed number of queries for each kind, whatever the number of actions, indicators and observations.
    """
    source = read_source(report, today=today)
    return ReportContent(
        kind=KINDS[report.kind],
        slug=report.slug,
        title=report.title,
        subject=_subject(source),
        organization=organization_block(source.organization),
        from_party=_from_party(source),
        to_party=_to_party(source),
        audience=AUDIENCES[report.audience],
        language=LOCALES[Language(report.language)],
        period_start=report.starts_on,
        period_end=report.ends_on,
        period_words=source.period.words,
        as_of=source.as_of,
        as_of_words=date_words(source.as_of),
        state=state,
        sections=_in_order(source),
        plan=source.reading.block if report.kind in CARRY_THE_PLAN else None,
        style=style_block(),
    )


def draft_state(report: Report) -> ReportState:
    """The state of a report that is not published: every page says so."""
    words = f"Draft {report.version}, not approved"
    return ReportState(kind="draft", number=report.version, words=words)


def edition_state(number: int, *, published_on: date, language: str) -> ReportState:
    """The state of an edition."""
    return ReportState(
        kind="edition",
        number=number,
        words=f"Edition {number}",
        published_on=published_on,
        published_words=f"Published {date_words(published_on)}",
    )


def _in_order(source: Source) -> tuple[AnySection, ...]:
    """The sections that are included, in the order their composer gave them, under the composer's titles."""
    made = {section.key: section for section in SECTIONS[Report.Kind(source.report.kind)](source)}
    return tuple(made[section.key] for section in source.sections if section.included and section.key in made)


def _subject(source: Source) -> str:
    match source.report.kind:
        case Report.Kind.OVERVIEW:
            return f"What was done, counted and reported in {source.period.words}"
        case Report.Kind.PLAN:
            return f"What the Board wants to be true by {date_words(source.plan.ends_on)}"
        case Report.Kind.SCAN:
            return f"What the {source.plan.title} must reckon with"
        case Report.Kind.DECISION:
            return f"A change of the {source.plan.title}, for decision"
        case _:
            return f"How the {source.plan.title} stood on {date_words(source.report.ends_on)}"


def _from_party(source: Source) -> str:
    is_chief = source.report.from_party == Report.Party.CHIEF
    return source.organization.chief_title if is_chief else source.organization.board_name


def _to_party(source: Source) -> str:
    to_the_public = source.report.kind in (Report.Kind.ANNUAL, Report.Kind.OVERVIEW, Report.Kind.PLAN)
    return "The community" if to_the_public else source.organization.board_name

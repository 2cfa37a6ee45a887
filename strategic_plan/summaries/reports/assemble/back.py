"""The back cover: whom to ask, other formats, when the next report comes, how to tell that a copy is genuine."""

from __future__ import annotations

from strategic_plan.models import Report
from strategic_plan.summaries.reports.annual_sections import BackCover
from strategic_plan.summaries.reports.assemble.source import Source
from strategic_plan.summaries.reports.figures import Aside


def back(source: Source) -> BackCover:
    organization = source.organization
    contact = "\\\n".join(
        line
        for line in (
            "Office of the Board",
            organization.board_name,
            *organization.address.splitlines(),
            organization.email,
            organization.telephone,
        )
        if line.strip()
    )
    return BackCover(
        key="back",
        run=source.title("back"),
        listed=source.title("back"),
        finding="Large print, audio, French, and the data.",
        heading="Ask us about anything in this report",
        asides=(
            Aside(head="Write, call or come", text=contact),
            Aside(
                head="Other formats, at no charge",
                text="Large print, audio, braille, plain text and French, within ten working days. This file is tagged "
                "for screen readers and carries its own data.",
            ),
            Aside(head="Next report", text=_next(source)),
            Aside(
                head="Is this copy genuine?",
                text="Compare the fingerprint below with the one on the Board’s website. They are the same as long as "
                "nothing in this report was changed.",
            ),
        ),
    )


def _next(source: Source) -> str:
    """When a reader hears again."""
    year = source.report.ends_on.year
    match source.report.kind:
        case Report.Kind.PLAN:
            return (
                f"The first annual report on this plan is due by 30 June {source.plan.starts_on.year + 1}. A change of "
                "the plan is decided in public and appears as the next edition of this document."
            )
        case Report.Kind.OVERVIEW:
            return f"An overview of {year + 1} follows after its end. Status reports come to the Board every quarter."
        case _:
            return (
                f"By 30 June {year + 2}, for the year {year + 1}. Until then the Board reviews the plan every quarter, "
                "in public."
            )

"""What changed since the last report: the plan as this report shows it beside the one that was published before."""

from __future__ import annotations

from strategic_plan.models import Edition, Report
from strategic_plan.summaries.reports.assemble.source import Source
from strategic_plan.summaries.reports.comparison import (
    Compared,
    compare_plans,
    comparison_sentence,
    kinds_of_difference,
)
from strategic_plan.summaries.reports.content import from_json
from strategic_plan.summaries.reports.resolutions import changed_by

FEW = 3
"""So many kinds of difference fit into a heading."""

# Whose earlier reports a report may repeat: what the public reads says nothing of a report that only the Board read.
READ_BY = {
    Report.Audience.PUBLIC: (Report.Audience.PUBLIC,),
    Report.Audience.BOARD: (Report.Audience.PUBLIC, Report.Audience.BOARD),
    Report.Audience.IN_CAMERA: (Report.Audience.PUBLIC, Report.Audience.BOARD),
}


def compared(source: Source) -> Compared | None:
    """The section; nothing for the first report of its kind. Three queries, five where the Board changed the plan."""
    before = last_report(source.report)
    old = from_json(before.data).plan if before else None
    if before is None or old is None:
        return None
    as_of = from_json(before.data).as_of
    groups = compare_plans(old, source.reading.block, changed_by(source.report.plan_id, as_of, source.as_of))
    kinds, title = kinds_of_difference(groups), source.title("compared")
    return Compared(
        key="compared",
        run=title,
        kicker=title if source.report.kind == Report.Kind.ANNUAL else "",
        listed=title,
        finding=f"{kinds}." if groups else "Nothing of the plan or its figures.",
        heading=kinds if 0 < len(groups) <= FEW else comparison_sentence(groups),
        since=f"{before.title}, edition {before.number}",
        groups=groups,
    )


def last_report(report: Report) -> Edition | None:
    """The newest edition of the last report of the same kind on the same plan, before this one's period ended."""
    editions = (
        Edition.objects.current()
        .standing()
        .filter(
            report__kind=report.kind,
            report__plan=report.plan_id,
            report__ends_on__lt=report.ends_on,
            report__audience__in=READ_BY[Report.Audience(report.audience)],
            language=report.language,
        )
    )
    return editions.defer("html", "pdf").order_by("-report__ends_on", "-pk").first()

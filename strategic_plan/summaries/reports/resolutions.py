"""By what the plan changed between two reports: the resolutions of public meetings, and the versions of methods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Amendment, Indicator, Meeting, MethodChange, Objective, Priority, Target
from strategic_plan.summaries.reports.comparison import Resolutions

Kind = Amendment.ElementKind


def changed_by(plan: int, after: date, until: date) -> Resolutions:
    """What changed a plan within some days, in words, by what it changed: resolutions of public meetings, and the
    methods of its indicators, which are not the Board's to decide."""
    amendments = Amendment.objects.filter(
        plan=plan,
        effective_on__gt=after,
        effective_on__lte=until,
        resolution__meeting__audience=Meeting.Audience.PUBLIC,
    ).select_related("resolution__meeting")
    rows = list(amendments.order_by("effective_on", "pk"))
    names = _names(rows)
    methods = MethodChange.objects.defined().filter(indicator__objective__priority__plan=plan)
    methods = methods.filter(since__gt=after, since__lte=until).select_related("indicator").order_by("since", "pk")
    return {("indicator", row.indicator.code): _method_words(row) for row in methods} | {
        (row.element_kind, names[row.element_kind, row.element_id]): _words(row)
        for row in rows
        if (row.element_kind, row.element_id) in names
    }


def _names(rows: Sequence[Amendment]) -> dict[tuple[str, int], str]:
    """What the contents of reports call each element: an indicator's key, an objective's code, a priority's number."""
    elements: dict[str, set[int]] = {
        kind: {row.element_id for row in rows if row.element_kind == kind} for kind in Kind
    }
    found: dict[tuple[str, int], str] = {}
    if ids := elements[Kind.TARGET]:
        targets = Target.objects.filter(pk__in=ids).values_list("pk", "indicator__code")
        found |= {(Kind.TARGET.value, pk): code for pk, code in targets}
    if ids := elements[Kind.INDICATOR]:
        indicators = Indicator.objects.filter(pk__in=ids).values_list("pk", "code")
        found |= {(Kind.INDICATOR.value, pk): code for pk, code in indicators}
    if ids := elements[Kind.OBJECTIVE]:
        objectives = Objective.objects.filter(pk__in=ids).values_list("pk", "priority__number", "number")
        found |= {(Kind.OBJECTIVE.value, pk): f"{priority}.{number}" for pk, priority, number in objectives}
    if ids := elements[Kind.PRIORITY]:
        priorities = Priority.objects.filter(pk__in=ids).values_list("pk", "number")
        found |= {(Kind.PRIORITY.value, pk): str(number) for pk, number in priorities}
    return found


def _words(amendment: Amendment) -> str:
    resolution = amendment.resolution
    return f"Resolution {resolution.number} of {date_words(resolution.meeting.held_on)}"


def _method_words(method: MethodChange) -> str:
    return f"Method version {method.number}, since {date_words(method.since)}: {method.reason}"

"""The figures behind a dashboard, read from the roll-up: each reading of bounded rows, whatever is stored."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from strategic_plan.models import Observation
from strategic_plan.summaries.dashboards.asked import Frame
from strategic_plan.summaries.dashboards.subject import Subject
from strategic_plan.summaries.observed import Observed, observe, observe_categories


def read_recorded(subject: Subject, frame: Frame) -> datetime | None:
    """When the newest figure of what is shown was recorded: the day the data are as of. One query."""
    of_subject = Observation.objects.filter(measure__in=subject.stored, area__in=subject.areas)
    shown = of_subject.within(frame.months.start, frame.months.stop - 1)
    newest: datetime | None = shown.aggregate(newest=Max("recorded_at"))["newest"]
    return newest


def read_months(subject: Subject, frame: Frame, months: range) -> Observed:
    """Some months by area, of everything or of the chosen categories together. One query."""
    areas = [area.pk for area in subject.areas]
    if frame.categories:
        chosen = [category.pk for category in frame.categories]
        return observe_categories(subject.stored, chosen, periods=months, areas=areas)
    return observe(subject.stored, first_year=months.start // 12, last_year=(months.stop - 1) // 12, areas=areas)

"""An indicator divided by the categories of its breakdown, with the drawings that its dashboard has."""

from __future__ import annotations

from datetime import date

from strategic_plan.models import Category, Indicator
from strategic_plan.summaries.dashboards import Asked, AskedError, fits_by_area, read_area_dashboard, subject_of
from strategic_plan.summaries.dashboards.drawings import View, read_view


def read_divided(indicator: Indicator, *, today: date) -> tuple[View, ...]:
    """Counts by status and the rate over five years, by category; nothing where it is not divided or not loaded."""
    count = indicator.denominator or indicator.numerator
    if count is None or not fits_by_area(indicator):
        return ()
    if not Category.objects.filter(breakdown=count.breakdown_id, is_all=False).exists():
        return ()
    subject = subject_of(indicator, breakdown=count.breakdown_id)
    try:
        page = read_area_dashboard(subject, Asked(), today=today)
    except AskedError:
        return ()
    return tuple(view for kind in ("status", "years") if (view := read_view(page, kind)))

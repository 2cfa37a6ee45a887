"""Dashboards: figures by area, narrowed to what was asked, and key figures; one object for page, file and command."""

from strategic_plan.summaries.dashboards.asked import Asked, AskedError
from strategic_plan.summaries.dashboards.key_figures import KeyFigures, read_key_figures
from strategic_plan.summaries.dashboards.page import AreaDashboard, areas_over, read_area_dashboard, shown_views
from strategic_plan.summaries.dashboards.subject import Subject, fits_by_area, read_subject, subject_of

__all__ = [
    "AreaDashboard",
    "Asked",
    "AskedError",
    "KeyFigures",
    "Subject",
    "areas_over",
    "fits_by_area",
    "read_area_dashboard",
    "read_key_figures",
    "read_subject",
    "shown_views",
    "subject_of",
]

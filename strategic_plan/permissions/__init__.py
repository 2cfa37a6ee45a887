"""Who may: one table of deeds, and the querysets that are visible to a person."""

from strategic_plan.permissions.people import PUBLIC, Person, person_of
from strategic_plan.permissions.table import TABLE, Deed, may
from strategic_plan.permissions.visible import (
    own_notes,
    sees_frozen_words,
    sees_versions,
    visible_actions,
    visible_dashboards,
    visible_decisions,
    visible_editions,
    visible_inquiries,
    visible_meetings,
    visible_reports,
    visible_updates,
)

__all__ = [
    "PUBLIC",
    "TABLE",
    "Deed",
    "Person",
    "may",
    "own_notes",
    "person_of",
    "sees_frozen_words",
    "sees_versions",
    "visible_actions",
    "visible_dashboards",
    "visible_decisions",
    "visible_editions",
    "visible_inquiries",
    "visible_meetings",
    "visible_reports",
    "visible_updates",
]

"""Who may: one table of deeds, and the querysets that are visible to a person."""

from strategic_plan.permissions.people import PUBLIC, Person, person_of
from strategic_plan.permissions.table import TABLE, Deed, may
from strategic_plan.permissions.visible import (
    sees_frozen_words,
    sees_versions,
    visible_actions,
    visible_editions,
    visible_reports,
    visible_updates,
)

__all__ = [
    "PUBLIC",
    "TABLE",
    "Deed",
    "Person",
    "may",
    "person_of",
    "sees_frozen_words",
    "sees_versions",
    "visible_actions",
    "visible_editions",
    "visible_reports",
    "visible_updates",
]

"""The reporting cycle: what is asked for by when, the updates that answer, their files, and the mail about them."""

from strategic_plan.models.updates.attachments import Attachment
from strategic_plan.models.updates.comments import Comment
from strategic_plan.models.updates.cycles import Cycle, CycleQuerySet, Extension
from strategic_plan.models.updates.letters import Letter
from strategic_plan.models.updates.status_updates import (
    NEEDS_NO_REASON,
    Health,
    KeyFigure,
    MilestoneReport,
    StatusUpdate,
    StatusUpdateQuerySet,
    UpdateEndorsement,
    UpdateReturn,
    UpdateSubmission,
)

__all__ = [
    "NEEDS_NO_REASON",
    "Attachment",
    "Comment",
    "Cycle",
    "CycleQuerySet",
    "Extension",
    "Health",
    "KeyFigure",
    "Letter",
    "MilestoneReport",
    "StatusUpdate",
    "StatusUpdateQuerySet",
    "UpdateEndorsement",
    "UpdateReturn",
    "UpdateSubmission",
]

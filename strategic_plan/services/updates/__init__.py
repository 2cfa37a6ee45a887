"""The life of a status update: begun, saved, submitted, returned, approved, corrected."""

from strategic_plan.services.updates.attaching import MOST_FILES, attach_file, remove_attachment
from strategic_plan.services.updates.commenting import comment_on_update
from strategic_plan.services.updates.deciding import (
    approve_update,
    correct_update,
    endorse_update,
    return_update,
)
from strategic_plan.services.updates.several import Decided, approve_several
from strategic_plan.services.updates.writing import (
    FigureWords,
    MilestoneWords,
    Receipt,
    UpdateWords,
    begin_update,
    missing_words,
    save_update,
    submit_update,
    words_of,
)

__all__ = [
    "MOST_FILES",
    "Decided",
    "FigureWords",
    "MilestoneWords",
    "Receipt",
    "UpdateWords",
    "approve_several",
    "approve_update",
    "attach_file",
    "begin_update",
    "comment_on_update",
    "correct_update",
    "endorse_update",
    "missing_words",
    "remove_attachment",
    "return_update",
    "save_update",
    "submit_update",
    "words_of",
]

"""Loads: files of observations previewed, loaded whole or not at all, and undone while nothing rests on them."""

from strategic_plan.services.loads.columns import find_mapping, keep_mapping, keep_spellings, teach_names
from strategic_plan.services.loads.finalising import awaits_finality, finalise_batch
from strategic_plan.services.loads.loading import (
    discard_batch,
    load_batch,
    load_file,
    look_again,
    preview_file,
    preview_load,
)
from strategic_plan.services.loads.previews import Preview, preview_from
from strategic_plan.services.loads.revising import figure_words, revise_figure
from strategic_plan.services.loads.undoing import rests_on, undo_batch

__all__ = [
    "Preview",
    "awaits_finality",
    "discard_batch",
    "figure_words",
    "finalise_batch",
    "find_mapping",
    "keep_mapping",
    "keep_spellings",
    "load_batch",
    "load_file",
    "look_again",
    "preview_file",
    "preview_from",
    "preview_load",
    "rests_on",
    "revise_figure",
    "teach_names",
    "undo_batch",
]

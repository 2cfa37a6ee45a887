"""What the Board decides: the list, one report with its story, what was changed, what may need a decision."""

from strategic_plan.summaries.decisions.changes import BoardChanges, read_changes
from strategic_plan.summaries.decisions.listing import DecisionLine, DecisionList, read_decisions
from strategic_plan.summaries.decisions.page import DecisionPage, read_decision

__all__ = [
    "BoardChanges",
    "DecisionLine",
    "DecisionList",
    "DecisionPage",
    "read_changes",
    "read_decision",
    "read_decisions",
]

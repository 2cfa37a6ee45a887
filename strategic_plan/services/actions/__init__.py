"""The Chief's deeds on actions: issued, handed over, renamed, ended, merged and split; nothing of them is deleted."""

from strategic_plan.services.actions.ending import (
    end_action,
    merge_action,
    rename_action,
    require_active,
    split_action,
)
from strategic_plan.services.actions.owning import (
    delegate_action,
    hand_over_action,
    hand_over_actions,
    issue_action_plan,
)

__all__ = [
    "delegate_action",
    "end_action",
    "hand_over_action",
    "hand_over_actions",
    "issue_action_plan",
    "merge_action",
    "rename_action",
    "require_active",
    "split_action",
]

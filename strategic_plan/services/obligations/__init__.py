"""Deeds on standing duties, their deliverables, the way to them, and the calendar's private addresses."""

from strategic_plan.services.obligations.deliverables import (
    answered_deliverable,
    explain_lateness,
    receive_deliverable,
    waive_deliverable,
)
from strategic_plan.services.obligations.feeds import address_hash, make_feed, revoke_feed
from strategic_plan.services.obligations.preparing import finish_step, plan_back
from strategic_plan.services.obligations.register import (
    change_obligation,
    fill_calendar,
    keep_obligation,
    retire_obligation,
    take_starting_point,
    verify_obligation,
)

__all__ = [
    "address_hash",
    "answered_deliverable",
    "change_obligation",
    "explain_lateness",
    "fill_calendar",
    "finish_step",
    "keep_obligation",
    "make_feed",
    "plan_back",
    "receive_deliverable",
    "retire_obligation",
    "revoke_feed",
    "take_starting_point",
    "verify_obligation",
    "waive_deliverable",
]

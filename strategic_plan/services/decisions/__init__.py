"""Deeds on decision reports: written and put before the Board, decided by resolution, applied, followed up."""

from strategic_plan.services.decisions.applying import BeforeChanged, apply_proposals
from strategic_plan.services.decisions.deciding import (
    add_follow_up,
    apply_decision,
    finish_follow_up,
    record_resolution,
)
from strategic_plan.services.decisions.proposing import propose_amendment, take_out_amendment
from strategic_plan.services.decisions.writing import (
    begin_decision,
    drop_decision,
    put_on_agenda,
    save_decision,
    take_off_agenda,
)

__all__ = [
    "BeforeChanged",
    "add_follow_up",
    "apply_decision",
    "apply_proposals",
    "begin_decision",
    "drop_decision",
    "finish_follow_up",
    "propose_amendment",
    "put_on_agenda",
    "record_resolution",
    "save_decision",
    "take_off_agenda",
    "take_out_amendment",
]

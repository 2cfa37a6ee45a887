"""The answers of an update's form as a browser sends them."""

from __future__ import annotations

from strategic_plan.models import StatusUpdate
from strategic_plan.services.updates import UpdateWords, words_of


def answers(update: StatusUpdate, words: UpdateWords | None = None, /, **changed: str) -> dict[str, str]:
    """Everything the form would send of an update, or of other words; `changed` are fields typed over."""
    said = words or words_of(update)
    typed = {
        "version": str(update.version),
        "checked": "",
        "health": said.health,
        "reason": said.reason,
        "corrective_action": said.corrective_action,
        "expected_on": said.expected_on.isoformat() if said.expected_on else "",
        "done": said.done,
        "next": said.next,
    }
    return typed | changed

"""Cycles and status updates; an update reaches its state by the deeds that lead there."""

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

from strategic_plan.exchange.attached_files import read_attached
from strategic_plan.models import (
    Action,
    ActionPlan,
    Attachment,
    Comment,
    Cycle,
    Extension,
    Health,
    KeyFigure,
    Letter,
    MilestoneReport,
    Qualifier,
    StatusUpdate,
)
from strategic_plan.permissions import Person, person_of
from strategic_plan.services import updates
from strategic_plan.services.updates import UpdateWords
from tests.factories.actions import make_action, make_milestone, make_promised_figure
from tests.factories.moments import NOW, PERIOD_END, PERIOD_START, TODAY, later
from tests.factories.people import chief, holder, make_user

ON_TRACK = UpdateWords(
    health=Health.ON_TRACK, done="Six of ten crossings are patrolled every week.", next="The other four from May."
)
AT_RISK = UpdateWords(
    health=Health.AT_RISK,
    reason="Two officers were away for nine weeks.",
    corrective_action="District 2 lends one officer until July.",
    expected_on=datetime.date(2024, 8, 31),
    done="Four of ten crossings are patrolled every week.",
)


def make_cycle(action_plan: ActionPlan, **fields: Any) -> Cycle:
    """The open cycle of the quarter that has just ended."""
    values: dict[str, Any] = {
        "title": "Quarter 1 2024",
        "starts_on": PERIOD_START,
        "ends_on": PERIOD_END,
        "updates_due_on": datetime.date(2024, 4, 12),
        "approvals_due_on": datetime.date(2024, 4, 19),
        "report_due_on": datetime.date(2024, 5, 1),
        "state": Cycle.State.OPEN,
    } | fields
    return Cycle.objects.create(action_plan=action_plan, **values)


def make_draft(
    action: Action | None = None, *, cycle: Cycle | None = None, by: Person | None = None, words: UpdateWords = ON_TRACK
) -> StatusUpdate:
    """A draft with words in it, written by the owner of its action."""
    action = action or make_action()
    cycle = cycle or action.action_plan.cycles.first() or make_cycle(action.action_plan)
    by = by or holder(action.owner)
    update = updates.begin_update(action, cycle=cycle, by=by, at=NOW)
    return updates.save_update(update, version=update.version, words=words, by=by, at=NOW)


def make_submitted(action: Action | None = None, **how: Any) -> StatusUpdate:
    update = make_draft(action, **how)
    by = how.get("by") or holder(update.action.owner)
    updates.submit_update(update, version=update.version, by=by, at=later(minutes=10))
    return update


def make_returned(action: Action | None = None, *, reason: str = "Say which crossings.", **how: Any) -> StatusUpdate:
    update = make_submitted(action, **how)
    updates.return_update(update, version=update.version, reason=reason, by=chief(), at=later(minutes=20))
    return update


def make_approved(action: Action | None = None, **how: Any) -> StatusUpdate:
    update = make_submitted(action, **how)
    return updates.approve_update(update, version=update.version, by=chief(), at=later(minutes=20))


def make_attachment(update: StatusUpdate | None = None, *, text: str = "The roster of April.") -> Attachment:
    """A file of plain text with a draft, attached by whoever entered it."""
    update = update or make_draft()
    file = read_attached("roster.txt", text.encode())
    by = person_of(update.entered_by, on=TODAY)
    return updates.attach_file(update, version=update.version, file=file, by=by, at=NOW)


def saying(words: UpdateWords, **changes: Any) -> UpdateWords:
    """The same words but for some."""
    return replace(words, **changes)


def make_milestone_report(**fields: Any) -> MilestoneReport:
    """What a draft says of a milestone: it was met today."""
    update = make_draft()
    return MilestoneReport.objects.create(
        update=update, milestone=make_milestone(update.action), **({"met_on": TODAY} | fields)
    )


def make_key_figure(**fields: Any) -> KeyFigure:
    update = make_draft()
    values: dict[str, Any] = {"value": Decimal(160), "qualifier": Qualifier.AT_LEAST} | fields
    return KeyFigure.objects.create(update=update, promised=make_promised_figure(update.action), **values)


def make_extension(**fields: Any) -> Extension:
    """A week more for one update, because its owner was ill."""
    action = fields.pop("action", None) or make_action()
    values: dict[str, Any] = {
        "cycle": fields.pop("cycle", None) or make_cycle(action.action_plan),
        "action": action,
        "due_on": datetime.date(2024, 4, 19),
        "reason": "The owner was ill.",
        "given_at": NOW,
        "given_by": make_user(),
    } | fields
    return Extension.objects.create(**values)


def make_letter(**fields: Any) -> Letter:
    """A digest that waits to be sent."""
    user = fields.pop("recipient", None) or make_user()
    values: dict[str, Any] = {
        "kind": Letter.Kind.DIGEST,
        "key": f"digest:{TODAY}:{user.pk}",
        "recipient": user,
        "office": "Traffic Sergeant",
        "address": user.email,
        "for_day": TODAY,
        "subject": "Your two updates are due tomorrow",
        "body": "Two updates are due on 12 April 2024.",
        "written_at": NOW,
    } | fields
    return Letter.objects.create(**values)


def make_comment(**fields: Any) -> Comment:
    """What the Chief's office says about what was done."""
    update = make_submitted()
    return updates.comment_on_update(
        update, version=update.version, by=chief(), at=NOW, **({"answer": "done", "text": "Which crossings?"} | fields)
    )

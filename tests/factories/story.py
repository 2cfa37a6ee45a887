"""The update story: one plan, one objective, owners with their actions, two cycles, and updates in every state."""

from __future__ import annotations

import datetime
from typing import Any

from strategic_plan.models import (
    Action,
    ActionPlan,
    Cycle,
    Membership,
    Milestone,
    Objective,
    Organization,
    PromisedFigure,
    Role,
    StatusUpdate,
)
from strategic_plan.services.updates import (
    UpdateWords,
    approve_update,
    begin_update,
    return_update,
    save_update,
    submit_update,
)
from tests.factories.actions import make_action, make_milestone, make_promised_figure
from tests.factories.moments import later
from tests.factories.organization import make_organization
from tests.factories.people import holder, make_membership
from tests.factories.plans import make_objective
from tests.factories.updates import make_cycle

ON_TRACK = UpdateWords(health="on_track", done="Thirteen case reviews were held in all districts.")
AT_RISK = UpdateWords(
    health="at_risk",
    done="Thirteen case reviews were held, five in District 1.",
    reason="Two coordinators were away.",
    corrective_action="A third is trained.",
    expected_on=datetime.date(2024, 5, 31),
)
QUESTION = "Say what became of the other five sessions."
WROTE, SENT, ANSWERED = later(days=-3, hours=-1), later(days=-3), later(days=-1)
RETURNED, APPROVED = later(days=-2, hours=6), later(days=-1)
LAST_TIME = later(days=-92)


def member(role: Role = Role.CONTRIBUTOR, office: str = "Detective Sergeant") -> Membership:
    """Somebody with an office."""
    return make_membership(role, office=office)


def objective() -> Objective:
    """Objective 1.1, the only one."""
    if not Organization.objects.exists():
        make_organization()
    return Objective.objects.first() or make_objective(title="Clear more of what is reported")


def action(owner: Membership, title: str = "Case reviews every two weeks", **fields: Any) -> Action:
    """The next active action under objective 1.1."""
    return make_action(objective(), owner=owner, title=title, **fields)


def milestone(
    of: Action, title: str = "Review guide issued", due_on: datetime.date = datetime.date(2024, 4, 30)
) -> Milestone:
    return make_milestone(of, title=title, due_on=due_on)


def promised_figure(of: Action, label: str = "Reviews held", planned: int | None = None) -> PromisedFigure:
    return make_promised_figure(of, label=label, planned=planned)


def cycle(action_plan: ActionPlan, **fields: Any) -> Cycle:
    """Quarter 1 of 2024, open for updates until 12 April."""
    return action_plan.cycles.filter(starts_on__year=2024).first() or make_cycle(action_plan, **fields)


def cycle_before(action_plan: ActionPlan) -> Cycle:
    """Quarter 4 of 2023."""
    found = action_plan.cycles.filter(starts_on__year=2023).first()
    return found or make_cycle(
        action_plan,
        title="Quarter 4 2023",
        starts_on=datetime.date(2023, 10, 1),
        ends_on=datetime.date(2023, 12, 31),
        updates_due_on=datetime.date(2024, 1, 12),
        approvals_due_on=datetime.date(2024, 1, 24),
        report_due_on=datetime.date(2024, 2, 7),
    )


def approver() -> Membership:
    """Somebody of the Chief's office."""
    found = Membership.objects.filter(role=Role.CHIEFS_OFFICE).first()
    return found or member(Role.CHIEFS_OFFICE, "Staff Officer, Chief’s office")


def draft(action: Action, words: UpdateWords = ON_TRACK, *, entered_by: Membership | None = None) -> StatusUpdate:
    """An update that its owner has saved, or somebody for the owner."""
    by = holder(entered_by or action.owner)
    on_behalf_of = action.owner if entered_by else None
    update = begin_update(action, cycle=cycle(action.action_plan), by=by, at=WROTE, on_behalf_of=on_behalf_of)
    return save_update(update, version=update.version, words=words, by=by, at=WROTE)


def submitted(action: Action, words: UpdateWords = ON_TRACK) -> StatusUpdate:
    """An update that waits for the Chief's office."""
    update = draft(action, words)
    submit_update(update, version=update.version, by=holder(action.owner), at=SENT)
    return update


def returned(action: Action, words: UpdateWords = ON_TRACK) -> StatusUpdate:
    """An update that came back to its owner."""
    update = submitted(action, words)
    return_update(update, version=update.version, reason=QUESTION, by=holder(approver()), at=RETURNED)
    return update


def resubmitted(action: Action, words: UpdateWords = AT_RISK) -> StatusUpdate:
    """An update whose second version answers what was asked of the first."""
    return answered(returned(action), words)


def answered(update: StatusUpdate, words: UpdateWords = AT_RISK) -> StatusUpdate:
    """A returned update, written anew and sent again."""
    by = holder(update.action.owner)
    save_update(update, version=update.version, words=words, by=by, at=ANSWERED)
    submit_update(update, version=update.version, by=by, at=ANSWERED)
    return update


def approved(action: Action, words: UpdateWords = ON_TRACK) -> StatusUpdate:
    """An update that the Chief's office approved."""
    update = submitted(action, words)
    return approve_update(update, version=update.version, by=holder(approver()), at=APPROVED)


def approved_last_time(action: Action, words: UpdateWords = ON_TRACK) -> StatusUpdate:
    """An approved update of the cycle before, sent in January; that cycle is closed since."""
    of_cycle, by = cycle_before(action.action_plan), holder(action.owner)
    Cycle.objects.filter(pk=of_cycle.pk).update(state=Cycle.State.OPEN)
    of_cycle.refresh_from_db()
    update = begin_update(action, cycle=of_cycle, by=by, at=LAST_TIME)
    save_update(update, version=update.version, words=words, by=by, at=LAST_TIME)
    submit_update(update, version=update.version, by=by, at=LAST_TIME)
    approve_update(update, version=update.version, by=holder(approver()), at=LAST_TIME)
    Cycle.objects.filter(pk=of_cycle.pk).update(state=Cycle.State.CLOSED)
    return update

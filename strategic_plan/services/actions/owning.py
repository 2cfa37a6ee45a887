"""Whose an action is: issued to the Board, handed to another owner, written for by somebody the owner names."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Action, ActionPlan, Membership
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap


@transaction.atomic
def issue_action_plan(action_plan: ActionPlan, *, version: int, by: Person, at: datetime.datetime) -> ActionPlan:
    """Give the Chief's answer to the Board; its proposed actions become active."""
    require(by, Deed.DEFINE_ACTIONS)
    if action_plan.state != ActionPlan.State.DRAFT:
        raise Refusal(_("This action plan is issued already."))
    swap(
        action_plan,
        version=version,
        states=(ActionPlan.State.DRAFT,),
        state=ActionPlan.State.ISSUED,
        issued_on=at.date(),
    )
    for action in action_plan.actions.filter(state=Action.State.PROPOSED):
        swap(
            action,
            version=action.version,
            states=(Action.State.PROPOSED,),
            state=Action.State.ACTIVE,
        )
    audit.record(
        "issue action plan",
        action_plan,
        f"{by.office} issued {action_plan} to the Board.",
        by=by,
        at=at,
    )
    return action_plan


@transaction.atomic
def hand_over_action(
    action: Action,
    *,
    version: int,
    owner: Membership,
    by: Person,
    at: datetime.datetime,
) -> Action:
    """Give an action another owner; what was said so far stays said by whom it was said."""
    require(by, Deed.DEFINE_ACTIONS)
    if owner.pk == action.owner_id:
        raise ValidationError({"owner": _("This office owns the action already.")})
    if owner.ends_on and owner.ends_on < at.date():
        raise ValidationError({"owner": _("This membership has ended; choose somebody in office.")})
    before = action.owner.office
    swap(action, version=version, owner=owner, delegate=None)
    audit.record(
        "hand over action",
        action,
        f"{by.office} handed {action.code} from {before} to {owner.office}.",
        by=by,
        at=at,
    )
    return action


@transaction.atomic
def hand_over_actions(
    actions: Sequence[tuple[Action, int]], *, owner: Membership, by: Person, at: datetime.datetime
) -> list[Action]:
    """Give several actions, each with the version that was read, to one owner: all of them or none."""
    return [hand_over_action(action, version=version, owner=owner, by=by, at=at) for action, version in actions]


@transaction.atomic
def delegate_action(
    action: Action,
    *,
    version: int,
    delegate: Membership | None,
    by: Person,
    at: datetime.datetime,
) -> Action:
    """Name who writes for the owner, or nobody; the owner stays the owner."""
    require(by, Deed.DELEGATE_ACTION, action)
    if delegate and delegate.ends_on and delegate.ends_on < at.date():
        raise ValidationError({"delegate": _("This membership has ended; choose somebody in office.")})
    if delegate and delegate.pk == action.owner_id:
        raise ValidationError({"delegate": _("The owner writes already; choose somebody else or nobody.")})
    swap(action, version=version, delegate=delegate)
    words = (
        f"{by.office} named {delegate.office} to write for {action.code}."
        if delegate
        else f"{by.office} named nobody to write for {action.code}."
    )
    audit.record("delegate action", action, words, by=by, at=at)
    return action

"""What becomes of an action: another name, its end, a merger into another, a split into parts; all of it is kept."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words, join_words
from strategic_plan.models import Action, ActionChange, Milestone, Partner, StatusUpdate
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap

Kind = ActionChange.Kind
Ending = Action.Ending
MOST_PARTS = 6
LONGEST_REASON = 600
ACTIVE = (Action.State.ACTIVE,)


@transaction.atomic
def rename_action(
    action: Action,
    *,
    version: int,
    title: str,
    public_title: str = "",
    reason: str,
    effective_on: datetime.date,
    by: Person,
    at: datetime.datetime,
) -> Action:
    """Give an action another name from a day on; what was published keeps the old one, and so does the trail."""
    require(by, Deed.DEFINE_ACTIONS)
    before = action.title
    _check_day(action, effective_on, at)
    if title.strip() == before:
        raise ValidationError({"title": _("This is its name already.")})
    swap(action, version=version, states=ACTIVE, title=title.strip(), public_title=public_title.strip())
    _keep(action, Kind.RENAMED, before, reason, effective_on, at, after=action.title)
    words = f"{by.office} renamed {action.code} from “{before}” to “{action.title}”."
    audit.record("rename action", action, words, by=by, at=at)
    return action


@transaction.atomic
def end_action(
    action: Action,
    *,
    version: int,
    ending: str,
    result: str = "",
    reason: str,
    effective_on: datetime.date,
    by: Person,
    at: datetime.datetime,
) -> Action:
    """End an action as done, with its result, or as cancelled; what is still open of a cancelled one is dropped."""
    require(by, Deed.DEFINE_ACTIONS)
    if ending not in (Ending.DONE, Ending.CANCELLED):
        raise ValidationError({"ending": _("An action ends as done or as cancelled here.")})
    _check_end(action, effective_on, at)
    still_open = list(action.milestones.open())
    if ending == Ending.DONE:
        if not result.strip():
            raise ValidationError({"result": _("Say what came of it.")})
        if still_open:
            words = _("A done action has no open milestone. Still open: %(names)s.")
            raise Refusal(words % {"names": join_words([f"“{each}”" for each in still_open])})
    _drop(still_open, _("The action was cancelled: %(reason)s") % {"reason": reason})
    _end(action, version, ending, effective_on, result=result.strip() or action.result)
    _keep(action, Kind.ENDED, action.title, reason, effective_on, at)
    words = f"{by.office} ended {action.code}, {action.get_ending_display().lower()}: {reason}"
    audit.record("end action", action, words, by=by, at=at)
    return action


@transaction.atomic
def merge_action(
    action: Action,
    *,
    version: int,
    into: Action,
    reason: str,
    effective_on: datetime.date,
    by: Person,
    at: datetime.datetime,
) -> Action:
    """Let another action carry this one on: it ends, its open milestones and its figures go over with their dates."""
    require(by, Deed.DEFINE_ACTIONS)
    _check_end(action, effective_on, at)
    if into.pk == action.pk or into.action_plan_id != action.action_plan_id or into.state != Action.State.ACTIVE:
        raise ValidationError({"into": _("Choose another action of this action plan that is under way.")})
    for milestone in action.milestones.open():
        _carry_on(milestone, into)
    action.promised_figures.update(action=into)
    if into.objective_id != action.objective_id:
        into.also_serves.add(action.objective)
    _end(action, version, Ending.MERGED, effective_on, merged_into=into)
    _keep(action, Kind.MERGED, action.title, reason, effective_on, at, became=into)
    audit.record("merge action", action, f"{by.office} merged {action.code} into {into.code}: {reason}", by=by, at=at)
    return action


@transaction.atomic
def split_action(
    action: Action,
    *,
    version: int,
    titles: Sequence[str],
    milestones: Mapping[int, int] | None = None,
    reason: str,
    effective_on: datetime.date,
    by: Person,
    at: datetime.datetime,
) -> list[Action]:
    """Let parts carry an action on, each with its owner, unit, areas and due date, under numbers of their own.

    `milestones` says by its key which part carries on an open milestone, counted from 0; where it says nothing, the
    first. Figures go to the first part, since a measure has one action that reports it.
    """
    require(by, Deed.DEFINE_ACTIONS)
    _check_end(action, effective_on, at)
    if not 2 <= len(titles) <= MOST_PARTS:
        raise ValidationError({"titles": _("Write two to six parts, one a line.")})
    if len(set(titles)) != len(titles):
        raise ValidationError({"titles": _("Two parts have the same name.")})
    if effective_on > action.due_on:
        raise ValidationError({"effective_on": _("Its parts would be due before they start.")})
    parts = [_part(action, title, effective_on) for title in titles]
    for milestone in action.milestones.open():
        _carry_on(milestone, parts[(milestones or {}).get(milestone.pk, 0)])
    action.promised_figures.update(action=parts[0])
    _end(action, version, Ending.SPLIT, effective_on)
    for part in parts:
        _keep(action, Kind.SPLIT, action.title, reason, effective_on, at, became=part)
    codes = join_words([part.code for part in parts])
    audit.record("split action", action, f"{by.office} split {action.code} into {codes}: {reason}", by=by, at=at)
    return parts


def require_active(action: Action) -> None:
    """Refuse to change an action that is not under way."""
    if action.state != Action.State.ACTIVE:
        raise Refusal(_("Only an action that is under way changes; this one is “%s”.") % action.get_state_display())


def _check_day(action: Action, day: datetime.date, at: datetime.datetime) -> None:
    require_active(action)
    if day > at.date():
        raise ValidationError({"effective_on": _("Choose today or a day before it.")})
    if day < action.starts_on:
        words = _("The action starts on %(day)s: choose that day or a later one.")
        raise ValidationError({"effective_on": words % {"day": date_words(action.starts_on)}})


def _check_end(action: Action, day: datetime.date, at: datetime.datetime) -> None:
    """An action does not end under an update that somebody is waiting to have read."""
    _check_day(action, day, at)
    waiting = action.updates.handed_in().exclude(state=StatusUpdate.State.APPROVED).first()
    if waiting is None:
        return
    if waiting.state == StatusUpdate.State.ENDORSING:
        raise Refusal(_("An update on this action is with the supervisor. Have it endorsed or returned first."))
    raise Refusal(_("An update on this action waits in the queue. Approve or return it first."))


def _end(
    action: Action,
    version: int,
    ending: str,
    day: datetime.date,
    *,
    result: str | None = None,
    merged_into: Action | None = None,
) -> None:
    swap(
        action,
        version=version,
        states=ACTIVE,
        state=Action.State.ENDED,
        ending=ending,
        ended_on=day,
        merged_into=merged_into,
        result=action.result if result is None else result,
    )


def _part(action: Action, title: str, day: datetime.date) -> Action:
    last = Action.objects.filter(objective=action.objective_id).aggregate(last=Max("number"))["last"] or 0
    part = Action(
        action_plan=action.action_plan,
        objective=action.objective,
        number=last + 1,
        title=title,
        kind=action.kind,
        state=Action.State.ACTIVE,
        owner=action.owner,
        delegate=action.delegate,
        unit=action.unit,
        starts_on=day,
        due_on=action.due_on,
    )
    part.full_clean()
    part.save(force_insert=True)
    for name in ("areas", "also_serves", "workstreams"):
        getattr(part, name).set(getattr(action, name).all())
    for partner in action.partners.all():
        Partner.objects.create(action=part, kind=partner.kind, name=partner.name)
    return part


def _carry_on(milestone: Milestone, action: Action) -> None:
    """The same promise under another action, with the day it was first made for; the old line says where it went."""
    twin = Milestone(action=action, title=milestone.title, first_due_on=milestone.first_due_on, due_on=milestone.due_on)
    twin.full_clean()
    twin.save(force_insert=True)
    _drop([milestone], _("Carried on by action %(code)s.") % {"code": action.code})


def _drop(milestones: Sequence[Milestone], reason: str) -> None:
    for milestone in milestones:
        swap(
            milestone,
            version=milestone.version,
            states=(Milestone.State.OPEN,),
            state=Milestone.State.DROPPED,
            dropped_reason=reason[:LONGEST_REASON],
        )


def _keep(
    action: Action,
    kind: str,
    before: str,
    reason: str,
    day: datetime.date,
    at: datetime.datetime,
    *,
    after: str = "",
    became: Action | None = None,
) -> None:
    change = ActionChange(
        action=action,
        kind=kind,
        became=became,
        before=before,
        after=after,
        reason=reason.strip(),
        effective_on=day,
        recorded_at=at,
    )
    change.full_clean()
    change.save(force_insert=True)

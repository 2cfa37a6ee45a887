"""Deciding on an update: a supervisor endorses, the Chief's office approves, either returns it with a reason."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import (
    Cycle,
    KeyFigure,
    Milestone,
    MilestoneMove,
    MilestoneReport,
    StatusUpdate,
    UpdateEndorsement,
    UpdateReturn,
)
from strategic_plan.permissions import Deed, Person
from strategic_plan.permissions.table import own_or_delegated, supervises
from strategic_plan.services import audit, observations
from strategic_plan.services.errors import Refusal, Stale, require
from strategic_plan.services.letters import tell_of_return
from strategic_plan.services.swap import swap
from strategic_plan.services.updates.writing import State, words_of


@transaction.atomic
def return_update(
    update: StatusUpdate,
    *,
    version: int,
    reason: str,
    by: Person,
    at: datetime.datetime,
) -> UpdateReturn:
    """Send an update back to its owner with a reason that is kept for ever.

    Before it is the Chief's office's turn, the supervisor who reads first may.
    """
    read_in = update.state
    require(by, Deed.ENDORSE_UPDATE if read_in == State.ENDORSING else Deed.APPROVE_UPDATE, update)
    if not reason.strip():
        raise ValidationError({"reason": _("Say what the owner should change.")})
    if read_in != State.ENDORSING:
        _require_submitted(update)
    submission = update.submissions.last()
    if submission is None:
        raise Refusal(_("There is nothing to return yet."))
    swap(update, version=version, states=(read_in,), state=State.RETURNED)
    returned = UpdateReturn(
        submission=submission,
        reason=reason.strip(),
        returned_at=at,
        returned_by=by.acting,
    )
    returned.full_clean()
    returned.save(force_insert=True)
    audit.record(
        "return update",
        update,
        f"{by.office} returned version {submission.number} of the update of {update.action.code}: {reason.strip()}",
        by=by,
        at=at,
    )
    tell_of_return(returned, by=by, at=at)
    return returned


@transaction.atomic
def endorse_update(update: StatusUpdate, *, version: int, by: Person, at: datetime.datetime) -> StatusUpdate:
    """Pass an update on to the Chief's office: the supervisor read this version and stands behind it.

    The Chief's office may take on what waits for a supervisor who is away; the trail says that nobody endorsed it.
    """
    require(by, Deed.ENDORSE_UPDATE, update)
    if update.version != version:
        raise Stale(_("This update was changed after you opened it. Read what changed before you endorse it."))
    if update.state != State.ENDORSING:
        raise Stale(_("This update does not wait for a supervisor any more."))
    submission = update.submissions.last()
    if submission is None:
        raise Refusal(_("There is nothing to endorse yet."))
    swap(update, version=version, states=(State.ENDORSING,), state=State.SUBMITTED)
    is_supervisor = supervises(by, update)
    UpdateEndorsement.objects.create(
        submission=submission, endorsed_at=at, endorsed_by=by.acting, in_place_of_supervisor=not is_supervisor
    )
    of = f"version {submission.number} of the update of {update.action.code} for {update.cycle}"
    words = f"{by.office} endorsed {of}." if is_supervisor else f"{by.office} took on {of} without the supervisor."
    audit.record("endorse update", update, words, by=by, at=at)
    return update


@transaction.atomic
def approve_update(update: StatusUpdate, *, version: int, by: Person, at: datetime.datetime) -> StatusUpdate:
    """Approve the version that was read: its milestones and figures take effect in the same transaction.

    Raises Stale where the update has moved on since, so that nobody approves words they have not read.
    """
    require(by, Deed.APPROVE_UPDATE, update)
    if update.version != version:
        raise Stale(_("This update was changed after you opened it. Read what changed before you approve it."))
    _require_submitted(update)
    if update.cycle.state == Cycle.State.LOCKED:
        raise Refusal(
            _("%(cycle)s is locked; a later correction belongs to the next cycle.") % {"cycle": update.cycle.title}
        )
    swap(
        update,
        version=version,
        states=(State.SUBMITTED,),
        state=State.APPROVED,
        approved_at=at,
        approved_by=by.acting,
    )
    for report in update.milestone_reports.select_related("milestone"):
        _apply_milestone(report, at=at)
    for figure in update.key_figures.select_related("promised__measure", "promised__area"):
        _apply_figure(figure, by=by, at=at)
    number = update.submissions.count()
    audit.record(
        "approve update",
        update,
        f"{by.office} approved version {number} of the update of {update.action.code} for {update.cycle}.",
        by=by,
        at=at,
    )
    return update


@transaction.atomic
def correct_update(update: StatusUpdate, *, reason: str, by: Person, at: datetime.datetime) -> StatusUpdate:
    """Begin a correction of an approved update: a new version with a reason, to be approved in its turn."""
    require(by, Deed.WRITE_UPDATE, update.action)
    if update.state != State.APPROVED:
        raise Refusal(_("Only an approved update is corrected; this one can still be changed."))
    if update.cycle.state == Cycle.State.LOCKED:
        raise Refusal(
            _("%(cycle)s is locked; a later correction belongs to the next cycle.") % {"cycle": update.cycle.title}
        )
    if StatusUpdate.objects.filter(corrects=update).exists():
        raise Refusal(_("A correction of this update was begun already."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the update is corrected.")})
    # Milestones and figures were applied when the first version was approved; a correction says only what is new.
    correction = StatusUpdate(
        action=update.action,
        cycle=update.cycle,
        correction=update.correction + 1,
        corrects=update,
        correction_reason=reason.strip(),
        entered_by=by.acting,
        on_behalf_of=None if own_or_delegated(by, update.action) else update.action.owner,
        saved_at=at,
        **words_of(update).fields(),
    )
    correction.full_clean()
    correction.save(force_insert=True)
    audit.record(
        "correct update",
        correction,
        f"{by.office} began a correction of the update of {update.action.code}: {reason.strip()}",
        by=by,
        at=at,
    )
    return correction


def _require_submitted(update: StatusUpdate) -> None:
    if update.state == State.APPROVED:
        raise Refusal(_("This update is approved already."))
    if update.state == State.ENDORSING:
        raise Stale(_("This update is with the supervisor, who reads it before you decide on it."))
    if update.state != State.SUBMITTED:
        raise Stale(_("This update is with its owner again; there is nothing to decide on."))


def _apply_milestone(report: MilestoneReport, *, at: datetime.datetime) -> None:
    milestone = report.milestone
    if milestone.state != Milestone.State.OPEN:
        # Another update settled it first. Approving this one again and again would never help; returning it does.
        words = _("The milestone “%(milestone)s” is settled already. Return the update, so that its owner can see so.")
        raise Refusal(words % {"milestone": milestone.title})
    if report.met_on:
        swap(
            milestone,
            version=milestone.version,
            states=(Milestone.State.OPEN,),
            state=Milestone.State.MET,
            met_on=report.met_on,
        )
    elif report.moved_to and report.moved_to != milestone.due_on:
        MilestoneMove.objects.create(
            milestone=milestone,
            moved_from=milestone.due_on,
            moved_to=report.moved_to,
            moved_at=at,
            reason=report.update.reason[:600],
        )
        swap(
            milestone,
            version=milestone.version,
            states=(Milestone.State.OPEN,),
            due_on=report.moved_to,
        )


def _apply_figure(figure: KeyFigure, *, by: Person, at: datetime.datetime) -> None:
    promised = figure.promised
    observations.set_value(
        promised.measure,
        promised.area,
        figure.update.cycle.ends_on,
        figure.value,
        qualifier=figure.qualifier,
        reason=f"Given with the update of {figure.update.action.code}.",
        by=by,
        at=at,
    )

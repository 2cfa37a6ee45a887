"""What the Board resolved: recorded once its meeting was held, applied in the same transaction, followed until done."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import DecisionReport, FollowUp, Meeting, ProposedAmendment, Resolution
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.decisions.applying import Applying, apply_proposals
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap

State = DecisionReport.State
Result = Resolution.Result
STATE_OF: dict[str, str] = {
    Result.CARRIED: State.CARRIED,
    Result.CARRIED_AS_AMENDED: State.CARRIED_AS_AMENDED,
    Result.LOST: State.LOST,
    Result.DEFERRED: State.DEFERRED,
    Result.REFERRED: State.REFERRED,
    Result.WITHDRAWN: State.WITHDRAWN,
}


@transaction.atomic
def record_resolution(
    decision: DecisionReport,
    resolution: Resolution,
    *,
    version: int,
    decided: Mapping[int, str | None] | None = None,
    by: Person,
    at: datetime.datetime,
) -> DecisionReport:
    """Record what the Board resolved of a matter on its agenda; what it carried changes the plan here and now.

    `decided` says, for a motion carried as amended, what the Board made of a change by its number: other words for
    what the plan is to say, or None where it left the change out. Raises BeforeChanged (409) with both texts where the
    plan no longer says what an amendment calls "before", and stores nothing.
    """
    require(by, Deed.KEEP_DECISIONS)
    if decision.state != State.ON_AGENDA or decision.meeting is None:
        raise Refusal(_("Only a matter on an agenda is decided; this one is “%s”.") % decision.get_state_display())
    if decision.meeting.held_on > at.date():
        words = _("The meeting of %(day)s is still to come. Its resolutions are recorded once it was held.")
        raise Refusal(words % {"day": date_words(decision.meeting.held_on)})
    resolution.meeting = decision.meeting
    resolution.full_clean()
    resolution.save(force_insert=True)
    if decided and resolution.result != Result.CARRIED_AS_AMENDED:
        raise ValidationError({"result": _("Only a motion carried as amended changes what was proposed.")})
    _take_over(decision, decided or {})
    swap(
        decision,
        version=version,
        states=(State.ON_AGENDA,),
        state=STATE_OF[resolution.result],
        resolution=resolution,
    )
    audit.record(
        "record resolution",
        decision,
        f"{by.office} recorded resolution {resolution.number} on {decision}: {resolution.get_result_display()}.",
        by=by,
        at=at,
    )
    if resolution.is_carried and decision.proposals.filter(left_out=False).exists():
        effective_on = max(decision.effective_on or decision.meeting.held_on, decision.meeting.held_on)
        apply_proposals(Applying(decision, resolution, effective_on, by, at))
        swap(
            decision,
            version=decision.version,
            states=(STATE_OF[resolution.result],),
            state=State.APPLIED,
            applied_on=at.date(),
        )
    return decision


@transaction.atomic
def apply_decision(decision: DecisionReport, *, version: int, by: Person, at: datetime.datetime) -> DecisionReport:
    """Say that a carried decision without changes of the plan is applied; nothing of its follow-up is left open."""
    require(by, Deed.KEEP_DECISIONS)
    if decision.state not in (State.CARRIED, State.CARRIED_AS_AMENDED):
        raise Refusal(_("Only what was carried is applied; this is “%s”.") % decision.get_state_display())
    if decision.follow_ups.filter(done_on__isnull=True).exists():
        raise Refusal(_("Its follow-up is not done yet."))
    swap(
        decision,
        version=version,
        states=(State.CARRIED, State.CARRIED_AS_AMENDED),
        state=State.APPLIED,
        applied_on=at.date(),
    )
    audit.record("apply decision", decision, f"{by.office} said that {decision} is applied.", by=by, at=at)
    return decision


@transaction.atomic
def add_follow_up(follow_up: FollowUp, *, by: Person, at: datetime.datetime) -> FollowUp:
    """Keep what a decided matter still needs: what, who, by when."""
    require(by, Deed.KEEP_DECISIONS)
    decision = follow_up.decision
    if decision.meeting is None or decision.state not in DecisionReport.DECIDED:
        raise Refusal(_("Follow-up begins when the Board has decided."))
    if follow_up.due_on is not None and follow_up.due_on < decision.meeting.held_on:
        raise ValidationError({"due_on": _("Choose the day of the meeting, or a day after it.")})
    follow_up.full_clean()
    follow_up.save(force_insert=True)
    asked = "something" if decision.meeting.audience == Meeting.Audience.IN_CAMERA else follow_up.what
    words = f"{by.office} asked {follow_up.who} by {follow_up.due_on:%Y-%m-%d}: {asked}"
    audit.record("add follow-up", decision, words, by=by, at=at)
    return follow_up


@transaction.atomic
def finish_follow_up(
    follow_up: FollowUp, *, version: int, done_on: datetime.date, outcome: str, by: Person, at: datetime.datetime
) -> FollowUp:
    """Say that a follow-up is done, when, and what was done."""
    require(by, Deed.KEEP_DECISIONS)
    if follow_up.done_on is not None:
        raise Refusal(_("This follow-up is done already."))
    if done_on > at.date():
        raise ValidationError({"done_on": _("Choose today or a day before it.")})
    swap(follow_up, version=version, done_on=done_on, outcome=outcome.strip())
    audit.record("finish follow-up", follow_up.decision, f"A follow-up was done on {done_on:%Y-%m-%d}.", by=by, at=at)
    return follow_up


def _take_over(decision: DecisionReport, decided: Mapping[int, str | None]) -> None:
    """Keep what the Board made of the proposed changes."""
    proposals = {proposal.pk: proposal for proposal in decision.proposals.all()}
    for pk, text in decided.items():
        proposal = proposals[pk]
        if text is None:
            swap(proposal, version=proposal.version, left_out=True)
        elif text.strip() != proposal.after:
            if proposal.change in (ProposedAmendment.Change.RETIRE, ProposedAmendment.Change.MERGE):
                raise ValidationError({"result": _("A retirement or merger is carried or left out, not reworded.")})
            swap(proposal, version=proposal.version, decided=text.strip())

"""Writing a decision report and putting it before the Board."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import DecisionReport, Meeting
from strategic_plan.models.base import transition
from strategic_plan.permissions import Deed, Person, visible_meetings
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.meetings import words_of
from strategic_plan.services.swap import swap

State = DecisionReport.State
ATTEMPTS = 5


@transaction.atomic
def begin_decision(decision: DecisionReport, *, by: Person, at: datetime.datetime) -> DecisionReport:
    """Begin a draft under the next number; two begun in one moment get one each."""
    require(by, Deed.KEEP_DECISIONS)
    decision.state, decision.begun_on, decision.begun_by = State.DRAFT, at.date(), by.acting
    for attempt in range(ATTEMPTS):
        decision.number = (DecisionReport.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        decision.full_clean()
        try:
            with transaction.atomic():
                decision.save(force_insert=True)
            break
        except IntegrityError:
            decision.pk = None
            if attempt == ATTEMPTS - 1:
                raise
    audit.record("begin decision", decision, f"{by.office} began {decision}.", by=by, at=at)
    return decision


@transaction.atomic
def save_decision(
    decision: DecisionReport,
    *,
    version: int,
    title: str,
    matter: str,
    options: str,
    motion: str,
    effective_on: datetime.date | None,
    by: Person,
    at: datetime.datetime,
) -> DecisionReport:
    """Keep the words of a report that is not before the Board; Stale where somebody saved it since it was opened."""
    require(by, Deed.KEEP_DECISIONS)
    require_editable(decision)
    swap(
        decision,
        version=version,
        states=DecisionReport.EDITABLE,
        title=title,
        matter=matter,
        options=options,
        motion=motion,
        effective_on=effective_on,
    )
    if not audit.continues("write decision", decision, by=by):
        audit.record("write decision", decision, f"{by.office} wrote {decision}.", by=by, at=at)
    return decision


@transaction.atomic
def put_on_agenda(
    decision: DecisionReport, *, version: int, meeting: Meeting, by: Person, at: datetime.datetime
) -> DecisionReport:
    """Put a matter before a meeting that is still to come; a deferred one keeps the resolution it met before.

    A change of the plan goes to a public meeting: the plan is public, and so is the day from which it reads otherwise.
    """
    require(by, Deed.KEEP_DECISIONS)
    row = transition(DecisionReport.TRANSITIONS, "agenda")
    if decision.state not in row.sources:
        raise Refusal(_("%(decision)s is “%(state)s” and goes on no agenda.") % _named(decision))
    if not visible_meetings(by).filter(pk=meeting.pk).exists():
        raise ValidationError({"meeting": _("Choose a meeting of the calendar.")})
    if meeting.held_on < at.date():
        raise ValidationError({"meeting": _("This meeting was held already. Choose one that is still to come.")})
    if meeting.audience == Meeting.Audience.IN_CAMERA and decision.proposals.exists():
        raise ValidationError(
            {"meeting": _("A change of the plan is decided in public, as the plan is public. Choose a public meeting.")}
        )
    if decision.resolution:
        decision.earlier_resolutions.add(decision.resolution)
    swap(decision, version=version, states=row.sources, state=row.target, meeting=meeting, resolution=None)
    audit.record(
        "put on agenda",
        decision,
        f"{by.office} put {decision} on the agenda of {words_of(meeting)}.",
        by=by,
        at=at,
    )
    return decision


@transaction.atomic
def take_off_agenda(decision: DecisionReport, *, version: int, by: Person, at: datetime.datetime) -> DecisionReport:
    """Take a matter off the agenda before the Board decides; it is a draft again."""
    require(by, Deed.KEEP_DECISIONS)
    if decision.state != State.ON_AGENDA:
        raise Refusal(_("%(decision)s is “%(state)s” and on no agenda.") % _named(decision))
    swap(decision, version=version, states=(State.ON_AGENDA,), state=State.DRAFT, meeting=None)
    audit.record("take off agenda", decision, f"{by.office} took {decision} off the agenda.", by=by, at=at)
    return decision


@transaction.atomic
def drop_decision(decision: DecisionReport, *, version: int, by: Person, at: datetime.datetime) -> DecisionReport:
    """Withdraw a draft that the Board never saw; it is kept."""
    require(by, Deed.KEEP_DECISIONS)
    if decision.state != State.DRAFT:
        raise Refusal(_("%(decision)s is “%(state)s”; only a draft is withdrawn.") % _named(decision))
    swap(decision, version=version, states=(State.DRAFT,), state=State.WITHDRAWN)
    audit.record("drop decision", decision, f"{by.office} withdrew the draft of {decision}.", by=by, at=at)
    return decision


def require_editable(decision: DecisionReport) -> None:
    """Refuse words for a matter that is before the Board, or decided."""
    if decision.state == State.ON_AGENDA and decision.meeting:
        words = _("This report is on the agenda of %(day)s. Take it off the agenda to change it.")
        raise Refusal(words % {"day": date_words(decision.meeting.held_on)})
    if not decision.is_editable:
        raise Refusal(_("The Board has decided this matter. What follows from it is a new report."))


def _named(decision: DecisionReport) -> dict[str, object]:
    return {"decision": decision, "state": decision.get_state_display()}

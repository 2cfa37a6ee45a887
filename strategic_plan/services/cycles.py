"""The life of a cycle: planned ahead, opened, closed with its ratings kept, locked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Action, Cycle, Extension, Rating
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit, ratings
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap

State = Cycle.State


@transaction.atomic
def plan_cycle(cycle: Cycle, *, by: Person, at: datetime.datetime) -> Cycle:
    """Put a cycle in the calendar."""
    require(by, Deed.KEEP_CYCLES)
    cycle.full_clean()
    beside = Cycle.objects.filter(
        action_plan=cycle.action_plan_id, starts_on__lte=cycle.ends_on, ends_on__gte=cycle.starts_on
    ).first()
    if beside is not None:
        words = _("%(cycle)s has days in common with %(beside)s, which is in the calendar.")
        raise ValidationError(words % {"cycle": cycle.title, "beside": beside.title})
    cycle.save(force_insert=True)
    audit.record("plan cycle", cycle, f"{by.office} planned {cycle}.", by=by, at=at)
    return cycle


@transaction.atomic
def plan_year(cycles: Sequence[Cycle], *, by: Person, at: datetime.datetime) -> Sequence[Cycle]:
    """Put several cycles in the calendar, all of them or none."""
    for cycle in cycles:
        plan_cycle(cycle, by=by, at=at)
    return cycles


@transaction.atomic
def change_cycle(
    cycle: Cycle,
    *,
    version: int,
    title: str,
    updates_due_on: datetime.date,
    approvals_due_on: datetime.date,
    report_due_on: datetime.date,
    by: Person,
    at: datetime.datetime,
) -> Cycle:
    """Give a planned cycle another title or other days; once it is open, owners count on them and get an extension."""
    require(by, Deed.KEEP_CYCLES)
    if cycle.state != State.PLANNED:
        raise Refusal(_("%(cycle)s was opened, so its days stay; there may be more time.") % {"cycle": cycle.title})
    if updates_due_on <= cycle.ends_on:
        raise ValidationError({"updates_due_on": _("Choose a day after the period has ended.")})
    if not updates_due_on <= approvals_due_on <= report_due_on:
        raise ValidationError({"approvals_due_on": _("The days follow each other: updates, approvals, report.")})
    before = (cycle.updates_due_on, cycle.approvals_due_on, cycle.report_due_on)
    swap(
        cycle,
        version=version,
        states=(State.PLANNED,),
        title=title,
        updates_due_on=updates_due_on,
        approvals_due_on=approvals_due_on,
        report_due_on=report_due_on,
    )
    was, now = (
        ", ".join(f"{day:%Y-%m-%d}" for day in days)
        for days in (before, (updates_due_on, approvals_due_on, report_due_on))
    )
    words = f"{by.office} changed the days of {cycle} (updates, approvals, report) from {was} to {now}."
    audit.record("change cycle", cycle, words, by=by, at=at)
    return cycle


@transaction.atomic
def open_cycle(cycle: Cycle, *, version: int, by: Person, at: datetime.datetime, reason: str = "") -> Cycle:
    """Ask for updates. A closed cycle is opened again only with a reason; what was approved stays as it is."""
    require(by, Deed.KEEP_CYCLES)
    if cycle.state not in (State.PLANNED, State.CLOSED):
        raise Refusal(_("%(cycle)s cannot be opened now.") % {"cycle": cycle.title})
    if cycle.state == State.CLOSED and not reason.strip():
        raise ValidationError({"reason": _("Say why the cycle is opened again.")})
    again = cycle.state == State.CLOSED
    swap(
        cycle,
        version=version,
        states=(State.PLANNED, State.CLOSED),
        state=State.OPEN,
        reopened_reason=reason.strip(),
    )
    words = f"{by.office} opened {cycle} again: {reason.strip()}" if again else f"{by.office} opened {cycle}."
    audit.record("open cycle", cycle, words, by=by, at=at)
    return cycle


@transaction.atomic
def extend_cycle(
    cycle: Cycle,
    *,
    version: int,
    updates_due_on: datetime.date,
    reason: str,
    by: Person,
    at: datetime.datetime,
) -> Cycle:
    """Give owners more time; the later days move along where they must."""
    require(by, Deed.EXTEND_CYCLE)
    if cycle.state != State.OPEN:
        raise Refusal(_("Only an open cycle is extended."))
    errors = {}
    if updates_due_on <= cycle.updates_due_on:
        errors["updates_due_on"] = _("Choose a day after the one on which updates are due now.")
    if not reason.strip():
        errors["reason"] = _("Say why there is more time.")
    if errors:
        raise ValidationError(errors)
    swap(
        cycle,
        version=version,
        states=(State.OPEN,),
        updates_due_on=updates_due_on,
        approvals_due_on=max(cycle.approvals_due_on, updates_due_on),
        report_due_on=max(cycle.report_due_on, updates_due_on),
    )
    audit.record(
        "extend cycle",
        cycle,
        f"{by.office} moved the updates of {cycle} to {updates_due_on:%Y-%m-%d}: {reason.strip()}",
        by=by,
        at=at,
    )
    return cycle


@transaction.atomic
def extend_update(
    cycle: Cycle,
    action: Action,
    *,
    due_on: datetime.date,
    reason: str,
    by: Person,
    at: datetime.datetime,
) -> Extension:
    """Give the owner of one update more time; the cycle's own days stay as they are."""
    require(by, Deed.EXTEND_CYCLE)
    if cycle.state != State.OPEN:
        raise Refusal(_("There is more time for an update only while its cycle is open."))
    update = action.updates.filter(cycle=cycle).uncorrected().first()
    if update is not None and not update.is_editable:
        raise Refusal(_("The update of %(code)s was sent already.") % {"code": action.code})
    latest = Extension.objects.of(cycle).filter(action=action).order_by("-due_on").first()
    due_now = max(cycle.updates_due_on, latest.due_on) if latest else cycle.updates_due_on
    errors = {}
    if due_on <= due_now:
        errors["due_on"] = _("Choose a day after %(day)s, on which it is due now.") % {"day": date_words(due_now)}
    elif due_on > cycle.report_due_on:
        errors["due_on"] = _("Choose a day up to %(day)s, on which the report is due.") % {
            "day": date_words(cycle.report_due_on)
        }
    if not reason.strip():
        errors["reason"] = _("Say why there is more time.")
    if errors:
        raise ValidationError(errors)
    extension = Extension(
        cycle=cycle, action=action, due_on=due_on, reason=reason.strip(), given_at=at, given_by=by.acting
    )
    extension.full_clean()
    extension.save(force_insert=True)
    audit.record(
        "extend update",
        extension,
        f"{by.office} gave {action.owner.office} until {due_on:%Y-%m-%d} for the update of {action.code} for {cycle}: "
        f"{reason.strip()}",
        by=by,
        at=at,
    )
    return extension


@transaction.atomic
def close_cycle(cycle: Cycle, *, version: int, by: Person, at: datetime.datetime) -> Cycle:
    """End the cycle and keep the rating of every indicator as it stands at its end."""
    require(by, Deed.KEEP_CYCLES)
    if cycle.state != State.OPEN:
        raise Refusal(_("Only an open cycle is closed."))
    swap(cycle, version=version, states=(State.OPEN,), state=State.CLOSED)
    kept = ratings.keep_ratings(
        cycle.action_plan.plan,
        starts_on=cycle.starts_on,
        ends_on=cycle.ends_on,
        occasion=Rating.Occasion.CYCLE_CLOSED,
        at=at,
    )
    audit.record(
        "close cycle",
        cycle,
        f"{by.office} closed {cycle}; {len(kept)} ratings were kept.",
        by=by,
        at=at,
    )
    return cycle


@transaction.atomic
def lock_cycle(cycle: Cycle, *, version: int, by: Person, at: datetime.datetime) -> Cycle:
    """Make a closed cycle final."""
    require(by, Deed.KEEP_CYCLES)
    if cycle.state != State.CLOSED:
        raise Refusal(_("A cycle is closed before it is locked."))
    swap(cycle, version=version, states=(State.CLOSED,), state=State.LOCKED)
    audit.record("lock cycle", cycle, f"{by.office} locked {cycle}.", by=by, at=at)
    return cycle

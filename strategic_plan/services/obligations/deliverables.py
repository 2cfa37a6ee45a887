"""Deeds on deliverables: received, waived by resolution, or late with a reason and a new date."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Deliverable, Resolution
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap

State = Deliverable.State


@transaction.atomic
def receive_deliverable(
    deliverable: Deliverable,
    *,
    version: int,
    received_on: datetime.date,
    by: Person,
    at: datetime.datetime,
) -> Deliverable:
    """Mark a deliverable as received; also called when the report that answers it is published."""
    require(by, Deed.KEEP_OBLIGATIONS)
    _require_open(deliverable)
    if received_on > at.date():
        raise ValidationError({"received_on": _("Choose today or a day before it.")})
    swap(
        deliverable,
        version=version,
        states=(State.OPEN,),
        state=State.RECEIVED,
        received_on=received_on,
    )
    audit.record(
        "receive deliverable",
        deliverable,
        f"{deliverable} was received on {received_on:%Y-%m-%d}.",
        by=by,
        at=at,
    )
    return deliverable


def answered_deliverable(kind: str, ends_on: datetime.date) -> Deliverable | None:
    """The open deliverable that a report answers by its kind: the first one due after the report's period ended.

    Nothing where that one is settled: a report of an older period does not answer for a newer one.
    """
    first = (
        Deliverable.objects.filter(obligation__answered_by=kind, due_on__gt=ends_on)
        .exclude(obligation__answered_by="")
        .select_related("obligation")
        .order_by("due_on", "pk")
        .first()
    )
    return first if first and first.state == State.OPEN else None


@transaction.atomic
def explain_lateness(
    deliverable: Deliverable,
    *,
    version: int,
    reason: str,
    new_due_on: datetime.date,
    by: Person,
    at: datetime.datetime,
) -> Deliverable:
    """Keep why a deliverable is late and when it will come; the old date stays."""
    require(by, Deed.KEEP_OBLIGATIONS)
    _require_open(deliverable)
    if new_due_on <= deliverable.due_on:
        raise ValidationError({"new_due_on": _("Choose a day after the one on which it was due.")})
    swap(
        deliverable,
        version=version,
        states=(State.OPEN,),
        late_reason=reason,
        new_due_on=new_due_on,
    )
    audit.record(
        "explain lateness",
        deliverable,
        f"{deliverable} is late: {reason} New date {new_due_on:%Y-%m-%d}.",
        by=by,
        at=at,
    )
    return deliverable


@transaction.atomic
def waive_deliverable(
    deliverable: Deliverable,
    *,
    version: int,
    resolution: Resolution,
    by: Person,
    at: datetime.datetime,
) -> Deliverable:
    """Waive a deliverable by a carried resolution of the Board."""
    require(by, Deed.KEEP_OBLIGATIONS)
    _require_open(deliverable)
    if not resolution.is_carried:
        raise Refusal(_("Resolution %(number)s was not carried, so it waives nothing.") % {"number": resolution.number})
    swap(
        deliverable,
        version=version,
        states=(State.OPEN,),
        state=State.WAIVED,
        waived_by=resolution,
    )
    audit.record(
        "waive deliverable",
        deliverable,
        f"Resolution {resolution.number} waived {deliverable}.",
        by=by,
        at=at,
    )
    return deliverable


def _require_open(deliverable: Deliverable) -> None:
    if deliverable.state != State.OPEN:
        raise Refusal(_("“%(title)s” is settled already.") % {"title": deliverable.title})

"""Orders of large releases: the worker prepares them, and the page of releases says how far it is."""

from __future__ import annotations

import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Release, ReleaseOrder, RolledUp
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import jobs
from strategic_plan.services.errors import Refusal, require

LARGE = 50_000
"""Figures in the roll-up from which a release is prepared by the worker: fewer take less than anybody waits."""
GIVEN_UP_AFTER = datetime.timedelta(hours=1)


def is_large() -> bool:
    """Whether preparing a release takes longer than a page may."""
    return RolledUp.objects.wholes()[LARGE : LARGE + 1].exists()


@transaction.atomic
def order_release(*, note: str = "", by: Person, at: datetime.datetime) -> ReleaseOrder:
    """Ask the worker to prepare a release; one at a time."""
    require(by, Deed.PREPARE_RELEASE)
    if Release.objects.prepared().exists():
        raise Refusal(_("A release is prepared already. It is published or discarded first."))
    still_open = ReleaseOrder.objects.filter(state__in=ReleaseOrder.OPEN)
    given_up = {"state": ReleaseOrder.State.FAILED, "ended_at": at, "problem": _("The worker never finished it.")}
    still_open.filter(requested_at__lt=at - GIVEN_UP_AFTER).update(**given_up)
    if still_open.exists():
        raise Refusal(_("A release is being prepared already."))
    order = ReleaseOrder(note=note.strip(), requested_at=at, requested_by=by.acting)
    order.full_clean()
    try:
        with transaction.atomic():
            order.save(force_insert=True)
    except IntegrityError as error:
        raise Refusal(_("A release is being prepared already.")) from error
    jobs.queue("prepare release", order=order.pk)
    return order


def take(order: ReleaseOrder) -> bool:
    """Begin an order; false where another worker has it, or it was given up."""
    waiting = ReleaseOrder.objects.filter(pk=order.pk, state=ReleaseOrder.State.QUEUED)
    return waiting.update(state=ReleaseOrder.State.WORKING) == 1


def say_phase(order: ReleaseOrder, phase: str) -> None:
    """Say what is being done, for whoever looks."""
    ReleaseOrder.objects.filter(pk=order.pk, state=ReleaseOrder.State.WORKING).update(phase=phase[:80])


def finish(order: ReleaseOrder, release: Release, *, at: datetime.datetime) -> None:
    """The release is prepared."""
    _end(order, state=ReleaseOrder.State.DONE, release=release, ended_at=at)


def fail(order: ReleaseOrder, problem: str, *, at: datetime.datetime) -> None:
    """It was not prepared, and why."""
    _end(order, state=ReleaseOrder.State.FAILED, problem=problem[:600], ended_at=at)


def _end(order: ReleaseOrder, **ended: object) -> None:
    ReleaseOrder.objects.filter(pk=order.pk, state=ReleaseOrder.State.WORKING).update(phase="", **ended)

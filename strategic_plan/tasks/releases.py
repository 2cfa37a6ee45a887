"""Preparing a large release in the background."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django_tasks import task

from strategic_plan.models import ReleaseOrder
from strategic_plan.permissions import person_of
from strategic_plan.services import release_orders
from strategic_plan.services.errors import Refusal
from strategic_plan.services.releases import prepare_release
from strategic_plan.web import clock


@task()
def prepare_ordered_release(order: int) -> None:
    """Prepare what was ordered. Run twice it does nothing; every way it can end is written to the order."""
    found = ReleaseOrder.objects.select_related("requested_by").get(pk=order)
    if not release_orders.take(found):
        return
    try:
        release = prepare_release(
            note=found.note,
            by=person_of(found.requested_by, on=clock.today()),
            at=clock.now(),
            said=lambda phase: release_orders.say_phase(found, phase),
        )
    except Refusal as refusal:
        release_orders.fail(found, refusal.sentence, at=clock.now())
    except PermissionDenied:
        release_orders.fail(found, _("Whoever asked for it may not prepare releases any more."), at=clock.now())
    except Exception:
        release_orders.fail(found, _("It could not be prepared, for a reason that is in the log."), at=clock.now())
        raise
    else:
        release_orders.finish(found, release, at=clock.now())

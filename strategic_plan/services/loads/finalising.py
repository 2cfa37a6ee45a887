"""Finalising a load: the source stands by its figures, which from then on are revised only with a reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import number
from strategic_plan.models import Finality, ImportBatch, Observation
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.rollup import roll_up


def awaits_finality(batch: ImportBatch) -> int:
    """How many figures that a load brought, and that still stand, are preliminary."""
    if batch.state != ImportBatch.State.LOADED:
        return 0
    return Observation.objects.filter(batch=batch, finality=Finality.PRELIMINARY).count()


@transaction.atomic
def finalise_batch(batch: ImportBatch, *, by: Person, at: datetime) -> int:
    """Make the figures of a load final and say how many there were. A value does not change, so nothing is revised."""
    require(by, Deed.LOAD_OBSERVATIONS)
    # The row is locked by writing to it: whoever undoes the load meanwhile finds it taken.
    standing = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.LOADED)
    if standing.update(finality=Finality.FINAL) != 1:
        raise Refusal(_("Only the figures of a load that stands can be made final."))
    waiting = Observation.objects.filter(batch=batch, finality=Finality.PRELIMINARY)
    touched = list(waiting.values_list("measure", "period").distinct())
    found = waiting.update(finality=Finality.FINAL)
    if not found:
        raise Refusal(_("The figures of this load are final already."))
    roll_up(touched)
    batch.finality = Finality.FINAL
    said = f"{by.office} made {number(found)} figures of the load {batch} final."
    audit.record("finalise figures", batch, said, by=by, at=at)
    return found

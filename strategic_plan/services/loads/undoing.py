"""Undoing a load: what it replaced comes back and what it brought goes, while nothing final rests on it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from strategic_plan.models import (
    Edition,
    Finality,
    ImportBatch,
    Measure,
    Observation,
    ObservationRevision,
    Release,
)
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, Stale, require
from strategic_plan.services.loads.staging import OBSERVATION, REVISION


def rests_on(batch: ImportBatch) -> str:
    """Why a load may not be undone, in a sentence; empty where it may."""
    if batch.state != ImportBatch.State.LOADED:
        return _("Only a load that stands can be undone.")
    brought = Observation.objects.filter(batch=batch)
    if brought.filter(finality=Finality.FINAL).exists():
        return _("Its figures are final. A final figure stays.")
    edition = (
        Edition.objects.filter(published_at__gte=batch.loaded_at).without_bodies().order_by("published_at").first()
    )
    if edition:
        return _("“{title}” was published since. What it was made from stays.").format(title=edition.title)
    if Release.objects.filter(published_at__gte=batch.loaded_at).exists():
        return _("Figures were made public since. What they were made from stays.")
    if ObservationRevision.objects.filter(batch=batch).exists():
        return _("Some of its figures were replaced since. Undo what replaced them first.")
    touched = brought.values("measure")
    if Observation.objects.filter(measure__in=touched, batch__pk__gt=batch.pk).exists():
        return _("A later load brought figures of the same measures. Undo that one first.")
    return ""


@transaction.atomic
def undo_batch(batch: ImportBatch, *, by: Person, at: datetime) -> ImportBatch:
    """Put the figures back as they were before a load. Raises Refusal where something rests on it."""
    require(by, Deed.LOAD_OBSERVATIONS)
    if reason := rests_on(batch):
        raise Refusal(reason)
    standing = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.LOADED)
    if standing.update(state=ImportBatch.State.UNDONE, undone_at=at, undone_by=by.acting) != 1:
        raise Stale(_("Somebody undid this load meanwhile."))
    batch.state, batch.undone_at, batch.undone_by = ImportBatch.State.UNDONE, at, by.acting
    _bring_back(batch)
    Observation.objects.filter(batch=batch).delete()
    _complete_as_before(batch)
    audit.record(
        "undo load",
        batch,
        f"{by.office} undid the load {batch}: {batch.rows_new} figures taken away, {batch.rows_changed} put back.",
        by=by,
        at=at,
    )
    return batch


def _bring_back(batch: ImportBatch) -> None:
    """Every value that the load replaced stands again, with the load that had brought it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""UPDATE {OBSERVATION} SET value = r.value, qualifier = r.qualifier, absence = r.absence,
                    finality = r.finality, recorded_at = r.recorded_at, batch_id = r.batch_id
                FROM {REVISION} r WHERE r.observation_id = {OBSERVATION}.id AND r.replaced_in_id = %s""",
            [batch.pk],
        )
    ObservationRevision.objects.filter(replaced_in=batch).delete()


def _complete_as_before(batch: ImportBatch) -> None:
    for pk, (before, after) in batch.complete_before.items():
        moved = Measure.objects.filter(pk=pk, complete_through=date.fromisoformat(after))
        moved.update(complete_through=date.fromisoformat(before) if before else None)

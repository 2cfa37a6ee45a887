"""Undoing a load: what it replaced comes back and what it brought goes, while nothing final rests on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Max, Min, Q
from django.utils.translation import gettext as _

from strategic_plan.models import (
    Edition,
    Finality,
    ImportBatch,
    Indicator,
    Measure,
    Observation,
    ObservationRevision,
    Release,
)
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, Stale, require
from strategic_plan.services.loads.staging import OBSERVATION, REVISION
from strategic_plan.services.rollup import roll_up
from strategic_plan.summaries.observed import start_of
from strategic_plan.summaries.releases.frozen import shown_cells


def rests_on(batch: ImportBatch) -> str:
    """Why a load may not be undone, in a sentence; empty where it may."""
    if batch.state != ImportBatch.State.LOADED:
        return _("Only a load that stands can be undone.")
    brought = Observation.objects.filter(batch=batch)
    if brought.filter(finality=Finality.FINAL).exists():
        return _("Its figures are final. A final figure stays.")
    if title := _published_from(batch):
        return _("“{title}” was published since. What it was made from stays.").format(title=title)
    if _released_from(batch):
        return _("Figures were made public since. What they were made from stays.")
    if ObservationRevision.objects.filter(batch=batch).exists():
        return _("Some of its figures were replaced since. Undo what replaced them first.")
    touched = brought.values("measure")
    if Observation.objects.filter(measure__in=touched, batch__pk__gt=batch.pk).exists():
        return _("A later load brought figures of the same measures. Undo that one first.")
    return ""


def _published_from(batch: ImportBatch) -> str:
    """The first report published since that shows an indicator of these measures and reaches their periods."""
    for measure, first, _last in _brought(batch):
        uses = Q(numerator__in=measure.within) | Q(denominator__in=measure.within)
        plans = Indicator.objects.filter(uses).values("objective__priority__plan")
        edition = (
            Edition.objects.filter(published_at__gte=batch.loaded_at, report__plan__in=plans)
            .filter(report__ends_on__gte=start_of(measure.grain, first))
            .without_bodies()
            .order_by("published_at")
            .first()
        )
        if edition is not None:
            return edition.title
    return ""


def _released_from(batch: ImportBatch) -> bool:
    """Whether a release published since has a cell of these measures and periods."""
    brought = {code: (first, last) for measure, first, last in _brought(batch) for code in measure.codes}
    for release in Release.objects.filter(published_at__gte=batch.loaded_at).iterator(chunk_size=1):
        for key in shown_cells(release.data):
            first, last = brought.get(key.measure, (1, 0))
            if key.first <= last and first <= key.last:
                return True
    return False


@dataclass(frozen=True, slots=True)
class _Touched:
    """A measure with the declared sums it is in, by identifier and by code."""

    grain: str
    within: frozenset[int]
    codes: frozenset[str]


def _brought(batch: ImportBatch) -> list[tuple[_Touched, int, int]]:
    """What a load brought: each measure with its first and last period."""
    spans = Observation.objects.filter(batch=batch).order_by().values_list("measure")
    measures = {each.pk: each for each in Measure.objects.prefetch_related("parts_of")}
    found = []
    for pk, first, last in spans.annotate(first=Min("period"), last=Max("period")):
        waiting, within = [pk], {pk}
        while waiting:
            above = {each.pk for each in measures[waiting.pop()].parts_of.all()} - within
            within |= above
            waiting += above
        codes = frozenset(measures[each].code for each in within)
        found.append((_Touched(measures[pk].grain, frozenset(within), codes), first, last))
    return found


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
    touched = list(Observation.objects.filter(batch=batch).values_list("measure", "period").distinct())
    _bring_back(batch)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {OBSERVATION} WHERE batch_id = %s", [batch.pk])
    roll_up(touched)
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

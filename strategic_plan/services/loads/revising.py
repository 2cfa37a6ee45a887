"""Revising one figure by hand: a load of a single cell, so that every check of a file holds for it as well."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from strategic_plan.calculations.values import Finality
from strategic_plan.exchange.mappings import STANDARD
from strategic_plan.exchange.numbers_in import Figure
from strategic_plan.exchange.observations import Cell
from strategic_plan.exchange.periods_in import PeriodFound
from strategic_plan.models import ImportBatch, Observation
from strategic_plan.permissions import Deed, Person
from strategic_plan.services.errors import Refusal, Stale, require
from strategic_plan.services.loads.loading import write_load
from strategic_plan.services.loads.previews import preview_findings
from strategic_plan.services.loads.staging import staging
from strategic_plan.services.observations import period_end, period_words


def figure_words(cell: Observation) -> str:
    """What a figure is about: "Collisions, District 1, January 2024, Theft"."""
    words = [cell.measure.title, cell.area.name, period_words(cell.measure.grain, cell.period)]
    if not cell.category.is_all:
        words.append(cell.category.title)
    return ", ".join(words)


@transaction.atomic
def revise_figure(
    cell: Observation, figure: Figure, *, finality: Finality, read: datetime, reason: str, by: Person, at: datetime
) -> ImportBatch:
    """Replace one figure; what it was is kept with the reason. A final figure stays final.

    `read` is when the figure that was looked at was recorded. Raises ValidationError where the figure cannot be right,
    Refusal without a reason or where nothing would change, Stale where it was replaced meanwhile.
    """
    require(by, Deed.LOAD_OBSERVATIONS)
    if not reason.strip():
        raise Refusal(_("Say why the figure is revised."))
    cell = Observation.objects.select_related("measure", "area", "category").get(pk=cell.pk)
    if cell.recorded_at != read:
        raise Stale(_("This figure was replaced since you looked at it. Look at what it is now."))
    words = figure_words(cell)
    name = _("One figure: {words}").format(words=words)[:200]
    period = PeriodFound(period_end(cell.measure.grain, cell.period), None)
    found = Cell(1, "", cell.measure.code, cell.area.code, cell.category.code, period, figure)
    with staging(finality) as staged:
        preview = preview_findings(
            [found], name, replace(STANDARD, finality=finality), staged=staged, today=timezone.localtime(at).date()
        )
        if preview.problems:
            expected = preview.problems[0].expected
            raise ValidationError({"figure": _("Expected {expected}").format(expected=expected)})
        if preview.unknown or preview.is_idle:
            raise Refusal(_("The figure is this already. Nothing was changed."))
        batch = ImportBatch(
            name=name,
            sha256=hashlib.sha256(f"{words} {figure}".encode()).hexdigest(),
            finality=finality.value,
            preview=preview.as_data(),
            previewed_at=at,
            previewed_by=by.acting,
        )
        batch.full_clean()
        batch.save(force_insert=True)
        write_load(batch, preview, staged, revises=bool(preview.conflict), reason=reason.strip(), by=by, at=at)
    return batch

"""Measures: defined before anything is stored of them, and changed only in what leaves the stored figures true."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Measure
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import require
from strategic_plan.services.swap import swap

SETTLED = ("grain", "kind", "breakdown")
"""What says how the stored figures are to be read: it stays as it is once there are some."""


@transaction.atomic
def define_measure(measure: Measure, *, total_of: Sequence[Measure] = (), by: Person, at: datetime.datetime) -> Measure:
    """A new series, with nothing in it yet."""
    require(by, Deed.LOAD_OBSERVATIONS)
    measure.full_clean()
    measure.save(force_insert=True)
    _keep_parts(measure, total_of)
    audit.record("define measure", measure, f"{by.office} defined the measure {measure}.", by=by, at=at)
    return measure


@transaction.atomic
def change_measure(
    measure: Measure,
    *,
    version: int,
    words: dict[str, Any],
    total_of: Sequence[Measure] = (),
    by: Person,
    at: datetime.datetime,
) -> Measure:
    """Say more or other of a measure; grain, kind and breakdown only while nothing is stored of it."""
    require(by, Deed.LOAD_OBSERVATIONS)
    changes = {name: value for name, value in words.items() if getattr(measure, name) != value}
    settled = [name for name in SETTLED if name in changes]
    if settled and measure.observations.exists():
        raise ValidationError(
            dict.fromkeys(settled, _("Figures are stored in this way already. Define another measure for a new way."))
        )
    swap(measure, version=version, **changes)
    _keep_parts(measure, total_of)
    audit.record("change measure", measure, f"{by.office} changed the measure {measure}.", by=by, at=at)
    return measure


def _keep_parts(measure: Measure, total_of: Sequence[Measure]) -> None:
    """Declare what a measure is the sum of: other measures of its own grain and breakdown, none a sum itself."""
    for part in total_of:
        if part == measure or part.grain != measure.grain or part.breakdown_id != measure.breakdown_id:
            raise ValidationError(
                {"total_of": _("“%(part)s” has another grain or breakdown, so it is no part.") % {"part": part}}
            )
        if part.total_of.exists():
            raise ValidationError({"total_of": _("“%(part)s” is a sum itself. Name its parts.") % {"part": part}})
    measure.total_of.set(total_of)

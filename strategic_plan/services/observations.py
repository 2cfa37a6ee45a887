"""Observations written by deeds: a value is set, and what it replaces is kept as a revision."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from strategic_plan.calculations.periods import Period, label, month_end
from strategic_plan.models import (
    Area,
    Category,
    Finality,
    Grain,
    Measure,
    Observation,
    ObservationRevision,
)
from strategic_plan.permissions import Person
from strategic_plan.services.errors import Refusal
from strategic_plan.services.rollup import roll_up


def period_index(grain: str, day: datetime.date) -> int:
    """The index of the period of a grain that holds a day, counted since year 0."""
    periods = Grain(grain).periods_a_year
    return day.year * periods + (day.month - 1) * periods // 12


def period_end(grain: str, index: int) -> datetime.date:
    """The last day of the period of a grain with an index."""
    months = 12 // Grain(grain).periods_a_year
    return month_end(index * months + months - 1)


def period_words(grain: str, index: int) -> str:
    """The name of the period of a grain with an index: "March 2024", "Quarter 1, 2024", "2024"."""
    months = 12 // Grain(grain).periods_a_year
    return label(Period.of_months(index * months, index * months + months - 1))


def set_value(
    measure: Measure,
    area: Area,
    day: datetime.date,
    value: Decimal,
    *,
    qualifier: str,
    reason: str,
    by: Person,
    at: datetime.datetime,
) -> Observation:
    """Write one value of a measure for the period that holds a day; the same value twice changes nothing.

    Called inside the transaction of the deed that carries the figure. Raises Refusal where the value
    standing there is final.
    """
    whole = Category.objects.get(breakdown=measure.breakdown_id, is_all=True)
    period = period_index(measure.grain, day)
    cell = Observation.objects.filter(measure=measure, area=area, category=whole, period=period).first()
    if cell is None:
        cell = Observation(
            measure=measure,
            area=area,
            category=whole,
            year=day.year,
            period=period,
            value=value,
            qualifier=qualifier,
            recorded_at=at,
        )
        cell.full_clean()
        cell.save(force_insert=True)
        roll_up([(measure.pk, period)])
        return cell
    if (cell.value, cell.qualifier) == (value, qualifier):
        return cell
    if cell.finality == Finality.FINAL:
        raise Refusal(
            _("The figure for %(measure)s is final for this period. A correction belongs to the analyst.")
            % {"measure": measure.title}
        )
    ObservationRevision.objects.create(
        observation=cell,
        number=cell.revisions.count() + 1,
        value=cell.value,
        qualifier=cell.qualifier,
        absence=cell.absence,
        finality=cell.finality,
        reason=reason,
        batch=cell.batch,
        recorded_at=cell.recorded_at,
        replaced_at=at,
        replaced_by=by.user,
    )
    cell.value, cell.qualifier, cell.absence, cell.recorded_at, cell.batch = value, qualifier, "", at, None
    cell.full_clean()
    cell.save(force_update=True)
    roll_up([(measure.pk, period)])
    return cell

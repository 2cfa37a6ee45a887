"""Deeds on a plan that is not adopted yet: begun, written, and filled with priorities, objectives and targets."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import CarryOver, Coverage, Indicator, Objective, Plan, Priority, Target
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.planning.keeping import keep, next_number
from strategic_plan.services.swap import swap

Part = Priority | Objective


@transaction.atomic
def begin_plan(plan: Plan, *, by: Person, at: datetime.datetime) -> Plan:
    """Begin a draft with nothing in it but its title and its period."""
    require(by, Deed.KEEP_PLAN)
    refuse_overlap(plan)
    plan.full_clean()
    plan.save(force_insert=True)
    audit.record("begin plan", plan, f"{by.office} began the draft {plan}, {plan.years}.", by=by, at=at)
    return plan


@transaction.atomic
def write_plan(plan: Plan, *, version: int, by: Person, at: datetime.datetime, **values: Any) -> Plan:
    """Change the words or the period of a draft; its parts move with the day on which it begins."""
    require(by, Deed.KEEP_PLAN)
    require_draft(plan)
    period = {"starts_on": plan.starts_on, "ends_on": plan.ends_on}
    period |= {name: value for name, value in values.items() if name in period}
    refuse_overlap(Plan(pk=plan.pk, language=plan.language, **period))
    swap(plan, version=version, states=(Plan.State.DRAFT,), **values)
    Priority.objects.filter(plan=plan).update(in_force_from=plan.starts_on)
    Objective.objects.filter(priority__plan=plan).update(in_force_from=plan.starts_on)
    audit.record("write plan", plan, f"{by.office} changed the draft {plan}.", by=by, at=at)
    return plan


@transaction.atomic
def keep_part(part: Part, *, version: int = 1, by: Person, at: datetime.datetime, **values: Any) -> Part:
    """A priority or an objective of a draft, new or changed; a new one takes the next number."""
    require(by, Deed.KEEP_PLAN)
    plan = part.plan if isinstance(part, Priority) else part.priority.plan
    require_draft(plan)
    if part._state.adding:
        part.in_force_from = plan.starts_on
        siblings: models.QuerySet[Any] = (
            Priority.objects.filter(plan=plan)
            if isinstance(part, Priority)
            else Objective.objects.filter(priority=part.priority)
        )
        part.number = next_number(siblings)
    return keep(part, values, version=version, by=by, at=at)


@transaction.atomic
def drop_part(part: Part, *, by: Person, at: datetime.datetime) -> None:
    """Take a priority or an objective out of a draft, with what hangs on it; nothing was reported on it yet."""
    require(by, Deed.KEEP_PLAN)
    plan = part.plan if isinstance(part, Priority) else part.priority.plan
    require_draft(plan)
    words = f"{by.office} took “{part}” out of the draft {plan}."
    audit.record(f"drop {part._meta.verbose_name}", part, words, by=by, at=at)
    objectives = list(part.objectives.all()) if isinstance(part, Priority) else [part]
    for objective in objectives:
        indicators = Indicator.objects.filter(objective=objective)
        Coverage.objects.filter(models.Q(objective=objective) | models.Q(indicator__in=indicators)).delete()
        CarryOver.objects.filter(after=objective).delete()
        Target.objects.filter(indicator__in=indicators).delete()
        indicators.delete()
        objective.delete()
    if isinstance(part, Priority):
        part.delete()


@transaction.atomic
def keep_indicator(
    indicator: Indicator, *, version: int = 1, by: Person, at: datetime.datetime, **values: Any
) -> Indicator:
    """An indicator under an objective of a draft, made of measures that there are."""
    require(by, Deed.KEEP_PLAN)
    plan = indicator.objective.priority.plan
    require_draft(plan)
    if indicator._state.adding:
        siblings = Indicator.objects.filter(objective=indicator.objective)
        indicator.position = siblings.count() + 1
        indicator.is_lead = not siblings.exists()
        indicator.method_since = plan.starts_on
    return keep(indicator, values, version=version, by=by, at=at)


def refuse_overlap(plan: Plan) -> None:
    """Refuse a period of which another adopted plan covers a part; the field says which."""
    if plan.ends_on <= plan.starts_on:
        raise ValidationError({"ends_on": _("A plan ends after it begins.")})
    other = Plan.objects.overlapping(plan).first()
    if other is not None:
        words = _("“%(plan)s” is in force until %(day)s; begin on a later day.")
        raise ValidationError({"starts_on": words % {"plan": other.title, "day": date_words(other.ends_on)}})


def require_draft(plan: Plan) -> None:
    if plan.state != Plan.State.DRAFT:
        raise Refusal(_("This plan is adopted: only an amendment by resolution changes it."))

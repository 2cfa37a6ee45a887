"""Deeds on scans and risks: written down with evidence, scored on the Board's scales, closed with a reason."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Factor, Objective, Plan, Risk, RiskStep, Scan
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.planning.keeping import keep, next_number
from strategic_plan.services.swap import swap


def keep_scan(scan: Scan, *, version: int = 1, by: Person, at: datetime.datetime, **values: Any) -> Scan:
    """A scan of a plan, new or changed."""
    require(by, Deed.KEEP_PLANNING)
    if values["scanned_on"] > at.date():
        raise ValidationError({"scanned_on": _("A scan is written down when it is finished: choose today or before.")})
    return keep(scan, values, version=version, by=by, at=at)


@transaction.atomic
def keep_factor(
    factor: Factor,
    *,
    version: int = 1,
    objectives: Iterable[Objective] = (),
    by: Person,
    at: datetime.datetime,
    **values: Any,
) -> Factor:
    """A factor of a scan with its evidence and the objectives that answer it."""
    require(by, Deed.CONTRIBUTE_PLANNING)
    answered = of_plan(objectives, factor.scan.plan)
    if factor._state.adding:
        factor.number = next_number(Factor.objects.filter(scan=factor.scan))
    return keep(factor, values, version=version, links={"objectives": answered}, by=by, at=at)


@transaction.atomic
def keep_risk(
    risk: Risk,
    *,
    version: int = 1,
    objectives: Iterable[Objective] = (),
    by: Person,
    at: datetime.datetime,
    **values: Any,
) -> Risk:
    """A risk with its scores, each a step that the Board's scale has."""
    require(by, Deed.CONTRIBUTE_PLANNING)
    _require_open(risk)
    for scale in (RiskStep.Scale.LIKELIHOOD, RiskStep.Scale.IMPACT):
        steps = RiskStep.objects.filter(scale=scale)
        if steps.exists() and not steps.filter(number=values[scale]).exists():
            raise ValidationError({str(scale): _("The Board’s scale does not have this step.")})
    factor = values.get("factor")
    if factor is not None and factor.scan.plan_id != risk.plan_id:
        raise ValidationError({"factor": _("This factor belongs to the scan of another plan.")})
    answered = of_plan(objectives, risk.plan)
    if risk._state.adding:
        risk.number = next_number(Risk.objects.filter(plan=risk.plan))
        if values["review_on"] < at.date():
            raise ValidationError({"review_on": _("Choose a day on which the risk will be looked at again.")})
    return keep(risk, values, version=version, links={"objectives": answered}, by=by, at=at)


@transaction.atomic
def close_risk(risk: Risk, *, version: int, reason: str, by: Person, at: datetime.datetime) -> Risk:
    """Take a risk off the map; it stays in the register with its reason."""
    require(by, Deed.CONTRIBUTE_PLANNING)
    _require_open(risk)
    swap(risk, version=version, closed_on=at.date(), closed_because=reason)
    audit.record("close risk", risk, f"{by.office} closed the risk “{risk}”: {reason}", by=by, at=at)
    return risk


@transaction.atomic
def keep_scale(scale: str, words: list[tuple[int, str, str]], *, by: Person, at: datetime.datetime) -> None:
    """The Board's words for a scale, each with its step; a step that an open risk uses cannot go."""
    require(by, Deed.KEEP_PLANNING)
    numbers = [number for number, _word, _meaning in words]
    if len(numbers) < 2 or numbers[0] != 1 or sorted(set(numbers)) != numbers:
        raise ValidationError(_("A scale has at least two steps, from the lowest up, and begins at 1."))
    if scale != RiskStep.Scale.LEVEL:
        used = Risk.objects.open().exclude(**{f"{scale}__in": numbers}).first()
        if used is not None:
            raise Refusal(_("The risk “%(risk)s” stands on a step that this would take away.") % {"risk": used})
    RiskStep.objects.filter(scale=scale).delete()
    for number, word, meaning in words:
        step = RiskStep(scale=scale, number=number, word=word, meaning=meaning)
        step.full_clean()
        step.save(force_insert=True)
    step_words = ", ".join(word for _number, word, _meaning in words)
    audit.record("set risk scale", step, f"{by.office} set the scale of {scale}: {step_words}.", by=by, at=at)


def of_plan(objectives: Iterable[Objective], plan: Plan) -> list[Objective]:
    """The objectives, all of one plan; another plan's objective answers nothing here."""
    found = list(objectives)
    if any(objective.priority.plan_id != plan.pk for objective in found):
        raise ValidationError({"objectives": _("Choose objectives of this plan.")})
    return found


def _require_open(risk: Risk) -> None:
    if risk.closed_on is not None:
        raise Refusal(_("This risk is closed; add it anew if it has come back."))

"""Deeds on the coverage of the law: the list of matters, who checked a citation, and what of a plan answers each."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Coverage, CoverageGap, Indicator, Matter, Objective, Party, Plan
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import require
from strategic_plan.services.planning.keeping import keep
from strategic_plan.services.swap import swap


@transaction.atomic
def keep_matter(matter: Matter, *, version: int = 1, by: Person, at: datetime.datetime, **values: Any) -> Matter:
    """A line of the list; changed words or citation have to be checked anew."""
    require(by, Deed.KEEP_PLANNING)
    if matter.verified_on and (values["citation"], values["text"]) != (matter.citation, matter.text):
        values |= {"verified_on": None, "verified_by": None}
    above = values.get("parent")
    while above is not None:
        if above.pk == matter.pk:
            raise ValidationError({"parent": _("A matter cannot stand below itself.")})
        above = above.parent
    return keep(matter, values, version=version, by=by, at=at)


@transaction.atomic
def verify_citation(
    line: Matter | Party, *, version: int, verified_on: datetime.date, by: Person, at: datetime.datetime
) -> Matter | Party:
    """Somebody of the Board has read the section and found that the line says what it says."""
    require(by, Deed.KEEP_PLANNING)
    if verified_on > at.date():
        raise ValidationError({"verified_on": _("Choose today or a day before it.")})
    swap(line, version=version, verified_on=verified_on, verified_by=by.acting)
    words = f"{by.office} checked “{line.citation}” against its source on {verified_on:%Y-%m-%d}."
    audit.record("verify citation", line, words, by=by, at=at)
    return line


@transaction.atomic
def cover_matter(
    plan: Plan,
    matter: Matter,
    *,
    objective: Objective | None = None,
    indicator: Indicator | None = None,
    text: str = "",
    by: Person,
    at: datetime.datetime,
) -> Coverage:
    """Say what of the plan answers a matter: an objective, an indicator, or words."""
    require(by, Deed.KEEP_PLANNING)
    elsewhere = (objective and objective.priority.plan_id != plan.pk) or (
        indicator and indicator.objective.priority.plan_id != plan.pk
    )
    if elsewhere:
        raise ValidationError(_("Only what stands in this plan answers a matter."))
    coverage = Coverage(plan=plan, matter=matter, objective=objective, indicator=indicator, text=text)
    coverage.full_clean()
    coverage.save(force_insert=True)
    audit.record("cover matter", plan, f"{by.office}: {matter.citation} is answered by {_by(coverage)}.", by=by, at=at)
    return coverage


@transaction.atomic
def uncover_matter(coverage: Coverage, *, by: Person, at: datetime.datetime) -> None:
    """Take back what was said to answer a matter."""
    require(by, Deed.KEEP_PLANNING)
    words = f"{by.office}: {coverage.matter.citation} is no longer answered by {_by(coverage)}."
    audit.record("uncover matter", coverage.plan, words, by=by, at=at)
    coverage.delete()


@transaction.atomic
def explain_gap(
    gap: CoverageGap,
    *,
    version: int = 1,
    by: Person,
    at: datetime.datetime,
    **values: Any,
) -> CoverageGap:
    """Say why a matter is not answered and by when it will be."""
    require(by, Deed.KEEP_PLANNING)
    closes_on = values.get("closes_on")
    if closes_on and closes_on < at.date():
        raise ValidationError({"closes_on": _("Choose a day that is still to come, or leave it empty.")})
    return keep(gap, values, version=version, by=by, at=at)


def _by(coverage: Coverage) -> str:
    if coverage.objective:
        return f"objective {coverage.objective}"
    return f"the indicator “{coverage.indicator}”" if coverage.indicator else "words of the plan"

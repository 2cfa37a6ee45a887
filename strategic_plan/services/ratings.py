"""Ratings are kept as evaluated, when a cycle closes and when a report is published."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Indicator, Organization, Plan, Rating
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Stale, require
from strategic_plan.summaries.indicators.figures import evaluate_in_areas, evaluate_indicators
from strategic_plan.summaries.reports.content import ReportContent


def keep_ratings(
    plan: Plan, *, starts_on: datetime.date, ends_on: datetime.date, occasion: str, at: datetime.datetime
) -> list[Rating]:
    """Evaluate every indicator of a plan for a period and store what came out, with the rule and its inputs.

    Called inside the transaction of the deed that is the occasion.
    """
    indicators = Indicator.objects.filter(objective__priority__plan=plan).current(ends_on)
    organization, today = Organization.objects.get(), at.date()
    evaluations = evaluate_indicators(
        indicators, starts_on=starts_on, ends_on=ends_on, today=today, organization=organization
    )
    in_areas = evaluate_in_areas(evaluations, starts_on=starts_on, today=today, organization=organization)
    of_areas = {id(each): each.indicator.area for each in in_areas}
    return Rating.objects.bulk_create(
        Rating(
            indicator=evaluation.indicator,
            area=of_areas.get(id(evaluation)),
            occasion=occasion,
            period_start=evaluation.start,
            period_end=evaluation.end,
            evaluated_at=at,
            actual=_stored(evaluation.actual.number),
            expected=_stored(evaluation.result.expected),
            rating=evaluation.result.rating,
            rule=evaluation.result.rule,
            reason=evaluation.result.label if evaluation.result.reason else "",
            inputs=[[given.name, given.value] for given in evaluation.result.inputs],
        )
        for evaluation in (*evaluations, *in_areas)
    )


def keep_published(content: ReportContent, *, at: datetime.datetime) -> list[Rating]:
    """Store the ratings as a published report states them: what was approved, not what the figures say by now."""
    stated = [
        indicator
        for priority in (content.plan.priorities if content.plan else ())
        for objective in priority.objectives
        for indicator in objective.indicators
    ]
    indicators = Indicator.objects.in_bulk([indicator.key for indicator in stated], field_name="code")
    return Rating.objects.bulk_create(
        Rating(
            indicator=indicators[line.key],
            occasion=Rating.Occasion.REPORT_PUBLISHED,
            period_start=line.period_start or content.period_start,
            period_end=line.period_end or content.period_end,
            evaluated_at=at,
            actual=_stored(line.actual.value),
            expected=_stored(line.expected.value),
            rating=line.rating.code,
            rule=line.rule,
            reason=line.rating.words if line.rating.code == "no_rating" else "",
            inputs=[[given.name, given.value] for given in line.why],
        )
        for line in stated
        if line.key in indicators
    )


@transaction.atomic
def override_rating(rating: Rating, *, word: str, reason: str, by: Person, at: datetime.datetime) -> Rating:
    """Put a person's word beside the rule's. What the rule gave stays, and both are shown with who and why."""
    require(by, Deed.OVERRIDE_RATING)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the rating is another")})
    if word == rating.rating:
        raise ValidationError({"word": _("This is what the rule gave already. Choose another, or leave it.")})
    rating.overridden, rating.override_reason = word, reason.strip()
    rating.overridden_at, rating.overridden_by = at, by.acting
    rating.full_clean(exclude={"inputs"})
    changed = Rating.objects.filter(pk=rating.pk, overridden="").update(
        overridden=word, override_reason=reason.strip(), overridden_at=at, overridden_by=by.acting
    )
    if changed != 1:
        raise Stale(_("This rating was overridden already. What was said stays."))
    words = f"{by.office} overrode the rating of {rating.indicator} to {rating.period_end:%Y-%m-%d}: {word}."
    audit.record("override rating", rating, words, by=by, at=at)
    return rating


def _stored(number: Decimal | None) -> Decimal | None:
    """A number at the precision the database keeps."""
    return None if number is None else number.quantize(Decimal("0.0001"))

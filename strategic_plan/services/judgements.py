"""Judging a described outcome: a named person says where it stands, and what shows it."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Indicator, Judgement
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require


def levels_of(indicator: Indicator) -> tuple[str, ...]:
    """The steps of a described scale, the first at the bottom."""
    return tuple(line.strip() for line in indicator.scale.splitlines() if line.strip())


@transaction.atomic
def judge_indicator(
    indicator: Indicator,
    *,
    level: int | None,
    rating: str,
    found: str,
    reason: str,
    link: str = "",
    by: Person,
    at: datetime.datetime,
) -> Judgement:
    """Keep what a person found, as of today. A second judgement of a day would leave it open which holds."""
    require(by, Deed.JUDGE_INDICATOR)
    if indicator.form != Indicator.Form.QUALITATIVE:
        raise Refusal(_("This indicator is a number; figures say where it stands."))
    levels = levels_of(indicator)
    if levels and (level is None or not 1 <= level <= len(levels)):
        raise ValidationError({"level": _("Choose the step of the scale that was reached")})
    judgement = Judgement(
        indicator=indicator,
        judged_on=at.date(),
        level=level if levels else None,
        rating=rating,
        found=found.strip(),
        reason=reason.strip(),
        link=link,
        judged_by=by.acting,
    )
    judgement.full_clean()
    judgement.save(force_insert=True)
    audit.record("judge indicator", judgement, f"{by.office} judged {judgement}.", by=by, at=at)
    return judgement

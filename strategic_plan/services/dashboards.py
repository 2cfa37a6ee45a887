"""Deeds on dashboards: beginning one, arranging what it shows, to whom, and taking it down."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import plural
from strategic_plan.models import Breakdown, Dashboard, DashboardIndicator, DashboardView, Indicator
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import require
from strategic_plan.services.swap import swap
from strategic_plan.summaries.dashboards import fits_by_area

MOST_INDICATORS = 30


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a dashboard shows: its words, its indicators and views in their order, and to whom."""

    title: str
    indicators: Sequence[Indicator]
    views: Sequence[str] = ()
    note: str = ""
    breakdown: Breakdown | None = None
    shown_to_board: bool = False
    position: int = 1


@transaction.atomic
def begin_dashboard(slug: str, *, kind: str, arrangement: Arrangement, by: Person, at: datetime.datetime) -> Dashboard:
    """A new page of figures; its kind and its address stay as they are."""
    require(by, Deed.KEEP_DASHBOARDS)
    dashboard = Dashboard(slug=slug, kind=kind, **_fields(kind, arrangement))
    dashboard.full_clean()
    dashboard.save(force_insert=True)
    _place(dashboard, arrangement)
    shows = plural(len(arrangement.indicators), "indicator", "indicators")
    audit.record("begin dashboard", dashboard, f"{by.office} began “{dashboard}” with {shows}.", by=by, at=at)
    return dashboard


@transaction.atomic
def arrange_dashboard(
    dashboard: Dashboard,
    *,
    version: int,
    arrangement: Arrangement,
    is_taken_down: bool = False,
    by: Person,
    at: datetime.datetime,
) -> Dashboard:
    """Arrange a dashboard anew; figures are worked out when they are read, so that none of them changes."""
    require(by, Deed.KEEP_DASHBOARDS)
    fields = _fields(dashboard.kind, arrangement) | {"is_taken_down": is_taken_down}
    swap(dashboard, version=version, **fields)
    dashboard.entries.all().delete()
    dashboard.views.all().delete()
    _place(dashboard, arrangement)
    audit.record("arrange dashboard", dashboard, _words(dashboard, arrangement, by), by=by, at=at)
    return dashboard


def _fields(kind: str, arrangement: Arrangement) -> dict[str, Any]:
    _check(kind, arrangement)
    return {
        "title": arrangement.title,
        "note": arrangement.note,
        "breakdown": arrangement.breakdown,
        "shown_to_board": arrangement.shown_to_board,
        "position": arrangement.position,
    }


def _check(kind: str, arrangement: Arrangement) -> None:
    """What a page of this kind can show; anything else is refused at the question that asked for it."""
    if not arrangement.indicators:
        raise ValidationError({"indicators": _("Choose at least one indicator.")})
    if len(arrangement.indicators) > MOST_INDICATORS:
        raise ValidationError({"indicators": _("Choose at most %(most)d indicators.") % {"most": MOST_INDICATORS}})
    if kind != Dashboard.Kind.BY_AREA:
        return
    for indicator in arrangement.indicators:
        if not fits_by_area(indicator):
            raise ValidationError(
                {
                    "indicators": _(
                        "“%(title)s” cannot be shown by area: it is no sum or ratio of counts kept by month."
                    )
                    % {"title": indicator.title}
                }
            )
    if not arrangement.views:
        raise ValidationError({"views": _("Choose at least one view.")})
    counted = [indicator.denominator or indicator.numerator for indicator in arrangement.indicators]
    breakdown = arrangement.breakdown
    if breakdown and not any(measure and measure.breakdown_id == breakdown.pk for measure in counted):
        raise ValidationError(
            {"breakdown": _("None of these indicators is divided by “%(title)s”.") % {"title": breakdown.title}}
        )


def _place(dashboard: Dashboard, arrangement: Arrangement) -> None:
    for position, indicator in enumerate(arrangement.indicators, start=1):
        entry = DashboardIndicator(dashboard=dashboard, indicator=indicator, position=position)
        entry.full_clean()
        entry.save(force_insert=True)
    views = arrangement.views if dashboard.kind == Dashboard.Kind.BY_AREA else ()
    for position, kind in enumerate(views, start=1):
        view = DashboardView(dashboard=dashboard, kind=kind, position=position)
        view.full_clean()
        view.save(force_insert=True)


def _words(dashboard: Dashboard, arrangement: Arrangement, by: Person) -> str:
    if dashboard.is_taken_down:
        return f"{by.office} took “{dashboard}” down."
    shows = plural(len(arrangement.indicators), "indicator", "indicators")
    board = "shown to Board members" if dashboard.shown_to_board else "not shown to Board members"
    return f"{by.office} arranged “{dashboard}”: {shows}, {board}."

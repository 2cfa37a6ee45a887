"""Dashboards with an indicator and a view."""

from itertools import count
from typing import Any

from strategic_plan.models import Dashboard, DashboardIndicator, DashboardView, Indicator
from tests.factories.indicators import make_indicator

_numbers = count(1)


def make_dashboard(**fields: Any) -> Dashboard:
    values: dict[str, Any] = {"slug": f"dashboard-{next(_numbers)}", "title": "Collisions"} | fields
    return Dashboard.objects.create(**values)


def make_entry(dashboard: Dashboard | None = None, indicator: Indicator | None = None, **fields: Any) -> Any:
    """An indicator in the next place of a dashboard."""
    dashboard = dashboard or make_dashboard()
    values: dict[str, Any] = {"position": dashboard.entries.count() + 1} | fields
    return DashboardIndicator.objects.create(dashboard=dashboard, indicator=indicator or make_indicator(), **values)


def make_view(dashboard: Dashboard | None = None, **fields: Any) -> Any:
    """A view in the next place of a dashboard, of a kind it does not have yet."""
    dashboard = dashboard or make_dashboard()
    place = dashboard.views.count()
    values: dict[str, Any] = {"kind": DashboardView.Kind.values[place], "position": place + 1} | fields
    return DashboardView.objects.create(dashboard=dashboard, **values)

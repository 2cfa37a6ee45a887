"""The table of reports: what waits comes first."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import django_tables2 as tables
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from strategic_plan.calculations.formats import short_date
from strategic_plan.web.marks import life
from strategic_plan.web.tables import LINK, PlanTable


class ReportsTable(PlanTable):
    """One row a report, with where it is in its life and the edition that is public."""

    one, many = _("report"), _("reports")
    order_words = _("what waits comes first")
    row_header = "title"

    title = tables.Column(verbose_name=_("Report"), linkify=("workspace:report", {"pk": tables.A("pk")}), attrs=LINK)
    state = tables.Column(verbose_name=_("State"), order_by=("rank", "-ends_on"))
    period = tables.Column(verbose_name=_("Period"), order_by=("ends_on",))
    meeting_on = tables.Column(verbose_name=_("Meeting"), empty_values=())
    published_words = tables.Column(verbose_name=_("Published"), order_by=("published_at",), orderable=False)

    class Meta(PlanTable.Meta):
        order_by: ClassVar[tuple[str, ...]] = ("state",)

    def render_state(self, value: str) -> SafeString:
        return life(value)

    def render_meeting_on(self, value: date | None) -> str:
        return short_date(value) if value else str(_("none set"))

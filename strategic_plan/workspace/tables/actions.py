"""The table of actions: the worst first, sortable, with the words that stand on the rows of the plan."""

from __future__ import annotations

from typing import Any, ClassVar

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from strategic_plan.calculations.formats import glue
from strategic_plan.summaries.plan_pages import health_rank
from strategic_plan.summaries.reports.plan import PlanAction
from strategic_plan.web.marks import health as health_mark
from strategic_plan.web.marks import rating
from strategic_plan.web.tables import LINK, NUMBER, PlanTable


class ActionsTable(PlanTable):
    """One row an action; what was said in the cycle before stands under what is said now, where it moved."""

    one, many = _("action"), _("actions")
    order_words = _("the worst first, then by due date")
    row_header = "title"

    code = tables.Column(verbose_name=_("Code"), attrs={"td": {"class": "code"}})
    title = tables.Column(verbose_name=_("Action"), linkify=lambda record: record.url, attrs=LINK)
    health = tables.Column(verbose_name=_("Health"), accessor="state", order_by=("rank", "due_on"))
    owner = tables.Column(verbose_name=_("Owner"))
    due_on = tables.Column(verbose_name=_("Due"), accessor="due_words", order_by=("due_on",))
    milestones = tables.Column(verbose_name=_("Milestones met"), accessor="milestones_met", attrs=NUMBER)

    class Meta(PlanTable.Meta):
        order_by: ClassVar[tuple[str, ...]] = ("health",)

    def render_health(self, record: Any) -> SafeString:
        line: PlanAction = record.line
        now = rating(None, str(_("not reported"))) if line.state.code == "no_rating" else health_mark(line.state.code)
        if line.before is None or line.before.code == line.state.code:
            return now
        return format_html(
            '{}<span class="meta line">{}</span>', now, _("was %(before)s") % {"before": line.before.words.lower()}
        )

    def render_owner(self, value: str) -> str:
        return glue(value)

    def render_milestones(self, record: Any) -> str:
        if not record.line.milestones_total:
            return str(_("none set"))
        return f"{record.line.milestones_met} of {record.line.milestones_total}"


class ActionRow:
    """A row of the table, with what it is sorted by."""

    def __init__(self, line: PlanAction, query: str = "") -> None:
        """``query`` names the plan in its address where that is not the one in force."""
        self.line = line
        self.url = reverse("workspace:action", args=[line.code]) + query
        self.rank = health_rank(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.line, name)

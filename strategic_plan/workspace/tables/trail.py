"""Events of the audit trail in a table, the newest first."""

from __future__ import annotations

from datetime import datetime

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import number, short_date
from strategic_plan.models import Event
from strategic_plan.summaries.trail import deed_words, event_words
from strategic_plan.web.tables import NUMBER, PlanTable


class TrailTable(PlanTable):
    """When, who, what; in the order of their numbers, because that is the order of the chain."""

    one, many = gettext_lazy("event"), gettext_lazy("events")
    order_words = gettext_lazy("the newest first")
    row_header = "deed"

    number = tables.Column(verbose_name=gettext_lazy("Number"), orderable=False, attrs=NUMBER)
    at = tables.Column(verbose_name=gettext_lazy("When"), orderable=False, attrs={"td": {"class": "nowrap"}})
    deed = tables.Column(verbose_name=gettext_lazy("Deed"), orderable=False)
    words = tables.Column(verbose_name=gettext_lazy("What happened"), orderable=False, empty_values=())
    actor_words = tables.Column(verbose_name=gettext_lazy("Who"), orderable=False)

    def render_number(self, value: int) -> str:
        return number(value)

    def render_at(self, value: datetime) -> SafeString:
        local = timezone.localtime(value)
        return format_html(
            '<span>{}<span class="meta line">{}</span></span>', short_date(local.date()), f"{local:%H:%M}"
        )

    def render_deed(self, value: str, record: Event) -> SafeString:
        return format_html(
            '<span><b>{}</b><span class="meta line">{}</span></span>', deed_words(value), record.thing_words
        )

    def render_words(self, record: Event) -> str:
        return event_words(record)

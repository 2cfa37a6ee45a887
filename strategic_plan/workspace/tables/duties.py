"""Deliverables in a table: the late first, then by date."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import date_words, glue
from strategic_plan.summaries.duties import Duty
from strategic_plan.web.tables import PlanTable


class DutyTable(PlanTable):
    """What is due, from whom to whom, under what, and how it stands."""

    one, many = gettext_lazy("deliverable"), gettext_lazy("deliverables")
    order_words = gettext_lazy("the late first, then by date")
    row_header = "what"

    due_on = tables.Column(
        accessor="deliverable__due_on", verbose_name=gettext_lazy("Due"), attrs={"td": {"class": "nowrap"}}
    )
    what = tables.Column(accessor="deliverable__title", verbose_name=gettext_lazy("What"))
    parties = tables.Column(verbose_name=gettext_lazy("Who to whom"))
    required_by = tables.Column(
        accessor="deliverable__obligation__citation", verbose_name=gettext_lazy("Required by"), orderable=False
    )
    state = tables.Column(accessor="state_words", verbose_name=gettext_lazy("State"), order_by="rank")

    def render_due_on(self, value: date) -> str:
        return date_words(value)

    def render_what(self, value: str) -> SafeString:
        return format_html("<b>{}</b>", glue(value))

    def render_state(self, record: Duty) -> SafeString:
        words = (
            format_html('<b class="is-delayed">{}</b>', glue(record.state_words))
            if record.is_late
            else record.state_words
        )
        note = format_html('<span class="meta line">{}</span>', glue(record.note)) if record.note else ""
        return format_html("<span>{}{}</span>", words, note)


class CalendarTable(DutyTable):
    """The same with the duty's source, and for governance staff the deeds."""

    deeds = tables.Column(
        accessor="pk",
        verbose_name=gettext_lazy("Deeds"),
        empty_values=(),
        orderable=False,
        attrs={"td": {"class": "nowrap"}},
    )

    class Meta(PlanTable.Meta):
        sequence = ("due_on", "what", "parties", "required_by", "state", "deeds")

    def __init__(self, *args: Any, may_keep: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_keep:
            self.columns.hide("deeds")

    def render_required_by(self, value: str, record: Duty) -> SafeString:
        obligation = record.deliverable.obligation
        cited = (
            format_html('<a href="{}" rel="noopener">{}</a>', obligation.source_url, value)
            if obligation.source_url
            else value
        )
        checked = (
            _("Verified on %(day)s") % {"day": date_words(obligation.verified_on)}
            if obligation.verified_on
            else _("Not yet verified")
        )
        return format_html(
            '<span>{}<span class="meta line">{}</span><span class="meta line">{}</span></span>',
            cited,
            obligation.frequency,
            checked,
        )

    def render_deeds(self, record: Duty) -> SafeString | str:
        if not record.is_open:
            return ""
        deeds = [(_("Mark as received"), "deliverable-receive")]
        if record.is_late:
            deeds.append((_("Explain"), "deliverable-explain"))
        deeds.append((_("The way to it"), "deliverable-way"))
        deeds.append((_("Waive"), "deliverable-waive"))
        links = format_html_join(
            mark_safe("<br>"),
            '<a href="{}">{}<span class="visually-hidden">: {}</span></a>',
            (
                (reverse(f"workspace:{name}", args=[record.deliverable.pk]), words, record.deliverable.title)
                for words, name in deeds
            ),
        )
        return format_html("<span>{}</span>", links)

"""The queue of the Chief's office as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import day_words
from strategic_plan.summaries.updates.queue import Waiting
from strategic_plan.web import marks
from strategic_plan.web.tables import PlanTable


@dataclass(frozen=True, slots=True)
class Chip:
    """A quick filter with its count."""

    label: str
    count: int
    url: str
    current: bool


class QueueTable(PlanTable):
    """What waits: the update, what it says, what is known, and for how long."""

    OLDEST_FIRST = "-waits"

    one, many = gettext_lazy("update"), gettext_lazy("updates")
    order_words = gettext_lazy("the oldest first")
    row_header = "update"
    unlabelled = ("update", "said")

    update = tables.Column(verbose_name=gettext_lazy("Update"), order_by="update__action__code")
    said = tables.Column(
        verbose_name=gettext_lazy("What is said"), accessor="content__health", order_by="content__health__rank"
    )
    known = tables.Column(verbose_name=gettext_lazy("What is known"), orderable=False, empty_values=())
    waits = tables.Column(verbose_name=gettext_lazy("Waiting"), attrs={"td": {"class": "nowrap"}})

    class Meta(PlanTable.Meta):
        order_by = ("-waits",)

    def render_update(self, record: Waiting) -> SafeString:
        """The action, its code and owner, and which return it answers."""
        action = record.update.action
        answers = ""
        if record.answers:
            answers = _(" · answers your return of %(day)s") % {"day": day_words(record.answers.returned_at.date())}
        elif record.update.correction:
            answers = _(" · a correction")
        elif record.update.on_behalf_of_id:
            answers = _(" · entered on the owner’s behalf")
        return format_html(
            '<a class="link-quiet" href="{}">{}</a><span class="meta line"><span class="code">{}</span> · {}{}</span>',
            reverse("workspace:update-decide", args=[record.update.pk]),
            action.title,
            action.code,
            action.owner.office,
            answers,
        )

    def render_said(self, record: Waiting) -> SafeString:
        return marks.change(record.health_before, record.content.health)

    def render_known(self, record: Waiting) -> SafeString | str:
        """What does not fit, one a line; otherwise that it fits."""
        if not record.known:
            return _("Fits")
        lines = format_html_join("", '<span class="line">{}</span>', ((words,) for words in record.known))
        return format_html("<span>{}</span>", lines)

    def render_waits(self, value: timedelta, record: Waiting) -> str:
        return record.waits_words

"""The log of letters in a table, the newest first."""

from __future__ import annotations

from datetime import datetime

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import short_date
from strategic_plan.models import Letter
from strategic_plan.web.tables import PlanTable


class LettersTable(PlanTable):
    """Who was written to, about what, and whether it went out."""

    one, many = gettext_lazy("letter"), gettext_lazy("letters")
    order_words = gettext_lazy("the newest first")

    office = tables.Column(verbose_name=gettext_lazy("To"))
    subject = tables.Column(verbose_name=gettext_lazy("Letter"), orderable=False)
    written_at = tables.Column(verbose_name=gettext_lazy("Written"))
    state = tables.Column(verbose_name=gettext_lazy("State"))

    def render_office(self, record: Letter) -> SafeString:
        return format_html('<span>{}<span class="meta line">{}</span></span>', record.office, record.get_kind_display())

    def render_subject(self, record: Letter) -> SafeString:
        return format_html(
            '<details class="letter"><summary>{}</summary><div class="mail-body">{}</div></details>',
            record.subject,
            record.body,
        )

    def render_written_at(self, value: datetime) -> str:
        local = timezone.localtime(value)
        return f"{short_date(local.date())}, {local:%H:%M}"

    def render_state(self, record: Letter) -> SafeString:
        words = record.get_state_display()
        if record.state == Letter.State.SENDING:
            words = _("Being sent")
        note = f": {record.answer}" if record.answer else ""
        return format_html("<span>{}{}</span>", words, note)

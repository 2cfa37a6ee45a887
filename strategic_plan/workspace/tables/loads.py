"""Loads in a table, the newest first."""

from __future__ import annotations

import django_tables2 as tables
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import ImportBatch
from strategic_plan.summaries.loads import figures_words
from strategic_plan.web.marks import life
from strategic_plan.web.tables import LINK, PlanTable


class LoadsTable(PlanTable):
    """One row a file, with where it is in its life and what it brought."""

    one, many = gettext_lazy("file"), gettext_lazy("files")
    order_words = gettext_lazy("the newest first")
    row_header = "name"

    name = tables.Column(
        verbose_name=gettext_lazy("File"),
        linkify=("workspace:load", {"pk": tables.A("pk")}),
        attrs=LINK,
        orderable=False,
    )
    state = tables.Column(verbose_name=gettext_lazy("State"), orderable=False)
    figures = tables.Column(verbose_name=gettext_lazy("Figures"), orderable=False, empty_values=())
    when = tables.Column(verbose_name=gettext_lazy("When"), orderable=False, empty_values=())

    def render_state(self, value: str) -> SafeString:
        return life(value)

    def render_figures(self, record: ImportBatch) -> str:
        return figures_words(record) or _("Not loaded yet")

    def render_when(self, record: ImportBatch) -> SafeString | str:
        at = record.undone_at or record.loaded_at or record.previewed_at
        by = record.undone_by or record.loaded_by or record.previewed_by
        if at is None:
            return ""
        said = date_words(timezone.localtime(at).date())
        return format_html('<span>{}<span class="meta line">{}</span></span>', said, by.name if by else "")

"""Accounts in a table, by name."""

from __future__ import annotations

from datetime import datetime

import django_tables2 as tables
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import date_words
from strategic_plan.summaries.people import Account
from strategic_plan.web.tables import PlanTable


class PeopleTable(PlanTable):
    """Who may sign in, in which office, and what may be done about it."""

    one, many = gettext_lazy("account"), gettext_lazy("accounts")
    order_words = gettext_lazy("by name")

    name = tables.Column(verbose_name=gettext_lazy("Name"))
    offices = tables.Column(verbose_name=gettext_lazy("Office and role"), orderable=False, empty_values=())
    state = tables.Column(accessor="state_words", verbose_name=gettext_lazy("State"))
    last_login = tables.Column(verbose_name=gettext_lazy("Last signed in"), empty_values=())
    deeds = tables.Column(
        accessor="name", verbose_name=gettext_lazy("Deeds"), orderable=False, attrs={"td": {"class": "nowrap"}}
    )

    def render_name(self, record: Account) -> SafeString:
        return format_html('<span><b>{}</b><span class="meta line">{}</span></span>', record.name, record.user.email)

    def render_offices(self, record: Account) -> SafeString | str:
        if not record.offices:
            return _("None")
        lines = (
            (each.office, record.office_words(each), self._end(each.pk, each.office) if each.ends_on is None else "")
            for each in record.offices
        )
        return format_html(
            "<span>{}</span>",
            format_html_join("", '<span class="line">{}<span class="meta line">{}{}</span></span>', lines),
        )

    def render_last_login(self, value: datetime | None) -> str:
        return date_words(timezone.localtime(value).date()) if value else _("Never")

    def render_deeds(self, record: Account) -> SafeString | str:
        name, words = ("deactivate", _("Shut out")) if record.user.is_active else ("reinstate", _("Let back in"))
        return format_html(
            '<a href="{}">{}<span class="visually-hidden">: {}</span></a>',
            reverse(f"workspace:person-{name}", args=[record.user.pk]),
            words,
            record.name,
        )

    def _end(self, pk: int, office: str) -> SafeString:
        return format_html(
            ' · <a href="{}">{}<span class="visually-hidden">: {}</span></a>'
            ' · <a href="{}">{}<span class="visually-hidden">: {}</span></a>',
            reverse("workspace:membership-supervisor", args=[pk]),
            _("Supervisor"),
            office,
            reverse("workspace:membership-end", args=[pk]),
            _("End this office"),
            office,
        )

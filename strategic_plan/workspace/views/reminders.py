"""Reminders: which letters went out, and on which days they do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from strategic_plan.models import Organization
from strategic_plan.permissions import Deed
from strategic_plan.services.letters import set_reminders
from strategic_plan.summaries.letters import read_letters
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.reminders import RemindersForm
from strategic_plan.workspace.tables.letters import LettersTable
from strategic_plan.workspace.views.confirming import DeedPage, confirm

ROWS_A_PAGE = 25


@require_safe
@access.allowed(Deed.KEEP_REMINDERS)
def reminders(request: HttpRequest) -> HttpResponse:
    """The log of letters, the newest first, and the days on which they go out."""
    page = read_letters(today=clock.today())
    table = LettersTable(page.letters)
    RequestConfig(request, paginate={"per_page": ROWS_A_PAGE}).configure(table)
    coming = [each for each in page.holidays if each.day >= clock.today()]
    return render(request, "workspace/reminders/reminders.html", {"page": page, "table": table, "coming": coming[:6]})


@access.allowed(Deed.KEEP_REMINDERS)
def reminders_set(request: HttpRequest) -> HttpResponse:
    """Change the days and the holidays."""
    organization = get_object_or_404(Organization)
    page = DeedPage(
        title=_("When reminders go out"),
        lead=_("A person gets one mail a day at most, on working days, and none when nothing is owed."),
        button=_("Keep these days"),
        back=reverse("workspace:reminders"),
        back_words=_("Reminders"),
        effects=(
            _(
                "A day that is a Saturday, a Sunday or a public holiday moves: before the due date to the working day "
                "before it, afterwards to the next one."
            ),
            _("What has been written already stays as it is."),
        ),
    )
    initial = {
        "version": organization.version,
        "before": organization.remind_before,
        "after": organization.remind_after,
        "escalate_after": organization.escalate_after,
        "holidays": read_letters(today=clock.today()).holidays_text,
    }
    form = RemindersForm(request.POST or None, initial=initial)

    def act(answers: dict[str, Any]) -> Organization:
        return set_reminders(organization, **answers, by=access.person(request), at=clock.now())

    def fresh() -> int:
        organization.refresh_from_db()
        return organization.version

    return confirm(request, page, form, act, said=lambda: _("The days of reminding are kept."), version=fresh)

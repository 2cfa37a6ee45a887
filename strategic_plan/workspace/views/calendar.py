"""The calendar: what the Board owes and is owed in a year, and when it meets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tables2 import RequestConfig

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Deliverable
from strategic_plan.permissions import Deed, may, visible_meetings
from strategic_plan.services.errors import Refusal
from strategic_plan.services.obligations import explain_lateness, receive_deliverable
from strategic_plan.summaries.duties import Year, read_year
from strategic_plan.web import access, clock
from strategic_plan.web.choices import Choice
from strategic_plan.web.fields import FIRST_YEAR, LAST_YEAR, whole_number_in
from strategic_plan.web.figures import PAGE, Figure
from strategic_plan.workspace.forms.deeds import DeedForm, ExplainLatenessForm, ReceiveDeliverableForm
from strategic_plan.workspace.tables.duties import CalendarTable
from strategic_plan.workspace.views.confirming import DeedPage, confirm


@access.allowed(Deed.READ_WORKSPACE)
def calendar(request: HttpRequest) -> HttpResponse:
    """One year of deliverables; the address carries the year."""
    today = clock.today()
    year = read_year(_asked_year(request) or today.year, today=today, meetings=visible_meetings(access.person(request)))
    table = CalendarTable(year.duties, may_keep=may(access.person(request), Deed.KEEP_OBLIGATIONS))
    RequestConfig(request, paginate=False).configure(table)
    return render(
        request,
        "workspace/calendar/calendar.html",
        {
            "year": year,
            "choices": _years(year),
            "timeline": Figure(year.timeline, says=year.sentence, width=PAGE),
            "table": table,
            "today": today,
        },
    )


@access.allowed(Deed.KEEP_OBLIGATIONS)
def deliverable_receive(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark something that was owed as received."""
    deliverable = _open(request, pk)
    page = DeedPage(
        title=_("Mark “%(title)s” as received") % {"title": deliverable.title},
        lead=_("It is due on %(day)s, under %(citation)s.")
        % {"day": date_words(deliverable.due_on), "citation": deliverable.obligation.citation},
        button=_("Mark as received"),
        back=reverse("workspace:calendar"),
        back_words=_("Calendar"),
    )
    return _confirm(
        request, deliverable, page, ReceiveDeliverableForm, receive_deliverable, _("%(title)s is received.")
    )


@access.allowed(Deed.KEEP_OBLIGATIONS)
def deliverable_explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why something is late and when it comes."""
    deliverable = _open(request, pk)
    page = DeedPage(
        title=_("Explain why “%(title)s” is late") % {"title": deliverable.title},
        lead=_("It was due on %(day)s.") % {"day": date_words(deliverable.due_on)},
        button=_("Keep the reason and the new date"),
        back=reverse("workspace:calendar"),
        back_words=_("Calendar"),
        effects=(_("It stays late until it is received; the old date is never changed."),),
    )
    return _confirm(
        request, deliverable, page, ExplainLatenessForm, explain_lateness, _("The new date of %(title)s is kept.")
    )


def _asked_year(request: HttpRequest) -> int | None:
    """The year in the address; nothing for words, or for a year that no plan speaks of."""
    year = whole_number_in(request.GET.get("year", "")) or 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _years(year: Year) -> list[Choice]:
    base = reverse("workspace:calendar")
    return [Choice(str(each), f"{base}?year={each}", each == year.year) for each in year.years]


def _open(request: HttpRequest, pk: int) -> Deliverable:
    deliverable = access.deliverable(request, pk)
    if request.method != "POST" and deliverable.state != Deliverable.State.OPEN:
        raise Refusal(_("“%(title)s” is settled already.") % {"title": deliverable.title})
    return deliverable


def _confirm(
    request: HttpRequest,
    deliverable: Deliverable,
    page: DeedPage,
    form_class: type[DeedForm],
    deed: Callable[..., Deliverable],
    said: str,
) -> HttpResponse:
    initial = {
        "version": deliverable.version,
        "reason": deliverable.late_reason,
        "new_due_on": deliverable.new_due_on,
    }
    form = form_class(request.POST or None, initial=initial)

    def act(answers: dict[str, Any]) -> Deliverable:
        return deed(deliverable, **answers, by=access.person(request), at=clock.now())

    def fresh() -> int:
        deliverable.refresh_from_db()
        return deliverable.version

    return confirm(request, page, form, act, said=lambda: said % {"title": deliverable.title}, version=fresh)

"""The calendar of monitoring requirements, the way to a deliverable, and one's own address of the calendar."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.calculations.formats import date_words
from strategic_plan.calculations.periods import Period, fiscal_quarter_of, label, ordinal_of
from strategic_plan.models import CalendarFeed, Deliverable, Organization, Resolution
from strategic_plan.permissions import Deed, may, visible_meetings
from strategic_plan.services import obligations as deeds
from strategic_plan.services.errors import Refusal
from strategic_plan.summaries.obligations import read_monitoring, read_way
from strategic_plan.web import access, clock
from strategic_plan.web.choices import Choice
from strategic_plan.web.fields import parse_plain_date
from strategic_plan.workspace.forms.deeds import DeedForm
from strategic_plan.workspace.forms.obligations import StepDoneForm, WaiveDeliverableForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm

QUARTERS_AROUND = (-2, -1, 0, 1)


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def calendar_quarter(request: HttpRequest) -> HttpResponse:
    """The calendar of monitoring requirements of a quarter, as it is reported to the Board."""
    today = clock.today()
    first_month = Organization.objects.values_list("fiscal_year_first_month", flat=True).first() or 1
    try:
        day = parse_plain_date(request.GET.get("from", ""))
    except ValueError:
        day = today
    page = read_monitoring(day, today=today, first_month=first_month)
    choices = []
    for step in QUARTERS_AROUND:
        current = ordinal_of(fiscal_quarter_of(today, first_month).start)
        quarter = Period.of_months(current + step * 3, current + step * 3 + 2)
        url = f"{reverse('workspace:calendar-quarter')}?from={quarter.start:%Y-%m-%d}"
        choices.append(Choice(label(quarter, first_month), url, quarter.start == page.quarter.start))
    return render(request, "workspace/obligations/quarter.html", {"page": page, "choices": choices})


@access.allowed(Deed.READ_WORKSPACE)
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """One's own private address of the calendar: made, shown this once, revoked."""
    person = access.person(request)
    secret = ""
    if request.method == "POST" and request.POST.get("deed") == "revoke":
        deeds.revoke_feed(by=person, at=clock.now())
    elif request.method == "POST":
        secret = deeds.make_feed(by=person, at=clock.now())
    alive = CalendarFeed.objects.alive().filter(user=person.acting).first()
    address = request.build_absolute_uri(reverse("portal:calendar-feed", args=[secret])) if secret else ""
    return render(request, "workspace/obligations/feed.html", {"feed": alive, "address": address})


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def deliverable_way(request: HttpRequest, pk: int) -> HttpResponse:
    """The way to a deliverable, planned back from its day."""
    found = access.deliverable_read(request, pk)
    keeps = may(access.person(request), Deed.KEEP_OBLIGATIONS)
    context = {"way": read_way(found, today=clock.today()), "deliverable": found, "keeps": keeps}
    return render(request, "workspace/obligations/way.html", context)


@access.allowed(Deed.KEEP_OBLIGATIONS)
def deliverable_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan the way to a deliverable."""
    found = _open(request, pk)
    page = DeedPage(
        title=_("Plan the way to “%(title)s”") % {"title": found.title},
        lead=_("Back from %(day)s: publication, approval by the Board, review, texts, data frozen.")
        % {"day": date_words(found.new_due_on or found.due_on)},
        button=_("Plan the way"),
        back=reverse("workspace:deliverable-way", args=[pk]),
        back_words=found.title,
        effects=(_("The Board approves at the last public meeting that leaves a week to publish."),),
    )
    form = DeedForm(request.POST or None, initial={"version": found.version})

    def act(answers: dict[str, Any]) -> None:
        deeds.plan_back(found, version=answers["version"], by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The way is planned."), version=lambda: _fresh(found))


@access.allowed(Deed.KEEP_OBLIGATIONS)
def deliverable_step(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    """Say that a step of the way is done."""
    found = access.deliverable_read(request, pk)
    row = access.step(found, step)
    if row.done_on is not None:
        raise Refusal(_("This step is done already."))
    page = DeedPage(
        title=_("Say that “%(step)s” is done") % {"step": row.title},
        lead=found.title,
        button=_("It is done"),
        back=reverse("workspace:deliverable-way", args=[pk]),
        back_words=found.title,
    )
    form = StepDoneForm(request.POST or None, initial={"version": row.version, "done_on": clock.today()})

    def act(answers: dict[str, Any]) -> None:
        deeds.finish_step(row, **answers, by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The step is done."))


@access.allowed(Deed.KEEP_OBLIGATIONS)
def deliverable_waive(request: HttpRequest, pk: int) -> HttpResponse:
    """Waive a deliverable by a resolution that was carried."""
    found = _open(request, pk)
    resolutions = (
        Resolution.objects.carried()
        .filter(meeting__in=visible_meetings(access.person(request)))
        .select_related("meeting")
        .order_by("-meeting__held_on", "-number")[:30]
    )
    form = WaiveDeliverableForm(request.POST or None, resolutions=resolutions, initial={"version": found.version})
    page = DeedPage(
        title=_("Waive “%(title)s”") % {"title": found.title},
        lead=_("It is due on %(day)s. Only a resolution of the Board waives it.") % {"day": date_words(found.due_on)},
        button=_("Waive it"),
        back=reverse("workspace:calendar"),
        back_words=_("Calendar"),
        effects=(_("It is settled: nobody is asked for it any more, and the resolution stands beside it."),),
    )

    def act(answers: dict[str, Any]) -> None:
        deeds.waive_deliverable(
            found,
            version=answers["version"],
            resolution=form.resolutions[answers["resolution"]],
            by=access.person(request),
            at=clock.now(),
        )

    return confirm(request, page, form, act, said=lambda: _("It is waived."), version=lambda: _fresh(found))


def _open(request: HttpRequest, pk: int) -> Deliverable:
    found = access.deliverable(request, pk)
    if found.state != Deliverable.State.OPEN:
        raise Refusal(_("“%(title)s” is settled already.") % {"title": found.title})
    return found


def _fresh(found: Deliverable) -> int:
    found.refresh_from_db()
    return found.version

"""The deeds of a cycle: open it, give it more time, close it, lock it; each one a page that says what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words, date_words
from strategic_plan.models import Cycle, Role
from strategic_plan.permissions import Deed
from strategic_plan.services.cycles import change_cycle, close_cycle, extend_cycle, lock_cycle, open_cycle
from strategic_plan.services.errors import Refusal
from strategic_plan.summaries.desk.board import read_board
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.deeds import (
    ChangeCycleForm,
    DeedForm,
    ExtendCycleForm,
    OpenCycleForm,
    ReopenCycleForm,
)
from strategic_plan.workspace.views.confirming import DeedPage, confirm

State = Cycle.State


@access.allowed(Deed.KEEP_CYCLES)
def cycle_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for updates; a closed cycle is opened again with a reason."""
    cycle = _cycle_in(request, pk, State.PLANNED, State.CLOSED)
    again = cycle.state == State.CLOSED
    page = _page(
        _("Open %(cycle)s again") if again else _("Open %(cycle)s"),
        cycle,
        lead=_("It was closed; what was approved stays as it is."),
        button=_("Open the cycle again") if again else _("Open the cycle"),
        effects=(
            _("Owners are asked for their updates by %(day)s.") % {"day": date_words(cycle.updates_due_on)},
            _("The Chief’s office approves them by %(day)s.") % {"day": date_words(cycle.approvals_due_on)},
        ),
    )
    return _confirm(
        request, cycle, page, ReopenCycleForm if again else OpenCycleForm, open_cycle, _("%(cycle)s is open.")
    )


@access.allowed(Deed.KEEP_CYCLES)
def cycle_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a planned cycle other days, before anybody counts on them."""
    cycle = _cycle_in(request, pk, State.PLANNED)
    page = _page(
        _("Change %(cycle)s"),
        cycle,
        lead="",
        button=_("Keep these days"),
        effects=(
            _("It speaks of %(first)s to %(last)s, which stays.")
            % {"first": date_words(cycle.starts_on), "last": date_words(cycle.ends_on)},
            _("Once it is open, owners count on its days: then there is only more time, with a reason."),
        ),
    )
    names = ("version", "title", "updates_due_on", "approvals_due_on", "report_due_on")
    form = ChangeCycleForm(request.POST or None, initial={name: getattr(cycle, name) for name in names})
    return _confirmed(request, cycle, page, form, change_cycle, _("The days of %(cycle)s are kept."))


@access.allowed(Deed.EXTEND_CYCLE)
def cycle_extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Give owners more time, and say why."""
    cycle = _cycle_in(request, pk, State.OPEN)
    page = _page(
        _("Give more time for %(cycle)s"),
        cycle,
        lead=_("Updates are due on %(day)s.") % {"day": date_words(cycle.updates_due_on)},
        button=_("Give more time"),
        effects=(
            _("Approvals are due on %(day)s and the report on %(report)s; they move only if the new date passes them.")
            % {"day": date_words(cycle.approvals_due_on), "report": date_words(cycle.report_due_on)},
        ),
    )
    if not access.person(request).has(Role.GOVERNANCE_STAFF):
        # The Chief's office comes here from its queue, and has no desk to go back to.
        page = replace(page, back=reverse("workspace:queue"), back_words=_("Queue"))
    return _confirm(request, cycle, page, ExtendCycleForm, extend_cycle, _("%(cycle)s has more time."))


@access.allowed(Deed.KEEP_CYCLES)
def cycle_close(request: HttpRequest, pk: int) -> HttpResponse:
    """End the cycle and keep its ratings."""
    cycle = _cycle_in(request, pk, State.OPEN)
    page = _page(
        _("Close %(cycle)s"),
        cycle,
        lead=_("It can be opened again, with a reason."),
        button=_("Close the cycle"),
        effects=(
            *_left_open(cycle),
            _("No more updates are written or sent for it."),
            _("The rating of every indicator is kept as it stands on %(day)s.") % {"day": date_words(cycle.ends_on)},
        ),
    )
    return _confirm(request, cycle, page, DeedForm, close_cycle, _("%(cycle)s is closed and its ratings are kept."))


def _left_open(cycle: Cycle) -> tuple[str, ...]:
    """The updates that closing would leave without an approval: said before, not found out after."""
    count = read_board(cycle, readable=()).missing()
    words = ngettext(
        "{count} update is not approved; a report on this cycle says that it was not reported.",
        "{count} updates are not approved; a report on this cycle says that they were not reported.",
        count,
    )
    return (words.format(count=count_words(count, capital=True)),) if count else ()


@access.allowed(Deed.KEEP_CYCLES)
def cycle_lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a closed cycle final."""
    cycle = _cycle_in(request, pk, State.CLOSED)
    page = _page(
        _("Lock %(cycle)s"),
        cycle,
        lead=_("This cannot be undone."),
        button=_("Lock the cycle"),
        effects=(
            _("The cycle is final and is never opened again."),
            _("A later correction belongs to the next cycle and cites this one."),
        ),
    )
    return _confirm(request, cycle, page, DeedForm, lock_cycle, _("%(cycle)s is locked."))


def _cycle_in(request: HttpRequest, pk: int, *states: State) -> Cycle:
    """The cycle, when its page is asked for in a state the deed starts from.

    A POST goes on to the deed, which refuses by itself and keeps what was typed.
    """
    cycle = access.cycle(request, pk)
    if request.method != "POST" and cycle.state not in states:
        raise Refusal(
            _("%(cycle)s is %(state)s, so this cannot be done now.")
            % {"cycle": cycle.title, "state": str(cycle.get_state_display()).lower()}
        )
    return cycle


def _page(title: str, cycle: Cycle, *, lead: str, button: str, effects: tuple[str, ...]) -> DeedPage:
    lead = "" if cycle.state == State.PLANNED else lead
    return DeedPage(title % {"cycle": cycle.title}, lead, button, reverse("workspace:desk"), _("Desk"), effects)


def _confirm(
    request: HttpRequest,
    cycle: Cycle,
    page: DeedPage,
    form_class: type[DeedForm],
    deed: Callable[..., Cycle],
    said: str,
) -> HttpResponse:
    form = form_class(request.POST or None, initial={"version": cycle.version})
    return _confirmed(request, cycle, page, form, deed, said)


def _confirmed(
    request: HttpRequest, cycle: Cycle, page: DeedPage, form: DeedForm, deed: Callable[..., Cycle], said: str
) -> HttpResponse:
    def act(answers: dict[str, Any]) -> Cycle:
        return deed(cycle, **answers, by=access.person(request), at=clock.now())

    def fresh() -> int:
        cycle.refresh_from_db()
        return cycle.version

    return confirm(request, page, form, act, said=lambda: said % {"cycle": cycle.title}, version=fresh)

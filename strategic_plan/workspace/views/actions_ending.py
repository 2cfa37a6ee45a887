"""What becomes of an action, decided by the Chief's office: another name, its end, a merger, a split."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from strategic_plan.models import Action
from strategic_plan.permissions import Deed
from strategic_plan.services import actions as deeds
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.actions_ending import (
    EndActionForm,
    MergeActionForm,
    RenameActionForm,
    SplitActionForm,
)
from strategic_plan.workspace.views.confirming import DeedPage
from strategic_plan.workspace.views.planning.parts import address, keep_on_page


@access.allowed(Deed.DEFINE_ACTIONS)
def action_rename(request: HttpRequest, code: str) -> HttpResponse:
    """Give an action another name."""
    action = _active(request, code)
    initial = _initial(action) | {"title": action.title, "public_title": action.public_title}
    form = RenameActionForm(request.POST or None, initial=initial)
    page = _page(
        action,
        _("Rename %(code)s"),
        _("Rename the action"),
        _("What was published keeps the name it had. The name before stands on the page of the action."),
    )

    def act(answers: dict[str, Any]) -> Action:
        return deeds.rename_action(action, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, action, said=_("The action has another name."))


@access.allowed(Deed.DEFINE_ACTIONS)
def action_end(request: HttpRequest, code: str) -> HttpResponse:
    """End an action as done or cancelled."""
    action = _active(request, code)
    form = EndActionForm(request.POST or None, initial=_initial(action) | {"result": action.result})
    page = _page(
        action,
        _("End %(code)s"),
        _("End the action"),
        _("Nobody is asked for an update any more."),
        _("Of a cancelled action the open milestones are dropped, with this reason."),
    )

    def act(answers: dict[str, Any]) -> Action:
        return deeds.end_action(action, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, action, said=_("The action is ended."))


@access.allowed(Deed.DEFINE_ACTIONS)
def action_merge(request: HttpRequest, code: str) -> HttpResponse:
    """Let another action carry one on."""
    action = _active(request, code)
    form = MergeActionForm(request.POST or None, initial=_initial(action), action=action)
    page = _page(
        action,
        _("Merge %(code)s into another action"),
        _("Merge the action"),
        _("Open milestones go over with the days they were promised for, and so do the figures that are reported."),
    )

    def act(answers: dict[str, Any]) -> Action:
        return deeds.merge_action(action, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, action, said=_("The action is merged."))


@access.allowed(Deed.DEFINE_ACTIONS)
def action_split(request: HttpRequest, code: str) -> HttpResponse:
    """Let several parts carry an action on."""
    action = _active(request, code)
    form = SplitActionForm(request.POST or None, initial=_initial(action), action=action)
    page = _page(
        action,
        _("Split %(code)s"),
        _("Split the action"),
        _("Each part gets a number of its own. The figures that are reported go to the first part."),
    )

    def act(answers: dict[str, Any]) -> list[Action]:
        names = ("version", "titles", "reason", "effective_on")
        values = {name: answers[name] for name in names}
        by, at = access.person(request), clock.now()
        return deeds.split_action(action, **values, milestones=form.chosen(), by=by, at=at)

    return keep_on_page(request, page, form, act, action, said=_("The action is split."))


def _active(request: HttpRequest, code: str) -> Action:
    """An action that is under way; what became of another one stands on its page."""
    action = access.action(request, code)
    deeds.require_active(action)
    return action


def _initial(action: Action) -> dict[str, Any]:
    return {"version": action.version, "effective_on": clock.today()}


def _page(action: Action, title: str, button: str, *effects: str) -> DeedPage:
    return DeedPage(
        title=title % {"code": action.code},
        lead=action.title,
        button=button,
        back=address("action", action.objective.priority.plan, action.code),
        back_words=_("Action %(code)s") % {"code": action.code},
        effects=(*effects, _("Its updates, milestones and figures stay, under its code and its name of then.")),
    )

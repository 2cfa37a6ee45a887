"""Whose an action is: handed to another owner by the Chief's office, and who writes for the owner."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from strategic_plan.models import Action
from strategic_plan.permissions import Deed
from strategic_plan.services.actions import delegate_action, hand_over_actions
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.owners import OwnerForm, WriterForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm
from strategic_plan.workspace.views.planning.parts import address


@access.allowed(Deed.DEFINE_ACTIONS)
def action_owner(request: HttpRequest, code: str) -> HttpResponse:
    """Hand an action, or all that its owner has, to another owner."""
    action = access.action(request, code)
    access.check(request, Deed.DEFINE_ACTIONS, action)
    others = list(Action.objects.active().filter(owner=action.owner_id).exclude(pk=action.pk).with_code().in_order())
    page = DeedPage(
        title=_("Hand over %(code)s") % {"code": action.code},
        lead=_("%(title)s. Its owner is the %(office)s.") % {"title": action.title, "office": action.owner},
        button=_("Hand over"),
        back=address("action", action.objective.priority.plan, code),
        back_words=_("Action %(code)s") % {"code": action.code},
        effects=(
            _("The new owner is asked for the updates from now on, and goes on with one that is begun."),
            _("What was said so far stays said by whom it was said."),
            _("Nobody writes for the new owner until the new owner says so."),
        ),
    )
    form = OwnerForm(
        request.POST or None,
        initial={"version": action.version},
        action=action,
        others=len(others),
        today=clock.today(),
    )

    def act(answers: dict[str, Any]) -> list[Action]:
        chosen = [(action, answers["version"])]
        if answers.get("others"):
            chosen += [(each, each.version) for each in others]
        return hand_over_actions(chosen, owner=answers["owner"], by=access.person(request), at=clock.now())

    return confirm(
        request,
        page,
        form,
        act,
        said=lambda: _("%(code)s belongs to the %(office)s.") % {"code": action.code, "office": action.owner},
        version=lambda: _fresh(action),
    )


@access.allowed(Deed.DELEGATE_ACTION)
def action_writer(request: HttpRequest, code: str) -> HttpResponse:
    """Name who writes for the owner, or nobody."""
    action = access.action(request, code)
    access.check(request, Deed.DELEGATE_ACTION, action)
    page = DeedPage(
        title=_("Who writes for %(code)s") % {"code": action.code},
        lead=_("%(title)s. The %(office)s stays the owner.") % {"title": action.title, "office": action.owner},
        button=_("Keep this"),
        back=address("action", action.objective.priority.plan, code),
        back_words=_("Action %(code)s") % {"code": action.code},
    )
    form = WriterForm(
        request.POST or None,
        initial={"version": action.version, "delegate": action.delegate_id},
        action=action,
        today=clock.today(),
    )

    def said() -> str:
        if action.delegate is None:
            return _("The owner writes for %(code)s.") % {"code": action.code}
        return _("The %(office)s writes for %(code)s.") % {"office": action.delegate, "code": action.code}

    return confirm(
        request,
        page,
        form,
        lambda answers: delegate_action(action, **answers, by=access.person(request), at=clock.now()),
        said=said,
        version=lambda: _fresh(action),
    )


def _fresh(action: Action) -> int:
    action.refresh_from_db()
    return action.version

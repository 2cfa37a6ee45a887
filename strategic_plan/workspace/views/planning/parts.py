"""What the pages of the planning cycle share: the switch between them, and the page on which one row is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from strategic_plan.models import Plan
from strategic_plan.models.base import Versioned
from strategic_plan.permissions import Deed, may
from strategic_plan.web import access, clock
from strategic_plan.web.choices import Choice
from strategic_plan.workspace.views.confirming import DeedPage, Words, confirm


def address(name: str, plan: Plan, *args: object) -> str:
    """The address of a page about a plan; the plan in force needs no name."""
    return reverse(f"workspace:{name}", args=args) + query_of(plan)


def query_of(plan: Plan) -> str:
    """What names a plan in an address: nothing for the one in force today."""
    is_in_force = plan.state != Plan.State.DRAFT and plan.holds(clock.today())
    return "" if is_in_force else f"?plan={plan.slug}"


def switch(request: HttpRequest, plan: Plan, current: str) -> list[Choice]:
    """What stands around one plan: the plan, its scan, risks, consultation and coverage; its making for its keepers."""
    names = {
        "plan": _("Plan"),
        "scan": _("Scan"),
        "risks": _("Risks"),
        "consultation": _("Consultation"),
        "coverage": _("Coverage"),
    }
    choices = [Choice(label, address(name, plan), name == current) for name, label in names.items()]
    if may(access.person(request), Deed.KEEP_PLAN):
        choices.append(Choice(_("Making"), reverse("workspace:plan-drafts"), False))
    return choices


def initial_of(row: Versioned, form: type[forms.Form]) -> dict[str, Any]:
    """What a form begins with: the row's own values and links, and the version that is read."""
    values: dict[str, Any] = {"version": row.version}
    for name in form.base_fields:
        try:
            field = row._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if field.many_to_many:
            values[name] = list(getattr(row, name).all()) if row.pk else []
        else:
            values[name] = getattr(row, name)
    return values


def keep_on_page(
    request: HttpRequest,
    page: DeedPage,
    form: forms.Form,
    deed: Callable[[dict[str, Any]], object],
    row: Versioned,
    *,
    said: Words,
) -> HttpResponse:
    """Ask, keep and lead back; what was typed stays where somebody else was faster."""

    def version() -> int:
        row.refresh_from_db()
        return row.version

    return confirm(request, page, form, deed, said=lambda: said, version=version if row.pk else None)

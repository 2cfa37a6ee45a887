"""Plans in the making: the list, beginning one from another, a draft with its checks, adoption, what follows what."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.models import CarryOver, Objective, Plan, Resolution
from strategic_plan.permissions import Deed
from strategic_plan.services.planning.drafting import begin_plan, require_draft, write_plan
from strategic_plan.services.planning.succeeding import carry_over, succeed_plan, take_back_carry_over
from strategic_plan.services.plans import adopt_plan
from strategic_plan.summaries.drafts import drafts_sentence, read_draft, read_plans
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.planning.coverage import NothingAskedForm
from strategic_plan.workspace.forms.planning.drafts import AdoptForm, BeginPlanForm, FollowForm, WritePlanForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm
from strategic_plan.workspace.views.planning.parts import initial_of, keep_on_page


@require_safe
@access.allowed(Deed.KEEP_PLAN)
def plan_drafts(request: HttpRequest) -> HttpResponse:
    """Every plan there is: in the making, in force, over."""
    lines = read_plans(today=clock.today())
    context = {"lines": lines, "sentence": drafts_sentence(lines)}
    return render(request, "workspace/planning/plan_drafts.html", context)


@access.allowed(Deed.KEEP_PLAN)
def plan_begin(request: HttpRequest) -> HttpResponse:
    """Begin a plan, empty or from another."""
    page = DeedPage(
        title=_("Begin the next plan"),
        lead=_("A draft is seen by the Board’s office alone, until the Board adopts it."),
        button=_("Begin the draft"),
        back=reverse("workspace:plan-drafts"),
        back_words=_("Plans"),
        effects=(
            _("The plan it starts from stays as it is, with everything that was reported on it."),
            _("Each objective is mapped to the one it comes from; you may change that."),
        ),
    )
    form = BeginPlanForm(request.POST or None)
    made: list[Plan] = []

    def act(answers: dict[str, Any]) -> None:
        old = answers["start_from"]
        plan = Plan(**{name: value for name, value in answers.items() if name != "start_from"})
        by, at = access.person(request), clock.now()
        made.append(succeed_plan(old, plan, by=by, at=at) if old else begin_plan(plan, by=by, at=at))

    answer = confirm(request, page, form, act, said=lambda: _("The draft has begun."))
    return redirect("workspace:plan-draft", made[0].slug) if made else answer


@require_safe
@access.allowed(Deed.KEEP_PLAN)
def plan_draft(request: HttpRequest, slug: str) -> HttpResponse:
    """One plan with its checks; a draft with the ways to write it."""
    plan = _plan(slug)
    context = {
        "plan": plan,
        "page": read_draft(plan, before=_before(plan)),
        "is_draft": plan.state == Plan.State.DRAFT,
        "before": _before(plan),
    }
    return render(request, "workspace/planning/plan_draft.html", context)


@access.allowed(Deed.KEEP_PLAN)
def plan_write(request: HttpRequest, slug: str) -> HttpResponse:
    """The words and the period of a draft."""
    plan = _draft(slug)
    form = WritePlanForm(request.POST or None, initial=initial_of(plan, WritePlanForm))
    page = draft_page(plan, _("Write the plan"), _("Keep these words"))

    def act(answers: dict[str, Any]) -> Plan:
        return write_plan(plan, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, plan, said=_("The words are kept."))


@access.allowed(Deed.KEEP_PLAN)
def plan_adopt(request: HttpRequest, slug: str) -> HttpResponse:
    """Record that the Board adopted the plan, by its resolution."""
    plan = _draft(slug)
    read = read_draft(plan)
    carried = Resolution.objects.carried().select_related("meeting").order_by("-meeting__held_on")
    form = AdoptForm(request.POST or None, initial={"version": plan.version}, resolutions=carried)
    open_checks = tuple(f"{check.words}: {', '.join(check.found[:3])}." for check in read.missing)
    page = DeedPage(
        title=_("Adopt “%(plan)s”") % {"plan": plan.title},
        lead=read.sentence,
        button=_("Record the adoption"),
        back=reverse("workspace:plan-draft", args=[plan.slug]),
        back_words=plan.title,
        effects=(
            _("From then on priorities, objectives and targets change only by an amendment with a resolution."),
            _("The plan is in force in its period, and is published with the plan report."),
            *(_("Still open: %(check)s") % {"check": words} for words in open_checks),
        ),
    )

    def act(answers: dict[str, Any]) -> Plan:
        return adopt_plan(plan, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, plan, said=_("The plan is adopted."))


@access.allowed(Deed.KEEP_PLAN)
def objective_follow(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say what becomes of an objective of the plan before."""
    plan = _draft(slug)
    before = get_object_or_404(Objective.objects.select_related("priority__plan"), pk=pk)
    form = FollowForm(request.POST or None, plan=plan)
    page = draft_page(plan, _("What becomes of %(objective)s") % {"objective": before}, _("Keep what follows"))

    def act(answers: dict[str, Any]) -> CarryOver:
        return carry_over(before, answers["after"], reason=answers["reason"], by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("What follows is kept."))


@access.allowed(Deed.KEEP_PLAN)
def follow_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take back what was said to follow an objective."""
    plan = _draft(slug)
    row = get_object_or_404(CarryOver.objects.select_related("before__priority", "after__priority__plan"), pk=pk)
    after = str(row.after) if row.after else _("nothing: %(reason)s") % {"reason": row.reason}
    page = draft_page(plan, _("Take back what follows %(objective)s") % {"objective": row.before}, _("Take it back"))
    page = DeedPage(page.title, after, page.button, page.back, page.back_words)
    form = NothingAskedForm(request.POST or None)

    def act(_answers: dict[str, Any]) -> None:
        take_back_carry_over(row, by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("It is taken back."))


def draft_page(plan: Plan, title: str, button: str, *effects: str) -> DeedPage:
    """A page that writes one part of a draft and leads back to it."""
    back = reverse("workspace:plan-draft", args=[plan.slug])
    return DeedPage(title=title, lead=plan.title, button=button, back=back, back_words=plan.title, effects=effects)


def _plan(slug: str) -> Plan:
    return get_object_or_404(Plan.objects.select_related("adopted_by"), slug=slug)


def _draft(slug: str) -> Plan:
    plan = _plan(slug)
    require_draft(plan)
    return plan


def _before(plan: Plan) -> Plan | None:
    """The plan in the same language that ends before this one begins: the one it follows."""
    earlier = Plan.objects.exclude(state=Plan.State.DRAFT).filter(language=plan.language, ends_on__lt=plan.starts_on)
    return earlier.order_by("-ends_on").first()

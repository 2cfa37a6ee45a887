"""Setting a target, rating by a person, and defining how an indicator is worked out: a page for each deed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from strategic_plan.models import Area, DecisionReport, Indicator, MethodChange, Plan, Rating
from strategic_plan.permissions import Deed, may, visible_decisions
from strategic_plan.services.errors import Refusal
from strategic_plan.services.judgements import judge_indicator, levels_of
from strategic_plan.services.methods import decline_method, define_method, propose_method
from strategic_plan.services.ratings import override_rating
from strategic_plan.services.targets import set_target, target_in_force
from strategic_plan.summaries.indicators.history import change_lines, read_history
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.indicators import (
    DeclineMethodForm,
    DefineMethodForm,
    JudgementForm,
    MethodForm,
    OverrideForm,
)
from strategic_plan.workspace.forms.targets import TargetForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm


@access.allowed(Deed.KEEP_PLAN)
def target_set(request: HttpRequest, code: str) -> HttpResponse:
    """Set what an indicator should be; the address may name another area than its own.

    Once the plan is adopted, this page leads to the decision reports that can propose it.
    """
    indicator = access.indicator(request, code)
    area = Area.objects.filter(code=request.GET.get("area", "")).first() or indicator.area
    plan = indicator.objective.priority.plan
    if plan.state != Plan.State.DRAFT:
        return _by_decision(request, indicator, area)
    target = target_in_force(indicator, area)
    form = TargetForm(_posted(request), target=target, indicator=indicator)
    page = DeedPage(
        title=_("Target of “%(indicator)s”") % {"indicator": indicator.title}
        if area == indicator.area
        else _("Target of “%(indicator)s” in %(area)s") % {"indicator": indicator.title, "area": area.name},
        lead=_("The plan is a draft. Once it is adopted, only a decision of the Board changes its targets."),
        button=_("Set the target"),
        back=_back(code),
        back_words=indicator.title,
        effects=(
            _("The rating is worked out against it from now on. Ratings that were kept stay as they were evaluated."),
        ),
    )

    def deed(answers: dict[str, Any]) -> object:
        by, at = access.person(request), clock.now()
        return set_target(indicator, area=area, words=form.words, version=answers["version"], by=by, at=at)

    return confirm(request, page, form, deed, said=lambda: _("The target is set."))


def _by_decision(request: HttpRequest, indicator: Indicator, area: Area) -> HttpResponse:
    """Where a target of an adopted plan is proposed: the decision reports that can still be written."""
    if request.method == "POST":
        raise Refusal(_("The plan is adopted: its targets change by a decision report that the Board carries."))
    plan = indicator.objective.priority.plan
    reports = visible_decisions(access.person(request)).filter(plan=plan, state__in=DecisionReport.EDITABLE)
    context = {"indicator": indicator, "area": area, "reports": reports.order_by("-number")}
    return render(request, "workspace/figures/target_by_decision.html", context)


@access.allowed(Deed.JUDGE_INDICATOR)
def indicator_judge(request: HttpRequest, code: str) -> HttpResponse:
    """Say where a described outcome stands."""
    indicator = access.indicator(request, code)
    if indicator.form != indicator.Form.QUALITATIVE:
        raise Refusal(_("This indicator is a number; figures say where it stands."))
    target = indicator.targets.filter(in_force_until__isnull=True).first()
    effects = [_("Step %(number)d: %(words)s") % {"number": place, "words": words}
               for place, words in enumerate(levels_of(indicator), start=1)]  # fmt: skip
    promised = _("Promised: %(outcome)s") % {"outcome": target.outcome} if target and target.outcome else ""
    form = JudgementForm(_posted(request), indicator=indicator)
    page = DeedPage(
        title=_("Judge: %(indicator)s") % {"indicator": indicator.title},
        lead=promised or indicator.definition,
        button=_("Keep this judgement"),
        back=_back(code),
        back_words=indicator.title,
        effects=tuple(effects),
    )
    return confirm(
        request,
        page,
        form,
        lambda answers: judge_indicator(indicator, **form.answers, by=access.person(request), at=clock.now()),
        said=lambda: _("Your judgement is kept, with your name and today’s date."),
    )


@access.allowed(Deed.OVERRIDE_RATING)
def rating_override(request: HttpRequest, pk: int) -> HttpResponse:
    """Put another rating beside the one that was evaluated."""
    access.check(request, Deed.READ_FIGURES)
    rating = get_object_or_404(Rating.objects.select_related("indicator"), pk=pk)
    if rating.overridden:
        raise Refusal(_("This rating was overridden already. What was said stays."))
    page = DeedPage(
        title=_("Override a rating of %(indicator)s") % {"indicator": rating.indicator.title},
        lead=_("The rule gave: %(rating)s. It stays, and both are shown with who and why.")
        % {"rating": rating.get_rating_display().lower()},
        button=_("Override this rating"),
        back=_back(rating.indicator.code),
        back_words=rating.indicator.title,
        effects=tuple(f"{name}: {value}" for name, value in rating.inputs),
    )
    return confirm(
        request,
        page,
        OverrideForm(_posted(request)),
        lambda answers: override_rating(rating, **answers, by=access.person(request), at=clock.now()),
        said=lambda: _("The rating is overridden. What the rule gave is still shown."),
    )


@access.allowed(Deed.PROPOSE_METHOD)
def method_propose(request: HttpRequest, code: str) -> HttpResponse:
    """Propose how an indicator should be worked out."""
    indicator = access.indicator(request, code)
    form = MethodForm(_posted(request), indicator=indicator)
    page = DeedPage(
        title=_("Method of %(indicator)s") % {"indicator": indicator.title},
        lead=_("Say how it should be worked out. The Chief’s office defines it; until then nothing changes."),
        button=_("Propose this method"),
        back=_back(code),
        back_words=indicator.title,
    )

    def deed(answers: dict[str, Any]) -> object:
        by, at = access.person(request), clock.now()
        return propose_method(
            indicator, words=form.words, since=answers["since"], reason=answers["reason"], by=by, at=at
        )

    return confirm(request, page, form, deed, said=lambda: _("The method is proposed to the Chief’s office."))


@access.allowed(Deed.DEFINE_METHOD)
def method_define(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a proposed method hold."""
    change = _proposed(pk)
    page = DeedPage(
        title=_("Define method %(number)d of %(indicator)s")
        % {"number": change.indicator.method_version + 1, "indicator": change.indicator.title},
        lead=change.reason,
        button=_("Define it so"),
        back=_back(change.indicator.code),
        back_words=change.indicator.title,
        effects=(*change_lines(change), _("Ratings that were kept stay as they were evaluated.")),
    )
    return confirm(
        request,
        page,
        DefineMethodForm(_posted(request), initial={"version": change.version}),
        lambda answers: define_method(change, **answers, by=access.person(request), at=clock.now()),
        said=lambda: _("The method holds."),
    )


@access.allowed(Deed.DEFINE_METHOD)
def method_decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the method as it is."""
    change = _proposed(pk)
    page = DeedPage(
        title=_("Decline the method proposed for %(indicator)s") % {"indicator": change.indicator.title},
        lead=change.reason,
        button=_("Decline"),
        back=_back(change.indicator.code),
        back_words=change.indicator.title,
        effects=tuple(change_lines(change)),
    )
    return confirm(
        request,
        page,
        DeclineMethodForm(_posted(request), initial={"version": change.version}),
        lambda answers: decline_method(change, **answers, by=access.person(request), at=clock.now()),
        said=lambda: _("The proposal is declined; the method stays as it is."),
    )


def kept_of(request: HttpRequest, indicator: Indicator) -> dict[str, Any]:
    """What the indicator's page shows of what was kept, and which deeds are this person's."""
    person = access.person(request)
    informational = indicator.direction == Indicator.Direction.INFORMATIONAL
    sets_target = may(person, Deed.KEEP_PLAN) and not informational
    return {
        "kept": read_history(indicator),
        "may_judge": indicator.form == Indicator.Form.QUALITATIVE and may(person, Deed.JUDGE_INDICATOR),
        "may_override": may(person, Deed.OVERRIDE_RATING),
        "may_propose": may(person, Deed.PROPOSE_METHOD),
        "may_define": may(person, Deed.DEFINE_METHOD),
        "may_set_target": sets_target,
        "target_areas": list(Area.objects.filter(parent=indicator.area_id)) if sets_target else [],
    }


def _proposed(pk: int) -> MethodChange:
    change = get_object_or_404(MethodChange.objects.select_related("indicator"), pk=pk)
    if change.state != MethodChange.State.PROPOSED:
        raise Refusal(_("Only a proposal is defined or declined. This one is settled."))
    return change


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _back(code: str) -> str:
    return reverse("workspace:indicator", args=[code])

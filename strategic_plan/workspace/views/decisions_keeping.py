"""Keeping decision reports: begun, written, put before the Board, decided, followed up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from strategic_plan.models import Area, DecisionReport, FollowUp, Indicator, Plan
from strategic_plan.permissions import Deed, visible_meetings
from strategic_plan.services import decisions as deeds
from strategic_plan.services.decisions.applying import NoLongerTrue
from strategic_plan.services.decisions.writing import require_editable
from strategic_plan.services.errors import Refusal
from strategic_plan.summaries.decisions.suggestions import suggest
from strategic_plan.summaries.decisions.words import change_words, state_words
from strategic_plan.web import access, clock
from strategic_plan.web.errors import CONFLICT
from strategic_plan.workspace.forms.decisions import (
    AgendaForm,
    AmendmentForm,
    DecisionForm,
    FollowUpDoneForm,
    FollowUpForm,
    ResolutionForm,
)
from strategic_plan.workspace.forms.decisions_adding import ProposeIndicatorForm, ProposeTargetForm
from strategic_plan.workspace.forms.deeds import DeedForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm

State = DecisionReport.State
WORDS = ("title", "matter", "options", "motion", "effective_on")


class ChangedMeanwhile(Exception):  # noqa: N818 - nothing is broken
    """A resolution that cannot be applied as it is; it has a page of its own with both texts."""

    def __init__(self, differences: list[NoLongerTrue]) -> None:
        super().__init__()
        self.differences = differences


@access.allowed(Deed.KEEP_DECISIONS)
def decision_begin(request: HttpRequest) -> HttpResponse:
    """Begin a report with one's own words."""
    plan = access.plan(request)
    form = DecisionForm(request.POST or None)
    page = DeedPage(
        title=_("Begin a decision report"),
        lead=_("For whatever the Board is to decide about %(plan)s. It is a draft until it is on an agenda.")
        % {"plan": plan.title},
        button=_("Begin the report"),
        back=reverse("workspace:decisions"),
        back_words=_("Decisions"),
    )

    def act(answers: dict[str, Any]) -> None:
        words = {name: answers[name] for name in WORDS}
        deeds.begin_decision(DecisionReport(plan=plan, **words), by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The report is begun."))


@access.allowed(Deed.KEEP_DECISIONS)
@require_POST
def decision_propose(request: HttpRequest) -> HttpResponse:
    """Begin a report from something that may need a decision, with the suggested words."""
    plan = Plan.objects.in_force(clock.today()).first()
    key = request.POST.get("key", "")
    found = next((each for each in suggest(plan, today=clock.today()) if each.key == key), None) if plan else None
    if plan is None or found is None:
        raise Refusal(_("This suggestion no longer holds, or a report was begun from it already."))
    decision = DecisionReport(
        plan=plan, title=found.title[:160], matter=found.because, motion=found.motion, began_from=found.key
    )
    deeds.begin_decision(decision, by=access.person(request), at=clock.now())
    return redirect("workspace:decision-edit", decision.number)


@access.allowed(Deed.KEEP_DECISIONS)
def decision_edit(request: HttpRequest, number: int) -> HttpResponse:
    """Write the words of a report that is not before the Board."""
    decision = _kept(request, number)
    initial = {name: getattr(decision, name) for name in WORDS}
    form = DecisionForm(request.POST or None, initial=initial | {"version": decision.version})
    page = _page(decision, _("Write “%(title)s”"), _("Keep the words"), _("It is a draft that only your office sees."))

    def act(answers: dict[str, Any]) -> None:
        words = {name: answers[name] for name in WORDS}
        version = answers["version"] or 0
        deeds.save_decision(decision, version=version, **words, by=access.person(request), at=clock.now())

    return confirm(
        request, page, form, act, said=lambda: _("The words are kept."), version=lambda: _fresh(decision).version
    )


@access.allowed(Deed.KEEP_DECISIONS)
def decision_amend(request: HttpRequest, number: int) -> HttpResponse:
    """Propose one change of the plan."""
    decision = _kept(request, number)
    form = AmendmentForm(request.POST or None, plan=decision.plan, initial={"version": decision.version})
    page = _page(
        decision,
        _("Propose a change of the plan"),
        _("Propose this change"),
        _("The plan stays as it is until the Board carries the motion."),
    )

    def act(answers: dict[str, Any]) -> None:
        proposal = form.proposal()
        proposal.decision = decision
        deeds.propose_amendment(proposal, version=answers["version"], by=access.person(request), at=clock.now())

    return confirm(
        request, page, form, act, said=lambda: _("The change is proposed."), version=lambda: _fresh(decision).version
    )


@access.allowed(Deed.KEEP_DECISIONS)
def decision_target(request: HttpRequest, number: int) -> HttpResponse:
    """Propose a target of an indicator; the address may name it and the area, and the target it has stands there."""
    decision = _kept(request, number)
    of_plan = Indicator.objects.filter(objective__priority__plan=decision.plan).select_related("area")
    form = ProposeTargetForm(
        request.POST or None,
        plan=decision.plan,
        version=decision.version,
        indicator=of_plan.filter(code=request.GET.get("indicator", "")).first(),
        area=Area.objects.filter(code=request.GET.get("area", "")).first(),
    )
    return _addition(request, decision, form, _("Propose a target"), _("Propose this target"))


@access.allowed(Deed.KEEP_DECISIONS)
def decision_indicator(request: HttpRequest, number: int) -> HttpResponse:
    """Propose an indicator of an objective."""
    decision = _kept(request, number)
    form = ProposeIndicatorForm(request.POST or None, plan=decision.plan, version=decision.version)
    return _addition(request, decision, form, _("Propose an indicator"), _("Propose this indicator"))


def _addition(
    request: HttpRequest,
    decision: DecisionReport,
    form: ProposeTargetForm | ProposeIndicatorForm,
    title: str,
    button: str,
) -> HttpResponse:
    page = _page(decision, title, button, _("The plan stays as it is until the Board carries the motion."))

    def act(answers: dict[str, Any]) -> None:
        proposal = form.proposal()
        proposal.decision = decision
        deeds.propose_amendment(proposal, version=answers["version"], by=access.person(request), at=clock.now())

    return confirm(
        request, page, form, act, said=lambda: _("The change is proposed."), version=lambda: _fresh(decision).version
    )


@access.allowed(Deed.KEEP_DECISIONS)
def decision_amend_not(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Take a proposed change out of a report."""
    decision = _kept(request, number)
    proposal = access.proposal(decision, pk)
    page = _page(
        decision,
        _("Take a change out of “%(title)s”"),
        _("Take it out"),
        f"{proposal.element_words}: {change_words(proposal)}.",
    )

    def deed(**how: Any) -> Any:
        return deeds.take_out_amendment(proposal, **how)

    return _plain(request, decision, page, deed, _("The change is taken out."))


@access.allowed(Deed.KEEP_DECISIONS)
def decision_agenda(request: HttpRequest, number: int) -> HttpResponse:
    """Put a matter on the agenda of a meeting."""
    decision = _in_state(request, number, State.DRAFT, State.DEFERRED, State.REFERRED)
    meetings = visible_meetings(access.person(request)).filter(held_on__gte=clock.today()).order_by("held_on")[:8]
    form = AgendaForm(request.POST or None, meetings=meetings, initial={"version": decision.version})
    page = _page(
        decision,
        _("Put “%(title)s” on an agenda"),
        _("Put it on the agenda"),
        _("Everybody who reads the plan sees it from then on."),
        _("Its words and changes stay as they are until the Board has decided, or you take it off again."),
    )

    def act(answers: dict[str, Any]) -> None:
        meeting = form.meetings[answers["meeting"]]
        deeds.put_on_agenda(
            decision, version=answers["version"], meeting=meeting, by=access.person(request), at=clock.now()
        )

    return confirm(
        request, page, form, act, said=lambda: _("It is on the agenda."), version=lambda: _fresh(decision).version
    )


@access.allowed(Deed.KEEP_DECISIONS)
def decision_take_off(request: HttpRequest, number: int) -> HttpResponse:
    """Take a matter off the agenda."""
    decision = _in_state(request, number, State.ON_AGENDA)
    page = _page(decision, _("Take “%(title)s” off the agenda"), _("Take it off"), _("It is a draft again."))
    return _plain(
        request, decision, page, lambda **how: deeds.take_off_agenda(decision, **how), _("It is off the agenda.")
    )


@access.allowed(Deed.KEEP_DECISIONS)
def decision_drop(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a draft."""
    decision = _in_state(request, number, State.DRAFT)
    page = _page(decision, _("Withdraw the draft of “%(title)s”"), _("Withdraw it"), _("It is kept, as withdrawn."))
    return _plain(
        request, decision, page, lambda **how: deeds.drop_decision(decision, **how), _("The draft is withdrawn.")
    )


@access.allowed(Deed.KEEP_DECISIONS)
def decision_record(request: HttpRequest, number: int) -> HttpResponse:
    """Record what the Board resolved; what it carried changes the plan at once."""
    decision = _in_state(request, number, State.ON_AGENDA)
    proposals = list(decision.proposals.all())
    form = ResolutionForm(
        request.POST or None,
        proposals=proposals,
        initial={"version": decision.version, "motion": decision.motion},
    )
    page = _page(
        decision,
        _("Record what the Board decided on “%(title)s”"),
        _("Record the resolution"),
        _("Carried: every proposed change is made in the plan at once, all of them or none, with what it was before.")
        if proposals
        else _("It changes nothing of the plan."),
        _("It cannot be taken back; another resolution can change the plan again."),
    )

    def act(answers: dict[str, Any]) -> None:
        try:
            deeds.record_resolution(
                decision,
                form.resolution(),
                version=answers["version"],
                decided=form.decided(),
                by=access.person(request),
                at=clock.now(),
            )
        except deeds.BeforeChanged as conflict:
            raise ChangedMeanwhile(conflict.differences) from conflict

    try:
        return confirm(
            request,
            page,
            form,
            act,
            said=lambda: _("The resolution is recorded."),
            version=lambda: _fresh(decision).version,
        )
    except ChangedMeanwhile as conflict:
        context = {"decision": decision, "differences": conflict.differences, "typed": form.resolution()}
        return render(request, "workspace/decisions/decision_conflict.html", context, status=CONFLICT)


@access.allowed(Deed.KEEP_DECISIONS)
def decision_apply(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a carried decision is applied."""
    decision = _in_state(request, number, State.CARRIED, State.CARRIED_AS_AMENDED)
    page = _page(
        decision, _("Say that “%(title)s” is applied"), _("It is applied"), _("Nothing of its follow-up is left open.")
    )
    return _plain(request, decision, page, lambda **how: deeds.apply_decision(decision, **how), _("It is applied."))


@access.allowed(Deed.KEEP_DECISIONS)
def follow_up_add(request: HttpRequest, number: int) -> HttpResponse:
    """Keep something that a decision still needs."""
    decision = _in_state(request, number, *DecisionReport.DECIDED)
    page = _page(decision, _("What does “%(title)s” still need?"), _("Keep this follow-up"))

    def act(answers: dict[str, Any]) -> None:
        deeds.add_follow_up(FollowUp(decision=decision, **answers), by=access.person(request), at=clock.now())

    return confirm(request, page, FollowUpForm(request.POST or None), act, said=lambda: _("The follow-up is kept."))


@access.allowed(Deed.KEEP_DECISIONS)
def follow_up_done(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Say that a follow-up is done."""
    decision = access.decision(request, number)
    task = access.follow_up(decision, pk)
    if task.done_on is not None:
        raise Refusal(_("This follow-up is done already."))
    page = _page(decision, _("Say that a follow-up is done"), _("It is done"), f"{task.what} ({task.who})")
    form = FollowUpDoneForm(request.POST or None, initial={"version": task.version, "done_on": clock.today()})

    def act(answers: dict[str, Any]) -> None:
        deeds.finish_follow_up(task, **answers, by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The follow-up is done."))


def _page(decision: DecisionReport, title: str, button: str, *effects: str) -> DeedPage:
    return DeedPage(
        title=title % {"title": decision.title} if "%(" in title else title,
        lead=f"{state_words(decision)}.",
        button=button,
        back=reverse("workspace:decision", args=[decision.number]),
        back_words=_("Decision report %(number)d") % {"number": decision.number},
        effects=effects,
    )


def _plain(
    request: HttpRequest, decision: DecisionReport, page: DeedPage, deed: Callable[..., Any], said: str
) -> HttpResponse:
    """A deed that asks nothing but the version that was read."""
    form = DeedForm(request.POST or None, initial={"version": decision.version})

    def act(answers: dict[str, Any]) -> None:
        deed(version=answers["version"], by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: said, version=lambda: _fresh(decision).version)


def _kept(request: HttpRequest, number: int) -> DecisionReport:
    """A report whose words may be changed now; 409 for one that is before the Board or decided."""
    decision = access.decision(request, number)
    require_editable(decision)
    return decision


def _in_state(request: HttpRequest, number: int, *states: str) -> DecisionReport:
    """A report in one of the states a deed starts from; 409 otherwise."""
    decision = access.decision(request, number)
    if decision.state not in states:
        words = _("This report is “%(state)s” now, so this step does not apply.")
        raise Refusal(words % {"state": decision.get_state_display()})
    return decision


def _fresh(decision: DecisionReport) -> DecisionReport:
    decision.refresh_from_db()
    return decision

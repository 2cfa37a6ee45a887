"""The way to every thing: not visible is 404, visible but not allowed is 403."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from strategic_plan.models import (
    Action,
    Cycle,
    Dashboard,
    DashboardIndicator,
    DecisionReport,
    Deliverable,
    Edition,
    FollowUp,
    ImportBatch,
    Indicator,
    Inquiry,
    Meeting,
    MeetingGrant,
    Membership,
    Objective,
    Obligation,
    Plan,
    PreparationStep,
    ProposedAmendment,
    Release,
    Rendering,
    Report,
    StatusUpdate,
    User,
)
from strategic_plan.permissions import (
    Deed,
    Person,
    may,
    person_of,
    visible_actions,
    visible_dashboards,
    visible_decisions,
    visible_editions,
    visible_inquiries,
    visible_meetings,
    visible_reports,
    visible_updates,
)
from strategic_plan.web import clock

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def person(request: HttpRequest) -> Person:
    """Who is looking: found once for each request."""
    found = getattr(request, "_person", None)
    if found is None:
        found = person_of(request.user, on=clock.today())
        request._person = found  # type: ignore[attr-defined]
    return cast(Person, found)


def allowed(*deeds: Deed) -> Callable[[View[P]], View[P]]:
    """A page for those who may do at least one of some deeds to something; for others 403."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not any(may(person(request), deed) for deed in deeds):
                raise PermissionDenied(deeds[0].value)
            return view(request, *args, **kwargs)

        checked.deeds = deeds  # type: ignore[attr-defined]
        return cast(View[P], checked)

    return decorate


def check(request: HttpRequest, deed: Deed, thing: Any = None) -> None:
    """403 where a person may see a thing but not do this to it."""
    if not may(person(request), deed, thing):
        raise PermissionDenied(deed.value)


def plan(request: HttpRequest) -> Plan:
    """The plan in force, or the newest there is; 404 where the Board has none yet."""
    check(request, Deed.READ_WORKSPACE)
    in_force = Plan.objects.in_force(clock.today()).first()
    return in_force or get_object_or_404(Plan.objects.order_by("-starts_on")[:1])


def plan_asked(request: HttpRequest) -> Plan:
    """The plan that the address names with ?plan=, else the one in force; a draft is seen by whoever keeps the plan."""
    slug = request.GET.get("plan", "")
    if not slug:
        return plan(request)
    check(request, Deed.READ_WORKSPACE)
    plans = Plan.objects.all() if may(person(request), Deed.KEEP_PLAN) else Plan.objects.exclude(state=Plan.State.DRAFT)
    return get_object_or_404(plans, slug=slug[:80])


def objective(request: HttpRequest, code: str) -> Objective:
    """An objective by its code, "1.2", of the plan that the address names, else of the one in force."""
    priority, number = _parts(code, 2)
    return get_object_or_404(Objective.objects.of_plan(plan_asked(request)), priority__number=priority, number=number)


def indicator(request: HttpRequest, code: str) -> Indicator:
    check(request, Deed.READ_FIGURES)
    return get_object_or_404(
        Indicator.objects.select_related("objective__priority__plan", "numerator", "denominator", "area"), code=code
    )


def dashboard(request: HttpRequest, slug: str) -> Dashboard:
    """A dashboard with what it shows, among those this person is shown."""
    check(request, Deed.READ_FIGURES)
    found = visible_dashboards(person(request)).select_related("breakdown")
    entries = Prefetch("entries", DashboardIndicator.objects.for_page())
    return get_object_or_404(found.prefetch_related(entries, "views"), slug=slug)


def action(request: HttpRequest, code: str) -> Action:
    """An action by its code, "1.2.1", of the plan that the address names, else of the one in force."""
    priority, objective_number, number = _parts(code, 3)
    check(request, Deed.READ_WORKSPACE)
    of_plan = visible_actions(person(request)).of_plan(plan_asked(request)).with_code()
    return get_object_or_404(
        of_plan, objective__priority__number=priority, objective__number=objective_number, number=number
    )


def cycle(request: HttpRequest, pk: int) -> Cycle:
    check(request, Deed.READ_WORKSPACE)
    return get_object_or_404(Cycle.objects.select_related("action_plan__plan"), pk=pk)


def update(request: HttpRequest, pk: int) -> StatusUpdate:
    return get_object_or_404(visible_updates(person(request)).for_page(), pk=pk)


def decision(request: HttpRequest, number: int) -> DecisionReport:
    """A decision report by its number: whatever of it this person may see."""
    return get_object_or_404(visible_decisions(person(request)).for_page(), number=number)


def meeting(request: HttpRequest, pk: int) -> Meeting:
    """A meeting that this person may know of."""
    return get_object_or_404(visible_meetings(person(request)), pk=pk)


def meeting_grant(meeting: Meeting, pk: int) -> MeetingGrant:
    """A grant to a meeting in camera that was not taken back."""
    return get_object_or_404(meeting.grants.filter(ended_at__isnull=True).select_related("user", "meeting"), pk=pk)


def proposal(decision: DecisionReport, pk: int) -> ProposedAmendment:
    """A change that a report proposes."""
    return get_object_or_404(decision.proposals.select_related("decision__plan"), pk=pk)


def follow_up(decision: DecisionReport, pk: int) -> FollowUp:
    """Something that a decision still needs."""
    return get_object_or_404(decision.follow_ups.select_related("decision"), pk=pk)


def deliverable(request: HttpRequest, pk: int) -> Deliverable:
    check(request, Deed.KEEP_OBLIGATIONS)
    return get_object_or_404(Deliverable.objects.select_related("obligation"), pk=pk)


def inquiry(request: HttpRequest, pk: int) -> Inquiry:
    return get_object_or_404(visible_inquiries(person(request)).for_page(), pk=pk)


def deliverable_read(request: HttpRequest, pk: int) -> Deliverable:
    """A deliverable as everybody reads it in the calendar."""
    check(request, Deed.READ_WORKSPACE)
    return get_object_or_404(Deliverable.objects.select_related("obligation"), pk=pk)


def step(deliverable: Deliverable, pk: int) -> PreparationStep:
    """A step on the way to a deliverable."""
    return get_object_or_404(deliverable.steps.select_related("deliverable"), pk=pk)


def obligation(request: HttpRequest, pk: int) -> Obligation:
    """A standing duty of the register."""
    check(request, Deed.READ_WORKSPACE)
    return get_object_or_404(Obligation.objects.select_related("verified_by"), pk=pk)


def report(request: HttpRequest, pk: int) -> Report:
    """A report in the workspace: whatever of it this person may see."""
    return get_object_or_404(
        visible_reports(person(request)).select_related(
            "cycle", "plan", "meeting", "deliverable", "resolution__meeting"
        ),
        pk=pk,
    )


def edition(request: HttpRequest, slug: str, number: int | None = None) -> Edition:
    """One edition of a report at its address for ever; without a number the current one.

    Its body is read when it is served. Whoever serves it asks first whether its report was withdrawn.
    """
    editions = visible_editions(person(request)).filter(report__slug=slug).with_report().order_by("-number")
    return get_object_or_404((editions if number is None else editions.filter(number=number))[:1])


def load(request: HttpRequest, pk: int) -> ImportBatch:
    """A file of figures, for whoever loads them."""
    check(request, Deed.LOAD_OBSERVATIONS)
    return get_object_or_404(ImportBatch.objects.select_related("mapping", "loaded_by", "undone_by"), pk=pk)


def release(request: HttpRequest, pk: int) -> Release:
    """A release with what it withholds, for those who prepare and publish figures."""
    check(request, Deed.READ_RELEASES)
    people = ("prepared_by", "published_by", "discarded_by")
    return get_object_or_404(Release.objects.select_related("predecessor", *people), pk=pk)


def user(request: HttpRequest, pk: int) -> User:
    """Somebody's account, for whoever keeps accounts."""
    check(request, Deed.KEEP_ACCOUNTS)
    return get_object_or_404(User, pk=pk)


def membership(request: HttpRequest, pk: int) -> Membership:
    """Somebody's office, for whoever keeps accounts."""
    check(request, Deed.KEEP_ACCOUNTS)
    return get_object_or_404(Membership.objects.select_related("user"), pk=pk)


def _parts(code: str, count: int) -> list[int]:
    """The numbers of a code; 404 for anything that is none."""
    parts = code.split(".")
    if len(parts) != count or not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):
        raise Http404
    return [int(part) for part in parts]


def brief(request: HttpRequest, pk: int) -> Rendering:
    """An exception brief that this person ordered: it says what they may read, so it is nobody else's."""
    check(request, Deed.READ_WORKSPACE)
    mine = Rendering.objects.filter(purpose=Rendering.Purpose.BRIEF, requested_by=person(request).acting)
    return get_object_or_404(mine.select_related("plan").defer("pdf"), pk=pk)


def rendering(request: HttpRequest, pk: int) -> Rendering:
    """A drawing of a report whose drafts this person may read; its bytes are read when they are served."""
    check(request, Deed.READ_DRAFT_REPORTS)
    drawn = Rendering.objects.filter(report__in=visible_reports(person(request)))
    return get_object_or_404(drawn.select_related("report").defer("pdf", "report__content"), pk=pk)

"""The way to every thing: not visible is 404, visible but not allowed is 403."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from strategic_plan.models import (
    Action,
    Cycle,
    Deliverable,
    Edition,
    Indicator,
    Objective,
    Plan,
    Priority,
    Report,
    StatusUpdate,
)
from strategic_plan.permissions import (
    Deed,
    Person,
    may,
    person_of,
    visible_actions,
    visible_editions,
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


def objective(request: HttpRequest, pk: int) -> Objective:
    check(request, Deed.READ_WORKSPACE)
    return get_object_or_404(Objective.objects.select_related("priority__plan"), pk=pk)


def priority(request: HttpRequest, pk: int) -> Priority:
    check(request, Deed.READ_WORKSPACE)
    return get_object_or_404(Priority.objects.select_related("plan"), pk=pk)


def indicator(request: HttpRequest, pk: int) -> Indicator:
    check(request, Deed.READ_FIGURES)
    return get_object_or_404(
        Indicator.objects.select_related("objective__priority__plan", "numerator", "denominator", "area"), pk=pk
    )


def action(request: HttpRequest, pk: int) -> Action:
    return get_object_or_404(visible_actions(person(request)).with_code(), pk=pk)


def cycle(request: HttpRequest, pk: int) -> Cycle:
    check(request, Deed.READ_WORKSPACE)
    return get_object_or_404(Cycle.objects.select_related("action_plan__plan"), pk=pk)


def update(request: HttpRequest, pk: int) -> StatusUpdate:
    return get_object_or_404(visible_updates(person(request)).for_page(), pk=pk)


def deliverable(request: HttpRequest, pk: int) -> Deliverable:
    check(request, Deed.KEEP_OBLIGATIONS)
    return get_object_or_404(Deliverable.objects.select_related("obligation"), pk=pk)


def report(request: HttpRequest, pk: int) -> Report:
    """A report in the workspace: whatever of it this person may see."""
    return get_object_or_404(
        visible_reports(person(request)).select_related("cycle", "plan", "meeting", "deliverable"), pk=pk
    )


def edition(request: HttpRequest, slug: str, number: int | None = None) -> Edition:
    """One edition of a report at its address for ever; without a number the current one.

    Its body is read when it is served. Whoever serves it asks first whether its report was withdrawn.
    """
    editions = visible_editions(person(request)).filter(report__slug=slug).with_report().order_by("-number")
    return get_object_or_404((editions if number is None else editions.filter(number=number))[:1])

"""The plan for the public, read from the newest edition that carries it and from nothing that was not published."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from strategic_plan.models import Edition, Meeting, Release, SubmissionCall
from strategic_plan.models.environment.submissions import SubmissionCallQuerySet
from strategic_plan.portal.charts import ChartFrame, frame
from strategic_plan.summaries.portal.pages import objective_page, plan_page
from strategic_plan.summaries.portal.shelf import shelf
from strategic_plan.summaries.portal.source import (
    PublishedPlan,
    candidates,
    published_plan,
    published_plan_of,
    published_plans,
)
from strategic_plan.summaries.releases.content import public_figures_of
from strategic_plan.summaries.releases.lens import current_release
from strategic_plan.web import clock
from strategic_plan.web.conditional import public_page

ON_THE_HOME = 3
"""How many reports stand on the shelf of the home page."""


def plan_fingerprint(request: HttpRequest, code: str = "", slug: str = "") -> tuple[object, ...]:
    """The plan pages change when something is published or withdrawn."""
    return tuple(candidates(Edition.objects.all()).values_list("pk", flat=True))


def home_fingerprint(request: HttpRequest) -> tuple[object, ...]:
    """The home also says when the Board meets next, and what it asks."""
    return (*plan_fingerprint(request), _next_meeting(), *_open_calls().values_list("pk", "version"))


@login_not_required
@require_safe
@public_page(home_fingerprint)
def home(request: HttpRequest) -> HttpResponseBase:
    """Is the police service doing what it promised: one look."""
    published = published_plan(Edition.objects.all(), on=clock.today())
    return render(
        request,
        "portal/home.html",
        {
            "page": plan_page(published) if published else None,
            "shelf": shelf(Edition.objects.public().standing(), most=ON_THE_HOME),
            "next_meeting": _next_meeting(),
            "calls": _open_calls(),
        },
    )


@login_not_required
@require_safe
@public_page(plan_fingerprint)
def plan(request: HttpRequest) -> HttpResponseBase:
    """What the Board wants to be true, priority by priority."""
    return _plan(request, published_plan(Edition.objects.all(), on=clock.today()))


@login_not_required
@require_safe
@public_page(plan_fingerprint)
def plan_of(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One plan at its own address, also before it is in force and after it is over."""
    published = published_plan_of(Edition.objects.all(), slug)
    if published is None:
        raise Http404(slug)
    return _plan(request, published, slug)


def objective_fingerprint(request: HttpRequest, code: str = "", slug: str = "") -> tuple[object, ...]:
    """A promise also leads to its figures, which a release brings."""
    newest = Release.objects.published().values_list("pk", flat=True)[:1]
    return (*plan_fingerprint(request, code, slug), "release", *newest)


@login_not_required
@require_safe
@public_page(objective_fingerprint)
def objective(request: HttpRequest, code: str) -> HttpResponseBase:
    """One promise of the plan in force: what the numbers say and what was done."""
    return _objective(request, published_plan(Edition.objects.all(), on=clock.today()), code)


@login_not_required
@require_safe
@public_page(objective_fingerprint)
def objective_of(request: HttpRequest, slug: str, code: str) -> HttpResponseBase:
    """One promise of one plan."""
    return _objective(request, published_plan_of(Edition.objects.all(), slug), code, slug)


def _plan(request: HttpRequest, published: PublishedPlan | None, slug: str = "") -> HttpResponseBase:
    block = published.block if published else None
    context = {
        "page": plan_page(published) if published else None,
        "slug": slug,
        "others": [
            each for each in published_plans(Edition.objects.all()) if not block or each.starts_on != block.starts_on
        ],
        "is_over": block is not None and block.ends_on < clock.today(),
        "is_ahead": block is not None and block.starts_on > clock.today(),
    }
    return render(request, "portal/plan.html", context)


def _objective(request: HttpRequest, published: PublishedPlan | None, code: str, slug: str = "") -> HttpResponseBase:
    page = objective_page(published, code) if published else None
    if page is None:
        raise Http404(code)
    release = current_release()
    released = {each.key for each in public_figures_of(release).indicators} if release else set()
    charts: dict[str, ChartFrame] = {each.key: frame(each) for each in page.objective.indicators if each.chart}
    return render(
        request,
        "portal/objective.html",
        {
            "page": page,
            "slug": slug,
            "chart": charts.get(page.lead.key) if page.lead else None,
            "others": [(each, charts.get(each.key)) for each in page.others],
            "figures": [each for each in page.objective.indicators if each.key in released],
        },
    )


def _next_meeting() -> Meeting | None:
    return Meeting.objects.public().after(clock.today()).first()


def _open_calls() -> SubmissionCallQuerySet:
    return SubmissionCall.objects.open_on(clock.today())

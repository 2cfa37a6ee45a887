"""Figures for the public: a release, its pages and its files, and never a live table."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import condition, require_safe

from strategic_plan.exchange.rows import Cell, csv_text
from strategic_plan.models import Release
from strategic_plan.portal.charts import frame
from strategic_plan.summaries.portal.figures import PublicIndicatorPage, figures_page, indicator_page
from strategic_plan.summaries.releases.frozen import json_text
from strategic_plan.summaries.releases.lens import current_release
from strategic_plan.summaries.releases.rows import indicator_json, released_rows
from strategic_plan.web.conditional import HOUR, public_page, unchanging

HEADER = ("Measure", "Unit", "Area", "Category", "From", "Until", "Value", "Qualifier", "Absence", "Finality",
          "Was", "Source", "Release", "As of")  # fmt: skip


def figures_fingerprint(request: HttpRequest, code: str = "") -> tuple[object, ...]:
    """These pages change when figures are made public, and only then."""
    return tuple(Release.objects.published().values_list("pk", flat=True)[:1])


@login_not_required
@require_safe
@public_page(figures_fingerprint)
def figures(request: HttpRequest) -> HttpResponseBase:
    """Every figure, promise by promise."""
    release = current_release()
    releases = Release.objects.published().defer("data", "suppressed")
    return render(
        request,
        "portal/figures.html",
        {"page": figures_page(release) if release else None, "releases": releases, "medium": "screen"},
    )


@login_not_required
@require_safe
@public_page(figures_fingerprint)
def figure(request: HttpRequest, code: str) -> HttpResponseBase:
    """One figure: in words, as a chart, in tables, and how it is made."""
    page = _page(code)
    line = page.indicator.line
    rows_url = reverse("portal:figure-csv", args=[code])
    chart = frame(line, download_url=rows_url) if line.chart else None
    return render(request, "portal/figure.html", {"page": page, "chart": chart})


@login_not_required
@require_safe
@public_page(figures_fingerprint)
def figure_csv(request: HttpRequest, code: str) -> HttpResponseBase:
    """The cells behind one figure, with where they come from."""
    page = _page(code)
    text = csv_text(HEADER, _rows(page.release, page.indicator.measures))
    return _file(text, f"{code}-release-{page.release.number}.csv", "text/csv; charset=utf-8")


@login_not_required
@require_safe
@public_page(figures_fingerprint)
def figure_data(request: HttpRequest, code: str) -> HttpResponseBase:
    """One figure as JSON, as its release holds it."""
    page = _page(code)
    text = json.dumps(indicator_json(page.release, code, page.indicator.measures), ensure_ascii=False, sort_keys=True)
    return _file(text, f"{code}-release-{page.release.number}.json", "application/json")


def release_etag(request: HttpRequest, number: int) -> str | None:
    """The fingerprint of a release names its bytes."""
    found = Release.objects.published().filter(number=number).values_list("sha256", flat=True).first()
    return f'"{found}"' if found else None


@login_not_required
@require_safe
@condition(etag_func=release_etag)
def release_data(request: HttpRequest, number: int) -> HttpResponseBase:
    """A whole release, current or earlier, as the JSON that its fingerprint is made of."""
    release = get_object_or_404(Release.objects.published(), number=number)
    return unchanging(_file(json_text(release.data), f"release-{number}.json", "application/json"), seconds=HOUR)


@login_not_required
@require_safe
@condition(etag_func=release_etag)
def release_csv(request: HttpRequest, number: int) -> HttpResponseBase:
    """A whole release as rows."""
    release = get_object_or_404(Release.objects.published(), number=number)
    text = csv_text(HEADER, _rows(release, None))
    return unchanging(_file(text, f"release-{number}.csv", "text/csv; charset=utf-8"), seconds=HOUR)


def _page(code: str) -> PublicIndicatorPage:
    release = current_release()
    page = indicator_page(release, code) if release else None
    if page is None:
        raise Http404(code)
    return page


def _rows(release: Release, measures: tuple[str, ...] | None) -> Iterator[tuple[Cell, ...]]:
    for row in released_rows(release, measures):
        yield (row.measure, row.unit, row.area, row.category, row.start, row.end, row.value, row.qualifier,
               row.absence, row.finality, row.was, row.source, release.number, release.as_of)  # fmt: skip


def _file(text: str, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(text.encode(), content_type=content_type)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response

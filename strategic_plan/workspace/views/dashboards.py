"""Dashboards: figures by area narrowed to what the address asks, as a page and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.forms import BoundField
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.calculations.formats import NO_BREAK_SPACE, date_words
from strategic_plan.exchange.rows import Cell, csv_lines
from strategic_plan.models import Dashboard
from strategic_plan.permissions import Deed, may
from strategic_plan.summaries.dashboards import (
    AreaDashboard,
    AskedError,
    KeyFigures,
    Subject,
    fits_by_area,
    read_area_dashboard,
    read_key_figures,
    read_subject,
    shown_views,
)
from strategic_plan.summaries.dashboards.drawings import View, read_view
from strategic_plan.web import access, clock
from strategic_plan.web.choices import Choice
from strategic_plan.web.context import PeriodLine
from strategic_plan.web.downloads import csv_file
from strategic_plan.web.figures import PAGE, Figure
from strategic_plan.workspace.forms.dashboards import DashboardForm

HALF = 544.0
"""The measure of one of two charts that stand beside each other."""


@require_safe
@access.allowed(Deed.READ_FIGURES)
def dashboard(request: HttpRequest, slug: str) -> HttpResponse:
    """One dashboard; the address carries the question. htmx is answered with the part that changes."""
    found = access.dashboard(request, slug)
    if found.kind == Dashboard.Kind.KEY_FIGURES:
        return _key_figures(request, found)
    subject = read_subject(found, found.indicators, request.GET.get("indicator", ""))
    if subject is None:
        raise Http404(slug)
    form, page = _answered(request, subject)
    context = {
        "dashboard": found,
        "form": form,
        "page": page,
        "days": _days(form, page),
        "may_arrange": may(access.person(request), Deed.KEEP_DASHBOARDS),
        **_around(request, found, subject, page),
    }
    swapped = request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request")
    template = "_answer.html" if swapped else "dashboard.html"
    return render(request, f"workspace/dashboards/{template}", context | {"swapped": swapped})


@require_safe
@access.allowed(Deed.READ_FIGURES)
def dashboard_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The numbers that the page shows for the same address, unrounded and as shown."""
    found = access.dashboard(request, slug)
    if found.kind == Dashboard.Kind.KEY_FIGURES:
        figures = read_key_figures(found.indicators, today=clock.today())
        return csv_file(csv_lines(_KEY_HEADER, _key_rows(figures)), f"{slug}-{figures.today.isoformat()}")
    subject = read_subject(found, found.indicators, request.GET.get("indicator", ""))
    if subject is None:
        raise Http404(slug)
    _form, page = _answered(request, subject)
    if page is None:
        return redirect(_address(reverse("workspace:dashboard", args=[slug]), request.GET))
    if view := read_view(page, request.GET.get("chart", "")):
        table = view.drawing.table()
        return csv_file(csv_lines(table.header, table.rows), f"{slug}-{view.key}-{page.frame.period.end.isoformat()}")
    name = f"{slug}-{page.frame.period.start.isoformat()}-{page.frame.period.end.isoformat()}"
    return csv_file(csv_lines(_HEADER, _rows(page)), name)


def _key_figures(request: HttpRequest, found: Dashboard) -> HttpResponse:
    """A dashboard of key figures: nothing to narrow, every number as of today."""
    page = read_key_figures(found.indicators, today=clock.today())
    left = format_html("{} <b>{}</b>", _("Figures as of"), date_words(page.today))
    return render(
        request,
        "workspace/dashboards/key_figures.html",
        {
            "dashboard": found,
            "page": page,
            "csv_url": reverse("workspace:dashboard-csv", args=[found.slug]),
            "may_arrange": may(access.person(request), Deed.KEEP_DASHBOARDS),
            "period_line": PeriodLine(left, _("Complete periods only"), ""),
        },
    )


def _answered(request: HttpRequest, subject: Subject) -> tuple[DashboardForm, AreaDashboard | None]:
    """The question with its answer; without one the form says what is wrong."""
    form = DashboardForm(request.GET or None, subject=subject)
    if form.is_bound and not form.is_valid():
        return form, None
    try:
        return form, read_area_dashboard(subject, form.asked, today=clock.today())
    except AskedError as error:
        if not form.is_bound:
            form = DashboardForm({}, subject=subject)
            form.is_valid()
        form.refuse(error)
        return form, None


def _days(form: DashboardForm, page: AreaDashboard | None) -> list[tuple[BoundField, str]]:
    """The days of the range as the filter shows them: what was typed, or what the answer is about."""
    period = page.frame.period if page else None
    shown = []
    for name, day in (("start", period and period.start), ("end", period and period.end)):
        typed = form[name].value() if form.is_bound else None
        answered = form.cleaned_data.get(name) or (day if not typed else None) if form.is_bound else day
        words = date_words(answered).replace(NO_BREAK_SPACE, " ") if answered else str(typed or "")
        shown.append((form[name], words))
    return shown


def _around(request: HttpRequest, found: Dashboard, subject: Subject, page: AreaDashboard | None) -> dict[str, Any]:
    """The switches, presets and charts around the figures."""
    base, query = reverse("workspace:dashboard", args=[found.slug]), request.GET
    csv_url = _address(reverse("workspace:dashboard-csv", args=[found.slug]), query)
    fitting = [indicator for indicator in found.indicators if fits_by_area(indicator)]
    around: dict[str, Any] = {
        "csv_url": csv_url,
        "link_url": request.build_absolute_uri(_address(base, query)),
        "indicators": [
            Choice(each.title, _address(base, query, indicator=each.code), each.pk == subject.indicator.pk)
            for each in fitting
        ]
        if len(fitting) > 1
        else [],
    }
    if page is None:
        return around
    asked = page.frame.asked
    chosen = next((column.key for column in page.columns if column.key == asked.span), page.columns[0].key)
    views = [view for kind in shown_views(found) if (view := read_view(page, kind))]
    return around | {
        "chosen": chosen,
        "presets": [
            Choice(
                preset.title,
                _address(base, query, **{"from": preset.period.start.isoformat(), "to": preset.period.end.isoformat()}),
                preset.period == page.frame.period,
            )
            for preset in page.frame.presets
        ],
        "spans": [
            Choice(each.title, _address(base, query, span=each.key), each.key == chosen) for each in page.columns
        ],
        "switch": [
            Choice(page.subject.whole.name, _address(base, query, view=""), not asked.by_district),
            Choice(_("District by district"), _address(base, query, view="district"), asked.by_district),
        ]
        if subject.districts
        else [],
        "shows_matrix": "matrix" in shown_views(found),
        "charts": [_chart(view, page, csv_url) for view in views],
        "period_line": _period_line(page),
        "everything_url": base,
    }


def _chart(view: View, page: AreaDashboard, csv_url: str) -> dict[str, Any]:
    figure = Figure(
        view.drawing,
        says=view.says,
        sub=view.sub,
        source=page.source,
        download_url=f"{csv_url}{'&' if '?' in csv_url else '?'}chart={view.key}",
        width=PAGE if view.is_wide else HALF,
    )
    return {"key": view.key, "is_wide": view.is_wide, "figure": figure}


def _period_line(page: AreaDashboard) -> PeriodLine:
    """As of when the figures are, and that only complete months count."""
    left: Any = _("No figures yet")
    if page.recorded_at is not None:
        moment = timezone.localtime(page.recorded_at)
        left = format_html("{} <b>{}, {}</b>", _("Data as of"), date_words(moment.date()), f"{moment:%H:%M}")
    complete = _("Complete months only, to %(day)s") % {"day": date_words(page.frame.complete_to)}
    return PeriodLine(left, complete, _("Preliminary") if page.is_preliminary else _("Final"))


def _address(base: str, query: QueryDict, **changes: str) -> str:
    """An address with some of its choices changed; an empty choice is left out."""
    asked = query.copy()
    for name, value in changes.items():
        asked.pop(name, None)
        if value:
            asked[name] = value
    written = asked.urlencode()
    return f"{base}?{written}" if written else base


_HEADER = (
    "Span", "From", "To", "Area code", "Area", "Count of", "Count", "Count shown", "Count a year earlier",
    "Change %", "Change shown", "Rate", "Rate value", "Rate shown", "Rate a year earlier", "Rate change %",
    "Rate change shown", "Rate change in points", "Types", "Statuses", "Complete to", "Finality", "Source",
)  # fmt: skip


def _rows(page: AreaDashboard) -> Iterator[tuple[Cell, ...]]:
    types = " ".join(category.code for category in page.frame.categories) or "all"
    states = " ".join(state.code for state in page.frame.states) or "all"
    for column, area in page.cells():
        count, rate = area.count, area.rate
        with_rate: tuple[Cell, ...] = (
            page.subject.rate_title, rate.value, rate.value_words, rate.previous,
            rate.change.relative, rate.change.words, rate.change.points,
        ) if page.subject.top else (None,) * 7  # fmt: skip
        yield (
            column.title, column.period.start, column.period.end, area.code, area.name,
            page.subject.count_title, count.value, count.value_words, count.previous,
            count.change.relative, count.change.words, *with_rate,
            types, states, page.frame.complete_to, "preliminary" if page.is_preliminary else "final",
            page.subject.count.source,
        )  # fmt: skip


_KEY_HEADER = (
    "Objective", "Code", "Indicator", "From", "Until", "Value", "Qualifier", "Shown as", "A year earlier", "Change",
    "Finality", "Source", "As of",
)  # fmt: skip


def _key_rows(page: KeyFigures) -> Iterator[tuple[Cell, ...]]:
    for group in page.groups:
        for each in group.lines:
            line = each.line
            source = " ".join((line.source.text, line.source.tag)).strip() if line.source else ""
            yield (
                f"{group.code} {group.title}", line.key, line.title, line.period_start, line.period_end,
                line.actual.value, line.qualifier_words, line.actual.text,
                line.previous.value if line.previous else None, line.change_words,
                "preliminary" if each.evaluation.is_preliminary else "final", source, page.today,
            )  # fmt: skip

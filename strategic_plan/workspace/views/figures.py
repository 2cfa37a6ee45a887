"""Figures: every indicator on one page, each one on its own, and both as files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from strategic_plan.charts.table import Table
from strategic_plan.documents import drawing
from strategic_plan.exchange.rows import Cell, csv_lines
from strategic_plan.permissions import Deed, may, visible_dashboards
from strategic_plan.summaries.figures import FiguresPage, IndicatorPage, read_figures, read_indicator
from strategic_plan.summaries.quality import read_quality
from strategic_plan.summaries.reports.drawings import Chart
from strategic_plan.web import access, clock
from strategic_plan.web.context import PeriodLine
from strategic_plan.web.downloads import csv_file
from strategic_plan.web.figures import Figure
from strategic_plan.workspace.views.targets import kept_of

FIELD = 736
"""The measure beside a panel or a hanging heading."""
WIDER = 160
"""How much wider a hanging section is than the column beside a panel."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart as ``components/chart.html`` shows it; the drawing holds its wide and its narrow variant."""

    says: str
    sub: str
    wide: SafeString
    source: str
    table: Table
    download_url: str

    @property
    def header(self) -> tuple[str, ...]:
        return self.table.header

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return self.table.rows


@access.allowed(Deed.READ_FIGURES)
def figures(request: HttpRequest) -> HttpResponse:
    """Every indicator by priority, after the dashboards that this person is shown."""
    page = read_figures(access.plan(request), today=clock.today())
    person = access.person(request)
    return render(
        request,
        "workspace/figures/figures.html",
        {
            "page": page,
            "dashboards": visible_dashboards(person).order_by("is_taken_down", "position", "title", "pk"),
            "may_arrange": may(person, Deed.KEEP_DASHBOARDS),
            "period_line": _as_of(page),
            "medium": "screen",
            "may_load": may(person, Deed.LOAD_OBSERVATIONS),
            "may_release": may(person, Deed.READ_RELEASES),
        },
    )


@access.allowed(Deed.READ_FIGURES)
def figures_csv(request: HttpRequest) -> HttpResponseBase:
    """What the page shows, as a file."""
    page = read_figures(access.plan(request), today=clock.today())
    header = ("Priority", "Objective", "Code", "Indicator", "Period", "Value", "Shown as", "A year earlier", "Change",
              "Target", "Rating", "Why", "As of", "Source")  # fmt: skip
    return csv_file(csv_lines(header, _figure_rows(page)), f"figures-{page.today.isoformat()}")


@access.allowed(Deed.READ_FIGURES)
def figures_quality(request: HttpRequest) -> HttpResponse:
    """Of the values that were due, which are reported, on time or late; and how fresh each measure is."""
    page = read_quality(access.plan(request), today=clock.today())
    return render(request, "workspace/figures/quality.html", {"page": page})


@access.allowed(Deed.READ_FIGURES)
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: its figure in words, its chart, why it is rated so, and how it is made."""
    found = access.indicator(request, code)
    page = read_indicator(found, today=clock.today())
    rows_url = reverse("workspace:indicator-csv", args=[code])
    return render(
        request,
        "workspace/figures/indicator.html",
        {
            "page": page,
            "chart": _frame(page.chart, rows_url) if page.chart else None,
            "districts": _frame(page.districts, "") if page.districts else None,
            "divided": [
                Figure(view.drawing, view.says, view.sub, width=FIELD + WIDER if view.is_wide else FIELD)
                for view in page.divided
            ],
            "may_ask": may(access.person(request), Deed.ASK_INQUIRY),
            "may_load": may(access.person(request), Deed.LOAD_OBSERVATIONS),
            "rows_url": rows_url,
            "period_line": PeriodLine(format_html("{} <b>{}</b>", _("Figures as of"), page.as_of), "", ""),
            "medium": "screen",
            **kept_of(request, found),
        },
    )


@access.allowed(Deed.READ_FIGURES)
def indicator_csv(request: HttpRequest, code: str) -> HttpResponseBase:
    """The stored values behind one indicator, so that anybody can work it out again."""
    page = read_indicator(access.indicator(request, code), today=clock.today())
    header = ("Measure", "Area", "From", "Until", "Value", "Qualifier", "Absence", "Finality",
              "Indicator", "Unit", "Form", "Method version", "Method since", "Source", "Complete to", "Illustrative",
              "As of")  # fmt: skip
    return csv_file(csv_lines(header, _observed_rows(page)), f"{code}-{clock.today().isoformat()}")


def _as_of(page: FiguresPage) -> PeriodLine:
    left = format_html("{} <b>{}</b>", _("Figures as of"), page.as_of)
    return PeriodLine(
        left, _("Complete periods only"), _("Some figures are preliminary") if page.is_preliminary else ""
    )


def _frame(data: Chart, download_url: str) -> Frame:
    source = data.source
    return Frame(
        says=data.heading,
        sub=data.note,
        wide=drawing.chart(data, medium="screen", width=FIELD, height=0),
        source=" ".join(part for part in (source.text, source.tag, source.after) if part) if source else "",
        table=drawing.rows(data),
        download_url=download_url,
    )


def _figure_rows(page: FiguresPage) -> Iterator[tuple[Cell, ...]]:
    for priority in page.priorities:
        for line in priority.lines:
            shown = line.indicator
            yield (
                f"{priority.number} {priority.title}",
                f"{line.objective_code} {line.objective_title}",
                shown.key,
                shown.title,
                shown.period_words,
                shown.actual.value,
                shown.actual.text,
                shown.previous.value if shown.previous else None,
                shown.change_words,
                shown.target_words,
                shown.rating.words,
                shown.rating_sentence,
                page.today,
                " ".join((shown.source.text, shown.source.tag)).strip() if shown.source else "",
            )


def _observed_rows(page: IndicatorPage) -> Iterator[tuple[Cell, ...]]:
    """Each value with everything that says what it is, so that a row stands for itself wherever it is pasted."""
    indicator, source = page.indicator, page.line.source
    measure = indicator.numerator
    about: tuple[Cell, ...] = (
        indicator.title, indicator.unit, str(indicator.get_form_display()), indicator.method_version,
        indicator.method_since, source.text if source else "",
        measure.complete_through if measure else None, "yes" if measure and measure.is_illustrative else "no",
        page.evaluation.end,
    )  # fmt: skip
    for row in page.rows():
        yield (row.measure, row.area, row.start, row.end, row.value, row.qualifier, row.absence, row.finality, *about)

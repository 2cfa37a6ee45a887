"""The gallery: every component in every state on one page, with invented rows, so that the look has one place."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import django_tables2 as tables
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from strategic_plan.calculations.differences import differences
from strategic_plan.calculations.formats import date_words, percent
from strategic_plan.calculations.ratings import Input, Rating, RatingResult
from strategic_plan.calculations.statuses import Health
from strategic_plan.charts.line import LineChart
from strategic_plan.charts.points import Gap, Point, Series, TargetPath
from strategic_plan.charts.scales import year_ticks
from strategic_plan.charts.target_line import TargetLine
from strategic_plan.web.fields import ChosenField, HealthChoices, PlainDateField, PlainIntegerField, PlainTextField
from strategic_plan.web.figures import Figure
from strategic_plan.web.marks import health
from strategic_plan.web.tables import LINK, NUMBER, PlanTable
from strategic_plan.workspace.views.gallery_charts import charts

TODAY = date(2024, 4, 11)


@dataclass(frozen=True, slots=True)
class Row:
    """An action as a list shows it."""

    code: str
    title: str
    health: Health
    owner: str
    due: date
    milestones: str


ROWS = [
    Row(
        "1.2.1", "Call every victim back within a week", Health.DELAYED, "Victim services", date(2024, 6, 30), "1 of 4"
    ),
    Row("5.2.1", "Liaison officers at protests", Health.DELAYED, "Inspector, District 1", date(2024, 6, 30), "0 of 3"),
    Row("1.1.2", "Fortnightly case reviews", Health.AT_RISK, "Detective Sergeant", date(2024, 5, 31), "1 of 3"),
    Row("3.1.2", "Coaching for every member", Health.AT_RISK, "Inspector, District 1", date(2024, 12, 31), "2 of 5"),
    Row("4.1.1", "Task force on auto theft", Health.ON_TRACK, "Investigations", date(2024, 4, 30), "5 of 6"),
    Row("2.3.1", "A media plan for each district", Health.ON_TRACK, "Communications", date(2024, 5, 31), "3 of 4"),
    Row("2.1.1", "Safety talks for newcomers", Health.ON_TRACK, "Community Mobilization", date(2024, 6, 30), "2 of 3"),
    Row(
        "3.1.1", "Coach training for supervisors", Health.COMPLETE, "Inspector, District 1", date(2024, 2, 29), "3 of 3"
    ),
    Row("3.3.1", "Debriefs after hard calls", Health.ON_HOLD, "Wellness", date(2024, 9, 30), "0 of 2"),
    Row("2.2.2", "Mentors in high schools", Health.NOT_STARTED, "Community Mobilization", date(2024, 9, 1), "0 of 4"),
    Row("5.1.3", "A second radar trailer", Health.CANCELLED, "Inspector, Traffic", date(2024, 3, 31), "1 of 2"),
]


class GalleryTable(PlanTable):
    """Eleven actions on two pages."""

    one, many = _("action"), _("actions")
    order_words = _("the worst first, then by due date")
    row_header = "title"

    code = tables.Column(verbose_name=_("Code"), attrs={"td": {"class": "code"}})
    title = tables.Column(verbose_name=_("Action"), attrs=LINK, linkify=lambda: "#marks")
    health = tables.Column(verbose_name=_("Health"))
    owner = tables.Column(verbose_name=_("Owner"))
    due = tables.Column(verbose_name=_("Due"), attrs={"td": {"class": "nowrap"}})
    milestones = tables.Column(verbose_name=_("Milestones met"), attrs=NUMBER, orderable=False)

    def render_health(self, value: Health) -> str:
        return health(value)

    def render_due(self, value: date) -> str:
        return date_words(value)


class GalleryForm(forms.Form):
    """One question of each kind."""

    health = ChosenField(
        label=_("How is it going?"), choices=[(each.value, each.label) for each in Health], widget=HealthChoices
    )
    reason = PlainTextField(
        label=_("Why is it at risk?"),
        rows=2,
        error_messages={"required": _("Say why the action is at risk")},
        shown_for="at_risk delayed on_hold cancelled",
    )
    expected_on = PlainDateField(label=_("Back on track by"), help_text=_("Such as 31 May 2024."))
    done = PlainTextField(
        label=_("What was done?"), rows=4, counts_words=True, help_text=_("About 60 words. Begin with the result.")
    )
    held = PlainIntegerField(label=_("Reviews held"))
    area = ChosenField(label=_("Area"), choices=[("", _("Region and districts")), ("1", _("District 1"))])
    read = forms.BooleanField(
        label=_("I have read the final preview, 48 pages"),
        error_messages={"required": _("Read the final preview first")},
    )


@dataclass(frozen=True, slots=True)
class Example:
    """What the gallery's includes are given."""

    healths: list[Health] = field(default_factory=lambda: list(Health))
    ratings: tuple[str, ...] = ("achieved", "on_track", "at_risk", "off_track", "worsening")
    lives: tuple[str, ...] = ("draft", "submitted", "returned", "approved", "in_review", "scheduled", "published")
    soon: date = date(2024, 4, 12)
    later: date = date(2024, 5, 15)
    past: date = date(2024, 2, 29)


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, with a form as it arrives and the same form sent empty."""
    table = GalleryTable(ROWS, request=request, order_by=request.GET.get("sort"), download_url="#")
    table.paginate(page=request.GET.get("page", 1), per_page=10)
    refused = GalleryForm(
        {"refused-health": "at_risk", "refused-expected_on": "02/03/2026", "refused-held": "1_000"}, prefix="refused"
    )
    return render(
        request,
        "workspace/gallery.html",
        {
            "example": Example(),
            "today": TODAY,
            "table": table,
            "form": GalleryForm(initial={"health": "at_risk", "held": 13, "expected_on": date(2024, 5, 31)}),
            "refused": refused,
            "charts": charts(),
            **_includes(),
        },
    )


def _includes() -> dict[str, object]:
    why = RatingResult(
        Rating.WORSENING,
        "worse than where it began by more than the tolerance",
        (Input("Began at", "43.7%"), Input("Expected by now", "44.6%"), Input("Actual", "41.6%")),
    )
    line = TargetLine(
        "From 43.7% to 47% promised. Now 41.6%, below where it began; 44.6% was expected by now.",
        baseline=43.7, target=47, actual=41.6, expected=44.6, state="worsening",
    )  # fmt: skip
    ahead = TargetLine(
        "From 0 to 18 promised. Now 13; 11 expected by now.",
        baseline=0, target=18, actual=13, expected=11, state="on_track",
    )  # fmt: skip
    seats = ["approved", "submitted", "returned", "draft", "not_begun", "approved", "approved"]
    return {
        "indicators": [
            SimpleNamespace(
                title="Share of reported occurrences cleared, Region",
                url="#",
                value="42%",
                rating="worsening",
                path="from 44% in 2022 to 47% by 31 December 2026",
                line=mark_safe(line.svg()),
                result=why,
            ),
            SimpleNamespace(
                title="Case reviews held in a quarter",
                url="#",
                value="13",
                rating="on_track",
                path="from 0 to 18 by 31 December 2024",
                line=mark_safe(ahead.svg()),
                result=why,
            ),
            SimpleNamespace(
                title="Files opened again and cleared",
                url="#",
                value="7",
                rating="no_rating",
                reason="activity count",
                path="no target",
            ),
        ],
        "remarks": [
            SimpleNamespace(
                said="Back on track by 31 May 2024, no milestone moved",
                known="“All three districts meeting” was due on 29 February 2024 and has no new date",
                settle="Give it a date",
                anchor="expected_on",
            ),
            SimpleNamespace(said="At risk", known="The clearance rate under this objective fell", settle=""),
        ],
        "chart": Figure(
            _yearly(),
            says="The rate is below where the plan began, and the gap is growing.",
            sub="Share of reported occurrences cleared, Region. The scale starts at 40%.",
            source="Source: the Service’s records, as of 11 April 2024. 2019 to 2021 illustrative.",
            download_url="#",
        ),
        "timeline": [
            SimpleNamespace(deed="Version 2 submitted", when="today, 12:38"),
            SimpleNamespace(
                deed="Returned",
                when="9 April 2024, 16:05",
                by="Chief’s office",
                words="Five sessions of 18 are missing: cancelled, or still to come?",
            ),
            SimpleNamespace(deed="Version 1 submitted", when="8 April 2024, 10:12"),
        ],
        "groups": [
            SimpleNamespace(
                title="1 Clearances",
                seats=[
                    SimpleNamespace(code=f"1.{n}", state=state, url="#", title="Fortnightly case reviews")
                    for n, state in enumerate(seats, start=1)
                ],
            )
        ],
        "parts": differences(
            "Thirteen case reviews were held, in all districts. Seven files were cleared.",
            "Thirteen case reviews were held, five in District 1 and four in each of the others. "
            "Seven files were cleared.",
        ),
        "chips": [
            SimpleNamespace(label="All", count=4, url="#", current=True),
            SimpleNamespace(label="Status changed", count=3, url="#", current=False),
            SimpleNamespace(label="Does not fit", count=2, url="#", current=False),
        ],
        "choices": [
            SimpleNamespace(label="Since version 1, which you returned", url="#", current=True),
            SimpleNamespace(label="Since last quarter", url="#", current=False),
            SimpleNamespace(label="Clean", url="#", current=False),
        ],
        "checks": [
            SimpleNamespace(words="All 13 sections are approved", done=True),
            SimpleNamespace(words="Data notes", done=False, needs=True, note="Needs your words", url="#"),
            SimpleNamespace(words="Summary by priority", done=False, note="Waits for 4 updates"),
        ],
        "asked": SimpleNamespace(
            title="How many people came to the town halls?",
            about="Asked 28 March 2024, about 4.2",
            state="Answered 18 April 2024",
        ),
        "theirs": SimpleNamespace(
            title="Saved at 14:20 by the Inspector, Traffic",
            parts=[
                SimpleNamespace(kind="same", text="The district made "),
                SimpleNamespace(kind="added", text="17,112 traffic stops"),
                SimpleNamespace(kind="same", text=" in 2023."),
            ],
        ),
        "mine": SimpleNamespace(
            title="Yours, not saved yet",
            parts=[
                SimpleNamespace(kind="same", text="The district made "),
                SimpleNamespace(kind="added", text="more traffic stops than the year before"),
                SimpleNamespace(kind="same", text=" in 2023."),
            ],
        ),
    }


def _yearly() -> LineChart:
    figures = ((2019, "46.2"), (2020, "47.1"), (2021, "45"), (2022, "43.74"), (2023, "41.65"))
    points = tuple(
        Point(year, Decimal(rate), str(year), percent(Decimal(rate), 1), percent(Decimal(rate)))
        for year, rate in figures
    )
    return LineChart(
        title="Clearance rate, Region: 46% in 2019, 44% in 2022, 42% in 2023. The path runs to 47% in 2026.",
        series=(Series("Region", points),),
        ticks=year_ticks(2019, 2026),
        path=TargetPath(
            ((2022, Decimal("43.74")), (2026, Decimal(47))), "Promised: 47%", "by 31\u00a0December\u00a02026"
        ),
        gap=Gap(2023, Decimal("41.65"), Decimal("44.56"), "2.9 points short", "44.6% expected by now"),
        first_head="Year",
    )

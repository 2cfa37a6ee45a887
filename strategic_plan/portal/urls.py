"""Addresses anybody may ask for."""

from django.urls import URLPattern, path

from strategic_plan.portal.views import (
    calendar,
    calls,
    compare,
    decisions,
    editions,
    feed,
    figures,
    heard,
    mail,
    pages,
    plan,
    reports,
    search,
    verify,
)

app_name = "portal"

DECISIONS: list[URLPattern] = [
    path("decisions/", decisions.decisions, name="decisions"),
    path("calendar/<str:secret>.ics", calendar.calendar_feed, name="calendar-feed"),
]

PLAN: list[URLPattern] = [
    path("", plan.home, name="home"),
    path("plan/", plan.plan, name="plan"),
    path("plans/<slug:slug>/", plan.plan_of, name="plan-of"),
    path("plans/<slug:slug>/objectives/<code>/", plan.objective_of, name="objective-of"),
    path("plan/objectives/<code>/", plan.objective, name="objective"),
]

FIGURES: list[URLPattern] = [
    path("figures/", figures.figures, name="figures"),
    path("figures/releases/<int:number>/release.json", figures.release_data, name="release-data"),
    path("figures/releases/<int:number>/release.csv", figures.release_csv, name="release-csv"),
    path("figures/<slug:code>/", figures.figure, name="figure"),
    path("figures/<slug:code>/rows.csv", figures.figure_csv, name="figure-csv"),
    path("figures/<slug:code>/figure.json", figures.figure_data, name="figure-data"),
]

REPORTS: list[URLPattern] = [
    path("reports/", reports.reports, name="reports"),
    path("reports/compare/", compare.compare, name="compare"),
    path("reports/feed.xml", feed.reports_feed, name="reports-feed"),
    path("reports/styles/<slug:sha256>.css", editions.stylesheet, name="stylesheet"),
    path("reports/<slug:slug>/", reports.report, name="report"),
    path("reports/<slug:slug>/editions/<int:number>/", reports.edition, name="edition"),
    path("reports/<slug:slug>/editions/<int:number>/report.pdf", editions.edition_pdf, name="edition-pdf"),
    path("reports/<slug:slug>/editions/<int:number>/report.docx", editions.edition_word, name="edition-word"),
    path("reports/<slug:slug>/editions/<int:number>/slides.pptx", editions.edition_slides, name="edition-slides"),
    path("reports/<slug:slug>/editions/<int:number>/data.json", editions.edition_data, name="edition-data"),
]

PAGES: list[URLPattern] = [
    path("search/", search.search, name="search"),
    path("verify/", verify.verify, name="verify"),
    path("what-we-heard/", heard.what_we_heard, name="what-we-heard"),
    path("what-we-heard/<slug:slug>/<int:number>/", heard.what_we_heard_then, name="what-we-heard-then"),
    path("have-your-say/", calls.calls, name="calls"),
    path("have-your-say/<slug:slug>/", calls.call, name="call"),
    path("have-your-say/<slug:slug>/received/", calls.call_received, name="call-received"),
    path("how-we-work/", pages.how_we_work, name="how-we-work"),
    path("mail-of-the-demonstration/", mail.demo_mail, name="demo-mail"),
    path("accessibility/", pages.accessibility, name="accessibility"),
]

urlpatterns = [*PLAN, *DECISIONS, *FIGURES, *REPORTS, *PAGES]

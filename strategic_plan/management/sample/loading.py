"""Loads the sample: everything that happened up to 11 April 2024, in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from strategic_plan.documents.rendering import render_pdf
from strategic_plan.management.sample import (
    board,
    dashboards,
    decisions,
    figures,
    inquiries,
    look,
    mailing,
    planning,
    publishing,
    reporting,
)
from strategic_plan.management.sample.cast import DEMO_PASSWORD, Cast, bring_on
from strategic_plan.management.sample.data_files import Table, table, tables
from strategic_plan.management.sample.publishing import Office, Render, no_office_files
from strategic_plan.management.sample.story import Deed, act_out
from strategic_plan.management.sample.surroundings import surroundings
from strategic_plan.models import Organization, Plan, User


class RealDataError(Exception):
    """Somebody's real data is here; the sample does not mix with it."""


def is_loaded() -> bool:
    """Whether the sample is here already. Raises RealDataError where anything else is."""
    organization = Organization.objects.first()
    if organization is None and not User.objects.exists():
        return False
    if organization is not None and organization.is_sample:
        return True
    raise RealDataError("This database holds real data. The sample is loaded into an empty one only.")


@transaction.atomic
def load(
    *,
    say: Callable[[str], None],
    render: Render = render_pdf,
    office: Office = no_office_files,
    password: str = DEMO_PASSWORD,
) -> int:
    """Load the whole sample, or nothing of it. Answers how many deeds were done.

    `say` hears how far it is; `render` draws a report as PDF, `office` makes its other files.
    """
    say("Organization, people and meetings")
    ground = table("organization")
    board.lay_ground(ground)
    cast = bring_on(ground["people"], password=password)
    board.hold_meetings(table("meetings")["meetings"])
    say("Plan, indicators and action plan")
    opening = _opening(cast, render=render, office=office, say=say)
    act_out(opening)
    say("Three quarters of figures, updates and decisions")
    return len(opening) + act_out(_years(cast, render=render, office=office, say=say))


def _opening(cast: Cast, *, render: Render, office: Office, say: Callable[[str], None]) -> list[Deed]:
    """What has to stand first: the plan adopted and published as a document, the action plan issued."""
    plan_data, measures, indicators = table("plan"), table("measures"), table("indicators")["indicators"]
    figures.define_measures(measures)
    plan = planning.write_plan(plan_data)
    figures.define_indicators(indicators)
    before = [deed for deed in surroundings(plan, cast) if deed.at < planning.issued_at(table("actions"))]
    dressed = look.dress_reports(table("organization")["look"], cast)
    deeds = [
        *before,
        dressed,
        planning.adoption(plan, plan_data, cast),
        planning.issue_actions(plan, table("actions"), cast),
    ]
    for report in _reports(of_the_plan=True):
        deeds += publishing.report_story(report, cast, render=render, office=office, say=say)
    return deeds


def _reports(*, of_the_plan: bool) -> list[Table]:
    """The reports of the sample: the plan as a document comes first, all others when there is something to report."""
    return [report for report in tables("reports") if (report["kind"] == "plan") == of_the_plan]


def _years(cast: Cast, *, render: Render, office: Office, say: Callable[[str], None]) -> list[Deed]:
    """What happened since, topic by topic; acting it out puts it in order."""
    deeds = [
        *planning.dropped_milestones(table("actions"), cast),
        *_since_the_action_plan(cast),
        *board.tell_of_meetings(table("meetings")["in_camera"], cast),
        *board.keep_obligations(table("obligations")["obligations"], cast),
        *figures.load_figures(table("measures")["loads"], cast),
        *figures.make_public(table("measures")["releases"], cast),
        *figures.propose(table("indicators")["methods"], cast),
        *figures.overrides(table("indicators")["overrides"], cast),
        *figures.judge(table("indicators")["indicators"], cast),
        *dashboards.arrange(table("dashboards")["dashboards"], cast),
    ]
    for cycle in tables("updates"):
        deeds += reporting.report_on(cycle, cast)
    deeds += mailing.mail_story(table("mail"), cast)
    for matter in table("decisions")["decisions"]:
        deeds += decisions.decision_story(matter, cast)
    asked = table("inquiries")
    for inquiry in asked["inquiries"]:
        deeds += inquiries.inquiry_story(inquiry, cast)
    deeds += inquiries.reading_story(asked, cast)
    for report in _reports(of_the_plan=False):
        deeds += publishing.report_story(report, cast, render=render, office=office, say=say)
    for report in tables("reports"):
        if "corrected" in report:
            deeds += publishing.correction_story(report, cast, render=render, office=office, say=say)
    return deeds


def _since_the_action_plan(cast: Cast) -> list[Deed]:
    """What was done around the plan after the action plan was issued: risks, a second scan, the coverage of the law."""
    issued_at = planning.issued_at(table("actions"))
    return [deed for deed in surroundings(Plan.objects.get(), cast) if deed.at >= issued_at]

"""The evidence check beside the form and in the queue: each kind of remark with its reason and a link to the figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from strategic_plan.models import Action, Indicator, Membership, StatusUpdate
from strategic_plan.services.updates import UpdateWords, submit_update
from tests.factories import story
from tests.factories.indicators import make_indicator, make_measure, make_target, make_years_of_observations
from tests.factories.people import holder
from tests.factories.updates import make_cycle
from tests.workspace.reading import text_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[Membership], Client]
PLAIN = story.ON_TRACK


@dataclass(frozen=True)
class Case:
    """A draft that does not fit, what is known against it, and where that stands."""

    update: StatusUpdate
    known: str
    source: str


def overdue_milestone() -> Case:
    action = story.action(story.member())
    story.milestone(action, due_on=date(2024, 2, 29))
    known = "“Review guide issued” was due on 29 February 2024 and is 42 days overdue."
    return Case(story.draft(action), known, f"/workspace/actions/{action.code}/#milestones")


def indicator_off_track() -> Case:
    action = story.action(story.member())
    measure = make_measure()
    indicator = make_indicator(
        story.objective(),
        code="letters",
        title="Days to a letter",
        numerator=measure,
        direction=Indicator.Direction.DECREASE,
    )
    make_target(indicator, baseline=Decimal(100), value=Decimal(80))
    make_years_of_observations(measure, indicator.area, years=range(2022, 2025), value=10)
    return Case(story.draft(action), "Days to a letter is ", "/workspace/figures/letters/")


def same_narrative() -> Case:
    action = story.action(story.member())
    last = story.approved_last_time(action)
    known = "It is word for word what the last update said."
    return Case(story.draft(action), known, f"/workspace/updates/{last.pk}/")


def progress_down() -> Case:
    action = story.action(story.member())
    last = story.approved_last_time(action, replace(PLAIN, percent=60))
    words = replace(PLAIN, done="Some were taken back.", percent=40)
    return Case(story.draft(action, words), "The last update said 60%.", f"/workspace/updates/{last.pk}/")


def silence() -> Case:
    action = story.action(story.member(), starts_on=date(2022, 3, 1), due_on=date(2025, 6, 30))
    for year in (2022, 2023):
        make_cycle(
            action.action_plan,
            title=f"Year {year}",
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
            updates_due_on=date(year + 1, 1, 12),
            approvals_due_on=date(year + 1, 1, 19),
            report_due_on=date(year + 1, 2, 1),
            state="closed",
        )
    known = "Nothing was reported for two cycles before this one."
    return Case(story.draft(action), known, f"/workspace/actions/{action.code}/#said")


def date_past() -> Case:
    action = story.action(story.member(), due_on=date(2024, 3, 28))
    known = "The action was due on 28 March 2024 and is not complete."
    return Case(story.draft(action), known, f"/workspace/actions/{action.code}/")


CASES = [overdue_milestone, indicator_off_track, same_narrative, progress_down, silence, date_past]


@pytest.mark.parametrize("make", CASES)
def test_each_kind_of_remark_stands_beside_the_form_and_in_the_queue_and_leads_to_what_is_known(
    sign_in: SignIn, make: Callable[[], Case]
) -> None:
    case = make()
    update, link = case.update, f'href="{case.source}"'
    form = sign_in(update.action.owner).get(f"/workspace/updates/{update.pk}/edit/")
    assert case.known in text_of(form)
    assert link in form.content.decode()
    submit_update(update, version=update.version, by=holder(update.action.owner), at=story.SENT)
    chief = sign_in(story.approver())
    for page in (chief.get(f"/workspace/queue/{update.pk}/"), chief.get("/workspace/queue/several/")):
        assert case.known in text_of(page)
        assert link in page.content.decode()


def test_an_update_that_fits_has_no_remark_anywhere(sign_in: SignIn) -> None:
    action: Action = story.action(story.member())
    update = story.submitted(action, UpdateWords(health="on_track", done="Thirteen reviews were held."))
    assert "Everything said fits what is known." in text_of(
        sign_in(story.approver()).get(f"/workspace/queue/{update.pk}/")
    )

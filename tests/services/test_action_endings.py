"""What becomes of an action: renamed, ended, merged, split; what was reported on it stays."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Action, ActionChange, PromisedFigure, StatusUpdate
from strategic_plan.services.actions import end_action, merge_action, rename_action, split_action
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.summaries.plan_pages import action_page
from strategic_plan.summaries.plans import read_plan
from tests.factories.actions import make_action, make_milestone, make_promised_figure
from tests.factories.moments import NOW, TODAY
from tests.factories.organization import make_organization
from tests.factories.people import chief, make_membership, person, staff
from tests.factories.plans import make_objective
from tests.factories.updates import make_approved, make_submitted
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
WHY: dict[str, Any] = {"reason": "Two teams do the same.", "effective_on": TODAY}


@pytest.fixture
def action() -> Action:
    make_organization()
    return make_action()


def codes(action: Action) -> list[str]:
    """The actions that the plan is read with today."""
    reading = read_plan(action.objective.priority.plan, today=TODAY)
    return [each.code for each in reading.actions]


def test_another_name_keeps_the_one_before(action: Action) -> None:
    rename_action(action, version=1, title="Safer crossings", by=chief(), at=NOW, **WHY)
    change = ActionChange.objects.get()
    assert (action.title, change.before, change.after) == (
        "Safer crossings",
        "Enforcement at the ten worst crossings",
        "Safer crossings",
    )
    assert "renamed 1.1.1 from “Enforcement at the ten worst crossings” to “Safer crossings”." in last_words()


def test_the_same_name_is_no_other_name(action: Action) -> None:
    with refused(ValidationError, "This is its name already."):
        rename_action(action, version=1, title=f"{action.title} ", by=chief(), at=NOW, **WHY)


@pytest.mark.parametrize(
    ("day", "sentence"), [(TODAY + DAY, "today or a day before"), (datetime.date(2023, 2, 28), "The action starts on")]
)
def test_a_change_on_a_day_that_cannot_be_is_refused(action: Action, day: datetime.date, sentence: str) -> None:
    with refused(ValidationError, sentence):
        end_action(action, version=1, ending="cancelled", reason="No money.", effective_on=day, by=chief(), at=NOW)


@pytest.mark.parametrize("who", [staff, person])
def test_only_the_chief_s_office_changes_actions(action: Action, who: Any) -> None:
    with refused(PermissionDenied):
        rename_action(action, version=1, title="Safer crossings", by=who(), at=NOW, **WHY)


def test_a_done_action_says_what_came_of_it(action: Action) -> None:
    with refused(ValidationError, "Say what came of it."):
        end_action(action, version=1, ending="done", by=chief(), at=NOW, **WHY)
    end_action(action, version=1, ending="done", result="All ten are safer.", by=chief(), at=NOW, **WHY)
    assert (action.state, action.ending, action.ended_on, action.result) == (
        "ended",
        "done",
        TODAY,
        "All ten are safer.",
    )


def test_a_done_action_has_no_open_milestone(action: Action) -> None:
    make_milestone(action)
    with refused(Refusal, "Still open: “Crossings chosen”."):
        end_action(action, version=1, ending="done", result="Done.", by=chief(), at=NOW, **WHY)


def test_what_is_open_of_a_cancelled_action_is_dropped_with_the_reason(action: Action) -> None:
    milestone = make_milestone(action)
    end_action(action, version=1, ending="cancelled", by=chief(), at=NOW, **WHY)
    milestone.refresh_from_db()
    assert (milestone.state, milestone.dropped_reason) == (
        "dropped",
        "The action was cancelled: Two teams do the same.",
    )


def test_an_action_does_not_end_under_an_update_that_waits() -> None:
    update = make_submitted()
    with refused(Refusal, "An update on this action waits in the queue."):
        end_action(update.action, version=1, ending="cancelled", by=chief(), at=NOW, **WHY)


def test_an_action_does_not_end_under_an_update_that_waits_for_a_supervisor() -> None:
    owner = make_membership(supervisor=make_membership(office="Inspector").user, supervisor_first=True)
    update = make_submitted(make_action(owner=owner))
    assert update.state == "endorsing"
    with refused(Refusal, "An update on this action is with the supervisor."):
        end_action(update.action, version=1, ending="cancelled", by=chief(), at=NOW, **WHY)


def test_an_ended_action_does_not_end_again(action: Action) -> None:
    by = chief()
    end_action(action, version=1, ending="cancelled", by=by, at=NOW, **WHY)
    with refused(Refusal, "Only an action that is under way changes"):
        rename_action(action, version=2, title="Another", by=by, at=NOW, **WHY)


def test_a_second_office_that_was_slower_is_told(action: Action) -> None:
    rename_action(Action.objects.get(pk=action.pk), version=1, title="Safer crossings", by=chief(), at=NOW, **WHY)
    with refused(Stale):
        end_action(action, version=1, ending="cancelled", by=chief(), at=NOW, **WHY)


def test_a_merger_leads_to_the_action_that_carries_on(action: Action) -> None:
    other = make_action(action.objective, title="Crossings for schools")
    merge_action(action, version=1, into=other, by=chief(), at=NOW, **WHY)
    change = ActionChange.objects.get()
    assert (action.ending, action.merged_into, change.became, change.effective_on) == ("merged", other, other, TODAY)
    page = action_page(action, today=TODAY, updates=())
    assert page.lead.startswith("Ended on 11\N{NO-BREAK SPACE}April\N{NO-BREAK SPACE}2024: merged into 1.1.2.")


def test_what_was_reported_on_a_merged_action_stays_with_it() -> None:
    make_organization()
    update = make_approved()
    action = update.action
    other = make_action(action.objective)
    before = StatusUpdate.objects.values().get(pk=update.pk)
    merge_action(action, version=action.version, into=other, by=chief(), at=NOW, **WHY)
    assert StatusUpdate.objects.values().get(pk=update.pk) == before
    assert codes(action) == ["1.1.2"]
    assert action_page(action, today=TODAY, updates=()).line.said_words


def test_open_milestones_and_figures_go_over_with_the_day_they_were_first_promised_for(action: Action) -> None:
    old = make_milestone(action, first_due_on=datetime.date(2023, 12, 31), due_on=datetime.date(2024, 6, 30))
    make_promised_figure(action)
    other = make_action(action.objective)
    merge_action(action, version=1, into=other, by=chief(), at=NOW, **WHY)
    old.refresh_from_db()
    twin = other.milestones.get()
    assert (old.state, old.dropped_reason) == ("dropped", "Carried on by action 1.1.2.")
    assert (twin.title, twin.first_due_on, twin.due_on) == (old.title, old.first_due_on, old.due_on)
    assert PromisedFigure.objects.get().action == other


def test_what_carries_on_an_action_of_another_objective_serves_that_one_too(action: Action) -> None:
    other = make_action(make_objective(action.objective.priority))
    merge_action(action, version=1, into=other, by=chief(), at=NOW, **WHY)
    assert list(other.also_serves.all()) == [action.objective]


def test_a_circular_merger_is_refused(action: Action) -> None:
    by, other = chief(), make_action(action.objective)
    merge_action(action, version=1, into=other, by=by, at=NOW, **WHY)
    with refused(ValidationError, "that is under way"):
        merge_action(other, version=1, into=action, by=by, at=NOW, **WHY)


@pytest.mark.parametrize("which", ["itself", "of another action plan"])
def test_an_action_is_merged_into_another_of_its_action_plan(action: Action, which: str) -> None:
    into = action if which == "itself" else make_action()
    with refused(ValidationError, "Choose another action of this action plan"):
        merge_action(action, version=1, into=into, by=chief(), at=NOW, **WHY)


def test_the_parts_of_a_split_take_what_is_open_and_get_numbers_of_their_own(action: Action) -> None:
    first, second = make_milestone(action), make_milestone(action, title="Signs up")
    make_action(action.objective)
    parts = split_action(
        action,
        version=1,
        titles=["Crossings in the north", "Crossings in the south"],
        milestones={second.pk: 1},
        by=chief(),
        at=NOW,
        **WHY,
    )
    assert [(part.code, part.owner, part.state) for part in parts] == [
        ("1.1.3", action.owner, "active"),
        ("1.1.4", action.owner, "active"),
    ]
    assert [part.milestones.get().title for part in parts] == [first.title, second.title]
    assert codes(action) == ["1.1.2", "1.1.3", "1.1.4"]
    assert [change.became for change in action.changes.order_by("pk")] == parts


@pytest.mark.parametrize(
    ("titles", "sentence"), [(["One"], "two to six parts"), (["One", "One"], "Two parts have the same name.")]
)
def test_a_split_has_parts_that_differ(action: Action, titles: list[str], sentence: str) -> None:
    with refused(ValidationError, sentence):
        split_action(action, version=1, titles=titles, by=chief(), at=NOW, **WHY)


def test_a_split_after_the_due_date_is_refused() -> None:
    late = make_action(due_on=TODAY - DAY)
    with refused(ValidationError, "due before they start"):
        split_action(late, version=1, titles=["One", "Two"], by=chief(), at=NOW, **WHY)


def test_a_report_on_a_time_before_still_reads_what_ended_later(action: Action) -> None:
    other = make_action(action.objective)
    merge_action(action, version=1, into=other, by=chief(), at=NOW, **WHY)
    first, last = datetime.date(2024, 1, 1), datetime.date(2024, 3, 31)
    assert action in Action.objects.read_in(first, last)
    assert action not in Action.objects.read_in(first, TODAY)


def test_an_action_that_was_done_is_read_until_the_end_of_its_period(action: Action) -> None:
    end_action(action, version=1, ending="done", result="Done.", by=chief(), at=NOW, **WHY)
    assert action in Action.objects.read_in(datetime.date(2024, 4, 1), datetime.date(2024, 6, 30))
    assert action not in Action.objects.read_in(datetime.date(2024, 7, 1), datetime.date(2024, 9, 30))

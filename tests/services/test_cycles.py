"""The life of a cycle: planned, opened, given more time, closed with its ratings, locked."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Cycle, Rating
from strategic_plan.services.cycles import close_cycle, extend_cycle, lock_cycle, open_cycle, plan_cycle
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.rollup import rebuild
from tests.factories.actions import make_action, make_action_plan
from tests.factories.indicators import make_indicator, make_target, make_years_of_observations
from tests.factories.moments import NOW, PERIOD_END, PERIOD_START
from tests.factories.organization import make_organization
from tests.factories.people import chief, person, staff
from tests.factories.updates import make_cycle
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db

FRIDAY = datetime.date(2024, 4, 26)


def make(state: str) -> Cycle:
    make_organization()
    return make_cycle(make_action_plan(), state=state)


def test_a_cycle_is_planned() -> None:
    action_plan = make_action_plan()
    dates = {
        "starts_on": datetime.date(2024, 4, 1),
        "ends_on": datetime.date(2024, 6, 30),
        "updates_due_on": datetime.date(2024, 7, 12),
        "approvals_due_on": datetime.date(2024, 7, 19),
        "report_due_on": datetime.date(2024, 8, 1),
    }
    cycle = plan_cycle(Cycle(action_plan=action_plan, title="Quarter 2 2024", **dates), by=staff(), at=NOW)
    assert (cycle.state, last_words()) == ("planned", "Governance Officer planned Quarter 2 2024.")


def test_dates_that_do_not_follow_each_other_plan_nothing() -> None:
    like = make("open")
    cycle = Cycle(
        action_plan=like.action_plan,
        title="Quarter 2 2024",
        starts_on=PERIOD_END,
        ends_on=PERIOD_START,
        updates_due_on=FRIDAY,
        approvals_due_on=FRIDAY,
        report_due_on=FRIDAY,
    )
    with refused(ValidationError, "dates follow each other"):
        plan_cycle(cycle, by=staff(), at=NOW)


def test_a_planned_cycle_is_opened() -> None:
    cycle = make("planned")
    open_cycle(cycle, version=1, by=staff(), at=NOW)
    assert (cycle.state, last_words()) == ("open", "Governance Officer opened Quarter 1 2024.")


def test_a_closed_cycle_is_opened_again_with_a_reason() -> None:
    cycle = make("closed")
    open_cycle(cycle, version=1, by=staff(), at=NOW, reason=" Two updates came by post. ")
    assert (cycle.state, cycle.reopened_reason) == ("open", "Two updates came by post.")
    assert last_words() == "Governance Officer opened Quarter 1 2024 again: Two updates came by post."


def test_a_closed_cycle_is_not_opened_without_a_reason() -> None:
    cycle = make("closed")
    with refused(ValidationError, "Say why the cycle is opened again"):
        open_cycle(cycle, version=1, by=staff(), at=NOW)


@pytest.mark.parametrize("state", ["open", "locked"])
def test_what_is_open_or_final_is_not_opened(state: str) -> None:
    cycle = make(state)
    with refused(Refusal, "cannot be opened now"):
        open_cycle(cycle, version=1, by=staff(), at=NOW, reason="Again.")


def test_owners_are_given_more_time_and_the_later_days_move_along() -> None:
    cycle = make("open")
    extend_cycle(cycle, version=1, updates_due_on=FRIDAY, reason="Freezing rain.", by=chief(), at=NOW)
    assert (cycle.updates_due_on, cycle.approvals_due_on, cycle.report_due_on) == (
        FRIDAY,
        FRIDAY,
        datetime.date(2024, 5, 1),
    )
    assert last_words() == (
        "Inspector, Chief’s Office moved the updates of Quarter 1 2024 to 2024-04-26: Freezing rain."
    )


def test_more_time_is_a_later_day_with_a_reason() -> None:
    cycle = make("open")
    with refused(ValidationError) as caught:
        extend_cycle(cycle, version=1, updates_due_on=cycle.updates_due_on, reason="", by=staff(), at=NOW)
    assert sorted(caught.value.message_dict) == ["reason", "updates_due_on"]


def test_closing_keeps_the_rating_of_every_indicator() -> None:
    make_organization()
    action = make_action()
    cycle = make_cycle(action.action_plan)
    indicator = make_indicator(action.objective)
    make_target(indicator)
    assert indicator.numerator is not None
    make_years_of_observations(indicator.numerator, indicator.area, years=range(2022, 2024), value=7)
    close_cycle(cycle, version=1, by=staff(), at=NOW)
    rating = Rating.objects.get()
    assert (cycle.state, rating.indicator, rating.occasion) == ("closed", indicator, "cycle_closed")
    assert last_words() == "Governance Officer closed Quarter 1 2024; 1 ratings were kept."


def test_what_happens_after_the_close_does_not_colour_its_ratings() -> None:
    make_organization()
    action = make_action()
    indicator = make_indicator(action.objective)
    target = make_target(indicator)
    assert indicator.numerator is not None
    make_years_of_observations(indicator.numerator, indicator.area, years=range(2022, 2024), value=7)
    close_cycle(make_cycle(action.action_plan), version=1, by=staff(), at=NOW)
    before = Rating.objects.values().get()
    type(target).objects.update(value=1)
    indicator.numerator.observations.update(value=70)
    rebuild()
    assert Rating.objects.values().get() == before


def test_a_closed_cycle_is_locked_for_good() -> None:
    cycle = make("closed")
    lock_cycle(cycle, version=1, by=staff(), at=NOW)
    assert (cycle.state, last_words()) == ("locked", "Governance Officer locked Quarter 1 2024.")


Deed = Callable[..., Cycle]
MORE_TIME: dict[str, Any] = {"updates_due_on": FRIDAY, "reason": "Freezing rain."}
DEEDS: list[tuple[Deed, dict[str, Any], str]] = [
    (open_cycle, {}, "planned"),
    (extend_cycle, MORE_TIME, "open"),
    (close_cycle, {}, "open"),
    (lock_cycle, {}, "closed"),
]


@pytest.mark.parametrize(("deed", "answers", "state"), DEEDS)
def test_a_cycle_that_changed_meanwhile_is_left_alone(deed: Deed, answers: dict[str, Any], state: str) -> None:
    cycle = make(state)
    with refused(Stale):
        deed(cycle, version=3, by=staff(), at=NOW, **answers)


@pytest.mark.parametrize(("deed", "answers", "state"), DEEDS)
@pytest.mark.parametrize("role", ["contributor", "analyst", "board_member", "administrator"])
def test_cycles_are_kept_by_governance_staff(role: str, deed: Deed, answers: dict[str, Any], state: str) -> None:
    cycle = make(state)
    with refused(PermissionDenied):
        deed(cycle, version=1, by=person(role), at=NOW, **answers)


@pytest.mark.parametrize(
    ("deed", "answers", "state"),
    [
        (extend_cycle, MORE_TIME, "closed"),
        (close_cycle, {}, "planned"),
        (close_cycle, {}, "locked"),
        (lock_cycle, {}, "open"),
        (lock_cycle, {}, "locked"),
    ],
)
def test_at_the_wrong_moment_nothing_happens(deed: Deed, answers: dict[str, Any], state: str) -> None:
    cycle = make(state)
    with refused(Refusal):
        deed(cycle, version=1, by=staff(), at=NOW, **answers)

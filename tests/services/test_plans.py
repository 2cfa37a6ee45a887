"""The plan's deeds: adopted by resolution, changed by amendment alone, read as it stood on any day."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Amendment, Objective, Plan
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.plans import adopt_plan, amend_plan
from tests.factories.decisions import decided
from tests.factories.indicators import make_target
from tests.factories.meetings import make_meeting, make_resolution
from tests.factories.moments import NOW
from tests.factories.people import person, staff
from tests.factories.plans import make_draft_plan, make_objective, make_plan, make_priority
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db

MARCH = datetime.date(2024, 3, 21)
APRIL = datetime.date(2024, 4, 1)


def make_whole_draft() -> Plan:
    plan = make_draft_plan()
    make_objective(make_priority(plan))
    return plan


def test_a_plan_is_adopted_on_the_day_of_its_resolution() -> None:
    plan, resolution = make_whole_draft(), make_resolution(number="2022-88")
    adopt_plan(plan, version=1, resolution=resolution, by=staff(), at=NOW)
    assert (plan.state, plan.adopted_on, plan.adopted_by) == ("adopted", resolution.meeting.held_on, resolution)
    assert last_words() == "The Board adopted Strategic Plan 2023 to 2026 by resolution 2022-88."


def test_only_governance_staff_record_an_adoption() -> None:
    plan, resolution = make_whole_draft(), make_resolution()
    for role in ("chiefs_office", "board_member", "administrator", "contributor", "analyst"):
        with refused(PermissionDenied):
            adopt_plan(plan, version=1, resolution=resolution, by=person(role), at=NOW)


def test_a_plan_is_not_adopted_twice() -> None:
    objective, resolution = make_objective(), make_resolution()
    with refused(Refusal, "adopted already"):
        adopt_plan(objective.priority.plan, version=1, resolution=resolution, by=staff(), at=NOW)


def test_a_lost_motion_adopts_nothing() -> None:
    plan, resolution = make_whole_draft(), make_resolution(number="2022-9", result="lost")
    with refused(Refusal, "2022-9 was not carried"):
        adopt_plan(plan, version=1, resolution=resolution, by=staff(), at=NOW)


def test_an_empty_plan_is_not_adopted() -> None:
    plan, resolution = make_draft_plan(), make_resolution()
    with refused(Refusal, "without objectives"):
        adopt_plan(plan, version=1, resolution=resolution, by=staff(), at=NOW)


def test_two_adopted_plans_do_not_overlap() -> None:
    make_plan()
    plan, resolution = make_whole_draft(), make_resolution()
    with refused(Refusal, "covers part of this period"):
        adopt_plan(plan, version=1, resolution=resolution, by=staff(), at=NOW)


def test_a_plan_that_changed_meanwhile_is_not_adopted() -> None:
    plan, resolution = make_whole_draft(), make_resolution()
    with refused(Stale):
        adopt_plan(plan, version=7, resolution=resolution, by=staff(), at=NOW)


def amend(objective: Objective, after: str = "Fewer people killed or hurt", **how: object) -> Amendment:
    values: dict[str, object] = {
        "version": objective.version,
        "field": "title",
        "after": after,
        "reason": "The Board wants the result, not the means.",
        "effective_on": APRIL,
        "by": staff(),
        "at": NOW,
    } | how
    if "resolution" not in how:
        resolution = make_resolution(make_meeting(held_on=MARCH), number="2024-12")
        values["resolution"] = decided(objective.priority.plan, resolution)
    return amend_plan(objective, **values)  # type: ignore[arg-type]


def test_an_amendment_keeps_what_was_before() -> None:
    objective = make_objective()
    amendment = amend(objective)
    assert (amendment.before, amendment.after, amendment.effective_on) == (
        "Fewer people hurt in collisions",
        "Fewer people killed or hurt",
        APRIL,
    )
    assert (objective.title, objective.version) == ("Fewer people killed or hurt", 2)
    assert last_words() == (
        "Resolution 2024-12 changed title of 1.1 Fewer people hurt in collisions "
        "from “Fewer people hurt in collisions” to “Fewer people killed or hurt”."
    )


def test_a_number_and_a_date_are_kept_as_plain_text() -> None:
    target = make_target()
    resolution = decided(target.indicator.objective.priority.plan, make_resolution())
    changes: tuple[tuple[str, object], ...] = (("value", Decimal(75)), ("due_on", datetime.date(2027, 6, 30)))
    for field, after in changes:
        amend_plan(
            target,
            version=target.version,
            field=field,
            after=after,
            reason="Asked of the Chief in March.",
            resolution=resolution,
            effective_on=resolution.meeting.held_on,
            by=staff(),
            at=NOW,
        )
    assert list(Amendment.objects.order_by("pk").values_list("before", "after")) == [
        ("80", "75"),
        ("2026-12-31", "2027-06-30"),
    ]


@pytest.mark.parametrize("role", ["chiefs_office", "board_member", "administrator", "contributor", "analyst"])
def test_only_governance_staff_amend(role: str) -> None:
    objective, resolution = make_objective(), make_resolution()
    with refused(PermissionDenied):
        amend(objective, by=person(role), resolution=resolution)


def test_a_lost_motion_changes_nothing() -> None:
    objective, resolution = make_objective(), make_resolution(result="deferred")
    with refused(Refusal, "was not carried"):
        amend(objective, resolution=resolution)


def test_a_change_does_not_take_effect_before_its_resolution() -> None:
    objective = make_objective()
    resolution = decided(objective.priority.plan, make_resolution(make_meeting(held_on=MARCH)))
    with refused(ValidationError, "on the day of its resolution, or later"):
        amend(objective, resolution=resolution, effective_on=datetime.date(2024, 3, 20))


def test_an_amendment_that_changes_nothing_is_none() -> None:
    objective = make_objective()
    resolution = decided(objective.priority.plan, make_resolution())
    with refused(ValidationError, "before and after are the same"):
        amend(objective, after=objective.title, resolution=resolution, effective_on=resolution.meeting.held_on)


def test_a_before_that_is_no_longer_true_is_stale() -> None:
    objective = make_objective()
    read_earlier = Objective.objects.get(pk=objective.pk)
    amend(objective)
    resolution = decided(objective.priority.plan, make_resolution())
    with refused(Stale, "is no longer true"):
        amend(read_earlier, after="Something else", resolution=resolution)


def test_housekeeping_is_not_amended() -> None:
    objective, resolution = make_objective(), make_resolution()
    with refused(ValueError, "not decided by the Board"):
        amend(objective, field="number", resolution=resolution)


def test_a_resolution_without_a_decision_report_changes_nothing() -> None:
    objective, resolution = make_objective(), make_resolution(make_meeting(held_on=MARCH))
    with refused(Refusal, "only by a decision report"):
        amend(objective, resolution=resolution)

"""The next plan: drafted, filled, begun from the one before it, mapped old to new, and adopted."""

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import CarryOver, Coverage, Indicator, Objective, Plan, Priority
from strategic_plan.services.errors import Refusal
from strategic_plan.services.planning.drafting import begin_plan, drop_part, keep_part, write_plan
from strategic_plan.services.planning.succeeding import carry_over, succeed_plan
from strategic_plan.services.plans import adopt_plan
from strategic_plan.services.targets import TargetWords, set_target
from tests.factories.coverage import make_coverage, make_matter
from tests.factories.indicators import make_indicator, make_target
from tests.factories.meetings import make_meeting, make_resolution
from tests.factories.moments import NOW, TODAY
from tests.factories.people import chief, staff
from tests.factories.plans import make_draft_plan, make_objective, make_plan, make_priority
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db

NEXT: dict[str, Any] = {
    "title": "Strategic Plan 2027 to 2030",
    "slug": "plan-2027",
    "starts_on": datetime.date(2027, 1, 1),
    "ends_on": datetime.date(2030, 12, 31),
}
WORDS: dict[str, Any] = {
    "title": "Fewer crashes",
    "public_title": "Fewer crashes",
    "statement": "Fewer people are hurt.",
}


def test_a_plan_begins_as_a_draft() -> None:
    plan = begin_plan(Plan(**NEXT), by=staff(), at=NOW)
    assert plan.state == Plan.State.DRAFT
    assert last_words() == "Governance Officer began the draft Strategic Plan 2027 to 2030, 2027 to 2030."


def test_a_period_that_another_plan_in_force_covers_is_refused() -> None:
    make_plan()
    with refused(ValidationError, "is in force until"):
        begin_plan(Plan(**NEXT | {"starts_on": datetime.date(2026, 7, 1)}), by=staff(), at=NOW)


def test_an_end_before_a_start_is_refused() -> None:
    with refused(ValidationError, "A plan ends after it begins."):
        begin_plan(Plan(**NEXT | {"ends_on": datetime.date(2026, 1, 1)}), by=staff(), at=NOW)


def test_the_chief_s_office_begins_no_plan() -> None:
    with refused(PermissionDenied):
        begin_plan(Plan(**NEXT), by=chief(), at=NOW)


def test_parts_of_a_draft_take_the_next_number_and_move_with_its_period() -> None:
    plan = make_draft_plan(**NEXT)
    priority = keep_part(Priority(plan=plan), by=staff(), at=NOW, **WORDS)
    objective = keep_part(Objective(priority=make_priority(plan)), by=staff(), at=NOW, **WORDS)
    write_plan(plan, version=1, starts_on=datetime.date(2027, 4, 1), by=staff(), at=NOW)
    objective.refresh_from_db()
    assert (priority.number, objective.code, objective.in_force_from) == (1, "2.1", datetime.date(2027, 4, 1))


def test_an_adopted_plan_is_not_written() -> None:
    plan = make_plan()
    with refused(Refusal, "only an amendment by resolution changes it"):
        write_plan(plan, version=1, title="Another", by=staff(), at=NOW)
    with refused(Refusal, "only an amendment by resolution changes it"):
        keep_part(Priority(plan=plan), by=staff(), at=NOW, **WORDS)


def test_a_priority_is_taken_out_with_all_that_hangs_on_it() -> None:
    plan = make_draft_plan(**NEXT)
    objective = make_objective(make_priority(plan))
    make_target(make_indicator(objective))
    make_coverage(plan, objective=objective)
    carry_over(make_objective(), objective, by=staff(), at=NOW)
    drop_part(objective.priority, by=staff(), at=NOW)
    left = [
        model.objects.filter(**{path: plan.pk}).count()
        for model, path in (
            (Priority, "plan"),
            (Coverage, "plan"),
            (Indicator, "objective__priority__plan"),
            (CarryOver, "after__priority__plan"),
        )
    ]
    assert left == [0, 0, 0, 0]


def test_a_target_is_due_within_its_plan() -> None:
    indicator = make_indicator(make_objective(make_priority(make_draft_plan(**NEXT))))
    words = TargetWords(kind="at_least", value=Decimal(95), due_on=datetime.date(2026, 12, 31))
    with refused(ValidationError, "A target is due within the period of its plan."):
        set_target(indicator, area=indicator.area, words=words, version=0, by=staff(), at=NOW)
    words = replace(words, due_on=datetime.date(2030, 12, 31))
    kept = set_target(indicator, area=indicator.area, words=words, version=0, by=staff(), at=NOW)
    assert kept.in_force_from == datetime.date(2027, 1, 1)


def test_the_next_plan_is_a_copy_that_leaves_the_old_one_whole() -> None:
    objective = make_objective()
    old, indicator = objective.priority.plan, make_indicator(objective, code="people-hurt", is_lead=True)
    make_target(indicator)
    matter = make_matter()
    make_coverage(old, matter, indicator=indicator)
    before = (objective.title, indicator.code, old.version)
    new = succeed_plan(old, Plan(**NEXT), by=staff(), at=NOW)
    twin = Objective.objects.get(priority__plan=new)
    copied = twin.indicators.get()
    assert (twin.code, twin.title, copied.code) == (objective.code, objective.title, "people-hurt-2027")
    assert not copied.targets.exists()
    assert CarryOver.objects.get().before == objective
    assert Coverage.objects.get(plan=new).indicator == copied
    old.refresh_from_db()
    objective.refresh_from_db()
    assert (objective.title, objective.indicators.get().code, old.version) == before


def test_a_plan_is_not_followed_by_an_earlier_one() -> None:
    old = make_plan(starts_on=datetime.date(2031, 1, 1), ends_on=datetime.date(2034, 12, 31))
    with refused(ValidationError, "The next plan begins after the one it follows."):
        succeed_plan(old, Plan(**NEXT), by=staff(), at=NOW)


def test_a_circular_mapping_is_refused() -> None:
    first = make_objective(make_priority(make_draft_plan(**NEXT)))
    second = make_objective(make_priority(make_draft_plan(**NEXT | {"slug": "other"})))
    CarryOver.objects.create(before=first, after=second)
    with refused(Refusal, "This mapping is circular"):
        carry_over(second, first, by=staff(), at=NOW)


def test_within_one_plan_nothing_is_carried_over() -> None:
    priority = make_priority(make_draft_plan(**NEXT))
    objective = make_objective(priority)
    objective_2 = make_objective(priority)
    with refused(Refusal, "Within one plan"):
        carry_over(objective, objective_2, by=staff(), at=NOW)


def test_an_objective_ends_for_a_reason_and_may_be_carried_on_after_all() -> None:
    objective = make_objective()
    with refused(ValidationError, "ends for a reason"):
        carry_over(objective, None, by=staff(), at=NOW)
    carry_over(objective, None, reason="It is reached.", by=staff(), at=NOW)
    twin = make_objective(make_priority(make_draft_plan(**NEXT)))
    carry_over(objective, twin, by=staff(), at=NOW)
    assert [row.after for row in objective.followed_by.all()] == [twin]
    with refused(Refusal, "take that back before you end it"):
        carry_over(objective, None, reason="No.", by=staff(), at=NOW)


def test_a_resolution_before_its_meeting_adopts_nothing() -> None:
    plan = make_draft_plan(**NEXT)
    make_objective(make_priority(plan))
    resolution = make_resolution(make_meeting(held_on=TODAY + datetime.timedelta(days=14)))
    with refused(Refusal, "The meeting of this resolution is still to come."):
        adopt_plan(plan, version=1, resolution=resolution, by=staff(), at=NOW)

"""The next plan takes the place of the one before on its own day; the old one stays whole."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from strategic_plan.models import Objective, Plan
from strategic_plan.services.errors import Refusal
from strategic_plan.services.planning.drafting import begin_plan, write_plan
from strategic_plan.services.plans import adopt_plan, supersede_plans
from tests.factories.actions import make_action
from tests.factories.meetings import make_resolution
from tests.factories.moments import NOW, later
from tests.factories.people import staff
from tests.factories.plans import make_draft_plan, make_objective, make_plan, make_priority
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db
BEGINS = datetime.date(2027, 1, 1)
NEXT: dict[str, Any] = {
    "title": "Strategic Plan 2027 to 2030",
    "slug": "plan-2027",
    "starts_on": BEGINS,
    "ends_on": datetime.date(2030, 12, 31),
}
IN_2027 = datetime.datetime(2027, 1, 1, 7, tzinfo=NOW.tzinfo)


@pytest.fixture
def old() -> Plan:
    return make_objective(make_priority(make_plan())).priority.plan


def adopted(at: datetime.datetime = NOW, **fields: Any) -> Plan:
    plan = make_draft_plan(**NEXT | fields)
    make_objective(make_priority(plan))
    return adopt_plan(plan, version=1, resolution=make_resolution(), by=staff(), at=at)


def in_force(day: datetime.date) -> Plan | None:
    return Plan.objects.in_force(day).first()


def test_an_adopted_plan_follows_the_one_before_and_waits_for_its_day(old: Plan) -> None:
    new = adopted()
    old.refresh_from_db()
    assert (old.succeeded_by, old.state) == (new, "adopted")
    assert [in_force(NOW.date()), in_force(datetime.date(2026, 12, 31)), in_force(BEGINS)] == [old, old, new]


def test_the_old_plan_is_over_when_the_next_one_begins(old: Plan) -> None:
    adopted()
    assert supersede_plans(at=NOW) == []
    assert supersede_plans(at=IN_2027) == [old]
    assert supersede_plans(at=IN_2027) == []
    old.refresh_from_db()
    assert old.state == "superseded"
    assert last_words() == (
        "Strategic Plan 2027 to 2030 is in force; Strategic Plan 2023 to 2026 is over and stays as it was."
    )


def test_a_plan_adopted_after_its_first_day_ends_the_old_one_at_once(old: Plan) -> None:
    adopted(IN_2027)
    old.refresh_from_db()
    assert old.state == "superseded"


def test_what_is_over_stays_whole_and_was_in_force_on_its_days(old: Plan) -> None:
    action = make_action(Objective.objects.get(priority__plan=old))
    before = [list(model.objects.values()) for model in (Objective, type(action))]
    adopted(IN_2027)
    after = [list(Objective.objects.filter(priority__plan=old).values()), list(type(action).objects.values())]
    assert after == before
    assert in_force(datetime.date(2024, 4, 11)) == old


def test_a_plan_adopted_between_two_takes_its_place_between_them(old: Plan) -> None:
    far = adopted(slug="plan-2031", starts_on=datetime.date(2031, 1, 1), ends_on=datetime.date(2034, 12, 31))
    near = adopted()
    for plan in (old, near):
        plan.refresh_from_db()
    assert (old.succeeded_by, near.succeeded_by) == (near, far)


def test_a_plan_in_another_language_follows_nothing(old: Plan) -> None:
    adopted(language="fr")
    old.refresh_from_db()
    assert old.succeeded_by is None


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (datetime.date(2026, 12, 31), datetime.date(2030, 12, 31)),
        (datetime.date(2020, 1, 1), datetime.date(2023, 1, 1)),
        (datetime.date(2024, 1, 1), datetime.date(2025, 1, 1)),
    ],
)
def test_a_period_that_overlaps_one_in_force_is_refused(
    old: Plan, starts_on: datetime.date, ends_on: datetime.date
) -> None:
    period = {"starts_on": starts_on, "ends_on": ends_on}
    with refused(ValidationError, "is in force until"):
        begin_plan(Plan(**NEXT | period), by=staff(), at=NOW)
    draft = make_draft_plan(**NEXT)
    with refused(ValidationError, "is in force until"):
        write_plan(draft, version=1, by=staff(), at=NOW, **period)
    make_objective(make_priority(draft))
    resolution = make_resolution()
    Plan.objects.filter(pk=draft.pk).update(**period)
    draft.refresh_from_db()
    with refused(Refusal, "covers part of this period"):
        adopt_plan(draft, version=1, resolution=resolution, by=staff(), at=later(days=1))


def test_a_plan_that_is_over_still_holds_its_period(old: Plan) -> None:
    adopted(IN_2027)
    with refused(ValidationError, "is in force until"):
        begin_plan(
            Plan(**NEXT | {"slug": "again", "starts_on": datetime.date(2024, 1, 1), "ends_on": BEGINS}),
            by=staff(),
            at=IN_2027,
        )

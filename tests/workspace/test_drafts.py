"""A plan in the making: begun from the one before, mapped, checked, and adopted by a resolution."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from strategic_plan.models import CarryOver, Meeting, Objective, Plan, Priority, Role
from strategic_plan.services.planning.succeeding import carry_over
from tests.factories.decisions import make_grant
from tests.factories.meetings import make_meeting, make_resolution
from tests.factories.moments import NOW, TODAY
from tests.factories.organization import make_organization
from tests.factories.people import make_membership
from tests.factories.people import staff as somebody
from tests.factories.plans import make_draft_plan, make_objective, make_plan, make_priority
from tests.workspace.conftest import SignIn
from tests.workspace.reading import errors_of, heading, text_of

pytestmark = pytest.mark.django_db
DRAFTS = "/workspace/plan/drafts/"
NEXT = {"title": "Plan 2027", "slug": "plan-2027", "starts_on": "1 January 2027", "ends_on": "31 December 2030"}


@pytest.fixture
def staff(sign_in: SignIn) -> Client:
    make_organization()
    return sign_in(make_membership(Role.GOVERNANCE_STAFF))


@pytest.fixture
def draft() -> Plan:
    starts_on, ends_on = datetime.date(2027, 1, 1), datetime.date(2030, 12, 31)
    return make_draft_plan(title="Plan 2027", slug="plan-2027", starts_on=starts_on, ends_on=ends_on)


def test_the_next_plan_is_begun_from_the_one_before(staff: Client) -> None:
    old = make_objective().priority.plan
    answer = staff.post(f"{DRAFTS}begin/", NEXT | {"start_from": old.slug})
    assert answer.headers["Location"] == f"{DRAFTS}plan-2027/"
    assert CarryOver.objects.get().before.priority.plan == old
    page = staff.get(f"{DRAFTS}plan-2027/")
    assert "carries on" in text_of(page)


def test_an_address_that_is_taken_is_refused(staff: Client, draft: Plan) -> None:
    answer = staff.post(f"{DRAFTS}begin/", NEXT | {"starts_on": "1 January 2031", "ends_on": "31 December 2034"})
    assert answer.status_code == 200
    assert Plan.objects.count() == 1


def test_a_draft_says_in_its_first_line_what_is_missing(staff: Client, draft: Plan) -> None:
    make_objective(make_priority(draft))
    page = staff.get(f"{DRAFTS}plan-2027/")
    assert heading(page)
    assert "indicator" in text_of(page)


def test_parts_are_added_changed_and_taken_out_while_it_is_a_draft(staff: Client, draft: Plan) -> None:
    words = {"version": "1", "title": "Road safety", "public_title": "Safer roads", "statement": "Fewer are hurt."}
    staff.post(f"{DRAFTS}plan-2027/priorities/add/", words)
    priority = Priority.objects.get()
    staff.post(f"{DRAFTS}priorities/{priority.pk}/objectives/add/", words)
    objective = Objective.objects.get()
    staff.post(f"{DRAFTS}objectives/{objective.pk}/", words | {"title": "Nobody dies"})
    assert Objective.objects.get().title == "Nobody dies"
    staff.post(f"{DRAFTS}priorities/{priority.pk}/drop/", {"version": "1"})
    assert not Priority.objects.exists()


def test_an_adopted_plan_is_not_written_here(staff: Client) -> None:
    objective = make_objective()
    words = {"version": "1", "title": "Other", "public_title": "Other", "statement": "Other."}
    paths = [
        f"priorities/{objective.priority_id}/",
        f"priorities/{objective.priority_id}/drop/",
        f"objectives/{objective.pk}/",
        f"objectives/{objective.pk}/drop/",
        f"{objective.priority.plan.slug}/words/",
        f"{objective.priority.plan.slug}/priorities/add/",
    ]
    assert [staff.post(f"{DRAFTS}{path}", words).status_code for path in paths] == [409] * len(paths)


def test_a_draft_is_seen_by_the_board_s_office_alone(sign_in: SignIn, draft: Plan) -> None:
    make_organization()
    member = sign_in(make_membership(Role.BOARD_MEMBER))
    assert member.get(f"{DRAFTS}plan-2027/").status_code == 403
    assert member.get("/workspace/plan/scan/?plan=plan-2027").status_code == 404


def test_a_circular_mapping_is_refused_in_the_form(staff: Client, draft: Plan) -> None:
    old = make_objective(title="Old")
    new = make_objective(make_priority(draft), title="New")
    carry_over(old, new, by=somebody(), at=NOW)
    CarryOver.objects.create(before=new, after=old)
    other = make_objective(make_priority(draft), title="Another")
    CarryOver.objects.create(before=other, after=old)
    answer = staff.post(f"{DRAFTS}plan-2027/follow/{old.pk}/", {"after": str(other.pk), "reason": ""})
    assert answer.status_code == 409
    assert "This mapping is circular" in text_of(answer)


def test_what_ends_with_its_plan_says_why(staff: Client, draft: Plan) -> None:
    old = make_objective()
    answer = staff.post(f"{DRAFTS}plan-2027/follow/{old.pk}/", {"after": "", "reason": ""})
    assert "ends for a reason" in text_of(answer)
    staff.post(f"{DRAFTS}plan-2027/follow/{old.pk}/", {"after": "", "reason": "It is reached."})
    assert CarryOver.objects.get().reason == "It is reached."


def test_only_a_carried_resolution_adopts(staff: Client, draft: Plan) -> None:
    make_objective(make_priority(draft))
    lost = make_resolution(result="lost")
    answer = staff.post(f"{DRAFTS}plan-2027/adopt/", {"version": "1", "resolution": str(lost.pk)})
    assert answer.status_code == 200
    carried = make_resolution()
    assert staff.post(f"{DRAFTS}plan-2027/adopt/", {"version": "1", "resolution": str(carried.pk)}).status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.adopted_by) == ("adopted", carried)


def test_a_resolution_of_a_meeting_to_come_adopts_nothing(staff: Client, draft: Plan) -> None:
    make_objective(make_priority(draft))
    soon = make_resolution(make_meeting(held_on=TODAY + datetime.timedelta(days=7)))
    answer = staff.post(f"{DRAFTS}plan-2027/adopt/", {"version": "1", "resolution": str(soon.pk)})
    assert answer.status_code == 409
    assert "still to come" in text_of(answer)


def test_a_plan_without_objectives_is_not_adopted(staff: Client, draft: Plan) -> None:
    carried = make_resolution()
    answer = staff.post(f"{DRAFTS}plan-2027/adopt/", {"version": "1", "resolution": str(carried.pk)})
    assert answer.status_code == 409
    assert "A plan without objectives cannot be adopted." in text_of(answer)


def test_the_list_of_plans_says_what_is_in_the_making(staff: Client, draft: Plan) -> None:
    make_plan()
    assert heading(staff.get(DRAFTS)) == "One plan is in the making."


def test_a_meeting_in_camera_does_not_exist_for_whoever_was_not_told(staff: Client, sign_in: SignIn) -> None:
    secret = make_meeting(held_on=TODAY, audience=Meeting.Audience.IN_CAMERA)
    told = make_membership(Role.BOARD_MEMBER)
    make_grant(secret, told.user)
    assert staff.get(f"/workspace/meetings/{secret.pk}/").status_code == 404
    assert f"/workspace/meetings/{secret.pk}/" not in staff.get("/workspace/meetings/").content.decode()
    assert sign_in(told).get(f"/workspace/meetings/{secret.pk}/").status_code == 200
    assert errors_of(staff.get("/workspace/meetings/")) == []

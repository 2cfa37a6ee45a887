"""The plan in force on a day, in the workspace: the old one keeps its pages when the next one has begun."""

import datetime

import pytest
import time_machine
from django.test import Client

from strategic_plan.models import Membership, Plan, Role
from strategic_plan.services.plans import adopt_plan
from tests.factories.actions import make_action
from tests.factories.meetings import make_resolution
from tests.factories.moments import NOW
from tests.factories.organization import make_organization
from tests.factories.people import make_membership, staff
from tests.factories.plans import make_draft_plan, make_objective, make_plan, make_priority
from tests.workspace.conftest import SignIn
from tests.workspace.reading import errors_of, heading, text_of

pytestmark = pytest.mark.django_db
IN_2027 = NOW.replace(year=2027, month=2)


@pytest.fixture
def reader(sign_in: SignIn) -> Client:
    """A Board member, while a plan is in force and the next one is adopted."""
    make_organization()
    old = make_plan(slug="plan-2023")
    make_action(make_objective(make_priority(old), title="Fewer crashes"), title="Old action")
    new = make_draft_plan(
        title="Strategic Plan 2027 to 2030",
        slug="plan-2027",
        starts_on=datetime.date(2027, 1, 1),
        ends_on=datetime.date(2030, 12, 31),
    )
    make_objective(make_priority(new), title="Nobody dies on the road")
    adopt_plan(new, version=1, resolution=make_resolution(), by=staff(), at=NOW)
    return sign_in(make_membership(Role.BOARD_MEMBER))


def test_until_its_day_the_plan_in_force_is_shown_and_says_what_follows(reader: Client) -> None:
    page = text_of(reader.get("/workspace/plan/"))
    assert "Fewer crashes" in page
    assert "“Strategic Plan 2027 to 2030” follows on 1 January 2027." in page


def test_the_next_plan_is_read_at_its_own_address(reader: Client) -> None:
    page = reader.get("/workspace/plan/?plan=plan-2027")
    assert "This plan is in force from 1 January 2027." in text_of(page)
    assert "/workspace/plan/objectives/1.1/?plan=plan-2027" in page.content.decode()
    assert heading(reader.get("/workspace/plan/objectives/1.1/?plan=plan-2027")) == "Nobody dies on the road"


def test_from_its_day_on_the_next_plan_is_shown(reader: Client) -> None:
    with time_machine.travel(IN_2027, tick=False):
        reader.force_login(Membership.objects.get(role=Role.BOARD_MEMBER).user)
        assert "Nobody dies on the road" in text_of(reader.get("/workspace/plan/"))


def test_the_old_plan_keeps_its_pages(reader: Client) -> None:
    with time_machine.travel(IN_2027, tick=False):
        reader.force_login(Membership.objects.get(role=Role.BOARD_MEMBER).user)
        page = reader.get("/workspace/plan/?plan=plan-2023")
        assert "This plan was in force until 31 December 2026 and stays as it was." in text_of(page)
        assert heading(reader.get("/workspace/plan/objectives/1.1/?plan=plan-2023")) == "Fewer crashes"
        assert heading(reader.get("/workspace/actions/1.1.1/?plan=plan-2023")) == "Old action"
        assert reader.get("/workspace/actions/1.1.1/").status_code == 404


def test_a_day_before_shows_the_plan_that_was_in_force_then(reader: Client) -> None:
    with time_machine.travel(IN_2027, tick=False):
        reader.force_login(Membership.objects.get(role=Role.BOARD_MEMBER).user)
        page = text_of(reader.get("/workspace/plan/?as-at=1 April 2024"))
        assert "Fewer crashes" in page
        assert "Nobody dies" not in page


def test_a_plan_that_there_is_not_is_not_found(reader: Client) -> None:
    assert reader.get("/workspace/plan/?plan=nowhere").status_code == 404


def test_an_overlapping_period_is_refused_in_the_form_and_what_was_typed_stays(sign_in: SignIn) -> None:
    make_organization()
    make_plan()
    client = sign_in(make_membership(Role.GOVERNANCE_STAFF))
    typed = {"title": "Another plan", "slug": "another", "starts_on": "1 July 2026", "ends_on": "31 December 2030"}
    answer = client.post("/workspace/plan/drafts/begin/", typed)
    found = errors_of(answer)[0].replace("\N{NO-BREAK SPACE}", " ")
    assert found == "“Strategic Plan 2023 to 2026” is in force until 31 December 2026; begin on a later day."
    assert "Another plan" in answer.content.decode()
    assert not Plan.objects.filter(slug="another").exists()


def test_an_end_before_the_start_is_refused_at_its_question(sign_in: SignIn) -> None:
    make_organization()
    client = sign_in(make_membership(Role.GOVERNANCE_STAFF))
    typed = {"title": "Another plan", "slug": "another", "starts_on": "1 January 2030", "ends_on": "31 December 2029"}
    assert errors_of(client.post("/workspace/plan/drafts/begin/", typed)) == ["A plan ends after it begins."]


def test_the_list_of_plans_says_where_each_stands(reader: Client, sign_in: SignIn) -> None:
    client = sign_in(make_membership(Role.GOVERNANCE_STAFF))
    page = text_of(client.get("/workspace/plan/drafts/"))
    assert "in force; followed by Strategic Plan 2027 to 2030" in page
    assert "in force from 1 January 2027" in page

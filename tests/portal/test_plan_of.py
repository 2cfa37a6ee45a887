"""The public reads the plan in force, and every other plan at its own address."""

import datetime

import pytest
import time_machine
from django.test import Client

from strategic_plan.models import Plan
from tests.factories.moments import NOW
from tests.factories.plans import make_draft_plan, make_plan
from tests.factories.reports import make_edition
from tests.workspace.reading import heading, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def old() -> Plan:
    """The plan of an edition; the next one is adopted, and nothing of it is published yet."""
    plan = make_edition().report.plan
    make_plan(slug="plan-2027", starts_on=datetime.date(2027, 1, 1), ends_on=datetime.date(2030, 12, 31))
    return plan


def test_a_plan_has_an_address_of_its_own(client: Client, old: Plan) -> None:
    page = client.get(f"/plans/{old.slug}/")
    assert heading(page) == "Strategic Plan 2023 to 2026"
    assert f"/plans/{old.slug}/objectives/1.1/" in page.content.decode()
    assert heading(client.get(f"/plans/{old.slug}/objectives/1.1/")) == "Fewer people hurt in crashes"


def test_a_plan_that_is_over_says_so_and_stays(client: Client, old: Plan) -> None:
    with time_machine.travel(NOW.replace(year=2027), tick=False):
        page = text_of(client.get(f"/plans/{old.slug}/"))
    assert "This plan ended on 31 December 2026; it stays as it was last reported." in page


def test_until_the_next_plan_is_published_the_last_one_is_shown(client: Client, old: Plan) -> None:
    with time_machine.travel(NOW.replace(year=2027), tick=False):
        assert heading(client.get("/plan/")) == "Strategic Plan 2023 to 2026"


def test_a_plan_of_which_nothing_is_published_is_not_found(client: Client, old: Plan) -> None:
    make_draft_plan(slug="draft")
    for slug in ("plan-2027", "draft", "nowhere"):
        assert client.get(f"/plans/{slug}/").status_code == 404
        assert client.get(f"/plans/{slug}/objectives/1.1/").status_code == 404

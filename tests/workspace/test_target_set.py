"""Pages that set a target, keep a judgement, override a rating and define a method or a measure."""

from __future__ import annotations

import pytest
from django.test import Client

from strategic_plan.models import Indicator, Measure, MethodChange, Rating, Role, Target
from strategic_plan.services.methods import FIELDS
from tests.factories.decisions import make_decision
from tests.factories.indicators import make_indicator, make_method_change, make_rating
from tests.factories.organization import make_organization
from tests.factories.people import make_membership
from tests.factories.plans import make_draft_plan, make_objective, make_priority
from tests.workspace.reading import text_of

pytestmark = pytest.mark.django_db

TARGET = {"version": "0", "kind": "reach", "value": "80", "due_on": "31 December 2026", "baseline": "100",
          "baseline_on": "31 December 2022", "steps": "31 December 2024: 90"}  # fmt: skip


def signed_in(client: Client, role: str) -> Client:
    client.force_login(make_membership(role).user)
    return client


def drafted() -> Indicator:
    make_organization()
    return make_indicator(make_objective(make_priority(make_draft_plan())), code="people-hurt")


def test_target_of_a_draft_is_set_by_page(client: Client) -> None:
    drafted()
    page = signed_in(client, Role.GOVERNANCE_STAFF).post("/workspace/figures/people-hurt/target/", TARGET, follow=True)
    assert "The target is set." in text_of(page)
    assert Target.objects.get().steps.count() == 1


def test_step_that_cannot_be_read_is_named_and_nothing_typed_is_lost(client: Client) -> None:
    drafted()
    page = signed_in(client, Role.GOVERNANCE_STAFF).post(
        "/workspace/figures/people-hurt/target/", TARGET | {"steps": "next year 90"}
    )
    words = text_of(page)
    assert "“next year 90” is no step. Write a date, a colon and a number" in words
    assert "next year 90" in page.content.decode()
    assert not Target.objects.exists()


def test_adopted_plan_leads_to_the_decision_reports_that_can_propose_it(client: Client) -> None:
    make_organization()
    indicator = make_indicator(code="people-hurt")
    decision = make_decision(indicator.objective.priority.plan, title="Another target")
    signed_in(client, Role.GOVERNANCE_STAFF)
    page = client.get("/workspace/figures/people-hurt/target/")
    assert "The Board decides on this target." in text_of(page)
    assert "Another target" in text_of(page)
    address = f"/workspace/decisions/{decision.number}/changes/target/"
    query = f"?indicator=people-hurt&amp;area={indicator.area.code}"
    assert address + query in page.content.decode()
    refused = client.post("/workspace/figures/people-hurt/target/", TARGET)
    assert refused.status_code == 409
    assert not Target.objects.exists()


def test_without_a_report_being_written_one_can_be_begun(client: Client) -> None:
    make_organization()
    make_indicator(code="people-hurt")
    page = signed_in(client, Role.GOVERNANCE_STAFF).get("/workspace/figures/people-hurt/target/")
    assert "No decision report is being written." in text_of(page)
    assert "/workspace/decisions/begin/" in page.content.decode()


def test_kept_rating_shows_why_of_then_and_is_overridden_with_a_reason(client: Client) -> None:
    make_organization()
    indicator = make_indicator(code="people-hurt")
    rating = make_rating(indicator, inputs=[["Expected by now", "95"]])
    signed_in(client, Role.CHIEFS_OFFICE)
    assert "with what was known then: Expected by now 95" in text_of(client.get("/workspace/figures/people-hurt/"))
    page = client.post(
        f"/workspace/ratings/{rating.pk}/override/", {"word": "on_track", "reason": "Counted twice."}, follow=True
    )
    assert "Counted twice." in text_of(page)
    assert Rating.objects.get().shown == "on_track"


def test_judgement_is_kept_with_its_step(client: Client) -> None:
    make_organization()
    indicator = make_indicator(code="dialogue")
    Indicator.objects.filter(pk=indicator.pk).update(form="qualitative", numerator=None, scale="No plan\nA plan")
    typed = {"level": "2", "rating": "on_track", "found": "A plan", "reason": "Minutes.", "link": "https://example.org"}
    page = signed_in(client, Role.CHIEFS_OFFICE).post("/workspace/figures/dialogue/judge/", typed, follow=True)
    assert "step 2: A plan" in text_of(page)


def test_method_is_proposed_by_the_analyst_and_defined_by_the_chiefs_office(client: Client) -> None:
    make_organization()
    indicator = make_indicator(code="people-hurt")
    stored = {name: getattr(indicator, name) for name in FIELDS}
    typed = {name: str(getattr(value, "pk", value) if value is not None else "") for name, value in stored.items()}
    typed |= {"decimals": "1", "since": "1 July 2024", "reason": "Finer."}
    page = signed_in(client, Role.ANALYST).post("/workspace/figures/people-hurt/method/", typed, follow=True)
    assert "Decimals shown: 0, then 1" in text_of(page)
    change = MethodChange.objects.get()
    signed_in(client, Role.CHIEFS_OFFICE).post(f"/workspace/methods/{change.pk}/define/", {"version": "1"})
    indicator.refresh_from_db()
    assert (indicator.decimals, indicator.method_version) == (1, 2)


def test_proposal_is_declined_with_a_reason(client: Client) -> None:
    make_organization()
    change = make_method_change(make_indicator(code="people-hurt"))
    signed_in(client, Role.CHIEFS_OFFICE)
    assert "Say why the proposal is declined" in text_of(
        client.post(f"/workspace/methods/{change.pk}/decline/", {"version": "1", "answer": ""})
    )


def test_measure_is_defined_and_its_code_is_its_own(client: Client) -> None:
    make_organization()
    known = make_indicator().numerator
    assert known is not None
    typed = {"version": "0", "code": "bicycles", "title": "Bicycles stolen", "unit": "bicycles", "grain": "month",
             "kind": "count", "combine_periods": "sum", "combine_areas": "sum", "breakdown": str(known.breakdown_id),
             "small_counts": "incidents", "source": "Records", "next_due_on": "10 May 2024"}  # fmt: skip
    page = signed_in(client, Role.ANALYST).post("/workspace/measures/define/", typed, follow=True)
    assert "The measure is defined." in text_of(page)
    again = client.post("/workspace/measures/define/", typed | {"code": known.code})
    assert "Another measure has this code already." in text_of(again)
    assert Measure.objects.count() == 2

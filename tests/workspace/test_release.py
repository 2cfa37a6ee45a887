"""Releases in the workspace: prepared by the analyst, looked at and published by the Board's office."""

from __future__ import annotations

import pytest
from django.test import Client

from strategic_plan.models import Release, Role
from strategic_plan.services.releases import prepare_release
from tests.factories.moments import NOW
from tests.factories.people import chief, make_membership
from tests.portal.test_figures import an_indicator, make_public
from tests.workspace.reading import heading, text_of

pytestmark = pytest.mark.django_db


def signed_in(client: Client, role: str) -> Client:
    client.force_login(make_membership(role).user)
    return client


def test_analyst_prepares_and_is_told_who_it_waits_for(client: Client) -> None:
    an_indicator()
    page = signed_in(client, Role.ANALYST).post("/workspace/releases/prepare/", {"note": "To December."}, follow=True)
    assert "It waits for the Board’s office." in text_of(page)
    assert heading(page) == "A release waits to be published."
    assert Release.objects.get().note == "To December."


def test_preview_says_what_is_withheld_and_why(client: Client) -> None:
    an_indicator(value=3, small_counts="persons")
    release = prepare_release(by=chief(), at=NOW)
    words = text_of(signed_in(client, Role.GOVERNANCE_STAFF).get(f"/workspace/releases/{release.pk}/"))
    assert "36 are small counts" in words
    assert "below 11" in words
    assert "Publish these figures" in words


def test_publishing_wants_the_tick_and_then_makes_it_public(client: Client) -> None:
    an_indicator()
    release = prepare_release(by=chief(), at=NOW)
    signed_in(client, Role.GOVERNANCE_STAFF)
    address = f"/workspace/releases/{release.pk}/publish/"
    assert "Read what is withheld, and say so here" in text_of(client.post(address, {"version": 1}))
    page = client.post(address, {"version": 1, "read": "on"}, follow=True)
    assert "Release 1 is public." in text_of(page)
    assert client.get("/figures/people-hurt/").status_code == 200


def test_release_that_was_published_meanwhile_is_a_conflict(client: Client) -> None:
    an_indicator()
    make_public()
    release = Release.objects.get()
    answer = signed_in(client, Role.GOVERNANCE_STAFF).post(
        f"/workspace/releases/{release.pk}/publish/", {"version": 1, "read": "on"}
    )
    assert answer.status_code == 409


def test_list_says_what_the_public_sees(client: Client) -> None:
    an_indicator()
    make_public()
    page = signed_in(client, Role.ANALYST).get("/workspace/releases/")
    assert heading(page) == "The public sees the figures of 11 April 2024."

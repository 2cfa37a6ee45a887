"""Large releases prepared by the worker: the page says how far they are, and how they ended."""

from __future__ import annotations

import pytest
from django.test import Client

from strategic_plan.models import Release, ReleaseOrder, Role
from strategic_plan.services import release_orders
from strategic_plan.services.errors import Refusal
from strategic_plan.services.release_orders import order_release
from strategic_plan.services.releases import prepare_release
from strategic_plan.tasks.releases import prepare_ordered_release
from tests.factories.moments import NOW, later
from tests.factories.people import make_membership, person
from tests.portal.test_figures import an_indicator
from tests.workspace.reading import text_of

pytestmark = pytest.mark.django_db

PAGE = "/workspace/releases/"


def signed_in(client: Client) -> Client:
    client.force_login(make_membership(Role.ANALYST).user)
    return client


def test_a_large_release_is_ordered_and_the_page_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    an_indicator()
    monkeypatch.setattr(release_orders, "LARGE", 0)
    page = signed_in(client).post(f"{PAGE}prepare/", {"note": "To December."}, follow=True)
    words = text_of(page)
    assert "The release is being prepared. This page says how far it is." in words
    assert "Waiting for the worker" in words
    assert "Prepare a release" not in words
    assert not Release.objects.exists()


def test_the_worker_prepares_what_was_ordered(client: Client) -> None:
    an_indicator()
    order = order_release(note="To December.", by=person(Role.ANALYST), at=NOW)
    prepare_ordered_release.func(order.pk)
    order.refresh_from_db()
    release = Release.objects.get()
    assert (order.state, order.release, order.phase, release.note) == ("done", release, "", "To December.")
    assert "A release waits to be published." in text_of(signed_in(client).get(PAGE))


def test_an_order_is_worked_on_once() -> None:
    an_indicator()
    order = order_release(by=person(Role.ANALYST), at=NOW)
    assert release_orders.take(order)
    prepare_ordered_release.func(order.pk)
    assert not Release.objects.exists()


def test_what_stands_in_the_way_is_said_on_the_page(client: Client) -> None:
    an_indicator()
    order = order_release(by=person(Role.ANALYST), at=NOW)
    prepare_release(by=person(Role.ANALYST), at=NOW)
    prepare_ordered_release.func(order.pk)
    words = text_of(signed_in(client).get(PAGE))
    assert "Not prepared. A release is prepared already. It is published or discarded first." in words


def test_one_order_at_a_time_until_it_is_given_up() -> None:
    an_indicator()
    first = order_release(by=person(Role.ANALYST), at=NOW)
    with pytest.raises(Refusal, match="being prepared already"):
        order_release(by=person(Role.ANALYST), at=NOW)
    second = order_release(by=person(Role.ANALYST), at=later(days=1))
    assert list(ReleaseOrder.objects.order_by("pk").values_list("pk", "state")) == [
        (first.pk, "failed"),
        (second.pk, "queued"),
    ]

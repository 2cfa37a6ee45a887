"""Publishing: what is approved, once, by those who may, after one tick."""

from __future__ import annotations

import pytest

from strategic_plan.models import Rendering
from tests.factories.people import chief, staff
from tests.factories.reports import make_approved_report, make_edition, make_report, make_report_in_review
from tests.workspace.reading import errors_of, heading, text_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


def test_the_page_says_what_happens_and_names_the_edition() -> None:
    report = make_approved_report()
    page = client_of(staff()).get(f"/workspace/reports/{report.pk}/publish/")
    words = text_of(page)
    assert heading(page) == "Publish “Status report, first quarter of 2024”?"
    assert f"The web page and the PDF go to /reports/{report.slug}/" in words
    assert "Publish edition 1" in words


def test_one_tick_orders_the_publication_and_leads_to_its_progress() -> None:
    report = make_approved_report()
    answer = client_of(staff()).post(
        f"/workspace/reports/{report.pk}/publish/", {"version": report.version, "read": "on"}
    )
    rendering = Rendering.objects.get()
    assert answer.headers["Location"] == f"/workspace/renderings/{rendering.pk}/"
    assert (rendering.purpose, rendering.state) == (Rendering.Purpose.PUBLISH, Rendering.State.QUEUED)


def test_without_the_tick_nothing_is_ordered() -> None:
    report = make_approved_report()
    page = client_of(staff()).post(f"/workspace/reports/{report.pk}/publish/", {"version": report.version})
    assert errors_of(page) == ["Say that you have read the report as it was approved."]
    assert not Rendering.objects.exists()


@pytest.mark.parametrize(("make", "state"), [(make_report, "draft"), (make_report_in_review, "in review")])
def test_what_is_not_approved_is_not_published(make: type, state: str) -> None:
    page = client_of(staff()).get(f"/workspace/reports/{make().pk}/publish/")
    assert page.status_code == 409
    assert f"Only an approved report is published. This one is {state}." in text_of(page)


def test_two_people_publish_once() -> None:
    report = make_approved_report()
    answers, address = {"version": report.version, "read": "on"}, f"/workspace/reports/{report.pk}/publish/"
    client_of(staff()).post(address, answers)
    page = client_of(staff()).post(address, answers)
    assert page.status_code == 409
    assert "This report is being drawn already. It will be ready in a moment. See how far it is" in text_of(page)
    assert Rendering.objects.count() == 1


def test_a_published_report_is_not_published_again() -> None:
    page = client_of(staff()).get(f"/workspace/reports/{make_edition().report.pk}/publish/")
    assert "Only an approved report is published. This one is published." in text_of(page)


def test_the_chiefs_office_does_not_publish() -> None:
    assert client_of(chief()).get(f"/workspace/reports/{make_approved_report().pk}/publish/").status_code == 403

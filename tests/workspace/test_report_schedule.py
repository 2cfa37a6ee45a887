"""Publishing at a set time: asked for with a day and an hour, shown, taken back, and ordered when it has come."""

from __future__ import annotations

import io

import pytest
import time_machine
from django.core.management import call_command

from strategic_plan.models import Rendering, Report
from tests.factories.moments import later
from tests.factories.people import chief, staff
from tests.factories.reports import make_approved_report, make_edition
from tests.workspace.reading import errors_of, heading, text_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


def publish(report: Report, **answers: str) -> object:
    typed = {"version": str(report.version), "when": "later", "read": "on"} | answers
    return client_of(staff()).post(f"/workspace/reports/{report.pk}/publish/", typed)


def scheduled() -> Report:
    report = make_approved_report()
    publish(report, day="30 April 2024", hour="08:30")
    report.refresh_from_db()
    return report


def test_a_report_is_set_for_a_time_of_the_boards_own_zone() -> None:
    report = scheduled()
    assert report.publish_at is not None
    assert (report.state, report.publish_at.isoformat()) == (Report.State.SCHEDULED, "2024-04-30T12:30:00+00:00")
    assert not Rendering.objects.exists()


def test_its_page_says_when_it_becomes_public_and_lets_it_be_taken_back() -> None:
    report = scheduled()
    page = client_of(staff()).get(f"/workspace/reports/{report.pk}/")
    assert "Approved. It becomes public on 30 April 2024, 08:30." in text_of(page)
    assert "Do not publish at that time" in text_of(page)
    assert "Do not publish at that time" not in text_of(client_of(chief()).get(f"/workspace/reports/{report.pk}/"))


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        (
            {},
            [
                "Choose the day it becomes public, such as 30 April 2024.",
                "Write the time as hours and minutes, such as 08:30.",
            ],
        ),
        ({"day": "30 April 2024", "hour": "half past"}, ["Write the time as hours and minutes, such as 08:30."]),
        ({"day": "30 April 2024", "hour": "24:00"}, ["Write the time as hours and minutes, such as 08:30."]),
        ({"day": "1 April 2024", "hour": "08:30"}, ["Choose a time that is still to come."]),
        (
            {"day": "30 April 2024", "hour": "08:30", "read": ""},
            ["Say that you have read the report as it was approved."],
        ),
    ],
)
def test_what_cannot_be_a_time_is_asked_for_again_with_what_was_typed(
    answers: dict[str, str], errors: list[str]
) -> None:
    report = make_approved_report()
    page = publish(report, **answers)
    report.refresh_from_db()
    assert errors_of(page) == errors
    assert report.state == Report.State.APPROVED
    if "hour" in answers:
        assert f'value="{answers["hour"]}"' in page.content.decode()  # type: ignore[attr-defined]


def test_a_set_time_is_taken_back_on_the_reports_page() -> None:
    report = scheduled()
    client = client_of(staff())
    address = f"/workspace/reports/{report.pk}/unschedule/"
    assert client.post(address, {"version": str(report.version - 1)}).status_code == 409
    assert client.post(address, {"version": str(report.version)}).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.publish_at) == (Report.State.APPROVED, None)


def test_a_scheduled_report_is_not_published_by_hand_meanwhile() -> None:
    report = scheduled()
    page = client_of(staff()).get(f"/workspace/reports/{report.pk}/publish/")
    assert page.status_code == 409
    assert "Only an approved report is published. This one is scheduled." in text_of(page)


def test_the_command_orders_it_once_its_time_has_come() -> None:
    report = scheduled()
    for moment, count in ((later(days=18), 0), (later(days=19), 1), (later(days=19, minutes=5), 1)):
        with time_machine.travel(moment, tick=False):
            call_command("publish_due_reports", stdout=io.StringIO(), stderr=io.StringIO())
        assert Rendering.objects.filter(report=report, purpose=Rendering.Purpose.PUBLISH).count() == count


def test_what_is_published_cannot_be_set_for_a_time() -> None:
    report = make_edition().report
    assert publish(report, day="30 April 2024", hour="08:30").status_code == 409  # type: ignore[attr-defined]


def test_the_page_says_what_a_set_time_means() -> None:
    report = make_approved_report()
    page = client_of(staff()).get(f"/workspace/reports/{report.pk}/publish/")
    assert heading(page) == "Publish “Status report, first quarter of 2024”?"
    assert "It becomes public at once, or at the time you set, and is frozen as edition 1." in text_of(page)

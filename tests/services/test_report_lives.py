"""The later part of a report's life: published at a set time, withdrawn under correction, read in camera by name."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Rendering, Report, Role
from strategic_plan.permissions import person_of, visible_editions, visible_reports
from strategic_plan.services import reports
from strategic_plan.services.errors import Refusal, Stale
from tests.factories.moments import later
from tests.factories.people import chief, make_membership, person, staff
from tests.factories.reports import (
    make_annual_report,
    make_approved_report,
    make_edition,
    make_report,
    make_report_in_review,
)

pytestmark = pytest.mark.django_db
MORNING = later(days=10)


def scheduled() -> Report:
    report = make_approved_report()
    return reports.schedule_report(report, version=report.version, publish_at=MORNING, by=staff(), at=later(days=4))


def test_a_scheduled_report_is_ordered_when_its_time_has_come_and_not_before() -> None:
    report = scheduled()
    assert reports.publish_due(at=MORNING - datetime.timedelta(minutes=1)) == []
    assert reports.publish_due(at=MORNING) == [(report, "")]
    rendering = report.renderings.get()
    assert (rendering.purpose, rendering.requested_by) == (Rendering.Purpose.PUBLISH, report.scheduled_by)


def test_running_it_twice_orders_nothing_twice() -> None:
    report = scheduled()
    reports.publish_due(at=MORNING)
    assert [found.pk for found, words in reports.publish_due(at=MORNING) if words] == [report.pk]
    assert report.renderings.count() == 1


def test_a_time_that_has_passed_is_refused() -> None:
    report = make_approved_report()
    with pytest.raises(ValidationError, match="still to come"):
        reports.schedule_report(report, version=report.version, publish_at=later(days=3), by=staff(), at=later(days=4))


def test_a_report_changed_meanwhile_is_not_scheduled() -> None:
    report = make_approved_report()
    with pytest.raises(Stale):
        reports.schedule_report(report, version=report.version - 1, publish_at=MORNING, by=staff(), at=later(days=4))


def test_a_set_time_can_be_taken_back() -> None:
    report = scheduled()
    reports.unschedule_report(report, version=report.version, by=staff(), at=later(days=5))
    assert (report.state, report.publish_at) == (Report.State.APPROVED, None)
    assert reports.publish_due(at=MORNING) == []


def test_whoever_set_the_time_must_still_be_in_office() -> None:
    report = scheduled()
    report.scheduled_by.memberships.update(ends_on=later(days=6).date())  # type: ignore[union-attr]
    assert [words for _report, words in reports.publish_due(at=MORNING)] == [
        "Whoever set the time may not publish reports any more."
    ]


def test_a_report_under_correction_can_be_withdrawn() -> None:
    report = make_edition().report
    reports.correct_report(report, version=report.version, notice="Table 2.", by=staff(), at=later(days=5))
    reports.withdraw_report(report, version=report.version, notice="It names a person.", by=staff(), at=later(days=6))
    report.refresh_from_db()
    assert (report.state, report.editions.get().is_withdrawn) == (Report.State.WITHDRAWN, True)


def test_what_was_never_published_is_not_withdrawn() -> None:
    report = make_approved_report()
    with pytest.raises(Refusal):
        reports.withdraw_report(report, version=report.version, notice="Because.", by=staff(), at=later(days=6))


def test_in_camera_is_read_by_those_named_and_nobody_else() -> None:
    composer = staff()
    report = make_edition(audience=Report.Audience.IN_CAMERA, by=composer).report
    reader = person(Role.BOARD_MEMBER)
    assert not visible_reports(reader).filter(pk=report.pk).exists()
    grant = reports.grant_reading(report, user=reader.acting, by=composer, at=later(days=5))
    assert visible_reports(reader).filter(pk=report.pk).exists()
    assert visible_editions(reader).filter(report=report).exists()
    assert not visible_reports(chief()).filter(pk=report.pk).exists()
    reports.end_reading(grant, by=composer, at=later(days=6))
    assert not visible_editions(reader).filter(report=report).exists()


def test_only_a_report_in_camera_names_its_readers() -> None:
    with pytest.raises(Refusal):
        reports.grant_reading(make_report(), user=chief().acting, by=staff(), at=later(days=2))


def test_the_audience_of_a_published_report_stays() -> None:
    report = make_edition().report
    reports.correct_report(report, version=report.version, notice="Table 2.", by=staff(), at=later(days=5))
    with pytest.raises(Refusal):
        reports.set_audience(report, version=report.version, audience="board", by=staff(), at=later(days=6))


def test_a_board_member_reads_and_comments_on_what_the_board_is_asked_to_approve() -> None:
    report = make_annual_report()
    reports.send_report(report, version=report.version, by=staff(), at=later(days=2))
    member = person(Role.BOARD_MEMBER)
    assert visible_reports(member).filter(pk=report.pk).exists()
    section = report.sections.get(key="message-chair")
    comment = reports.comment_on(section, text="Say it shorter.", by=member, at=later(days=3))
    settled = reports.settle_comment(comment, version=comment.version, by=staff(), at=later(days=4))
    assert settled.settled_at == later(days=4)


def test_a_contributor_comments_on_no_section() -> None:
    section = make_report_in_review().sections.all()[0]
    owner = person_of(make_membership(Role.CONTRIBUTOR).user, on=later(days=3).date())
    with pytest.raises(PermissionDenied):
        reports.comment_on(section, text="No.", by=owner, at=later(days=3))

"""Drawing reports in the background: kept previews, frozen editions, and every way it may end."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
import time_machine
from pytest_django import DjangoCaptureOnCommitCallbacks

from strategic_plan.documents.rendering import PRESS
from strategic_plan.models import Edition, Membership, Plan, Rendering, Report, Role
from strategic_plan.services import renderings, reports
from strategic_plan.services.errors import Refusal
from strategic_plan.tasks.renderings import render_report
from tests.factories import story
from tests.factories.moments import later
from tests.factories.people import person, staff
from tests.factories.reports import make_approved_report, make_report

State, Purpose = Rendering.State, Rendering.Purpose
AT = later(days=4)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day() -> object:
    """The day on which the worker draws."""
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


def order(report: Report, purpose: str = Purpose.PREVIEW) -> Rendering:
    return renderings.order_rendering(report, purpose=purpose, version=report.version, by=staff(), at=AT)


@pytest.mark.pdf
def test_a_preview_is_kept_with_its_pages_and_the_version_it_shows() -> None:
    report = make_report()
    rendering = order(report)
    render_report.call(rendering=rendering.pk)
    rendering.refresh_from_db()
    assert (rendering.state, rendering.phase, rendering.failure) == (State.DONE, "", "")
    assert rendering.report_version == report.version
    assert rendering.pages is not None
    assert rendering.pages > 1
    assert rendering.pdf is not None
    assert bytes(rendering.pdf).startswith(b"%PDF-")


@pytest.mark.pdf
def test_a_publication_freezes_one_edition_however_often_it_is_run() -> None:
    report = make_approved_report()
    rendering = order(report, Purpose.PUBLISH)
    for _time in range(2):
        render_report.call(rendering=rendering.pk)
    edition = Edition.objects.get()
    rendering.refresh_from_db()
    report.refresh_from_db()
    assert (rendering.state, rendering.pages, report.state) == (State.DONE, edition.pages, Report.State.PUBLISHED)
    assert bytes(edition.pdf).startswith(b"%PDF-")


@pytest.mark.pdf
def test_a_letter_that_the_fonts_lack_is_named_with_its_section() -> None:
    report = make_report()
    section = report.sections.get(key="data-notes")
    reports.write_section(
        section,
        version=section.version,
        title=section.title,
        text="Counted in 日.",
        included=True,
        by=staff(),
        at=AT,
    )
    rendering = order(Report.objects.get(pk=report.pk))
    render_report.call(rendering=rendering.pk)
    rendering.refresh_from_db()
    assert (rendering.state, rendering.failed_section) == (State.FAILED, "data-notes")
    assert "日 (U+65E5)" in rendering.failure


@pytest.mark.pdf
def test_a_preview_of_a_report_that_did_not_change_is_not_drawn_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    report = make_report()
    first = order(report)
    render_report.call(rendering=first.pk)
    # A press that is shut can draw nothing: whatever comes now was kept.
    monkeypatch.setattr(PRESS, "run", None)
    second = order(report)
    render_report.call(rendering=second.pk)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.state, second.pdf) == (State.DONE, first.pdf)


@pytest.mark.pdf
def test_a_preview_is_drawn_again_once_a_word_changed() -> None:
    report = make_report()
    first = order(report)
    render_report.call(rendering=first.pk)
    section = report.sections.get(key="data-notes")
    reports.write_section(
        section, version=section.version, title=section.title, text="Other words.", included=True, by=staff(), at=AT
    )
    second = order(Report.objects.get(pk=report.pk))
    render_report.call(rendering=second.pk)
    assert len(set(Rendering.objects.values_list("job_sha256", flat=True))) == 2


def test_a_person_orders_one_preview_at_a_time() -> None:
    person = staff()
    first, second = make_report(title="Report of May"), make_report()
    renderings.order_rendering(first, purpose=Purpose.PREVIEW, version=first.version, by=person, at=AT)
    with pytest.raises(Refusal, match=r"Your preview of “Report of May” is being drawn\."):
        renderings.order_rendering(second, purpose=Purpose.PREVIEW, version=second.version, by=person, at=AT)
    order(second)


def test_what_was_cancelled_is_not_drawn() -> None:
    rendering = order(make_report())
    renderings.cancel(rendering, by=staff(), at=AT)
    render_report.call(rendering=rendering.pk)
    rendering.refresh_from_db()
    assert (rendering.state, rendering.pdf) == (State.CANCELLED, None)


def test_a_rendering_that_was_cancelled_hears_of_no_further_phase() -> None:
    rendering = order(make_report())
    assert renderings.take(rendering, at=AT)
    assert renderings.say_phase(rendering, "laying_out", at=AT)
    renderings.cancel(rendering, by=staff(), at=AT)
    assert not renderings.say_phase(rendering, "writing", at=AT)


def test_one_worker_takes_a_rendering_and_the_next_is_turned_away() -> None:
    first = order(make_report())
    second = Rendering.objects.get(pk=first.pk)
    assert (renderings.take(first, at=AT), renderings.take(second, at=AT)) == (True, False)


def test_a_report_that_changed_after_its_publication_was_ordered_is_not_published() -> None:
    report = make_approved_report()
    rendering = order(report, Purpose.PUBLISH)
    Report.objects.filter(pk=report.pk).update(version=report.version + 1)
    render_report.call(rendering=rendering.pk)
    rendering.refresh_from_db()
    assert rendering.failure == "The report was changed after its publication was ordered. Nothing was published."
    assert not Edition.objects.exists()


def test_the_lease_of_a_worker_that_died_is_taken_back_by_the_next_order() -> None:
    report = make_report()
    dead = order(report)
    renderings.take(dead, at=AT)
    after = AT + renderings.LEASE + datetime.timedelta(seconds=1)
    again = renderings.order_rendering(report, purpose=Purpose.PREVIEW, version=report.version, by=staff(), at=after)
    dead.refresh_from_db()
    assert again.pk != dead.pk
    assert dead.failure == "The worker stopped before it was done. Order it again."


def test_ordering_a_preview_twice_waits_for_the_one_that_is_on_its_way() -> None:
    report = make_report()
    assert order(report).pk == order(report).pk


@pytest.mark.pdf
@pytest.mark.usefixtures("jobs_run_at_once")
def test_publishing_queues_the_job_when_the_deed_is_committed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    report = make_approved_report()
    with django_capture_on_commit_callbacks(execute=True):
        reports.publish_report(report, version=report.version, by=staff(), at=AT)
    assert Edition.objects.get().report == report


@pytest.mark.pdf
@pytest.mark.parametrize("off_course", [1, 40])
def test_an_exception_brief_has_two_pages_at_most_however_much_is_off_course(off_course: int) -> None:
    owner = story.member()
    words = replace(story.AT_RISK, reason="The supplier withdrew. " * 40, corrective_action="It is let again. " * 40)
    for number in range(off_course):
        story.approved(story.action(owner, f"An action with a long name that takes room, number {number}"), words)
    order = renderings.order_brief(Plan.objects.get(), by=person(Role.BOARD_MEMBER), at=AT)
    render_report.call(rendering=order.pk)
    order.refresh_from_db()
    assert (order.state, order.failure) == (State.DONE, "")
    assert order.pages is not None
    assert order.pages <= 2


def test_a_brief_for_somebody_who_lost_their_office_is_not_drawn() -> None:
    story.objective()
    reader = person(Role.BOARD_MEMBER)
    order = renderings.order_brief(Plan.objects.get(), by=reader, at=AT)
    Membership.objects.filter(user=reader.user).update(ends_on=AT.date() - datetime.timedelta(days=1))
    render_report.call(rendering=order.pk)
    order.refresh_from_db()
    assert (order.state, order.failure) == (State.FAILED, "Whoever ordered this may not read the plan any more.")

"""The life of a report: composed, written, sent, returned, approved; each refusal leaves it as it was."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Report, ReportReturn, Section, StatusUpdate
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.reports import (
    approve_report,
    arrange_sections,
    compose_report,
    correct_report,
    frozen_content,
    publish_report,
    return_report,
    send_report,
    withdraw_report,
    write_section,
)
from strategic_plan.summaries.reports.outline import outline
from tests.factories.meetings import make_resolution
from tests.factories.moments import NOW, PERIOD_END, PERIOD_START, later
from tests.factories.organization import make_organization
from tests.factories.people import chief, person, staff
from tests.factories.reports import (
    make_annual_report,
    make_approved_report,
    make_edition,
    make_report,
    make_report_in_review,
)
from tests.factories.updates import make_approved, make_draft
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db

OTHERS = ("contributor", "analyst", "board_member", "administrator")


def unsaved() -> Report:
    cycle = make_approved().cycle
    return Report(
        kind="status",
        title="Status report",
        slug="status-report",
        plan=cycle.action_plan.plan,
        cycle=cycle,
        starts_on=PERIOD_START,
        ends_on=PERIOD_END,
    )


def write(section: Section, text: str = "Complete to the end of March.", **how: object) -> Section:
    values: dict[str, object] = {
        "version": section.version,
        "title": section.title,
        "text": text,
        "included": True,
        "by": staff(),
        "at": NOW,
    } | how
    return write_section(section, **values)  # type: ignore[arg-type]


def notes(report: Report) -> Section:
    return report.sections.select_related("report__plan").get(key="data-notes")


def test_a_report_begins_with_every_section_of_its_outline() -> None:
    report = compose_report(unsaved(), by=staff(), at=NOW)
    keys = list(report.sections.order_by("position").values_list("key", flat=True))
    assert keys == [entry.key for entry in outline("status", report.plan)]
    assert (report.from_party, report.state) == ("chief", "draft")
    assert last_words() == "Governance Officer began Status report."


def test_a_status_report_without_a_cycle_is_not_begun() -> None:
    report = unsaved()
    report.cycle = None
    with refused(ValidationError, "A status report reports on a cycle"):
        compose_report(report, by=staff(), at=NOW)


@pytest.mark.parametrize("role", [*OTHERS, "chiefs_office"])
def test_only_governance_staff_compose(role: str) -> None:
    report = unsaved()
    other = person(role)
    with refused(PermissionDenied):
        compose_report(report, by=other, at=NOW)
    draft = make_report()
    with refused(PermissionDenied):
        write(notes(draft), by=other)
    with refused(PermissionDenied):
        arrange_sections(draft, version=draft.version, keys=[], by=other, at=NOW)


def test_a_written_section_moves_its_report_on() -> None:
    report, writer = make_report(), staff()
    before = report.version
    section = write(notes(report), "All figures are preliminary.", by=writer)
    report.refresh_from_db()
    assert (section.text, section.edited_by, report.version) == (
        "All figures are preliminary.",
        writer.user,
        before + 1,
    )
    assert last_words() == "Governance Officer wrote “Data notes” of Status report, first quarter of 2024."


def test_a_section_saved_elsewhere_meanwhile_is_stale() -> None:
    section = notes(make_report())
    with refused(Stale):
        write(section, version=section.version - 1)


def test_a_required_section_stays_in() -> None:
    section = notes(make_report())
    with refused(ValidationError, "may not be left out"):
        write(section, included=False)


def test_words_that_are_too_long_are_refused_at_their_field() -> None:
    section = notes(make_report())
    with refused(ValidationError) as caught:
        write(section, "x" * 20001)
    assert list(caught.value.message_dict) == ["text"]


@pytest.mark.parametrize("make", [make_report_in_review, make_approved_report])
def test_out_of_its_composers_hands_a_report_takes_no_words(make: type) -> None:
    report = make()
    with refused(Refusal):
        write(notes(report))
    with refused(Refusal):
        arrange_sections(report, version=report.version, keys=[], by=staff(), at=NOW)


def test_a_report_sent_meanwhile_takes_no_words() -> None:
    section = notes(make_report())
    Report.objects.update(state="in_review", content="{}", submitted_at=NOW, submitted_by=section.report.created_by)
    with refused(Refusal, "sent for review meanwhile"):
        write(section)


def test_sections_are_put_in_an_order() -> None:
    report = make_report()
    keys = list(report.sections.order_by("-position").values_list("key", flat=True))
    arrange_sections(report, version=report.version, keys=keys, by=staff(), at=NOW)
    assert list(report.sections.order_by("position").values_list("key", flat=True)) == keys


def test_an_order_names_every_section_once() -> None:
    report = make_report()
    keys = list(report.sections.values_list("key", flat=True))
    for wrong in (keys[1:], [*keys, keys[0]], [*keys[1:], "epilogue"]):
        with refused(ValidationError, "every section of the report once"):
            arrange_sections(report, version=report.version, keys=wrong, by=staff(), at=NOW)


def test_sending_freezes_what_will_be_read() -> None:
    report, sender = make_report(), staff()
    send_report(report, version=report.version, by=sender, at=later(days=2))
    assert (report.state, report.submitted_by) == ("in_review", sender.user)
    assert frozen_content(report).slug == report.slug
    assert last_words() == "Governance Officer sent Status report, first quarter of 2024 for review."


def test_the_chiefs_office_sends_the_chiefs_report_but_not_the_boards() -> None:
    status, sender = make_report(), chief()
    send_report(status, version=status.version, by=sender, at=NOW)
    annual = make_annual_report(status.cycle)
    with refused(PermissionDenied):
        send_report(annual, version=annual.version, by=sender, at=NOW)


def test_a_required_section_without_words_is_named() -> None:
    report = make_report()
    write(notes(report), " ")
    report.refresh_from_db()
    with refused(ValidationError, "“Data notes” has no words yet."):
        send_report(report, version=report.version, by=staff(), at=NOW)


def test_with_nothing_approved_there_is_nothing_to_report() -> None:
    report = make_report(make_draft().cycle)
    with refused(ValidationError, "No update of Quarter 1 2024 is approved yet"):
        send_report(report, version=report.version, by=staff(), at=NOW)


def test_a_report_that_changed_meanwhile_is_not_sent() -> None:
    report = make_report()
    with refused(Stale):
        send_report(report, version=report.version - 1, by=staff(), at=NOW)


def test_what_was_approved_is_what_was_read_whatever_is_said_later() -> None:
    report = make_report_in_review()
    before = report.content
    StatusUpdate.objects.update(done="Something else entirely.")
    Section.objects.update(text="Other words.")
    approve_report(report, version=report.version, by=chief(), at=later(days=3))
    report.refresh_from_db()
    assert report.content == before


def test_the_chiefs_office_approves_the_chiefs_report() -> None:
    report, reader = make_report_in_review(), chief()
    approve_report(report, version=report.version, by=reader, at=later(days=3))
    assert (report.state, report.approved_by) == ("approved", reader.user)
    assert last_words() == "Inspector, Chief’s Office approved Status report, first quarter of 2024."


def test_the_boards_report_is_approved_by_a_carried_resolution() -> None:
    report = make_report_in_review(kind="annual")
    carried, lost = make_resolution(number="2024-15"), make_resolution(result="lost")
    with refused(ValidationError, "by a resolution. Choose it"):
        approve_report(report, version=report.version, by=staff(), at=later(days=3))
    with refused(ValidationError, "was not carried"):
        approve_report(report, version=report.version, by=staff(), at=later(days=3), resolution=lost)
    approve_report(report, version=report.version, by=staff(), at=later(days=3), resolution=carried)
    assert (report.resolution, report.state) == (carried, "approved")


def test_the_only_composer_does_not_approve() -> None:
    composer = staff()
    report = make_report(kind="annual", by=composer)
    send_report(report, version=report.version, by=composer, at=NOW)
    resolution = make_resolution()
    with refused(PermissionDenied):
        approve_report(report, version=report.version, by=composer, at=NOW, resolution=resolution)


@pytest.mark.parametrize("role", [*OTHERS, "governance_staff"])
def test_nobody_else_decides_on_the_chiefs_report(role: str) -> None:
    report, other = make_report_in_review(), person(role)
    with refused(PermissionDenied):
        approve_report(report, version=report.version, by=other, at=NOW)
    with refused(PermissionDenied):
        return_report(report, version=report.version, reason="Say more.", by=other, at=NOW)


def test_a_report_that_changed_after_it_was_opened_is_not_approved() -> None:
    report = make_report_in_review()
    with refused(Stale, "Read it again"):
        approve_report(report, version=report.version - 1, by=chief(), at=NOW)


@pytest.mark.parametrize("make", [make_report, make_approved_report])
def test_only_what_is_in_review_is_decided_on(make: type) -> None:
    report = make()
    with refused(Refusal, "not in review"):
        approve_report(report, version=report.version, by=chief(), at=NOW)
    with refused(Refusal, "not in review"):
        return_report(report, version=report.version, reason="Say more.", by=chief(), at=NOW)


def test_a_returned_report_keeps_the_reason_and_can_be_written_again() -> None:
    report = make_report_in_review()
    return_report(report, version=report.version, reason=" Say what changed. ", by=chief(), at=later(days=3))
    assert (report.state, report.content, ReportReturn.objects.get().reason) == ("returned", "", "Say what changed.")
    write(notes(report), "Complete to the end of March, and checked.")
    report.refresh_from_db()
    send_report(report, version=report.version, by=staff(), at=later(days=4))
    assert report.state == "in_review"


def test_a_report_is_not_returned_without_a_reason() -> None:
    report = make_report_in_review()
    with refused(ValidationError, "Say what should be changed"):
        return_report(report, version=report.version, reason="", by=chief(), at=NOW)


@pytest.mark.parametrize("make", [make_report, make_report_in_review])
def test_only_an_approved_report_is_published(make: type) -> None:
    report = make()
    with refused(Refusal, "Only an approved report is published"):
        publish_report(report, version=report.version, by=staff(), at=NOW)


@pytest.mark.parametrize("role", [*OTHERS, "chiefs_office"])
def test_only_governance_staff_publish_and_withdraw(role: str) -> None:
    approved, published, other = make_approved_report(), make_edition().report, person(role)
    with refused(PermissionDenied):
        publish_report(approved, version=approved.version, by=other, at=NOW)
    with refused(PermissionDenied):
        withdraw_report(published, version=published.version, notice="A wrong figure.", by=other, at=NOW)


def test_two_publishers_at_once_order_one_edition() -> None:
    report = make_approved_report()
    publish_report(report, version=report.version, by=staff(), at=NOW)
    with refused(Refusal, "being drawn already"):
        publish_report(report, version=report.version, by=staff(), at=NOW)


def test_a_report_that_changed_meanwhile_is_not_published() -> None:
    report = make_approved_report()
    with refused(Stale):
        publish_report(report, version=report.version - 1, by=staff(), at=NOW)


def test_a_published_report_is_withdrawn_with_a_notice() -> None:
    report = make_edition().report
    with refused(ValidationError, "Say why the report is withdrawn"):
        withdraw_report(report, version=report.version, notice=" ", by=staff(), at=later(days=9))
    withdraw_report(report, version=report.version, notice="Page 4 names a person.", by=staff(), at=later(days=9))
    assert (report.state, report.withdrawal_notice) == ("withdrawn", "Page 4 names a person.")
    with refused(Refusal, "Only a published report"):
        withdraw_report(report, version=report.version, notice="Again.", by=staff(), at=later(days=9))


def test_a_correction_says_what_it_changes_and_starts_over() -> None:
    report = make_edition().report
    with refused(ValidationError, "Say what the corrected edition changes"):
        correct_report(report, version=report.version, notice="", by=staff(), at=later(days=9))
    correct_report(report, version=report.version, notice="One figure was wrong.", by=staff(), at=later(days=9))
    assert (report.state, report.content, report.approved_by) == ("draft", "", None)
    with refused(Refusal, "still being composed"):
        frozen_content(report)


def test_what_is_not_published_is_not_corrected() -> None:
    report = make_approved_report()
    with refused(Refusal, "Only a published report is corrected"):
        correct_report(report, version=report.version, notice="One figure.", by=staff(), at=NOW)


def test_a_report_is_never_begun_in_a_period_that_ends_before_it_begins() -> None:
    make_organization()
    report = unsaved()
    report.ends_on = PERIOD_START - datetime.timedelta(days=1)
    with refused(ValidationError, "ends after it begins"):
        compose_report(report, by=staff(), at=NOW)

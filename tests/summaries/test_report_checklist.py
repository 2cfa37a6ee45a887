"""The checklist before a review: what stops a report, what is worth a look, what is done, and where each is mended."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Action, Cycle, Indicator, Report, Section, StatusUpdate
from strategic_plan.permissions import Person
from strategic_plan.summaries.report_pages.checklist import Checklist, Item, Place, names_a_file, read_checklist, stops
from tests.factories.actions import make_action_plan
from tests.factories.coverage import make_matter
from tests.factories.indicators import make_indicator, make_release
from tests.factories.moments import TODAY
from tests.factories.people import chief, staff
from tests.factories.quarter import make_quarter
from tests.factories.reports import make_annual_report, make_comment, make_picture, make_report
from tests.factories.updates import make_cycle

pytestmark = pytest.mark.django_db
BOARD = Report.Audience.BOARD


def checklist_of(report: Report, person: Person | None = None) -> Checklist:
    found = Report.objects.select_related("cycle", "plan").get(pk=report.pk)
    return read_checklist(found, person=person or staff(), today=TODAY)


def words_of(items: tuple[Item, ...]) -> list[str]:
    return [item.words for item in items]


def write(report: Report, text: str, key: str = "priority-1") -> Section:
    report.sections.filter(key=key).update(text=text)
    return report.sections.get(key=key)


def one(checklist: Checklist, beginning: str) -> Item:
    [item] = [item for item in checklist.items if item.words.startswith(beginning)]
    return item


def test_a_finished_report_has_nothing_in_its_way() -> None:
    checklist = checklist_of(make_report(make_quarter(1), audience=BOARD))
    assert checklist.stops == ()
    assert words_of(checklist.done) == [
        "Every section that needs words has them.",
        "Every update of Quarter 1 2024 is approved.",
        "No comment is open.",
    ]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("message-chair", "There is no message from the Chair yet."),
        ("message-chief", "There is no message from the Chief yet."),
        ("priority-1", "“Priority 1: Property crime” has no words yet."),
    ],
)
def test_a_required_section_without_words_stops_it_and_leads_there(key: str, words: str) -> None:
    report = make_annual_report()
    section = write(report, " ", key)
    words = words.replace("Priority 1: Property crime", section.title)
    assert stops(report, today=TODAY) == (Item(words, "stops", Place("section-edit", (report.pk, key))),)  # type: ignore[arg-type]


def test_a_cycle_without_an_approved_update_stops_it() -> None:
    cycle = make_cycle(make_action_plan())
    report = make_report(cycle)
    [item] = stops(report, today=TODAY)
    assert item.words == f"No update of {cycle} is approved yet, so there is nothing to report."
    assert item.place == Place("cycle", (cycle.pk,))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[[chart nothing]]", "no indicator of the plan is called nothing."),
        ("[[picture 7]]", "this report has no picture 7."),
        ("[[picture seven]]", "this report has no picture seven."),
        ("[[map region]]", "the line [[map region]] looks like an insert, and is none."),
        ("See [[chart a]].", "the line See [[chart a]]. looks like an insert, and is none."),
    ],
)
def test_an_insert_that_names_nothing_stops_it(text: str, wrong: str) -> None:
    report = make_report(make_quarter(1))
    section = write(report, f"Words.\n\n{text}")
    [item] = stops(report, today=TODAY)
    assert item.words == f"“{section.title}”: {wrong}"
    assert item.place == Place("section-edit", (report.pk, "priority-1"))


def test_an_insert_stands_once_in_a_report() -> None:
    report = make_report(make_quarter(1))
    code = report.plan.priorities.get().objectives.get().indicators.get().code
    write(report, f"[[table {code}]]")
    section = write(report, f"[[table {code}]]", "definitions")
    assert words_of(stops(report, today=TODAY)) == [
        f"“{section.title}”: [[table {code}]] stands in this report already; it can stand once."
    ]


def test_a_picture_described_by_the_name_of_its_file_stops_it() -> None:
    report = make_report(make_quarter(1))
    picture = make_picture(report)
    report.pictures.update(description="IMG_2041.jpg")
    section = write(report, f"[[picture {picture.number}]]")
    assert words_of(stops(report, today=TODAY)) == [
        f"“{section.title}”: picture 1 has the name of its file where its description should be."
    ]


@pytest.mark.parametrize(
    ("description", "expected"),
    [("IMG_2041.jpg", True), ("photo 3", True), ("wall.png", True), ("A wall.", False), ("Scan of a letter", False)],
)
def test_the_name_of_a_file_is_no_description(description: str, expected: bool) -> None:
    assert names_a_file(description) is expected


def test_updates_that_are_not_approved_are_named_with_their_actions(quarter: Cycle) -> None:
    report = make_report(quarter)
    update = StatusUpdate.objects.all()[0]
    code = Action.objects.with_code().get(pk=update.action_id).code
    never = dict.fromkeys(("approved_at", "approved_by", "submitted_at", "submitted_by"))
    StatusUpdate.objects.filter(pk=update.pk).update(state="draft", **never)
    item = one(checklist_of(report), "One update is not approved")
    assert item.place == Place("cycle", (quarter.pk,))
    assert [thing.of for thing in item.things] == [(code,)]


@pytest.fixture
def quarter() -> Cycle:
    return make_quarter(3)


def test_preliminary_and_missing_figures_are_named() -> None:
    cycle = make_quarter(1)
    report = make_report(cycle, audience=BOARD)
    [counted] = Indicator.objects.all()
    without = make_indicator(counted.objective)
    checklist = checklist_of(report)
    missing = one(checklist, "One indicator has no figure for this period.")
    assert missing.things == (Place("indicator", (without.code,), without.title),)
    preliminary = one(checklist, "One figure is preliminary.")
    assert preliminary.things == (Place("indicator", (counted.code,), counted.title),)


def test_a_matter_of_law_without_coverage_is_named() -> None:
    matter = make_matter()
    item = one(checklist_of(make_annual_report()), "One matter of law is not covered.")
    assert item.place == Place("coverage", ())
    assert [thing.of for thing in item.things] == [(matter.pk,)]


def test_a_public_report_before_any_release_says_what_it_will_read() -> None:
    report = make_report(audience=Report.Audience.PUBLIC)
    item = one(checklist_of(report), "No figures are public yet")
    assert item.place == Place("releases", ())
    make_release()
    assert not any(each.words.startswith("No figures are public") for each in checklist_of(report).items)


def test_open_comments_lead_to_their_sections() -> None:
    report = make_report()
    comment = make_comment(report)
    item = one(checklist_of(report), "One comment is open.")
    assert item.things == (Place("section-edit", (report.pk, comment.section.key), comment.section.title),)


def test_sections_without_words_and_pictures_without_a_place_are_worth_a_look() -> None:
    report = make_report()
    make_picture(report)
    warnings = words_of(checklist_of(report).warns)
    assert "Picture 1 stands in no section." in warnings
    silent = one(checklist_of(report), "One section is included without words of yours.")
    assert [thing.of for thing in silent.things] == [(report.pk, "definitions")]


def test_a_report_in_camera_that_nobody_is_named_for_says_so() -> None:
    report = make_report(audience=Report.Audience.IN_CAMERA)
    item = one(checklist_of(report), "Nobody is named to read it in camera")
    assert item.place == Place("report-readers", (report.pk,))


def test_whoever_may_not_compose_is_not_sent_to_the_composer() -> None:
    report = make_report()
    make_comment(report)
    item = one(checklist_of(report, chief()), "One comment is open.")
    assert [thing.page for thing in item.things] == [""]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_checklist_asks_the_same_whatever_the_rows(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    report = Report.objects.select_related("cycle", "plan").get(pk=make_report(make_quarter(rows), audience=BOARD).pk)
    person = staff()
    with django_assert_num_queries(15):
        read_checklist(report, person=person, today=TODAY)

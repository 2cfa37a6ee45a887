"""What the sample is: the recorded figures exactly, every state to be seen, nothing that could not have happened."""

import csv
import datetime
import io
import itertools
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum
from pytest_django import Settings

from strategic_plan.documents.rendering import render_pdf
from strategic_plan.management.sample import make_observations
from strategic_plan.management.sample.cast import DEMO_PASSWORD
from strategic_plan.management.sample.data_files import DATA, rows, tables
from strategic_plan.management.sample.story import TIME_ZONE
from strategic_plan.models import (
    Action,
    Amendment,
    Cycle,
    Deliverable,
    Edition,
    Event,
    Measure,
    Milestone,
    MilestoneMove,
    Objective,
    Observation,
    Plan,
    Priority,
    Report,
    StatusUpdate,
    UpdateReturn,
)
from strategic_plan.services import audit
from strategic_plan.summaries.plans import read_plan
from strategic_plan.summaries.report_pages.checklist import stops
from strategic_plan.summaries.reports.content import from_json
from tests.pdf.validator import broken_rules

DAY = datetime.date(2024, 4, 11)
RECORDED = {
    "region": {2022: (6783, 2967), 2023: (6999, 2915)},
    "district-1": {2022: (1931, 1059), 2023: (2007, 974)},
    "district-2": {2022: (2438, 905), 2023: (2518, 906)},
    "district-3": {2022: (2368, 985), 2023: (2437, 1023)},
}
pytestmark = pytest.mark.usefixtures("sample")


def output_of(command: str, *arguments: str) -> str:
    words = io.StringIO()
    call_command(command, *arguments, stdout=words)
    return words.getvalue()


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True


def total(measure: str, area: str, year: int) -> Decimal:
    """The year of a measure, summed over its declared parts."""
    parts = Measure.objects.get(code=measure).total_of.all()
    cells = Observation.objects.filter(measure__in=parts, area__code=area, year=year, category__is_all=True)
    return cells.aggregate(total=Sum("value"))["total"] or Decimal(0)


@pytest.mark.parametrize("area", RECORDED)
@pytest.mark.parametrize("year", [2022, 2023])
def test_a_recorded_year_comes_out_exactly(area: str, year: int) -> None:
    assert (int(total("occurrences", area, year)), int(total("cleared", area, year))) == RECORDED[area][year]


def test_five_years_and_a_quarter_stand_before_the_demos_day() -> None:
    cells = Observation.objects.filter(measure__code="not-cleared", area__code="region", category__is_all=True)
    assert cells.count() == 5 * 12 + 3


def test_the_types_of_a_month_add_up_to_its_whole() -> None:
    sums: dict[tuple[int, int, int], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    cells = Observation.objects.filter(measure__breakdown__code="occurrence-type")
    for measure, area, period, whole, value in cells.values_list(
        "measure", "area", "period", "category__is_all", "value"
    ):
        sums[measure, area, period][whole] += value or 0
    assert [key for key, (parts, whole) in sums.items() if parts != whole] == []


def test_no_two_types_have_the_same_year() -> None:
    years: dict[int, list[Decimal | None]] = defaultdict(list)
    cells = Observation.objects.filter(measure__code="not-cleared", area__code="region", year=2023)
    for category, value in cells.order_by("period").values_list("category", "value"):
        years[category].append(value)
    assert len({tuple(year) for year in years.values()}) == 14


def test_the_figures_are_made_again_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_observations, "DATA", tmp_path)
    make_observations.main()
    for name in ("occurrences.csv", "monthly.csv"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()


def test_the_plan_has_the_shape_the_board_gave_it() -> None:
    codes = [objective.code for objective in Objective.objects.of_plan(Plan.objects.get())]
    per_priority = [len(list(group)) for _, group in itertools.groupby(codes, key=lambda code: code[0])]
    assert (Priority.objects.count(), per_priority, Action.objects.active().count()) == (5, [2, 3, 3, 2, 2], 18)


def test_the_plan_was_amended_by_two_resolutions_and_keeps_the_words_before() -> None:
    changes = [
        (change.resolution.number, change.field, change.before[:10], change.after[:10])
        for change in Amendment.objects.order_by("pk")
    ]
    assert changes == [
        ("2023-41", "title", "More enfor", "Fewer peop"),
        ("2023-41", "statement", "Increase t", "Year over "),
        ("2023-42", "due_on", "2024-03-31", "2024-06-30"),
    ]


def test_every_state_of_a_cycle_and_an_update_is_to_be_seen() -> None:
    states = {
        cycle.title: (cycle.state, Counter(cycle.updates.values_list("state", flat=True)))
        for cycle in Cycle.objects.all()
    }
    assert states == {
        "Quarter 3, 2023": ("locked", Counter(approved=18)),
        "Quarter 4, 2023": ("closed", Counter(approved=17)),
        "Quarter 1, 2024": ("open", Counter(approved=11, submitted=4, returned=1, draft=1)),
        "Quarter 2, 2024": ("planned", Counter()),
    }


def test_the_health_of_the_actions_is_that_of_the_demos_day() -> None:
    reading = read_plan(Plan.objects.get(), today=DAY)
    said = Counter(str(said.update.health) for said in reading.said.values())
    assert said == Counter(complete=2, on_track=11, at_risk=3, delayed=2)


def test_every_rating_is_to_be_seen() -> None:
    reading = read_plan(Plan.objects.get(), today=DAY)
    assert {str(evaluation.result.rating) for evaluation in reading.evaluations} == {
        "achieved",
        "on_track",
        "at_risk",
        "off_track",
        "worsening",
        "no_rating",
    }


def test_one_update_was_sent_twice_and_answers_a_return() -> None:
    update = StatusUpdate.objects.get(submissions__number=2)
    assert (update.action.code, update.state) == ("1.1.2", "submitted")
    assert UpdateReturn.objects.filter(submission__update=update).count() == 1


def test_one_update_was_entered_for_its_owner_from_a_mail() -> None:
    update = StatusUpdate.objects.get(on_behalf_of__isnull=False)
    assert (update.action.code, update.received_by, update.state) == ("2.2.2", "mail", "approved")
    assert update.on_behalf_of == update.action.owner


def test_only_one_update_says_the_same_as_the_quarter_before() -> None:
    said = [(code, row["done"]) for cycle in tables("updates") for code, row in cycle.items() if "done" in row]
    assert [code for (code, _), count in Counter(said).items() if count > 1] == ["4.2.1"]


def test_milestones_are_met_moved_dropped_overdue_and_coming() -> None:
    states = Counter(Milestone.objects.values_list("state", flat=True))
    assert states == Counter(met=37, open=26, dropped=1)
    assert MilestoneMove.objects.count() == 7
    assert Milestone.objects.overdue(DAY).count() == 7


def test_one_deliverable_is_late_with_a_reason_and_a_new_date() -> None:
    late = Deliverable.objects.late(DAY).get()
    assert (late.short_title, late.new_due_on) == ("Policy review", datetime.date(2024, 4, 25))
    assert late.late_reason


def test_nobody_has_checked_a_citation_yet() -> None:
    assert Deliverable.objects.filter(obligation__verified_on__isnull=False).count() == 0


def test_a_report_of_each_kind_is_published_and_the_newest_needs_words() -> None:
    assert list(Edition.objects.order_by("published_at").values_list("report__slug", "number")) == [
        ("strategic-plan-2023-to-2026", 1),
        ("decision-report-road-safety-2023", 1),
        ("decision-report-road-safety-2023", 2),
        ("strategic-plan-2023-to-2026", 2),
        ("status-report-2023-q4", 1),
        ("district-1-overview-2023", 1),
        ("annual-report-2023", 1),
    ]
    assert set(Report.objects.filter(state="published").values_list("kind", flat=True)) == set(Report.Kind) - {
        Report.Kind.SCAN
    }
    draft = Report.objects.get(state="draft")
    assert draft.slug == "status-report-2024-q1"
    missing = [item.words for item in stops(draft, today=DAY)]
    assert missing == [
        "“Recommendation” has no words yet.",
        "“Data notes” has no words yet.",
    ]


@pytest.mark.pdf
def test_the_published_reports_are_accessible_and_archivable_pdfs(tmp_path: Path) -> None:
    files = []
    for edition in Edition.objects.select_related("report"):
        file = tmp_path / f"{edition.report.slug}-{edition.number}.pdf"
        file.write_bytes(render_pdf(from_json(edition.data)))
        files.append(file)
    assert len(files) == 7
    assert broken_rules(files) == []


def test_the_audit_trail_is_whole_and_in_the_order_of_time() -> None:
    moments = list(Event.objects.order_by("number").values_list("at", flat=True))
    assert audit.check_chain() is None
    assert moments == sorted(moments)


def test_nothing_happened_later_than_the_first_minute_of_the_demos_day() -> None:
    last = Event.objects.order_by("-at").first()
    assert last is not None
    assert last.at == datetime.datetime(2024, 4, 11, 0, 1, tzinfo=TIME_ZONE)


def test_what_a_file_says_of_a_measure_is_kept_as_the_source_said_it() -> None:
    charges = Observation.objects.get(measure__code="distracted-charges")
    stops = Observation.objects.get(measure__code="traffic-stops")
    assert (charges.value, charges.qualifier) == (Decimal(160), "at_least")
    assert (stops.value, stops.change_as_stated) == (Decimal(17112), "19%")


def test_an_observation_is_given_once_in_the_files() -> None:
    given = Counter((row["measure"], row["area"], row["period"]) for row in rows("figures"))
    assert [cell for cell, count in given.items() if count > 1] == []


def test_the_occurrence_file_has_a_row_for_each_month_area_and_type() -> None:
    with (DATA / "occurrences.csv").open(newline="", encoding="utf-8") as file:
        keys = [(row["month"], row["area"], row["type"]) for row in csv.DictReader(file)]
    assert len(keys) == len(set(keys)) == 63 * 4 * 14


@pytest.mark.usefixtures("demo")
def test_the_second_time_it_changes_nothing_and_says_so() -> None:
    events = Event.objects.count()
    assert "loaded already" in output_of("load_sample")
    assert Event.objects.count() == events


@pytest.mark.usefixtures("demo")
def test_demo_accounts_names_one_account_of_each_role_and_the_password() -> None:
    words = output_of("demo_accounts")
    assert DEMO_PASSWORD in words
    roles = ["Governance staff", "Contributor", "Chief’s office", "Analyst", "Board member", "Administrator"]
    first_lines = words.splitlines()[1:7]
    assert [role for role, line in zip(roles, first_lines, strict=True) if role not in line] == []


def test_outside_the_demo_no_account_is_named() -> None:
    with pytest.raises(CommandError, match="in the demo only"):
        call_command("demo_accounts")


def test_editions_are_written_under_names_one_recognizes(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    words = output_of("export_editions", str(folder))
    assert sorted(path.name for path in folder.iterdir()) == [
        "annual-report-2023.pdf",
        "decision-report-road-safety-2023-edition-2.pdf",
        "decision-report-road-safety-2023.pdf",
        "district-1-overview-2023.pdf",
        "status-report-2023-q4.pdf",
        "strategic-plan-2023-to-2026-edition-2.pdf",
        "strategic-plan-2023-to-2026.pdf",
    ]
    edition = Edition.objects.get(report__slug="annual-report-2023")
    assert (folder / "annual-report-2023.pdf").read_bytes() == bytes(edition.pdf)
    assert "annual-report-2023.pdf" in words

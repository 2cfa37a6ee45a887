"""The section "what changed since the last report": from two published contents, and frozen with the later one."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from strategic_plan.calculations.formats import date_words
from strategic_plan.documents.report import render_html
from strategic_plan.models import Cycle, Edition, Indicator, Report, Target
from strategic_plan.services import reports
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from strategic_plan.summaries.reports.assemble.compared import last_report
from strategic_plan.summaries.reports.comparison import Compared
from strategic_plan.summaries.reports.content import from_json
from tests.factories.indicators import make_defined_method
from tests.factories.moments import TODAY, later
from tests.factories.people import staff
from tests.factories.quarter import make_quarter
from tests.factories.reports import make_annual_report, make_edition, make_report

pytestmark = pytest.mark.django_db
SINCE = datetime.date(2024, 4, 20)
EARLIER: dict[str, Any] = {"starts_on": datetime.date(2023, 10, 1), "ends_on": datetime.date(2023, 12, 31)}


def section_of(report: Report) -> Compared | None:
    content = assemble(report, today=TODAY, state=draft_state(report))
    return next((each for each in content.sections if isinstance(each, Compared)), None)


def earlier(cycle: Cycle, **fields: Any) -> Edition:
    return make_edition(cycle, **(EARLIER | {"audience": Report.Audience.BOARD} | fields))


@pytest.fixture
def cycle() -> Cycle:
    return make_quarter(1)


def test_the_first_report_of_its_kind_compares_nothing(cycle: Cycle) -> None:
    assert section_of(make_report(cycle)) is None


def test_another_kind_is_no_last_report(cycle: Cycle) -> None:
    earlier(cycle)
    assert section_of(make_annual_report(cycle, audience=Report.Audience.BOARD)) is None


def test_nothing_that_moved_is_said_too(cycle: Cycle) -> None:
    Target.objects.all().delete()
    Indicator.objects.all().delete()
    before = earlier(cycle)
    section = section_of(make_report(cycle, audience=Report.Audience.BOARD))
    assert section is not None
    assert section.heading == "Nothing in the plan or its figures differs"
    assert section.since == f"{before.title}, edition 1"


def test_what_the_public_reads_says_nothing_of_a_report_for_the_board(cycle: Cycle) -> None:
    earlier(cycle)
    assert section_of(make_report(cycle, audience=Report.Audience.PUBLIC)) is None
    assert section_of(make_report(cycle, audience=Report.Audience.IN_CAMERA)) is not None


def test_no_report_repeats_one_in_camera(cycle: Cycle) -> None:
    earlier(cycle, audience=Report.Audience.IN_CAMERA)
    assert section_of(make_report(cycle, audience=Report.Audience.IN_CAMERA)) is None


def test_a_withdrawn_report_is_passed_over(cycle: Cycle) -> None:
    oldest = earlier(cycle, starts_on=datetime.date(2023, 7, 1), ends_on=datetime.date(2023, 9, 30))
    withdrawn = earlier(cycle).report
    reports.withdraw_report(withdrawn, version=withdrawn.version, notice="Wrong.", by=staff(), at=later(days=6))
    assert last_report(make_report(cycle, audience=Report.Audience.BOARD)) == oldest


def test_a_definition_that_changed_says_by_which_version_of_its_method(cycle: Cycle) -> None:
    before = earlier(cycle)
    indicator = cycle.action_plan.plan.priorities.get().objectives.get().indicators.get()
    indicator.__class__.objects.filter(pk=indicator.pk).update(definition="Counted once a case.")
    make_defined_method(indicator, since=SINCE, reason="Cases were counted twice.")
    report = make_report(cycle, audience=Report.Audience.BOARD)
    later_day = from_json(before.data).as_of + datetime.timedelta(days=10)
    content = assemble(report, today=later_day, state=draft_state(report))
    [section] = [each for each in content.sections if isinstance(each, Compared)]
    [row] = next(group for group in section.groups if group.key == "definitions").rows
    assert row.after.text == "Counted once a case."
    assert row.why == f"Method version 2, since {date_words(SINCE)}: Cases were counted twice."


def test_it_is_frozen_with_the_edition(cycle: Cycle) -> None:
    earlier(cycle)
    indicator = cycle.action_plan.plan.priorities.get().objectives.get().indicators.get()
    indicator.targets.update(value=99)
    edition = make_edition(cycle, audience=Report.Audience.BOARD)
    first = edition.html
    assert "One target changed" in first
    indicator.targets.update(value=1)
    assert render_html(from_json(edition.data), medium="screen") == first

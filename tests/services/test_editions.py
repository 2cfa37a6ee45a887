"""An edition is frozen: it stores everything that is served, and nothing that happens later changes a byte."""

import datetime
import hashlib
import json
from decimal import Decimal

import pytest

from strategic_plan.models import (
    Area,
    Edition,
    Event,
    Indicator,
    Objective,
    Observation,
    Organization,
    Plan,
    Priority,
    Rating,
    Report,
    Section,
    StatusUpdate,
    Stylesheet,
    Target,
)
from strategic_plan.services import audit
from strategic_plan.services.errors import Stale
from strategic_plan.services.reports import (
    approve_report,
    correct_report,
    edition_content,
    freeze_edition,
    send_report,
)
from strategic_plan.summaries.reports.content import from_json
from tests.factories.indicators import make_indicator, make_target, make_years_of_observations
from tests.factories.moments import later
from tests.factories.obligations import make_deliverable
from tests.factories.people import chief, staff
from tests.factories.reports import blank_page, make_approved_report, make_edition
from tests.factories.updates import make_approved
from tests.services.refusals import refused

pytestmark = pytest.mark.django_db


def make_edition_with_figures() -> Edition:
    update = make_approved()
    indicator = make_indicator(update.action.objective)
    make_target(indicator)
    assert indicator.numerator is not None
    make_years_of_observations(indicator.numerator, indicator.area, years=range(2021, 2024), value=7)
    return make_edition(update.cycle)


def bytes_of(edition: Edition) -> tuple[str, ...]:
    """The hashes of what is served, taken anew from what is stored."""
    stored = Edition.objects.select_related("stylesheet").get(pk=edition.pk)
    served = (stored.data.encode(), stored.html.encode(), bytes(stored.pdf), stored.stylesheet.text.encode())
    return tuple(hashlib.sha256(each).hexdigest() for each in served)


def test_an_edition_says_the_hashes_of_what_it_stores() -> None:
    edition = make_edition_with_figures()
    assert bytes_of(edition) == (
        edition.data_sha256,
        edition.html_sha256,
        edition.pdf_sha256,
        edition.stylesheet.sha256,
    )


def test_an_edition_stores_what_made_it() -> None:
    edition = make_edition_with_figures()
    content = from_json(edition.data)
    assert (edition.number, content.state.kind, content.state.number) == (1, "edition", 1)
    assert (edition.pdf_size, edition.pages) == (len(edition.pdf), 1)
    assert edition.software_version
    assert edition.renderer_version.startswith("weasyprint ")
    assert json.loads(edition.data)["title"] == edition.title


def test_an_edition_names_the_head_of_the_trail_before_it() -> None:
    edition = make_edition_with_figures()
    published = Event.objects.get(deed="publish report")
    before = Event.objects.get(number=published.number - 1)
    assert edition.audit_head == before.hash
    assert edition.pdf_sha256 in published.words


def test_publishing_keeps_the_ratings_at_the_end_of_its_period() -> None:
    edition = make_edition_with_figures()
    rating = Rating.objects.get()
    twelve_months_before = datetime.date(2023, 4, 1)
    assert (rating.occasion, rating.period_start, rating.period_end) == (
        "report_published",
        twelve_months_before,
        edition.report.ends_on,
    )


def test_publishing_marks_the_deliverable_it_answers() -> None:
    deliverable = make_deliverable()
    make_edition(deliverable=deliverable)
    deliverable.refresh_from_db()
    assert (deliverable.state, deliverable.received_on) == ("received", later(days=4).date())


def test_nothing_that_happens_later_changes_a_byte() -> None:
    edition = make_edition_with_figures()
    before = bytes_of(edition)
    Target.objects.update(value=Decimal(1))
    Indicator.objects.update(title="Another figure", public_title="Another figure", unit="cats")
    Observation.objects.update(value=Decimal(4321))
    Area.objects.update(name="Elsewhere")
    Organization.objects.update(board_name="Another Board", chief_title="Head of the Service", small_count=50)
    Priority.objects.update(title="Another priority")
    Objective.objects.update(title="Another objective")
    Plan.objects.update(title="Another plan")
    StatusUpdate.objects.update(health="complete", done="Something else.")
    Section.objects.update(text="Other words.")
    Report.objects.update(title="Another title")
    assert bytes_of(edition) == before


def test_one_stylesheet_serves_every_edition_that_was_made_with_it() -> None:
    first = make_edition()
    second = make_edition(first.report.cycle)
    assert first.stylesheet == second.stylesheet
    assert Stylesheet.objects.count() == 1


def test_a_correction_is_the_next_edition_and_the_first_stays() -> None:
    first = make_edition()
    before = bytes_of(first)
    report = first.report
    correct_report(report, version=report.version, notice="One figure was wrong.", by=staff(), at=later(days=9))
    send_report(report, version=report.version, by=staff(), at=later(days=9))
    approve_report(report, version=report.version, by=chief(), at=later(days=10))
    second = make_edition(report=report)
    assert (second.number, second.notice) == (2, "One figure was wrong.")
    assert list(Edition.objects.current()) == [second]
    assert bytes_of(first) == before


def test_what_is_no_longer_approved_freezes_nothing() -> None:
    report = make_approved_report()
    content = edition_content(report, at=later(days=4))
    Report.objects.filter(pk=report.pk).update(version=report.version + 1)
    with refused(Stale):
        freeze_edition(report, content=content, pdf=blank_page(), pages=1, by=staff(), at=later(days=4))


def test_the_trail_is_whole_after_a_publication() -> None:
    make_edition_with_figures()
    assert audit.check_chain() is None

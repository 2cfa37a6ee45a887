"""Final figures: made so on purpose, revised only with a reason, and a load is held by what really rests on it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from strategic_plan.exchange.mappings import STANDARD
from strategic_plan.models import (
    Event,
    ImportBatch,
    Indicator,
    Measure,
    Objective,
    Observation,
    ObservationRevision,
    Release,
    Report,
    Role,
    RolledUp,
)
from strategic_plan.permissions import Person
from strategic_plan.services.errors import Refusal
from strategic_plan.services.loads import finalise_batch, load_batch, load_file, preview_load, rests_on
from strategic_plan.services.rollup import differences
from tests.factories.files import csv_file
from tests.factories.indicators import make_indicator, make_measure
from tests.factories.moments import NOW, later
from tests.factories.organization import make_region
from tests.factories.people import person
from tests.factories.reports import make_edition

pytestmark = pytest.mark.django_db

HEAD = ["Measure", "Area", "Period", "Category", "Value"]


@pytest.fixture
def analyst() -> Person:
    make_region(code="region", name="Region")
    make_measure(code="collisions", title="Collisions", complete_through=None)
    return person(Role.ANALYST)


def feed(analyst: Person, value: int, *, period: str = "2024-01", **options: Any) -> ImportBatch | None:
    file = csv_file([HEAD, ["collisions", "Region", period, "", value]])
    return load_file(file, "feed.csv", mapping=STANDARD, by=analyst, at=NOW, **options)[0]


def loaded(analyst: Person, value: int, **options: Any) -> ImportBatch:
    batch = feed(analyst, value, **options)
    assert batch is not None
    return batch


def test_figures_are_made_final_once(analyst: Person) -> None:
    batch = loaded(analyst, 60)
    assert finalise_batch(batch, by=analyst, at=later()) == 1
    assert Observation.objects.get().finality == RolledUp.objects.get().finality == "final"
    assert Event.objects.latest("number").words == "Crime Analyst made 1 figures of the load feed.csv final."
    with pytest.raises(Refusal, match="final already"):
        finalise_batch(batch, by=analyst, at=later())
    assert rests_on(batch) == "Its figures are final. A final figure stays."


def test_a_final_figure_is_revised_with_a_reason_and_stays_final(analyst: Person) -> None:
    finalise_batch(loaded(analyst, 60), by=analyst, at=NOW)
    assert feed(analyst, 61) is None
    with pytest.raises(Refusal, match="Say why final figures are revised"):
        feed(analyst, 61, revises=True)
    batch = loaded(analyst, 61, revises=True, reason="A report was filed late.")
    figure, revision = Observation.objects.get(), ObservationRevision.objects.get()
    assert (figure.value, figure.finality, batch.rows_changed) == (Decimal(61), "final", 1)
    assert (revision.value, revision.finality, revision.reason) == (Decimal(60), "final", "A report was filed late.")
    assert RolledUp.objects.get().value == 61
    assert Event.objects.latest("number").words == (
        "Crime Analyst loaded feed.csv: 0 new, 1 changed figures. 1 of them were final. A report was filed late."
    )


def test_a_waiting_file_revises_only_where_it_is_told_to(analyst: Person) -> None:
    finalise_batch(loaded(analyst, 60), by=analyst, at=NOW)
    file = csv_file([HEAD, ["collisions", "Region", "2024-01", "", 61]])
    batch, _preview = preview_load(file, "late.csv", mapping=STANDARD, by=analyst, at=NOW)
    assert batch is not None
    with pytest.raises(Refusal, match="differs from a final one"):
        load_batch(batch, reason="Late.", by=analyst, at=NOW)
    load_batch(batch, reason="Late.", revises=True, by=analyst, at=NOW)
    assert Observation.objects.get().value == 61
    assert not differences()


def published(ends_on: datetime.date) -> Report:
    return make_edition(ends_on=ends_on, starts_on=ends_on - datetime.timedelta(days=89)).report


def shows(report: Report, measure: Measure) -> Indicator:
    return make_indicator(Objective.objects.filter(priority__plan=report.plan).earliest("pk"), numerator=measure)


def test_a_report_published_since_holds_a_load_whose_measure_it_shows(analyst: Person) -> None:
    batch = loaded(analyst, 60)
    report = published(datetime.date(2024, 3, 31))
    assert rests_on(batch) == ""
    shows(report, Measure.objects.get(code="collisions"))
    assert "was published since" in rests_on(batch)


def test_a_report_on_an_earlier_period_holds_nothing(analyst: Person) -> None:
    batch = loaded(analyst, 60)
    shows(published(datetime.date(2023, 12, 31)), Measure.objects.get(code="collisions"))
    assert rests_on(batch) == ""


def test_a_release_holds_a_load_whose_figures_it_has(analyst: Person) -> None:
    batch = loaded(analyst, 60)
    period = 2024 * 12
    for code, held in (("other", False), ("collisions", True)):
        Release.objects.all().delete()
        Release.objects.create(
            number=1,
            state=Release.State.PUBLISHED,
            as_of=datetime.date(2024, 3, 31),
            data={"cells": [[code, "region", "all", period, period, "60", "exact", "", "final", None, ""]]},
            sha256="0" * 64,
            prepared_at=NOW,
            prepared_by=analyst.acting,
            published_at=later(days=1),
            published_by=analyst.acting,
        )
        assert bool(rests_on(batch)) == held

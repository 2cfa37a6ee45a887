"""The public pages of figures: a release and its files, and never a live number."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.test import Client

from strategic_plan.models import Indicator, Measure, Observation, Qualifier
from strategic_plan.services.releases import prepare_release, publish_release
from strategic_plan.services.rollup import rebuild
from tests.factories.indicators import make_indicator, make_target, make_years_of_observations
from tests.factories.moments import NOW
from tests.factories.organization import make_organization
from tests.factories.people import chief, staff
from tests.workspace.reading import heading, text_of

pytestmark = pytest.mark.django_db


def an_indicator(value: int = 7, **fields: str) -> Indicator:
    make_organization()
    indicator = make_indicator(code="people-hurt")
    make_target(indicator)
    assert indicator.numerator is not None
    Measure.objects.filter(pk=indicator.numerator.pk).update(**fields)
    make_years_of_observations(indicator.numerator, indicator.area, years=range(2021, 2024), value=value)
    return indicator


def make_public() -> None:
    prepared = prepare_release(note="Figures to December.", by=chief(), at=NOW)
    publish_release(prepared, version=prepared.version, by=staff(), at=NOW)


def test_before_anything_is_released_the_page_says_so(client: Client) -> None:
    an_indicator()
    page = client.get("/figures/")
    assert "Figures appear here on the day they are made public." in text_of(page)
    assert client.get("/figures/people-hurt/").status_code == 404


def test_prepared_release_is_not_public(client: Client) -> None:
    an_indicator()
    prepare_release(by=chief(), at=NOW)
    assert client.get("/figures/people-hurt/").status_code == 404


def test_figures_are_listed_with_what_was_promised(client: Client) -> None:
    an_indicator()
    make_public()
    words = text_of(client.get("/figures/"))
    assert "One figure shows how the plan goes, as of 11 April 2024." in words
    assert "People hurt in crashes" in words
    assert "promised: 80 people by 31 December 2026" in words
    assert "Release 1, as of 11 April 2024" in words


def test_a_figure_that_is_a_least_is_listed_as_one(client: Client) -> None:
    an_indicator()
    Observation.objects.update(qualifier=Qualifier.AT_LEAST)
    rebuild()
    make_public()
    assert "at least 63 people" in text_of(client.get("/figures/"))


def test_figure_is_told_in_words_with_its_method_and_release(client: Client) -> None:
    an_indicator()
    make_public()
    page = client.get("/figures/people-hurt/")
    words = text_of(page)
    assert heading(page) == "People hurt in crashes"
    assert "Everyone hurt in a collision that was reported to the Service." in words
    assert "From release 1, as of 11 April 2024." in words


def test_page_does_not_change_when_the_live_figures_do(client: Client) -> None:
    an_indicator()
    make_public()
    before = client.get("/figures/people-hurt/").content
    Observation.objects.update(value=99)
    assert client.get("/figures/people-hurt/").content == before


def test_figure_made_of_small_counts_is_not_published_in_any_form(client: Client) -> None:
    an_indicator(value=3, small_counts="persons")
    make_public()
    page = client.get("/figures/people-hurt/")
    assert page.status_code == 200
    rows = list(csv.DictReader(io.StringIO(client.get("/figures/people-hurt/rows.csv").content.decode("utf-8-sig"))))
    months = [row for row in rows if row["From"][:7] == row["Until"][:7]]
    assert {row["Absence"] for row in months if row["Until"] < "2024"} == {"not published"}
    assert {row["Value"] for row in months} == {""}
    data = json.loads(client.get("/figures/people-hurt/figure.json").content)
    assert [cell for cell in data["cells"] if cell[3] == cell[4] and cell[5] is not None] == []
    assert "Counts below 11 are not published" in text_of(page)


def test_release_is_downloaded_as_its_fingerprint_says(client: Client) -> None:
    an_indicator()
    make_public()
    answer = client.get("/figures/releases/1/release.json")
    assert answer["ETag"].strip('"')
    assert client.get("/figures/releases/1/release.json", HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert client.get("/figures/releases/2/release.json").status_code == 404


def test_list_asks_the_same_number_of_queries_whatever_the_figures(
    client: Client, django_assert_num_queries: object
) -> None:
    an_indicator()
    make_public()
    client.get("/figures/")
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get("/figures/")

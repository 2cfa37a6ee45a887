"""The figures as a file: what the page shows, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from django.test import Client

from strategic_plan.models import Membership, Role
from tests.factories import story
from tests.factories.indicators import make_indicator, make_measure, make_years_of_observations

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/figures/figures.csv"


def rows_of(client: Client, address: str = ADDRESS) -> list[dict[str, str]]:
    """The rows of a file by the names of its columns."""
    body = b"".join(client.get(address)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body)))


def test_the_file_has_the_number_and_the_words_of_the_page(sign_in: SignIn) -> None:
    measure = make_measure(source="Records of the Service")
    indicator = make_indicator(story.objective(), numerator=measure)
    make_years_of_observations(measure, indicator.area, years=range(2022, 2025), value=10)
    (row,) = rows_of(sign_in(story.member(Role.ANALYST, "Crime Analyst")))
    assert (row["Indicator"], row["Value"], row["As of"]) == ("People hurt in collisions", "120", "2024-04-11")
    assert row["Shown as"].replace("\u00a0", " ") == "120 people"


def test_a_title_that_begins_like_a_formula_is_harmless(sign_in: SignIn) -> None:
    make_indicator(story.objective(), title="=1+1")
    (row,) = rows_of(sign_in(story.member(Role.ANALYST, "Crime Analyst")))
    assert row["Indicator"] == "'=1+1"


def test_it_is_not_kept_on_the_way(sign_in: SignIn) -> None:
    story.objective()
    answer = sign_in(story.member(Role.ANALYST, "Crime Analyst")).get(ADDRESS)
    assert answer["Content-Disposition"] == 'attachment; filename="figures-2024-04-11.csv"'
    assert answer["Cache-Control"] == "private, no-store"

"""A dashboard by area: the published figures, everything it may be narrowed to, and what it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Membership, Observation, Role, RolledUp
from tests.factories import story
from tests.factories.dashboards import make_dashboard, make_entry
from tests.factories.organization import make_district
from tests.workspace.dashboard import clearance, headline
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/dashboards/clearance/"
YEAR = {"from": "2023-01-01", "to": "2023-12-31"}
SEEDS = [
    "Region 6,999 was 6,783 +3% 42% was 44% −5% −2.1 points",
    "District 1 2,007 was 1,931 +4% 49% was 55% −12% −6.3 points",
    "District 2 2,518 was 2,438 +3% 36% was 37% −3% −1.1 points",
    "District 3 2,437 was 2,368 +3% 42% was 42% +1% +0.4 points",
]


def analyst() -> Membership:
    return story.member(Role.ANALYST, "Crime Analyst")


@pytest.fixture
def client(sign_in: SignIn) -> Client:
    clearance()
    return sign_in(analyst())


def matrix_rows(page: Any, span: int = 0) -> list[str]:
    """The rows of the matrix as one span reads."""
    body = re.search(r'<table class="matrix">.*?<tbody>(.*?)</tbody>', page.content.decode(), flags=re.S)
    assert body is not None
    rows = []
    for row in re.findall(r"<tr.*?</tr>", body[1], flags=re.S):
        name, *cells = re.findall(r"<t[hd].*?</t[hd]>", row, flags=re.S)
        pairs = [cells[index : index + 2] for index in range(0, len(cells), 2)]
        texts = [re.sub(r"<[^>]+>", " ", part) for part in (name, *pairs[span])]
        rows.append(re.sub(r"\s+", " ", unescape(" ".join(texts)).replace("\u00a0", " ")).strip())
    return rows


def test_the_matrix_of_2023_is_the_published_one(client: Client) -> None:
    page = client.get(ADDRESS, YEAR)
    assert heading(page) == "In 2023, 42 in 100 occurrences were cleared, down from 44."
    assert matrix_rows(page) == SEEDS


def test_the_last_complete_year_is_shown_unless_another_range_is_asked(client: Client) -> None:
    assert matrix_rows(client.get(ADDRESS)) == SEEDS


def test_the_average_month_is_a_twelfth_of_twelve(client: Client) -> None:
    assert matrix_rows(client.get(ADDRESS, YEAR), -1)[0] == "Region 583 was 565 +3% 42% was 44% −5% −2.1 points"


def test_what_belongs_to_no_district_is_said_with_its_sum(client: Client) -> None:
    said = "37 occurrences belong to the Region but to no district: 6,962 + 37 = 6,999."
    assert said in text_of(client.get(ADDRESS, YEAR))


def test_complete_months_are_said_and_part_of_a_month_is_left_out(client: Client) -> None:
    page = text_of(client.get(ADDRESS, {"from": "2023-01-15", "to": "2023-06-20"}))
    assert "Complete months only, to 31 December 2023" in page
    assert "Only complete months are counted: 1 February to 31 May 2023." in page


def test_several_areas_are_shown_together_and_each(client: Client) -> None:
    rows = matrix_rows(client.get(ADDRESS, YEAR | {"area": ["district-1", "district-2"]}))
    assert [row.split(" was ")[0] for row in rows] == [
        "District 1 and District 2 4,525",
        "District 1 2,007",
        "District 2 2,518",
    ]


def test_types_areas_and_statuses_narrow_together(client: Client) -> None:
    chosen = YEAR | {"type": ["a", "b"], "area": ["district-1"], "status": ["not-cleared"]}
    page = client.get(ADDRESS, chosen)
    assert matrix_rows(page)[0].split(" was ")[0] == "District 1 1,033"
    assert "Narrowed to type A and B; not cleared." in text_of(page)
    assert "None of the chosen statuses counts towards the rate" in text_of(page)


def test_one_status_leaves_the_rate_a_rate_of_all(client: Client) -> None:
    row = matrix_rows(client.get(ADDRESS, YEAR | {"status": ["cleared"]}))[0]
    assert row.startswith("Region 2,915")
    assert "42% was 44%" in row


def test_the_charts_are_of_the_region_or_of_each_district(client: Client) -> None:
    whole, each = (text_of(client.get(ADDRESS, YEAR | {"view": view})) for view in ("", "district"))
    assert "Occurrences by type and status, Region" in whole
    assert "Occurrences by area and status, District 1, District 2 and District 3" in each


def test_htmx_gets_the_same_answer_as_the_page(client: Client) -> None:
    asked = YEAR | {"type": "a"}
    page = client.get(ADDRESS, asked).content.decode()
    part = client.get(ADDRESS, asked, headers={"HX-Request": "true"}).content.decode()
    answer, _, announced = part.partition('<p id="dashboard-said"')
    assert answer.strip() in page
    assert "<html" not in part
    assert "cleared" in announced


def test_going_back_gets_the_whole_page(client: Client) -> None:
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in client.get(ADDRESS, YEAR, headers=back).content.decode()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"from": "01/02/2023"}, "Write the month as a word, such as 31 May 2024"),
        ({"from": "2023-12-01", "to": "2023-01-31"}, "Choose a last day on or after 1 December 2023, the first"),
        ({"from": "2031-01-01", "to": "2031-12-31"}, "there is no complete month"),
        ({"area": "atlantis"}, "atlantis is not one of the available choices"),
        ({"type": "\x00"}, "is not one of the available choices"),
    ],
)
def test_what_cannot_be_answered_is_said_and_what_was_typed_is_kept(
    client: Client, asked: dict[str, str], said: str
) -> None:
    page = client.get(ADDRESS, asked)
    assert page.status_code == 200
    assert said in text_of(page)
    assert all(
        f'value="{value}"' in page.content.decode() for name, value in asked.items() if name == "from" and "/" in value
    )


def test_an_address_that_makes_no_sense_is_answered_all_the_same(client: Client) -> None:
    assert client.get(ADDRESS, {"span": "x" * 200, "view": "nowhere", "indicator": "none"}).status_code == 200


def test_the_file_holds_what_the_page_shows(client: Client) -> None:
    file = b"".join(client.get(f"{ADDRESS}figures.csv", YEAR).streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    header, first, *_rest = file.splitlines()
    assert header.startswith("Span,From,To,Area code,Area,Count of,Count,Count shown")
    assert first.startswith('Current period,2023-01-01,2023-12-31,region,Region,Occurrences,6999,"6,999",6783')
    assert len(_rest) == 11


def test_the_file_of_an_impossible_question_leads_back_to_it(client: Client) -> None:
    answer = client.get(f"{ADDRESS}figures.csv", {"from": "01/02/2023"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{ADDRESS}?from=01%2F02%2F2023"


def test_a_dashboard_of_any_count_has_no_rate(sign_in: SignIn) -> None:
    indicator = headline(form="sum", denominator=None, unit="occurrences", multiplier=1)
    make_entry(make_dashboard(slug="clearance"), indicator)
    page = sign_in(analyst()).get(ADDRESS, YEAR)
    assert heading(page) == "2,915 occurrences cleared: 2023."
    assert "Clearance rate" not in re.sub(r"<title>.*?</title>", "", text_of(page)).replace(
        "Clearance rate, Region", ""
    )


def test_an_administrator_sees_no_dashboard(sign_in: SignIn) -> None:
    clearance()
    assert sign_in(story.member(Role.ADMINISTRATOR, "Administrator")).get(ADDRESS).status_code == 403


def test_a_board_member_does_not_find_what_is_not_shown_to_the_board(sign_in: SignIn) -> None:
    clearance(shown_to_board=False)
    assert sign_in(story.member(Role.BOARD_MEMBER, "Vice-Chair")).get(ADDRESS).status_code == 404


def test_nothing_loaded_is_said(sign_in: SignIn) -> None:
    indicator = headline()
    for measure in (indicator.numerator, indicator.denominator):
        assert measure is not None
        type(measure).objects.filter(pk=measure.pk).update(complete_through=None)
    make_entry(make_dashboard(slug="clearance"), indicator)
    assert "No month is loaded and complete yet" in text_of(sign_in(analyst()).get(ADDRESS))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("asked", "figures", "queries"),
    [
        ({}, 4, 16),
        ({"type": ["a", "b"], "area": ["district-1", "district-2"], "status": "cleared"}, 4, 16),
        ({"view": "district"}, 3, 15),
        ({"view": "district", "type": "a"}, 3, 15),
    ],
    ids=["by type", "narrowed", "by district", "by district and narrowed"],
)
def test_figures_take_four_queries_at_most_whatever_the_rows(
    client: Client, count: int, asked: dict[str, Any], figures: int, queries: int, django_assert_num_queries: Any
) -> None:
    region = make_region_of_clearance()
    for number in range(count - 1):
        make_district(region, name=f"District {number + 4}", position=number + 4)
    client.get(ADDRESS, YEAR | asked)
    with django_assert_num_queries(queries) as captured:
        client.get(ADDRESS, YEAR | asked)
    tables = tuple(f'FROM "{model._meta.db_table}"' for model in (Observation, RolledUp))
    assert sum(any(table in query["sql"] for table in tables) for query in captured.captured_queries) == figures


def make_region_of_clearance() -> Any:
    return Observation.objects.filter(area__name="Region").first().area  # type: ignore[union-attr]

"""A table says its count and order, names its row headers, and pages in words."""

import re

import django_tables2 as tables
import pytest
from django.test import RequestFactory

from strategic_plan.web.tables import PlanTable

FRUIT = [{"code": str(number), "name": f"Action {number}"} for number in range(1, 19)]


class ActionTable(PlanTable):
    """Eighteen rows on two pages."""

    one, many = "action", "actions"
    order_words = "the worst first"
    row_header = "name"

    code = tables.Column(verbose_name="Code")
    name = tables.Column(verbose_name="Action")
    owner = tables.Column(verbose_name="Owner", default="Traffic", orderable=False)


def drawn(query: str = "", rows: int = 18) -> str:
    request = RequestFactory().get(f"/actions/{query}")
    table = ActionTable(FRUIT[:rows])
    tables.RequestConfig(request, paginate={"per_page": 10}).configure(table)
    return re.sub(r"\s+", " ", table.as_html(request))


def test_the_caption_says_count_and_order() -> None:
    assert "<caption><b>18 actions</b>, the worst first.</caption>" in drawn()
    assert "<b>1 action</b>" in drawn(rows=1)


def test_a_sorted_column_is_announced_and_the_caption_follows() -> None:
    html = drawn("?sort=-name")
    assert html.count("aria-sort") == 1
    assert re.search(r'aria-sort="descending"><a href="\?sort=name">Action', html)
    assert "<b>18 actions</b>, by action." in html


def test_each_row_has_one_header_and_the_other_cells_carry_their_labels() -> None:
    html = drawn(rows=1)
    assert html.count('<th scope="row" role="rowheader"') == 1
    assert html.count('data-label="Owner"') == 1
    assert 'data-label="Code"' not in html


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", ["1 to 10 of 18", "Next 8", "Show all"]),
        ("?page=2", ["11 to 18 of 18", "Previous 10", "Show all"]),
    ],
)
def test_pages_are_offered_in_words(query: str, said: list[str]) -> None:
    pager = drawn(query).split("<nav", 1)[1]
    assert re.findall(r">([^<>]*\d[^<>]*|Show all)<", pager) == said


def test_few_rows_have_no_pager() -> None:
    assert "pager" not in drawn(rows=3)
    assert "pager" not in drawn("?per_page=18")

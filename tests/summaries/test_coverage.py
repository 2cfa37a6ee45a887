"""What the law asks and what answers it: each state with what is missing, and a fixed number of queries."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Matter, Plan
from strategic_plan.summaries.coverage import CoverageLine, read_coverage
from tests.factories.coverage import make_coverage, make_coverage_gap, make_matter
from tests.factories.indicators import make_indicator
from tests.factories.plans import make_objective

pytestmark = pytest.mark.django_db
QUERIES = 4


def line(matter: Matter, plan: Plan) -> CoverageLine:
    return next(each for each in read_coverage(plan).lines if each.matter == matter.pk)


def answered(kind: str, *answers: str) -> CoverageLine:
    objective = make_objective()
    plan, matter = objective.priority.plan, make_matter(kind=kind)
    given: dict[str, dict[str, Any]] = {
        "objective": {"objective": objective},
        "figure": {"indicator": make_indicator(objective)},
        "text": {"text": "In these words."},
    }
    for answer in answers:
        make_coverage(plan, matter, **given[answer])
    return line(matter, plan)


@pytest.mark.parametrize(
    ("kind", "answers", "state", "mark"),
    [
        ("text", (), "gap", "no_rating"),
        ("text", ("text",), "words_only", "words_only"),
        ("text", ("objective", "figure"), "indicator", "indicator"),
        ("indicators", ("figure",), "partly", "indicator"),
        ("indicators", ("objective",), "partly", "words_only"),
        ("indicators", ("objective", "figure"), "indicator", "indicator"),
        ("text_and_indicators", ("text",), "partly", "words_only"),
        ("text_and_indicators", ("text", "figure"), "indicator", "indicator"),
        ("structure", (), "words_only", "words_only"),
        ("open", (), "nothing_asked", "no_rating"),
        ("process", ("text",), "words_only", "words_only"),
    ],
)
def test_a_matter_stands_as_its_answers_let_it(kind: str, answers: tuple[str, ...], state: str, mark: str) -> None:
    found = answered(kind, *answers)
    assert (found.state, found.mark) == (state, mark)


def test_what_is_missing_is_named_and_explained() -> None:
    objective = make_objective()
    plan, matter = objective.priority.plan, make_matter(kind="indicators")
    make_coverage(plan, matter, objective=objective)
    make_coverage_gap(plan, matter, reason="Nothing is counted yet.")
    page = read_coverage(plan)
    assert (page.gaps[0].missing, page.gaps[0].gap_reason) == ("a quantitative indicator", "Nothing is counted yet.")
    assert page.sentence == "The plan answers 0 of 1 matters of law; one has a gap."


def test_a_heading_counts_its_parts() -> None:
    objective = make_objective()
    plan, heading = objective.priority.plan, make_matter(kind="group")
    make_matter(parent=heading)
    make_coverage(plan, make_matter(parent=heading))
    found = line(heading, plan)
    assert (found.state, found.missing) == ("partly", "1 of 2 parts are answered")


def test_another_plan_s_answers_do_not_count() -> None:
    matter = make_matter()
    make_coverage(matter=matter)
    assert line(matter, make_objective().priority.plan).state == "gap"


@pytest.mark.parametrize("matters", [1, 3])
def test_reading_takes_a_fixed_number_of_queries(
    matters: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    objective = make_objective()
    plan = objective.priority.plan
    for _ in range(matters):
        make_coverage(plan, make_matter(), objective=objective)
    with django_assert_num_queries(QUERIES):
        assert len(read_coverage(plan).lines) == matters

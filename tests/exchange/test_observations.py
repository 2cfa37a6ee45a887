"""Cells of files as a mapping reads them, in every shape and with the disorder of real files."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from strategic_plan.calculations.periods import Grain
from strategic_plan.exchange.mappings import Always, Columns, Mapping, Shape
from strategic_plan.exchange.numbers_in import Figure
from strategic_plan.exchange.observations import Cell, Finding, read_cells, read_headings
from strategic_plan.exchange.periods_in import PeriodFound
from strategic_plan.exchange.problems import LeftOut, Problem, UnreadableFileError
from strategic_plan.exchange.sheet import ON_THE_WEB
from tests.factories.files import Table, csv_file, workbook_file

LONG = Mapping("Feed", columns=Columns(area="Area", period="Month", value="Count"), always=Always(measure="thefts"))
HEAD = ["Month", "Area", "Count"]
JANUARY = PeriodFound(date(2023, 1, 1), Grain.MONTH)


def findings(file: io.BytesIO, mapping: Mapping = LONG) -> list[Finding]:
    return list(read_cells(file, "feed.csv", mapping, ON_THE_WEB))


def cell(row: int, value: int, *, column: str = "Count", measure: str = "thefts", area: str = "Region") -> Cell:
    return Cell(row, column, measure, area, "", JANUARY, Figure(Decimal(value)))


def test_one_figure_a_row() -> None:
    assert findings(csv_file([HEAD, ["Jan 2023", " Region ", "1 234"]])) == [cell(2, 1234)]


def test_titles_above_the_headings_are_passed_over() -> None:
    table: Table = [
        ["Thefts by month"],
        ["Source: records", "2023"],
        [],
        ["month", " AREA", "Count"],
        ["2023-01", "Region", 7],
    ]
    assert findings(csv_file(table)) == [cell(5, 7)]


def test_a_workbook_gives_what_a_csv_file_gives() -> None:
    table: Table = [HEAD, [202301, "Region", 7]]
    assert findings(workbook_file(table)) == findings(csv_file(table)) == [cell(2, 7)]


def test_totals_and_notes_below_are_left_out_and_named() -> None:
    table: Table = [HEAD, ["2023-01", "Region", 7], ["Total", "", 7], ["2023-01", "Total", 7], ["Source: records"]]
    assert findings(csv_file(table)) == [
        cell(2, 7),
        LeftOut(3, "Total"),
        LeftOut(4, "Total"),
        LeftOut(5, "Source: records"),
    ]


def test_a_cell_without_anything_is_no_figure() -> None:
    assert findings(csv_file([HEAD, ["2023-01", "Region", ""]])) == []


def test_a_column_for_each_measure() -> None:
    mapping = replace(
        LONG,
        shape=Shape.MEASURES,
        columns=Columns(area="Area", period="Month"),
        measures={"Solved": "solved", "Open": "open"},
    )
    table: Table = [["Month", "Area", "Solved", "Open"], ["2023-01", "Region", 3, 4]]
    assert findings(csv_file(table), mapping) == [
        cell(2, 3, column="Solved", measure="solved"),
        cell(2, 4, column="Open", measure="open"),
    ]


def test_a_column_for_each_period() -> None:
    mapping = replace(LONG, shape=Shape.PERIODS, columns=Columns(area="Area"))
    table: Table = [["Area", "Jan 2023", "Remarks", "2023-02", "Total"], ["Region", 3, "ok", 4, 7]]
    assert findings(csv_file(table), mapping) == [
        cell(2, 3, column="Jan 2023"),
        cell(2, 4, column="2023-02")._replace(period=PeriodFound(date(2023, 2, 1), Grain.MONTH)),
    ]


def test_columns_that_name_no_period_are_refused() -> None:
    mapping = replace(LONG, shape=Shape.PERIODS, columns=Columns(area="Area"))
    with pytest.raises(UnreadableFileError, match="columns headed by periods"):
        findings(csv_file([["Area", "Count"], ["Region", 3]]), mapping)


def test_records_are_counted_by_status_area_type_and_month() -> None:
    mapping = Mapping("Records", Shape.RECORDS, Columns("Status", "Area", "Date", "Type"))
    table: Table = [
        ["Date", "Area", "Type", "Status"],
        ["2023-01-03", "Region", "905", "Open"],
        ["2023-01-29 23:15", "Region", "905", "Open"],
        ["someday", "Region", "905", "Open"],
    ]
    assert findings(csv_file(table), mapping) == [
        Problem("feed.csv", "a date such as 2023-01-31", "“someday”", 4, "Date"),
        Cell(2, "", "Open", "Region", "905", PeriodFound(date(2023, 1, 1), None), Figure(Decimal(2))),
    ]


def only_problem(*rows: list[object]) -> str:
    problems = [each for each in findings(workbook_file([HEAD, *rows])) if isinstance(each, Problem)]
    assert len(problems) == 1
    return problems[0].sentence


def test_a_number_that_could_mean_two_things_is_named_with_its_place() -> None:
    assert only_problem(["2023-01", "Region", "1,5"]) == (
        "feed.csv, row 2, column “Count”: found “1,5”, expected a number such as 1234 or 12.5, or a mark such as n/a."
    )


def test_a_formula_is_named_with_its_place() -> None:
    assert only_problem(["2023-01", "Region", "=SUM(A1:A9)"]) == (
        "feed.csv, row 2, column “Count”: found the formula “=SUM(A1:A9)”, "
        "expected its value: copy the cells and paste them as values."
    )


def test_a_period_that_is_none_is_named_with_its_place() -> None:
    assert only_problem(["2023-01", "Region", 1], ["02/03/2023", "Region", 7]) == (
        "feed.csv, row 3, column “Month”: found “02/03/2023”, "
        "expected a period such as 2023-01, Jan 2023, Q1 2023 or 2023."
    )


def test_a_second_row_of_headings_is_named() -> None:
    assert only_problem(["(month)", "(area)", "(number)"], ["2023-01", "Region", 7]) == (
        "feed.csv, row 2: found a second row of headings, “(month), (area), (number)”, "
        "expected one row of headings, then figures."
    )


def test_headings_over_again_are_named() -> None:
    assert only_problem(["2023-01", "Region", 7], ["Month", "Area", "Count"]) == (
        "feed.csv, row 3: found the headings over again, expected figures."
    )


def test_a_number_with_a_comma_outside_of_quotation_marks_is_not_taken_for_its_first_digits() -> None:
    file = io.BytesIO(b"Month,Area,Count\n2023-01,Region,1,234\n")
    assert [each.sentence for each in findings(file) if isinstance(each, Problem)] == [
        (
            "feed.csv, row 2: found 4 cells, "
            "expected no more cells than headings; a number with a comma in it stands in quotation marks."
        )
    ]


def test_a_heading_that_stands_twice_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="“count” twice, expected each heading once"):
        findings(csv_file([["Month", "Area", "Count", "Count"], ["2023-01", "Region", 1, 2]]))


def test_headings_are_found_below_titles_where_no_mapping_is_known() -> None:
    headings = read_headings(
        csv_file([["Thefts"], ["Month", "Area", "Count"], ["2023-01", "Region", 1]]), "f", ON_THE_WEB
    )
    assert (headings.row, headings.names) == (2, ("Month", "Area", "Count"))
